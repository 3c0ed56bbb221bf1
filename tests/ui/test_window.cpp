#include "core/project/dataset.h"
#include "core/project/negatives.h"
#include "core/project/plan.h"
#include "core/project/queue.h"
#include "core/project/scores.h"
#include "core/project/split.h"
#include "tests/ui/window_fixture.h"
#include "ui/bridge/text.h"
#include "ui/pages/page.h"
#include "ui/widgets/class_histogram.h"
#include "ui/widgets/message_bars.h"
#include "ui/widgets/score_histogram.h"

#include <QAbstractButton>
#include <QAction>
#include <QComboBox>
#include <QDialog>
#include <QLabel>
#include <QLineEdit>
#include <QMenuBar>
#include <QProcess>
#include <QSpinBox>
#include <QTableView>
#include <QTest>

using namespace tw;

/// The window around the pages, and the pages that do not need the worker, by object name.
class TestWindow : public QObject {
    Q_OBJECT

private slots:
    void links_neither_torch_nor_qt5();
    void a_session_that_ends_leaves_no_unclean_project();
    void reopening_restores_the_window_and_its_page();
    void without_a_project_it_welcomes();
    void makes_and_opens_projects();
    void says_in_place_why_a_folder_cannot_be_opened();
    void a_project_in_use_can_be_read();
    void the_rail_shows_every_page_in_order();
    void menus_hold_every_shortcut_once();
    void the_shortcuts_sheet_opens_by_its_key();
    void everything_that_can_be_focused_has_a_name();
    void clicking_a_bar_picks_a_class();
    void the_plan_is_set_and_edited();
    void imports_a_folder();
    void a_split_that_came_along_is_kept();
    void a_negative_is_added_ticked_and_edited();
    void a_threshold_is_moved_by_hand();
    void judging_by_rule_is_one_step_to_undo();
    void a_batch_is_queued_and_cancelled();
    void exports_what_it_previewed();
    void a_job_that_fails_says_why_in_place();
    void the_fit_rule_is_the_projects();
    void one_job_runs_at_a_time();
};

void TestWindow::links_neither_torch_nor_qt5() {
    QProcess ldd;
    ldd.start("ldd", {TW_BIN_DIR "/tailwright"});
    QVERIFY(ldd.waitForFinished());
    const QByteArray libraries = ldd.readAllStandardOutput();
    QVERIFY2(libraries.contains("libQt6Widgets"), libraries);
    QVERIFY2(!libraries.contains("libtorch"), libraries);
    QVERIFY2(!libraries.contains("libc10"), libraries);
    QVERIFY2(!libraries.contains("libQt5"), libraries);
}

