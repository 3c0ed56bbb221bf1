#include "core/base/error.h"
#include "core/base/file.h"
#include "core/diffusion/pipeline.h"
#include "core/nn/learnt_embedding.h"
#include "core/nn/lora.h"
#include "core/nn/safetensors.h"
#include "tests/support/error_of.h"

#include <QtTest/QTest>

using namespace tw;
using namespace tw::diffusion;
using tw::test::error_of;

namespace {

const fs::path golden = TW_SOURCE_DIR "/tests/golden";
const fs::path adapters_folder = golden / "adapters";
const fs::path model = golden / "pipelines/conv_epsilon";
const char* query = "down_blocks.0.attentions.0.transformer_blocks.0.attn1.to_q";

Adapters adapters_of(const Json& one) {
    Adapters adapters;
    for (const Json& lora : one["lora"]) {
        adapters.lora.push_back({adapters_folder / (lora[0].get<std::string>() + ".safetensors"), lora[1].get<double>()});
    }
    for (const Json& name : one["embeddings"]) adapters.embeddings.push_back(adapters_folder / (name.get<std::string>() + ".safetensors"));
    return adapters;
}

bool says(const std::string& reason, std::initializer_list<std::string> words) {
    for (const std::string& word : words) {
        if (reason.find(word) == std::string::npos) {
            qWarning("'%s' is not in: %s", word.c_str(), reason.c_str());
            return false;
        }
    }
    return true;
}

}  // namespace

