#include "core/base/error.h"
#include "core/base/file.h"
#include "core/generator_training/checkpoint.h"
#include "core/generator_training/pictures.h"
#include "core/generator_training/training_loop.h"
#include "tests/support/error_of.h"
#include "tests/support/small_disk.h"

#include <QtTest/QTest>

#include <torch/torch.h>

using namespace tw;
using namespace tw::generator_training;
using tw::test::error_of;

namespace {

/// Learns a matrix from noisy products with random vectors.
class Regression : public Trainee {
public:
    const nn::TensorMap& parameters() const override { return parameters_; }
    double backward(std::int64_t step) override {
        at::Generator generator = step_generator(1, step);
        const torch::Tensor inputs = torch::randn({16, 3}, generator);
        const torch::Tensor wanted = torch::matmul(inputs, torch::eye(3)) + 0.1 * torch::randn({16, 3}, generator);
        const torch::Tensor loss = (torch::matmul(inputs, parameters_.at("matrix")) - wanted).square().mean();
        loss.backward();
        losses.push_back(loss.item<double>());
        if (stop_at >= 0 && step + 1 == stop_at) control.stop_now();
        return losses.back();
    }
    void write() override { written = parameters_.at("matrix").detach().clone(); }

    std::vector<double> losses;
    torch::Tensor written;
    std::int64_t stop_at = -1;
    jobs::Control control;

private:
    nn::TensorMap parameters_ = {{"matrix", torch::zeros({3, 3})}};
};

LoopOptions options_of(std::int64_t steps) {
    LoopOptions options;
    options.steps = steps;
    options.schedule.learning_rate = 0.05;
    options.ema_decay = 0.9;
    return options;
}

}  // namespace

class TestLoop : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void a_run_that_goes_on_gives_what_an_uninterrupted_one_gives() {
        const TempDir folder;
        Regression whole;
        const LoopResult uninterrupted = run_training(whole, options_of(250), folder.path() / "whole.safetensors", whole.control, {});
        QCOMPARE(uninterrupted.steps, std::int64_t{250});
        QVERIFY(whole.losses.back() < 0.2 * whole.losses.front());

        Regression first, second;
        first.stop_at = 137;
        QVERIFY(run_training(first, options_of(250), folder.path() / "part.safetensors", first.control, {}).stopped);
        const LoopResult finished = run_training(second, options_of(250), folder.path() / "part.safetensors", second.control, {});
        std::vector<double> joined = first.losses;
        joined.insert(joined.end(), second.losses.begin(), second.losses.end());
        QVERIFY2(joined == whole.losses, "the losses differ after going on");
        QVERIFY(torch::equal(second.written, whole.written));
        QVERIFY(finished.loss_curve == uninterrupted.loss_curve);
    }

    void a_finished_run_does_nothing_more() {
        const TempDir folder;
        Regression first, second;
        run_training(first, options_of(20), folder.path() / "c.safetensors", first.control, {});
        QCOMPARE(run_training(second, options_of(20), folder.path() / "c.safetensors", second.control, {}).steps, std::int64_t{20});
        QVERIFY(second.losses.empty());
        QVERIFY(torch::equal(second.written, first.written));
    }

    void progress_tells_steps_and_loss() {
        const TempDir folder;
        Regression trainee;
        std::vector<LoopProgress> told;
        run_training(trainee, options_of(5), folder.path() / "c.safetensors", trainee.control,
                     [&](const LoopProgress& progress) { told.push_back(progress); });
        QVERIFY(!told.empty());
        QCOMPARE(told.back().step, std::int64_t{5});
        QVERIFY(told.back().loss > 0);
    }

    void a_checkpoint_of_another_model_is_refused_by_name() {
        const TempDir folder;
        const fs::path file = folder.path() / "c.safetensors";
        nn::write_safetensors(file, {{"weights.matrix", torch::zeros({2})}});
        Regression trainee;
        const auto run = [&] { run_training(trainee, options_of(5), file, trainee.control, {}); };
        QVERIFY(error_of(run).find("is no checkpoint") != std::string::npos);
        save_checkpoint(file, {{{"weights.matrix", torch::zeros({2})}}, {{"steps", 3}}});
        QVERIFY(error_of(run).find("weights.matrix") != std::string::npos);
    }

    void a_loss_that_is_no_number_ends_the_run() {
        class Broken : public Regression {
            double backward(std::int64_t) override { return std::nan(""); }
        };
        const TempDir folder;
        Broken trainee;
        QVERIFY(error_of([&] {
                    run_training(trainee, options_of(5), folder.path() / "c.safetensors", trainee.control, {});
                }).find("not a finite number") != std::string::npos);
    }

    /// This very program, asked to save two checkpoints where only the first fits.
    void a_full_disk_leaves_the_last_good_checkpoint() {
        const TempDir folder;
        const auto result =
            test::run_on_small_disk(folder.path() / "disk", QStringLiteral("1m"),
                                    QStringLiteral("\"%1\" --save \"$disk/c.safetensors\"").arg(QCoreApplication::applicationFilePath()));
        QVERIFY2(result.exit_code != test::no_small_disk, qPrintable("no small file system can be mounted here: " + result.errors));
        QCOMPARE(result.exit_code, 0);
        QVERIFY2(result.output.contains(QLatin1String("No space left on device")), qPrintable(result.output));
        QVERIFY2(result.output.contains(QLatin1String("kept: 7")), qPrintable(result.output));
    }
};

namespace {

/// The inside of the full-disk test.
int save_on_small_disk(const fs::path& file) {
    save_checkpoint(file, {{{"value", torch::full({100'000}, 7)}}, {{"steps", 1}}});
    try {
        save_checkpoint(file, {{{"value", torch::full({400'000}, 8)}}, {{"steps", 2}}});
    } catch (const Error& error) {
        std::printf("%s\n", error.what());
    }
    std::printf("kept: %d\n", static_cast<int>(load_checkpoint(file)->tensors.at("value")[0].item<float>()));
    return 0;
}

}  // namespace

int main(int argc, char** argv) {
    if (argc == 3 && std::string(argv[1]) == "--save") return save_on_small_disk(argv[2]);
    QCoreApplication app(argc, argv);
    TestLoop test;
    return QTest::qExec(&test, argc, argv);
}
#include "test_loop.moc"
