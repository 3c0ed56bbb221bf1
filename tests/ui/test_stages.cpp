#include "tests/ui/window_fixture.h"
#include "ui/models/job_history.h"
#include "ui/models/summary.h"
#include "ui/shell/stage_rail.h"

#include <QAbstractButton>
#include <QAbstractItemModelTester>
#include <QLabel>
#include <QTableView>
#include <QTest>

using namespace tw;
using ui::StageState;
using ui::Summary;

/// Where am I, what is next: rail, overview and the jobs that ended.
class TestStages : public QObject {
    Q_OBJECT

private slots:
    void the_next_step_data();
    void the_next_step();
    void every_stage_says_where_it_stands_data();
    void every_stage_says_where_it_stands();
    void a_state_has_a_word_and_a_sign();
    void the_rail_shows_state_and_count();
    void a_running_job_marks_its_stage();
    void a_job_of_many_stages_marks_each_in_its_turn();
    void the_rail_makes_room_for_its_counts();
    void a_failed_job_marks_its_stage_until_it_goes_well();
    void the_history_keeps_every_outcome();
    void the_overview_leads_on();
    void a_page_without_work_says_what_is_missing();
};

namespace {

Summary imported() {
    Summary s;
    s.real = {{"train", 100}, {"validation", 20}, {"test", 20}};
    s.classes = 10;
    s.frozen_split = true;
    return s;
}

Summary planned() {
    Summary s = imported();
    s.filled_classes = 4;
    s.to_make = 80;
    return s;
}

Summary with_negatives() {
    Summary s = planned();
    s.classes_with_negatives = 4;
    return s;
}

Summary drawn() {
    Summary s = with_negatives();
    s.samples = 90;
    s.unjudged = 90;
    return s;
}

Summary judged() {
    Summary s = drawn();
    s.unjudged = 0;
    s.accepted = 80;
    s.rejected = 10;
    s.to_make = 0;
    return s;
}

template <typename Change>
Summary changed(Summary s, Change change) {
    change(s);
    return s;
}

ui::JobHistory::Record record(const QString& page, jobs::State state, const QString& reason = {}) {
    ui::JobHistory::Record made;
    made.title = "Importing";
    made.page = page;
    made.started = QDateTime::currentDateTime();
    made.seconds = 75;
    made.done = 1234;
    made.state = state;
    made.reason = reason;
    return made;
}

jobs::Outcome run(test::WindowFixture& fixture, const jobs::Outcome& outcome) {
    ui::ProjectSession& session = *fixture.window().session();
    session.start({"Counting", [outcome](ui::JobTools&) { return outcome; }, {}});
    if (!QTest::qWaitFor([&] { return !session.jobs().busy(); })) qFatal("the job does not end");
    fixture.settle();
    return outcome;
}

}  // namespace

Q_DECLARE_METATYPE(Summary)
Q_DECLARE_METATYPE(StageState)

void TestStages::the_next_step_data() {
    QTest::addColumn<Summary>("summary");
    QTest::addColumn<QString>("page");
    QTest::addColumn<QString>("action");
    QTest::newRow("empty") << Summary() << "data"
                           << "Import pictures";
    QTest::newRow("no split") << changed(imported(), [](Summary& s) { s.frozen_split = false; }) << "data"
                              << "Keep the split";
    QTest::newRow("no validation") << changed(imported(), [](Summary& s) { s.real["validation"] = 0; }) << "data"
                                   << "Split off validation images";
    QTest::newRow("no plan") << imported() << "plan"
                             << "Plan the tail";
    QTest::newRow("no look-alikes") << planned() << "negatives"
                                    << "Find look-alikes";
    QTest::newRow("nothing drawn") << with_negatives() << "generation"
                                   << "Generate pictures";
    QTest::newRow("queued") << changed(with_negatives(), [](Summary& s) { s.queued = 3; }) << "generation"
                            << "Run the queue";
    QTest::newRow("failed") << changed(with_negatives(), [](Summary& s) { s.queued = 3, s.failed = 1; }) << "generation"
                            << "See what failed";
    QTest::newRow("unscored") << changed(drawn(), [](Summary& s) { s.unscored = 5; }) << "filter"
                              << "Score pictures";
    QTest::newRow("unjudged") << drawn() << "review"
                              << "Review pictures";
    QTest::newRow("all judged, more to make") << changed(drawn(), [](Summary& s) { s.unjudged = 0, s.rejected = 90; }) << "generation"
                                              << "Generate pictures";
    QTest::newRow("targets met") << judged() << "export"
                                 << "Export the balanced set";
    QTest::newRow("targets met, some unjudged") << changed(judged(), [](Summary& s) { s.unjudged = 5; }) << "export"
                                                << "Export the balanced set";
    QTest::newRow("exported") << changed(judged(), [](Summary& s) { s.exports = 1; }) << "training"
                              << "Measure the gain";
    QTest::newRow("trained") << changed(judged(), [](Summary& s) { s.exports = 1, s.trainings = 9; }) << "training"
                             << "See the result";
}

