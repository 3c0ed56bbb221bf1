#include "core/project/verdicts.h"
#include "tests/ui/review_fixture.h"
#include "ui/widgets/picture_grid.h"
#include "ui/widgets/score_histogram.h"

#include <QLabel>
#include <QPushButton>
#include <QScrollBar>

using namespace tw;
using Review = test::ReviewFixture;

/// Many pictures at once: the grid, thresholds and their undo, on the real window.
class TestReviewMany : public QObject {
    Q_OBJECT

private slots:
    void keys_act_on_what_is_selected_as_one_act();
    void the_grid_and_the_line_share_the_active_sample();
    void after_many_verdicts_the_one_that_follows_is_active();
    void everything_is_selected_with_its_number();
    void escape_clears_the_selection();
    void arrows_move_in_the_grid_and_shift_extends();
    void a_large_act_is_written_beside_the_window_and_undone_as_one();
    void a_large_act_under_all_keeps_its_place();
    void the_number_on_the_button_is_the_number_judged();
    void reopening_restores_the_grid();
    void the_grid_reads_records_of_what_is_visible_only();
    void reject_reasons_are_summed_up_where_nothing_is_left();

private:
    static void select(Review& review, std::initializer_list<int> rows) {
        auto& grid = review.find<ui::PictureGrid>("reviewGrid");
        bool first = true;
        for (const int row : rows) {
            QTest::mouseClick(grid.viewport(), Qt::LeftButton, first ? Qt::NoModifier : Qt::ControlModifier,
                              grid.visualRect(grid.model()->index(row, 0)).center());
            first = false;
        }
    }
    static int undo_steps(Review& review) {
        int steps = 0;
        while (!project::VerdictRepository(review.project()).undo().empty()) ++steps;
        return steps;
    }
};

