#include "core/base/file.h"
#include "core/nn/recompute.h"
#include "core/nn/unet.h"

#include <torch/torch.h>

#include <QtTest/QTest>

using namespace tw;
using namespace tw::nn;

namespace {

const fs::path model = TW_SOURCE_DIR "/tests/golden/pipelines/conv_epsilon";

/// A U-Net with random updates of rank 2 on every attention projection.
struct Adapted {
    Adapted() : plain(UNet2DConditionModel::load(model / "unet")) {
        torch::manual_seed(4);
        for (const auto& [name, weight] : plain.attention_projections()) {
            updates[name] = {torch::randn({2, weight.size(1)}) * 0.3, torch::randn({weight.size(0), 2}) * 0.3, 0.5};
        }
        sample = torch::randn({2, 4, 8, 8});
        states = torch::randn({2, 77, 16});
        timesteps = torch::tensor({10, 700});
    }
    /// Gradients of a loss by the updates' names, and of the prompt's states.
    TensorMap gradients(const UNet2DConditionModel& unet) {
        TensorMap result;
        for (auto& [name, update] : updates) {
            for (torch::Tensor* part : {&update.down, &update.up}) {
                part->requires_grad_();
                part->mutable_grad().reset();
            }
        }
        const torch::Tensor text = states.clone().requires_grad_();
        unet.forward(sample, timesteps, unet.prepare(text)).square().mean().backward();
        for (auto& [name, update] : updates) {
            result[name + " down"] = update.down.grad().clone();
            result[name + " up"] = update.up.grad().clone();
        }
        result["text"] = text.grad();
        return result;
    }

    UNet2DConditionModel plain;
    std::map<std::string, LowRank> updates;
    torch::Tensor sample, states, timesteps;
};

}  // namespace

class TestLowRank : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { torch::set_num_threads(1); }

    void an_update_beside_the_weights_is_one_inside_them() {
        Adapted adapted;
        const torch::NoGradGuard no_gradients;
        const UNet2DConditionModel beside = adapted.plain.with_low_rank(adapted.updates);
        const torch::Tensor result = beside.forward(adapted.sample, adapted.timesteps, beside.prepare(adapted.states));
        const auto run = [&] { return adapted.plain.forward(adapted.sample, adapted.timesteps, adapted.plain.prepare(adapted.states)); };
        QVERIFY((run() - result).abs().max().item<double>() > 0.01);
        for (auto& [name, weight] : adapted.plain.attention_projections()) {
            const LowRank& update = adapted.updates.at(name);
            weight.add_(torch::mm(update.up, update.down) * update.scale);
        }
        // The weights are shared: what stands in them now would count twice beside the updates.
        QVERIFY((run() - result).abs().max().item<double>() < 1e-5);
    }

    void gradients_are_the_differences_of_the_loss() {
        Adapted adapted;
        const UNet2DConditionModel unet = adapted.plain.with_low_rank(adapted.updates);
        const TensorMap gradients = adapted.gradients(unet);
        const auto loss = [&] {
            const torch::NoGradGuard no_gradients;
            return unet.forward(adapted.sample, adapted.timesteps, unet.prepare(adapted.states)).square().mean().item<double>();
        };
        for (auto& [name, update] : adapted.updates) {
            const torch::NoGradGuard no_gradients;
            const torch::Tensor& gradient = gradients.at(name + " down");
            const torch::Tensor direction = gradient / gradient.norm() * 0.05;
            update.down.add_(direction);
            const double above = loss();
            update.down.sub_(2 * direction);
            const double below = loss();
            update.down.add_(direction);
            const double expected = gradient.norm().item<double>() * 0.1;
            QVERIFY2(std::abs(above - below - expected) < 0.05 * expected + 1e-6, name.c_str());
        }
    }

    void recomputing_gives_the_same_gradients() {
        Adapted adapted;
        const UNet2DConditionModel unet = adapted.plain.with_low_rank(adapted.updates);
        const TensorMap expected = adapted.gradients(unet), result = adapted.gradients(unet.with_recomputing());
        for (const auto& [name, gradient] : expected) {
            QVERIFY(gradient.abs().max().item<double>() > 0);
            QVERIFY2((result.at(name) - gradient).abs().max().item<double>() < 1e-6, name.c_str());
        }
    }

    void what_is_recomputed_runs_twice_and_only_with_gradients() {
        int runs = 0;
        const torch::Tensor leaf = torch::tensor(3.0).requires_grad_(), x = torch::tensor(2.0).requires_grad_();
        const auto work = [&](const std::vector<torch::Tensor>& inputs) {
            ++runs;
            return inputs[0] * inputs[0] * leaf;
        };
        torch::Tensor result = recomputed(work, {x});
        QCOMPARE(result.item<double>(), 12.0);
        QCOMPARE(runs, 1);
        result.backward();
        QCOMPARE(runs, 2);
        QCOMPARE(x.grad().item<double>(), 12.0);
        QCOMPARE(leaf.grad().item<double>(), 4.0);
        const torch::NoGradGuard no_gradients;
        QVERIFY(!recomputed(work, {x}).requires_grad());
        QCOMPARE(runs, 3);
    }

    void an_update_for_no_layer_is_refused() {
        Adapted adapted;
        adapted.updates["down_blocks.0.resnets.0.conv1"] = {torch::zeros({1, 8}), torch::zeros({8, 1}), 1.0};
        QVERIFY_THROWS_EXCEPTION(std::exception, adapted.plain.with_low_rank(adapted.updates));
    }
};

QTEST_APPLESS_MAIN(TestLowRank)
#include "test_low_rank.moc"
