#include "core/project/verdicts.h"
#include "tests/ui/review_fixture.h"
#include "ui/widgets/picture_grid.h"
#include "ui/widgets/picture_view.h"
#include "ui/widgets/theme.h"

#include <QAbstractButton>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QSpinBox>
#include <QTest>
#include <QWheelEvent>

#include <sys/syscall.h>
#include <unistd.h>

#include <atomic>

using namespace tw;

namespace {

std::string path_of(int descriptor) {
    return std::filesystem::read_symlink("/proc/self/fd/" + std::to_string(descriptor)).string();
}

std::atomic<int> log_syncs = 0;

}  // namespace

/// SQLite finds this one before the system's.
extern "C" int fdatasync(int descriptor) {
    if (path_of(descriptor).ends_with("project.db-wal")) ++log_syncs;
    return static_cast<int>(::syscall(SYS_fdatasync, descriptor));
}

/// The rules of the culling line, each on the real window with real key presses.
class TestReview : public QObject {
    Q_OBJECT

private slots:
    void keys_give_verdicts_data();
    void keys_give_verdicts();
    void a_verdict_sets_and_never_toggles();
    void a_verdict_goes_to_the_next();
    void a_verdict_at_the_end_goes_to_the_previous();
    void with_all_shown_the_end_goes_to_the_previous_too();
    void a_key_acts_on_the_sample_on_the_screen();
    void a_held_key_judges_once();
    void hovering_is_never_a_target();
    void undo_and_redo_bring_the_sample_back();
    void undo_works_after_a_restart();
    void nothing_left_offers_a_way_out();
    void moving_keys_move();
    void a_verdict_is_on_disk_at_once();
    void the_disk_is_waited_for_after_the_verdict_is_shown();
    void the_next_pictures_are_decoded_ahead();
    void keys_do_nothing_while_text_is_typed();
    void reopening_restores_page_and_position();
    void reject_keeps_the_file();
    void the_tally_moves();
    void new_samples_do_not_move_the_active_one();
    void a_verdict_shows_before_any_event_is_handled();
    void one_active_item_is_outlined();
    void a_broken_picture_says_why_and_can_be_judged();
    void everything_has_a_name_and_a_place_in_the_focus_order();
    void details_come_and_go_by_their_key();
    void compared_pictures_move_together();
    void a_picture_beside_is_compared_when_clicked();
};

using Review = test::ReviewFixture;

void TestReview::keys_give_verdicts_data() {
    QTest::addColumn<int>("key");
    QTest::addColumn<QString>("verdict");
    QTest::addColumn<QString>("reason");
    QTest::newRow("P") << int(Qt::Key_P) << "accepted"
                       << "";
    QTest::newRow("A") << int(Qt::Key_A) << "accepted"
                       << "";
    QTest::newRow("X") << int(Qt::Key_X) << "rejected"
                       << "";
    QTest::newRow("1") << int(Qt::Key_1) << "rejected"
                       << "wrong_class";
    QTest::newRow("2") << int(Qt::Key_2) << "rejected"
                       << "artefact";
    QTest::newRow("3") << int(Qt::Key_3) << "rejected"
                       << "too_like_real";
    QTest::newRow("4") << int(Qt::Key_4) << "rejected"
                       << "off_style";
}

void TestReview::keys_give_verdicts() {
    QFETCH(int, key);
    QFETCH(QString, verdict);
    QFETCH(QString, reason);
    Review review;
    const std::int64_t id = review.current();
    QCOMPARE(id, review.all.front());
    review.press(static_cast<Qt::Key>(key));
    const project::Sample sample = review.sample(id);
    QCOMPARE(QString::fromStdString(sample.verdict), verdict);
    QCOMPARE(QString::fromStdString(sample.reason), reason);
    QCOMPARE(sample.decided_by, std::string("person"));
    review.show_verdicts("");
    review.page->list().set_current(id);
    QVERIFY(review.wait());
    review.press(Qt::Key_U);
    QCOMPARE(review.verdict(id), std::string("unjudged"));
}

void TestReview::a_verdict_sets_and_never_toggles() {
    Review review;
    review.show_verdicts("");
    const std::int64_t id = review.current();
    for (int times = 0; times < 2; ++times) {
        review.page->list().set_current(id);
        QVERIFY(review.wait());
        review.press(Qt::Key_X);
        QCOMPARE(review.verdict(id), std::string("rejected"));
    }
}

