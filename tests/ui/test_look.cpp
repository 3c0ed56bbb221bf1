#include "tests/ui/colour_sight.h"
#include "tests/ui/full_project.h"
#include "ui/bridge/system_colours.h"
#include "ui/pages/page.h"
#include "ui/widgets/theme.h"

#include <QAbstractButton>
#include <QAbstractScrollArea>
#include <QApplication>
#include <QCheckBox>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QTest>

using namespace tw;
using test::contrast_ratio;

/// What a machine can see of the look: contrast, colours that stay apart, nothing cut off, one theme as good as the other. Runs at 100 and
/// at 200 % (QT_SCALE_FACTOR).
class TestLook : public QObject {
    Q_OBJECT

private slots:
    void the_measure_of_contrast_is_right();
    void letters_stand_out_data() { themes(); }
    void letters_stand_out();
    void fields_and_focus_stand_out_data() { themes(); }
    void fields_and_focus_stand_out();
    void series_stay_apart_for_every_eye_data() { themes(); }
    void series_stay_apart_for_every_eye();
    void a_theme_changed_while_it_runs_changes_everything();
    void nothing_is_cut_off_data() { page_keys(); }
    void nothing_is_cut_off();
    void the_gtk_setting_is_understood();

private:
    static void themes();
    static void page_keys();
};

namespace {

using Named = std::vector<std::pair<const char*, QColor>>;

Named grounds(const ui::Theme& t) {
    return {{"window", t.window}, {"rail", t.rail},   {"surface", t.surface}, {"alternate", t.alternate},
            {"raised", t.raised}, {"input", t.input}, {"hover", t.hover},     {"selected", t.selected}};
}

void hold(const char* over, const QColor& front, const char* under, const QColor& ground, double least) {
    const double ratio = contrast_ratio(front, ground);
    QVERIFY2(ratio >= least, qPrintable(QStringLiteral("%1 on %2: %3, at least %4").arg(over, under).arg(ratio).arg(least)));
}

/// Widgets whose words do not fit in them, one a line.
QStringList cut_off(QWidget& page) {
    QStringList faults;
    const auto check = [&](QWidget* widget, const QString& text, QSize needed) {
        if (text.isEmpty() || !widget->isVisible()) return;
        if (widget->width() >= needed.width() && widget->height() >= needed.height()) return;
        faults << QStringLiteral("%1 \"%2\" has %3 x %4, needs %5 x %6")
                      .arg(widget->objectName(), text)
                      .arg(widget->width())
                      .arg(widget->height())
                      .arg(needed.width())
                      .arg(needed.height());
    };
    for (QLabel* label : page.findChildren<QLabel*>()) {
        // Wrapped words need a height for the width that they have.
        const QSize needed = label->wordWrap() ? QSize(0, label->heightForWidth(label->width())) : label->sizeHint();
        check(label, label->text(), needed);
    }
    for (QPushButton* button : page.findChildren<QPushButton*>()) check(button, button->text(), button->minimumSizeHint());
    for (QCheckBox* box : page.findChildren<QCheckBox*>()) check(box, box->text(), box->sizeHint());
    for (QScrollArea* area : page.findChildren<QScrollArea*>()) {
        if (!area->isVisible() || area->horizontalScrollBarPolicy() != Qt::ScrollBarAlwaysOff) continue;
        const int needed = area->widget()->minimumSizeHint().width();
        if (needed > area->viewport()->width())
            faults << QStringLiteral("a column has %1, needs %2").arg(area->viewport()->width()).arg(needed);
    }
    return faults;
}

QImage picture_of(test::WindowFixture& fixture, const QString& page) {
    fixture.window().show_page(page);
    fixture.settle();
    fixture.window().session()->pick_class(fixture.synthetic().classes()[4].id);
    fixture.settle();
    QTest::qWait(300);  // thumbnails arrive from other threads
    return fixture.window().grab().toImage();
}

/// Share of the points that differ by more than the eye sees.
double difference(const QImage& a, const QImage& b) {
    if (a.size() != b.size()) return 1;
    qint64 different = 0;
    for (int y = 0; y < a.height(); ++y) {
        for (int x = 0; x < a.width(); ++x) {
            const QRgb p = a.pixel(x, y), q = b.pixel(x, y);
            const int distance = std::abs(qRed(p) - qRed(q)) + std::abs(qGreen(p) - qGreen(q)) + std::abs(qBlue(p) - qBlue(q));
            if (distance > 24) ++different;
        }
    }
    return static_cast<double>(different) / (static_cast<double>(a.width()) * a.height());
}

}  // namespace

void TestLook::themes() {
    QTest::addColumn<bool>("dark");
    QTest::newRow("light") << false;
    QTest::newRow("dark") << true;
}

void TestLook::page_keys() {
    QTest::addColumn<QString>("page");
    test::WindowFixture fixture;
    for (const QString& page : fixture.page_keys()) QTest::newRow(qPrintable(page)) << page;
}

void TestLook::the_measure_of_contrast_is_right() {
    QCOMPARE(qRound(100 * contrast_ratio(Qt::white, Qt::black)), 2100);
    QCOMPARE(qRound(100 * contrast_ratio("#777777", Qt::white)), 448);
    QVERIFY(test::seen_distance("#ff0000", "#7c6a00", test::Sight::usual) > 60);
}

