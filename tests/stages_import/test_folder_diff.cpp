#include "core/base/file.h"
#include "core/media/encode.h"
#include "core/project/classes.h"
#include "core/project/images.h"
#include "core/project/scores.h"
#include "core/project/split.h"
#include "core/project/trainings.h"
#include "core/stages/import/folder_diff.h"
#include "tests/support/broken_files.h"
#include "tests/support/error_of.h"
#include "tests/support/idx_files.h"

#include <QtTest/QTest>

#include <fstream>

using namespace tw;
using stages::FolderDifference;

namespace {

void ignore(const jobs::Progress&) {}

void write_noise(const fs::path& path, std::uint64_t seed) {
    fs::create_directories(path.parent_path());
    write_file_atomic(path, media::encode_png(test::noise_image(12, 10, 3, seed)));
}

}  // namespace

/// A folder that changes outside: what is found, and that acting on it loses no row.
class TestFolderDiff : public QObject {
    Q_OBJECT

private slots:
    void init() {
        folder_ = std::make_unique<TempDir>();
        project_ = std::make_unique<project::Project>(project::Project::create(folder_->path() / "project"));
        for (int i = 0; i < 6; ++i) write_noise(file("a", i), static_cast<std::uint64_t>(i));
        for (int i = 6; i < 9; ++i) write_noise(file("b", i), static_cast<std::uint64_t>(i));
        import(data());
    }
    void cleanup() {
        project_.reset();
        folder_.reset();
    }

    void an_untouched_folder_is_no_news() {
        const FolderDifference difference = compare();
        QCOMPARE(difference.news(), std::int64_t{0});
        QCOMPARE(difference.unchanged, std::int64_t{9});
        QVERIFY(difference.touched.empty());
    }

    void each_kind_of_change_is_told_from_the_others() {
        const std::int64_t moved_id = id_of(file("a", 1)), gone_id = id_of(file("b", 7));
        write_noise(data() / "a" / "new.png", 100);
        fs::rename(file("a", 1), data() / "a" / "renamed.png");
        write_noise(file("a", 2), 200);
        fs::remove(file("b", 7));
        const FolderDifference difference = compare();
        QCOMPARE(difference.news(), std::int64_t{4});
        QCOMPARE(difference.unchanged, std::int64_t{6});
        QCOMPARE(difference.added.at(0).locator.path.filename().string(), std::string("new.png"));
        QCOMPARE(difference.moved.at(0).image_id, moved_id);
        QCOMPARE(difference.moved.at(0).to.locator.path.filename().string(), std::string("renamed.png"));
        QCOMPARE(difference.edited.at(0).place.path, file("a", 2));
        QCOMPARE(difference.removed.at(0).image_id, gone_id);

        const auto report = apply(difference, {true, true, true, true});
        QCOMPARE(report.added, std::int64_t{1});
        QCOMPARE(report.relinked, std::int64_t{1});
        QCOMPARE(report.reread, std::int64_t{1});
        QCOMPARE(report.marked, std::int64_t{1});
        QCOMPARE(images().ids("real", "").size(), std::size_t{10});
        QCOMPARE(images().get(moved_id).path, (data() / "a" / "renamed.png").string());
        QCOMPARE(images().get(gone_id).path, file("b", 7).string());
        QCOMPARE(compare().news(), std::int64_t{0});  // what is marked is no news
        QVERIFY(compare().removed.at(0).marked);
    }

    void nothing_is_written_by_looking() {
        fs::rename(file("a", 1), data() / "a" / "renamed.png");
        compare();
        QCOMPARE(compare().moved.size(), std::size_t{1});
        QVERIFY(id_of(file("a", 1)) > 0);
    }

    void a_file_written_again_with_its_content_is_read_once() {
        const std::string bytes = read_file(file("a", 3));
        fs::last_write_time(file("a", 3), fs::last_write_time(file("a", 3)) + std::chrono::hours(1));
        const FolderDifference difference = compare();
        QCOMPARE(difference.news(), std::int64_t{0});
        QCOMPARE(difference.touched, std::vector<std::string>{file("a", 3).string()});
        apply(difference, {});
        QVERIFY(compare().touched.empty());
        QCOMPARE(read_file(file("a", 3)), bytes);
    }

