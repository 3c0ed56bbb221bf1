#include "core/project/plan.h"
#include "core/project/trainings.h"
#include "core/project/verdicts.h"
#include "core/workflow/experiment/outcome.h"
#include "core/workflow/experiment/record.h"
#include "tests/ui/window_fixture.h"
#include "ui/widgets/interval_chart.h"
#include "ui/widgets/message_bars.h"
#include "ui/widgets/sweep_chart.h"

#include <QAbstractButton>
#include <QAction>
#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QSpinBox>
#include <QTableView>
#include <QTest>
#include <QTreeWidget>

using namespace tw;

namespace {

constexpr int patience = 300'000;  // ms, for trainings on a busy machine

test::SyntheticOptions eight_samples() {
    test::SyntheticOptions options;
    options.samples = 8;
    return options;
}

/// The page on a project whose targets are met by accepted pictures, so that nothing is drawn.
class ExperimentFixture : public test::WindowFixture {
public:
    explicit ExperimentFixture(const test::SyntheticOptions& options = eight_samples()) : WindowFixture(options) {
        std::vector<project::Verdict> verdicts;
        for (const std::int64_t id : project::SampleRepository(project()).ids({})) verdicts.push_back({id, "accepted", ""});
        project::VerdictRepository(project()).apply(verdicts, "rule");
        for (const project::Class& row : synthetic().classes()) project::PlanRepository(project()).set_target(row.id, 10);
        window().show_page("experiment");
        settle();
    }

    Json spec() {
        return {{"name", "small"},
                {"project", synthetic().folder().string()},
                {"seeds", 2},
                {"training", {{"steps", 4}, {"evaluations", 2}, {"batch_size", 8}}},
                {"fills", {{{"name", synthetic().run().name}, {"method", "plain_cfg"}}}},
                {"arms", {"real_only", "class_balanced", {{"name", "made"}, {"arm", "plain_cfg"}, {"runs", {synthetic().run().name}}}}},
                {"sweep", {{"arm", "made"}, {"added_per_real", {0, 0.5, 1}}}}};
    }

    void write(const Json& spec) { find<QPlainTextEdit>("experimentText").setPlainText(QString::fromStdString(spec.dump(2))); }
    Json written() { return Json::parse(find<QPlainTextEdit>("experimentText").toPlainText().toStdString()); }
    QString said() { return find<QLabel>("experimentCheck").text(); }
    bool busy() { return window().session()->jobs().busy(); }
    int rows() { return find<QTableView>("experimentTable").model()->rowCount(); }
    std::size_t trainings() { return project::TrainingRepository(project()).all().size(); }
    QListWidgetItem& arm(const char* name) {
        auto& list = find<QListWidget>("experimentArms");
        for (int i = 0; i < list.count(); ++i) {
            if (list.item(i)->data(Qt::UserRole).toString() == name) return *list.item(i);
        }
        qFatal("there is no arm %s", name);
    }
};

}  // namespace

class TestExperimentPage : public QObject {
    Q_OBJECT

private slots:
    void the_form_and_the_text_are_one();
    void every_arm_says_what_it_is();
    void what_makes_no_sense_is_said_by_name_data();
    void what_makes_no_sense_is_said_by_name();
    void an_experiment_runs_and_shows_its_table();
    void a_stopped_one_goes_on_and_repeats_nothing();
    void results_of_the_command_line_are_shown();
    void a_folder_without_results_is_refused_in_place();
};

