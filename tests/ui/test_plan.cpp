#include "core/project/dataset.h"
#include "core/project/plan.h"
#include "core/project/verdicts.h"
#include "tests/ui/window_fixture.h"
#include "ui/widgets/class_histogram.h"

#include <QAbstractButton>
#include <QAction>
#include <QApplication>
#include <QCheckBox>
#include <QLabel>
#include <QLineEdit>
#include <QSpinBox>
#include <QTableView>
#include <QTest>
#include <QWheelEvent>

using namespace tw;

/// The histogram as a tool: picks, targets and limits by mouse and keyboard, each with its undo, and a thousand classes.
class TestPlan : public QObject {
    Q_OBJECT

private slots:
    void a_sweep_picks_several_classes_everywhere();
    void the_same_sweep_again_clears();
    void the_target_line_sets_targets_and_is_undone();
    void picked_classes_alone_get_the_target();
    void the_limits_are_dragged_and_undone();
    void undo_takes_edits_and_verdicts_in_their_order();
    void arrow_keys_move_along_and_say_the_numbers();
    void accepting_moves_the_bars_at_once();
    void a_thousand_classes_stay_readable();
};

namespace {

struct Chart {
    test::WindowFixture& fixture;
    ui::ClassHistogram& histogram = fixture.find<ui::ClassHistogram>("classHistogram");
    QWidget* plot = histogram.findChild<QWidget*>();

    void drag(const QPoint& from, const QPoint& to) {
        QTest::mousePress(plot, Qt::LeftButton, {}, from);
        QTest::mouseMove(plot, (from + to) / 2);
        QTest::mouseMove(plot, to);
        QTest::mouseRelease(plot, Qt::LeftButton, {}, to);
    }
    QPoint bar(std::size_t ordinal) const { return histogram.bar_position(fixture.synthetic().classes()[ordinal].id); }
    void wait() {
        QVERIFY(fixture.settle());
        QTRY_VERIFY(!bar(0).isNull());
    }
};

std::map<std::int64_t, std::int64_t> targets(test::WindowFixture& fixture) {
    return project::PlanRepository(fixture.project()).targets();
}

test::SyntheticOptions thousand_classes() {
    test::SyntheticOptions options;
    options.train.assign(1000, 1);
    for (std::size_t i = 0; i < 40; ++i) options.train[i] = 40 - static_cast<std::int64_t>(i);
    options.validation = options.test = options.samples = 0;
    options.width = options.height = 8;
    options.scores = false;
    return options;
}

}  // namespace

void TestPlan::a_sweep_picks_several_classes_everywhere() {
    test::WindowFixture fixture({}, "plan");
    Chart chart{fixture};
    chart.wait();
    chart.drag(chart.bar(0), chart.bar(1));
    const auto& classes = fixture.synthetic().classes();
    QCOMPARE(fixture.window().session()->picked_classes(), (std::vector{classes[0].id, classes[1].id}));
    QCOMPARE(fixture.window().session()->picked_class(), 0);
    QCOMPARE(fixture.find<QTableView>("planTable").selectionModel()->selectedRows().size(), 2);
    QVERIFY(fixture.find<QLabel>("planPicked").text().contains("18 real"));
    fixture.click("planClearPick");
    QVERIFY(fixture.window().session()->picked_classes().empty());
    QVERIFY(!fixture.find<QLabel>("planPicked").isVisible());
}

void TestPlan::the_same_sweep_again_clears() {
    test::WindowFixture fixture({}, "plan");
    Chart chart{fixture};
    chart.wait();
    chart.drag(chart.bar(2), chart.bar(1));
    QCOMPARE(fixture.window().session()->picked_classes().size(), 2u);
    chart.drag(chart.bar(1), chart.bar(2));
    QVERIFY(fixture.window().session()->picked_classes().empty());
}

