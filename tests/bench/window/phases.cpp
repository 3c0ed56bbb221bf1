#include "tests/bench/window/phases.h"

#include "tests/bench/probe.h"
#include "tests/ui/window_fixture.h"
#include "ui/pages/review_page.h"
#include "ui/widgets/picture_grid.h"
#include "ui/widgets/picture_view.h"

#include <SQLiteCpp/Database.h>
#include <sqlite3.h>

#include <QComboBox>
#include <QScrollBar>
#include <QTest>

namespace tw::bench {
namespace {

constexpr int patience_ms = 300'000;
constexpr double frame_ms = 1000.0 / 60;

/// The real window on a project, opened on a page.
class Window {
public:
    Window(EventClock& clock, const std::filesystem::path& project, const QString& page) : clock_(clock) {
        const QString folder = QString::fromStdString(project.string());
        ui::Settings().set_place(folder, "page", page);
        window_.resize(1280, 800);
        window_.show();
        clock_.run_for(50);
        clock_.take_times();
        timer_.start();
        window_.open_project(folder);
        if (!window_.page(page)) qFatal("the project %s was not opened", qPrintable(folder));
    }

    double elapsed_ms() const { return static_cast<double>(timer_.nsecsElapsed()) / 1e6; }
    ui::MainWindow& operator*() { return window_; }
    ui::MainWindow* operator->() { return &window_; }
    template <typename Widget>
    Widget& find(const char* name) {
        auto* found = window_.findChild<Widget*>(name);
        if (!found) qFatal("the window has no %s", name);
        return *found;
    }
    void wait(const char* what, const std::function<bool()>& done) {
        if (!clock_.run_until(done, patience_ms)) qFatal("%s did not happen", what);
    }
    bool quiet() { return window_.session()->reader().idle() && window_.session()->background().idle(); }

private:
    EventClock& clock_;
    test::ReadyDialogs dialogs_;
    ui::MainWindow window_{dialogs_};
    QElapsedTimer timer_;
};

bool has_thumbnail(const QAbstractItemView& grid, int row) {
    return !grid.model()->index(row, 0).data(Qt::DecorationRole).value<QImage>().isNull();
}

bool all_visible_have_thumbnails(const QAbstractItemView& grid) {
    const QRect view = grid.viewport()->rect();
    for (int row = 0; row < grid.model()->rowCount(); ++row) {
        if (!grid.visualRect(grid.model()->index(row, 0)).intersects(view)) break;
        if (!has_thumbnail(grid, row)) return false;
    }
    return true;
}

/// Counts the statements of one connection for as long as it lives.
class StatementCount {
public:
    explicit StatementCount(const project::Project& project) : handle_(project.db().getHandle()) {
        const auto count = [](unsigned, void* context, void*, void*) {
            ++*static_cast<int*>(context);
            return 0;
        };
        sqlite3_trace_v2(handle_, SQLITE_TRACE_STMT, count, &count_);
    }
    ~StatementCount() { sqlite3_trace_v2(handle_, 0, nullptr, nullptr); }
    StatementCount(const StatementCount&) = delete;
    StatementCount& operator=(const StatementCount&) = delete;
    int count() const { return count_; }

private:
    sqlite3* handle_;
    int count_ = 0;
};

int over_a_frame(const std::vector<double>& times) {
    return static_cast<int>(std::count_if(times.begin(), times.end(), [](double ms) { return ms > frame_ms; }));
}

/// `steps` moves, one each frame; what the events of each frame cost together.
Json scroll(EventClock& clock, Window& window, int steps, const std::function<void(int)>& move) {
    clock.take_times();
    const StatementCount statements(window->session()->project());
    std::vector<double> frames;
    QElapsedTimer frame;
    for (int step = 0; step < steps; ++step) {
        frame.start();
        move(step);
        double busy = static_cast<double>(frame.nsecsElapsed()) / 1e6;
        clock.run_for(std::max(1, static_cast<int>(frame_ms - busy)));
        for (const double ms : clock.take_times()) busy += ms;
        frames.push_back(busy);
    }
    Json report = spread(frames);
    report["frames_over_16.7_ms"] = over_a_frame(frames);
    report["statements_on_the_window's_connection"] = statements.count();
    return report;
}

}  // namespace

Json measure_open(EventClock& clock, const std::filesystem::path& project, const QString& page) {
    Window window(clock, project, page);
    const double opened = window.elapsed_ms();
    auto& grid = window.find<QAbstractItemView>(page == "review" ? "reviewStrip" : "dataGrid");
    window.wait("the first thumbnail", [&] { return grid.model()->rowCount() > 0 && has_thumbnail(grid, 0); });
    const double first = window.elapsed_ms();
    window.wait("all visible thumbnails", [&] { return all_visible_have_thumbnails(grid); });
    const double all = window.elapsed_ms();
    window.wait("the end of all questions", [&] { return window.quiet(); });
    return {{"open_project_ms", opened},       {"first_thumbnail_ms", first},      {"all_visible_ms", all},
            {"quiet_ms", window.elapsed_ms()}, {"rows", grid.model()->rowCount()}, {"events_ms", spread(clock.take_times())},
            {"resident_mb", resident_mb()}};
}

Json measure_keys(EventClock& clock, const std::filesystem::path& project, int order, int count) {
    Window window(clock, project, "review");
    auto* page = qobject_cast<ui::ReviewPage*>(window->page("review"));
    auto& combo = window.find<QComboBox>("reviewOrder");
    const auto ready = [&] { return page->list().loaded() && page->shown_id() != 0 && page->shown_id() == page->list().current(); };
    window.wait("the list", [&] { return ready() && window.quiet(); });
    Json report;
    if (combo.currentIndex() != order) {
        const double start = window.elapsed_ms();
        combo.setCurrentIndex(order);
        window.wait("the order", [&] { return window.quiet(); });
        report["order_ms"] = window.elapsed_ms() - start;
        report["order_events_ms"] = spread(clock.take_times());
    }
    auto& picture = window.find<ui::PictureView>("reviewPicture");
    std::vector<double> keys, shown, between;
    const Qt::Key pressed[] = {Qt::Key_P, Qt::Key_X, Qt::Key_1};
    for (int i = 0; i < count; ++i) {
        clock.take_times();
        const std::int64_t judged = page->shown_id();
        QElapsedTimer timer;
        timer.start();
        QTest::keyClick(page, pressed[i % 3]);
        keys.push_back(static_cast<double>(timer.nsecsElapsed()) / 1e6);
        clock.take_times();
        window.wait("the next picture", [&] { return ready() && picture.property("imageId").toLongLong() != judged; });
        shown.push_back(static_cast<double>(timer.nsecsElapsed()) / 1e6);
        clock.run_for(60);
        for (const double ms : clock.take_times()) between.push_back(ms);
    }
    const double start = window.elapsed_ms();
    window.wait("the end of all questions", [&] { return window.quiet(); });
    report["key_ms"] = spread(keys);
    report["key_to_next_picture_ms"] = spread(shown);
    report["events_between_keys_ms"] = spread(between);
    report["questions_still_open_ms"] = window.elapsed_ms() - start;
    report["rows"] = page->list().model().rowCount();
    report["resident_mb"] = resident_mb();
    return report;
}

Json measure_scrolling(EventClock& clock, const std::filesystem::path& project, int steps) {
    Window window(clock, project, "data");
    auto& grid = window.find<QAbstractItemView>("dataGrid");
    window.wait("the grid", [&] { return grid.model()->rowCount() > 0 && all_visible_have_thumbnails(grid) && window.quiet(); });
    QScrollBar& bar = *grid.verticalScrollBar();
    Json report;
    report["page_down_ms"] = scroll(clock, window, steps, [&](int) { bar.triggerAction(QAbstractSlider::SliderPageStepAdd); });
    report["drag_ms"] = scroll(clock, window, steps, [&](int step) {
        bar.setValue(static_cast<int>(static_cast<std::int64_t>(bar.maximum()) * (step + 1) / steps));
    });
    const double start = window.elapsed_ms();
    const QRect view = grid.viewport()->rect();
    window.wait("the thumbnails at the end", [&] {
        const int last = grid.model()->rowCount() - 1;
        return grid.visualRect(grid.model()->index(last, 0)).intersects(view) && has_thumbnail(grid, last);
    });
    report["thumbnails_after_drag_ms"] = window.elapsed_ms() - start;
    report["resident_mb"] = resident_mb();
    return report;
}

Json measure_large_pictures(EventClock& clock, const std::filesystem::path& project, int count) {
    Window window(clock, project, "review");
    auto* page = qobject_cast<ui::ReviewPage*>(window->page("review"));
    const auto ready = [&] { return page->list().loaded() && page->shown_id() != 0 && page->shown_id() == page->list().current(); };
    window.wait("the first picture", [&] { return ready() && window.quiet(); });
    clock.run_for(3000);
    clock.take_times();
    std::vector<double> keys, events;
    int at_hand = 0;
    for (int i = 0; i < count; ++i) {
        QElapsedTimer timer;
        timer.start();
        QTest::keyClick(page, i % 10 < 7 ? Qt::Key_Right : Qt::Key_Left);
        keys.push_back(static_cast<double>(timer.nsecsElapsed()) / 1e6);
        at_hand += ready() ? 1 : 0;
        window.wait("the picture", ready);
        clock.run_for(400);
        for (const double ms : clock.take_times()) events.push_back(ms);
    }
    return {{"key_ms", spread(keys)}, {"events_ms", spread(events)}, {"at_hand", at_hand}, {"of", count}, {"resident_mb", resident_mb()}};
}

}  // namespace tw::bench
