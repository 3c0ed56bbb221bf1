#include "tests/ui/window_fixture.h"
#include "ui/models/fuzzy.h"
#include "ui/pages/page.h"
#include "ui/shell/commands.h"
#include "ui/shell/palette_model.h"
#include "ui/widgets/theme.h"

#include <QAction>
#include <QComboBox>
#include <QDialog>
#include <QKeySequenceEdit>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QMenuBar>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTest>
#include <QTreeWidget>

using namespace tw;

/// Commands: menus, palette, keys that can be changed, the sheet of keys, and the settings.
class TestCommands : public QObject {
    Q_OBJECT

private slots:
    void init() { QSettings().clear(); }
    void letters_are_found_in_order();
    void every_command_has_a_name_a_menu_and_a_place();
    void the_palette_runs_what_it_finds();
    void the_palette_says_why_not();
    void the_last_ones_come_first();
    void a_key_is_changed_and_kept();
    void a_taken_key_is_shown_before_it_is_taken();
    void all_keys_go_back();
    void no_plain_key_acts_while_text_is_typed();
    void the_sheet_is_searched();
    void settings_hold_at_once_and_at_the_next_start();
};

namespace {

QDialog* open_dialog(test::WindowFixture& fixture, const char* action, const char* dialog) {
    fixture.find<QAction>(action).trigger();
    return &fixture.find<QDialog>(dialog);
}

QTreeWidgetItem* item_of(QTreeWidget& tree, const QString& words) {
    for (QTreeWidgetItemIterator item(&tree); *item; ++item) {
        if ((*item)->parent() && (*item)->text(0) == words) return *item;
    }
    qFatal("no command %s", qPrintable(words));
}

struct KeysTab {
    QTreeWidget& tree;
    QKeySequenceEdit& key;
    QPushButton& add;
    QLabel& note;
};

KeysTab open_keys(test::WindowFixture& fixture) {
    open_dialog(fixture, "actionShortcuts", "shortcutsSheet");
    fixture.click("shortcutsChange");
    return {fixture.find<QTreeWidget>("keysTree"), fixture.find<QKeySequenceEdit>("keysNew"), fixture.find<QPushButton>("keysAdd"),
            fixture.find<QLabel>("keysNote")};
}

}  // namespace

void TestCommands::letters_are_found_in_order() {
    QVERIFY(ui::fuzzy_score("exp", "Export") > 0);
    QCOMPARE(ui::fuzzy_score("pxe", "Export"), -1);
    QCOMPARE(ui::fuzzy_score("", "Export"), 0);
    QVERIFY(ui::fuzzy_score("st now", "Stop now") > ui::fuzzy_score("st now", "Most unknown"));
    // Beginnings of words beat letters anywhere, and letters in a row beat scattered ones.
    QVERIFY(ui::fuzzy_score("fj", "Finished jobs") > ui::fuzzy_score("fj", "Offjobs"));
    QVERIFY(ui::fuzzy_score("undo", "Undo verdict") > ui::fuzzy_score("undo", "Build long tail, no"));
    QCOMPARE(ui::fuzzy_score("ÄZR", "März"), -1);
    QVERIFY(ui::fuzzy_score("ÄR", "März") > 0);
}

void TestCommands::every_command_has_a_name_a_menu_and_a_place() {
    test::WindowFixture fixture;
    QSet<QString> names;
    const auto& commands = fixture.window().commands().all();
    QVERIFY(commands.size() > 40);
    for (const ui::Command& command : commands) {
        const QString name = command.action->objectName();
        QVERIFY2(!name.isEmpty(), qPrintable(command.action->text()));
        QVERIFY2(!names.contains(name), qPrintable(name));
        names << name;
        QVERIFY2(!command.group.isEmpty(), qPrintable(name));
        if (!command.page.isEmpty()) fixture.window().show_page(command.page);
        QSet<const QAction*> in_menus;
        for (const QAction* menu : fixture.window().menuBar()->actions()) {
            for (const QAction* action : menu->menu()->actions()) in_menus << action;
        }
        QVERIFY2(in_menus.contains(command.action), qPrintable(name));
    }
    // Also what is a button on a page only.
    QVERIFY(names.contains("press_longTailButton"));
}

