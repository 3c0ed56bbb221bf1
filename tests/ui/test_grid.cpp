#include "tests/ui/window_fixture.h"
#include "ui/bridge/load_queue.h"
#include "ui/models/id_list.h"
#include "ui/models/picture_model.h"
#include "ui/pages/review_page.h"
#include "ui/widgets/picture_grid.h"

#include <SQLiteCpp/Database.h>
#include <sqlite3.h>

#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

#include <atomic>
#include <numeric>
#include <random>
#include <thread>

using namespace tw;
using ui::IdList;

/// What makes a million pictures scroll: each cost is bound to what is seen, never to what there is.
class TestGrid : public QObject {
    Q_OBJECT

private slots:
    void ids_stay_in_order_whatever_goes_and_comes_data();
    void ids_stay_in_order_whatever_goes_and_comes();
    void what_scrolled_away_is_not_loaded();
    void a_picture_is_loaded_by_one_thread();
    void a_late_answer_never_comes_before_an_early_one();
    void places_of_a_million_cells_are_computed();
    void a_strip_scrolls_sideways();
    void only_what_is_looked_at_is_loaded();
    void scrolling_asks_the_windows_connection_nothing();
    void a_verdict_does_not_read_the_list_anew();
    void new_samples_come_without_reading_the_list_anew();
};

namespace {

std::vector<std::int64_t> numbers(std::int64_t first, std::int64_t count) {
    std::vector<std::int64_t> ids(static_cast<std::size_t>(count));
    std::iota(ids.begin(), ids.end(), first);
    return ids;
}

int statements_during(const project::Project& project, const std::function<void()>& work) {
    int count = 0;
    const auto note = [](unsigned, void* context, void*, void*) {
        ++*static_cast<int*>(context);
        return 0;
    };
    sqlite3_trace_v2(project.db().getHandle(), SQLITE_TRACE_STMT, note, &count);
    work();
    sqlite3_trace_v2(project.db().getHandle(), 0, nullptr, nullptr);
    return count;
}

}  // namespace

void TestGrid::ids_stay_in_order_whatever_goes_and_comes_data() {
    QTest::addColumn<bool>("ascending");
    QTest::newRow("by id") << true;
    QTest::newRow("by score") << false;
}

void TestGrid::ids_stay_in_order_whatever_goes_and_comes() {
    QFETCH(bool, ascending);
    std::mt19937 random(7);
    std::vector<std::int64_t> ids = numbers(100, 60);
    if (!ascending) std::shuffle(ids.begin(), ids.end(), random);
    IdList list(ids);
    std::vector<std::int64_t> order = ids, shown = ids, gone;
    std::int64_t fresh = ascending ? 1000 : 1;
    for (int step = 0; step < 600; ++step) {
        const auto any = [&](const auto& from) { return from[random() % from.size()]; };
        const auto place_in_shown = [&](std::int64_t id) {
            // Before the first shown one that follows it in the order.
            auto after = std::find(order.begin(), order.end(), id);
            while (after != order.end() && std::find(shown.begin(), shown.end(), *after) == shown.end()) ++after;
            return after == order.end() ? shown.end() : std::find(shown.begin(), shown.end(), *after);
        };
        const auto what = random() % 4;
        if (what <= 1 && !shown.empty()) {
            const auto at = random() % shown.size();
            gone.push_back(shown[at]);
            shown.erase(shown.begin() + static_cast<std::ptrdiff_t>(at));
            list.remove(static_cast<int>(at));
        } else if (what == 2 && !gone.empty()) {
            const std::int64_t id = any(gone);
            std::erase(gone, id);
            const auto place = place_in_shown(id);
            QCOMPARE(list.row_if_shown(id), static_cast<int>(place - shown.begin()));
            shown.insert(place, id);
            list.show_again(id);
        } else if (what == 3) {
            const int row = random() % 2 ? list.size() : static_cast<int>(random() % (shown.size() + 1));
            const std::int64_t id = ascending && row == list.size() ? fresh++ : fresh++ + 5000;
            order.insert(row == list.size() ? order.end() : std::find(order.begin(), order.end(), shown[static_cast<std::size_t>(row)]),
                         id);
            shown.insert(shown.begin() + row, id);
            list.insert(row, id);
        }
        QCOMPARE(list.size(), static_cast<int>(shown.size()));
        QCOMPARE(list.shown(), shown);
        for (std::size_t row = 0; row < shown.size(); ++row) {
            QCOMPARE(list.id(static_cast<int>(row)), shown[row]);
            QCOMPARE(list.row_of(shown[row]), static_cast<int>(row));
        }
        for (const std::int64_t id : gone) QCOMPARE(list.row_of(id), -1);
        QCOMPARE(list.row_of(99), -1);
        const IdList same(shown);
        QVERIFY(list.begins(same) && same.begins(list));
        if (shown.size() < 2) continue;
        IdList shorter = list, another = list;
        shorter.remove(list.size() - 1);
        another.remove(0);
        QVERIFY(shorter.begins(list) && shorter.begins(same) && !list.begins(shorter));
        QVERIFY(!another.begins(list) && !another.begins(same));
    }
}