void TestPlan::the_target_line_sets_targets_and_is_undone() {
    test::WindowFixture fixture({}, "plan");
    Chart chart{fixture};
    fixture.find<QSpinBox>("fillTarget").setValue(10);
    chart.wait();
    const QPoint from = chart.histogram.line_position(ui::ClassHistogram::target_line);
    QVERIFY(!from.isNull());
    QVERIFY(targets(fixture).empty());
    chart.drag(from, from + QPoint(0, 40));  // down: fewer
    const int target = fixture.find<QSpinBox>("fillTarget").value();
    QVERIFY2(target < 10 && target > 3, qPrintable(QString::number(target)));
    const auto& classes = fixture.synthetic().classes();
    const auto set = targets(fixture);
    QCOMPARE(set.at(classes[2].id), target);
    QVERIFY(!set.contains(classes[0].id));
    QTRY_VERIFY(fixture.find<QLabel>("planEstimate").text().contains("images to make"));
    fixture.find<QAction>("actionUndo").trigger();
    QVERIFY(targets(fixture).empty());
    fixture.find<QAction>("actionRedo").trigger();
    QCOMPARE(targets(fixture), set);
}

void TestPlan::picked_classes_alone_get_the_target() {
    test::WindowFixture fixture({}, "plan");
    Chart chart{fixture};
    chart.wait();
    const auto& classes = fixture.synthetic().classes();
    // Set elsewhere, and perhaps not yet known to the page.
    project::PlanRepository(fixture.project()).set_target(classes[1].id, 8);
    fixture.window().session()->pick_class(classes[2].id);
    fixture.find<QSpinBox>("fillTarget").setValue(20);
    fixture.click("fillButton");
    QCOMPARE(targets(fixture), (std::map<std::int64_t, std::int64_t>{{classes[1].id, 8}, {classes[2].id, 20}}));
    fixture.find<QAction>("actionUndo").trigger();
    QCOMPARE(targets(fixture), (std::map<std::int64_t, std::int64_t>{{classes[1].id, 8}}));
}

void TestPlan::the_limits_are_dragged_and_undone() {
    test::WindowFixture fixture({}, "plan");
    project::set_shot_limits(fixture.project(), 8, 4);
    Chart chart{fixture};
    chart.wait();
    QTRY_COMPARE(fixture.find<QSpinBox>("headMin").value(), 8);
    QTRY_VERIFY(!chart.histogram.line_position(ui::ClassHistogram::head_line).isNull());
    const QPoint from = chart.histogram.line_position(ui::ClassHistogram::head_line);
    chart.drag(from, from - QPoint(0, 40));
    const auto limit = [&] { return project::dataset_settings(fixture.project()).head_min; };
    QVERIFY(limit() > 8);
    fixture.find<QAction>("actionUndo").trigger();
    QCOMPARE(limit(), 8);
    QTRY_COMPARE(fixture.find<QSpinBox>("headMin").value(), 8);
}

void TestPlan::undo_takes_edits_and_verdicts_in_their_order() {
    test::WindowFixture fixture({}, "plan");
    Chart chart{fixture};
    chart.wait();
    const project::SampleRepository samples(fixture.project());
    const std::int64_t sample = samples.ids({}).front();
    fixture.find<QSpinBox>("fillTarget").setValue(10);
    fixture.click("fillButton");
    project::VerdictRepository(fixture.project()).apply({{sample, "accepted", ""}}, "person");
    fixture.find<QSpinBox>("fillTarget").setValue(11);
    fixture.click("fillButton");
    auto& undo = fixture.find<QAction>("actionUndo");
    auto& redo = fixture.find<QAction>("actionRedo");
    const std::int64_t filled = fixture.synthetic().classes()[2].id;
    undo.trigger();
    QCOMPARE(targets(fixture).at(filled), 10);
    QCOMPARE(samples.get(sample).verdict, std::string("accepted"));
    undo.trigger();
    QCOMPARE(targets(fixture).at(filled), 10);
    QCOMPARE(samples.get(sample).verdict, std::string("unjudged"));
    undo.trigger();
    QVERIFY(targets(fixture).empty());
    redo.trigger();
    redo.trigger();
    QCOMPARE(samples.get(sample).verdict, std::string("accepted"));
    redo.trigger();
    QCOMPARE(targets(fixture).at(filled), 11);
}

