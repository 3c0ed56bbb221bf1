#include "core/base/error.h"
#include "core/base/file.h"
#include "core/base/hash.h"
#include "core/base/text.h"
#include "core/media/decode.h"
#include "core/media/encode.h"
#include "core/project/exports.h"
#include "core/project/split.h"
#include "core/project/verdicts.h"
#include "core/stages/exporting/export.h"
#include "core/stages/import/import.h"
#include "tests/support/error_of.h"
#include "tests/support/idx_files.h"
#include "tests/support/synthetic_project.h"

#include <exiv2/exiv2.hpp>

#include <QtTest/QTest>

#include <set>

using namespace tw;
using tw::test::error_of;

namespace {

void ignore(const jobs::Progress&) {}

std::vector<Json> lines_of(const fs::path& path) {
    std::vector<Json> lines;
    for (const std::string& line : split(trim(read_file(path)), '\n')) lines.push_back(Json::parse(line));
    return lines;
}

std::set<std::string> names_in(const fs::path& folder) {
    std::set<std::string> names;
    for (const auto& entry : fs::directory_iterator(folder)) names.insert(entry.path().filename().string());
    return names;
}

std::string text_of(const std::vector<media::PngText>& texts, const std::string& keyword) {
    for (const media::PngText& text : texts) {
        if (text.keyword == keyword) return text.text;
    }
    return {};
}

}  // namespace

class TestExport : public QObject {
    Q_OBJECT

private slots:
    void init() {
        project_ = std::make_unique<test::SyntheticProject>();
        out_ = std::make_unique<TempDir>();
    }

    void real_files_are_copied_byte_for_byte_and_metadata_agrees() {
        accept(2);
        const auto report = export_to(target());
        const project::ImageRepository images(project_->project());
        std::int64_t real = 0, synthetic = 0;
        for (const char* partition : {"train", "validation", "test"}) {
            for (const Json& line : lines_of(target() / partition / "metadata.jsonl")) {
                const fs::path file = target() / partition / line["file_name"].get<std::string>();
                QVERIFY(fs::exists(file));
                QCOMPARE(file.parent_path().filename().string(), line["label"].get<std::string>());
                if (line["is_synthetic"].get<bool>()) {
                    ++synthetic;
                    QCOMPARE(std::string(partition), std::string("train"));
                    continue;
                }
                ++real;
                QCOMPARE(sha256_file(file), line["sha256"].get<std::string>());
                QVERIFY(images.by_sha256(line["sha256"].get<std::string>()).has_value());
            }
        }
        QCOMPARE(report.real, real);
        QCOMPARE(report.synthetic, synthetic);
        QCOMPARE(synthetic, std::int64_t{6});
        QCOMPARE(static_cast<std::int64_t>(images.ids("real", "").size()), real);
        QCOMPARE(names_in(target()), (std::set<std::string>{"README.md", "split_manifest.json", "train", "validation", "test"}));
        QCOMPARE(names_in(out_->path()), std::set<std::string>{"export"});
        QCOMPARE(project::ExportRepository(project_->project()).all().front().synthetic, synthetic);
    }

    void a_verdict_given_to_many_at_once_carries_what_it_rests_on() {
        const auto ids = project::SampleRepository(project_->project()).ids({});
        const Json evidence = {{"kind", "sample"}, {"population", 40}, {"drawn", 20}, {"good", 19}, {"seed", 7}};
        project::VerdictRepository(project_->project()).apply({{ids[0], "accepted", ""}, {ids[1], "accepted", ""}}, "sample", evidence);
        export_to(target());
        int found = 0;
        for (const Json& line : lines_of(target() / "train" / "metadata.jsonl")) {
            if (line["decided_by"].get<std::string>() != "sample") continue;
            ++found;
            QVERIFY(Json::parse(line["decision"].get<std::string>()) == evidence);
            const auto texts = media::read_png_texts(target() / "train" / line["file_name"].get<std::string>());
            QVERIFY(Json::parse(text_of(texts, "tailwright"))["decision"] == evidence);
        }
        QCOMPARE(found, 2);
    }