void TestExperimentPage::the_form_and_the_text_are_one() {
    ExperimentFixture fixture;
    QCOMPARE(fixture.arm("real_only").checkState(), Qt::Checked);
    QCOMPARE(fixture.arm("ceiling").checkState(), Qt::Unchecked);  // no pretraining images
    auto& pictures = fixture.find<QTreeWidget>("experimentFills");
    QCOMPARE(pictures.topLevelItemCount(), 2);
    fixture.arm("two_stage").setCheckState(Qt::Unchecked);
    QCOMPARE(pictures.topLevelItemCount(), 1);
    pictures.topLevelItem(0)->setCheckState(1, Qt::Unchecked);
    fixture.find<QSpinBox>("experimentSeeds").setValue(4);
    fixture.find<QCheckBox>("experimentSweep").setChecked(true);
    const Json spec = fixture.written();
    QCOMPARE(spec["seeds"].get<int>(), 4);
    QCOMPARE(spec["fills"].size(), std::size_t{1});
    QCOMPARE(spec["fills"][0]["filter"].get<bool>(), false);
    QCOMPARE(spec["sweep"]["arm"].get<std::string>(), std::string("plain_cfg"));
    QTRY_VERIFY2(fixture.said().contains("Ready"), qPrintable(fixture.said()));

    Json other = spec;
    other["arms"] = {"real_only", {{"name", "no mixing"}, {"arm", "diffcore_mix"}, {"training", {{"mixing", "none"}}}}};
    other["sweep"] = nullptr;
    fixture.write(other);
    QCOMPARE(fixture.arm("no mixing").checkState(), Qt::Checked);
    QCOMPARE(fixture.arm("plain_cfg").checkState(), Qt::Unchecked);
    QVERIFY(!fixture.find<QCheckBox>("experimentSweep").isChecked());
    // A field that the form has no place for stays.
    fixture.find<QSpinBox>("experimentSeeds").setValue(5);
    QCOMPARE(fixture.written()["arms"][1]["training"]["mixing"].get<std::string>(), std::string("none"));
}

void TestExperimentPage::every_arm_says_what_it_is() {
    ExperimentFixture fixture;
    auto& list = fixture.find<QListWidget>("experimentArms");
    QVERIFY(list.count() >= 20);
    for (int i = 0; i < list.count(); ++i) {
        QVERIFY2(list.item(i)->text().split('\n').size() == 2, qPrintable(list.item(i)->text()));
    }
}

void TestExperimentPage::what_makes_no_sense_is_said_by_name_data() {
    QTest::addColumn<QString>("patch");
    QTest::addColumn<QString>("named");
    QTest::newRow("unknown arm") << R"({"arms": ["real_only", "magic"]})"
                                 << "magic";
    QTest::newRow("unknown field") << R"({"sedes": 3})"
                                   << "sedes";
    QTest::newRow("a name that is a number") << R"({"fills": [{"name": 3, "method": "plain_cfg"}]})"
                                             << "";
    QTest::newRow("no pretraining images") << R"({"arms": ["real_only", "ceiling"], "sweep": null})"
                                           << "ceiling";
    QTest::newRow("a ratio in words") << R"({"sweep": {"arm": "made", "added_per_real": ["some"]}})"
                                      << "added_per_real";
    QTest::newRow("strength 0") << R"({"fills": [{"name": "run_1", "method": "plain_cfg", "sampling": {"strength": 0}}]})"
                                << "strength";
    QTest::newRow("another project that is not there") << R"({"project": "/nowhere/at/all"})"
                                                       << "/nowhere/at/all";
}

void TestExperimentPage::what_makes_no_sense_is_said_by_name() {
    QFETCH(QString, patch);
    QFETCH(QString, named);
    ExperimentFixture fixture;
    Json spec = fixture.spec();
    spec.merge_patch(Json::parse(patch.toStdString()));
    fixture.write(spec);
    QTRY_VERIFY2(!fixture.said().contains("Ready") && fixture.said().contains(named), qPrintable(fixture.said()));
    QTRY_VERIFY(!fixture.find<QAbstractButton>("runExperimentButton").isEnabled());
    QVERIFY(!fixture.find<ui::Banner>("banner").isVisible());
    fixture.write(fixture.spec());
    QTRY_VERIFY2(fixture.said().contains("Ready"), qPrintable(fixture.said()));
    QVERIFY(fixture.find<QAbstractButton>("runExperimentButton").isEnabled());
}