void TestPlan::arrow_keys_move_along_and_say_the_numbers() {
    test::WindowFixture fixture({}, "plan");
    Chart chart{fixture};
    chart.wait();
    const auto& classes = fixture.synthetic().classes();
    chart.histogram.setFocus();
    QTest::keyClick(&chart.histogram, Qt::Key_Home);
    QTest::keyClick(&chart.histogram, Qt::Key_Right);
    QCOMPARE(chart.histogram.active_class(), classes[1].id);
    QVERIFY2(chart.histogram.accessibleDescription().contains("6 real"), qPrintable(chart.histogram.accessibleDescription()));
    QVERIFY(fixture.find<QLabel>("planNumbers").text().contains("6 real"));
    QTest::keyClick(&chart.histogram, Qt::Key_Return);
    QCOMPARE(fixture.window().session()->picked_class(), classes[1].id);
    QTest::keyClick(&chart.histogram, Qt::Key_Right, Qt::ShiftModifier);
    QCOMPARE(fixture.window().session()->picked_classes(), (std::vector{classes[1].id, classes[2].id}));
    QTest::keyClick(&chart.histogram, Qt::Key_Escape);
    QVERIFY(fixture.window().session()->picked_classes().empty());
}

void TestPlan::accepting_moves_the_bars_at_once() {
    test::WindowFixture fixture({}, "plan");
    Chart chart{fixture};
    chart.wait();
    const project::Class& rare = fixture.synthetic().classes()[2];
    project::PlanRepository(fixture.project()).set_target(rare.id, 9);
    auto* model = fixture.find<QTableView>("planTable").model();
    QTRY_COMPARE(model->index(2, 6).data().toString(), QString("6"));
    const std::int64_t sample = project::SampleRepository(fixture.project()).ids({{}, rare.id, ""}).front();
    project::VerdictRepository(fixture.project()).apply({{sample, "accepted", ""}}, "person");
    QTRY_COMPARE(model->index(2, 6).data().toString(), QString("5"));
    QTRY_COMPARE(model->index(2, 3).data().toString(), QString("1"));
}

void TestPlan::a_thousand_classes_stay_readable() {
    test::WindowFixture fixture(thousand_classes(), "plan");
    Chart chart{fixture};
    chart.wait();
    QTRY_COMPARE(chart.histogram.shown_bars(), 1000);
    // Names that would cover each other are left out.
    QVERIFY(chart.histogram.shown_names() * 12 < chart.plot->width());
    QVERIFY(chart.histogram.shown_names() > 10);
    auto& search = fixture.find<QLineEdit>("planSearch");
    fixture.find<QAction>("actionFindClass").trigger();
    QVERIFY(search.hasFocus());
    QTest::keyClicks(&search, "class 777");
    QCOMPARE(chart.histogram.active_class(), fixture.synthetic().classes()[777].id);
    QVERIFY(chart.histogram.shown_bars() <= 41);
    QCOMPARE(chart.histogram.shown_names(), 41);
    QVERIFY(fixture.find<QLabel>("planNumbers").text().contains("class 777"));
    QVERIFY(
        fixture.find<QTableView>("planTable")
            .viewport()
            ->rect()
            .contains(
                fixture.find<QTableView>("planTable").visualRect(fixture.find<QTableView>("planTable").model()->index(777, 0)).center()));
    fixture.find<QAction>("actionPlanZoomAll").trigger();
    QCOMPARE(chart.histogram.shown_bars(), 1000);
    const QPointF middle(chart.plot->width() / 2.0, chart.plot->height() / 2.0);
    QWheelEvent nearer(middle, chart.plot->mapToGlobal(middle), {}, {0, 120}, Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase, false);
    QCoreApplication::sendEvent(chart.plot, &nearer);
    QVERIFY(chart.histogram.shown_bars() < 850);
    // All hundreds of a sweep are picked, and the table shows them.
    fixture.find<QAction>("actionPlanZoomAll").trigger();
    chart.drag(chart.bar(0), chart.bar(500));
    QVERIFY(fixture.window().session()->picked_classes().size() >= 490);
    QCOMPARE(static_cast<std::size_t>(fixture.find<QTableView>("planTable").selectionModel()->selectedRows().size()),
             fixture.window().session()->picked_classes().size());
}

int main(int argc, char** argv) {
    QApplication app(argc, argv);
    const test::SettingsSandbox sandbox;
    TestPlan tests;
    return QTest::qExec(&tests, argc, argv);
}

#include "test_plan.moc"
