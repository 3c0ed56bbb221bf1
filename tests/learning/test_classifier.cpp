#include "core/base/error.h"
#include "core/base/random.h"
#include "core/learning/classifier.h"
#include "tests/support/error_of.h"

#include <QtTest/QTest>

#include <algorithm>
#include <cmath>

using namespace tw;
using namespace tw::learning;

namespace {

constexpr int size = 12;

/// Three classes that differ in the place of a bright bar, with noise; every set has its own seed.
PictureSet bars(const std::vector<int>& counts, std::uint64_t seed) {
    PictureSet set;
    for (std::size_t label = 0; label < counts.size(); ++label) set.labels.insert(set.labels.end(), counts[label], static_cast<int>(label));
    set.read = [labels = set.labels, seed](std::size_t index, std::span<std::uint8_t> planes) {
        Random random(derive_seed(seed, "bars", index));
        for (std::size_t i = 0; i < planes.size(); ++i) {
            const int row = static_cast<int>(i) / size % size;
            const bool bright = row / 4 == labels[index];
            planes[i] = static_cast<std::uint8_t>(random.below(90) + (bright ? 120 : 0));
        }
    };
    return set;
}

/// The last two classes differ in their bar's brightness alone, and overlap: which of them a picture in between is called is a question
/// of how many of each there are.
PictureSet overlapping_bars(const std::vector<int>& counts, std::uint64_t seed) {
    PictureSet set = bars(counts, seed);
    set.read = [labels = set.labels, seed](std::size_t index, std::span<std::uint8_t> planes) {
        Random random(derive_seed(seed, "overlapping bars", index));
        const double brightness = (labels[index] == 2 ? 150 : 110) + 25 * random.normal();
        for (std::size_t i = 0; i < planes.size(); ++i) {
            const int row = static_cast<int>(i) / size % size;
            const bool bright = row / 4 == std::min(labels[index], 1);
            planes[i] = static_cast<std::uint8_t>(std::clamp(brightness * bright + static_cast<double>(random.below(40)), 0.0, 255.0));
        }
    };
    return set;
}

TrainingInput small_input() {
    TrainingInput input;
    input.classes = 3;
    input.channels = 1;
    input.seed = 4;
    input.train = bars({20, 10, 5}, 1);
    input.validation = bars({5, 5, 5}, 2);
    input.test = bars({8, 8, 8}, 3);
    input.options.image_size = size;
    input.options.steps = 24;
    input.options.batch_size = 16;
    input.options.evaluations = 4;
    input.options.crop_padding = 1;
    input.options.threads = 1;
    return input;
}

std::string refusal(const TrainingInput& input) {
    return test::error_of([&] { train_classifier(input, jobs::Control()); });
}

}  // namespace

class TestClassifier : public QObject {
    Q_OBJECT

private slots:
    void what_can_be_told_apart_is_learned() {
        const TrainingOutput output = train_classifier(small_input(), jobs::Control());
        QVERIFY2(output.test_accuracy > 0.9, qPrintable(QString::number(output.test_accuracy)));
        QVERIFY(output.loss_curve.back().second < 0.5 * output.loss_curve.front().second);
        QVERIFY(!output.stopped);
        for (const auto& row : output.confusion) QCOMPARE(row[0] + row[1] + row[2], std::int64_t{8});
    }

    void predictions_are_those_that_were_counted() {
        TrainingInput input = small_input();
        input.options.steps = 3;  // so that some are wrong
        for (const char* decoupling : {"none", "tau_norm"}) {
            input.options.decoupling = decoupling;
            const TrainingOutput output = train_classifier(input, jobs::Control());
            auto confusion = output.confusion;
            QCOMPARE(output.test_predictions.size(), input.test.size());
            for (std::size_t i = 0; i < input.test.size(); ++i) {
                --confusion[static_cast<std::size_t>(input.test.labels[i])][static_cast<std::size_t>(output.test_predictions[i])];
            }
            for (const auto& row : confusion) QCOMPARE(row, std::vector<std::int64_t>(3, 0));
            std::vector<double> right(3), all(3);
            QCOMPARE(output.validation_predictions.size(), input.validation.size());
            for (std::size_t i = 0; i < input.validation.size(); ++i) {
                const auto label = static_cast<std::size_t>(input.validation.labels[i]);
                right[label] += output.validation_predictions[i] == input.validation.labels[i] ? 1 : 0;
                ++all[label];
            }
            for (std::size_t i = 0; i < 3; ++i) QCOMPARE(output.validation_class_accuracy[i], right[i] / all[i]);
        }
    }

