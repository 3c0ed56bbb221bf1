#include "core/learning/batch_norm.h"

#include <QtTest/QTest>

#include <cmath>
#include <limits>

using namespace tw::learning;

namespace {

torch::nn::BatchNorm2d random_norm(std::int64_t channels, torch::Dtype type) {
    torch::nn::BatchNorm2d norm(channels);
    const torch::NoGradGuard no_grad;
    norm->weight.uniform_(0.5, 1.5);
    norm->bias.uniform_(-0.5, 0.5);
    norm->running_mean.normal_();
    norm->running_var.uniform_(0.5, 2.0);
    norm->to(type);
    return norm;
}

torch::nn::BatchNorm2d copy_of(const torch::nn::BatchNorm2d& norm, torch::Dtype type) {
    torch::nn::BatchNorm2d copy(norm->options);
    const torch::NoGradGuard no_grad;
    copy->to(type);
    for (const auto& item : norm->named_parameters()) copy->named_parameters()[item.key()].copy_(item.value());
    for (const auto& item : norm->named_buffers()) copy->named_buffers()[item.key()].copy_(item.value());
    return copy;
}

torch::Tensor leaf(const torch::Tensor& values, torch::Dtype type) {
    return values.to(type).contiguous(at::MemoryFormat::ChannelsLast).detach().requires_grad_(true);
}

/// Largest difference relative to the largest number.
double difference(const torch::Tensor& a, const torch::Tensor& b) {
    const torch::Tensor wanted = b.to(torch::kFloat64);
    return ((a.to(torch::kFloat64) - wanted).abs().max() / wanted.abs().max().clamp_min(1e-3)).item<double>();
}

/// The formula in double precision, step by step.
torch::Tensor written_out(torch::nn::BatchNorm2d& norm, const torch::Tensor& x, bool relu, const torch::Tensor& shortcut) {
    torch::Tensor y = norm->forward(x);
    if (shortcut.defined()) y = y + shortcut;
    return relu ? torch::relu(y) : y;
}

}  // namespace

class TestBatchNorm : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { torch::manual_seed(5); }

    void results_gradients_and_statistics_are_the_formulas_data() {
        QTest::addColumn<int>("pictures");
        QTest::addColumn<int>("channels");
        QTest::addColumn<int>("side");
        QTest::newRow("several parts") << 5 << 16 << 20;
        QTest::newRow("a rest of rows") << 3 << 48 << 7;
        QTest::newRow("few rows, many channels") << 6 << 128 << 2;
        QTest::newRow("channels that do not fill a vector") << 4 << 12 << 6;
    }
    void results_gradients_and_statistics_are_the_formulas() {
        QFETCH(int, pictures);
        QFETCH(int, channels);
        QFETCH(int, side);
        const torch::Tensor values = torch::randn({pictures, channels, side, side}) * 2 + 30, other = torch::randn_like(values);
        const torch::Tensor pull = torch::randn_like(values);
        for (const bool relu : {false, true}) {
            for (const bool with_shortcut : {false, true}) {
                torch::nn::BatchNorm2d ours = random_norm(channels, torch::kFloat32), theirs = copy_of(ours, torch::kFloat64);
                torch::Tensor x = leaf(values, torch::kFloat32), x64 = leaf(values, torch::kFloat64), s, s64;
                if (with_shortcut) s = leaf(other, torch::kFloat32), s64 = leaf(other, torch::kFloat64);
                const torch::Tensor y = normalise(*ours, x, relu, s), y64 = written_out(theirs, x64, relu, s64);
                QVERIFY(difference(y, y64) < 2e-5);
                (y * pull).sum().backward();
                (y64 * pull).sum().backward();
                QVERIFY(difference(x.grad(), x64.grad()) < 2e-4);
                QVERIFY(difference(ours->weight.grad(), theirs->weight.grad()) < 2e-4);
                QVERIFY(difference(ours->bias.grad(), theirs->bias.grad()) < 2e-5);
                if (with_shortcut) QVERIFY(difference(s.grad(), s64.grad()) < 1e-6);
                QVERIFY(difference(ours->running_mean, theirs->running_mean) < 1e-5);
                QVERIFY(difference(ours->running_var, theirs->running_var) < 1e-4);
                QCOMPARE(ours->num_batches_tracked.item<std::int64_t>(), std::int64_t{1});
            }
        }
    }

    void planes_and_channels_last_give_the_same() {
        torch::nn::BatchNorm2d one = random_norm(16, torch::kFloat32), two = copy_of(one, torch::kFloat32);
        const torch::Tensor x = torch::randn({3, 16, 9, 9});
        QVERIFY(difference(normalise(*one, x.contiguous(at::MemoryFormat::ChannelsLast), true), normalise(*two, x, true)) < 1e-5);
    }

    void a_network_that_is_only_used_has_its_running_statistics() {
        const torch::NoGradGuard no_grad;
        torch::nn::BatchNorm2d norm = random_norm(32, torch::kFloat32);
        norm->eval();
        const torch::Tensor x = leaf(torch::randn({4, 32, 5, 5}), torch::kFloat32), s = torch::randn_like(x);
        const torch::Tensor before = norm->running_mean.clone();
        QVERIFY(difference(normalise(*norm, x, true, s), written_out(norm, x, true, s)) < 1e-5);
        QVERIFY(torch::equal(norm->running_mean, before));
    }

    void the_number_of_threads_changes_no_bit() {
        const torch::Tensor values = torch::randn({16, 16, 12, 12});
        std::vector<torch::Tensor> results;
        const int threads = at::get_num_threads();
        for (const int count : {1, 2}) {
            at::set_num_threads(count);
            torch::manual_seed(1);
            torch::nn::BatchNorm2d norm = random_norm(16, torch::kFloat32);
            torch::Tensor x = leaf(values, torch::kFloat32);
            const torch::Tensor y = normalise(*norm, x, true);
            (y * y).sum().backward();
            results.push_back(torch::cat({y.flatten(), x.grad().flatten(), norm->running_var}));
        }
        at::set_num_threads(threads);
        QVERIFY(torch::equal(results[0], results[1]));
    }

    /// What is no number must reach the loss, where it is looked for.
    void what_is_no_number_stays_none() {
        torch::nn::BatchNorm2d norm = random_norm(16, torch::kFloat32);
        torch::Tensor values = torch::randn({2, 16, 4, 4});
        values[0][3][1][1] = std::numeric_limits<float>::quiet_NaN();
        const torch::Tensor y = normalise(*norm, leaf(values, torch::kFloat32), true);
        QVERIFY(std::isnan(y[1][3][0][0].item<float>()));
        QVERIFY(!std::isnan(y[1][4][0][0].item<float>()));
    }
};

QTEST_APPLESS_MAIN(TestBatchNorm)
#include "test_batch_norm.moc"
