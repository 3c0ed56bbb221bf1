#include "core/base/error.h"
#include "core/base/file.h"
#include "core/base/json.h"
#include "core/nn/clip.h"
#include "core/nn/clip_image_processor.h"
#include "core/nn/unet.h"
#include "core/nn/vae.h"

#include <QtTest/QTest>

using namespace tw;
using namespace tw::nn;

namespace {

const fs::path golden = fs::path(TW_SOURCE_DIR) / "tests/golden";

/// What the reader says about `config` with `change` merged into it; empty when it accepts it.
template <typename Read>
std::string message_of(const fs::path& config, const std::string& change, Read read) {
    const TempDir folder;
    Json json = read_json_file(config);
    const Json changes = Json::parse(change);
    for (const auto& [key, value] : changes.items()) json[key] = value;
    const fs::path file = folder.path() / config.filename();
    write_file_atomic(file, json.dump());
    try {
        read(file);
    } catch (const Error& error) {
        const std::string message = error.what();
        return message.find(file.string()) == std::string::npos ? "does not name the file: " + message : message;
    }
    return "";
}

}  // namespace

class TestConfigs : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void what_is_not_supported_is_refused_by_name_data() {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QString>("change");
        QTest::addColumn<QString>("says");
        const auto unet = [](const char* change, const char* says) { QTest::newRow(change) << "unet" << change << says; };
        const auto vae = [](const char* change, const char* says) { QTest::newRow(change) << "vae" << change << says; };
        unet(R"({"_class_name": "UNet2DModel"})", "UNet2DModel");
        unet(R"({"down_block_types": ["AttnDownBlock2D", "DownBlock2D"]})", "AttnDownBlock2D");
        unet(R"({"up_block_types": ["UpBlock2D", "SimpleCrossAttnUpBlock2D"]})", "SimpleCrossAttnUpBlock2D");
        unet(R"({"up_block_types": ["UpBlock2D"]})", "up_block_types");
        unet(R"({"mid_block_type": "UNetMidBlock2DSimpleCrossAttn"})", "UNetMidBlock2DSimpleCrossAttn");
        unet(R"({"class_embed_type": "timestep"})", "class_embed_type");
        unet(R"({"addition_embed_type": "text_time"})", "addition_embed_type");
        unet(R"({"dual_cross_attention": true})", "dual_cross_attention");
        unet(R"({"num_attention_heads": 8})", "num_attention_heads");
        unet(R"({"resnet_time_scale_shift": "scale_shift"})", "resnet_time_scale_shift");
        unet(R"({"time_cond_proj_dim": 256})", "time_cond_proj_dim");
        unet(R"({"act_fn": "softplus"})", "softplus");
        unet(R"({"attention_head_dim": 3})", "attention_head_dim");
        unet(R"({"attention_head_dim": 0})", "attention_head_dim");
        unet(R"({"attention_head_dim": [2, 2, 2]})", "attention_head_dim");
        unet(R"({"norm_num_groups": 5})", "norm_num_groups");
        unet(R"({"block_out_channels": [8, "16"]})", "block_out_channels");
        unet(R"({"block_out_channels": []})", "block_out_channels");
        unet(R"({"in_channels": 1e30})", "in_channels");
        unet(R"({"layers_per_block": 1.5})", "layers_per_block");
        unet(R"({"use_linear_projection": "yes"})", "use_linear_projection");
        unet(R"({"brand_new_option": 3})", "brand_new_option");
        vae(R"({"_class_name": "AutoencoderTiny"})", "AutoencoderTiny");
        vae(R"({"down_block_types": ["DownEncoderBlock2D", "AttnDownEncoderBlock2D"]})", "AttnDownEncoderBlock2D");
        vae(R"({"up_block_types": ["UpDecoderBlock2D"]})", "up_block_types");
        vae(R"({"latents_mean": [0.1, 0.2]})", "latents_mean");
        vae(R"({"scaling_factor": 0})", "scaling_factor");
        vae(R"({"brand_new_option": [1]})", "brand_new_option");
    }

    void what_is_not_supported_is_refused_by_name() {
        QFETCH(QString, file);
        QFETCH(QString, change);
        QFETCH(QString, says);
        const fs::path config = golden / "pipelines/conv_epsilon" / file.toStdString() / "config.json";
        const auto read = [&](const fs::path& path) { file == "unet" ? void(UNetConfig::read(path)) : void(VaeConfig::read(path)); };
        QCOMPARE(message_of(config, "{}", read), std::string());
        const std::string message = message_of(config, change.toStdString(), read);
        QVERIFY2(message.find(says.toStdString()) != std::string::npos, message.c_str());
        QVERIFY2(message.rfind("does not name the file", 0) != 0, message.c_str());
    }

    void harmless_options_are_accepted() {
        const fs::path config = golden / "pipelines/conv_epsilon/unet/config.json";
        const std::string change = R"({"_name_or_path": "x", "unknown_flag": false, "unknown_nothing": null, "dropout": 0.1})";
        QCOMPARE(message_of(config, change, [](const fs::path& path) { UNetConfig::read(path); }), std::string());
    }

    void clip_configs_are_checked() {
        const fs::path config = golden / "pipelines/conv_epsilon/text_encoder/config.json";
        const auto read = [](const fs::path& path) { ClipTextConfig::parse(read_json_file(path), path); };
        QVERIFY(message_of(config, R"({"hidden_act": "softplus"})", read).find("softplus") != std::string::npos);
        QVERIFY(message_of(config, R"({"num_attention_heads": 3})", read).find("num_attention_heads") != std::string::npos);
        QVERIFY(message_of(config, R"({"model_type": "t5"})", read).find("t5") != std::string::npos);
        const fs::path processor = golden / "clip/quick_gelu/preprocessor_config.json";
        const auto load = [](const fs::path& path) { ClipImageProcessor::load(path.parent_path()); };
        QCOMPARE(message_of(processor, R"({"size": 224, "crop_size": 224})", load), std::string());
        QVERIFY(message_of(processor, R"({"resample": 1})", load).find("resample") != std::string::npos);
        QVERIFY(message_of(processor, R"({"image_std": [0, 1, 1]})", load).find("image_std") != std::string::npos);
        QVERIFY(message_of(processor, R"({"size": {"longest_edge": 3}})", load).find("size") != std::string::npos);
    }

    void a_broken_file_is_named() {
        const TempDir folder;
        write_file_atomic(folder.path() / "config.json", "{\"in_channels\": 4,");
        for (const auto& load :
             {+[](const fs::path& path) { UNet2DConditionModel::load(path); }, +[](const fs::path& path) { AutoencoderKL::load(path); },
              +[](const fs::path& path) { ClipTextModel::load(path); }, +[](const fs::path& path) { ClipModel::load(path); }}) {
            try {
                load(folder.path());
                QFAIL("a broken config.json was accepted");
            } catch (const Error& error) {
                QVERIFY2(std::string(error.what()).find("config.json") != std::string::npos, error.what());
            }
        }
    }
};

QTEST_APPLESS_MAIN(TestConfigs)
#include "test_configs.moc"
