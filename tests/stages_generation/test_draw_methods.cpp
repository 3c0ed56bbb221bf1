#include "core/base/error.h"
#include "core/base/file.h"
#include "core/project/classes.h"
#include "core/project/images.h"
#include "core/project/runs.h"
#include "core/project/samples.h"
#include "tests/stages_generation/fashion_project.h"
#include "tests/support/error_of.h"

#include <QtTest>

using namespace tw;
using test::class_id;

/// The methods through the real worker and the embedded model, a few steps each.
class TestDrawMethods : public QObject {
    Q_OBJECT

private slots:
    void init() { folder_ = std::make_unique<TempDir>(); }

    void a_mixed_picture_knows_both_classes_and_its_strength() {
        auto project = test::fashion_project(folder_->path() / "p");
        auto request = request_of(project, "real_mix", 6);
        request.strengths = {0.5, 0.8};
        const auto samples = draw(project, request);
        QCOMPARE(samples.size(), std::size_t{6});
        std::set<std::string> source_classes;
        std::set<double> strengths;
        for (const project::Sample& sample : samples) {
            const Json& record = sample.provenance;
            QCOMPARE(sample.image.class_id, class_id(project, "trouser"));
            QCOMPARE(record.at("class").get<std::string>(), std::string("trouser"));
            const project::ImageRow source = project::ImageRepository(project).get(sample.source_image_id.value());
            QCOMPARE(source.partition, std::string("train"));
            const std::string source_class = project::ClassRepository(project).get(source.class_id).name;
            QCOMPARE(record.at("source_class").get<std::string>(), source_class);
            QCOMPARE(record.at("source_sha256").get<std::string>(), source.sha256);
            QCOMPARE(record.at("method").get<std::string>(), std::string("real_mix"));
            source_classes.insert(source_class);
            strengths.insert(record.at("strength").get<double>());
        }
        QVERIFY(source_classes.size() > 1);
        QCOMPARE(strengths, (std::set<double>{0.5, 0.8}));
    }

    void learnt_tokens_change_the_picture() {
        auto project = test::fashion_project(folder_->path() / "p");
        const auto real = draw(project, request_of(project, "real_gen", 2));
        auto learnt = request_of(project, "diff_gen", 2);
        learnt.adapter = test::learnt_tokens(folder_->path() / "adapter", 3);
        const auto drawn = draw(project, learnt);
        QCOMPARE(drawn.size(), std::size_t{2});
        QCOMPARE(drawn.front().provenance.at("prompt").get<std::string>(), std::string("a photo of a <class_1>"));
        QCOMPARE(drawn.front().provenance.at("adapter").get<std::string>(), learnt.adapter.string());
        QVERIFY(drawn.front().provenance.at("model_hash") != real.front().provenance.at("model_hash"));
        QVERIFY(!drawn.front().source_image_id && !drawn.front().provenance.contains("strength"));
    }

    void contexts_and_their_negatives_are_recorded() {
        auto project = test::fashion_project(folder_->path() / "p");
        const auto samples = draw(project, request_of(project, "diffcore_mix", 5));
        QCOMPARE(samples.size(), std::size_t{5});
        std::set<std::string> prompts;
        for (const project::Sample& sample : samples) {
            prompts.insert(sample.provenance.at("prompt").get<std::string>());
            QVERIFY(sample.provenance.at("negative_prompt").get<std::string>().find("sneaker") != std::string::npos);
        }
        QVERIFY(prompts.size() > 1);
    }

    void rules_and_modifiers_are_drawn_with_and_recorded() {
        auto project = test::fashion_project(folder_->path() / "p");
        auto request = request_of(project, "plain_cfg", 2);
        request.sampling.rule = "perp_neg";
        request.sampling.guidance_rescale = 0.7;
        request.sampling.guidance_interval = {.sigma_low = 0.1, .sigma_high = 20.0, .start = 0.0, .stop = 0.8};
        request.negatives = {{"a photo of a dress", 1.5}, {"a photo of a coat", 0.5}};
        const auto samples = draw(project, request);
        QCOMPARE(samples.size(), std::size_t{2});
        const Json& record = samples.front().provenance;
        QCOMPARE(record.at("guidance_rescale").get<double>(), 0.7);
        QCOMPARE(record.at("guidance_interval").at("stop").get<double>(), 0.8);
        QCOMPARE(record.at("weighted_negatives").at(0).at("weight").get<double>(), 1.5);
        QCOMPARE(record.at("negative_scale").get<double>(), 1.0);
        // A parameter that the rule does not have is refused before anything is queued, by a sentence that names it.
        request.run_name = "wrong";
        request.sampling.rule_parameters = {{"prior", 0.2}};
        const std::string refusal = test::error_of([&] { stages::enqueue(project, request); });
        QVERIFY2(refusal.find("perp_neg has no parameter 'prior'") != std::string::npos, refusal.c_str());
        QVERIFY(!project::RunRepository(project).by_name("wrong"));
    }

private:
    static stages::GenerationRequest request_of(const project::Project& project, const std::string& method, std::int64_t trousers) {
        auto request = stages::GenerationRequest::defaults(method, project);
        request.sampling.num_inference_steps = 5;
        request.images[class_id(project, "trouser")] = trousers;
        return request;
    }

    std::vector<project::Sample> draw(project::Project& project, const stages::GenerationRequest& request) {
        const project::GenerationRun run = stages::enqueue(project, request);
        stages::GenerationReport report;
        const jobs::Outcome outcome = stages::run_queue(project, client_, {}, {}, {}, report);
        if (!outcome.ok()) throw Error(outcome.reason);
        return project::SampleRepository(project).list({{run.id}, 0, ""});
    }

    // One thread: threads that share such small networks starve beside other programs.
    worker::Client client_{worker::Client::Options{TW_BIN_DIR "/tailwright-worker", 1}};
    std::unique_ptr<TempDir> folder_;
};

QTEST_GUILESS_MAIN(TestDrawMethods)
#include "test_draw_methods.moc"
