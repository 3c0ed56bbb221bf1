#include "core/project/plan.h"
#include "core/worker/messages/training.h"
#include "tests/support/stored_training.h"
#include "tests/ui/window_fixture.h"
#include "ui/models/confusion.h"
#include "ui/models/picture_model.h"
#include "ui/widgets/class_change_chart.h"
#include "ui/widgets/confusion_matrix.h"
#include "ui/widgets/result_chart.h"

#include <QComboBox>
#include <QLabel>
#include <QListView>
#include <QTabWidget>
#include <QTableView>
#include <QTest>

using namespace tw;
using ui::ConfusionTable;

namespace {

/// Real images alone take two of three test pictures of class_2 for class_0; with generated ones it is one, always the last.
class ProofFixture : public test::WindowFixture {
public:
    explicit ProofFixture(const QString& page) : WindowFixture({}, page) {
        store("real_only", {0, 0, 0}, {{3, 0, 0}, {0, 3, 0}, {2, 0, 1}}, {0, 0, 0, 1, 1, 1, 2, 0, 0}, {1, 1, 1.0 / 3});
        store("two_stage", {0, 6, 9}, {{3, 0, 0}, {0, 3, 0}, {1, 0, 2}}, {0, 0, 0, 1, 1, 1, 2, 2, 0}, {1, 1, 2.0 / 3});
        restart();
        settle();
    }

    template <typename Model>
    Model& model_of(const char* view) {
        return static_cast<Model&>(*find<QListView>(view).model());
    }

private:
    void store(const std::string& arm, const std::vector<std::int64_t>& added, const std::vector<std::vector<std::int64_t>>& confusion,
               const std::vector<int>& predictions, const std::vector<double>& accuracy) {
        worker::TrainingResult result;
        result.class_accuracy = accuracy;
        result.confusion = confusion;
        result.test_predictions = predictions;
        result.validation_predictions = {0, 0, 0, 1, 1, 2, 2, 2, 2};
        test::store_training(project(), arm, 0, worker::to_json(result), {12, 6, 3}, added);
    }
};

}  // namespace

/// What the training page proves class by class, and what the look-alikes page shows of it.
class TestProof : public QObject {
    Q_OBJECT

private slots:
    void rows_become_percent() {
        const ConfusionTable shares = ui::row_shares({{3, 1}, {0, 0}});
        QCOMPARE(shares[0][0], 75.0);
        QCOMPARE(shares[0][1], 25.0);
        QCOMPARE(shares[1][1], 0.0);  // a class without pictures
    }

    void the_worst_pairs_come_first() {
        const auto pairs = ui::most_confused({{90, 10, 0}, {30, 70, 0}, {0, 20, 80}}, 2);
        QCOMPARE(pairs.size(), std::size_t{2});
        QCOMPARE(pairs[0].label, 1);
        QCOMPARE(pairs[0].predicted, 0);
        QCOMPARE(pairs[1].label, 2);
    }

    void of_a_thousand_classes_the_confused_ones_are_shown() {
        ConfusionTable shares(1000, std::vector<double>(1000, 0));
        for (std::size_t i = 0; i < shares.size(); ++i) shares[i][i] = 100;
        shares[700][20] = 40;
        shares[500][999] = 30;
        shares[3][4] = 1;
        QCOMPARE(ui::classes_to_show(shares, 4), (std::vector<int>{20, 500, 700, 999}));
        const ConfusionTable part = ui::part_of(shares, {20, 700});
        QCOMPARE(part, (ConfusionTable{{100, 0}, {40, 100}}));
        QCOMPARE(ui::classes_to_show(part, 20), (std::vector<int>{0, 1}));
    }

    void each_class_stands_with_its_change_and_count() {
        ProofFixture fixture("training");
        auto& chart = fixture.find<ui::ClassChangeChart>("classChanges");
        QTRY_COMPARE(chart.changes().size(), std::size_t{3});
        QCOMPARE(ui::ClassChangeChart::sentence(chart.changes()[2]), QString("class 2: 3 real images, 33.3 to 66.7 %, +33.3 points"));
        QVERIFY(chart.accessibleDescription().contains("class 0: 12 real images"));
    }

    void before_and_after_stand_side_by_side() {
        ProofFixture fixture("training");
        fixture.find<QTabWidget>("trainingCharts").setCurrentIndex(2);
        const auto& before = fixture.find<ui::ConfusionMatrix>("confusionBefore");
        const auto& after = fixture.find<ui::ConfusionMatrix>("confusionAfter");
        // The worst pair is picked in both.
        QTRY_COMPARE(before.accessibleDescription(), QString("class 2 is taken for class 0: 66.7 %"));
        QCOMPARE(after.accessibleDescription(), QString("class 2 is taken for class 0: 33.3 %"));
        QVERIFY(fixture.find<QComboBox>("confusedPairs").currentText().contains("66.7"));
        // And the test picture that is still wrong is shown.
        auto& pictures = fixture.model_of<ui::PictureModel>("confusedPictures");
        QTRY_COMPARE(pictures.rowCount(), 1);
        QCOMPARE(pictures.index(0, 0).data(ui::PictureModel::caption_role).toString(), QString("1 of 1"));
    }

