#include "core/media/image.h"
#include "core/nn/clip.h"
#include "core/nn/clip_image_processor.h"
#include "core/nn/text/tokenizer.h"
#include "core/nn/unet.h"
#include "core/nn/vae.h"

#include <torch/torch.h>

#include <QtTest/QTest>

#include <algorithm>
#include <filesystem>

using namespace tw;
using namespace tw::nn;
namespace fs = std::filesystem;

namespace {

const fs::path golden = fs::path(TW_SOURCE_DIR) / "tests/golden";
const fs::path models = fs::path(TW_SOURCE_DIR) / "resources/models";
constexpr double allowed = 1e-4;

/// Largest difference, after checking that shapes are equal; infinite when a number is not finite.
double error_of(const torch::Tensor& got, const torch::Tensor& wanted) {
    if (got.sizes() != wanted.sizes() || !torch::isfinite(got).all().item<bool>()) return std::numeric_limits<double>::infinity();
    return (got.to(torch::kFloat64) - wanted.to(torch::kFloat64)).abs().max().item<double>();
}

void add_rows(const fs::path& folder) {
    QTest::addColumn<QString>("folder");
    QTest::addColumn<QString>("tensors");
    std::vector<fs::path> names;
    for (const auto& item : fs::directory_iterator(folder)) names.push_back(item.path());
    std::sort(names.begin(), names.end());
    for (const fs::path& name : names) {
        QTest::newRow(name.filename().c_str()) << QString::fromStdString(name) << QString::fromStdString(name / "networks.safetensors");
    }
}

media::Image to_image(const torch::Tensor& pixels) {
    media::Image image{static_cast<int>(pixels.size(1)), static_cast<int>(pixels.size(0)), static_cast<int>(pixels.size(2)), {}};
    const torch::Tensor dense = pixels.contiguous();
    image.pixels.assign(dense.data_ptr<std::uint8_t>(), dense.data_ptr<std::uint8_t>() + dense.numel());
    return image;
}

}  // namespace

class TestNetworks : public QObject {
    Q_OBJECT

private:
    double worst_ = 0;

    void compare(const char* what, const torch::Tensor& got, const torch::Tensor& wanted) {
        const double error = error_of(got, wanted);
        worst_ = std::max(worst_, error);
        qInfo("%s: max abs error %.2e", what, error);
        QVERIFY2(error < allowed, what);
    }

private Q_SLOTS:
    void pipelines_match_diffusers_data() {
        add_rows(golden / "pipelines");
        QVERIFY(std::distance(fs::directory_iterator(golden / "pipelines"), {}) >= 8);
        QTest::newRow("fashion-mini") << QString::fromStdString(models / "fashion-mini")
                                      << QString::fromStdString(golden / "networks/fashion-mini.safetensors");
    }

    void pipelines_match_diffusers() {
        QFETCH(QString, folder);
        QFETCH(QString, tensors);
        const fs::path path = folder.toStdString();
        const TensorMap t = read_safetensors(tensors.toStdString());

        const ClipTextModel text = ClipTextModel::load(path / "text_encoder");
        compare("text encoder", text.last_hidden_state(t.at("ids")), t.at("last_hidden_state"));

        const UNet2DConditionModel unet = UNet2DConditionModel::load(path / "unet");
        const Context context = unet.prepare(t.at("last_hidden_state"));
        compare("U-Net", unet.forward(t.at("sample"), t.at("timesteps"), context), t.at("unet"));

        const AutoencoderKL vae = AutoencoderKL::load(path / "vae");
        const AutoencoderKL::Encoded encoded = vae.encode(t.at("pixels"));
        compare("VAE mean", encoded.mean, t.at("mean"));
        compare("VAE logvar", encoded.logvar, t.at("logvar"));
        compare("VAE decoder", vae.decode(t.at("latents")), t.at("decoded"));
    }

    void clip_matches_transformers_data() {
        add_rows(golden / "clip");
        QTest::newRow("clip-mini") << QString::fromStdString(models / "clip-mini")
                                   << QString::fromStdString(golden / "networks/clip-mini.safetensors");
    }

    void clip_matches_transformers() {
        QFETCH(QString, folder);
        QFETCH(QString, tensors);
        const TensorMap t = read_safetensors(tensors.toStdString());
        const ClipModel clip = ClipModel::load(folder.toStdString());
        compare("image features", clip.image_features(t.at("pixels")), t.at("image_features"));
        compare("text features", clip.text_features(t.at("ids")), t.at("text_features"));
        QVERIFY(std::abs(clip.logit_scale() - t.at("logit_scale").item<double>()) < 1e-3);
    }

    void pictures_are_prepared_as_transformers_does_data() { clip_matches_transformers_data(); }