    void samples_carry_their_record_in_the_png_and_keep_their_pixels() {
        accept(1);
        export_to(target());
        for (const Json& line : lines_of(target() / "train" / "metadata.jsonl")) {
            if (!line["is_synthetic"].get<bool>()) continue;
            const fs::path file = target() / "train" / line["file_name"].get<std::string>();
            const auto sample = sample_of(line["seed"].get<std::string>());
            const std::vector<media::PngText> texts = media::read_png_texts(file);
            const Json record = Json::parse(text_of(texts, "tailwright"));
            QCOMPARE(record["verdict"].get<std::string>(), std::string("accepted"));
            QCOMPARE(record["decided_by"].get<std::string>(), std::string("person"));
            QCOMPARE(record["seed"].get<std::uint64_t>(), sample.seed);
            QVERIFY(record["scores"].contains("margin"));
            QVERIFY(record["scores"] == Json::parse(line["scores"].get<std::string>()));
            for (const auto& [key, value] : sample.provenance.items()) QVERIFY2(record.contains(key), key.c_str());
            QVERIFY(text_of(texts, "parameters").find("Seed: " + std::to_string(sample.seed)) != std::string::npos);
            auto exiv = Exiv2::ImageFactory::open(file.string());
            exiv->readMetadata();
            QVERIFY(exiv->xmpData()["Xmp.iptcExt.DigitalSourceType"].toString().ends_with("rainedAlgorithmicMedia"));
            const media::Image written = media::load_image({file, -1});
            const auto kept = project::ImageRepository(project_->project()).absolute_path(sample.image);
            QCOMPARE(written.pixels, media::load_image({kept, -1}).pixels);
            QCOMPARE(written.channels, 1);
        }
    }

    void only_accepted_samples_of_the_runs_asked_for_are_written() {
        accept(3);
        const auto other = project_->add_run("run_2");
        const auto more = project_->add_samples(project_->classes()[0], other, 5);
        decide({more[0]}, "accepted");
        decide({more[1]}, "rejected");
        QCOMPARE(export_to(target()).synthetic, std::int64_t{9});
        stages::ExportRequest request;
        request.target = out_->path() / "second";
        request.run_ids = {other.id};
        QCOMPARE(run(request).synthetic, std::int64_t{1});
        const auto reference = project_->add_run("reference", "reference");
        request.run_ids = {reference.id};
        QVERIFY(error_of([&] { run(request); }).find("'reference'") != std::string::npos);
        request.run_ids = {};
        request.partitions = {"test"};
        request.target = out_->path() / "third";
        QCOMPARE(run(request).synthetic, std::int64_t{0});
        request.partitions = {"tset"};
        QVERIFY(error_of([&] { run(request); }).find("'tset' is unknown") != std::string::npos);
    }

    void preview_counts_what_the_export_writes() {
        accept(2);
        stages::ExportRequest request;
        request.target = target();
        const auto preview = stages::preview_export(project_->project(), request);
        QVERIFY(!fs::exists(target()));
        const auto report = export_to(target());
        QCOMPARE(preview.real, report.real);
        QCOMPARE(preview.synthetic, report.synthetic);
        QCOMPARE(stages::tree_lines(preview).front(), std::string("train/class_0  12 real + 2 synthetic"));
        QVERIFY(preview.bytes > 0 && preview.bytes < preview.bytes_free);
    }

    void the_card_and_the_manifest_tell_the_counts_and_the_split() {
        accept(2);
        export_to(target());
        const std::string card = read_file(target() / "README.md");
        QVERIFY2(card.find("| class_0 | 12 | 2 | 3 | 0 | 3 | 0 |") != std::string::npos, card.c_str());
        QVERIFY(card.find("| run_1 | 6 |") != std::string::npos);
        const Json manifest = read_json_file(target() / "split_manifest.json");
        QCOMPARE(manifest["split"]["sha256"].get<std::string>(), project::SplitRepository(project_->project()).current()->sha256);
        QCOMPARE(manifest["counts"]["train"]["class_0"]["synthetic"].get<int>(), 2);
        for (const Json& file : manifest["files"]) QVERIFY(fs::exists(target() / file.get<std::string>()));
    }