void TestCommands::the_palette_runs_what_it_finds() {
    test::WindowFixture fixture;
    QTest::keyClick(&fixture.window(), Qt::Key_K, Qt::ControlModifier);
    auto& wanted = fixture.find<QLineEdit>("paletteWanted");
    QTest::keyClicks(&wanted, "gen add queue");
    auto& list = fixture.find<QListView>("paletteList");
    QVERIFY(list.model()->rowCount() > 0);
    QTest::keyClicks(&wanted, "qqqq");
    QCOMPARE(list.model()->rowCount(), 0);
    QVERIFY(fixture.find<QLabel>("paletteNone").isVisible());
    wanted.setText("set targets");
    QCOMPARE(list.currentIndex().data().toString(), QString("Set targets"));
    QTest::keyClick(&wanted, Qt::Key_Return);
    // Its page is shown, and the button was pressed.
    QCOMPARE(fixture.window().current_page(), QString("plan"));
    QVERIFY(!stages::tail_plan(fixture.project()).classes.empty());
    QTRY_VERIFY(stages::tail_plan(fixture.project()).classes[2].target > 0);
}

void TestCommands::the_palette_says_why_not() {
    test::WindowFixture fixture;
    open_dialog(fixture, "actionPalette", "commandPalette");
    auto& wanted = fixture.find<QLineEdit>("paletteWanted");
    wanted.setText("stop now");
    auto& list = fixture.find<QListView>("paletteList");
    QCOMPARE(list.currentIndex().data(ui::PaletteModel::obstacle_role).toString(), QString("no job is running"));
    QVERIFY(list.currentIndex().data(Qt::AccessibleTextRole).toString().contains("no job is running"));
    QTest::keyClick(&wanted, Qt::Key_Return);
    QVERIFY(wanted.isVisible());  // nothing happened
    QTest::keyClick(&wanted, Qt::Key_Escape);
    QTRY_VERIFY(!fixture.window().findChild<QDialog*>("commandPalette"));
}

void TestCommands::the_last_ones_come_first() {
    test::WindowFixture fixture;
    const ui::Commands& commands = fixture.window().commands();
    fixture.window().commands().run(*commands.by_name("actionJobHistory"));
    fixture.window().commands().run(*commands.by_name("actionShow_filter"));
    const ui::PaletteModel model(commands, ui::Settings().recent_commands());
    QCOMPARE(model.command(0).action->objectName(), QString("actionShow_filter"));
    QCOMPARE(model.command(1).action->objectName(), QString("actionJobHistory"));
}

void TestCommands::a_key_is_changed_and_kept() {
    test::WindowFixture fixture({}, "review");
    const KeysTab keys = open_keys(fixture);
    keys.tree.setCurrentItem(item_of(keys.tree, "Accept"));
    QTest::keyClick(&keys.key, Qt::Key_W);
    QTRY_VERIFY(keys.add.isEnabled());
    QVERIFY2(keys.note.text().isEmpty(), qPrintable(keys.note.text()));
    keys.add.click();
    QVERIFY(fixture.find<QAction>("accept").shortcuts().contains(QKeySequence(Qt::Key_W)));
    QCOMPARE(item_of(keys.tree, "Accept")->text(1), QString("P   A   W"));
    fixture.restart();
    QVERIFY(fixture.find<QAction>("accept").shortcuts().contains(QKeySequence(Qt::Key_W)));
}

void TestCommands::a_taken_key_is_shown_before_it_is_taken() {
    test::WindowFixture fixture({}, "review");
    const KeysTab keys = open_keys(fixture);
    keys.tree.setCurrentItem(item_of(keys.tree, "Accept"));
    keys.key.setKeySequence(QKeySequence(Qt::Key_X));
    QVERIFY2(keys.note.text().contains("Reject"), qPrintable(keys.note.text()));
    QCOMPARE(keys.add.text(), QString("Take this key"));
    QVERIFY(fixture.find<QAction>("reject").shortcuts().contains(QKeySequence(Qt::Key_X)));
    keys.add.click();
    QVERIFY(!fixture.find<QAction>("reject").shortcuts().contains(QKeySequence(Qt::Key_X)));
    QVERIFY(fixture.find<QAction>("accept").shortcuts().contains(QKeySequence(Qt::Key_X)));
    // Two pages may have the same key, since they are never shown together.
    const ui::Commands& commands = fixture.window().commands();
    ui::Command elsewhere = *commands.by_name("press_fillButton");
    QVERIFY(!commands.holder(elsewhere, QKeySequence(Qt::Key_X)));
    QVERIFY(commands.holder(elsewhere, QKeySequence(Qt::CTRL | Qt::Key_K)));
}

