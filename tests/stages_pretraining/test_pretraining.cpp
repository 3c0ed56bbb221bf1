#include "core/base/error.h"
#include "core/base/file.h"
#include "core/base/json.h"
#include "core/base/system.h"
#include "core/diffusion/pipeline.h"
#include "core/nn/clip.h"
#include "core/nn/safetensors.h"
#include "core/nn/text/tokenizer.h"
#include "core/stages/pretraining/pretrain.h"
#include "tests/support/error_of.h"
#include "tests/support/program.h"
#include "tests/support/reference_python.h"
#include "tests/support/synthetic_project.h"

#include <QtTest/QTest>

#include <torch/torch.h>

using namespace tw;
using tw::test::error_of;

namespace {

/// The miniature's architecture with small numbers: 16 x 16 pictures.
void write_tiny_architecture(const fs::path& folder) {
    const fs::path source = resource_dir() / "architectures" / "miniature";
    const auto write = [&](const char* name, const Json& changes) {
        Json config = read_json_file(source / name);
        config.merge_patch(changes);
        write_file_atomic(folder / name, config.dump());
    };
    fs::create_directories(folder);
    write("vae.json", {{"block_out_channels", {8, 16}},
                       {"down_block_types", {"DownEncoderBlock2D", "DownEncoderBlock2D"}},
                       {"up_block_types", {"UpDecoderBlock2D", "UpDecoderBlock2D"}},
                       {"norm_num_groups", 4},
                       {"latent_channels", 4},
                       {"sample_size", 16}});
    write("unet.json",
          {{"block_out_channels", {16, 32}}, {"in_channels", 4}, {"out_channels", 4}, {"norm_num_groups", 4}, {"cross_attention_dim", 16}});
    write("clip.json",
          {{"projection_dim", 16},
           {"text_config", {{"hidden_size", 16}, {"intermediate_size", 32}, {"num_hidden_layers", 1}, {"projection_dim", 16}}},
           {"vision_config",
            {{"hidden_size", 24}, {"intermediate_size", 48}, {"num_hidden_layers", 1}, {"image_size", 16}, {"projection_dim", 16}}}});
    write("scheduler.json", Json::object());
}

stages::PretrainingRequest request_for(const fs::path& output, const fs::path& architecture) {
    stages::PretrainingRequest request;
    request.parts = {"vae", "clip", "unet"};
    request.output = output;
    request.architecture = architecture;
    request.steps = 300;
    request.batch_size = 16;
    request.learning_rate = 5e-3;
    request.ema_decay = 0.95;
    return request;
}

test::SyntheticOptions pictures(std::int64_t pretrain) {
    test::SyntheticOptions options;
    options.pretrain = pretrain;
    options.samples = 0;
    options.width = options.height = 16;
    options.scores = false;
    return options;
}

}  // namespace

