#include "core/base/file.h"
#include "core/learning/network_state.h"
#include "core/nn/safetensors.h"
#include "tests/support/program.h"
#include "tests/support/reference_python.h"

#include <QtTest/QTest>

using namespace tw;
using namespace tw::learning;

class TestTorchvision : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() {
        at::set_num_threads(1);
        const auto made =
            test::run_program(QString::fromStdString(test::reference_python().string()),
                              {QStringLiteral(TW_SOURCE_DIR "/tests/learning/torchvision_reference.py"), QString::number(classes),
                               QString::fromStdString(folder_.path().string()), "resnet18", "resnet50"});
        QVERIFY2(made.exit_code == 0, qPrintable(made.errors));
    }

    void the_network_answers_as_torchvisions_does_data() {
        QTest::addColumn<QString>("name");
        QTest::addColumn<bool>("channels_last");
        for (const char* name : {"resnet18", "resnet50"}) {
            for (const bool last : {false, true})
                QTest::newRow((std::string(name) + (last ? ", channels last" : "")).c_str()) << name << last;
        }
    }
    void the_network_answers_as_torchvisions_does() {
        QFETCH(QString, name);
        QFETCH(bool, channels_last);
        const nn::TensorMap answers = nn::read_safetensors(folder_.path() / (name.toStdString() + "-answers.safetensors"));
        ResNet network(network_config(name.toStdString(), 3, classes), 1);
        load_weights(network, folder_.path() / (name.toStdString() + ".safetensors"));
        if (channels_last) network->use_channels_last();
        const torch::NoGradGuard no_grad;
        const torch::Tensor& pictures = answers.at("pictures");
        network->eval();
        const torch::Tensor evaluation = network->forward(pictures);
        QVERIFY(torch::allclose(evaluation, answers.at("evaluation"), 1e-4, 1e-4));
        // In training mode a batch is normalised by itself.
        network->train();
        const torch::Tensor training = network->forward(pictures);
        QVERIFY(torch::allclose(training, answers.at("training"), 1e-3, 1e-3));
        QVERIFY(!torch::allclose(training, evaluation, 1e-3, 1e-3));
    }

private:
    static constexpr int classes = 7;
    TempDir folder_;
};

QTEST_GUILESS_MAIN(TestTorchvision)
#include "test_torchvision.moc"