void TestCommands::all_keys_go_back() {
    test::WindowFixture fixture({}, "review");
    ui::Commands& commands = fixture.window().commands();
    auto& accept = fixture.find<QAction>("accept");
    const QList<QKeySequence> usual = accept.shortcuts();
    commands.set_keys(&accept, {});
    QVERIFY(accept.shortcuts().isEmpty());
    const KeysTab keys = open_keys(fixture);
    QCOMPARE(item_of(keys.tree, "Accept")->text(1), QString());
    fixture.click("keysResetAll");
    QCOMPARE(accept.shortcuts(), usual);
    QVERIFY(!ui::Settings().keys("accept"));
}

void TestCommands::no_plain_key_acts_while_text_is_typed() {
    test::WindowFixture fixture({}, "generation");
    ui::Commands& commands = fixture.window().commands();
    // Also a key that nobody would type, given by the person.
    commands.set_keys(&fixture.find<QAction>("actionJobHistory"), {QKeySequence(Qt::Key_F9)});
    commands.set_keys(&fixture.find<QAction>("press_cancelButton"), {QKeySequence(Qt::Key_G)});
    QList<QKeySequence> keys;
    for (const ui::Command& command : commands.all()) {
        if (command.page.isEmpty() || command.page == "generation") keys += command.action->shortcuts();
    }
    auto& field = fixture.find<QLineEdit>("runName");
    auto& spin = fixture.find<QSpinBox>("batchSize");
    for (QWidget* target : {static_cast<QWidget*>(&field), static_cast<QWidget*>(&spin)}) {
        target->setFocus();
        QVERIFY(target->hasFocus());
        int tried = 0;
        for (const QKeySequence& key : keys) {
            const QKeyCombination pressed = key[0];
            if (pressed.keyboardModifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier)) continue;
            ++tried;
            int started = 0;
            QList<QMetaObject::Connection> watches;
            for (const ui::Command& command : commands.all()) {
                watches << connect(command.action, &QAction::triggered, this, [&started] { ++started; });
            }
            QTest::keyClick(target, pressed.key(), pressed.keyboardModifiers());
            for (const auto& watch : watches) disconnect(watch);
            QVERIFY2(started == 0, qPrintable(key.toString()));
        }
        QVERIFY(tried >= 4);
    }
    // Keys with Ctrl do act: enqueue from its own form.
    field.setFocus();
    QSignalSpy shown(&fixture.find<QAction>("actionPalette"), &QAction::triggered);
    QTest::keyClick(&field, Qt::Key_K, Qt::ControlModifier);
    QCOMPARE(shown.count(), 1);
}

void TestCommands::the_sheet_is_searched() {
    test::WindowFixture fixture({}, "review");
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Question);
    auto& sheet = fixture.find<QDialog>("shortcutsSheet");
    const auto shown = [&](const QString& words) {
        for (const QLabel* label : sheet.findChildren<QLabel*>()) {
            if (label->text() == words) return label->isVisibleTo(&sheet);
        }
        return false;
    };
    QVERIFY(shown("Accept"));
    QVERIFY(shown("Pause"));
    auto& search = fixture.find<QLineEdit>("shortcutsSearch");
    search.setText("artef");
    QVERIFY(shown("Artefact"));
    QVERIFY(!shown("Accept"));
    search.setText("f6");
    QVERIFY(shown("Pause"));
    QVERIFY(!shown("Artefact"));
}

void TestCommands::settings_hold_at_once_and_at_the_next_start() {
    test::WindowFixture fixture;
    open_dialog(fixture, "actionSettings", "settingsDialog");
    auto& theme = fixture.find<QComboBox>("settingsTheme");
    theme.setCurrentIndex(theme.findData("dark"));
    QVERIFY(ui::theme().dark);
    QVERIFY(fixture.find<QAction>("actionTheme_dark").isChecked());
    QCOMPARE(ui::Settings().theme(), QString("dark"));
    auto& scale = fixture.find<QComboBox>("settingsScale");
    scale.setCurrentIndex(scale.findData(150));
    QCOMPARE(ui::Settings().scale(), 150);
    auto& language = fixture.find<QComboBox>("settingsLanguage");
    QVERIFY(language.findData("en") > 0);
    language.setCurrentIndex(language.findData("en"));
    QCOMPARE(ui::Settings().language(), QString("en"));
    fixture.find<QSpinBox>("settingsThreads").setValue(1);
    QCOMPARE(ui::Settings().threads(), 1);
    fixture.find<QSpinBox>("settingsThumbnails").setValue(500);
    QCOMPARE(ui::Settings().thumbnail_limit(), 500);
    ui::apply_theme(*qApp, "light");
}

int main(int argc, char** argv) {
    QApplication app(argc, argv);
    const test::SettingsSandbox sandbox;
    TestCommands tests;
    return QTest::qExec(&tests, argc, argv);
}

#include "test_commands.moc"