void TestStages::the_next_step() {
    QFETCH(Summary, summary);
    QFETCH(QString, page);
    QFETCH(QString, action);
    const ui::NextStep next = ui::next_step(summary);
    QCOMPARE(next.page, page);
    QCOMPARE(next.action, action);
    QVERIFY(!next.reason.isEmpty());
}

void TestStages::every_stage_says_where_it_stands_data() {
    QTest::addColumn<Summary>("summary");
    QTest::addColumn<QString>("stage");
    QTest::addColumn<StageState>("state");
    QTest::addColumn<QString>("count");
    const auto row = [](const char* name, const Summary& summary, const char* stage, StageState state, const char* count) {
        QTest::newRow(name) << summary << stage << state << count;
    };
    row("no data", {}, "data", StageState::nothing, "");
    row("no validation", changed(imported(), [](Summary& s) { s.real["validation"] = 0; }), "data", StageState::needs_you, "no validation");
    row("data", imported(), "data", StageState::done, "100 images");
    row("plan too early", {}, "plan", StageState::nothing, "");
    row("plan", imported(), "plan", StageState::needs_you, "");
    row("planned", planned(), "plan", StageState::done, "4 classes");
    row("negatives too early", imported(), "negatives", StageState::nothing, "");
    row("negatives", planned(), "negatives", StageState::needs_you, "0 of 4");
    row("negatives begun", changed(planned(), [](Summary& s) { s.classes_with_negatives = 1; }), "negatives", StageState::in_progress,
        "1 of 4");
    row("negatives found", with_negatives(), "negatives", StageState::done, "4 of 4");
    row("generation", with_negatives(), "generation", StageState::nothing, "80 left");
    row("queued", changed(with_negatives(), [](Summary& s) { s.queued = 3; }), "generation", StageState::needs_you, "3 queued");
    row("failed", changed(with_negatives(), [](Summary& s) { s.failed = 2; }), "generation", StageState::failed, "2 batches");
    row("drawn in part", drawn(), "generation", StageState::in_progress, "80 left");
    row("drawn", judged(), "generation", StageState::done, "90 drawn");
    row("filter too early", planned(), "filter", StageState::nothing, "");
    row("unscored", changed(drawn(), [](Summary& s) { s.unscored = 7; }), "filter", StageState::needs_you, "7 to score");
    row("scored", drawn(), "filter", StageState::done, "90 scored");
    row("review too early", planned(), "review", StageState::nothing, "");
    row("unjudged", drawn(), "review", StageState::needs_you, "90 to judge");
    row("judged", judged(), "review", StageState::done, "80 accepted");
    row("export too early", drawn(), "export", StageState::nothing, "");
    row("export", judged(), "export", StageState::needs_you, "");
    row("exported", changed(judged(), [](Summary& s) { s.exports = 2; }), "export", StageState::done, "2 times");
    row("training too early", judged(), "training", StageState::nothing, "");
    row("training", changed(judged(), [](Summary& s) { s.exports = 1; }), "training", StageState::needs_you, "");
    row("trained", changed(judged(), [](Summary& s) { s.trainings = 9; }), "training", StageState::done, "9 runs");
}

void TestStages::every_stage_says_where_it_stands() {
    QFETCH(Summary, summary);
    QFETCH(QString, stage);
    QFETCH(StageState, state);
    QFETCH(QString, count);
    const ui::StageNote note = ui::stage_notes(summary).value(stage);
    QCOMPARE(note.state, state);
    QCOMPARE(note.count, count);
}

