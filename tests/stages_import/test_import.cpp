#include "core/base/error.h"
#include "core/base/file.h"
#include "core/base/random.h"
#include "core/media/encode.h"
#include "core/project/classes.h"
#include "core/project/images.h"
#include "core/project/imports.h"
#include "core/stages/import/import.h"
#include "core/stages/import/ordered.h"
#include "tests/support/broken_files.h"
#include "tests/support/error_of.h"
#include "tests/support/idx_files.h"

#include <QtTest/QTest>

#include <atomic>

using namespace tw;
using project::ImportIssue;
using tw::test::error_of;

namespace {

void ignore(const jobs::Progress&) {}

void write_noise(const fs::path& path, std::uint64_t seed) {
    fs::create_directories(path.parent_path());
    write_file_atomic(path, media::encode_png(test::noise_image(12, 10, 3, seed)));
}

}  // namespace

class TestImport : public QObject {
    Q_OBJECT

private slots:
    void init() {
        folder_ = std::make_unique<TempDir>();
        project_ = std::make_unique<project::Project>(project::Project::create(folder_->path() / "project"));
    }
    void cleanup() {
        project_.reset();
        folder_.reset();
    }

    void broken_and_odd_files_are_listed_and_never_fatal() {
        test::write_broken_files(data() / "shirt");
        const auto report = import(request_for(data()));
        QCOMPARE(report.imported, std::int64_t{6});
        QCOMPARE(report.skipped, std::int64_t{5});
        QVERIFY(issue("broken", "no_image.png").reason.find("not an image") != std::string::npos);
        QVERIFY(issue("broken", "truncated.png").reason.find("cut off") != std::string::npos);
        QVERIFY(issue("broken", "truncated.jpg").reason.find("cut off") != std::string::npos);
        QVERIFY(issue("broken", "empty.png").reason.find("empty") != std::string::npos);
        QVERIFY(issue("too_large", "huge_header.png").reason.find("40000 x 40000") != std::string::npos);
        QVERIFY(issue("mislabelled", "wrong_extension.jpg").reason.find("is a png") != std::string::npos);
        QVERIFY(issue("converted", "alpha.png").reason.find("transparency") != std::string::npos);
        QVERIFY(issue("converted", "grey16.png").reason.find("16 bits") != std::string::npos);
        QVERIFY(issue("converted", "cmyk.jpg").reason.find("CMYK") != std::string::npos);
        QVERIFY(issue("converted", "animated.gif").reason.find("first") != std::string::npos);
        const project::ImageRow rotated = image("rotated.jpg");
        QCOMPARE(rotated.width, 32);
        QCOMPARE(rotated.height, 48);
        QCOMPARE(rotated.source["exif_orientation"].get<int>(), 6);
        QCOMPARE(image("grey16.png").channels, 1);
        QCOMPARE(image("grey16.png").source["bit_depth"].get<int>(), 16);
    }

    void duplicates_name_the_first_and_its_class() {
        write_noise(data() / "a" / "1.png", 1);
        write_noise(data() / "a" / "2.png", 2);
        fs::create_directories(data() / "b");
        fs::copy_file(data() / "a" / "1.png", data() / "a" / "copy.png");
        fs::copy_file(data() / "a" / "2.png", data() / "b" / "other_class.png");
        write_noise(data() / "b" / "3.png", 3);
        const auto report = import(request_for(data()));
        QCOMPARE(report.imported, std::int64_t{3});
        QVERIFY(issue("duplicate", "copy.png").reason.ends_with((data() / "a" / "1.png").string()));
        QVERIFY(issue("duplicate", "other_class.png").reason.ends_with("2.png, which is of the class 'a'"));
    }

    void importing_again_adds_nothing_and_notices_a_changed_file() {
        for (int i = 0; i < 5; ++i) write_noise(data() / "a" / (std::to_string(i) + ".png"), static_cast<std::uint64_t>(i));
        QCOMPARE(import(request_for(data())).imported, std::int64_t{5});
        write_noise(data() / "a" / "4.png", 99);
        write_noise(data() / "a" / "5.png", 100);
        const auto second = import(request_for(data()));
        QCOMPARE(second.imported, std::int64_t{1});
        QCOMPARE(second.skipped, std::int64_t{5});
        QVERIFY(issue("duplicate", "data").reason.starts_with("4 images of it are in the project already"));
        QVERIFY(issue("duplicate", "4.png").reason.find("other content") != std::string::npos);
        QCOMPARE(project::ImageRepository(*project_).ids("real", "").size(), std::size_t{6});
    }

    void names_that_look_alike_are_reported_and_kept_apart() {
        write_noise(data() / "T-shirt" / "1.png", 1);
        write_noise(data() / "t_shirt" / "2.png", 2);
        write_noise(data() / "coat" / "3.png", 3);
        import(request_for(data()));
        QVERIFY(issue("class_name_clash", "t_shirt").reason.find("'T-shirt'") != std::string::npos);
        QCOMPARE(project::ClassRepository(*project_).all().size(), std::size_t{3});
        // Also against what the project had before.
        write_noise(folder_->path() / "more" / "Coat" / "4.png", 4);
        import(request_for(folder_->path() / "more"));
        QVERIFY(issue("class_name_clash", "Coat").reason.find("'coat'") != std::string::npos);
    }