void TestReview::a_verdict_goes_to_the_next() {
    Review review;
    review.press(Qt::Key_Space);
    QVERIFY(review.wait());
    QCOMPARE(review.current(), review.all[1]);
    review.press(Qt::Key_P);
    // In the very same event: the active sample is the one that followed, never the first.
    QCOMPARE(review.current(), review.all[2]);
}

void TestReview::a_verdict_at_the_end_goes_to_the_previous() {
    Review review;
    const std::size_t last = review.all.size() - 1;
    review.page->list().set_current(review.all[last]);
    QVERIFY(review.wait());
    review.press(Qt::Key_X);
    QCOMPARE(review.current(), review.all[last - 1]);
}

void TestReview::with_all_shown_the_end_goes_to_the_previous_too() {
    Review review;
    review.show_verdicts("");
    const std::size_t last = review.all.size() - 1;
    review.page->list().set_current(review.all[last]);
    QVERIFY(review.wait());
    review.press(Qt::Key_P);
    QCOMPARE(review.current(), review.all[last - 1]);
    QCOMPARE(review.page->list().model().rowCount(), static_cast<int>(review.all.size()));
}

void TestReview::a_key_acts_on_the_sample_on_the_screen() {
    Review review;
    const std::int64_t shown = review.page->shown_id();
    // While the key is on its way, the list behind it is read anew in another order.
    auto& order = review.find<QComboBox>("reviewOrder");
    order.setCurrentIndex(order.findText("by novelty"));
    review.press(Qt::Key_1);
    QCOMPARE(review.sample(shown).reason, std::string("wrong_class"));
    QVERIFY(review.settle());
    int judged = 0;
    for (const std::int64_t id : review.all) judged += review.verdict(id) != "unjudged" ? 1 : 0;
    QCOMPARE(judged, 1);
}

void TestReview::a_held_key_judges_once() {
    Review review;
    QWidget* target = QApplication::focusWidget();
    QTest::keyPress(target, Qt::Key_X);
    QVERIFY(review.wait());
    constexpr bool is_repeat = true;
    for (int i = 0; i < 3; ++i) QTest::simulateEvent(target, true, Qt::Key_X, Qt::NoModifier, "x", is_repeat);
    QCOMPARE(review.count("rejected"), 1);
}

void TestReview::hovering_is_never_a_target() {
    Review review;
    auto& strip = review.find<ui::PictureGrid>("reviewStrip");
    const std::int64_t active = review.current();
    QTest::mouseMove(strip.viewport(), strip.visualRect(strip.model()->index(2, 0)).center());
    review.press(Qt::Key_X);
    QCOMPARE(review.verdict(active), std::string("rejected"));
    QCOMPARE(review.verdict(review.all[2]), std::string("unjudged"));
}

