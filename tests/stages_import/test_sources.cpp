#include "core/base/error.h"
#include "core/base/file.h"
#include "core/stages/import/csv_reader.h"
#include "core/stages/import/source.h"
#include "tests/support/error_of.h"
#include "tests/support/idx_files.h"

#include <QtTest/QTest>

using namespace tw;
using namespace tw::stages;
using tw::test::error_of;

namespace {

void touch(const fs::path& path) {
    fs::create_directories(path.parent_path());
    write_file_atomic(path, "x");
}

/// "partition class file" of every candidate, the file below `root`.
std::vector<std::string> lines_of(const Listing& listing, const fs::path& root) {
    std::vector<std::string> lines;
    for (const Candidate& one : listing.candidates) {
        lines.push_back(one.partition + " " + one.class_name + " " + fs::relative(one.locator.path, root).string());
    }
    return lines;
}

using Lines = std::vector<std::string>;

}  // namespace

class TestSources : public QObject {
    Q_OBJECT

private slots:
    void init() { folder_ = std::make_unique<TempDir>(); }

    void class_folders_go_where_the_request_says() {
        for (const char* file : {"b/2.PNG", "b/1.jpg", "b/deeper/3.webp", "a/1.png", "a/notes.txt", "a/.hidden.png", "lost.png"}) {
            touch(root() / file);
        }
        const Listing listing = list_image_folder(request("image_folder", "pretrain"));
        QCOMPARE(lines_of(listing, root()),
                 (Lines{"pretrain a a/1.png", "pretrain b b/1.jpg", "pretrain b b/2.PNG", "pretrain b b/deeper/3.webp"}));
        QCOMPARE(listing.classes, (Lines{"a", "b"}));
        QCOMPARE(listing.issues.size(), std::size_t{2});
        QCOMPARE(listing.skipped, std::int64_t{2});
        for (const project::ImportIssue& issue : listing.issues) QCOMPARE(issue.kind, std::string("unknown_file"));
    }

    void folders_named_like_partitions_are_partitions() {
        for (const char* file : {"Train/a/1.png", "val/a/2.png", "test/b/3.png"}) touch(root() / file);
        const Listing listing = list_image_folder(request("image_folder", "train"));
        QCOMPARE(lines_of(listing, root()), (Lines{"train a Train/a/1.png", "test b test/b/3.png", "validation a val/a/2.png"}));
        touch(root() / "extra" / "4.png");  // one other folder, and all of them are classes
        QCOMPARE(list_image_folder(request("image_folder", "train")).classes.size(), std::size_t{4});
    }

    void class_folders_not_in_the_list_are_mislabelled() {
        for (const char* file : {"cat/1.png", "dog/2.png", "fish/3.png"}) touch(root() / file);
        ImportRequest wanted = request("image_folder", "train");
        wanted.class_names = {"dog", "cat"};
        const Listing listing = list_image_folder(wanted);
        QCOMPARE(listing.classes, (Lines{"dog", "cat"}));
        QCOMPARE(listing.candidates.size(), std::size_t{2});
        QCOMPARE(listing.issues.front().kind, std::string("mislabelled"));
    }

    void a_link_that_leads_back_is_not_followed() {
        touch(root() / "a" / "1.png");
        fs::create_directory_symlink(root(), root() / "a" / "round");
        QCOMPARE(list_image_folder(request("image_folder", "train")).candidates.size(), std::size_t{1});
    }

    void csv_with_header_quotes_and_splits() {
        write_file_atomic(root() / "list.csv",
                          "\xef\xbb\xbfsplit,label,path\r\n"
                          "train,\"shirt, \"\"long\"\"\",a/1.png\r\n"
                          "val,coat,\"a/odd\nname.png\"\r\n"
                          "\r\n"
                          "sometimes,coat,a/3.png\r\n"
                          "test,,a/4.png\r\n"
                          ",coat,../5.png\r\n");
        const Listing listing = list_csv(csv("held_out"));
        QCOMPARE(lines_of(listing, root()),
                 (Lines{"train shirt, \"long\" a/1.png", "validation coat a/odd\nname.png", "held_out coat ../5.png"}));
        QCOMPARE(listing.classes, (Lines{"coat", "shirt, \"long\""}));
        QCOMPARE(listing.issues.size(), std::size_t{2});
        QVERIFY(listing.issues[0].reason.find("'sometimes'") != std::string::npos);
        QVERIFY(listing.issues[1].reason.find("line 7") != std::string::npos);
    }

