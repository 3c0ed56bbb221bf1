#include "tests/ui/full_project.h"
#include "ui/bridge/language.h"
#include "ui/pages/page.h"
#include "ui/widgets/theme.h"

#include <QApplication>
#include <QDir>
#include <QTabWidget>
#include <QTest>

// Draws the real window: every page, light and dark, empty, full and busy, at two sizes of the screen. QT_SCALE_FACTOR says at what scale.

using namespace tw;

namespace {

constexpr QSize small_screen(1280, 800), large_screen(2560, 1440);

class Album {
public:
    Album(const QString& folder, QStringList words) : folder_(folder), words_(std::move(words)) { folder_.mkpath("."); }

    bool wants(const QString& name) const {
        return std::all_of(words_.begin(), words_.end(), [&](const QString& word) { return name.contains(word); });
    }

    /// Once what arrives from other threads is there.
    void add(QWidget& window, const QString& name) const {
        if (!wants(name)) return;
        constexpr int ms_for_thumbnails = 400;
        QTest::qWait(ms_for_thumbnails);
        const QString file = folder_.filePath(name + ".png");
        if (!window.grab().save(file)) qFatal("%s cannot be written", qPrintable(file));
    }

private:
    QDir folder_;
    QStringList words_;
};

void draw_pages(const Album& album, test::WindowFixture& fixture, const QString& prefix) {
    for (const QString& page : fixture.page_keys()) {
        const QString name = prefix + "-" + page;
        if (!album.wants(name)) continue;
        fixture.window().show_page(page);
        fixture.settle();
        album.add(fixture.window(), name);
    }
}

/// The training page's other charts.
void draw_proof(const Album& album, test::WindowFixture& fixture, const QString& prefix) {
    fixture.window().show_page("training");
    auto& charts = fixture.find<QTabWidget>("trainingCharts");
    for (const auto& [tab, word] : {std::pair(1, "classes"), std::pair(2, "confusion")}) {
        const QString name = prefix + "-training-" + word;
        if (!album.wants(name)) continue;
        fixture.settle();
        charts.setCurrentIndex(tab);
        fixture.settle();
        album.add(fixture.window(), name);
    }
    charts.setCurrentIndex(0);
}

/// A job under way, something wrong and a notice, all at once.
void draw_busy(const Album& album, test::WindowFixture& fixture, const QString& prefix) {
    const QString name = prefix + "-busy";
    if (!album.wants(name)) return;
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
    album.add(fixture.window(), name);
    session.jobs().stop_now();
    if (!QTest::qWaitFor([&] { return !session.jobs().busy(); })) qFatal("the job does not end");
}

void draw_theme(const Album& album, const QString& theme, const QString& scale, QSize screen) {
    ui::apply_theme(*qApp, theme);
    const QString prefix = QStringLiteral("%1-%2-%3").arg(theme).arg(screen.width()).arg(scale);
    const QSize size = screen / qApp->devicePixelRatio();
    {
        test::WindowFixture fixture(test::long_tail());
        test::fill_every_step(fixture.synthetic());
        fixture.window().resize(size);
        fixture.window().session()->pick_class(fixture.synthetic().classes()[8].id);
        draw_pages(album, fixture, prefix + "-full");
        draw_proof(album, fixture, prefix + "-full");
        draw_busy(album, fixture, prefix + "-full");
    }
    test::SyntheticOptions nothing;
    nothing.train = {};
    test::WindowFixture fixture(nothing);
    fixture.window().resize(size);
    draw_pages(album, fixture, prefix + "-empty");
    fixture.window().close_project();
    album.add(fixture.window(), prefix + "-welcome");
}

}  // namespace

int main(int argc, char** argv) {
    QApplication app(argc, argv);
    const QStringList arguments = QApplication::arguments();
    if (arguments.size() < 2) {
        qWarning("screenshots FOLDER [WORD...]: draws the window's pages as PNG files; only those whose name holds every WORD");
        return 2;
    }
    const test::SettingsSandbox sandbox;
    ui::install_language(app, "en");
    const Album album(arguments[1], arguments.mid(2));
    const QString scale = QString::number(qRound(100 * app.devicePixelRatio()));
    for (const char* theme : {"light", "dark"}) {
        // Scaled up, the window does not fit a small screen.
        if (scale == "100") draw_theme(album, theme, scale, small_screen);
        draw_theme(album, theme, scale, large_screen);
    }
    return 0;
}
