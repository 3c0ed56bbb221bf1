#include "core/base/file.h"
#include "core/media/cifar.h"
#include "core/media/decode.h"
#include "core/media/encode.h"
#include "core/media/generator_metadata.h"
#include "core/media/provenance.h"
#include "core/project/classes.h"
#include "core/project/imports.h"
#include "core/project/runs.h"
#include "core/project/samples.h"
#include "core/stages/import/source.h"
#include "tests/support/broken_files.h"
#include "tests/support/error_of.h"

#include <QtTest/QTest>

using namespace tw;
using namespace tw::stages;
using tw::test::error_of;

namespace {

using Lines = std::vector<std::string>;
using Texts = std::vector<media::PngText>;

void write(const fs::path& path, const std::string& bytes) {
    fs::create_directories(path.parent_path());
    write_file_atomic(path, bytes);
}

void write_picture(const fs::path& path, std::uint64_t seed, const Texts& texts = {}) {
    write(path, media::encode_png(test::noise_image(12, 10, 3, seed), texts));
}

bool holds(const std::optional<Json>& record, const char* field, const Json& value) {
    return record && record->contains(field) && record->at(field) == value;
}

const std::string a1111 =
    "a photo of a shiba inu, masterpiece\nNegative prompt: blurry, cat\nSteps: 20, Sampler: Euler a, CFG scale: 7.5, "
    "Seed: 1234, Size: 512x640, Model hash: abcdef1234, Model: dreamshaper";

}  // namespace

/// Every format that pictures are brought in, told by itself, whole and broken.
class TestFormats : public QObject {
    Q_OBJECT

private slots:
    void init() {
        folder_ = std::make_unique<TempDir>();
        project_ = std::make_unique<project::Project>(project::Project::create(folder_->path() / "project"));
        fs::create_directories(root());
    }
    void cleanup() {
        project_.reset();
        folder_.reset();
    }

    void food101_follows_its_lists() {
        for (const char* file : {"images/pie/1.jpg", "images/pie/2.jpg", "images/soup/3.jpg"}) write(root() / file, "x");
        write(root() / "meta/classes.txt", "soup\npie\n");
        write(root() / "meta/train.txt", "pie/1\nsoup/3\nnonsense\n");
        write(root() / "meta/test.json", R"({"pie": ["pie/2"]})");
        QCOMPARE(format_of(root()), std::string("food101"));
        const Listing listing = list_food101(request("food101"));
        QCOMPARE(lines_of(listing), (Lines{"train pie images/pie/1.jpg", "train soup images/soup/3.jpg", "test pie images/pie/2.jpg"}));
        QCOMPARE(listing.classes, (Lines{"soup", "pie"}));
        QVERIFY(listing.issues.at(0).reason.find("nonsense") != std::string::npos);
        write(root() / "meta/test.json", "{ not json");
        QVERIFY(error_of([&] { list_food101(request("food101")); }).find("test.json") != std::string::npos);
        fs::remove_all(root() / "meta");
        QVERIFY(error_of([&] { list_food101(request("food101")); }).find("Food-101") != std::string::npos);
    }

    void hugging_face_lists_may_lie_at_the_top_or_in_each_split() {
        write(root() / "metadata.jsonl", R"({"file_name": "train/1.png", "label": "cat"}
{"file_name": "2.png", "label": 3, "split": "validation"}

{"file_name": "3.png"}
{"label": "cat"}
)");
        QCOMPARE(format_of(root()), std::string("hugging_face"));
        const Listing top = list_hugging_face(request("hugging_face"));
        QCOMPARE(lines_of(top), (Lines{"train cat train/1.png", "validation 3 2.png"}));
        QCOMPARE(top.skipped, std::int64_t{2});
        QVERIFY(top.issues.at(1).path.find("line 5") != std::string::npos);
        fs::remove(root() / "metadata.jsonl");
        write(root() / "test" / "metadata.csv", "file_name,label,is_synthetic\na.png,dog,false\nb.png,dog,True\n");
        QCOMPARE(format_of(root()), std::string("hugging_face"));
        const Listing split = list_hugging_face(request("hugging_face"));
        QCOMPARE(lines_of(split), (Lines{"test dog test/a.png", "test dog test/b.png"}));
        QVERIFY(!split.candidates[0].is_synthetic && split.candidates[1].is_synthetic);
    }