    void moving_into_another_class_takes_the_class_along_and_no_partition() {
        const std::int64_t id = id_of(file("a", 4));
        images().set_partition({id}, "validation");
        fs::rename(file("a", 4), data() / "b" / "4.png");
        const FolderDifference difference = compare();
        QVERIFY(difference.moved.at(0).other_class);
        apply(difference, {false, true, false, false});
        QCOMPARE(images().get(id).class_id, project::ClassRepository(*project_).by_name("b")->id);
        QCOMPARE(images().get(id).partition, std::string("validation"));
    }

    void of_two_copies_the_one_that_kept_its_name_is_the_moved_one() {
        fs::create_directories(data() / "a" / "deeper");
        fs::copy_file(file("a", 5), data() / "a" / "another.png");
        fs::rename(file("a", 5), data() / "a" / "deeper" / "5.png");
        const FolderDifference difference = compare();
        QCOMPARE(difference.moved.at(0).to.locator.path, data() / "a" / "deeper" / "5.png");
        QCOMPARE(difference.added.size(), std::size_t{1});
        const auto report = apply(difference, {true, true, false, false});
        QCOMPARE(report.added, std::int64_t{0});
        QCOMPARE(report.skipped, std::int64_t{1});  // a duplicate, listed with its reason
        QCOMPARE(compare().news(), std::int64_t{0});
    }

    void what_was_refused_is_news_once_only() {
        write_file_atomic(data() / "a" / "ruined.png", "no picture");
        apply(compare(), {true, false, false, false});
        QCOMPARE(compare().news(), std::int64_t{0});
        write_noise(data() / "a" / "ruined.png", 300);  // repaired
        QCOMPARE(compare().added.size(), std::size_t{1});
    }

    void an_edited_file_loses_its_scores_and_one_that_became_unreadable_keeps_everything() {
        const std::int64_t edited = id_of(file("a", 0)), ruined = id_of(file("a", 1));
        const std::string before = images().get(ruined).sha256;
        for (const std::int64_t id : {edited, ruined}) project::ScoreRepository(*project_).set(id, {{"margin", 0.5}});
        write_noise(file("a", 0), 400);
        write_file_atomic(file("a", 1), "no picture");
        const auto report = apply(compare(), {false, false, true, false});
        QCOMPARE(report.reread, std::int64_t{1});
        QCOMPARE(report.unreadable, std::int64_t{1});
        QVERIFY(project::ScoreRepository(*project_).get(edited).empty());
        QCOMPARE(project::ScoreRepository(*project_).get(ruined).size(), std::size_t{1});
        QCOMPARE(images().get(ruined).sha256, before);
    }

    void what_comes_back_is_no_longer_missing() {
        const fs::path aside = folder_->path() / "aside.png";
        fs::rename(file("b", 8), aside);
        apply(compare(), {false, false, false, true});
        fs::rename(aside, file("b", 8));
        const FolderDifference difference = compare();
        QCOMPARE(difference.returned.size(), std::size_t{1});
        apply(difference, {});
        QCOMPARE(compare().news(), std::int64_t{0});
        QCOMPARE(project::SourceFileRepository(*project_).missing_count(), std::int64_t{0});
    }

    void relinking_keeps_the_split_and_its_trainings() {
        project::SplitRepository split(*project_);
        project::TrainingRun run;
        run.arm = "real_only";
        run.split = split.freeze({{"profile", "test"}}).sha256;
        project::TrainingRepository(*project_).add(run);
        fs::rename(file("a", 1), data() / "a" / "renamed.png");
        apply(compare(), {false, true, false, false});
        QVERIFY(split.holds());
        QCOMPARE(project::TrainingRepository(*project_).all().at(0).split, split.current()->sha256);
        write_noise(file("a", 2), 500);
        apply(compare(), {false, false, true, false});
        QVERIFY(split.holds());  // every picture is where it was
        QVERIFY(project::TrainingRepository(*project_).all().at(0).split != split.current()->sha256);
    }

    void a_root_that_is_gone_is_a_fault_and_not_nine_losses() {
        fs::rename(data(), folder_->path() / "elsewhere");
        const FolderDifference difference = compare();
        QVERIFY2(difference.fault.find(data().string()) != std::string::npos, difference.fault.c_str());
        QVERIFY(difference.removed.empty());
        QVERIFY(test::error_of([&] { apply(difference, {true, true, true, true}); }).find(data().string()) != std::string::npos);
        fs::create_directories(data());  // an empty mount point is no empty data set
        QVERIFY(!compare().fault.empty());
    }