void TestReviewMany::keys_act_on_what_is_selected_as_one_act() {
    Review review;
    review.click("viewGrid");
    select(review, {1, 2, 5});
    QCOMPARE(review.find<QLabel>("reviewSelection").text(), QString("3 selected"));
    review.press(Qt::Key_1);
    for (const int row : {1, 2, 5}) QCOMPARE(review.sample(review.all[static_cast<std::size_t>(row)]).reason, std::string("wrong_class"));
    QCOMPARE(review.count("rejected"), 3);
    QVERIFY(review.find<QLabel>("noticeText").text().contains("3"));
    QCOMPARE(review.dialogs().asked, 0);
    review.press(Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(review.count("rejected"), 0);
    // Listed where they were.
    QCOMPARE(review.page->list().model().ids(), review.all);
    QCOMPARE(review.current(), review.all[1]);
    review.press(Qt::Key_Y, Qt::ControlModifier);
    QCOMPARE(review.count("rejected"), 3);
    QCOMPARE(undo_steps(review), 1);
}

void TestReviewMany::the_grid_and_the_line_share_the_active_sample() {
    Review review;
    review.press(Qt::Key_Right);
    review.press(Qt::Key_G);
    QVERIFY(review.page->in_grid());
    QCOMPARE(review.find<ui::PictureGrid>("reviewGrid").currentIndex().row(), 1);
    select(review, {4});
    QCOMPARE(review.current(), review.all[4]);
    review.press(Qt::Key_X);
    QCOMPARE(review.verdict(review.all[4]), std::string("rejected"));
    QCOMPARE(review.current(), review.all[5]);
    review.press(Qt::Key_G);
    QVERIFY(review.wait());
    QVERIFY(!review.page->in_grid());
    QCOMPARE(review.page->shown_id(), review.all[5]);
    QCOMPARE(review.find<ui::PictureGrid>("reviewStrip").currentIndex().row(), 4);
}

void TestReviewMany::after_many_verdicts_the_one_that_follows_is_active() {
    Review review;
    review.click("viewGrid");
    select(review, {2, 4});
    review.press(Qt::Key_A);
    QCOMPARE(review.current(), review.all[5]);
    // At the end the one before, never the first.
    const int last = review.page->list().model().rowCount() - 1;
    select(review, {last - 1, last});
    review.press(Qt::Key_A);
    QCOMPARE(review.current(), review.all[review.all.size() - 3]);
    QCOMPARE(review.page->list().current_row(), review.page->list().model().rowCount() - 1);
    // And where all stay listed.
    review.show_verdicts("");
    select(review, {0, 1});
    review.press(Qt::Key_X);
    QCOMPARE(review.current(), review.all[2]);
    const auto end = static_cast<int>(review.all.size()) - 1;
    select(review, {end - 2, end});
    review.press(Qt::Key_X);
    QCOMPARE(review.current(), review.all[review.all.size() - 2]);
}

void TestReviewMany::everything_is_selected_with_its_number() {
    Review review;
    review.choose("reviewClass", static_cast<qlonglong>(review.synthetic().classes()[1].id));
    review.press(Qt::Key_A, Qt::ControlModifier);
    QVERIFY(review.page->in_grid());
    const std::int64_t class_id = review.synthetic().classes()[1].id;
    const std::int64_t expected = project::SampleRepository(review.project()).count({{}, class_id, "unjudged"});
    QVERIFY(review.find<QLabel>("noticeText").text().startsWith(QString("%1 selected").arg(expected)));
    QCOMPARE(review.count("accepted"), 0);  // Ctrl+A is not A
    review.press(Qt::Key_P);
    QCOMPARE(review.count("accepted"), expected);
    QCOMPARE(project::SampleRepository(review.project()).count({{}, class_id, "accepted"}), expected);
    QVERIFY(review.find<QLabel>("reviewEmpty").isVisible());
    QCOMPARE(undo_steps(review), 1);
}

void TestReviewMany::escape_clears_the_selection() {
    Review review;
    review.press(Qt::Key_A, Qt::ControlModifier);
    QVERIFY(review.find<QLabel>("reviewSelection").isVisible());
    review.press(Qt::Key_Escape);
    QVERIFY(!review.find<QLabel>("reviewSelection").isVisible());
    const std::int64_t active = review.current();
    review.press(Qt::Key_X);
    QCOMPARE(review.count("rejected"), 1);
    QCOMPARE(review.verdict(active), std::string("rejected"));
}

void TestReviewMany::arrows_move_in_the_grid_and_shift_extends() {
    Review review;
    review.press(Qt::Key_G);
    review.press(Qt::Key_Right);
    QCOMPARE(review.current(), review.all[1]);
    review.press(Qt::Key_Right, Qt::ShiftModifier);
    review.press(Qt::Key_Right, Qt::ShiftModifier);
    QCOMPARE(review.find<QLabel>("reviewSelection").text(), QString("3 selected"));
    QCOMPARE(review.current(), review.all[3]);
    review.press(Qt::Key_Left);
    QVERIFY(!review.find<QLabel>("reviewSelection").isVisible());
    QCOMPARE(review.current(), review.all[2]);
}

void TestReviewMany::a_large_act_is_written_beside_the_window_and_undone_as_one() {
    test::SyntheticOptions options;
    options.train = {3, 3};
    options.samples = 150;
    Review review(options);
    review.press(Qt::Key_A, Qt::ControlModifier);
    review.press(Qt::Key_4);
    QTRY_COMPARE(review.count("rejected"), 300);
    QTRY_VERIFY(review.find<QLabel>("reviewEmpty").isVisible());
    QTRY_VERIFY(review.find<QLabel>("noticeText").text().contains("300"));
    QTRY_VERIFY(review.find<QLabel>("reviewTally").text().contains("300 rejected"));
    review.press(Qt::Key_Z, Qt::ControlModifier);
    QTRY_COMPARE(review.count("unjudged"), 300);
    QTRY_COMPARE(review.page->list().model().rowCount(), 300);
    QCOMPARE(review.current(), review.all.front());
    review.press(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_COMPARE(review.count("rejected"), 300);
}

void TestReviewMany::a_large_act_under_all_keeps_its_place() {
    test::SyntheticOptions options;
    options.train = {3};
    options.samples = 260;
    Review review(options);
    review.show_verdicts("");
    review.click("viewGrid");
    auto& grid = review.find<ui::PictureGrid>("reviewGrid");
    const QItemSelection most(grid.model()->index(0, 0), grid.model()->index(249, 0));
    grid.selectionModel()->select(most, QItemSelectionModel::ClearAndSelect);
    review.press(Qt::Key_P);
    QTRY_COMPARE(review.count("accepted"), 250);
    QTRY_COMPARE(review.current(), review.all[250]);
    QCOMPARE(review.page->list().model().rowCount(), 260);
    QCOMPARE(grid.model()->index(0, 0).data(ui::PictureModel::verdict_role).toString(), QString("accepted"));
}

void TestReviewMany::the_number_on_the_button_is_the_number_judged() {
    test::SyntheticOptions options;
    options.train = {6, 6};
    options.samples = 10;  // margins 0.85, 0.75 … -0.05
    Review review(options);
    review.choose("reviewClass", static_cast<qlonglong>(review.synthetic().classes()[0].id));
    auto& accept = review.find<QPushButton>("acceptSide");
    auto& reject = review.find<QPushButton>("rejectSide");
    auto& histogram = review.find<ui::ScoreHistogram>("reviewHistogram");
    QTRY_COMPARE(accept.text(), QString("Accept 9 above"));  // the threshold is 0 where none is set
    const double start = histogram.threshold();
    histogram.setFocus();
    for (int i = 0; i < 30; ++i) QTest::keyClick(&histogram, Qt::Key_Right);
    QVERIFY(histogram.threshold() > start);
    QVERIFY(review.settle());
    QTRY_VERIFY(accept.text() != QString("Accept 9 above"));
    const auto number = [](const QPushButton& button) { return button.text().split(' ').at(1).toLongLong(); };
    const std::int64_t above = number(accept), below = number(reject);
    QVERIFY(above > 0 && below > 0 && above + below == 10);
    review.click("acceptSide");
    QTRY_COMPARE(review.count("accepted"), above);
    QTRY_COMPARE(accept.text(), QString("Accept 0 above"));
    QVERIFY(!accept.isEnabled());
    review.click("rejectSide");
    QTRY_COMPARE(review.count("rejected"), below);
    for (const std::int64_t id : project::SampleRepository(review.project()).ids({{}, 0, "accepted"})) {
        const project::Sample sample = review.sample(id);
        QCOMPARE(sample.decided_by, std::string("rule"));
        QCOMPARE(project::VerdictRepository(review.project()).evidence(sample.decision_id.value()).at("kind").get<std::string>(),
                 std::string("threshold"));
    }
    QCOMPARE(review.dialogs().asked, 0);
    QCOMPARE(undo_steps(review), 2);
}

void TestReviewMany::reopening_restores_the_grid() {
    Review review;
    review.click("viewGrid");
    review.press(Qt::Key_Right);
    review.restart_window();
    QVERIFY(review.page->in_grid());
    QVERIFY(review.find<ui::PictureGrid>("reviewGrid").isVisible());
    QCOMPARE(review.current(), review.all[1]);
    review.press(Qt::Key_Down);
    QVERIFY(review.current() != review.all[1]);
}

void TestReviewMany::the_grid_reads_records_of_what_is_visible_only() {
    test::SyntheticOptions options;
    options.train = {3};
    options.samples = 400;
    Review review(options);
    review.click("viewGrid");
    auto& grid = review.find<ui::PictureGrid>("reviewGrid");
    QCOMPARE(grid.model()->rowCount(), 400);
    QVERIFY(review.settle());
    // The bar is as long as all rows need, while the last ones have not been asked for.
    const int per_row = std::max(1, grid.viewport()->width() / grid.visualRect(grid.model()->index(0, 0)).width());
    const int height = (400 + per_row - 1) / per_row * grid.visualRect(grid.model()->index(0, 0)).height();
    QTRY_VERIFY(grid.verticalScrollBar()->maximum() >= height - 2 * grid.viewport()->height());
    QVERIFY(review.window().session()->pictures().thumbnail(review.all.back()).isNull());
}

void TestReviewMany::reject_reasons_are_summed_up_where_nothing_is_left() {
    test::SyntheticOptions options;
    options.train = {3};
    options.samples = 3;
    Review review(options);
    for (const Qt::Key key : {Qt::Key_2, Qt::Key_2, Qt::Key_4}) {
        review.press(key);
        review.wait();
    }
    QVERIFY(review.find<QLabel>("reviewEmpty").isVisible());
    QTRY_COMPARE(review.find<QWidget>("reviewReasons").accessibleDescription(), QString("artefact: 2, off style: 1"));
}

int main(int argc, char** argv) {
    QApplication app(argc, argv);
    const test::SettingsSandbox sandbox;
    TestReviewMany tests;
    return QTest::qExec(&tests, argc, argv);
}

#include "test_review_many.moc"
