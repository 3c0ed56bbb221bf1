#include "core/base/error.h"
#include "core/base/file.h"
#include "core/base/hash.h"
#include "core/nn/safetensors.h"
#include "core/nn/unet.h"
#include "core/nn/vae.h"
#include "core/nn/weights.h"
#include "tests/support/error_of.h"

#include <torch/torch.h>

#include <QtTest/QTest>

using namespace tw;
using namespace tw::nn;
using tw::test::error_of;

namespace {

const fs::path pipelines = fs::path(TW_SOURCE_DIR) / "tests/golden/pipelines";

std::string file_of(const std::string& header, const std::string& data, std::int64_t length = -1) {
    std::string bytes;
    const auto stated = static_cast<std::uint64_t>(length >= 0 ? length : static_cast<std::int64_t>(header.size()));
    for (int shift = 0; shift < 64; shift += 8) bytes.push_back(static_cast<char>(stated >> shift & 0xff));
    return bytes + header + data;
}

std::string entry(const std::string& name, int begin, int end, const std::string& shape = "[2]", const std::string& dtype = "F32") {
    return "\"" + name + "\":{\"dtype\":\"" + dtype + "\",\"shape\":" + shape + ",\"data_offsets\":[" + std::to_string(begin) + "," +
           std::to_string(end) + "]}";
}

/// A copy of a golden folder whose tensors may be changed.
struct ModelCopy {
    explicit ModelCopy(const fs::path& source) {
        fs::copy(source, folder.path(), fs::copy_options::recursive);
        file = folder.path() / "diffusion_pytorch_model.safetensors";
        tensors = read_safetensors(file);
    }
    void write() const { write_safetensors(file, tensors); }
    TempDir folder;
    fs::path file;
    TensorMap tensors;
};

}  // namespace

