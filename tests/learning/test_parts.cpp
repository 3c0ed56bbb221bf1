#include "core/base/error.h"
#include "core/learning/batches.h"
#include "core/learning/evaluation.h"
#include "core/learning/losses.h"
#include "core/learning/resnet.h"

#include <QtTest/QTest>

#include <cmath>
#include <set>

using namespace tw;
using namespace tw::learning;

namespace {

/// `count` pictures of `size` x `size` with their own number as every byte.
PictureSet numbered_pictures(int count) {
    PictureSet set;
    for (int i = 0; i < count; ++i) set.labels.push_back(i % 3);
    set.read = [](std::size_t index, std::span<std::uint8_t> planes) {
        std::fill(planes.begin(), planes.end(), static_cast<std::uint8_t>(index));
    };
    return set;
}

TrainingOptions plain_options(int batch_size) {
    TrainingOptions options;
    options.batch_size = batch_size;
    options.image_size = 8;
    options.crop_padding = 0;
    options.horizontal_flip = false;
    return options;
}

}  // namespace

class TestParts : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void cross_entropy_of_one_hot_rows_is_torchs_own() {
        const torch::Tensor logits = torch::tensor({{1.0, -2.0, 0.5}, {0.0, 3.0, -1.0}});
        const torch::Tensor labels = torch::tensor({2, 0}, torch::kLong);
        const torch::Tensor expected = torch::nn::functional::cross_entropy(logits, labels);
        QVERIFY(torch::allclose(cross_entropy(logits, torch::one_hot(labels, 3).to(torch::kFloat32)), expected));
    }

    void logit_adjustment_is_the_formula_written_out() {
        const std::vector<std::int64_t> counts = {90, 9, 1};
        const double z[3] = {0.3, -0.7, 1.1}, y[3] = {0.2, 0.5, 0.3}, tau = 1.5;
        double denominator = 0, expected = 0;
        for (int k = 0; k < 3; ++k) denominator += std::exp(z[k]) * std::pow(static_cast<double>(counts[k]) / 100, tau);
        for (int k = 0; k < 3; ++k) {
            expected -= y[k] * std::log(std::exp(z[k]) * std::pow(static_cast<double>(counts[k]) / 100, tau) / denominator);
        }
        const torch::Tensor logits = torch::tensor({{z[0], z[1], z[2]}});
        const torch::Tensor targets = torch::tensor({{y[0], y[1], y[2]}});
        const double got = cross_entropy(logits + logit_offsets(counts, tau), targets).item<double>();
        QVERIFY2(std::abs(got - expected) < 1e-5, qPrintable(QString::number(got) + " " + QString::number(expected)));
    }

    void equal_counts_adjust_nothing() {
        const torch::Tensor logits = torch::tensor({{1.0, 2.0, 3.0}});
        const torch::Tensor targets = torch::tensor({{0.0, 1.0, 0.0}});
        QVERIFY(torch::allclose(cross_entropy(logits + logit_offsets({7, 7, 7}, 1.0), targets), cross_entropy(logits, targets)));
    }

    void mixing_keeps_the_sums_of_pictures_and_labels() {
        Random random(3);
        for (const double alpha : {0.001, 0.2, 1.0, 8.0}) {
            torch::Tensor pictures = torch::arange(4 * 3 * 2 * 2, torch::kFloat32).reshape({4, 3, 2, 2});
            torch::Tensor targets = torch::eye(4);
            const double before = pictures.sum().item<double>();
            mix_up(pictures, targets, alpha, random);
            QVERIFY(torch::allclose(targets.sum(1), torch::ones(4)));
            QVERIFY(torch::allclose(targets.sum(0), torch::ones(4)));
            QVERIFY(std::abs(pictures.sum().item<double>() - before) < 1e-2);
            QVERIFY(targets.min().item<double>() >= 0);
        }
    }

    void a_mixed_label_says_what_the_picture_is_made_of() {
        Random random(5);
        torch::Tensor pictures = torch::eye(6).reshape({6, 1, 1, 6});
        torch::Tensor targets = torch::eye(6);
        mix_up(pictures, targets, 1.0, random);
        QVERIFY(torch::allclose(pictures.reshape({6, 6}), targets));
        QVERIFY(!torch::allclose(targets, torch::eye(6)));
    }

    void a_picture_is_shifted_mirrored_and_filled_with_black() {
        const std::vector<std::uint8_t> planes = {10, 20, 30, 40};  // 2 x 2
        std::vector<float> out(4);
        const auto is = [&](std::vector<int> bytes) {
            for (std::size_t i = 0; i < 4; ++i) {
                if (out[i] != to_input(static_cast<std::uint8_t>(bytes[i]))) return false;
            }
            return true;
        };
        place_picture(planes, 1, 2, 0, 0, false, out.data());
        QVERIFY(is({10, 20, 30, 40}));
        place_picture(planes, 1, 2, 0, 0, true, out.data());
        QVERIFY(is({20, 10, 40, 30}));
        place_picture(planes, 1, 2, 1, 0, false, out.data());
        QVERIFY(is({0, 10, 0, 30}));
        place_picture(planes, 1, 2, 0, -1, false, out.data());
        QVERIFY(is({30, 40, 0, 0}));
        QCOMPARE(to_input(0), -1.0f);
        QCOMPARE(to_input(255), 1.0f);
    }

    void an_epoch_uses_every_picture_once_and_all_batches_are_full() {
        const PictureSet set = numbered_pictures(10);
        const TrainingOptions options = plain_options(4);
        const PictureStore store(set, 1, 8, 1 << 20);
        BatchStream stream(store, options, 1, 3, 1);
        std::vector<int> seen(10, 0);
        for (int i = 0; i < 5; ++i) {  // two epochs
            const Batch batch = stream.next();
            QCOMPARE(batch.pictures.size(0), 4);
            for (int j = 0; j < 4; ++j) {
                const int number = static_cast<int>(std::lround((batch.pictures[j][0][0][0].item<float>() + 1) * 127.5f));
                ++seen[static_cast<std::size_t>(number)];
                QCOMPARE(batch.targets[j].argmax().item<int>(), number % 3);
            }
        }
        QCOMPARE(seen, std::vector<int>(10, 2));
    }

    void the_loader_thread_gives_the_batches_that_memory_gives() {
        const PictureSet set = numbered_pictures(50);
        TrainingOptions options = plain_options(8);
        options.crop_padding = 2;
        options.horizontal_flip = true;
        options.mixup_alpha = 0.4;
        const PictureStore held(set, 3, 8, 1 << 20), read(set, 3, 8, 100);
        QVERIFY(held.in_memory() && !read.in_memory());
        BatchStream from_memory(held, options, 3, 3, 9), from_thread(read, options, 3, 3, 9), other(held, options, 3, 3, 10);
        bool differs = false;
        for (int i = 0; i < 15; ++i) {
            const Batch a = from_memory.next(), b = from_thread.next();
            QVERIFY(torch::equal(a.pictures, b.pictures));
            QVERIFY(torch::equal(a.targets, b.targets));
            differs = differs || !torch::equal(a.pictures, other.next().pictures);
        }
        QVERIFY(differs);
    }

    void a_picture_that_cannot_be_read_fails_the_loader_thread_by_name() {
        PictureSet set = numbered_pictures(20);
        set.read = [](std::size_t, std::span<std::uint8_t>) { throw Error("broken.png: no image"); };
        const TrainingOptions options = plain_options(8);
        const PictureStore store(set, 1, 8, 1);
        BatchStream stream(store, options, 1, 3, 1);
        QVERIFY_THROWS_EXCEPTION(Error, stream.next());
    }

    void the_network_has_torchvisions_names_and_follows_its_configuration() {
        ResNetConfig config;
        config.channels = {4, 8};
        config.blocks = {2, 1};
        config.classes = 5;
        ResNet network(config, 1);
        std::set<std::string> names;
        for (const auto& item : network->named_parameters()) names.insert(item.key());
        for (const char* name : {"conv1.weight", "bn1.bias", "layer1.0.conv1.weight", "layer1.1.bn2.weight", "layer2.0.downsample.0.weight",
                                 "layer2.0.downsample.1.bias", "fc.weight", "fc.bias"}) {
            QVERIFY2(names.contains(name), name);
        }
        QVERIFY(!names.contains("layer1.0.downsample.0.weight"));
        QCOMPARE(network->forward(torch::zeros({2, 3, 9, 9})).sizes().vec(), (std::vector<std::int64_t>{2, 5}));
        QVERIFY_THROWS_EXCEPTION(Error, network_config("resnet_huge", 3, 10));
    }

    void gradients_agree_with_finite_differences() {
        ResNetConfig config;
        config.channels = {3, 4};
        config.blocks = {1, 1};
        config.classes = 3;
        ResNet network(config, 2);
        network->to(torch::kFloat64);
        const torch::Tensor pictures = torch::linspace(-1, 1, 2 * 3 * 8 * 8, torch::kFloat64).sin().reshape({2, 3, 8, 8});
        const torch::Tensor targets = torch::tensor({{0.7, 0.3, 0.0}, {0.0, 0.0, 1.0}}, torch::kFloat64);
        const auto loss = [&] { return cross_entropy(network->forward(pictures), targets); };
        loss().backward();
        const torch::NoGradGuard no_grad;
        for (auto& item : network->named_parameters()) {
            torch::Tensor flat = item.value().view({-1});
            const double exact = item.value().grad().view({-1})[0].item<double>();
            const double old = flat[0].item<double>(), step = 1e-6;
            flat[0] = old + step;
            const double above = loss().item<double>();
            flat[0] = old - step;
            const double below = loss().item<double>();
            flat[0] = old;
            const double measured = (above - below) / (2 * step);
            QVERIFY2(std::abs(exact - measured) < 1e-5 * std::max(1.0, std::abs(exact)), item.key().c_str());
        }
    }

    void a_kept_state_brings_back_the_same_answers() {
        ResNetConfig config;
        config.channels = {4};
        config.blocks = {1};
        ResNet network(config, 3);
        const torch::Tensor pictures = torch::linspace(-1, 1, 4 * 3 * 8 * 8).reshape({4, 3, 8, 8});
        network->eval();
        const torch::Tensor before = network->forward(pictures).detach();
        const NetworkState state = copy_state(*network);
        network->train();
        for (int i = 0; i < 3; ++i) network->forward(pictures * (i + 2));  // moves BatchNorm's running statistics
        network->eval();
        QVERIFY(!torch::equal(network->forward(pictures), before));
        restore_state(*network, state);
        QVERIFY(torch::equal(network->forward(pictures), before));
    }

    void balanced_accuracy_is_the_mean_of_the_classes_that_are_there() {
        const Confusion confusion = {{9, 1, 0}, {0, 0, 0}, {1, 0, 1}};
        const std::vector<double> accuracies = class_accuracies(confusion);
        QCOMPARE(accuracies[0], 0.9);
        QVERIFY(std::isnan(accuracies[1]));
        QCOMPARE(balanced_accuracy(confusion), 0.7);
    }
};

QTEST_APPLESS_MAIN(TestParts)
#include "test_parts.moc"
