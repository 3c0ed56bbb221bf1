#include "core/base/error.h"
#include "core/nn/safetensors.h"
#include "tests/stages_finetuning/tiny_project.h"
#include "tests/support/error_of.h"

#include <QtTest/QTest>

#include <torch/torch.h>

#include <algorithm>
#include <csignal>
#include <numeric>

using namespace tw;
using test::TinyProject;
using tw::test::error_of;

namespace {

/// What a run tells while it goes.
struct Heard {
    std::vector<double> losses;
    int first_step = 0, samples = 0;
    std::vector<int> checkpoints;

    void operator()(const std::string& event, const Json& data) {
        if (event == "sample") ++samples;
        if (event == "checkpoint") checkpoints.push_back(data["step"]);
        if (event != "finetune_step") return;
        if (losses.empty()) first_step = data["step"];
        losses.push_back(data["loss"]);
    }
};

worker::Client::Options one_thread() {
    worker::Client::Options options;
    options.threads = 1;
    return options;
}

stages::FinetuningReport run(TinyProject& tiny, const stages::FinetuningRequest& request, Heard& heard, const jobs::Control& control = {}) {
    worker::Client client(one_thread());
    return stages::finetune(tiny.project(), client, request, control, {},
                            [&](const std::string& event, const Json& data) { heard(event, data); });
}

bool same_tensors(const fs::path& a, const fs::path& b) {
    const nn::TensorMap left = nn::read_safetensors(a), right = nn::read_safetensors(b);
    return left.size() == right.size() &&
           std::all_of(left.begin(), left.end(), [&](const auto& item) { return torch::equal(item.second, right.at(item.first)); });
}

}  // namespace

class TestFinetuning : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void what_was_learnt_lies_in_one_folder() {
        TinyProject tiny;
        Heard heard;
        const stages::FinetuningReport report = run(tiny, tiny.request(), heard);
        QVERIFY(report.outcome.ok());
        QCOMPARE(heard.losses.size(), std::size_t{24});
        QCOMPARE(heard.checkpoints, (std::vector<int>{8, 16}));
        QCOMPARE(heard.samples, 4);
        QVERIFY(!fs::exists(tiny.staged()));
        QVERIFY(!fs::exists(tiny.output() / "checkpoint.safetensors"));
        QVERIFY(fs::exists(tiny.output() / "samples/step-000012-class_0.png"));
        QVERIFY(fs::exists(tiny.output() / "samples/step-000024-class_2.png"));