    void classes_with_no_or_one_image_are_reported() {
        write_noise(data() / "many" / "1.png", 1);
        write_noise(data() / "many" / "2.png", 2);
        write_noise(data() / "single" / "3.png", 3);
        fs::create_directories(data() / "none");
        fs::create_directories(data() / "ruined");
        write_file_atomic(data() / "ruined" / "x.png", "no picture");
        import(request_for(data()));
        QVERIFY(!issue("small_class", "none").reason.empty());
        QVERIFY(issue("small_class", "single").reason.find("one image") != std::string::npos);
        QVERIFY(issue("small_class", "ruined").reason.find("without any image") != std::string::npos);
        QVERIFY(issue("small_class", "many").reason.empty());
    }

    void nothing_readable_is_an_error_and_leaves_no_rows() {
        fs::create_directories(data());
        QVERIFY(error_of([&] { import(request_for(data())); }).find("holds no class folder with images") != std::string::npos);
        fs::create_directories(data() / "a");
        QVERIFY(error_of([&] { import(request_for(data())); }).find("holds no class folder with images") != std::string::npos);
        write_file_atomic(data() / "a" / "x.png", "no picture");
        const std::string message = error_of([&] { import(request_for(data())); });
        QVERIFY2(message.find("no image could be imported from " + data().string()) == 0, message.c_str());
        QVERIFY2(message.find("x.png is not an image") != std::string::npos, message.c_str());
        QVERIFY(project::ClassRepository(*project_).all().empty());
        QVERIFY(project::ImportRepository(*project_).all().empty());
        QVERIFY(error_of([&] { import(request_for(folder_->path() / "absent")); }).find("does not exist") != std::string::npos);
    }

    void stopping_keeps_what_was_imported_and_going_on_ends_the_same() {
        std::string pixels(3000 * 16, '\0'), labels;
        Random random(4);
        for (char& value : pixels) value = static_cast<char>(random.below(256));
        for (int i = 0; i < 3000; ++i) labels += static_cast<char>(i % 7);
        fs::create_directories(data());
        test::write_idx(data() / "train-images-idx3-ubyte.gz", {3000, 4, 4}, pixels);
        test::write_idx(data() / "train-labels-idx1-ubyte.gz", {3000}, labels);
        jobs::Control control;
        const stages::ImportRequest request = request_for(data() / "train-images-idx3-ubyte.gz");
        const auto first = stages::import_images(*project_, request, control, [&](const jobs::Progress& progress) {
            if (progress.done > 0) control.stop_after_current();
        });
        QVERIFY(first.imported > 0 && first.imported < 3000);
        const project::ImageRepository images(*project_);
        QCOMPARE(static_cast<std::int64_t>(images.ids("real", "").size()), first.imported);
        QVERIFY(project::ImportRepository(*project_).all().front().finished.empty());
        import(request);
        // The order is the file's although several threads decoded it.
        std::int64_t expected = 0;
        for (const project::ImageRow& row : images.list("real", "train")) {
            QCOMPARE(row.idx, expected);
            QCOMPARE(project::ClassRepository(*project_).get(row.class_id).ordinal, static_cast<int>(expected % 7));
            ++expected;
        }
        QCOMPARE(expected, std::int64_t{3000});
    }

    void ordered_work_hands_on_in_order_and_passes_exceptions() {
        std::vector<std::size_t> seen;
        std::atomic<int> made{0};
        const auto consume = [&](std::size_t i, std::size_t square) {
            seen.push_back(i);
            return square == i * i;
        };
        stages::OrderedWork<std::size_t>::run(
            500, 4, 8, [](std::size_t i) { return i * i; }, consume);
        QCOMPARE(seen.size(), std::size_t{500});
        QVERIFY(std::is_sorted(seen.begin(), seen.end()));
        const auto failing = [](std::size_t i) {
            if (i == 37) throw Error("number 37");
            return i * i;
        };
        seen.clear();
        QCOMPARE(error_of([&] { stages::OrderedWork<std::size_t>::run(500, 4, 8, failing, consume); }), std::string("number 37"));
        QCOMPARE(seen.size(), std::size_t{37});
        stages::OrderedWork<int>::run(
            500, 4, 8, [&](std::size_t) { return ++made; }, [](std::size_t i, int) { return i < 3; });
        QVERIFY(made.load() <= 4 + 8 + 4);  // no more than the window and one a thread beyond what was taken
    }

private:
    fs::path data() const { return folder_->path() / "data"; }

    static stages::ImportRequest request_for(const fs::path& path) {
        stages::ImportRequest request;
        request.path = path;
        return request;
    }

    stages::ImportReport import(const stages::ImportRequest& request) {
        const auto report = stages::import_images(*project_, request, jobs::Control{}, ignore);
        issues_ = project::ImportRepository(*project_).issues(report.import_id);
        return report;
    }

    ImportIssue issue(const std::string& kind, const std::string& file_name) const {
        for (const ImportIssue& one : issues_) {
            if (one.kind == kind && fs::path(one.path).filename() == file_name) return one;
        }
        return {};
    }

    project::ImageRow image(const std::string& file_name) const {
        for (const project::ImageRow& row : project::ImageRepository(*project_).list("real", "")) {
            if (fs::path(row.path).filename() == file_name) return row;
        }
        return {};
    }

    std::unique_ptr<TempDir> folder_;
    std::unique_ptr<project::Project> project_;
    std::vector<ImportIssue> issues_;
};

QTEST_APPLESS_MAIN(TestImport)
#include "test_import.moc"