class TestAdapters : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { torch::set_num_threads(1); }

    void latents_are_the_reference_s_data() {
        QTest::addColumn<int>("index");
        const Json common = read_json_file(adapters_folder / "latents.json");
        for (int i = 0; i < static_cast<int>(common["cases"].size()); ++i) {
            QTest::newRow(common["cases"][static_cast<std::size_t>(i)].dump().c_str()) << i;
        }
    }

    void latents_are_the_reference_s() {
        QFETCH(int, index);
        const Json common = read_json_file(adapters_folder / "latents.json");
        const Json& one = common["cases"][static_cast<std::size_t>(index)];
        const nn::TensorMap tensors = nn::read_safetensors(adapters_folder / "latents.safetensors");
        Pipeline pipeline = Pipeline::load(model, torch::kFloat32, adapters_of(one));
        Batch batch;
        batch.prompt = one["prompt"];
        const std::string negative_prompt = one["negative_prompt"];
        if (!negative_prompt.empty()) batch.negatives = {{negative_prompt, 1.0}};
        batch.options.scheduler = "ddim";
        batch.options.num_inference_steps = common["num_inference_steps"];
        batch.options.guidance.guidance_scale = common["guidance_scale"];
        batch.noise.latents = tensors.at("noise").to(torch::kFloat32);
        batch.seeds = {0};
        const torch::Tensor result = pipeline.sample(batch), expected = tensors.at(one["tensor"]);
        const double error = ((result - expected).abs() / expected.abs().clamp_min(1)).max().item<double>();
        qInfo("%.2g", error);
        QVERIFY(error < 1e-3);
        QVERIFY(pipeline.unused_tokens({batch.prompt, negative_prompt}).empty());
    }

    void a_lora_of_weight_zero_changes_nothing() {
        const Pipeline plain = Pipeline::load(model);
        const Pipeline adapted = Pipeline::load(model, torch::kFloat32, {{{adapters_folder / "peft.safetensors", 0.0}}, {}});
        for (const auto& [name, parameter] : plain.unet().parameters())
            QVERIFY(torch::equal(parameter, adapted.unet().parameters().at(name)));
    }

    void unused_tokens_are_known() {
        const Pipeline pipeline =
            Pipeline::load(model, torch::kFloat32, {{}, {adapters_folder / "shoe.safetensors", adapters_folder / "style.safetensors"}});
        QCOMPARE(pipeline.unused_tokens({"a <shoe>", "a boot"}), std::vector<std::string>{"<two-word>"});
        QCOMPARE(pipeline.unused_tokens({"a boot", "<Two-Word>"}), std::vector<std::string>{"<shoe>"});
        std::string beyond_the_end;
        for (int i = 0; i < 80; ++i) beyond_the_end += "a ";
        QCOMPARE(pipeline.unused_tokens({beyond_the_end + "<shoe>"}).size(), std::size_t{2});
    }

    void a_lora_of_another_width_names_tensor_and_shapes() {
        const std::string name = std::string("unet.") + query;
        write({{name + ".lora_A.weight", torch::zeros({2, 32})}, {name + ".lora_B.weight", torch::zeros({8, 2})}});
        QVERIFY(says(lora_refusal(), {file().string(), name + ".lora_A.weight", "(2, 32)", "(2, 8)", "another model"}));
        write({{name + ".lora_A.weight", torch::zeros({2, 8})}, {name + ".lora_B.weight", torch::zeros({16, 2})}});
        QVERIFY(says(lora_refusal(), {file().string(), name + ".lora_B.weight", "(16, 2)", "(8, 2)", "another model"}));
    }

    void the_first_misfit_of_several_is_named() {
        const std::string first = "unet.down_blocks.0.resnets.0.conv1", second = std::string("unet.up_blocks.9.attn");
        write({{second + ".lora_A.weight", torch::zeros({1, 1})},
               {second + ".lora_B.weight", torch::zeros({1, 1})},
               {first + ".lora_A.weight", torch::zeros({1, 3, 3, 3})},
               {first + ".lora_B.weight", torch::zeros({8, 1, 1, 1})}});
        QVERIFY(says(lora_refusal(), {first + ".lora_A.weight", "(1, 3, 3, 3)", "(1, 8, 3, 3)"}));
    }

    void a_layer_that_the_model_lacks_is_named() {
        const std::string name = "unet.down_blocks.7.attentions.0.transformer_blocks.0.attn1.to_q";
        write({{name + ".lora_A.weight", torch::zeros({2, 8})}, {name + ".lora_B.weight", torch::zeros({8, 2})}});
        QVERIFY(says(lora_refusal(), {file().string(), name + ".lora_A.weight", "(2, 8)", "does not have"}));
    }

    void a_tensor_that_is_no_part_of_a_lora_is_named() {
        write({{"unet.conv_in.weight", torch::zeros({8, 4, 3, 3})}});
        QVERIFY(says(lora_refusal(), {file().string(), "unet.conv_in.weight", "no part of a LoRA"}));
        write({{std::string("unet.") + query + ".lora_A.weight", torch::zeros({2, 8})}});
        QVERIFY(says(lora_refusal(), {query, "no partner"}));
    }

    void an_embedding_of_the_wrong_width_is_named() {
        write({{"<wide>", torch::zeros({24})}});
        QVERIFY(says(embedding_refusal(), {file().string(), "<wide>", "width 24", "width 16"}));
    }

    void other_embeddings_are_refused_by_name() {
        write({{"<one>", torch::zeros({16})}, {"<two>", torch::zeros({16})}});
        QVERIFY(says(embedding_refusal(), {file().string(), "2 tensors", "one tensor"}));
        write({{"boot</w>", torch::zeros({16})}});
        QVERIFY(says(embedding_refusal(), {file().string(), "boot</w>", "already"}));
        write({{"<shoe>", torch::zeros({1, 2, 16})}});
        QVERIFY(says(embedding_refusal(), {file().string(), "<shoe>", "(1, 2, 16)"}));
        const Adapters twice{{}, {adapters_folder / "shoe.safetensors", adapters_folder / "shoe.safetensors"}};
        QVERIFY(says(error_of([&] { Pipeline::load(model, torch::kFloat32, twice); }), {"<shoe>", "already"}));
    }

    void an_embedding_survives_its_file() {
        torch::manual_seed(1);
        for (const std::int64_t count : {1, 3}) {
            const nn::LearntEmbedding written{"<größe>", torch::randn({count, 16})};
            nn::write_learnt_embedding(file(), written);
            const nn::LearntEmbedding read = nn::read_learnt_embedding(file());
            QCOMPARE(read.token, written.token);
            QVERIFY(torch::equal(read.vectors, written.vectors));
        }
    }

private:
    fs::path file() const { return folder_.path() / "adapter.safetensors"; }
    void write(const nn::TensorMap& tensors) const { nn::write_safetensors(file(), tensors); }
    std::string lora_refusal() const {
        return error_of([&] { Pipeline::load(model, torch::kFloat32, {{{file(), 1.0}}, {}}); });
    }
    std::string embedding_refusal() const {
        return error_of([&] { Pipeline::load(model, torch::kFloat32, {{}, {file()}}); });
    }

    TempDir folder_;
};

QTEST_APPLESS_MAIN(TestAdapters)
#include "test_adapters.moc"