    void pictures_are_prepared_as_transformers_does() {
        QFETCH(QString, folder);
        QFETCH(QString, tensors);
        const TensorMap t = read_safetensors(tensors.toStdString());
        const ClipImageProcessor processor = ClipImageProcessor::load(folder.toStdString());
        std::vector<media::Image> pictures;
        for (int i = 0; t.count("picture." + std::to_string(i)); ++i) pictures.push_back(to_image(t.at("picture." + std::to_string(i))));
        QCOMPARE(pictures.size(), std::size_t{4});
        const torch::Tensor pixels = processor.preprocess(pictures), wanted = t.at("pixels");
        // The first picture has the right size already, so nothing may be resampled.
        QVERIFY(error_of(pixels[0], wanted[0]) < 1e-5);
        // torchvision resamples bytes with weights rounded to 16 bits: one grey level either way.
        constexpr double one_level = 1.01 / 255 / 0.26;
        const double error = error_of(pixels, wanted);
        qInfo("image processor: max abs error %.2e (one grey level is %.2e)", error, one_level);
        QVERIFY(error < one_level);
        QVERIFY(((pixels - wanted).abs() > 1e-4).to(torch::kFloat32).mean().item<double>() < 0.1);
    }

    void a_context_can_be_put_together() {
        const UNet2DConditionModel unet = UNet2DConditionModel::load(golden / "pipelines/deep_transformer/unet");
        const TensorMap t = read_safetensors(golden / "pipelines/deep_transformer/networks.safetensors");
        const torch::Tensor states = t.at("last_hidden_state");
        const Context whole = unet.prepare(states), first = unet.prepare(states.slice(0, 0, 1)),
                      second = unet.prepare(states.slice(0, 1, 2));
        const torch::Tensor sample = t.at("sample"), steps = t.at("timesteps"), wanted = unet.forward(sample, steps, whole);
        QVERIFY(error_of(unet.forward(sample, steps, Context::cat({first, second})), wanted) < 1e-6);
        const Context swapped = whole.index_select(torch::tensor({1, 0}));
        QVERIFY(error_of(unet.forward(sample.flip(0), steps.flip(0), swapped).flip(0), wanted) < 1e-5);
        const torch::Tensor wide = unet.forward(sample, steps, first.expand(2));
        QVERIFY(error_of(wide.slice(0, 0, 1), wanted.slice(0, 0, 1)) < 1e-5);
        QVERIFY(error_of(wide.slice(0, 1, 2), wanted.slice(0, 1, 2)) > 1e-3);
        QVERIFY_THROWS_EXCEPTION(std::exception, unet.forward(sample, steps, first));
    }

    void bfloat16_stays_near_float32_data() { pipelines_match_diffusers_data(); }

    void bfloat16_stays_near_float32() {
        QFETCH(QString, folder);
        QFETCH(QString, tensors);
        const fs::path path = folder.toStdString();
        const TensorMap t = read_safetensors(tensors.toStdString());
        const UNet2DConditionModel unet = UNet2DConditionModel::load(path / "unet", torch::kBFloat16);
        const torch::Tensor got = unet.forward(t.at("sample"), t.at("timesteps"), unet.prepare(t.at("last_hidden_state")));
        QCOMPARE(got.scalar_type(), torch::kFloat32);
        const double relative = (got - t.at("unet")).norm().item<double>() / t.at("unet").norm().item<double>();
        const AutoencoderKL vae = AutoencoderKL::load(path / "vae", torch::kBFloat16);
        const double vae_relative =
            (vae.decode(t.at("latents")) - t.at("decoded")).norm().item<double>() / t.at("decoded").norm().item<double>();
        qInfo("relative error in bfloat16: U-Net %.1e, VAE decoder %.1e", relative, vae_relative);
        // Rounding to 8 bits adds up to some per cent in these random networks; a fault in one layer shows as about 1.
        QVERIFY(relative < 0.2 && vae_relative < 0.2);
    }

    void parameters_are_the_tensors_in_use_and_can_be_trained() {
        const UNet2DConditionModel unet = UNet2DConditionModel::load(golden / "pipelines/conv_epsilon/unet");
        const TensorMap t = read_safetensors(golden / "pipelines/conv_epsilon/networks.safetensors");
        const Context context = unet.prepare(t.at("last_hidden_state"));
        QVERIFY(!unet.forward(t.at("sample"), t.at("timesteps"), context).requires_grad());
        for (const auto& [name, parameter] : unet.parameters()) torch::Tensor(parameter).requires_grad_(true);
        const torch::Tensor result = unet.forward(t.at("sample"), t.at("timesteps"), unet.prepare(t.at("last_hidden_state")));
        QVERIFY(error_of(result.detach(), t.at("unet")) < allowed);
        result.square().mean().backward();
        for (const auto& [name, parameter] : unet.parameters()) {
            QVERIFY2(parameter.grad().defined() && torch::isfinite(parameter.grad()).all().item<bool>(), name.c_str());
        }
    }

    void cleanupTestCase() { qInfo("largest error of all networks: %.2e (allowed %.0e)", worst_, allowed); }
};

QTEST_APPLESS_MAIN(TestNetworks)
#include "test_networks.moc"