    void hugging_face_faults_are_named() {
        write(root() / "metadata.jsonl", "{\"file_name\": \"1.png\", \"label\": \"a\"}\n{broken\n");
        QVERIFY(error_of([&] { list_hugging_face(request("hugging_face")); }).find("line 2 is not a JSON object") != std::string::npos);
        write(root() / "metadata.jsonl", "{\"file_name\": \"1.png\", \"text\": \"a cat\"}\n");
        QVERIFY(error_of([&] { list_hugging_face(request("hugging_face")); }).find("no label") != std::string::npos);
    }

    void cifar_is_read_plane_by_plane() {
        std::string ten(2 * 3073, '\0');
        ten[0] = 1;
        ten[3073] = 7;
        ten[3073 + 1] = '\xff';     // red of the first pixel
        ten[3073 + 1 + 2048] = 40;  // blue
        write(root() / "data_batch_1.bin", ten);
        write(root() / "test_batch.bin", std::string(3073, '\2'));
        write(root() / "batches.meta.txt", "plane\ncar\nbird\n\n");
        QCOMPARE(format_of(root()), std::string("cifar"));
        const Listing listing = list_cifar(request("cifar"));
        QCOMPARE(lines_of(listing), (Lines{"train car data_batch_1.bin", "test bird test_batch.bin"}));
        QCOMPARE(listing.issues.at(0).kind, std::string("mislabelled"));  // label 7 of three names
        const media::Image image = media::load_image({root() / "data_batch_1.bin", 1});
        QCOMPARE(image.width, 32);
        QCOMPARE(static_cast<int>(image.pixels[0]), 255);
        QCOMPARE(static_cast<int>(image.pixels[2]), 40);
        QCOMPARE(media::decode({root() / "data_batch_1.bin", 0}).source.format, std::string("cifar"));
        QVERIFY(error_of([&] { media::load_image({root() / "data_batch_1.bin", 2}); }).find("holds 2") != std::string::npos);
    }

    void cifar_100_has_coarse_labels_before_the_fine_ones() {
        std::string hundred(3074, '\0');
        hundred[0] = 4;
        hundred[1] = 2;
        write(root() / "train.bin", hundred);
        write(root() / "fine_label_names.txt", "apple\nbaby\nbear\n");
        QCOMPARE(lines_of(list_cifar(request("cifar"))), (Lines{"train bear train.bin"}));
        write(root() / "train.bin", hundred + "x");
        const std::string fault = error_of([&] { list_cifar(request("cifar")); });
        QVERIFY2(fault.find("train.bin") != std::string::npos && fault.find("3075 bytes") != std::string::npos, fault.c_str());
    }

