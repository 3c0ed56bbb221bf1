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

const QStringList pages = {"overview", "data",   "plan",   "negatives", "finetuning", "generation",
                           "filter",   "review", "export", "training",  "experiment"};

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

/// A job under way, a banner and a notice at once.
void draw_busy(test::WindowFixture& fixture, const QString& file) {
    ui::ProjectSession& session = *fixture.window().session();
    fixture.window().show_page("plan");
    fixture.settle();
    session.start({"Generating pictures",
                   [](ui::JobTools& tools) {
                       tools.report({"Generating pictures", 120, 300, 8.5, 21, "class 7, batch 3"});
                       while (!tools.control.stopping()) std::this_thread::sleep_for(std::chrono::milliseconds(5));
                       return jobs::Outcome::stopped();
                   },
                   {}});
    emit fixture.window().page("plan")->trouble("pictures/class_3/0001.png is cut off: 512 bytes of 2,048.");
    emit fixture.window().page("plan")->notice("Rejected: wrong class", true);
    QTest::qWait(300);
    QVERIFY(fixture.window().grab().save(file));
    session.jobs().stop_now();
    QTRY_VERIFY(!session.jobs().busy());
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
    draw_busy(fixture, folder.filePath(theme + "-busy.png"));
    fixture.window().close_project();
    QVERIFY(fixture.window().grab().save(folder.filePath(theme + "-welcome.png")));
}

void TestPages::fit_the_smallest_window() {
    test::WindowFixture fixture(ten_classes());
    fixture.window().resize(fixture.window().minimumSize());
    for (const QString& page : pages) {
        fixture.window().show_page(page);
        QVERIFY(fixture.settle());
        const QSize room = fixture.window().page(page)->size();
        const QSize needed = fixture.window().page(page)->minimumSizeHint();
        QVERIFY2(needed.width() <= room.width() && needed.height() <= room.height(),
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