    void csv_without_header_and_with_class_numbers() {
        write_file_atomic(root() / "list.csv", "1.png;1\n/elsewhere/2.png;boot\n3.png;7\n4.png;0;test");
        ImportRequest wanted = csv("train");
        wanted.class_names = {"boot", "bag"};
        const Listing listing = list_csv(wanted);
        QCOMPARE(listing.candidates.size(), std::size_t{3});
        QCOMPARE(listing.candidates[0].class_name, std::string("bag"));
        QCOMPARE(listing.candidates[1].locator.path, fs::path("/elsewhere/2.png"));
        QCOMPARE(listing.candidates[2].partition, std::string("test"));
        QCOMPARE(listing.issues.front().kind, std::string("mislabelled"));
        QCOMPARE(listing.classes, wanted.class_names);
    }

    void csv_faults_are_named() {
        write_file_atomic(root() / "list.csv", "a.png,x\n\"b.png,y\n");
        QVERIFY(error_of([&] { list_csv(csv("train")); }).find("line 2: a quote is opened and never closed") != std::string::npos);
        write_file_atomic(root() / "list.csv", "");
        QVERIFY(error_of([&] { list_csv(csv("train")); }).find("is empty") != std::string::npos);
    }

    void idx_takes_a_range_and_names_classes_by_number() {
        test::write_idx(root() / "train-images-idx3-ubyte", {6, 1, 1}, "abcdef");
        test::write_idx(root() / "train-labels-idx1-ubyte.gz", {6}, std::string("\2\0\1\2\1\3", 6));
        ImportRequest wanted = request("idx", "pretrain");
        wanted.path = root() / "train-images-idx3-ubyte";
        QCOMPARE(list_idx(wanted).classes, (Lines{"0", "1", "2", "3"}));
        wanted.class_names = {"top", "bag", "boot"};
        wanted.first = 3;
        const Listing listing = list_idx(wanted);
        QCOMPARE(listing.candidates.size(), std::size_t{2});
        QCOMPARE(listing.candidates[0].locator.index, std::int64_t{3});
        QCOMPARE(listing.candidates[0].class_name, std::string("boot"));
        QCOMPARE(listing.issues.front().kind, std::string("mislabelled"));  // label 3 of three names
        wanted.count = 4;
        QVERIFY(error_of([&] { list_idx(wanted); }).find("holds 6 images") != std::string::npos);
    }

    void idx_folders_know_their_test_images() {
        for (const char* part : {"train", "t10k"}) {
            test::write_idx(root() / (std::string(part) + "-images-idx3-ubyte.gz"), {1, 1, 1}, "a");
            test::write_idx(root() / (std::string(part) + "-labels-idx1-ubyte.gz"), {1}, std::string(1, '\0'));
        }
        const Listing listing = list_idx(request("idx", "train"));
        QCOMPARE(lines_of(listing, root()), (Lines{"train 0 train-images-idx3-ubyte.gz", "test 0 t10k-images-idx3-ubyte.gz"}));
    }

    void idx_faults_are_named() {
        ImportRequest wanted = request("idx", "train");
        wanted.path = root() / "some-images-idx3-ubyte";
        test::write_idx(wanted.path, {2, 1, 1}, "ab");
        QVERIFY(error_of([&] { list_idx(wanted); }).find("no labels file was found beside") != std::string::npos);
        wanted.labels = root() / "labels";
        test::write_idx(wanted.labels, {3}, "abc");
        QVERIFY(error_of([&] { list_idx(wanted); }).find("holds 2 images") != std::string::npos);
        wanted.labels = wanted.path;
        QVERIFY(error_of([&] { list_idx(wanted); }).find("not one of labels") != std::string::npos);
    }

private:
    fs::path root() const { return folder_->path(); }

    ImportRequest request(const std::string& format, const std::string& partition) const {
        ImportRequest made;
        made.format = format;
        made.path = root();
        made.partition = partition;
        return made;
    }

    ImportRequest csv(const std::string& partition) const {
        ImportRequest made = request("csv", partition);
        made.path = root() / "list.csv";
        return made;
    }

    std::unique_ptr<TempDir> folder_;
};

QTEST_APPLESS_MAIN(TestSources)
#include "test_sources.moc"