void TestWindow::a_session_that_ends_leaves_no_unclean_project() {
    const test::SyntheticProject synthetic;
    const TempDir temp;
    const fs::path folder = temp.path() / "project";
    fs::copy(synthetic.folder(), folder, fs::copy_options::recursive);
    const auto run_and_end = [&](void (QProcess::*end)()) {
        fs::remove(folder / "project.lock");
        QProcess program;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert("XDG_CONFIG_HOME", ui::qt(temp.path()));
        program.setProcessEnvironment(environment);
        program.start(TW_BIN_DIR "/tailwright", {ui::qt(folder)});
        if (!QTest::qWaitFor([&] { return fs::exists(folder / "project.lock"); }, 20'000)) qFatal("the program does not open the project");
        QTest::qWait(300);  // the event loop runs
        (program.*end)();
        if (!program.waitForFinished(20'000)) qFatal("the program does not end");
        return project::Project::open(folder, project::Project::Mode::write).was_unclean();
    };
    QVERIFY(run_and_end(&QProcess::kill));
    QVERIFY(!run_and_end(&QProcess::terminate));
}

void TestWindow::reopening_restores_the_window_and_its_page() {
    const test::SyntheticProject synthetic;
    test::ReadyDialogs dialogs;
    const QSize size(1111, 777);
    {
        ui::MainWindow window(dialogs);
        window.show();
        window.resize(size);
        window.open_project(ui::qt(synthetic.folder()));
        window.show_page("plan");
        window.close();
    }
    ui::MainWindow window(dialogs);
    QCOMPARE(window.size(), size);
    window.open_project(ui::qt(synthetic.folder()));
    QCOMPARE(window.current_page(), QString("plan"));
}

void TestWindow::without_a_project_it_welcomes() {
    test::ReadyDialogs dialogs;
    ui::MainWindow window(dialogs);
    window.show();
    QVERIFY(window.findChild<QWidget*>("welcome")->isVisible());
    QVERIFY(!window.findChild<QWidget*>("stageRail")->isVisible());
    QVERIFY(!window.findChild<QAction*>("actionClose")->isEnabled());
    QTest::mouseClick(window.findChild<QAbstractButton*>("welcomeOpen"), Qt::LeftButton);
    QCOMPARE(dialogs.asked, 1);
    QVERIFY(!window.session());
}

void TestWindow::makes_and_opens_projects() {
    QTemporaryDir folder;
    test::ReadyDialogs dialogs;
    ui::MainWindow window(dialogs);
    window.show();
    dialogs.answer = folder.filePath("flowers");
    QTest::mouseClick(window.findChild<QAbstractButton*>("welcomeNew"), Qt::LeftButton);
    QVERIFY(window.session());
    QCOMPARE(window.current_page(), QString("overview"));
    QTRY_COMPARE(window.findChild<QAbstractButton*>("nextStepButton")->text(), QString("Import pictures"));
    QTest::mouseClick(window.findChild<QAbstractButton*>("nextStepButton"), Qt::LeftButton);
    QCOMPARE(window.current_page(), QString("data"));
    window.findChild<QAction*>("actionClose")->trigger();
    QVERIFY(!window.session());
    // It is among the recent ones now, and opens where it was left.
    QTest::mouseClick(window.findChild<QAbstractButton*>("recent0"), Qt::LeftButton);
    QVERIFY(window.session());
    QCOMPARE(window.current_page(), QString("data"));
}

void TestWindow::says_in_place_why_a_folder_cannot_be_opened() {
    QTemporaryDir folder;
    test::ReadyDialogs dialogs;
    ui::MainWindow window(dialogs);
    window.show();
    window.open_project(folder.path());
    QVERIFY(!window.session());
    auto* banner = window.findChild<ui::Banner*>("banner");
    QVERIFY(banner->isVisible());
    QVERIFY2(banner->text().contains(folder.path()), qPrintable(banner->text()));
    QVERIFY(window.findChild<QAbstractButton*>("bannerRetry"));
    QVERIFY(!window.findChild<QAbstractButton*>("bannerReadOnly"));
}

void TestWindow::a_project_in_use_can_be_read() {
    QTemporaryDir folder;
    const QString path = folder.filePath("busy");
    { project::Project::create(path.toStdString()); }
    // Another program: the same window in a process of its own.
    QProcess other;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert("QT_QPA_PLATFORM", "offscreen");
    environment.insert("XDG_CONFIG_HOME", folder.filePath("config"));
    other.setProcessEnvironment(environment);
    other.start(TW_BIN_DIR "/tailwright", {path});
    QVERIFY(other.waitForStarted());
    // Its own word in the lock file; asking for the lock here could take it from under the other.
    const auto taken = [&] {
        QFile lock(path + "/project.lock");
        return lock.open(QIODevice::ReadOnly) && lock.readAll().contains(QByteArray::number(other.processId()));
    };
    QTRY_VERIFY_WITH_TIMEOUT(taken(), 60'000);
    test::ReadyDialogs dialogs;
    ui::MainWindow window(dialogs);
    window.show();
    window.open_project(path);
    QVERIFY(!window.session());
    auto* banner = window.findChild<ui::Banner*>("banner");
    QVERIFY2(banner->text().contains(QString::number(other.processId())), qPrintable(banner->text()));
    QTest::mouseClick(window.findChild<QAbstractButton*>("bannerReadOnly"), Qt::LeftButton);
    QVERIFY(window.session());
    QVERIFY(window.session()->read_only());
    QVERIFY(!window.findChild<QAbstractButton*>("importButton")->isEnabled());
    other.kill();
    QVERIFY(other.waitForFinished());
    QTest::mouseClick(window.findChild<QAbstractButton*>("bannerRetry"), Qt::LeftButton);
    QVERIFY(!window.session()->read_only());
}

void TestWindow::the_rail_shows_every_page_in_order() {
    test::WindowFixture fixture;
    const char* rails[] = {"railOverview", "railData",   "railPlan",   "railNegatives", "railGeneration",
                           "railFilter",   "railReview", "railExport", "railTraining"};
    int y = -1;
    for (const char* rail : rails) {
        auto& button = fixture.find<QAbstractButton>(rail);
        QVERIFY(button.isVisible());
        QVERIFY2(button.y() > y, rail);
        y = button.y();
        fixture.click(rail);
        QVERIFY(button.isChecked());
        QCOMPARE(("rail" + fixture.window().current_page()).toLower(), QString(rail).toLower());
        QVERIFY(fixture.settle());
    }
    QVERIFY(!fixture.find<ui::Banner>("banner").isVisible());
}

void TestWindow::menus_hold_every_shortcut_once() {
    test::WindowFixture fixture;
    QMap<QString, QString> seen;
    for (const QAction* menu : fixture.window().menuBar()->actions()) {
        for (const QAction* action : menu->menu()->actions()) {
            for (const QKeySequence& key : action->shortcuts()) {
                QVERIFY2(!seen.contains(key.toString()), qPrintable(key.toString() + ": " + action->text() + ", " + seen[key.toString()]));
                seen[key.toString()] = action->text();
            }
        }
    }
    QVERIFY(seen.size() >= 15);
}

void TestWindow::the_shortcuts_sheet_opens_by_its_key() {
    test::WindowFixture fixture({}, "review");
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Question);
    auto* sheet = fixture.window().findChild<QDialog*>("shortcutsSheet");
    QVERIFY(sheet);
    QStringList texts;
    for (const QLabel* label : sheet->findChildren<QLabel*>()) texts << label->text();
    QVERIFY(texts.contains("Accept"));
    QVERIFY(texts.contains("Too like real"));
}

void TestWindow::everything_that_can_be_focused_has_a_name() {
    test::WindowFixture fixture;
    for (const char* rail :
         {"railData", "railPlan", "railNegatives", "railGeneration", "railFilter", "railReview", "railExport", "railTraining"}) {
        fixture.click(rail);
        QVERIFY(fixture.settle());
        const ui::Page* page = fixture.window().page(fixture.window().current_page());
        for (const QWidget* widget : page->findChildren<QWidget*>()) {
            if (!(widget->focusPolicy() & Qt::TabFocus) || !widget->isVisible()) continue;
            const auto* button = qobject_cast<const QAbstractButton*>(widget);
            const bool inner = qobject_cast<const QAbstractSpinBox*>(widget->parentWidget()) || widget->inherits("QCustomPlot") ||
                               widget->inherits("QTabBar") || widget->inherits("QTabWidget") ||
                               widget->inherits("QComboBoxPrivateContainer");
            const bool named = !widget->accessibleName().isEmpty() || (button && !button->text().isEmpty()) || inner;
            QVERIFY2(named, qPrintable(page->key() + ": " + widget->metaObject()->className() + " " + widget->objectName()));
        }
    }
}

void TestWindow::clicking_a_bar_picks_a_class() {
    test::WindowFixture fixture({}, "plan");
    auto& histogram = fixture.find<ui::ClassHistogram>("classHistogram");
    const std::int64_t id = fixture.synthetic().classes()[1].id;
    const auto click = [&] {
        QTRY_VERIFY(!histogram.bar_position(id).isNull());
        auto* plot = histogram.findChild<QWidget*>();
        QTest::mouseClick(plot, Qt::LeftButton, {}, histogram.bar_position(id));
    };
    click();
    QCOMPARE(fixture.window().session()->picked_class(), id);
    auto& table = fixture.find<QTableView>("planTable");
    QCOMPARE(table.currentIndex().data(Qt::UserRole).toLongLong(), id);
    // The pick goes with the person to the other pages.
    fixture.click("railReview");
    QVERIFY(fixture.settle());
    QCOMPARE(fixture.find<QComboBox>("reviewClass").currentData().toLongLong(), id);
    fixture.click("railPlan");
    click();
    QCOMPARE(fixture.window().session()->picked_class(), 0);
}

void TestWindow::the_plan_is_set_and_edited() {
    test::WindowFixture fixture({}, "plan");
    fixture.find<QSpinBox>("fillTarget").setValue(10);
    fixture.click("fillButton");
    const auto& classes = fixture.synthetic().classes();
    const auto targets = [&] { return project::PlanRepository(fixture.project()).targets(); };
    QCOMPARE(targets().count(classes[0].id), 0u);  // has 12 already
    QCOMPARE(targets().at(classes[1].id), 10);
    QCOMPARE(targets().at(classes[2].id), 10);
    auto& table = fixture.find<QTableView>("planTable");
    QTRY_COMPARE(table.model()->index(2, 6).data().toString(), QString("7"));
    QVERIFY(table.model()->setData(table.model()->index(2, 5), 25, Qt::EditRole));
    QCOMPARE(targets().at(classes[2].id), 25);
    QTRY_COMPARE(table.model()->index(2, 6).data().toString(), QString("22"));
    QTRY_VERIFY(fixture.find<QLabel>("planEstimate").text().contains("26"));
}

void TestWindow::imports_a_folder() {
    QTemporaryDir folder;
    test::ReadyDialogs dialogs;
    ui::MainWindow window(dialogs);
    window.show();
    window.create_project(folder.filePath("new"));
    // Pictures of another project, as a folder a class.
    test::SyntheticProject source;
    const auto target = std::filesystem::path(folder.filePath("pictures").toStdString());
    for (const auto& row : project::ImageRepository(source.project()).list("real", "train")) {
        const auto place = target / source.classes()[static_cast<std::size_t>(row.class_id - source.classes()[0].id)].name;
        std::filesystem::create_directories(place);
        std::filesystem::copy_file(project::ImageRepository(source.project()).absolute_path(row),
                                   place / (std::to_string(row.id) + ".png"));
    }
    { QFile(QString::fromStdString((target / "class_0" / "broken.png").string())).open(QIODevice::WriteOnly); }
    window.show_page("data");
    dialogs.answer = QString::fromStdString(target.string());
    QTest::mouseClick(window.findChild<QAbstractButton*>("importChoose"), Qt::LeftButton);
    QTest::mouseClick(window.findChild<QAbstractButton*>("importButton"), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(!window.session()->jobs().busy(), 20'000);
    QVERIFY2(!window.findChild<ui::Banner*>("banner")->isVisible(), qPrintable(window.findChild<ui::Banner*>("banner")->text()));
    QTRY_VERIFY(window.findChild<QLabel*>("partitionCounts")->text().contains("21 training"));
    QTRY_COMPARE(window.findChild<QAbstractItemView*>("dataGrid")->model()->rowCount(), 21);
    QTRY_COMPARE(window.findChild<QAbstractItemView*>("issuesTable")->model()->rowCount(), 1);
    // What comes next is offered where one is.
    auto* offer = window.findChild<QAbstractButton*>("splitOfferButton");
    QVERIFY(offer->isVisible());
    offer->click();
    QTRY_VERIFY(!offer->isVisible());
    QVERIFY(!project::ImageRepository(window.session()->project()).ids("real", "validation").empty());
}

void TestWindow::a_split_that_came_along_is_kept() {
    test::SyntheticProject source;
    const TempDir temp;
    for (const char* partition : {"train", "validation", "test"}) {
        for (const auto& row : project::ImageRepository(source.project()).list("real", partition)) {
            const fs::path folder = temp.path() / "set" / partition / ("class_" + std::to_string(row.class_id));
            fs::create_directories(folder);
            const fs::path file = project::ImageRepository(source.project()).absolute_path(row);
            fs::copy_file(file, folder / file.filename());
        }
    }
    test::ReadyDialogs dialogs;
    ui::MainWindow window(dialogs);
    window.show();
    window.create_project(ui::qt(temp.path() / "new"));
    window.show_page("data");
    window.findChild<QLineEdit*>("importPath")->setText(ui::qt(temp.path() / "set"));
    window.findChild<QAbstractButton*>("importButton")->click();
    auto* keep = window.findChild<QAbstractButton*>("keepSplitButton");
    QTRY_VERIFY_WITH_TIMEOUT(keep->isVisible(), 20'000);
    QTRY_VERIFY(!window.session()->jobs().busy());
    QVERIFY(!window.findChild<QWidget*>("splitOfferButton")->isVisible());
    keep->click();
    QTRY_VERIFY(!keep->isVisible());
    const project::ImageRepository images(window.session()->project());
    QCOMPARE(images.ids("real", "train").size(), std::size_t{21});  // none was taken from them
    QCOMPARE(images.ids("real", "validation").size(), std::size_t{9});
    QVERIFY(project::SplitRepository(window.session()->project()).current());
}

void TestWindow::a_negative_is_added_ticked_and_edited() {
    test::WindowFixture fixture({}, "plan");
    const auto& classes = fixture.synthetic().classes();
    project::PlanRepository(fixture.project()).set_target(classes[2].id, 20);
    fixture.click("railNegatives");
    QVERIFY(fixture.settle());
    QTRY_COMPARE(fixture.window().session()->picked_class(), classes[2].id);
    auto& other = fixture.find<QComboBox>("otherClass");
    other.setCurrentIndex(other.findData(static_cast<qlonglong>(classes[0].id)));
    fixture.click("addNegativeButton");
    const auto chosen = [&] { return project::NegativeRepository(fixture.project()).chosen(classes[2].id); };
    QCOMPARE(chosen().size(), 1u);
    QCOMPARE(chosen()[0].decided_by, std::string("person"));
    auto* model = fixture.find<QTableView>("negativesTable").model();
    QTRY_COMPARE(model->rowCount(), 1);
    QVERIFY(model->setData(model->index(0, 2), "class zero, bars", Qt::EditRole));
    QCOMPARE(chosen()[0].prompt, std::string("class zero, bars"));
    QTRY_VERIFY(fixture.find<QLabel>("promptCheck").text().contains("of 77 tokens"));
    QVERIFY(model->setData(model->index(0, 0), int(Qt::Unchecked), Qt::CheckStateRole));
    QVERIFY(chosen().empty());
    // The class itself is refused, in place.
    other.setCurrentIndex(other.findData(static_cast<qlonglong>(classes[2].id)));
    fixture.click("addNegativeButton");
    QVERIFY(fixture.find<ui::Banner>("banner").isVisible());
}

void TestWindow::a_threshold_is_moved_by_hand() {
    test::WindowFixture fixture({}, "filter");
    auto& histogram = fixture.find<ui::ScoreHistogram>("histogram_margin");
    QTRY_VERIFY(fixture.find<QLabel>("note_margin").text().contains("%"));
    const double before = histogram.threshold();
    histogram.setFocus();
    QTest::keyClick(&histogram, Qt::Key_Right);
    QVERIFY(histogram.threshold() > before);
    const auto kept = project::ScoreRepository(fixture.project()).threshold(0, "margin");
    QVERIFY(kept.has_value());
    QCOMPARE(*kept, histogram.threshold());
}

void TestWindow::judging_by_rule_is_one_step_to_undo() {
    test::WindowFixture fixture({}, "filter");
    project::ScoreRepository(fixture.project()).set_threshold(0, "margin", 0.0);
    const project::SampleRepository samples(fixture.project());
    const std::int64_t all = samples.count({{}, 0, "unjudged"});
    fixture.click("applyRuleButton");
    QTRY_VERIFY_WITH_TIMEOUT(!fixture.window().session()->jobs().busy(), 20'000);
    QVERIFY(samples.count({{}, 0, "rejected"}) > 0);
    fixture.find<QAction>("actionUndo").trigger();
    QCOMPARE(samples.count({{}, 0, "unjudged"}), all);
}

void TestWindow::a_batch_is_queued_and_cancelled() {
    test::WindowFixture fixture({}, "generation");
    fixture.window().session()->pick_class(fixture.synthetic().classes()[2].id);
    auto& method = fixture.find<QComboBox>("method");
    method.setCurrentIndex(method.findData("plain_cfg"));
    fixture.find<QLineEdit>("runName").setText("by hand");
    auto& whom = fixture.find<QComboBox>("forClasses");
    whom.setCurrentIndex(whom.findData(true));
    fixture.find<QSpinBox>("imageCount").setValue(5);
    fixture.click("enqueueButton");
    QVERIFY2(!fixture.find<ui::Banner>("banner").isVisible(), qPrintable(fixture.find<ui::Banner>("banner").text()));
    const auto waiting = [&] { return project::QueueRepository(fixture.project()).next_waiting(); };
    QVERIFY(waiting().has_value());
    QCOMPARE(waiting()->images, 5);
    const auto run = project::RunRepository(fixture.project()).by_name("by hand");
    QVERIFY(run.has_value());
    QVERIFY(run->chosen);
    auto& table = fixture.find<QTableView>("queueTable");
    QTRY_COMPARE(table.model()->index(0, 0).data().toString(), QString("waiting"));
    table.selectRow(0);
    fixture.click("cancelButton");
    QVERIFY(!waiting().has_value());
}

void TestWindow::exports_what_it_previewed() {
    QTemporaryDir folder;
    test::WindowFixture fixture({}, "export");
    auto& target = fixture.find<QLineEdit>("exportTarget");
    target.setText(folder.filePath("out"));
    QTRY_VERIFY(fixture.find<QLabel>("exportCounts").text().startsWith("39 real and 0 synthetic"));
    fixture.click("exportButton");
    QTRY_VERIFY_WITH_TIMEOUT(!fixture.window().session()->jobs().busy(), 20'000);
    QVERIFY2(!fixture.find<ui::Banner>("banner").isVisible(), qPrintable(fixture.find<ui::Banner>("banner").text()));
    QVERIFY(QFileInfo::exists(folder.filePath("out/train/class_0")));
    QTRY_VERIFY(fixture.find<QLabel>("exportDone").text().contains(folder.filePath("out")));
}

void TestWindow::a_job_that_fails_says_why_in_place() {
    test::WindowFixture fixture({}, "data");
    fixture.find<QLineEdit>("importPath").setText("/nowhere/at/all");
    fixture.click("importButton");
    QTRY_VERIFY_WITH_TIMEOUT(fixture.find<ui::Banner>("banner").isVisible(), 20'000);
    QVERIFY(fixture.find<ui::Banner>("banner").text().contains("/nowhere/at/all"));
    QVERIFY(!fixture.window().session()->jobs().busy());
}

void TestWindow::the_fit_rule_is_the_projects() {
    test::WindowFixture fixture({}, "data");
    auto& fit = fixture.find<QComboBox>("datasetFit");
    QTRY_COMPARE(fit.currentData().toString(), QString("resize"));
    fit.setFocus();
    QTest::keyClick(&fit, Qt::Key_Down);
    QTRY_COMPARE(QString::fromStdString(project::dataset_settings(fixture.window().session()->project()).fit), QString("pad"));
    QCOMPARE(fit.currentData().toString(), QString("pad"));
}

void TestWindow::one_job_runs_at_a_time() {
    test::WindowFixture fixture;
    ui::ProjectSession& session = *fixture.window().session();
    const auto wait_for_stop = [](ui::JobTools& tools) {
        jobs::ProgressMeter meter("Counting", 10, tools.report);
        meter.advance(3);
        while (!tools.control.stopping()) std::this_thread::sleep_for(std::chrono::milliseconds(5));
        return jobs::Outcome::stopped();
    };
    QVERIFY(session.start({"Counting", wait_for_stop, {}}));
    QVERIFY(!session.start({"Another", wait_for_stop, {}}));
    auto& panel = fixture.find<QWidget>("jobPanel");
    QTRY_VERIFY(panel.isVisible());
    QTRY_VERIFY(fixture.find<QLabel>("jobDetail").text().startsWith("3 of 10"));
    fixture.click("pauseButton");
    QVERIFY(session.jobs().paused());
    fixture.click("pauseButton");
    QVERIFY(!session.jobs().paused());
    fixture.click("stopAfterButton");
    QTRY_VERIFY(!session.jobs().busy());
    QVERIFY(!panel.isVisible());
}

int main(int argc, char** argv) {
    QApplication app(argc, argv);
    const test::SettingsSandbox sandbox;
    TestWindow tests;
    return QTest::qExec(&tests, argc, argv);
}

#include "test_window.moc"
