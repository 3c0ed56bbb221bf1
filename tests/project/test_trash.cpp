#include "core/project/queue.h"
#include "core/project/repair.h"
#include "core/project/trash.h"
#include "core/project/verdicts.h"
#include "tests/support/synthetic_project.h"

#include <QtTest/QTest>

using namespace tw;
using project::SampleRepository;
using project::TrashRepository;

/// "Remove rejected" moves files and can be taken back; a crash between file and row is mended whichever came first.
class TestTrash : public QObject {
    Q_OBJECT

private slots:
    void init() {
        synthetic_ = std::make_unique<test::SyntheticProject>();
        ids_ = SampleRepository(project()).ids({});
        const std::string reason = "artefact";
        project::VerdictRepository(project()).apply({{ids_[0], "rejected", reason}, {ids_[1], "rejected", ""}, {ids_[2], "accepted", ""}},
                                                    "person");
    }

    void rejected_files_go_and_come_back() {
        TrashRepository trash(project());
        QCOMPARE(trash.removable_count(), std::int64_t{2});
        QCOMPARE(trash.removable(), (std::vector<std::int64_t>{ids_[0], ids_[1]}));
        const std::string bytes = read_file(file(0));
        trash.remove(trash.removable());
        QVERIFY(!fs::exists(file(0)) && !fs::exists(file(1)) && fs::exists(file(2)));
        QCOMPARE(trash.size().pictures, std::int64_t{2});
        QVERIFY(trash.size().bytes > 0);
        QCOMPARE(trash.removable_count(), std::int64_t{0});
        QVERIFY(project::missing_files(project()).empty());
        trash.restore({ids_[0]});
        QCOMPARE(read_file(file(0)), bytes);
        QCOMPARE(trash.size().pictures, std::int64_t{1});
    }

    void what_is_in_the_trash_is_in_no_list_but_its_reason_and_seed_count() {
        const auto all = SampleRepository(project()).count({});
        const std::int64_t item = SampleRepository(project()).get(ids_[0]).queue_item_id;
        const auto seeds = project::QueueRepository(project()).finished_seeds(item);
        TrashRepository(project()).remove({ids_[0]});
        const SampleRepository samples(project());
        QCOMPARE(samples.count({}), all - 1);
        QCOMPARE(samples.ids({{}, 0, "rejected"}), std::vector<std::int64_t>{ids_[1]});
        QCOMPARE(samples.reject_reasons({})["artefact"], std::int64_t{1});
        QCOMPARE(project::QueueRepository(project()).finished_seeds(item), seeds);
    }

    void taking_a_rejection_back_restores_the_picture() {
        TrashRepository(project()).remove({ids_[0], ids_[1]});
        project::VerdictRepository(project()).undo();
        QVERIFY(fs::exists(file(0)) && fs::exists(file(1)));
        QCOMPARE(SampleRepository(project()).count({{}, 0, "rejected"}), std::int64_t{0});
    }

    void emptying_deletes_files_and_no_rows() {
        TrashRepository trash(project());
        trash.remove({ids_[0], ids_[1]});
        QCOMPARE(trash.empty(), std::int64_t{2});
        QVERIFY(!fs::exists(project().folder() / "trash" / path(0)));
        QCOMPARE(trash.size().pictures, std::int64_t{0});
        trash.restore({ids_[0]});  // nothing is left to restore, and nothing breaks
        QCOMPARE(SampleRepository(project()).get(ids_[0]).verdict, std::string("rejected"));
        QVERIFY(project::missing_files(project()).empty());
    }

    void a_crash_after_the_row_and_before_the_file_is_mended() {
        TrashRepository trash(project());
        trash.remove({ids_[0]});
        fs::rename(project().folder() / "trash" / path(0), file(0));  // the file never went
        project::repair_files(project());
        QVERIFY(!fs::exists(file(0)));
        QVERIFY(fs::exists(project().folder() / "trash" / path(0)));
    }

    void a_crash_after_the_file_and_before_the_row_is_mended() {
        fs::create_directories((project().folder() / "trash" / path(0)).parent_path());
        fs::rename(file(0), project().folder() / "trash" / path(0));  // the row never came
        project::repair_files(project());
        QVERIFY(fs::exists(file(0)));
        QVERIFY(!fs::exists(project().folder() / "trash" / path(0)));
    }

    void a_crash_while_emptying_leaves_no_file_behind() {
        TrashRepository trash(project());
        trash.remove({ids_[0]});
        const std::string bytes = read_file(project().folder() / "trash" / path(0));
        trash.empty();
        write_file_atomic(project().folder() / "trash" / path(0), bytes);  // was not deleted yet
        project::repair_files(project());
        QVERIFY(!fs::exists(project().folder() / "trash" / path(0)));
        QVERIFY(!fs::exists(file(0)));
    }

private:
    project::Project& project() { return synthetic_->project(); }
    std::string path(std::size_t sample) { return SampleRepository(project()).get(ids_[sample]).image.path; }
    fs::path file(std::size_t sample) { return project().folder() / path(sample); }

    std::unique_ptr<test::SyntheticProject> synthetic_;
    std::vector<std::int64_t> ids_;
};

QTEST_APPLESS_MAIN(TestTrash)
#include "test_trash.moc"
