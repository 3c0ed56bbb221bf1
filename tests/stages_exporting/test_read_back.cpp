#include "core/base/file.h"
#include "core/base/json.h"
#include "core/media/decode.h"
#include "core/project/verdicts.h"
#include "core/stages/exporting/export.h"
#include "tests/support/program.h"
#include "tests/support/reference_python.h"
#include "tests/support/synthetic_project.h"

#include <QtTest/QTest>

#include <numeric>

using namespace tw;

class TestReadBack : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() {
        const fs::path python = test::reference_python();
        auto ids = project::SampleRepository(made_.project()).ids({});
        std::vector<project::Verdict> verdicts;
        for (const std::int64_t id : ids) verdicts.push_back({id, "accepted", ""});
        project::VerdictRepository(made_.project()).apply(verdicts, "rule");
        stages::ExportRequest request;
        request.target = out_.path() / "export";
        report_ = stages::export_set(made_.project(), request, {}, [](const jobs::Progress&) {});
        qputenv("HF_HUB_OFFLINE", "1");
        const auto result =
            test::run_program(QString::fromStdString(python.string()),
                              {QStringLiteral(TW_SOURCE_DIR "/tests/stages_exporting/read_back.py"),
                               QString::fromStdString(request.target.string()), QString::fromStdString((out_.path() / "cache").string())});
        QVERIFY2(result.exit_code == 0, qPrintable(result.errors));
        seen_ = Json::parse(result.output.toStdString());
    }

    void datasets_reads_every_picture_with_its_explicit_label() {
        std::int64_t real = 0, synthetic = 0;
        for (const auto& [split, content] : seen_["datasets"].items()) {
            for (const char* column : {"image", "label", "is_synthetic", "seed", "prompt", "negative_prompt", "model_hash", "source_image",
                                       "scores", "verdict"}) {
                QVERIFY2(content["columns"].dump().find(column) != std::string::npos, column);
            }
            for (const Json& row : content["rows"]) {
                QVERIFY(row["label"].get<std::string>().starts_with("class_"));
                QVERIFY(row["size"] == Json({28, 28}));
                QCOMPARE(row["mode"].get<std::string>(), std::string("L"));
                ++(row["is_synthetic"].get<bool>() ? synthetic : real);
                if (row["is_synthetic"].get<bool>()) QCOMPARE(split, std::string("train"));
            }
        }
        QCOMPARE(real, report_.real);
        QCOMPARE(synthetic, report_.synthetic);
        QVERIFY(synthetic > 0);
    }

    void datasets_sees_the_samples_own_seeds_scores_and_pixels() {
        for (const project::Sample& sample : project::SampleRepository(made_.project()).list({})) {
            const Json* row = nullptr;
            for (const Json& one : seen_["datasets"]["train"]["rows"]) {
                if (one["seed"] == std::to_string(sample.seed)) row = &one;
            }
            QVERIFY(row != nullptr);
            QVERIFY((*row)["scores"].contains("margin"));
            const auto path = project::ImageRepository(made_.project()).absolute_path(sample.image);
            const media::Image image = media::load_image({path, -1});
            QCOMPARE((*row)["pixels"].get<std::int64_t>(), std::accumulate(image.pixels.begin(), image.pixels.end(), std::int64_t{0}));
        }
    }

    void torchvision_reads_the_folders() {
        std::int64_t count = 0;
        for (const auto& [split, folder] : seen_["torchvision"].items()) {
            QVERIFY(folder["classes"] == Json({"class_0", "class_1", "class_2"}));
            QVERIFY(folder["first_size"] == Json({28, 28}));
            count += folder["count"].get<std::int64_t>();
        }
        QCOMPARE(count, report_.real + report_.synthetic);
    }

private:
    test::SyntheticProject made_;
    TempDir out_;
    stages::ExportReport report_;
    Json seen_;
};

QTEST_GUILESS_MAIN(TestReadBack)
#include "test_read_back.moc"