void TestExperimentPage::an_experiment_runs_and_shows_its_table() {
    ExperimentFixture fixture;
    fixture.write(fixture.spec());
    QTRY_VERIFY2(fixture.said().contains("Ready"), qPrintable(fixture.said()));
    fixture.click("runExperimentButton");
    QTRY_VERIFY_WITH_TIMEOUT(fixture.rows() > 0, patience);  // while it runs
    QTRY_VERIFY_WITH_TIMEOUT(!fixture.busy(), patience);
    QVERIFY2(!fixture.find<ui::Banner>("banner").isVisible(), qPrintable(fixture.find<ui::Banner>("banner").text()));
    QTRY_VERIFY(fixture.find<QLabel>("experimentState").text().startsWith("Written"));
    QCOMPARE(fixture.rows(), 3);
    QVERIFY(fixture.find<QLabel>("experimentHeadline").text().contains("made"));
    QVERIFY(fixture.find<QLabel>("experimentNote").text().contains("generator"));
    QVERIFY(fixture.find<ui::SweepChart>("sweepChart").marked() >= 0);
    QCOMPARE(fixture.find<ui::IntervalChart>("intervalChart").rows().size(), std::size_t{2});
    QCOMPARE(fixture.find<QTableView>("experimentClasses").model()->rowCount(), 3);
    QCOMPARE(fixture.trainings(), std::size_t{12});
    fixture.click("copyRepeatButton");
    const QString copied = QApplication::clipboard()->text();
    QVERIFY2(copied.contains("tailwright-cli experiment") && copied.contains("seeds: 0, 1"), qPrintable(copied));
    QVERIFY(fixture.find<QAction>("openExperimentReport").isEnabled());
    QVERIFY(QFileInfo::exists(fixture.folder() + "/experiments/small/report.html"));
    // Comes back with the window.
    fixture.restart();
    QTRY_COMPARE(fixture.rows(), 3);
}

void TestExperimentPage::a_stopped_one_goes_on_and_repeats_nothing() {
    ExperimentFixture fixture;
    Json spec = fixture.spec();
    spec["training"]["steps"] = 60;
    spec.erase("sweep");
    fixture.write(spec);
    QTRY_VERIFY2(fixture.said().contains("Ready"), qPrintable(fixture.said()));
    fixture.click("runExperimentButton");
    QTRY_VERIFY_WITH_TIMEOUT(fixture.trainings() > 0, patience);
    fixture.click("stopNowButton");
    QTRY_VERIFY_WITH_TIMEOUT(!fixture.busy(), patience);
    std::vector<std::string> first;
    for (const project::TrainingRun& run : project::TrainingRepository(fixture.project()).all()) first.push_back(run.created + run.arm);
    QTRY_COMPARE(fixture.find<QAbstractButton>("runExperimentButton").text(), QString("Go on"));
    fixture.click("runExperimentButton");
    QTRY_VERIFY_WITH_TIMEOUT(!fixture.busy(), patience);
    QTRY_COMPARE(fixture.rows(), 3);
    QCOMPARE(fixture.trainings(), std::size_t{6});
    const auto all = project::TrainingRepository(fixture.project()).all();
    for (std::size_t i = 0; i < first.size(); ++i) QCOMPARE(all[i].created + all[i].arm, first[i]);
}

void TestExperimentPage::results_of_the_command_line_are_shown() {
    ExperimentFixture fixture;
    const TempDir elsewhere;
    // What the verb does, in this process, for the window holds the project's lock.
    workflow::ExperimentResult result;
    {
        worker::Client client;
        const auto spec = workflow::experiment_spec_from_json(fixture.spec());
        QVERIFY(workflow::run_experiment(spec, elsewhere.path() / "out", client, {}, {}, result).ok());
    }
    fixture.dialogs().answer = QString::fromStdString((elsewhere.path() / "out").string());
    fixture.find<QAction>("openExperimentResults").trigger();
    QTRY_COMPARE(fixture.rows(), 3);
    QTRY_VERIFY(fixture.find<QComboBox>("experimentList").count() >= 1);
    QVERIFY(fixture.find<QLabel>("sweepSentence").text().contains("made"));
    QCOMPARE(fixture.written()["name"].get<std::string>(), std::string("small"));
}

void TestExperimentPage::a_folder_without_results_is_refused_in_place() {
    ExperimentFixture fixture;
    const TempDir empty;
    fixture.dialogs().answer = QString::fromStdString(empty.path().string());
    fixture.find<QAction>("openExperimentResults").trigger();
    QTRY_VERIFY(fixture.find<ui::Banner>("banner").isVisible());
    QVERIFY(fixture.find<ui::Banner>("banner").text().contains("experiment.json"));
    QCOMPARE(fixture.rows(), 0);
}

int main(int argc, char** argv) {
    QApplication app(argc, argv);
    const test::SettingsSandbox sandbox;
    TestExperimentPage tests;
    return QTest::qExec(&tests, argc, argv);
}

#include "test_experiment.moc"
