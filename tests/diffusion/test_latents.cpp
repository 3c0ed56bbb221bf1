#include "core/base/error.h"
#include "core/base/file.h"
#include "core/diffusion/pipeline.h"
#include "core/nn/safetensors.h"

#include <QtTest/QTest>

#include <algorithm>
#include <limits>

using namespace tw;
using namespace tw::diffusion;

namespace {

const fs::path golden = TW_SOURCE_DIR "/tests/golden";
const fs::path embedded = TW_SOURCE_DIR "/resources/models/fashion-mini";

double relative_error(const torch::Tensor& result, const torch::Tensor& expected) {
    return ((result - expected).abs() / expected.abs().clamp_min(1)).max().item<double>();
}

Batch batch_of(const Json& common, const Json& one, const nn::TensorMap& tensors) {
    const auto noise = [&](const char* name) {
        const auto found = tensors.find(std::string("noise.") + name);
        return found == tensors.end() ? torch::Tensor() : found->second.to(torch::kFloat32);
    };
    Batch batch;
    batch.prompt = common["prompt"];
    for (const Json& negative : one.value("negatives", Json::array())) batch.negatives.push_back({negative["prompt"], negative["weight"]});
    batch.options.scheduler = one["scheduler"];
    batch.options.num_inference_steps = common["num_inference_steps"];
    batch.options.strength = common["strength"];
    batch.options.guidance.rule = one["rule"];
    batch.options.guidance.guidance_scale = one["guidance_scale"];
    batch.options.guidance.negative_scale = one.value("negative_scale", 1.0);
    batch.options.guidance.tau = one.value("tau", 0.2);
    batch.options.guidance.parameters = one.value("rule_parameters", std::map<std::string, double>());
    batch.options.guidance_rescale = one.value("guidance_rescale", 0.0);
    if (one.contains("guidance_interval")) {
        const Json& interval = one["guidance_interval"];
        batch.options.guidance_interval = {.start = interval.value("start", 0.0), .stop = interval.value("stop", 1.0)};
        batch.options.guidance_interval.sigma_low = interval.value("sigma_low", 0.0);
        batch.options.guidance_interval.sigma_high = interval.value("sigma_high", std::numeric_limits<double>::infinity());
    }
    if (one.contains("cads")) {
        const Json& cads = one["cads"];
        batch.options.cads = {cads["scale"], cads["tau1"], cads["tau2"], cads["psi"], cads["clock"]};
    }
    batch.noise = {noise("latents"), noise("init"), noise("posterior"), noise("scheduler"), noise("cads")};
    if (one["mode"] == "img2img") {
        batch.images = tensors.at("pictures").permute({0, 3, 1, 2}).to(torch::kFloat32) / 127.5 - 1.0;
    }
    batch.seeds.resize(static_cast<std::size_t>(tensors.at(one["tensor"]).size(0)));
    return batch;
}

Batch embedded_batch(std::vector<std::uint64_t> seeds, const std::string& scheduler) {
    Batch batch;
    batch.prompt = "a photo of a dark ankle boot";
    batch.negatives = {{"a photo of a sneaker", 1.0}};
    batch.options.scheduler = scheduler;
    batch.options.num_inference_steps = 5;
    batch.options.guidance = {.rule = "ccfg", .guidance_scale = 2.0, .tau = 0.002};
    batch.options.cads = {.scale = 0.2};
    batch.seeds = std::move(seeds);
    return batch;
}

}  // namespace

