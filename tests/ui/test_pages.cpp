#include "core/project/plan.h"
#include "tests/ui/window_fixture.h"
#include "ui/pages/page.h"
#include "ui/widgets/theme.h"

#include <QApplication>
#include <QDir>
#include <QScreen>
#include <QTest>

using namespace tw;

/// Draws every page in both themes. The pictures stay in the build folder (window-pictures/) for people to look at; the
/// test itself holds them to what a machine can see: the theme's own colours, nothing cut off by the window's smallest
/// size.
class TestPages : public QObject {
    Q_OBJECT

private slots:
    void draw_data();
    void draw();
    void fit_the_smallest_window();
};

namespace {

const QStringList pages = {"overview", "data",   "plan",   "negatives", "generation",
                           "filter",   "review", "export", "training"};

test::SyntheticOptions ten_classes() {
    test::SyntheticOptions options;
    options.train = {60, 42, 30, 21, 15, 10, 7, 5, 3, 2};
    options.samples = 8;
    return options;
}

void plan_targets(test::WindowFixture& fixture) {
    for (const project::Class& of : fixture.synthetic().classes()) {
        if (of.ordinal >= 3) project::PlanRepository(fixture.project()).set_target(of.id, 24);
    }
}

}  // namespace

void TestPages::draw_data() {
    QTest::addColumn<QString>("theme");
    QTest::newRow("light") << "light";
    QTest::newRow("dark") << "dark";
}

void TestPages::draw() {
    QFETCH(QString, theme);
    ui::apply_theme(*qApp, theme);
    test::WindowFixture fixture(ten_classes());
    plan_targets(fixture);
    const QDir folder(QStringLiteral(TW_BINARY_DIR "/window-pictures"));
    QVERIFY(folder.mkpath("."));
    for (const QString& page : pages) {
        fixture.window().show_page(page);
        QVERIFY(fixture.settle());
        QTest::qWait(300);  // thumbnails arrive from other threads
        const QImage picture = fixture.window().grab().toImage();
        QVERIFY(picture.save(folder.filePath(theme + "-" + page + ".png")));
        const QColor corner = picture.pixelColor(picture.width() - 4, picture.height() / 2);
        QCOMPARE(corner.name(), ui::theme().window.name());
    }
}

void TestPages::fit_the_smallest_window() {
    test::WindowFixture fixture(ten_classes());
    fixture.window().resize(fixture.window().minimumSize());
    for (const QString& page : pages) {
        fixture.window().show_page(page);
        QVERIFY(fixture.settle());
        const QSize needed = fixture.window().centralWidget()->minimumSizeHint();
        QVERIFY2(needed.width() <= 1024 && needed.height() <= 700,
                 qPrintable(QStringLiteral("%1 needs %2 x %3").arg(page).arg(needed.width()).arg(needed.height())));
    }
}

int main(int argc, char** argv) {
    QApplication app(argc, argv);
    const test::SettingsSandbox sandbox;
    TestPages tests;
    return QTest::qExec(&tests, argc, argv);
}

#include "test_pages.moc"