    void a_root_that_moved_is_found_by_relative_path_then_by_content() {
        const fs::path now = folder_->path() / "elsewhere";
        const std::int64_t by_content = id_of(file("a", 5)), edited = id_of(file("b", 6)), lost = id_of(file("b", 7));
        fs::rename(data(), now);
        fs::rename(now / "a" / "5.png", now / "a" / "five.png");
        write_noise(now / "b" / "6.png", 600);
        fs::remove(now / "b" / "7.png");
        const auto roots = stages::imported_roots(*project_);
        const auto difference = stages::compare_moved_root(*project_, roots.at(0), now, jobs::Control{}, ignore);
        QCOMPARE(difference->moved.size(), std::size_t{8});
        QCOMPARE(difference->removed.size(), std::size_t{1});
        apply(*difference, {false, true, false, true});
        QCOMPARE(images().get(by_content).path, (now / "a" / "five.png").string());
        QCOMPARE(images().get(lost).path, file("b", 7).string());
        QCOMPARE(stages::imported_roots(*project_).at(0).path(), now);
        const FolderDifference after = compare();
        QCOMPARE(after.edited.size(), std::size_t{1});
        QCOMPARE(after.edited.at(0).image_id, edited);
        QCOMPARE(after.unchanged, std::int64_t{7});
    }

    void pictures_in_packed_files_are_compared_one_by_one() {
        const fs::path packed = folder_->path() / "packed";
        fs::create_directories(packed);
        test::write_idx(packed / "train-images-idx3-ubyte", {3, 2, 2}, "abcdefghijkl");
        test::write_idx(packed / "train-labels-idx1-ubyte", {3}, std::string("\0\1\0", 3));
        import(packed);
        test::write_idx(packed / "train-images-idx3-ubyte", {3, 2, 2}, "abcdEFGHijkl");
        const auto difference =
            stages::compare_folder(*project_, stages::imported_roots(*project_).at(1), stages::Depth::quick, jobs::Control{}, ignore);
        QCOMPARE(difference->edited.size(), std::size_t{1});
        QCOMPARE(difference->edited.at(0).place.index, std::int64_t{1});
        QCOMPARE(apply(*difference, {false, false, true, false}).reread, std::int64_t{1});
    }

    void importing_again_reads_only_what_is_new() {
        // Unreadable from now on, but with the stamps it had: reading it would be noticed.
        const fs::path victim = file("a", 0);
        const auto time = fs::last_write_time(victim);
        const std::string bytes(fs::file_size(victim), 'x');
        std::ofstream(victim, std::ios::binary) << bytes;
        fs::last_write_time(victim, time);
        write_noise(data() / "a" / "new.png", 700);
        const auto report = import(data());
        QCOMPARE(report.imported, std::int64_t{1});
        QCOMPARE(report.skipped, std::int64_t{9});
        QCOMPARE(stages::imported_roots(*project_).size(), std::size_t{1});
    }

private:
    fs::path data() const { return folder_->path() / "data"; }
    fs::path file(const char* class_name, int number) const { return data() / class_name / (std::to_string(number) + ".png"); }
    project::ImageRepository images() const { return project::ImageRepository(*project_); }
    std::int64_t id_of(const fs::path& path) const {
        const auto row = images().by_path(path.string(), -1);
        return row ? row->id : 0;
    }

    stages::ImportReport import(const fs::path& path) {
        stages::ImportRequest request;
        request.path = path;
        return stages::import_images(*project_, request, jobs::Control{}, ignore);
    }

    FolderDifference compare() const {
        return *stages::compare_folder(*project_, stages::imported_roots(*project_).at(0), stages::Depth::quick, jobs::Control{}, ignore);
    }

    stages::FolderReport apply(const FolderDifference& difference, const stages::FolderActs& acts) {
        return stages::apply_difference(*project_, difference, acts, jobs::Control{}, ignore);
    }

    std::unique_ptr<TempDir> folder_;
    std::unique_ptr<project::Project> project_;
};

QTEST_APPLESS_MAIN(TestFolderDiff)
#include "test_folder_diff.moc"
