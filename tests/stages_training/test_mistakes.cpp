#include "core/stages/training/arm_data.h"
#include "core/stages/training/mistakes.h"
#include "tests/support/stored_training.h"
#include "tests/support/synthetic_project.h"

#include <QtTest/QTest>

using namespace tw;
using namespace tw::stages;

namespace {

/// Three classes with 3 validation and 3 test pictures each.
struct Trained {
    Trained() {
        // Seed 0 takes the first test picture of class_0 for class_1; seed 1 does too, and one of class_2 for class_0.
        store("real_only", 0, {0, 0, 0, 1, 1, 1, 2, 2, 2}, {1, 0, 0, 1, 1, 1, 2, 2, 2});
        store("real_only", 1, {0, 2, 2, 1, 1, 0, 2, 2, 2}, {1, 0, 0, 1, 1, 1, 2, 0, 2});
        store("two_stage", 0, {0, 0, 0, 1, 1, 1, 2, 2, 2}, {0, 0, 0, 1, 1, 1, 2, 2, 2});
    }

    void store(const std::string& arm, std::uint64_t seed, const std::vector<int>& validation, const std::vector<int>& test) {
        worker::TrainingResult result;
        result.class_accuracy = {1, 1, 1};
        result.validation_predictions = validation;
        result.test_predictions = test;
        test::store_training(project, arm, seed, worker::to_json(result), {12, 6, 3}, {0, 0, 0});
    }

    test::SyntheticProject synthetic;
    project::Project& project = synthetic.project();
};

bool near(double a, double b) {
    return std::abs(a - b) < 1e-9;
}

}  // namespace

class TestMistakes : public QObject {
    Q_OBJECT

private slots:
    void what_most_seeds_get_wrong_is_first() {
        Trained trained;
        const auto rows = partition_rows(trained.project, "test");
        const auto mistakes = test_mistakes(trained.project, "real_only", -1, 10);
        QCOMPARE(mistakes.size(), std::size_t{2});
        QCOMPARE(mistakes[0].image_id, rows[0].image.id);
        QCOMPARE(mistakes[0].predicted, 1);
        QCOMPARE(mistakes[0].wrong, 2);
        QCOMPARE(mistakes[0].seeds, 2);
        QCOMPARE(mistakes[1].image_id, rows[7].image.id);
        QCOMPARE(mistakes[1].wrong, 1);
        QCOMPARE(test_mistakes(trained.project, "real_only", -1, 1).size(), std::size_t{1});
        QCOMPARE(test_mistakes(trained.project, "real_only", 2, 10).front().label, 2);
        QVERIFY(test_mistakes(trained.project, "two_stage", -1, 10).empty());
        QVERIFY(test_mistakes(trained.project, "unknown", -1, 10).empty());
    }

    void confusion_comes_from_validation_and_from_real_images_alone() {
        Trained trained;
        const ValidationConfusion confusion = validation_confusion(trained.project);
        QCOMPARE(confusion.arm, std::string("real_only"));
        QCOMPARE(confusion.seeds, 2);
        QCOMPARE(confusion.counts.size(), trained.synthetic.classes().size());
        QVERIFY(near(confusion.counts[0][0], 2));
        QVERIFY(near(confusion.counts[0][2], 1));  // 2 of 3 pictures for one of two seeds
        QVERIFY(near(confusion.counts[1][0], 0.5));
        QVERIFY(near(confusion.counts[2][0], 0));
    }

    void predictions_of_other_pictures_are_left_alone() {
        Trained trained;
        trained.store("real_only", 2, {0, 0}, {1, 1});
        QCOMPARE(test_mistakes(trained.project, "real_only", -1, 10).front().seeds, 2);
        QCOMPARE(validation_confusion(test::SyntheticProject().project()).seeds, 0);
    }
};

QTEST_GUILESS_MAIN(TestMistakes)
#include "test_mistakes.moc"