    void a_cell_is_picked_by_mouse_and_keys() {
        ProofFixture fixture("training");
        fixture.find<QTabWidget>("trainingCharts").setCurrentIndex(2);
        auto& after = fixture.find<ui::ConfusionMatrix>("confusionAfter");
        QTRY_VERIFY(after.isVisible() && after.picked_row() == 2);
        QTest::keyClick(&after, Qt::Key_Up);
        QCOMPARE(after.picked_row(), 1);
        QCOMPARE(fixture.find<ui::ConfusionMatrix>("confusionBefore").picked_row(), 1);
        QTRY_COMPARE(fixture.model_of<ui::PictureModel>("confusedPictures").rowCount(), 0);
        QTest::keyClick(&after, Qt::Key_Right);
        QCOMPARE(after.picked_column(), 1);
        QTRY_VERIFY(fixture.find<QLabel>("confusedCount").text().contains("is recognised"));
    }

    void the_arm_of_the_table_is_compared() {
        ProofFixture fixture("training");
        auto& table = fixture.find<QTableView>("armsTable");
        QTRY_COMPARE(table.model()->rowCount(), 2);
        table.selectRow(0);  // real only: nothing to compare it with
        QTRY_VERIFY(fixture.find<ui::ClassChangeChart>("classChanges").changes().empty());
        fixture.find<QTabWidget>("trainingCharts").setCurrentIndex(2);
        QVERIFY(!fixture.find<ui::ConfusionMatrix>("confusionBefore").isVisible());
        QCOMPARE(fixture.find<ui::ConfusionMatrix>("confusionAfter").accessibleDescription(),
                 QString("class 2 is taken for class 0: 66.7 %"));
    }

    void runs_side_by_side_have_a_curve_each() {
        ProofFixture fixture("training");
        ui::JobRunner& jobs = fixture.window().session()->jobs();
        auto& charts = fixture.find<QTabWidget>("trainingCharts");
        auto& curve = fixture.find<ui::CurveChart>("trainingCurve");
        for (const int step : {100, 200}) {
            for (const quint64 seed : {0, 1}) emit jobs.evaluated("two_stage", seed, step, 0.5);
        }
        QCOMPARE(charts.currentWidget(), &curve);
        QCOMPARE(curve.runs(), (QStringList{"+ synthetic, two-stage, seed 0", "+ synthetic, two-stage, seed 1"}));
        emit jobs.finished("Training", jobs::Outcome{});
        QVERIFY(charts.currentWidget() != &curve);
        // The next job begins afresh.
        emit jobs.evaluated("real_only", 0, 100, 0.5);
        QCOMPARE(curve.runs(), QStringList{"real only, seed 0"});
    }

    void the_note_opens_whole() {
        ProofFixture fixture("training");
        auto& note = fixture.find<QLabel>("trainingNote");
        QTRY_VERIFY(!note.text().isEmpty());
        QVERIFY(!note.text().contains("paired by seed"));
        fixture.click("wholeNoteButton");
        QVERIFY(note.text().contains("paired by seed"));
    }

    void look_alikes_are_shown_with_what_validation_confuses() {
        ProofFixture fixture("negatives");
        project::PlanRepository(fixture.project()).set_target(fixture.synthetic().classes()[1].id, 20);
        fixture.window().session()->pick_class(fixture.synthetic().classes()[1].id);
        auto& matrix = fixture.find<ui::ConfusionMatrix>("validationConfusion");
        QTRY_VERIFY(matrix.isVisible());
        QTRY_COMPARE(matrix.accessibleDescription(), QString("class 1 is recognised: 66.7 %"));
        // A cell leads to the class that could be added.
        QTest::keyClick(&matrix, Qt::Key_Right);
        QCOMPARE(matrix.accessibleDescription(), QString("class 1 is taken for class 2: 33.3 %"));
        QCOMPARE(fixture.find<QComboBox>("otherClass").currentText(), QString("class 2"));
    }

    void without_a_classifier_there_is_no_matrix() {
        test::WindowFixture fixture({}, "negatives");
        QVERIFY(fixture.settle());
        QVERIFY(!fixture.find<ui::ConfusionMatrix>("validationConfusion").isVisible());
    }
};

int main(int argc, char** argv) {
    QApplication app(argc, argv);
    const test::SettingsSandbox sandbox;
    TestProof test;
    return QTest::qExec(&test, argc, argv);
}
#include "test_proof.moc"
