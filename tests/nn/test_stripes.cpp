#include "core/nn/stripes.h"

#include <torch/torch.h>

#include <QtTest/QTest>

using namespace tw::nn;

namespace {

double difference(const torch::Tensor& a, const torch::Tensor& b) {
    return (a - b).abs().max().item<double>();
}

Conv2d random_conv(std::int64_t in, std::int64_t out, std::int64_t kernel) {
    Conv2d conv;
    conv.weight =
        (torch::randn({out, in, kernel, kernel}) / std::sqrt(double(in * kernel * kernel))).contiguous(torch::MemoryFormat::ChannelsLast);
    conv.bias = torch::randn({out});
    conv.padding = kernel / 2;
    return conv;
}

GroupNorm random_norm(std::int64_t channels, std::int64_t groups) {
    GroupNorm norm;
    norm.weight = torch::randn({channels});
    norm.bias = torch::randn({channels});
    norm.groups = groups;
    return norm;
}

/// LibTorch's own norm sums some million numbers in float32, and is 1e-4 off.
torch::Tensor exact(const GroupNorm& norm, const torch::Tensor& x) {
    const torch::Tensor wide =
        torch::group_norm(x.to(torch::kFloat64), norm.groups, norm.weight.to(torch::kFloat64), norm.bias.to(torch::kFloat64), norm.eps);
    return wide.to(torch::kFloat32).contiguous(torch::MemoryFormat::ChannelsLast);
}

torch::Tensor large_map(std::int64_t count, std::int64_t channels, std::int64_t height, std::int64_t width) {
    return (torch::randn({count, channels, height, width}) * 3 + 5).contiguous(torch::MemoryFormat::ChannelsLast);
}

}  // namespace

class TestStripes : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { torch::manual_seed(7); }

    void a_large_map_gives_what_the_plain_way_gives_data() {
        QTest::addColumn<int>("count");
        QTest::addColumn<int>("channels");
        QTest::addColumn<int>("height");
        QTest::addColumn<int>("width");
        QTest::addColumn<int>("kernel");
        QTest::addRow("many stripes") << 1 << 64 << 601 << 449 << 3;
        QTest::addRow("several pictures") << 3 << 32 << 515 << 400 << 3;
        QTest::addRow("a wide kernel") << 1 << 32 << 1025 << 531 << 5;
        QTest::addRow("a kernel of one") << 1 << 64 << 513 << 520 << 1;
        QTest::addRow("small") << 2 << 32 << 9 << 7 << 3;
    }

    void a_large_map_gives_what_the_plain_way_gives() {
        QFETCH(int, count);
        QFETCH(int, channels);
        QFETCH(int, height);
        QFETCH(int, width);
        QFETCH(int, kernel);
        const torch::NoGradGuard no_gradient;
        const torch::Tensor x = large_map(count, channels, height, width);
        const GroupNorm norm = random_norm(channels, 8);
        const Conv2d conv = random_conv(channels, 4, kernel);
        const Activation act = activation("silu");
        QVERIFY(difference(norm_act_conv(norm, act, conv, x), conv(act(exact(norm, x)))) < 5e-5);
    }

    void a_convolution_alone_gives_what_the_plain_way_gives() {
        const torch::NoGradGuard no_gradient;
        const torch::Tensor x = large_map(2, 32, 600, 449);
        const Conv2d conv = random_conv(32, 8, 3);
        QVERIFY(difference(large_conv(conv, x), conv(x)) < 5e-5);
    }

    void enlarging_gives_what_the_plain_way_gives_data() {
        QTest::addColumn<int>("height");
        QTest::addColumn<int>("width");
        QTest::addRow("twice") << 600 << 440;
        QTest::addRow("odd") << 601 << 445;
        QTest::addRow("by little") << 703 << 369;
    }

    void enlarging_gives_what_the_plain_way_gives() {
        QFETCH(int, height);
        QFETCH(int, width);
        const torch::NoGradGuard no_gradient;
        const torch::Tensor x = large_map(1, 64, 300, 220);
        const Conv2d conv = random_conv(64, 4, 3);
        const torch::Tensor plain = conv(torch::upsample_nearest2d(x, {height, width}));
        QVERIFY(difference(enlarge_conv(conv, x, height, width), plain) < 5e-5);
    }

    void a_gradient_takes_the_plain_way() {
        const torch::Tensor x = large_map(1, 32, 800, 700).requires_grad_();
        const Conv2d conv = random_conv(32, 2, 3);
        norm_act_conv(random_norm(32, 4), activation("silu"), conv, x).sum().backward();
        QVERIFY(x.grad().abs().max().item<double>() > 0);
    }
};

QTEST_APPLESS_MAIN(TestStripes)
#include "test_stripes.moc"