class TestPretraining : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() {
        write_tiny_architecture(architecture());
        parts_ = stages::pretrain(made_.project(), request_for(output(), architecture()), {}, {});
        QCOMPARE(parts_.size(), std::size_t{3});
    }

    void every_part_learns() {
        for (const stages::PretrainedPart& part : parts_) {
            QCOMPARE(part.result.steps, std::int64_t{300});
            const double first = part.result.loss_curve.front()[1], last = part.result.loss_curve.back()[1];
            QVERIFY2(last < 0.9 * first, part.part.c_str());
            QVERIFY2(!part.result.measure.empty() && part.result.value > 0, part.part.c_str());
        }
    }

    void our_engine_draws_with_the_folder() {
        diffusion::Pipeline pipeline = diffusion::Pipeline::load(output() / "pipeline");
        diffusion::Batch batch;
        batch.prompt = "a photo of a coat";
        batch.options.num_inference_steps = 4;
        batch.seeds = {1, 2};
        QCOMPARE(pipeline.decode(pipeline.sample(batch)).sizes().vec(), (std::vector<std::int64_t>{2, 16, 16, 3}));
        const Json vae = read_json_file(output() / "pipeline/vae/config.json");
        QVERIFY(vae.at("scaling_factor").get<double>() != 1.0);
    }

    void diffusers_and_transformers_compute_the_same() {
        const fs::path python = test::reference_python();
        give_results();
        qputenv("HF_HUB_OFFLINE", "1");
        const auto result = test::run_program(QString::fromStdString(python.string()),
                                              {QStringLiteral(TW_SOURCE_DIR "/tests/stages_pretraining/compare.py"), text(output())});
        QVERIFY2(result.exit_code == 0, qPrintable(result.errors));
        const Json seen = Json::parse(result.output.toStdString());
        for (const auto& [name, difference] : seen["differences"].items()) {
            const double size = seen["sizes"][name];
            QVERIFY2(size > 1e-3 && difference.get<double>() < 1e-4 * std::max(1.0, size),
                     qPrintable(QString::fromStdString(name + ": " + difference.dump())));
        }
        QCOMPARE(seen["crop"].get<int>(), 16);
        QCOMPARE(to_line(seen["wrong_keys"]), std::string("[[],[],[],[]]"));
    }

    void the_cards_say_what_the_models_saw() {
        for (const char* folder : {"pipeline", "clip"}) {
            const std::string card = read_file(output() / folder / "README.md");
            QVERIFY(card.find(std::to_string(24 * made_.classes().size()) + " images") != std::string::npos);
            QVERIFY(card.find(made_.classes().front().name) != std::string::npos);
            QVERIFY(card.find("300 steps") != std::string::npos);
        }
    }

    void weights_alone_are_enough_to_go_on_elsewhere() {
        stages::PretrainingRequest request = request_for(folder_.path() / "elsewhere", architecture());
        request.parts = {"unet"};
        request.steps = 100;
        QVERIFY(error_of([&] { stages::pretrain(made_.project(), request, {}, {}); }).find("train the parts vae and clip") !=
                std::string::npos);
        request.from = output() / "pipeline";
        const auto again = stages::pretrain(made_.project(), request, {}, {});
        const auto began = std::find_if(parts_.begin(), parts_.end(), [](const auto& part) { return part.part == "unet"; });
        QVERIFY(again.front().result.loss_curve.front()[1].get<double>() < 0.9 * began->result.loss_curve.front()[1].get<double>());
    }

    void what_cannot_be_trained_is_said() {
        test::SyntheticProject none(pictures(0));
        QVERIFY(error_of([&] {
                    stages::pretrain(none.project(), request_for(folder_.path() / "none", architecture()), {}, {});
                }).find("no images in the partition \"pretrain\"") != std::string::npos);
        stages::PretrainingRequest request = request_for(folder_.path() / "bad", architecture());
        request.from = output();
        QVERIFY(error_of([&] { stages::pretrain(made_.project(), request, {}, {}); }).find("--part") != std::string::npos);
        request.from.clear();
        request.templates = {"a photo"};
        QVERIFY(error_of([&] { stages::pretrain(made_.project(), request, {}, {}); }).find("{class}") != std::string::npos);
    }

private:
    static QString text(const fs::path& path) { return QString::fromStdString(path.string()); }
    fs::path output() const { return folder_.path() / "output"; }
    fs::path architecture() const { return folder_.path() / "architecture"; }

    /// Inputs and our results, for the comparison.
    void give_results() const {
        const torch::NoGradGuard no_gradients;
        torch::manual_seed(1);
        const torch::Tensor pixels = torch::rand({2, 3, 16, 16}) * 2 - 1, latents = torch::randn({1, 4, 8, 8});
        const torch::Tensor timestep = torch::tensor(std::vector<std::int64_t>{300}, torch::kInt64);
        const fs::path pipeline = output() / "pipeline";
        const auto tokenizer = nn::ClipTokenizer::load(pipeline / "tokenizer");
        const torch::Tensor ids = torch::tensor(tokenizer.encode("a photo of a coat"), torch::kInt64).unsqueeze(0);
        const auto vae = nn::AutoencoderKL::load(pipeline / "vae");
        const auto unet = nn::UNet2DConditionModel::load(pipeline / "unet");
        const auto clip = nn::ClipModel::load(output() / "clip");
        const torch::Tensor states = nn::ClipTextModel::load(pipeline / "text_encoder").last_hidden_state(ids);
        nn::write_safetensors(output() / "given.safetensors", {{"pixels", pixels},
                                                               {"latents", latents},
                                                               {"timestep", timestep},
                                                               {"states", states},
                                                               {"mean", vae.encode(pixels).mean},
                                                               {"decoded", vae.decode(latents)},
                                                               {"noise", unet.forward(latents, timestep, unet.prepare(states))},
                                                               {"image_features", clip.image_features(pixels)},
                                                               {"text_features", clip.text_features(ids)}});
    }

    TempDir folder_;
    test::SyntheticProject made_{pictures(24)};
    std::vector<stages::PretrainedPart> parts_;
};

QTEST_GUILESS_MAIN(TestPretraining)
#include "test_pretraining.moc"
