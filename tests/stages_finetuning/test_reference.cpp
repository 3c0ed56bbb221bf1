#include "core/diffusion/pipeline.h"
#include "core/nn/safetensors.h"
#include "tests/stages_finetuning/tiny_project.h"
#include "tests/support/program.h"
#include "tests/support/reference_python.h"

#include <QtTest/QTest>

using namespace tw;

namespace {

const fs::path model = TW_SOURCE_DIR "/tests/golden/pipelines/conv_epsilon";
const char* prompt = "a photo of a <class_1> shoe beside a <class_2>";

diffusion::Pipeline with_adapter(const fs::path& folder) {
    diffusion::Adapters adapters;
    adapters.lora.push_back({folder / "pytorch_lora_weights.safetensors", 1.0});
    for (const fs::directory_entry& entry : fs::directory_iterator(folder / "embeddings")) adapters.embeddings.push_back(entry.path());
    return diffusion::Pipeline::load(model, torch::kFloat32, adapters);
}

torch::Tensor draw(diffusion::Pipeline pipeline, const torch::Tensor& noise) {
    diffusion::Batch batch;
    batch.prompt = prompt;
    batch.options.scheduler = "ddim";
    batch.options.num_inference_steps = 6;
    batch.options.guidance.guidance_scale = 3.0;
    batch.noise.latents = noise;
    batch.seeds = {0};
    return pipeline.sample(batch);
}

double difference(const torch::Tensor& result, const torch::Tensor& expected) {
    return ((result - expected).abs() / expected.abs().clamp_min(1)).max().item<double>();
}

}  // namespace

class TestReference : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void diffusers_draws_the_same_latents_with_what_was_learnt() {
        const fs::path python = test::reference_python();
        test::TinyProject tiny;
        worker::Client client;
        QVERIFY(stages::finetune(tiny.project(), client, tiny.request(), {}, {}).outcome.ok());

        const TempDir folder;
        const fs::path noise_file = folder.path() / "noise.safetensors", result_file = folder.path() / "result.safetensors";
        torch::manual_seed(2);
        const torch::Tensor noise = torch::randn({1, 4, 8, 8});
        nn::write_safetensors(noise_file, {{"latents", noise}});
        qputenv("HF_HUB_OFFLINE", "1");
        QStringList arguments{QStringLiteral(TW_SOURCE_DIR "/tests/stages_finetuning/draw_with_adapter.py")};
        for (const fs::path& path : {model, tiny.output(), fs::path(prompt), noise_file, result_file}) {
            arguments << QString::fromStdString(path.string());
        }
        const auto result = test::run_program(QString::fromStdString(python.string()), arguments);
        QVERIFY2(result.exit_code == 0, qPrintable(result.errors));
        const torch::Tensor expected = nn::read_safetensors(result_file).at("latents");
        const double error = difference(draw(with_adapter(tiny.output()), noise), expected);
        qInfo("largest difference to diffusers: %.2g", error);
        QVERIFY(error < 1e-3);
        QVERIFY(difference(draw(diffusion::Pipeline::load(model), noise), expected) > 0.1);
    }
};

QTEST_GUILESS_MAIN(TestReference)
#include "test_reference.moc"