void TestGrid::what_scrolled_away_is_not_loaded() {
    ui::LoadQueue queue;
    const int grid = 0, strip = 0;
    queue.set(&grid, {1, 2, 3});
    queue.set(&strip, {7, 8});
    QCOMPARE(*queue.take(), 7);  // who spoke last is served first
    queue.set(&grid, {5, 6});    // 1, 2 and 3 have gone
    queue.add(&queue, 9, 2);
    queue.add(&queue, 10, 2);
    queue.add(&queue, 11, 2);  // 9 is one too many
    for (const std::int64_t id : {5, 6, 8, 10, 11}) QCOMPARE(*queue.take(), id);
    queue.close();
    QVERIFY(!queue.take());
}

void TestGrid::a_picture_is_loaded_by_one_thread() {
    ui::LoadQueue queue;
    const int grid = 0;
    queue.set(&grid, {1});
    QCOMPARE(*queue.take(), 1);
    queue.set(&grid, {1, 2});
    QCOMPARE(*queue.take(), 2);  // 1 is being loaded already
    queue.done(1);
    queue.set(&grid, {1});
    QCOMPARE(*queue.take(), 1);
}

void TestGrid::a_late_answer_never_comes_before_an_early_one() {
    test::SyntheticProject synthetic;
    ui::Reader reader(synthetic.project().reopen());
    QObject receiver;
    std::vector<int> answers;
    std::atomic<bool> go_on{false};
    const auto slow = [&](project::Project&) {
        while (!go_on) std::this_thread::yield();
        return 1;
    };
    const auto keep = [&](int answer) { answers.push_back(answer); };
    reader.ask(&receiver, "topic", slow, keep);
    reader.ask(
        &receiver, "other", [](project::Project&) { return 2; }, keep);
    // The slow one holds up its own topic only.
    QTRY_COMPARE(answers, std::vector<int>{2});
    reader.ask(
        &receiver, "topic", [](project::Project&) { return 3; }, keep);
    reader.ask(
        &receiver, "topic", [](project::Project&) { return 4; }, keep);
    go_on = true;
    QTRY_VERIFY(reader.idle());
    QTRY_COMPARE(answers, (std::vector<int>{2, 1, 4}));
}