void TestStages::a_state_has_a_word_and_a_sign() {
    QSet<QString> words, signs;
    for (const StageState state :
         {StageState::nothing, StageState::in_progress, StageState::needs_you, StageState::done, StageState::failed}) {
        words << ui::state_text(state);
        signs << ui::state_icon(state);
        QVERIFY(QFile::exists(":/icons/" + ui::state_icon(state) + ".svg"));
    }
    QCOMPARE(words.size(), 5);
    QCOMPARE(signs.size(), 5);
}

void TestStages::the_rail_shows_state_and_count() {
    test::WindowFixture fixture;
    auto& review = fixture.find<ui::StageButton>("railReview");
    QTRY_COMPARE(review.note_text(), QString("Needs you · 12 to judge"));
    QCOMPARE(review.accessibleDescription(), review.note_text());
    QCOMPARE(fixture.find<ui::StageButton>("railData").note().state, StageState::done);
    QCOMPARE(fixture.find<ui::StageButton>("railTraining").note_text(), QString("Nothing yet"));
    QVERIFY(fixture.find<ui::StageButton>("railOverview").note_text().isEmpty());
}

void TestStages::a_running_job_marks_its_stage() {
    test::WindowFixture fixture({}, "filter");
    ui::ProjectSession& session = *fixture.window().session();
    session.start({"Scoring",
                   [](ui::JobTools& tools) {
                       while (!tools.control.stopping()) std::this_thread::sleep_for(std::chrono::milliseconds(5));
                       return jobs::Outcome::stopped();
                   },
                   {}});
    QTRY_COMPARE(fixture.find<ui::StageButton>("railFilter").note().state, StageState::in_progress);
    // The page that is shown meanwhile does not matter.
    fixture.click("railData");
    QCOMPARE(fixture.find<ui::StageButton>("railData").note().state, StageState::done);
    // What runs is what there is to see next.
    fixture.click("railOverview");
    auto& next = fixture.find<QAbstractButton>("nextStepButton");
    QTRY_COMPARE(next.text(), QString("Watch it"));
    QVERIFY(fixture.find<QLabel>("nextStepReason").text().startsWith("Scoring"));
    fixture.click("nextStepButton");
    QCOMPARE(fixture.window().current_page(), QString("filter"));
    session.jobs().stop_now();
    QTRY_COMPARE(fixture.find<ui::StageButton>("railFilter").note().state, StageState::done);
    fixture.click("railOverview");
    QTRY_VERIFY(next.text() != "Watch it");
}

void TestStages::the_rail_makes_room_for_its_counts() {
    test::WindowFixture fixture;
    auto& rail = fixture.find<ui::StageRail>("stageRail");
    const ui::StageButton& button = *rail.button("review");
    int widest = rail.width();
    for (const char* count : {"12 to judge", "875 to judge", "1,000,000 to judge", "2 to judge"}) {
        rail.set_notes({{"review", {StageState::needs_you, count}}});
        QVERIFY(fixture.settle());
        QVERIFY2(button.width() >= button.sizeHint().width(), count);
        QVERIFY(rail.width() >= widest);  // a count that falls does not move the page
        widest = rail.width();
    }
}

void TestStages::a_job_of_many_stages_marks_each_in_its_turn() {
    test::WindowFixture fixture;
    const auto seen = std::make_shared<std::atomic<int>>(0);
    const auto work = [seen](ui::JobTools& tools) {
        for (const auto& [place, page] : {std::pair(1, "generation"), std::pair(2, "training")}) {
            tools.moved_to(page);
            while (*seen < place && !tools.control.stopping()) std::this_thread::sleep_for(std::chrono::milliseconds(5));
        }
        return jobs::Outcome{};
    };
    fixture.window().session()->start({"The loop", work, {}});
    for (const char* name : {"railGeneration", "railTraining"}) {
        QTRY_COMPARE(fixture.find<ui::StageButton>(name).note().state, StageState::in_progress);
        ++*seen;
    }
    QTRY_VERIFY(!fixture.window().session()->jobs().busy());
}

