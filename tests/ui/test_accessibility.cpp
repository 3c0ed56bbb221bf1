#include "core/project/verdicts.h"
#include "tests/ui/full_project.h"
#include "ui/pages/page.h"

#include <QAbstractItemView>
#include <QAccessible>
#include <QAction>
#include <QComboBox>
#include <QDialog>
#include <QTest>

using namespace tw;

/// What a screen reader is told, read through Qt's own accessibility interfaces; and that everything is reached by the keyboard.
class TestAccessibility : public QObject {
    Q_OBJECT

private slots:
    void everything_on_every_page_has_a_name_data() { page_keys(); }
    void everything_on_every_page_has_a_name();
    void the_dialogs_have_names_too_data();
    void the_dialogs_have_names_too();
    void the_rail_speaks_its_state();
    void a_picture_speaks_class_verdict_and_reason();
    void tab_goes_through_everything_data() { page_keys(); }
    void tab_goes_through_everything();

private:
    static void page_keys();
};

namespace {

bool is_interactive(QAccessible::Role role) {
    switch (role) {
        case QAccessible::PushButton:
        case QAccessible::ButtonMenu:
        case QAccessible::CheckBox:
        case QAccessible::RadioButton:
        case QAccessible::ComboBox:
        case QAccessible::EditableText:
        case QAccessible::SpinBox:
        case QAccessible::Slider:
        case QAccessible::List:
        case QAccessible::Table:
        case QAccessible::Tree:
        case QAccessible::PageTab: return true;
        default: return false;
    }
}

/// The field inside a spin box or a combo box and the signs inside a text field are spoken as part of it; what hands its focus on is
/// never reached itself.
bool is_inner_part(const QObject* object) {
    const auto* widget = qobject_cast<const QWidget*>(object);
    if (widget && widget->focusProxy()) return true;
    for (const QObject* above = object ? object->parent() : nullptr; above; above = above->parent()) {
        if (above->inherits("QAbstractSpinBox") || above->inherits("QComboBox") || above->inherits("QLineEdit")) return true;
    }
    return false;
}

void collect_nameless(QAccessibleInterface* place, QStringList& faults) {
    if (!place || place->state().invisible) return;
    const QObject* object = place->object();
    const bool focusable = place->state().focusable && place->role() != QAccessible::StaticText && object && object->isWidgetType();
    if ((is_interactive(place->role()) || focusable) && !is_inner_part(object)) {
        if (place->text(QAccessible::Name).isEmpty()) {
            faults << QStringLiteral("%1 %2 (role %3)")
                          .arg(object ? object->metaObject()->className() : "part", object ? object->objectName() : QString())
                          .arg(place->role());
        }
    }
    // The cells of a table are a matter of its model.
    if (place->tableInterface()) return;
    for (int i = 0; i < place->childCount(); ++i) collect_nameless(place->child(i), faults);
}

}  // namespace

void TestAccessibility::page_keys() {
    QTest::addColumn<QString>("page");
    test::WindowFixture fixture;
    for (const QString& page : fixture.page_keys()) QTest::newRow(qPrintable(page)) << page;
}

void TestAccessibility::everything_on_every_page_has_a_name() {
    QFETCH(QString, page);
    test::WindowFixture fixture(test::long_tail(), page);
    test::fill_every_step(fixture.synthetic());
    fixture.restart();
    QStringList faults;
    collect_nameless(QAccessible::queryAccessibleInterface(&fixture.window()), faults);
    QVERIFY2(faults.isEmpty(), qPrintable(faults.join('\n')));
}

void TestAccessibility::the_dialogs_have_names_too_data() {
    QTest::addColumn<QString>("action");
    QTest::addColumn<QString>("dialog");
    QTest::newRow("keys") << "actionShortcuts"
                          << "shortcutsSheet";
    QTest::newRow("palette") << "actionPalette"
                             << "commandPalette";
    QTest::newRow("settings") << "actionSettings"
                              << "settingsDialog";
    QTest::newRow("jobs") << "actionJobHistory"
                          << "jobHistorySheet";
    QTest::newRow("guide") << "actionGuide"
                           << "helpWindow";
}

void TestAccessibility::the_dialogs_have_names_too() {
    QFETCH(QString, action);
    QFETCH(QString, dialog);
    test::WindowFixture fixture;
    fixture.find<QAction>(action.toUtf8()).trigger();
    QStringList faults;
    collect_nameless(QAccessible::queryAccessibleInterface(&fixture.find<QDialog>(dialog.toUtf8())), faults);
    QVERIFY2(faults.isEmpty(), qPrintable(faults.join('\n')));
}

void TestAccessibility::the_rail_speaks_its_state() {
    test::WindowFixture fixture;
    QAccessibleInterface* review = QAccessible::queryAccessibleInterface(&fixture.find<QWidget>("railReview"));
    QCOMPARE(review->text(QAccessible::Name), QString("Review"));
    QTRY_VERIFY(review->text(QAccessible::Description).contains("12 to judge"));
}

void TestAccessibility::a_picture_speaks_class_verdict_and_reason() {
    test::WindowFixture fixture({}, "review");
    auto& strip = fixture.find<QAbstractItemView>("reviewStrip");
    QTRY_VERIFY(strip.model()->rowCount() > 0);
    const auto spoken = [&](int row) {
        QAccessibleInterface* view = QAccessible::queryAccessibleInterface(&strip);
        const QString words = view->tableInterface()->cellAt(row, 0)->text(QAccessible::Name);
        // Without a platform that listens, Qt does not tell the view's cells that the model changed: the next question is asked anew.
        QAccessible::deleteAccessibleInterface(QAccessible::uniqueId(view));
        return words;
    };
    QVERIFY2(spoken(0).contains("class 0") && spoken(0).contains("to judge"), qPrintable(spoken(0)));
    const std::int64_t id = strip.model()->index(0, 0).data(Qt::UserRole).toLongLong();
    project::VerdictRepository(fixture.project()).apply({{id, "rejected", "too_like_real"}}, "person");
    auto& verdict = fixture.find<QComboBox>("reviewVerdict");
    verdict.setCurrentIndex(verdict.findData("rejected"));
    QTRY_VERIFY2(spoken(0).contains("rejected: too like a real image"), qPrintable(spoken(0)));
}

void TestAccessibility::tab_goes_through_everything() {
    QFETCH(QString, page);
    test::WindowFixture fixture(test::long_tail(), page);
    const QWidget* shown = fixture.window().page(page);
    QSet<const QWidget*> wanted, reached;
    for (const QWidget* widget : shown->findChildren<QWidget*>()) {
        if ((widget->focusPolicy() & Qt::TabFocus) && widget->isVisible() && widget->isEnabled() && !widget->focusProxy()) wanted << widget;
    }
    fixture.window().page(page)->setFocus();
    for (int presses = 0; presses < 400; ++presses) {
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        const QWidget* now = QApplication::focusWidget();
        QVERIFY(now);
        if (reached.contains(now) && now == shown) break;
        reached << now;
    }
    for (const QWidget* widget : wanted) {
        QVERIFY2(reached.contains(widget), qPrintable(QString(widget->metaObject()->className()) + " " + widget->objectName()));
    }
}

int main(int argc, char** argv) {
    QApplication app(argc, argv);
    const test::SettingsSandbox sandbox;
    QAccessible::setActive(true);  // as while a screen reader runs
    TestAccessibility tests;
    return QTest::qExec(&tests, argc, argv);
}

#include "test_accessibility.moc"