void TestGrid::places_of_a_million_cells_are_computed() {
    test::SyntheticProject synthetic;
    ui::ProjectSession session(synthetic.project().reopen());
    ui::PictureModel model(session, ui::PictureModel::Kind::real);
    model.set_ids(numbers(10'000'000, 1'000'000));
    ui::PictureGrid grid("grid", 84);
    grid.setModel(&model);
    grid.resize(1000, 600);
    grid.show();
    QVERIFY(QTest::qWaitForWindowExposed(&grid));
    const QRect first = grid.visualRect(model.index(0));
    const int columns = grid.viewport()->width() / first.width();
    QCOMPARE(grid.visualRect(model.index(columns)).topLeft(), QPoint(0, first.height()));
    const int lines = (1'000'000 + columns - 1) / columns;
    QCOMPARE(grid.verticalScrollBar()->maximum(), lines * first.height() - grid.viewport()->height());
    for (const int row : {0, 1, columns, 4'321, 500'000, 999'999}) {
        grid.scrollTo(model.index(row), QAbstractItemView::PositionAtCenter);
        const QRect cell = grid.visualRect(model.index(row));
        QVERIFY(grid.viewport()->rect().contains(cell));
        QCOMPARE(grid.indexAt(cell.center()).row(), row);
    }
    grid.setCurrentIndex(model.index(999'999));
    QTest::keyClick(&grid, Qt::Key_Up);
    QCOMPARE(grid.currentIndex().row(), 999'999 - columns);
    QTest::keyClick(&grid, Qt::Key_Home);
    QCOMPARE(grid.currentIndex().row(), 0);
    QCOMPARE(grid.verticalScrollBar()->value(), 0);
    QTest::mouseClick(grid.viewport(), Qt::LeftButton, {}, grid.visualRect(model.index(2)).center());
    QCOMPARE(grid.currentIndex().row(), 2);
}

void TestGrid::a_strip_scrolls_sideways() {
    test::SyntheticProject synthetic;
    ui::ProjectSession session(synthetic.project().reopen());
    ui::PictureModel model(session, ui::PictureModel::Kind::real);
    ui::PictureGrid strip("strip", 64, false, true);
    strip.setModel(&model);
    strip.resize(500, strip.height());
    strip.show();
    model.set_ids(numbers(10'000'000, 1000));
    // Before any event: the place to scroll to is right though the rows have just come.
    strip.scrollTo(model.index(700), QAbstractItemView::PositionAtCenter);
    QVERIFY(strip.viewport()->rect().contains(strip.visualRect(model.index(700)).center()));
    model.remove(10);
    QTRY_COMPARE(strip.horizontalScrollBar()->maximum(), 999 * strip.visualRect(model.index(0)).width() - strip.viewport()->width());
}

void TestGrid::only_what_is_looked_at_is_loaded() {
    test::SyntheticOptions many;
    many.train = {400};
    test::SyntheticProject synthetic(many);
    ui::ProjectSession session(synthetic.project().reopen());
    ui::PictureModel model(session, ui::PictureModel::Kind::real);
    const auto ids = project::ImageRepository(synthetic.project()).ids("real", "train");
    model.set_ids(ids);
    QSignalSpy ready(&session.pictures(), &ui::PictureLoader::thumbnail_ready);
    ui::PictureGrid grid("grid", 84);
    grid.setModel(&model);
    grid.resize(400, 200);
    QTRY_COMPARE(ready.count(), 0);  // nobody looks
    grid.show();
    QTRY_VERIFY(!session.pictures().thumbnail_at_hand(ids.front()).isNull());
    QTRY_VERIFY(ready.count() >= 12);
    QVERIFY(session.pictures().thumbnail_at_hand(ids[200]).isNull());
    grid.verticalScrollBar()->setValue(grid.verticalScrollBar()->maximum());
    QTRY_VERIFY(!session.pictures().thumbnail_at_hand(ids.back()).isNull());
    QVERIFY(session.pictures().thumbnail_at_hand(ids[200]).isNull());
}

void TestGrid::scrolling_asks_the_windows_connection_nothing() {
    test::SyntheticOptions many;
    many.samples = 60;
    test::WindowFixture fixture(many, "review");
    QVERIFY(fixture.settle());
    auto& strip = fixture.find<ui::PictureGrid>("reviewStrip");
    QVERIFY(strip.model()->rowCount() > 100);
    const int statements = statements_during(fixture.window().session()->project(), [&] {
        for (int step = 1; step <= 20; ++step) {
            strip.horizontalScrollBar()->setValue(strip.horizontalScrollBar()->maximum() * step / 20);
            strip.viewport()->repaint();
            QCoreApplication::processEvents();
        }
    });
    QCOMPARE(statements, 0);
    const QModelIndex last = strip.model()->index(strip.model()->rowCount() - 1, 0);
    QTRY_VERIFY(!last.data(Qt::DecorationRole).value<QImage>().isNull());
    QTRY_COMPARE(last.data(ui::PictureModel::mark_role).toString(), QString("unjudged"));
}

void TestGrid::a_verdict_does_not_read_the_list_anew() {
    test::WindowFixture fixture({}, "review");
    auto* page = qobject_cast<ui::ReviewPage*>(fixture.window().page("review"));
    QTRY_VERIFY(page->shown_id() != 0);
    QVERIFY(fixture.settle());
    QSignalSpy reset(&page->list().model(), &QAbstractItemModel::modelReset);
    QSignalSpy reloaded(&page->list(), &ui::ReviewList::reloaded);
    QSignalSpy news(fixture.window().session(), &ui::ProjectSession::changed);
    QSignalSpy removed(&page->list().model(), &QAbstractItemModel::rowsRemoved);
    QTest::keyClick(page, Qt::Key_P);
    QTRY_VERIFY(news.count() > 0);
    QVERIFY(fixture.settle());
    QCOMPARE(removed.count(), 1);
    QCOMPARE(reset.count() + reloaded.count(), 0);
}

void TestGrid::new_samples_come_without_reading_the_list_anew() {
    test::WindowFixture fixture({}, "review");
    auto* page = qobject_cast<ui::ReviewPage*>(fixture.window().page("review"));
    QTRY_VERIFY(page->shown_id() != 0);
    QVERIFY(fixture.settle());
    QSignalSpy reset(&page->list().model(), &QAbstractItemModel::modelReset);
    QSignalSpy reloaded(&page->list(), &ui::ReviewList::reloaded);
    const auto added = fixture.synthetic().add_samples(fixture.synthetic().classes().front(), fixture.synthetic().run(), 3);
    const std::vector<std::int64_t> all = project::SampleRepository(fixture.project()).ids({});
    QTRY_COMPARE(page->list().model().ids(), all);
    // And one that another program, or a rule, has judged goes.
    project::VerdictRepository(fixture.project()).apply({{added[1], "rejected", ""}}, "rule");
    QTRY_COMPARE(page->list().model().row_of(added[1]), -1);
    QCOMPARE(reset.count() + reloaded.count(), 0);
}

int main(int argc, char** argv) {
    QApplication app(argc, argv);
    const test::SettingsSandbox sandbox;
    TestGrid tests;
    return QTest::qExec(&tests, argc, argv);
}

#include "test_grid.moc"