    void coco_gives_the_one_class_of_each_picture() {
        write(root() / "val2017" / "1.png", "x");
        write(root() / "annotations" / "instances_val2017.json",
              R"({"info": {}, "images": [{"id": 1, "file_name": "1.png"}, {"id": 2, "file_name": "2.png"}, {"id": 3, "file_name": "3.png"}],
                  "annotations": [{"image_id": 1, "category_id": 7}, {"image_id": 1, "category_id": 7},
                                  {"image_id": 2, "category_id": 7}, {"image_id": 2, "category_id": 9}],
                  "categories": [{"id": 7, "name": "dog"}, {"id": 9, "name": "cat"}]})");
        QCOMPARE(format_of(root()), std::string("coco"));
        const Listing listing = list_coco(request("coco"));
        QCOMPARE(lines_of(listing), (Lines{"validation dog val2017/1.png"}));
        QVERIFY(listing.issues.at(0).reason.find("several classes (cat, dog)") != std::string::npos);
        QVERIFY(listing.issues.at(1).reason.find("no label") != std::string::npos);
        write(root() / "annotations" / "instances_val2017.json",
              R"({"images": [{"id": "one", "file_name": "1.png"}], "annotations": [], "categories": []})");
        const std::string fault = error_of([&] { list_coco(request("coco")); });
        QVERIFY2(fault.find("instances_val2017.json") != std::string::npos && fault.find("'id'") != std::string::npos, fault.c_str());
    }

    void settings_of_each_generator_are_read() {
        const auto read = [](const char* keyword, const std::string& text) {
            return media::generation_record_of(media::encode_png(test::noise_image(4, 4, 3, 1), {{keyword, text}}));
        };
        const auto parameters = read("parameters", a1111);
        QVERIFY(holds(parameters, "prompt", "a photo of a shiba inu, masterpiece"));
        QVERIFY(holds(parameters, "negative_prompt", "blurry, cat"));
        QVERIFY(holds(parameters, "seed", 1234));
        QVERIFY(holds(parameters, "guidance_scale", 7.5));
        QVERIFY(holds(parameters, "height", 640));
        QVERIFY(holds(read("parameters", R"({"sui_image_params": {"prompt": "a dog", "seed": 5}})"), "seed", 5));
        QVERIFY(holds(read("invokeai_metadata", R"({"positive_prompt": "a cat", "model": {"name": "sdxl"}})"), "model", "sdxl"));
        const auto comfy =
            read("prompt", R"({"3": {"class_type": "KSampler", "inputs": {"seed": 9, "steps": 8, "cfg": 3.5, "positive": ["6", 0]}},
                                              "6": {"class_type": "CLIPTextEncode", "inputs": {"text": "a red fox"}}})");
        QVERIFY(holds(comfy, "prompt", "a red fox"));
        QVERIFY(holds(comfy, "seed", 9));
        QVERIFY(holds(read("tailwright", R"({"prompt": "own", "seed": 3})"), "prompt", "own"));
        QVERIFY(read("XML:com.adobe.xmp", media::synthetic_xmp_packet(false)).has_value());
        QVERIFY(!read("Comment", "holiday in Rome").has_value());
        QVERIFY(!read("prompt", "no graph").has_value());
        QVERIFY(!media::generation_record_of("\x89PNG\r\n\x1a\n\xff\xff\xff\xfftEXt").has_value());
        std::string utf16("UNICODE\0", 8);
        for (const char c : a1111) utf16 += std::string{'\0', c};
        QVERIFY(holds(media::generation_record_of("\xff\xd8\xff\xe1" + utf16), "seed", 1234));
    }

    void generated_pictures_arrive_as_samples_that_wait_for_a_verdict() {
        project::ClassRepository classes(*project_);
        for (const char* name : {"shiba_inu", "cat"}) classes.ensure(name);
        write_picture(root() / "2024-01-01" / "1.png", 1, {{"parameters", a1111}});
        write_picture(root() / "2024-01-01" / "2.png", 2, {{"parameters", "a cat\nSteps: 3, Seed: 8"}});
        write_picture(root() / "3.png", 3, {{"parameters", "a cat and a shiba inu\nSteps: 3, Seed: 9"}});
        write_picture(root() / "4.png", 4, {{"parameters", "a landscape\nSteps: 3, Seed: 10"}});
        ImportRequest wanted;
        wanted.path = root();
        const auto report = import_images(*project_, wanted, jobs::Control{}, {});
        QCOMPARE(report.imported, std::int64_t{2});
        QCOMPARE(report.synthetic, std::int64_t{2});
        QCOMPARE(report.skipped, std::int64_t{2});
        const auto runs = project::RunRepository(*project_).all();
        QCOMPARE(runs.size(), std::size_t{1});
        QVERIFY(!runs[0].chosen);
        const auto samples = project::SampleRepository(*project_).list({{runs[0].id}, 0, "unjudged"});
        QCOMPARE(samples.size(), std::size_t{2});
        QCOMPARE(samples[0].seed, std::uint64_t{1234});
        QCOMPARE(classes.get(samples[0].image.class_id).name, std::string("shiba_inu"));
        QVERIFY(fs::exists(project_->folder() / samples[0].image.path));
        QCOMPARE(read_file(root() / "2024-01-01" / "1.png"),
                 media::encode_png(test::noise_image(12, 10, 3, 1), Texts{{"parameters", a1111}}));
        QCOMPARE(import_images(*project_, wanted, jobs::Control{}, {}).imported, std::int64_t{0});
    }

    void a_generated_picture_is_never_put_into_validation_or_test() {
        write_picture(root() / "train" / "dog" / "1.png", 1);
        write_picture(root() / "train" / "dog" / "2.png", 2, {{"parameters", a1111}});
        write_picture(root() / "test" / "dog" / "3.png", 3, {{"parameters", a1111}});
        ImportRequest wanted;
        wanted.path = root();
        const auto report = import_images(*project_, wanted, jobs::Control{}, {});
        QCOMPARE(report.imported, std::int64_t{2});
        QCOMPARE(report.synthetic, std::int64_t{1});
        const project::ImageRepository images(*project_);
        QCOMPARE(images.ids("real", "").size(), std::size_t{1});
        QVERIFY(images.ids("", "test").empty());
        QVERIFY(project::ImportRepository(*project_).issues(report.import_id).at(0).reason.find("cannot be a picture of test") !=
                std::string::npos);
    }

    void two_classes_with_one_name_are_reported() {
        write(root() / "list.csv", "path,label\na.png,T-Shirt\nb.png,t shirt\n");
        write_picture(root() / "a.png", 1);
        write_picture(root() / "b.png", 2);
        ImportRequest wanted;
        wanted.path = root() / "list.csv";
        const auto report = import_images(*project_, wanted, jobs::Control{}, {});
        const auto issues = project::ImportRepository(*project_).issues(report.import_id);
        QVERIFY(std::any_of(issues.begin(), issues.end(), [](const auto& one) { return one.kind == "class_name_clash"; }));
    }

    void unknown_files_and_formats_are_refused_by_name() {
        write(root() / "notes.txt", "x");
        QVERIFY(error_of([&] { format_of(root() / "notes.txt"); }).find("notes.txt") != std::string::npos);
        QVERIFY(error_of([&] { list_source(request("parquet")); }).find("parquet") != std::string::npos);
        QCOMPARE(format_of(root()), std::string("image_folder"));
    }

    void big_tiff_is_refused_with_a_sentence() {
        write(root() / "dog" / "big.tif", std::string("II\x2b\0\x08\0\0\0", 8) + std::string(64, '\0'));
        write_picture(root() / "dog" / "1.png", 1);
        ImportRequest wanted;
        wanted.path = root();
        const auto report = import_images(*project_, wanted, jobs::Control{}, {});
        QCOMPARE(report.imported, std::int64_t{1});
        const auto issues = project::ImportRepository(*project_).issues(report.import_id);
        const auto big = std::find_if(issues.begin(), issues.end(), [](const auto& one) { return one.path.ends_with("big.tif"); });
        QVERIFY(big != issues.end());
        QCOMPARE(big->kind, std::string("broken"));
        QVERIFY2(big->reason.find("BigTIFF") != std::string::npos, big->reason.c_str());
    }

private:
    fs::path root() const { return folder_->path() / "data"; }

    ImportRequest request(const std::string& format) const {
        ImportRequest made;
        made.format = format;
        made.path = root();
        return made;
    }

    Lines lines_of(const Listing& listing) const {
        Lines lines;
        for (const Candidate& one : listing.candidates) {
            lines.push_back(one.partition + " " + one.class_name + " " + fs::relative(one.locator.path, root()).string());
        }
        return lines;
    }

    std::unique_ptr<TempDir> folder_;
    std::unique_ptr<project::Project> project_;
};

QTEST_APPLESS_MAIN(TestFormats)
#include "test_formats.moc"