    void the_best_look_at_validation_is_what_is_kept() {
        const TrainingOutput output = train_classifier(small_input(), jobs::Control());
        QCOMPARE(output.validation_curve.size(), std::size_t{4});
        QCOMPARE(output.validation_curve.back().first, 24);
        double best = 0;
        for (const auto& [step, accuracy] : output.validation_curve) best = std::max(best, accuracy);
        QCOMPARE(output.validation_accuracy, best);
        const auto kept = std::find_if(output.validation_curve.begin(), output.validation_curve.end(),
                                       [&](const auto& point) { return point.first == output.best_step; });
        QVERIFY(kept != output.validation_curve.end());
        QCOMPARE(kept->second, best);
        const std::vector<double>& classes = output.validation_class_accuracy;
        QCOMPARE(classes.size(), std::size_t{3});
        QVERIFY(std::abs((classes[0] + classes[1] + classes[2]) / 3 - best) < 1e-9);
    }

    void the_test_set_is_read_once_and_last() {
        TrainingInput input = small_input();
        std::vector<int> reads(input.test.size(), 0);
        int evaluations = 0, evaluations_before_test = 0;
        input.test.read = [&, read = input.test.read](std::size_t index, std::span<std::uint8_t> planes) {
            if (index == 0) evaluations_before_test = evaluations;
            ++reads[index];
            read(index, planes);
        };
        TrainingCallbacks callbacks;
        callbacks.on_evaluation = [&](int, double, double) { ++evaluations; };
        train_classifier(input, jobs::Control(), callbacks);
        QCOMPARE(reads, std::vector<int>(input.test.size(), 1));
        QCOMPARE(evaluations_before_test, 4);
    }

    void a_seed_gives_one_result() {
        TrainingInput input = small_input();
        input.options.mixing = "mixup";
        input.options.mixing_alpha = 0.3;
        const TrainingOutput first = train_classifier(input, jobs::Control());
        const TrainingOutput second = train_classifier(input, jobs::Control());
        QCOMPARE(first.loss_curve, second.loss_curve);
        QCOMPARE(first.confusion, second.confusion);
        input.options.memory_limit = 1;  // through loader threads
        input.options.loader_threads = 3;
        QCOMPARE(train_classifier(input, jobs::Control()).loss_curve, first.loss_curve);
        input.seed = 5;
        QVERIFY(train_classifier(input, jobs::Control()).loss_curve != first.loss_curve);
    }

    void fewer_pictures_than_a_batch_train_too() {
        TrainingInput input = small_input();
        input.train = bars({1, 1, 1}, 1);
        const TrainingOutput output = train_classifier(input, jobs::Control());
        QVERIFY2(output.test_accuracy > 0.6, qPrintable(QString::number(output.test_accuracy)));
    }

    void a_stop_ends_it_between_two_steps_without_the_test_set() {
        TrainingInput input = small_input();
        input.options.steps = 100'000;
        input.options.evaluations = 10'000;
        input.test.read = [](std::size_t, std::span<std::uint8_t>) { throw Error("the test set was read"); };
        jobs::Control control;
        int looks = 0;
        TrainingCallbacks callbacks;
        callbacks.on_evaluation = [&](int, double, double) {
            if (++looks == 2) control.stop_now();
        };
        const TrainingOutput output = train_classifier(input, control, callbacks);
        QVERIFY(output.stopped);
        QVERIFY(output.class_accuracy.empty());
        QCOMPARE(looks, 2);
    }

    void what_is_made_for_rare_classes_names_them_more_often_data() {
        QTest::addColumn<QString>("change");
        for (const char* change :
             {"logit_adjustment", "logit_adjustment_posthoc", "balanced_softmax", "class_weighting", "class_balanced", "crt"}) {
            QTest::newRow(change) << change;
        }
    }
    void what_is_made_for_rare_classes_names_them_more_often() {
        QFETCH(QString, change);
        TrainingInput input = small_input();
        input.train = overlapping_bars({100, 100, 20}, 1);
        input.validation = overlapping_bars({5, 5, 5}, 2);
        input.test = overlapping_bars({20, 40, 40}, 3);
        input.options.steps = 60;
        input.options.batch_size = 32;
        input.options.evaluations = 1;
        const TrainingOutput plain = train_classifier(input, jobs::Control());
        TrainingOptions& options = input.options;
        const std::string name = change.toStdString();
        if (name == "class_weighting") {
            options.class_weighting = "effective_number";
        } else if (name == "class_balanced") {
            options.sampler = name;
        } else if (name == "crt") {
            options.decoupling = "crt";
            options.decoupling_share = 0.5;
        } else {
            options.loss = name;
        }
        const TrainingOutput changed = train_classifier(input, jobs::Control());
        const auto named_rare = [](const TrainingOutput& output) {
            return output.confusion[0][2] + output.confusion[1][2] + output.confusion[2][2];
        };
        QVERIFY2(named_rare(changed) > named_rare(plain),
                 qPrintable(QString::number(named_rare(changed)) + " " + QString::number(named_rare(plain))));
    }

