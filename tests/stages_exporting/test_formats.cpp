#include "core/base/file.h"
#include "core/base/hash.h"
#include "core/base/json.h"
#include "core/media/decode.h"
#include "core/project/verdicts.h"
#include "core/stages/exporting/export.h"
#include "core/stages/import/import.h"
#include "tests/support/error_of.h"
#include "tests/support/program.h"
#include "tests/support/synthetic_project.h"

#include <QtTest/QTest>

#include <set>

using namespace tw;
using tw::test::error_of;

namespace {

void ignore(const jobs::Progress&) {}

int files_below(const fs::path& folder) {
    int files = 0;
    for (const auto& entry : fs::recursive_directory_iterator(folder)) files += entry.is_regular_file() ? 1 : 0;
    return files;
}

}  // namespace

/// Every format is read back: by the system's tar, by our own import, or by what its readers rely on.
class TestFormats : public QObject {
    Q_OBJECT

private slots:
    void init() {
        made_ = std::make_unique<test::SyntheticProject>();
        out_ = std::make_unique<TempDir>();
        std::vector<project::Verdict> verdicts;
        for (const std::int64_t id : project::SampleRepository(made_->project()).ids({})) verdicts.push_back({id, "accepted", ""});
        project::VerdictRepository(made_->project()).apply(verdicts, "person");
    }

    void the_csv_manifest_is_imported_again() {
        const fs::path folder = write("image_folder", {"csv"});
        stages::ImportRequest import;
        import.path = folder / "manifest.csv";
        project::Project again = project::Project::create(out_->path() / "again");
        stages::import_images(again, import, {}, ignore);
        const project::ImageRepository images(again);
        QCOMPARE(images.ids("real", "train").size(), std::size_t{21});
        QCOMPARE(images.ids("synthetic", "train").size(), std::size_t{12});
        QCOMPARE(images.ids("real", "validation").size(), std::size_t{9});
        QCOMPARE(images.ids("real", "test").size(), std::size_t{9});
        const std::string text = read_file(folder / "manifest.csv");
        for (const project::ImageRow& row : images.list("real", "train")) {
            QVERIFY2(text.find(sha256_file(row.path)) != std::string::npos, row.path.c_str());
        }
    }

    void coco_has_a_box_for_every_picture() {
        const fs::path folder = write("image_folder", {"coco"});
        const Json train = read_json_file(folder / "annotations" / "instances_train.json");
        QCOMPARE(train["images"].size(), std::size_t{33});
        QCOMPARE(train["annotations"].size(), std::size_t{33});
        std::map<std::int64_t, std::string> files;
        for (const Json& image : train["images"]) files[image["id"].get<std::int64_t>()] = image["file_name"].get<std::string>();
        for (const Json& annotation : train["annotations"]) {
            const std::string file = files.at(annotation["image_id"].get<std::int64_t>());
            QVERIFY2(fs::exists(folder / file), file.c_str());
            const auto category = annotation["category_id"].get<std::size_t>();
            QCOMPARE(train["categories"][category - 1]["id"].get<std::size_t>(), category);
            QVERIFY(file.find("/" + train["categories"][category - 1]["name"].get<std::string>() + "/") != std::string::npos);
            QVERIFY(annotation["bbox"] == Json({0, 0, 28, 28}));
        }
    }

    void croissant_describes_the_manifest_that_lies_beside_it() {
        const fs::path folder = write("image_folder", {"croissant"});
        const Json croissant = read_json_file(folder / "croissant.json");
        QCOMPARE(croissant["conformsTo"].get<std::string>(), std::string("http://mlcommons.org/croissant/1.1"));
        const Json& file = croissant["distribution"][0];
        QCOMPARE(file["sha256"].get<std::string>(), sha256_file(folder / file["contentUrl"].get<std::string>()));
        const std::string header = read_file(folder / "manifest.csv").substr(0, 60);
        for (const Json& field : croissant["recordSet"][0]["field"]) {
            QVERIFY(header.find(field["source"]["extract"]["column"].get<std::string>()) != std::string::npos);
        }
        QCOMPARE(croissant["prov:wasGeneratedBy"].size(), std::size_t{1});
        QCOMPARE(croissant["prov:wasGeneratedBy"][0]["name"].get<std::string>(), std::string("run_1"));
    }