    void our_own_export_is_replaced_but_nothing_else_is_touched() {
        export_to(target());
        accept(1);
        QCOMPARE(export_to(target()).synthetic, std::int64_t{3});
        QCOMPARE(names_in(out_->path()), std::set<std::string>{"export"});
        // One file of somebody else in it, at any depth, and it is no longer ours alone.
        write_file_atomic(target() / "train" / "class_0" / "mine.txt", "mine");
        QVERIFY(error_of([&] { export_to(target()); }).find("mine.txt") != std::string::npos);
        QCOMPARE(read_file(target() / "train" / "class_0" / "mine.txt"), std::string("mine"));
        const fs::path foreign = out_->path() / "foreign";
        fs::create_directories(foreign);
        write_file_atomic(foreign / "split_manifest.json", "{\"format\": \"something else\"}");
        QVERIFY(error_of([&] { export_to(foreign); }).find("is not empty") != std::string::npos);
        write_file_atomic(out_->path() / "file", "a file");
        QVERIFY(error_of([&] { export_to(out_->path() / "file"); }).find("is a file") != std::string::npos);
        fs::create_directories(out_->path() / "new.incomplete");
        QVERIFY(error_of([&] { export_to(out_->path() / "new"); }).find("in the way") != std::string::npos);
        fs::create_directories(out_->path() / "empty");
        QVERIFY(export_to(out_->path() / "empty").real > 0);
    }

    void never_among_originals_or_in_the_project() {
        const auto inside = [&](const fs::path& path) { return error_of([&] { export_to(path); }); };
        const project::ImageRow row = project::ImageRepository(project_->project()).list("real", "train").front();
        const fs::path beside = fs::path(row.path).parent_path() / "export";
        QVERIFY(inside(beside).find("which holds original images") != std::string::npos);
        QVERIFY(!inside(project_->folder()).empty());
        QVERIFY(!inside(project_->project().images_dir() / "x").empty());
        QVERIFY(!fs::exists(beside));
        fs::create_directory_symlink(fs::path(row.path).parent_path(), out_->path() / "link");
        QVERIFY(inside(out_->path() / "link" / "export").find("original images") != std::string::npos);
    }

    void diff_mix_form_says_source_target_and_strength() {
        const project::Project& project = project_->project();
        const auto other = project_->add_run("mixed", "real_mix");
        const project::Class &target_class = project_->classes()[2], &source_class = project_->classes()[0];
        project::Sample mixed = project::SampleRepository(project).get(project_->add_samples(target_class, other, 1).front());
        mixed.image.id = 0;
        mixed.image.path = "images/mixed/second.png";
        mixed.seed = 77;
        mixed.source_image_id = project::ImageRepository(project).ids("real", "train", source_class.id).front();
        mixed.provenance["strength"] = 0.7;
        fs::create_directories(project.folder() / "images" / "mixed");
        write_file_atomic(project.folder() / mixed.image.path, media::encode_png(test::synthetic_picture(2, 5)));
        project::SampleRepository(project).add(mixed);
        decide(project::SampleRepository(project).ids({{other.id}, 0, ""}), "accepted");
        stages::ExportRequest request;
        request.target = target();
        request.format = "diff_mix";
        request.run_ids = {other.id};
        QCOMPARE(run(request).synthetic, std::int64_t{2});
        QCOMPARE(names_in(target()),
                 (std::set<std::string>{"README.md", "split_manifest.json", "config.yaml", "data", "meta.csv", "metadata.jsonl"}));
        QCOMPARE(read_file(target() / "meta.csv"), std::string("First Directory,Second Directory,Number,Strength,Path\n"
                                                               "class 0,class 2,1,0.7,class_0/class_2-000001-0.7.png\n"
                                                               "class 2,class 2,0,1.0,class_2/class_2-000000-1.0.png\n"));
        for (const Json& line : lines_of(target() / "metadata.jsonl")) {
            const fs::path file = target() / line["file_name"].get<std::string>();
            QVERIFY(!text_of(media::read_png_texts(file), "tailwright").empty());
        }
        QVERIFY(read_file(target() / "config.yaml").find("sample_strategy: \"real-mix\"") != std::string::npos);
        run(request);  // an export of ours is replaced
        request.format = "tfrecord";
        QVERIFY(error_of([&] { run(request); }).find("tfrecord") != std::string::npos);
    }

    void stopping_and_faults_leave_nothing_behind() {
        jobs::Control control;
        stages::ExportRequest request;
        request.target = target();
        const auto report = stages::export_set(project_->project(), request, control, [&](const jobs::Progress& progress) {
            if (progress.done > 0) control.stop_now();
        });
        QVERIFY(report.target.empty());
        QVERIFY(fs::is_empty(out_->path()));
        const project::ImageRow row = project::ImageRepository(project_->project()).list("real", "test").front();
        write_file_atomic(row.path, media::encode_png(test::synthetic_picture(0, 4711)));
        QCOMPARE(error_of([&] { export_to(target()); }), row.path + " has changed since it was imported");
        fs::remove(row.path);
        QVERIFY(error_of([&] { export_to(target()); }).find(row.path) == 0);
        QVERIFY(fs::is_empty(out_->path()));
        QVERIFY(project::ExportRepository(project_->project()).all().empty());
    }