        const nn::TensorMap lora = nn::read_safetensors(tiny.output() / "pytorch_lora_weights.safetensors");
        QCOMPARE(lora.size(), std::size_t{4 * 2 * 4 * 2});  // four transformers, two attentions, four projections, down and up
        for (const auto& [name, tensor] : lora) {
            QVERIFY(tensor.abs().max().item<double>() > 0);
            QCOMPARE(std::min(tensor.size(0), tensor.size(1)), std::int64_t{2});
        }
        const Json description = read_json_file(tiny.output() / "adapter.json");
        QCOMPARE(description["classes"][1]["prompt"].get<std::string>(), std::string("a photo of a <class_1> shoe"));
        QCOMPARE(description["classes"][1]["images"].get<int>(), 3);
        QCOMPARE(description["loss_curve"].size(), std::size_t{24});
        torch::Tensor first;
        for (const char* name : {"class_0", "class_1", "class_2"}) {
            const nn::TensorMap token = nn::read_safetensors(tiny.output() / "embeddings" / (std::string(name) + ".safetensors"));
            QCOMPARE(token.begin()->first, "<" + std::string(name) + ">");
            QVERIFY(token.size() == 1 && token.begin()->second.sizes() == at::IntArrayRef{16});
            if (first.defined()) QVERIFY(!torch::equal(first, token.begin()->second));
            first = token.begin()->second;
        }
    }

    void the_loss_falls() {
        TinyProject tiny;
        stages::FinetuningRequest request = tiny.request();
        request.settings.steps = 300;
        request.settings.sample_every = 0;
        Heard heard;
        run(tiny, request, heard);
        const auto mean = [&](std::size_t begin) {
            return std::accumulate(heard.losses.begin() + static_cast<std::ptrdiff_t>(begin),
                                   heard.losses.begin() + static_cast<std::ptrdiff_t>(begin + 100), 0.0) /
                   100;
        };
        qInfo("mean loss of the first hundred steps %.3f, of the last %.3f", mean(0), mean(200));
        QVERIFY(mean(200) < 0.97 * mean(0));
    }

    void a_killed_run_goes_on_to_the_same_losses() {
        TinyProject whole, broken;
        Heard expected, before, after;
        run(whole, whole.request(), expected);
        {
            worker::Client client(one_thread());
            const auto kill_at_twenty = [&](const std::string& event, const Json& data) {
                before(event, data);
                if (event == "finetune_step" && data["step"] == 20) ::kill(client.pid(), SIGKILL);
            };
            QVERIFY_THROWS_EXCEPTION(worker::WorkerDied,
                                     stages::finetune(broken.project(), client, broken.request(), {}, {}, kill_at_twenty));
        }
        QVERIFY(!fs::exists(broken.output()));
        const stages::FinetuningReport report = run(broken, broken.request(), after);
        QVERIFY(report.outcome.ok());
        QCOMPARE(report.result.first_step, 16);
        QCOMPARE(after.first_step, 17);
        QCOMPARE(std::vector<double>(expected.losses.begin() + 16, expected.losses.end()), after.losses);
        QCOMPARE(std::vector<double>(expected.losses.begin(), expected.losses.begin() + 16),
                 std::vector<double>(before.losses.begin(), before.losses.begin() + 16));
        QVERIFY(read_json_file(broken.output() / "adapter.json")["loss_curve"] ==
                read_json_file(whole.output() / "adapter.json")["loss_curve"]);
        QVERIFY(same_tensors(broken.output() / "pytorch_lora_weights.safetensors", whole.output() / "pytorch_lora_weights.safetensors"));
        QVERIFY(same_tensors(broken.output() / "embeddings/class_1.safetensors", whole.output() / "embeddings/class_1.safetensors"));
    }

    void a_stopped_run_goes_on_where_it_was() {
        TinyProject tiny;
        jobs::Control control;
        worker::Client client(one_thread());
        const auto stop_at_five = [&](const std::string& event, const Json& data) {
            if (event == "finetune_step" && data["step"] == 5) control.stop_after_current();
        };
        const auto stopped = stages::finetune(tiny.project(), client, tiny.request(), control, {}, stop_at_five);
        QVERIFY(stopped.outcome.state == jobs::State::stopped);
        Heard after;
        const auto report = run(tiny, tiny.request(), after);
        QVERIFY(report.result.first_step >= 5);
        QCOMPARE(after.first_step, report.result.first_step + 1);
        QCOMPARE(report.result.loss_curve.back().first, 24);
    }

    void a_checkpoint_of_other_settings_is_refused() {
        TinyProject tiny;
        jobs::Control control;
        worker::Client client(one_thread());
        stages::finetune(tiny.project(), client, tiny.request(), control, {}, [&](const std::string&, const Json&) { control.stop_now(); });
        stages::FinetuningRequest other = tiny.request();
        other.settings.learning_rate = 0.02;
        const std::string reason = error_of([&] { stages::finetune(tiny.project(), client, other, {}, {}); });
        QVERIFY2(reason.find("checkpoint.safetensors") != std::string::npos && reason.find("other settings") != std::string::npos,
                 reason.c_str());
    }

    void gradient_checkpointing_changes_nothing_but_memory() {
        TinyProject plain, sparing;
        stages::FinetuningRequest request = sparing.request();
        request.settings.gradient_checkpointing = "on";
        Heard expected, heard;
        run(plain, plain.request(), expected);
        run(sparing, request, heard);
        QCOMPARE(heard.losses.size(), expected.losses.size());
        for (std::size_t i = 0; i < heard.losses.size(); ++i) QVERIFY(std::abs(heard.losses[i] - expected.losses[i]) < 1e-4);
    }

    void a_class_without_training_images_is_named() {
        TinyProject tiny({4, 0, 2});
        Heard heard;
        const std::string reason = error_of([&] { run(tiny, tiny.request(), heard); });
        QVERIFY2(reason.find("class_1") != std::string::npos && reason.find("no training images") != std::string::npos, reason.c_str());
        QVERIFY(!fs::exists(tiny.staged()));
    }

    void an_output_that_exists_is_refused() {
        TinyProject tiny;
        fs::create_directories(tiny.output());
        Heard heard;
        QVERIFY(error_of([&] { run(tiny, tiny.request(), heard); }).find("exists already") != std::string::npos);
    }

    void a_rank_above_the_layers_width_is_refused() {
        TinyProject tiny;
        stages::FinetuningRequest request = tiny.request();
        request.settings.rank = 9;
        Heard heard;
        const std::string reason = error_of([&] { run(tiny, request, heard); });
        QVERIFY2(reason.find("rank is 9") != std::string::npos && reason.find("1 to 8") != std::string::npos, reason.c_str());
    }
};

QTEST_GUILESS_MAIN(TestFinetuning)
#include "test_finetuning.moc"