    void webdataset_shards_are_read_by_tar_and_are_the_same_bytes_twice() {
        const fs::path folder = write("webdataset", {}, 20'000), again = write("webdataset", {}, 20'000);
        const fs::path unpacked = out_->path() / "unpacked";
        int shards = 0;
        for (const auto& entry : fs::directory_iterator(folder)) {
            if (entry.path().extension() != ".tar") continue;
            ++shards;
            QCOMPARE(sha256_file(entry.path()), sha256_file(again / entry.path().filename()));
            const std::string partition = entry.path().filename().string().substr(0, entry.path().filename().string().find('-'));
            fs::create_directories(unpacked / partition);
            const auto tar = test::run_program("tar", {"-xf", QString::fromStdString(entry.path().string()), "-C",
                                                       QString::fromStdString((unpacked / partition).string())});
            QVERIFY2(tar.exit_code == 0, qPrintable(tar.errors));
        }
        QVERIFY(shards > 3);  // more than one of train
        QCOMPARE(files_below(unpacked), 3 * (33 + 9 + 9));
        const Json classes = read_json_file(folder / "classes.json");
        for (const auto& entry : fs::directory_iterator(unpacked / "train")) {
            if (entry.path().extension() != ".json") continue;
            const Json record = read_json_file(entry.path());
            const fs::path stem = entry.path().parent_path() / entry.path().stem();
            const auto label = std::stoul(read_file(stem.string() + ".cls"));
            QCOMPARE(classes[label].get<std::string>(), record["label"].get<std::string>());
            QCOMPARE(media::load_image({stem.string() + ".png", -1}).width, 28);
            if (!record["is_synthetic"].get<bool>()) QCOMPARE(sha256_file(stem.string() + ".png"), record["sha256"].get<std::string>());
        }
    }

    void fiftyone_labels_every_picture_of_each_part() {
        const fs::path folder = write("fiftyone", {});
        for (const char* partition : {"train", "validation", "test"}) {
            const Json labels = read_json_file(folder / partition / "labels.json");
            std::set<std::string> named, there;
            for (const auto& [name, label] : labels["labels"].items()) {
                named.insert(name);
                QVERIFY(label.get<std::size_t>() < labels["classes"].size());
            }
            for (const auto& entry : fs::directory_iterator(folder / partition / "data")) there.insert(entry.path().stem().string());
            QCOMPARE(named, there);
        }
    }

    void what_does_not_go_together_is_refused_by_name() {
        QVERIFY(error_of([&] { write("tfrecord", {}); }).find("tfrecord") != std::string::npos);
        QVERIFY(error_of([&] { write("image_folder", {"yaml"}); }).find("'yaml'") != std::string::npos);
        QVERIFY(error_of([&] { write("fiftyone", {"coco"}); }).find("'coco'") != std::string::npos);
    }

    void every_format_replaces_an_export_of_ours() {
        for (const std::string& format : stages::export_formats()) {
            stages::ExportRequest request;
            request.target = out_->path() / "one place";
            request.format = format;
            QVERIFY(stages::export_set(made_->project(), request, {}, ignore).synthetic == 12);
        }
        stages::ExportRequest request;
        request.target = out_->path() / "next";
        QVERIFY(stages::preview_export(made_->project(), request).seconds > 0);
    }

private:
    fs::path write(const std::string& format, const std::vector<std::string>& records, std::uintmax_t shard_bytes = 1'000'000) {
        stages::ExportRequest request;
        request.target = out_->path() / (format + std::to_string(written_++));
        request.format = format;
        request.records = records;
        request.shard_bytes = shard_bytes;
        stages::export_set(made_->project(), request, {}, ignore);
        return request.target;
    }

    std::unique_ptr<test::SyntheticProject> made_;
    std::unique_ptr<TempDir> out_;
    int written_ = 0;
};

QTEST_APPLESS_MAIN(TestFormats)
#include "test_formats.moc"