class TestSafetensors : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void tensors_go_there_and_back() {
        const TempDir folder;
        const fs::path file = folder.path() / "a.safetensors";
        const TensorMap tensors = {{"half", torch::randn({3, 4}).to(torch::kFloat16)},
                                   {"brain", torch::randn({5}).to(torch::kBFloat16)},
                                   {"whole", torch::arange(7)},
                                   {"turned", torch::randn({2, 3, 4}).permute({2, 0, 1})},
                                   {"scalar", torch::tensor(2.5)},
                                   {"none", torch::empty({0, 3})}};
        write_safetensors(file, tensors, {{"format", "pt"}});
        const TensorMap back = read_safetensors(file);
        QCOMPARE(back.size(), tensors.size());
        for (const auto& [name, tensor] : tensors) {
            QVERIFY2(back.at(name).scalar_type() == tensor.scalar_type() && torch::equal(back.at(name), tensor), name.c_str());
        }
        QCOMPARE(read_safetensors_header(file).metadata.at("format"), std::string("pt"));
    }

    void broken_files_are_refused_with_a_reason_data() {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("reason");
        const auto row = [](const char* name, const std::string& bytes, const char* reason) {
            QTest::newRow(name) << QByteArray::fromStdString(bytes) << QString(reason);
        };
        const std::string eight(8, '\1'), one = "{" + entry("a", 0, 8) + "}";
        row("empty", "", "too short");
        row("length over 100 MB", file_of(one, eight, 200'000'000), "100 MB");
        row("length past the end", file_of(one, eight, 1000), "truncated");
        row("length of all ones", std::string(8, '\xff') + one + eight, "100 MB");
        row("no JSON", file_of("{\"a\": ", eight), "not JSON");
        row("no object", file_of("[1, 2]", eight), "not JSON");
        row("truncated data", file_of(one, eight.substr(0, 5)), "truncated");
        row("trailing bytes", file_of(one, eight + "more"), "belong to no tensor");
        row("overlap", file_of("{" + entry("a", 0, 8) + "," + entry("b", 4, 12) + "}", eight + "1234"), "overlaps");
        row("same place twice", file_of("{" + entry("a", 0, 8) + "," + entry("b", 0, 8) + "}", eight), "overlaps");
        row("hole", file_of("{" + entry("a", 0, 8) + "," + entry("b", 12, 20) + "}", eight + eight + "1234"), "hole");
        row("size against shape", file_of("{" + entry("a", 0, 8, "[3]") + "}", eight), "do not fit");
        row("end before begin", file_of("{" + entry("a", 8, 0) + "}", eight), "do not fit");
        row("negative size", file_of("{" + entry("a", 0, 8, "[-2]") + "}", eight), "no whole number");
        row("overflowing shape", file_of("{" + entry("a", 0, 8, "[4611686018427387904,4611686018427387904]") + "}", eight), "too large");
        row("unknown type", file_of("{" + entry("a", 0, 8, "[2]", "F31") + "}", eight), "F31");
        row("no offsets", file_of("{\"a\":{\"dtype\":\"F32\",\"shape\":[2]}}", eight), "lacks");
        row("zip pickle", std::string("PK\3\4", 4) + std::string(64, '\0'), "pickle");
        row("bare pickle", std::string("\x80\2}q\0.", 6) + std::string(64, 'x'), "pickle");
    }

    void broken_files_are_refused_with_a_reason() {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, reason);
        const TempDir folder;
        const fs::path file = folder.path() / "broken.safetensors";
        write_file_atomic(file, bytes.toStdString());
        const std::string message = error_of([&] { read_safetensors(file); });
        QVERIFY2(message.find(file.string()) != std::string::npos, message.c_str());
        QVERIFY2(message.find(reason.toStdString()) != std::string::npos, message.c_str());
    }

    void a_header_whose_length_begins_like_a_pickle_is_read() {
        std::string header = "{" + entry("a", 0, 8) + "}";
        header.resize(0x280, ' ');  // its length is stored as the bytes 0x80 0x02
        const TempDir folder;
        write_file_atomic(folder.path() / "a.safetensors", file_of(header, std::string(8, '\0')));
        QCOMPARE(read_safetensors(folder.path() / "a.safetensors").at("a").numel(), 2);
    }

    void a_missing_tensor_is_named() {
        ModelCopy model(pipelines / "narrow_heads/unet");
        model.tensors.erase("mid_block.resnets.0.conv1.weight");
        model.write();
        const std::string message = error_of([&] { UNet2DConditionModel::load(model.folder.path()); });
        QVERIFY2(message.find("mid_block.resnets.0.conv1.weight") != std::string::npos && message.find("missing") != std::string::npos,
                 message.c_str());
    }

    void a_misshapen_tensor_is_named_with_both_shapes() {
        ModelCopy model(pipelines / "narrow_heads/vae");
        torch::Tensor& tensor = model.tensors.at("decoder.conv_in.bias");
        tensor = torch::zeros({tensor.size(0) + 1});
        model.write();
        const std::string message = error_of([&] { AutoencoderKL::load(model.folder.path()); });
        QVERIFY2(message.find("decoder.conv_in.bias") != std::string::npos, message.c_str());
        QVERIFY2(message.find("(17)") != std::string::npos && message.find("(16)") != std::string::npos, message.c_str());
    }

    void a_tensor_of_whole_numbers_is_no_weight() {
        ModelCopy model(pipelines / "narrow_heads/vae");
        model.tensors.at("decoder.conv_in.bias") = torch::zeros({16}, torch::kInt64);
        model.write();
        QVERIFY(error_of([&] { AutoencoderKL::load(model.folder.path()); }).find("I64") != std::string::npos);
    }

    void position_ids_and_other_extra_tensors_do_not_matter() {
        ModelCopy model(pipelines / "narrow_heads/vae");
        model.tensors.emplace("text_model.embeddings.position_ids", torch::arange(77).unsqueeze(0));
        model.write();
        QCOMPARE(error_of([&] { AutoencoderKL::load(model.folder.path()); }), std::string());
    }

    void old_attention_weights_may_be_one_by_one_convolutions() {
        ModelCopy model(pipelines / "conv_epsilon/vae");
        const torch::Tensor latents = torch::randn({1, 4, 4, 4});
        const torch::Tensor before = AutoencoderKL::load(model.folder.path()).decode(latents);
        int changed = 0;
        for (auto& [name, tensor] : model.tensors) {
            if (name.find(".attentions.") == std::string::npos || tensor.dim() != 2) continue;
            tensor = tensor.unsqueeze(-1).unsqueeze(-1);
            ++changed;
        }
        QCOMPARE(changed, 8);
        model.write();
        QVERIFY(torch::equal(AutoencoderKL::load(model.folder.path()).decode(latents), before));
    }

    void folders_without_safetensors_say_why() {
        const TempDir folder;
        QVERIFY(error_of([&] { Weights::open(folder.path()); }).find("no weights") != std::string::npos);
        write_file_atomic(folder.path() / "diffusion_pytorch_model.bin", std::string("PK\3\4", 4));
        const std::string message = error_of([&] { Weights::open(folder.path()); });
        QVERIFY2(message.find("pickle") != std::string::npos && message.find("diffusion_pytorch_model.bin") != std::string::npos,
                 message.c_str());
    }

    void a_missing_shard_is_named_and_a_strange_one_refused() {
        const TempDir folder;
        const fs::path copy = folder.path() / "unet";
        fs::copy(pipelines / "deep_transformer/unet", copy);
        const fs::path shard = copy / "diffusion_pytorch_model-00002-of-00002.safetensors";
        fs::remove(shard);
        QVERIFY(error_of([&] { Weights::open(copy); }).find(shard.string()) != std::string::npos);
        write_file_atomic(copy / "diffusion_pytorch_model.safetensors.index.json", R"({"weight_map": {"a": "../../secret.safetensors"}})");
        QVERIFY(error_of([&] { Weights::open(copy); }).find("plain file name") != std::string::npos);
    }

    void a_model_is_known_by_the_hash_of_its_file() {
        QCOMPARE(model_sha256(pipelines / "conv_epsilon/unet"),
                 sha256_file(pipelines / "conv_epsilon/unet/diffusion_pytorch_model.safetensors"));
        QVERIFY(model_sha256(pipelines / "deep_transformer/unet") != model_sha256(pipelines / "conv_epsilon/unet"));
    }
};

QTEST_APPLESS_MAIN(TestSafetensors)
#include "test_safetensors.moc"
