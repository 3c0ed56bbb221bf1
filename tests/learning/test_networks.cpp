#include "core/base/error.h"
#include "core/base/file.h"
#include "core/learning/evaluation.h"
#include "core/learning/losses.h"
#include "core/learning/network_state.h"
#include "core/nn/safetensors.h"
#include "tests/support/error_of.h"

#include <QtTest/QTest>

#include <cmath>
#include <set>

using namespace tw;
using namespace tw::learning;
using tw::test::error_of;

class TestNetworks : public QObject {
    Q_OBJECT

private Q_SLOTS:
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

    void weights_of_another_network_are_refused_by_tensor_and_shapes() {
        const TempDir folder;
        const auto file = folder.path() / "weights.safetensors";
        const auto write = [&](ResNet& network, const std::function<void(nn::TensorMap&)>& change) {
            nn::TensorMap tensors;
            for (const auto& [name, value] : copy_state(*network)) tensors[name] = value;
            change(tensors);
            nn::write_safetensors(file, tensors);
        };
        ResNetConfig config;
        config.channels = {4, 8};
        config.blocks = {1, 1};
        ResNet network(config, 1), other(config, 2);
        const auto load = [&] { load_weights(other, file); };

        write(network, [](nn::TensorMap&) {});
        QCOMPARE(error_of(load), std::string());
        for (const auto& item : network->named_parameters()) QVERIFY(torch::equal(item.value(), other->named_parameters()[item.key()]));

        write(network, [](nn::TensorMap& tensors) { tensors["layer2.0.conv1.weight"] = torch::zeros({8, 4, 1, 1}); });
        const std::string misfit = error_of(load);
        QVERIFY2(misfit.find("layer2.0.conv1.weight is 8x4x1x1, but the network needs 8x4x3x3") != std::string::npos, misfit.c_str());
        config.bottleneck = true;
        ResNet with_bottlenecks(config, 1);
        write(with_bottlenecks, [](nn::TensorMap&) {});
        QVERIFY2(error_of(load).find("layer1.0.bn3.bias (16), which the network has not") != std::string::npos, error_of(load).c_str());
        write(network, [](nn::TensorMap& tensors) { tensors.erase("bn1.bias"); });
        QVERIFY2(error_of(load).find("holds no bn1.bias") != std::string::npos, error_of(load).c_str());
        // Older files are without it.
        write(network, [](nn::TensorMap& tensors) { tensors.erase("bn1.num_batches_tracked"); });
        QCOMPARE(error_of(load), std::string());
    }

    void a_head_of_another_class_count_is_drawn_anew() {
        const TempDir folder;
        const auto file = folder.path() / "weights.safetensors";
        ResNet network(network_config("resnet_small", 3, 1000), 1), mine(network_config("resnet_small", 3, 5), 2);
        nn::TensorMap tensors;
        for (const auto& [name, value] : copy_state(*network)) tensors[name] = value;
        nn::write_safetensors(file, tensors);
        const torch::Tensor head = mine->head_weight().detach().clone();
        load_weights(mine, file);
        QVERIFY(torch::equal(mine->head_weight(), head));
        QVERIFY(torch::equal(*mine->named_parameters().find("conv1.weight"), tensors.at("conv1.weight")));
    }

    void a_head_of_cosines_gives_cosines() {
        ResNetConfig config = network_config("resnet_small", 1, 4);
        config.cosine_head = true;
        ResNet network(config, 3);
        QVERIFY(!network->head_bias().defined());
        const torch::Tensor features = torch::randn({6, 64}) * 20, weight = network->head_weight();
        const torch::Tensor wanted = features.matmul(weight.t()) / features.norm(2, 1, true) / weight.norm(2, 1).unsqueeze(0);
        QVERIFY(torch::allclose(network->head(features), wanted, 1e-4, 1e-5));
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

QTEST_APPLESS_MAIN(TestNetworks)
#include "test_networks.moc"