void TestStages::a_failed_job_marks_its_stage_until_it_goes_well() {
    test::WindowFixture fixture({}, "data");
    run(fixture, jobs::Outcome::failed("The folder /nowhere does not exist."));
    QTRY_COMPARE(fixture.find<ui::StageButton>("railData").note().state, StageState::failed);
    run(fixture, {});
    QTRY_COMPARE(fixture.find<ui::StageButton>("railData").note().state, StageState::done);
}

void TestStages::the_history_keeps_every_outcome() {
    ui::JobHistory history;
    QAbstractItemModelTester tester(&history, QAbstractItemModelTester::FailureReportingMode::QtTest);
    history.add(record("data", jobs::State::done));
    history.add(record("data", jobs::State::failed, "a.png is cut off"));
    history.add(record("plan", jobs::State::stopped));
    QCOMPARE(history.index(0, ui::JobHistory::outcome_column).data().toString(), QString("stopped"));
    QCOMPARE(history.index(1, ui::JobHistory::reason_column).data().toString(), QString("a.png is cut off"));
    QCOMPARE(history.index(2, ui::JobHistory::took_column).data().toString(), QString("1 min 15 s"));
    QVERIFY(history.failed("data"));
    QVERIFY(!history.failed("plan"));
    for (std::size_t i = 0; i < 2 * ui::JobHistory::limit; ++i) history.add(record("plan", jobs::State::done));
    QCOMPARE(history.rowCount(), int(ui::JobHistory::limit));

    test::WindowFixture fixture({}, "data");
    QVERIFY(!fixture.find<QAbstractButton>("statusJobs").isVisible());
    run(fixture, jobs::Outcome::failed("Nothing to count."));
    QCOMPARE(fixture.find<QAbstractButton>("statusJobs").text(), QString("Counting: failed"));
    fixture.click("statusJobs");
    auto& table = fixture.find<QTableView>("jobHistoryTable");
    QCOMPARE(table.model()->index(0, ui::JobHistory::reason_column).data().toString(), QString("Nothing to count."));
}

void TestStages::the_overview_leads_on() {
    test::SyntheticOptions options;
    options.samples = 0;
    test::WindowFixture fixture(options);
    auto& next = fixture.find<QAbstractButton>("nextStepButton");
    QTRY_COMPARE(next.text(), QString("Plan the tail"));
    fixture.click("nextStepButton");
    QCOMPARE(fixture.window().current_page(), QString("plan"));
    fixture.click("fillButton");
    fixture.click("railOverview");
    QTRY_COMPARE(next.text(), QString("Find look-alikes"));
    // The same by its key, from anywhere.
    fixture.click("railData");
    QTest::keyClick(&fixture.window(), Qt::Key_0, Qt::ControlModifier);
    QTRY_COMPARE(fixture.window().current_page(), QString("negatives"));
}

void TestStages::a_page_without_work_says_what_is_missing() {
    QCOMPARE(ui::missing_before("review", Summary())->page, QString("data"));
    QCOMPARE(ui::missing_before("plan", changed(imported(), [](Summary& s) { s.frozen_split = false; }))->page, QString("data"));
    QCOMPARE(ui::missing_before("negatives", imported())->page, QString("plan"));
    QCOMPARE(ui::missing_before("review", with_negatives())->page, QString("generation"));
    for (const char* page : {"overview", "data", "plan", "negatives", "generation", "filter", "review", "export", "training"}) {
        QVERIFY2(!ui::missing_before(page, judged()), page);
    }
    test::SyntheticOptions options;
    options.samples = 0;
    test::WindowFixture fixture(options, "negatives");
    QTRY_VERIFY(fixture.find<QWidget>("stageHint").isVisible());
    fixture.click("stageHintButton");
    QCOMPARE(fixture.window().current_page(), QString("plan"));
    QVERIFY(!fixture.find<QWidget>("stageHint").isVisible());
    fixture.click("fillButton");
    fixture.click("railNegatives");
    QTRY_VERIFY(!fixture.find<QWidget>("stageHint").isVisible());
}

int main(int argc, char** argv) {
    QApplication app(argc, argv);
    const test::SettingsSandbox sandbox;
    TestStages tests;
    return QTest::qExec(&tests, argc, argv);
}

#include "test_stages.moc"