class TestLatents : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() {
        // These networks are too small to share out, and threads that wait for each other starve beside other tests.
        torch::set_num_threads(1);
    }

    void final_latents_are_the_reference_s_data() {
        QTest::addColumn<QString>("name");
        for (const fs::directory_entry& entry : fs::directory_iterator(golden / "latents")) {
            if (entry.path().extension() != ".json") continue;
            const QString name = QString::fromStdString(entry.path().stem().string());
            QTest::newRow(qPrintable(name)) << name;
        }
    }

    void final_latents_are_the_reference_s() {
        const std::string name = QTest::currentDataTag();
        const Json common = read_json_file(golden / "latents" / (name + ".json"));
        const nn::TensorMap tensors = nn::read_safetensors(golden / "latents" / (name + ".safetensors"));
        Pipeline pipeline = Pipeline::load(golden / "pipelines" / name);
        std::map<std::string, double> worst;
        for (const Json& one : common["cases"]) {
            const torch::Tensor result = pipeline.sample(batch_of(common, one, tensors));
            const double error = relative_error(result, tensors.at(one["tensor"]));
            if (!(error < 1e-3)) qWarning("%s: error %g", one.dump().c_str(), error);
            QVERIFY(error < 1e-3);
            double& known = worst[one["mode"].get<std::string>() + " " + one["rule"].get<std::string>()];
            known = std::max(known, error);
        }
        QVERIFY(worst.size() >= 4);
        for (const auto& [what, error] : worst) qInfo("%s %s: %.2g", name.c_str(), what.c_str(), error);
    }

    void the_same_seed_gives_the_same_picture_alone_and_in_a_batch() {
        Pipeline pipeline = Pipeline::load(embedded);
        torch::manual_seed(5);
        const torch::Tensor pictures = torch::rand({3, 3, 32, 32}) * 2 - 1;
        double worst = 0;
        for (const bool image_to_image : {false, true}) {
            for (const std::string& scheduler : scheduler_names()) {
                Batch all = embedded_batch({11, 12, 13}, scheduler);
                Batch one = embedded_batch({12}, scheduler);
                if (image_to_image) {
                    all.images = pictures;
                    one.images = pictures.slice(0, 1, 2);
                    all.options.strength = one.options.strength = 0.8;
                }
                const torch::Tensor together = pipeline.sample(all);
                worst = std::max(worst, relative_error(pipeline.sample(one)[0], together[1]));
                QVERIFY((together[0] - together[1]).abs().max().item<double>() > 0.1);
            }
        }
        qInfo("largest difference alone / in a batch: %.2g", worst);
        QVERIFY(worst < 1e-4);
    }

    void every_rule_draws_the_same_alone_and_in_a_batch() {
        Pipeline pipeline = Pipeline::load(embedded);
        for (const std::string& rule : guidance_rule_names()) {
            Batch all = embedded_batch({11, 12, 13}, "dpmpp-2m");
            all.options.guidance.rule = rule;
            all.options.guidance_rescale = 0.7;
            if (rule == "sega") all.options.guidance.parameters = {{"edit_warmup_steps", 1}};
            if (rule == "dng") all.options.guidance.parameters = {{"temperature", 0.01}};
            Batch one = all;
            one.seeds = {12};
            const double error = relative_error(pipeline.sample(one)[0], pipeline.sample(all)[1]);
            QVERIFY2(error < 1e-4, (rule + ": " + std::to_string(error)).c_str());
        }
    }

    void outside_the_interval_only_the_prompt_is_evaluated() {
        Pipeline pipeline = Pipeline::load(embedded);
        const auto evaluations = [&](const Batch& asked) {
            Batch batch = asked;
            std::vector<int> counts;
            batch.on_step = [&](const StepView& view) {
                counts.push_back(view.evaluations);
                return true;
            };
            pipeline.sample(batch);
            return counts;
        };
        Batch batch = embedded_batch({1}, "ddim");
        QCOMPARE(evaluations(batch), (std::vector<int>{3, 3, 3, 3, 3}));
        batch.options.guidance_interval = {.start = 0.2, .stop = 0.6};
        QCOMPARE(evaluations(batch), (std::vector<int>{1, 3, 3, 1, 1}));
        // Guidance nowhere is the conditional prediction.
        batch.options.guidance_interval = {.sigma_low = 1e6, .sigma_high = 1e6};
        QCOMPARE(evaluations(batch), (std::vector<int>{1, 1, 1, 1, 1}));
        Batch plain = batch;
        plain.options.guidance = {.rule = "none"};
        plain.options.guidance_interval = {};
        QVERIFY(torch::equal(pipeline.sample(batch), pipeline.sample(plain)));
    }

    void it_stops_between_steps() {
        Pipeline pipeline = Pipeline::load(embedded);
        Batch batch = embedded_batch({1}, "ddim");
        int seen = 0;
        batch.on_step = [&](const StepView& view) {
            ++seen;
            return view.step < 2;
        };
        QVERIFY(!pipeline.sample(batch).defined());
        QCOMPARE(seen, 2);
    }

    void the_prediction_comes_near_the_final_picture() {
        Pipeline pipeline = Pipeline::load(embedded);
        Batch batch = embedded_batch({1}, "dpmpp-2m");
        batch.options.num_inference_steps = 10;
        std::vector<torch::Tensor> originals;
        batch.on_step = [&](const StepView& view) {
            originals.push_back(view.predicted_original());
            return true;
        };
        const torch::Tensor latents = pipeline.sample(batch);
        const auto distance = [&](const torch::Tensor& x) { return (x - latents).abs().mean().item<double>(); };
        QVERIFY(distance(originals.back()) < 1e-4);
        QVERIFY(distance(originals[7]) < distance(originals[0]));
    }

    void the_picture_shows_the_prompt() {
        // A trouser is dark at the sides and bright in the middle columns; an ankle boot is not narrow.
        Pipeline pipeline = Pipeline::load(embedded);
        Batch batch;
        batch.prompt = "a photo of a light trouser";
        batch.options.guidance.guidance_scale = 3.0;
        batch.options.num_inference_steps = 12;
        batch.options.scheduler = "dpmpp-2m";
        batch.seeds = {1, 2, 3, 4};
        const auto side_share = [&] {
            const torch::Tensor pictures = pipeline.decode(pipeline.sample(batch)).to(torch::kFloat32).mean(3);
            return (pictures.slice(2, 2, 8).mean() / pictures.mean()).item<double>();
        };
        const double trouser = side_share();
        batch.prompt = "a photo of a light pullover";
        QVERIFY(trouser < 0.5 * side_share());
    }

    void wrong_requests_are_named() {
        Pipeline pipeline = Pipeline::load(embedded);
        Batch batch = embedded_batch({1}, "ddim");
        batch.height = 33;
        QVERIFY_THROWS_EXCEPTION(Error, pipeline.sample(batch));
        batch.height = 0;
        batch.images = torch::zeros({1, 3, 32, 32});
        Batch rescaled = batch;
        rescaled.images = torch::Tensor();
        rescaled.options.guidance_rescale = 1.5;
        QVERIFY_THROWS_EXCEPTION(Error, pipeline.sample(rescaled));
        batch.options.strength = 0.1;  // int(5 * 0.1) leaves nothing
        QVERIFY_THROWS_EXCEPTION(Error, pipeline.sample(batch));
        QVERIFY_THROWS_EXCEPTION(Error, Pipeline::load(golden));
    }
};

QTEST_APPLESS_MAIN(TestLatents)
#include "test_latents.moc"