void TestLook::letters_stand_out() {
    QFETCH(bool, dark);
    const ui::Theme t = dark ? ui::dark_theme() : ui::light_theme();
    constexpr double least = 4.5;  // WCAG 2.1 AA, 1.4.3
    const Named letters = {{"text", t.text}, {"muted", t.muted}, {"link", t.link}, {"good", t.good}, {"bad", t.bad}, {"warn", t.warn}};
    for (const auto& [over, front] : letters) {
        for (const auto& [under, ground] : grounds(t)) hold(over, front, under, ground, least);
    }
    hold("text", t.text, "bad_surface", t.bad_surface, least);
    hold("text", t.text, "warn_surface", t.warn_surface, least);
    hold("accent_text", t.accent_text, "accent", t.accent, least);
    hold("accent_text", t.accent_text, "accent_hover", t.accent_hover, least);
    hold("notice", t.window, "text", t.text, least);
    hold("mark", t.surface, "good", t.good, least);
    hold("mark", t.surface, "bad", t.bad, least);
}

void TestLook::fields_and_focus_stand_out() {
    QFETCH(bool, dark);
    const ui::Theme t = dark ? ui::dark_theme() : ui::light_theme();
    constexpr double least = 3;  // WCAG 2.1 AA, 1.4.11
    for (const auto& [under, ground] : Named{{"window", t.window}, {"surface", t.surface}, {"input", t.input}}) {
        hold("outline", t.outline, under, ground, least);
    }
    for (const auto& [under, ground] : grounds(t)) hold("focus", t.focus, under, ground, least);
    const Named series = {{"real", t.real}, {"accepted", t.accepted}, {"waiting", t.waiting}, {"to_make", t.to_make}, {"line", t.line}};
    for (const auto& [name, colour] : series) hold(name, colour, "surface", t.surface, least);
}

void TestLook::series_stay_apart_for_every_eye() {
    QFETCH(bool, dark);
    const ui::Theme t = dark ? ui::dark_theme() : ui::light_theme();
    const Named series = {{"real", t.real}, {"accepted", t.accepted}, {"waiting", t.waiting}, {"line", t.line}};
    constexpr double clearly_apart = 20;
    for (const test::Sight sight : {test::Sight::usual, test::Sight::deuteranopia, test::Sight::protanopia}) {
        for (std::size_t i = 0; i < series.size(); ++i) {
            for (std::size_t j = i + 1; j < series.size(); ++j) {
                const double distance = test::seen_distance(series[i].second, series[j].second, sight);
                QVERIFY2(distance > clearly_apart,
                         qPrintable(QStringLiteral("%1 and %2: %3").arg(series[i].first, series[j].first).arg(distance)));
            }
        }
    }
}

void TestLook::a_theme_changed_while_it_runs_changes_everything() {
    const test::SyntheticOptions options = test::long_tail();
    QMap<QString, QImage> from_the_start;
    ui::apply_theme(*qApp, "dark");
    test::WindowFixture fixture(options);
    test::fill_every_step(fixture.synthetic());
    const QStringList pages = fixture.page_keys();
    fixture.restart();  // the rail is as wide as the counts that it has shown
    for (const QString& page : pages) from_the_start[page] = picture_of(fixture, page);
    // Made in the light, changed to dark afterwards.
    ui::apply_theme(*qApp, "light");
    fixture.restart();
    for (const QString& page : pages) picture_of(fixture, page);
    ui::apply_theme(*qApp, "dark");
    for (const QString& page : pages) {
        const QImage now = picture_of(fixture, page);
        const double share = difference(now, from_the_start[page]);
        QVERIFY2(share < 0.001, qPrintable(QStringLiteral("%1: %2 % of the points are of the other theme").arg(page).arg(100 * share)));
    }
    ui::apply_theme(*qApp, "light");
}

void TestLook::nothing_is_cut_off() {
    QFETCH(QString, page);
    test::WindowFixture fixture(test::long_tail());
    test::fill_every_step(fixture.synthetic());
    for (const QSize size : {fixture.window().minimumSize(), QSize(1280, 800)}) {
        fixture.window().resize(size);
        fixture.window().show_page(page);
        QVERIFY(fixture.settle());
        // The last words may just have come from the reader's thread, and the layout follows them.
        QStringList faults;
        const bool fits = QTest::qWaitFor([&] { return (faults = cut_off(*fixture.window().page(page))).isEmpty(); });
        QVERIFY2(fits, qPrintable(faults.join('\n')));
        if (size.width() < 1280) continue;
        for (const auto* area : fixture.window().page(page)->findChildren<QAbstractScrollArea*>()) {
            if (!area->isVisible() || area->property("strip").toBool()) continue;
            QVERIFY2(area->horizontalScrollBar()->maximum() == 0, qPrintable(area->objectName() + " scrolls sideways"));
        }
    }
}

void TestLook::the_gtk_setting_is_understood() {
    const QTemporaryDir folder;
    QVERIFY(!ui::gtk_prefers_dark(folder.path()));
    QVERIFY(QDir(folder.path()).mkpath("gtk-3.0"));
    const auto write = [&](const QByteArray& line) {
        QFile file(folder.filePath("gtk-3.0/settings.ini"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("[Settings]\n" + line + "\n");
    };
    write("gtk-application-prefer-dark-theme=1");
    QVERIFY(ui::gtk_prefers_dark(folder.path()));
    write("gtk-theme-name=Adwaita");
    QVERIFY(!ui::gtk_prefers_dark(folder.path()));
    write("gtk-theme-name=Adwaita-dark");
    QVERIFY(ui::gtk_prefers_dark(folder.path()));
}

int main(int argc, char** argv) {
    QApplication app(argc, argv);
    const test::SettingsSandbox sandbox;
    TestLook tests;
    return QTest::qExec(&tests, argc, argv);
}

#include "test_look.moc"