void TestReview::undo_and_redo_bring_the_sample_back() {
    Review review;
    const std::int64_t first = review.current();
    review.press(Qt::Key_2);
    QVERIFY(review.wait());
    QCOMPARE(review.page->list().model().row_of(first), -1);
    QVERIFY(!review.find<QLabel>("noticeText").text().isEmpty());
    review.press(Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(review.verdict(first), std::string("unjudged"));
    QCOMPARE(review.current(), first);
    QCOMPARE(review.page->list().model().row_of(first), 0);
    QVERIFY(review.wait());
    review.press(Qt::Key_Y, Qt::ControlModifier);
    QCOMPARE(review.sample(first).reason, std::string("artefact"));
    review.press(Qt::Key_Z, Qt::ControlModifier);
    review.press(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(review.sample(first).reason, std::string("artefact"));
}

void TestReview::undo_works_after_a_restart() {
    Review review;
    const std::int64_t first = review.current();
    review.press(Qt::Key_P);
    review.restart_window();
    QVERIFY(review.current() != first);
    review.press(Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(review.verdict(first), std::string("unjudged"));
    QCOMPARE(review.current(), first);
}

void TestReview::nothing_left_offers_a_way_out() {
    test::SyntheticOptions few;
    few.train = {5, 3};
    few.samples = 1;
    Review review(few);
    auto& box = review.find<QComboBox>("reviewClass");
    box.setCurrentIndex(1);
    QVERIFY(review.wait());
    review.press(Qt::Key_P);
    QCOMPARE(review.current(), 0);
    QVERIFY(review.find<QLabel>("reviewEmpty").isVisible());
    QVERIFY(review.find<QLabel>("reviewEmpty").text().startsWith("0 left"));
    review.click("reviewNextClass");
    QVERIFY(review.settle());
    QVERIFY(review.wait());
    QCOMPARE(review.current(), review.all[1]);
    review.press(Qt::Key_P);
    QCOMPARE(review.current(), 0);
    review.click("reviewShowAll");
    QVERIFY(review.wait());
    QCOMPARE(review.current(), review.all[1]);
}

void TestReview::moving_keys_move() {
    Review review;
    review.show_verdicts("");
    for (const auto& [forward, back] :
         {std::pair{Qt::Key_Space, Qt::Key_Backspace}, {Qt::Key_Right, Qt::Key_Left}, {Qt::Key_PageDown, Qt::Key_PageUp}}) {
        QCOMPARE(review.current(), review.all[0]);
        review.press(forward);
        QCOMPARE(review.current(), review.all[1]);
        review.press(back);
    }
    QCOMPARE(review.current(), review.all[0]);
    review.press(Qt::Key_Left);  // the first one has none before it
    QCOMPARE(review.current(), review.all[0]);
    // Also with the focus in the strip, whose own keys these are.
    review.find<ui::PictureGrid>("reviewStrip").setFocus();
    review.press(Qt::Key_Right);
    QCOMPARE(review.current(), review.all[1]);
}

void TestReview::a_verdict_is_on_disk_at_once() {
    Review review;
    const std::int64_t id = review.current();
    review.press(Qt::Key_X);
    // Another connection, before any event was handled.
    const project::Project other = review.project().reopen();
    QCOMPARE(project::SampleRepository(other).get(id).verdict, std::string("rejected"));
}

void TestReview::the_disk_is_waited_for_after_the_verdict_is_shown() {
    Review review;
    review.press(Qt::Key_P);
    QCoreApplication::processEvents();  // the first one in a new log is more than one sync
    log_syncs = 0;
    const std::int64_t judged = review.current();
    review.press(Qt::Key_X);
    QVERIFY(review.page->shown_id() != judged);
    QCOMPARE(review.verdict(judged), std::string("rejected"));
    QCOMPARE(log_syncs.load(), 0);
    QCoreApplication::processEvents();
    QCOMPARE(log_syncs.load(), 1);
    review.press(Qt::Key_P);
    review.restart_window();  // closing waits too
    QVERIFY(log_syncs > 1);
}

void TestReview::the_next_pictures_are_decoded_ahead() {
    Review review;
    ui::PictureLoader& pictures = review.window().session()->pictures();
    QTRY_VERIFY(!pictures.picture(review.all[1]).isNull());
    review.press(Qt::Key_P);
    // No wait: the picture is there in the same event.
    QCOMPARE(review.page->shown_id(), review.all[1]);
    QCOMPARE(review.find<ui::PictureView>("reviewPicture").property("imageId").toLongLong(), review.all[1]);
}

void TestReview::keys_do_nothing_while_text_is_typed() {
    Review review;
    QLineEdit field(review.page);
    field.show();
    field.setFocus();
    QTRY_VERIFY(field.hasFocus());
    QTest::keyClicks(&field, "pax1");
    QCOMPARE(field.text(), QString("pax1"));
    QCOMPARE(project::SampleRepository(review.project()).count({{}, 0, "unjudged"}), static_cast<std::int64_t>(review.all.size()));
}

void TestReview::reopening_restores_page_and_position() {
    Review review;
    review.show_verdicts("");
    review.page->list().set_current(review.all[3]);
    QVERIFY(review.wait());
    review.restart_window();
    QCOMPARE(review.window().current_page(), QString("review"));
    QCOMPARE(review.find<QComboBox>("reviewVerdict").currentData().toString(), QString());
    QCOMPARE(review.current(), review.all[3]);
}

void TestReview::reject_keeps_the_file() {
    Review review;
    const std::int64_t id = review.current();
    const project::Sample sample = review.sample(id);
    const auto path = project::ImageRepository(review.project()).absolute_path(sample.image);
    QVERIFY(std::filesystem::exists(path));
    review.press(Qt::Key_X);
    QVERIFY(std::filesystem::exists(path));
    QCOMPARE(review.dialogs().asked, 0);
}

void TestReview::the_tally_moves() {
    Review review;
    auto& box = review.find<QComboBox>("reviewClass");
    box.setCurrentIndex(1);
    QVERIFY(review.wait());
    QVERIFY(review.find<QLabel>("reviewTally").text().contains("0 accepted"));
    review.press(Qt::Key_P);
    QTRY_VERIFY(review.find<QLabel>("reviewTally").text().contains("1 accepted"));
}

void TestReview::new_samples_do_not_move_the_active_one() {
    Review review;
    review.press(Qt::Key_Right);
    QVERIFY(review.wait());
    const std::int64_t active = review.current();
    const int rows = review.page->list().model().rowCount();
    review.synthetic().add_samples(review.synthetic().classes().front(), review.synthetic().run(), 2);
    QTRY_COMPARE(review.page->list().model().rowCount(), rows + 2);
    QCOMPARE(review.current(), active);
    QCOMPARE(review.page->shown_id(), active);
}

void TestReview::a_verdict_shows_before_any_event_is_handled() {
    Review review;
    review.show_verdicts("");
    const QModelIndex first = review.page->list().model().index(0);
    review.press(Qt::Key_3);
    QCOMPARE(first.data(ui::PictureModel::verdict_role).toString(), QString("rejected"));
    QCOMPARE(first.data(ui::PictureModel::reason_role).toString(), QString("too_like_real"));
    QVERIFY(review.find<QLabel>("reviewTally").text().contains("1 rejected"));
    review.press(Qt::Key_Left);
    QVERIFY(review.wait());
    QCOMPARE(review.find<ui::PictureView>("reviewPicture").badge(), QString("rejected: too like a real image"));
    // Another verdict on the very picture that is shown.
    review.press(Qt::Key_A);
    review.press(Qt::Key_Left);
    QCOMPARE(review.find<ui::PictureView>("reviewPicture").badge(), QString("accepted"));
}

void TestReview::one_active_item_is_outlined() {
    Review review;
    auto& strip = review.find<ui::PictureGrid>("reviewStrip");
    for (const Qt::Key key : {Qt::Key_Right, Qt::Key_Right, Qt::Key_X, Qt::Key_Left}) {
        review.press(key);
        QVERIFY(review.wait());
        const QModelIndexList selected = strip.selectionModel()->selectedIndexes();
        QCOMPARE(selected.size(), 1);
        QCOMPARE(selected.front().data(ui::PictureModel::id_role).toLongLong(), review.current());
        // In the accent colour, at the edge of its cell.
        const QRect cell = strip.visualRect(selected.front());
        const QImage drawn = strip.viewport()->grab(cell).toImage();
        int outlined = 0;
        for (int x = 0; x < drawn.width(); ++x) outlined += drawn.pixelColor(x, 3) == ui::theme().accent ? 1 : 0;
        QVERIFY(outlined > drawn.width() / 2);
    }
}

void TestReview::a_broken_picture_says_why_and_can_be_judged() {
    test::SyntheticOptions options;
    options.samples = 12;  // more than are decoded ahead
    Review review(options);
    const std::int64_t broken = review.all[8];
    const auto path = project::ImageRepository(review.project()).absolute_path(review.sample(broken).image);
    std::filesystem::resize_file(path, 20);
    review.page->list().set_current(broken);
    QTRY_VERIFY(review.find<ui::PictureView>("reviewPicture").message().contains(QString::fromStdString(path.filename().string())));
    QCOMPARE(review.page->shown_id(), broken);
    review.press(Qt::Key_2);
    QCOMPARE(review.sample(broken).reason, std::string("artefact"));
    QCOMPARE(review.current(), review.all[9]);
}

void TestReview::everything_has_a_name_and_a_place_in_the_focus_order() {
    Review review;
    int named = 0;
    for (QWidget* widget : review.page->findChildren<QWidget*>()) {
        const bool acts = qobject_cast<QAbstractButton*>(widget) || qobject_cast<QComboBox*>(widget) || qobject_cast<QListView*>(widget) ||
                          qobject_cast<QAbstractSpinBox*>(widget);
        // Parts of a widget, such as the list of a combo box, are spoken for by it.
        const bool part = qobject_cast<QComboBox*>(widget->parentWidget()) || widget->objectName().startsWith("qt_") ||
                          QByteArray(widget->metaObject()->className()).startsWith("QComboBox");
        if (!acts || part) continue;
        ++named;
        QVERIFY2(!widget->objectName().isEmpty(), widget->metaObject()->className());
        const bool spoken = !widget->accessibleName().isEmpty() ||
                            (qobject_cast<QAbstractButton*>(widget) && !qobject_cast<QAbstractButton*>(widget)->text().isEmpty());
        QVERIFY2(spoken || !widget->isVisible(), qPrintable(widget->objectName()));
    }
    QVERIFY(named > 15);
    // Cells are spoken with their verdict.
    review.show_verdicts("");
    review.press(Qt::Key_X);
    QVERIFY(review.page->list().model().index(0).data(Qt::AccessibleTextRole).toString().contains("rejected"));
    // By Tab round and back: the class first, then what narrows the list.
    QStringList order;
    QWidget* at = &review.find<QComboBox>("reviewClass");
    for (int i = 0; i < 40; ++i, at = at->nextInFocusChain()) {
        if ((at->focusPolicy() & Qt::TabFocus) && !at->objectName().isEmpty()) order << at->objectName();
    }
    for (const auto& [before, after] :
         {std::pair("reviewClass", "reviewVerdict"), {"reviewVerdict", "reviewOrder"}, {"reviewOrder", "viewGrid"}}) {
        QVERIFY2(order.indexOf(before) < order.indexOf(after), qPrintable(order.join(' ')));
    }
}

void TestReview::details_come_and_go_by_their_key() {
    Review review;
    auto& details = review.find<QLabel>("reviewDetails");
    QTRY_VERIFY(details.text().contains("seed"));
    const bool shown = details.isVisible();
    review.press(Qt::Key_I);
    QCOMPARE(details.isVisible(), !shown);
    review.press(Qt::Key_I);
    QCOMPARE(details.isVisible(), shown);
}

void TestReview::compared_pictures_move_together() {
    test::SyntheticOptions options;
    options.width = options.height = 96;
    Review review(options);
    auto& picture = review.find<ui::PictureView>("reviewPicture");
    auto& compared = review.find<ui::PictureView>("reviewCompared");
    QVERIFY(!compared.isVisible());
    review.press(Qt::Key_C);
    QTRY_VERIFY(compared.isVisible() && !compared.image().isNull());
    const QPointF cursor(picture.width() / 4.0, picture.height() / 3.0);
    const auto wheel = [](ui::PictureView& view, QPointF at, int notches) {
        QWheelEvent event(at, view.mapToGlobal(at), {}, {0, 120 * notches}, Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase, false);
        QApplication::sendEvent(&view, &event);
    };
    wheel(picture, cursor, 6);
    QVERIFY(picture.viewport().zoom > 2);
    QVERIFY(compared.viewport() == picture.viewport());
    QTest::mousePress(&compared, Qt::LeftButton, Qt::NoModifier, QPoint(100, 100));
    QTest::mouseMove(&compared, QPoint(60, 80));
    QTest::mouseRelease(&compared, Qt::LeftButton, Qt::NoModifier, QPoint(60, 80));
    QVERIFY(compared.viewport() == picture.viewport());
    // The next picture is looked at in the same place.
    const ui::Viewport before = picture.viewport();
    review.press(Qt::Key_Right);
    QVERIFY(review.wait());
    QVERIFY(picture.viewport() == before);
    QTRY_VERIFY(!compared.image().isNull());  // the neighbour of this one
    wheel(compared, cursor, -40);
    // A small picture is never drawn smaller than it is.
    QVERIFY(picture.viewport().zoom < 1 && compared.viewport() == picture.viewport());
    QCOMPARE(picture.scale(), 1.0);
    review.press(Qt::Key_Z);
    QCOMPARE(picture.viewport().zoom, 1.0);
    QVERIFY(compared.viewport() == picture.viewport());
    review.press(Qt::Key_Z);
    QCOMPARE(picture.scale(), 1.0);
    review.press(Qt::Key_Z);
    QCOMPARE(picture.viewport().zoom, 1.0);
}

void TestReview::a_picture_beside_is_compared_when_clicked() {
    Review review;
    auto& beside = review.find<ui::PictureGrid>("reviewNeighbours");
    QTRY_VERIFY(beside.model()->rowCount() > 2);
    QTest::mouseClick(beside.viewport(), Qt::LeftButton, Qt::NoModifier, beside.visualRect(beside.model()->index(2, 0)).center());
    auto& compared = review.find<ui::PictureView>("reviewCompared");
    QTRY_VERIFY(compared.isVisible() && !compared.image().isNull());
    const std::int64_t id = beside.model()->index(2, 0).data(ui::PictureModel::id_role).toLongLong();
    QCOMPARE(compared.image(), review.window().session()->pictures().picture(id));
}

int main(int argc, char** argv) {
    QApplication app(argc, argv);
    const test::SettingsSandbox sandbox;
    TestReview tests;
    return QTest::qExec(&tests, argc, argv);
}

#include "test_review.moc"