    void every_way_of_training_learns_what_can_be_told_apart_data() {
        QTest::addColumn<QString>("field");
        QTest::addColumn<QString>("value");
        for (const auto& [field, value] : std::vector<std::pair<const char*, const char*>>{{"loss", "ldam"},
                                                                                           {"loss", "focal"},
                                                                                           {"mixing", "cutmix"},
                                                                                           {"mixing", "cmo"},
                                                                                           {"decoupling", "crt"},
                                                                                           {"decoupling", "tau_norm"},
                                                                                           {"schedule", "multi_step"},
                                                                                           {"precision", "bfloat16"},
                                                                                           {"layout", "planes"},
                                                                                           {"momentum", "nesterov"},
                                                                                           {"label_smoothing", "0.1"}}) {
            QTest::newRow((std::string(field) + " " + value).c_str()) << field << value;
        }
    }
    void every_way_of_training_learns_what_can_be_told_apart() {
        QFETCH(QString, field);
        QFETCH(QString, value);
        TrainingInput input = small_input();
        TrainingOptions& options = input.options;
        options.steps = 40;
        if (field == "loss") options.loss = value.toStdString();
        if (field == "mixing") options.mixing = value.toStdString();
        if (field == "decoupling") options.decoupling = value.toStdString();
        if (field == "schedule") options.schedule = value.toStdString();
        if (field == "precision") options.bfloat16 = true;
        if (field == "layout") options.channels_last = false;
        if (field == "momentum") options.nesterov = true;
        if (field == "label_smoothing") options.label_smoothing = value.toDouble();
        const TrainingOutput output = train_classifier(input, jobs::Control());
        QVERIFY2(output.test_accuracy > 0.8, qPrintable(QString::number(output.test_accuracy)));
        QVERIFY(output.images_per_second > 0);
    }

    void a_head_of_its_own_keeps_the_budget_and_the_features() {
        TrainingInput input = small_input();
        input.options.decoupling = "crt";
        input.options.decoupling_share = 0.25;
        int last = 0;
        TrainingCallbacks callbacks;
        callbacks.on_step = [&](int step, int steps, double) {
            QCOMPARE(steps, 24);
            last = step;
        };
        const TrainingOutput output = train_classifier(input, jobs::Control(), callbacks);
        QCOMPARE(last, 24);
        // The kept state is one of the head's six steps, whatever came before.
        QVERIFY2(output.best_step > 18, qPrintable(QString::number(output.best_step)));
    }

    void the_prior_that_was_used_is_told() {
        TrainingInput input = small_input();
        input.train = bars({20, 10, 10}, 1);
        input.train.origins.assign(40, {});
        for (std::size_t i = 35; i < 40; ++i) input.train.origins[i] = {true, -1, 1.0};
        input.options.steps = 1;
        input.options.loss = "logit_adjustment";
        const std::vector<double> sampled = train_classifier(input, jobs::Control()).class_prior;
        QVERIFY(std::abs(sampled[0] - 0.5) < 1e-9 && std::abs(sampled[2] - 0.25) < 1e-9);
        input.options.class_prior = "real";
        const std::vector<double> real = train_classifier(input, jobs::Control()).class_prior;
        QVERIFY(std::abs(real[0] - 20.0 / 35) < 1e-9 && std::abs(real[2] - 5.0 / 35) < 1e-9);
    }

    void what_makes_no_sense_is_refused_by_name() {
        TrainingInput input = small_input();
        input.validation = bars({5, 5}, 2);
        QVERIFY(refusal(input).find("class 2 has no validation pictures") != std::string::npos);
        input = small_input();
        input.train.labels[3] = 3;
        QVERIFY(refusal(input).find("label 3") != std::string::npos);
        input = small_input();
        input.train = bars({5, 0, 5}, 1);
        QVERIFY(refusal(input).find("class 1 has no training pictures") != std::string::npos);
        input = small_input();
        input.options.network = "resnet_huge";
        QVERIFY(refusal(input).find("resnet_huge") != std::string::npos);
        input = small_input();
        input.options.loss = "hinge";
        QVERIFY(refusal(input).find("hinge") != std::string::npos);
        input = small_input();
        input.options.sampler = "twice";
        QVERIFY(refusal(input).find("there are: instance, square_root, class_balanced") != std::string::npos);
        input = small_input();
        input.options.synthetic_probability = 0.5;
        QVERIFY(refusal(input).find("no training picture is generated") != std::string::npos);
        input = small_input();
        input.options.loss = "ldam";
        input.options.decoupling = "tau_norm";
        QVERIFY(refusal(input).find("tau_norm needs a linear head") != std::string::npos);
        input = small_input();
        input.options.weights = "no/such.safetensors";
        QVERIFY(refusal(input).find("no/such.safetensors") != std::string::npos);
        input = small_input();
        input.options.learning_rate = 1e30;
        QVERIFY(refusal(input).find("learning_rate") != std::string::npos);
    }
};

QTEST_APPLESS_MAIN(TestClassifier)
#include "test_classifier.moc"