    void what_a_crash_left_is_swept_away() {
        fs::create_directories(out_->path() / "export.incomplete" / "train");
        write_file_atomic(out_->path() / "export.incomplete" / ".tailwright-export", "");
        write_file_atomic(out_->path() / "export.incomplete" / "train" / "half.png", "half");
        export_to(target());
        QCOMPARE(names_in(out_->path()), std::set<std::string>{"export"});
        QVERIFY(!fs::exists(target() / "train" / "half.png"));
        QVERIFY(!fs::exists(target() / ".tailwright-export"));
    }

    void linked_originals_are_the_same_file() {
        stages::ExportRequest request;
        request.target = project_->originals().parent_path() / "linked";  // the same file system
        request.link = true;
        run(request);
        const project::ImageRow row = project::ImageRepository(project_->project()).list("real", "train").front();
        bool found = false;
        for (const Json& line : lines_of(request.target / "train" / "metadata.jsonl")) {
            if (line["sha256"] != row.sha256) continue;
            found = fs::equivalent(request.target / "train" / line["file_name"].get<std::string>(), row.path);
        }
        QVERIFY(found);
    }

    void idx_images_become_pngs_and_strange_class_names_safe_folders() {
        TempDir place;
        test::write_idx(place.path() / "images-idx3-ubyte.gz", {4, 2, 2}, "abcdefghijklmnop");
        test::write_idx(place.path() / "labels-idx1-ubyte.gz", {4}, std::string("\0\1\2\0", 4));
        project::Project project = project::Project::create(place.path() / "project");
        stages::ImportRequest import;
        import.path = place.path() / "images-idx3-ubyte.gz";
        import.class_names = {"T-shirt/top", "T-shirt_top", "\xe6\x9c\x8d"};
        stages::import_images(project, import, {}, ignore);
        stages::ExportRequest request;
        request.target = place.path() / "out";
        stages::export_set(project, request, {}, ignore);
        QCOMPARE(names_in(request.target / "train"),
                 (std::set<std::string>{"T-shirt_top", "T-shirt_top_2", "\xe6\x9c\x8d", "metadata.jsonl"}));
        const auto lines = lines_of(request.target / "train" / "metadata.jsonl");
        QCOMPARE(lines.size(), std::size_t{4});
        QCOMPARE(lines[0]["label"].get<std::string>(), std::string("T-shirt/top"));
        QCOMPARE(lines[0]["file_name"].get<std::string>(), std::string("T-shirt_top/00000001_images-idx3-ubyte-0.png"));
        const media::Image back = media::load_image({request.target / "train" / lines[0]["file_name"].get<std::string>(), -1});
        QCOMPARE(back.pixels, (std::vector<std::uint8_t>{'a', 'b', 'c', 'd'}));
        QCOMPARE(back.channels, 1);
    }

private:
    fs::path target() const { return out_->path() / "export"; }

    stages::ExportReport run(const stages::ExportRequest& request) {
        return stages::export_set(project_->project(), request, jobs::Control{}, ignore);
    }

    stages::ExportReport export_to(const fs::path& folder) {
        stages::ExportRequest request;
        request.target = folder;
        return run(request);
    }

    void decide(const std::vector<std::int64_t>& ids, const std::string& verdict) {
        std::vector<project::Verdict> verdicts;
        for (const std::int64_t id : ids) verdicts.push_back({id, verdict, verdict == "rejected" ? "artefact" : ""});
        project::VerdictRepository(project_->project()).apply(verdicts, "person");
    }

    /// The first samples of every class.
    void accept(std::size_t each) {
        for (const project::Class& one : project_->classes()) {
            auto ids = project::SampleRepository(project_->project()).ids({{}, one.id, {}});
            ids.resize(std::min(each, ids.size()));
            decide(ids, "accepted");
        }
    }

    project::Sample sample_of(const std::string& seed) {
        for (const project::Sample& sample : project::SampleRepository(project_->project()).list({})) {
            if (std::to_string(sample.seed) == seed) return sample;
        }
        return {};
    }

    std::unique_ptr<test::SyntheticProject> project_;
    std::unique_ptr<TempDir> out_;
};

QTEST_APPLESS_MAIN(TestExport)
#include "test_export.moc"
