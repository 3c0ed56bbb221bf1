#include "core/nn/attention.h"

#include <torch/torch.h>

#include <QtTest/QTest>

#include <cmath>

using tw::nn::attention;

namespace {

torch::Tensor plain(const torch::Tensor& q, const torch::Tensor& k, const torch::Tensor& v, bool causal) {
    torch::Tensor scores = torch::matmul(q.to(torch::kFloat64), k.to(torch::kFloat64).transpose(2, 3)) / std::sqrt(double(q.size(3)));
    if (causal) scores = scores.masked_fill(torch::ones({q.size(2), k.size(2)}, torch::kBool).triu(1), -INFINITY);
    return torch::matmul(torch::softmax(scores, -1), v.to(torch::kFloat64));
}

double difference(const torch::Tensor& a, const torch::Tensor& b) {
    return (a.to(torch::kFloat64) - b.to(torch::kFloat64)).abs().max().item<double>();
}

}  // namespace

class TestAttention : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { torch::manual_seed(3); }

    void all_sizes_agree_with_the_formula_data() {
        QTest::addColumn<int>("queries");
        QTest::addColumn<int>("keys");
        QTest::addColumn<int>("width");
        QTest::addColumn<double>("spread");
        QTest::addRow("one of each") << 1 << 1 << 1 << 1.0;
        QTest::addRow("miniature") << 16 << 77 << 4 << 1.0;
        QTest::addRow("block borders") << 33 << 257 << 16 << 1.0;
        QTest::addRow("odd width") << 31 << 256 << 33 << 1.0;
        QTest::addRow("Stable Diffusion") << 200 << 700 << 40 << 1.0;
        QTest::addRow("VAE") << 70 << 300 << 512 << 1.0;
        QTest::addRow("far apart scores") << 40 << 600 << 8 << 30.0;
    }

    void all_sizes_agree_with_the_formula() {
        QFETCH(int, queries);
        QFETCH(int, keys);
        QFETCH(int, width);
        QFETCH(double, spread);
        const torch::Tensor q = torch::randn({2, 3, queries, width}) * spread, k = torch::randn({2, 3, keys, width}),
                            v = torch::randn({2, 3, keys, width});
        QVERIFY(difference(attention(q, k, v), plain(q, k, v, false)) < 2e-5);
        const torch::Tensor strided = torch::randn({2, queries, 3, width}).transpose(1, 2);
        QVERIFY(difference(attention(strided, k, v), plain(strided, k, v, false)) < 2e-5);
        const torch::Tensor one_k = k.slice(0, 0, 1).expand({2, -1, -1, -1}), one_v = v.slice(0, 0, 1).expand({2, -1, -1, -1});
        QVERIFY(difference(attention(q, one_k, one_v), plain(q, one_k, one_v, false)) < 2e-5);
    }

    void causal_hides_the_future() {
        for (const int length : {1, 7, 77, 300, 513}) {
            const torch::Tensor q = torch::randn({1, 2, length, 8}), k = torch::randn({1, 2, length, 8}),
                                v = torch::randn({1, 2, length, 8});
            QVERIFY(difference(attention(q, k, v, true), plain(q, k, v, true)) < 2e-5);
        }
    }

    void recording_gradients_changes_nothing() {
        const torch::Tensor q = torch::randn({2, 2, 20, 8}), k = torch::randn({2, 2, 20, 8}), v = torch::randn({2, 2, 20, 8});
        for (const bool causal : {false, true}) {
            const torch::Tensor result = attention(q.clone().requires_grad_(true), k, v, causal);
            QVERIFY(result.requires_grad());
            QVERIFY(difference(result.detach(), attention(q, k, v, causal)) < 2e-6);
        }
    }

    void gradients_agree_with_the_formula_data() {
        QTest::addColumn<int>("heads");
        QTest::addColumn<int>("queries");
        QTest::addColumn<int>("keys");
        QTest::addColumn<bool>("causal");
        QTest::addRow("scores kept") << 3 << 40 << 77 << false;
        QTest::addRow("scores kept, causal") << 2 << 77 << 77 << true;
        QTest::addRow("scores made again") << 3 << 1700 << 1701 << false;
        QTest::addRow("scores made again, causal") << 4 << 1500 << 1500 << true;
    }

    void gradients_agree_with_the_formula() {
        QFETCH(int, heads);
        QFETCH(int, queries);
        QFETCH(int, keys);
        QFETCH(bool, causal);
        // As the networks give them: heads side by side in one row.
        const auto input = [heads](int rows) { return torch::randn({1, rows, heads, 6}).transpose(1, 2); };
        std::vector<torch::Tensor> ours{input(queries), input(keys), input(keys)}, theirs;
        for (torch::Tensor& x : ours) {
            theirs.push_back(x.detach().clone().requires_grad_());
            x.requires_grad_();
        }
        const torch::Tensor above = torch::randn({1, heads, queries, 6});
        attention(ours[0], ours[1], ours[2], causal).backward(above);
        plain(theirs[0], theirs[1], theirs[2], causal).backward(above.to(torch::kFloat64));
        for (std::size_t i = 0; i < 3; ++i) {
            QVERIFY(theirs[i].grad().abs().max().item<double>() > 0.01);
            QVERIFY(difference(ours[i].grad(), theirs[i].grad()) < 1e-5);
        }
    }

    void bfloat16_comes_back_as_bfloat16() {
        const torch::Tensor q = torch::randn({1, 2, 50, 40}).to(torch::kBFloat16), k = torch::randn({1, 2, 60, 40}).to(torch::kBFloat16);
        const torch::Tensor result = attention(q, k, k);
        QCOMPARE(result.scalar_type(), torch::kBFloat16);
        QVERIFY(difference(result, plain(q, k, k, false)) < 0.02);
    }
};

QTEST_APPLESS_MAIN(TestAttention)
#include "test_attention.moc"
