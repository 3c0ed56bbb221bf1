#include "core/project/scores.h"
#include "core/project/verdicts.h"
#include "core/stages/review/sampling.h"
#include "tests/ui/review_fixture.h"
#include "ui/widgets/picture_grid.h"

#include <QCheckBox>
#include <QLabel>
#include <QPushButton>
#include <QSpinBox>

using namespace tw;
using Review = test::ReviewFixture;

/// What the person's own verdicts and a random sample say, on the real window.
class TestReviewLearning : public QObject {
    Q_OBJECT

private slots:
    void it_suggests_after_a_dozen_verdicts();
    void suggestions_can_be_switched_off();
    void it_never_judges_by_itself();
    void unsure_first_is_learnt_and_what_is_next_stays();
    void a_sample_is_judged_and_decides_on_the_rest();
    void a_sample_survives_a_restart();
    void a_sample_can_be_left();
    void a_sample_stays_whatever_happens_elsewhere();
    void a_sample_can_be_drawn_again_when_it_could_not_be_kept();

private:
    static test::SyntheticOptions many() {
        test::SyntheticOptions options;
        options.train = {4, 4};
        options.samples = 30;
        return options;
    }
    /// The person likes what has a good margin: the first half of each class.
    static void judge(Review& review, int times) {
        for (int i = 0; i < times; ++i) {
            review.wait();
            const auto scores = project::ScoreRepository(review.project()).get(review.current());
            review.press(scores.at("margin") > 1.35 ? Qt::Key_P : Qt::Key_X);
        }
        review.wait();
    }
};

void TestReviewLearning::it_suggests_after_a_dozen_verdicts() {
    Review review(many());
    auto& suggestion = review.find<QLabel>("reviewSuggestion");
    QTRY_COMPARE(suggestion.text(), QString("not yet"));
    judge(review, 30);
    QTRY_VERIFY(review.page->learner().verdicts() == 30);
    QVERIFY(review.find<QLabel>("reviewLearntFrom").text().contains("30"));
    QTRY_VERIFY2(suggestion.text().startsWith("likely accept"), qPrintable(suggestion.text()));
    review.page->list().set_current(review.all.back());
    QVERIFY(review.wait());
    QVERIFY2(suggestion.text().startsWith("likely reject"), qPrintable(suggestion.text()));
}

void TestReviewLearning::suggestions_can_be_switched_off() {
    Review review(many());
    judge(review, 20);
    auto& suggestion = review.find<QLabel>("reviewSuggestion");
    QTRY_VERIFY(suggestion.isVisible() && suggestion.text() != "not yet");
    review.press(Qt::Key_L);
    QVERIFY(!suggestion.isVisible());
    QVERIFY(!review.find<QCheckBox>("reviewSuggestions").isChecked());
    review.restart_window();
    QVERIFY(!review.find<QLabel>("reviewSuggestion").isVisible());
    QCOMPARE(review.page->learner().verdicts(), std::size_t{0});
    // The order that needs it brings it back.
    review.choose("reviewOrder", static_cast<int>(stages::ReviewOrder::unsure));
    QVERIFY(review.find<QCheckBox>("reviewSuggestions").isChecked());
}

void TestReviewLearning::it_never_judges_by_itself() {
    Review review(many());
    judge(review, 25);
    QTRY_COMPARE(review.page->learner().verdicts(), std::size_t{25});
    QVERIFY(review.settle());
    QCOMPARE(review.count("unjudged"), static_cast<std::int64_t>(review.all.size()) - 25);
}

void TestReviewLearning::unsure_first_is_learnt_and_what_is_next_stays() {
    Review review(many());
    judge(review, 24);
    QTRY_COMPARE(review.page->learner().verdicts(), std::size_t{24});
    review.choose("reviewOrder", static_cast<int>(stages::ReviewOrder::unsure));
    QVERIFY(review.settle());
    ui::ReviewList& list = review.page->list();
    QCOMPARE(list.model().rowCount(), static_cast<int>(review.all.size()) - 24);
    list.set_current(list.model().id(0));
    QVERIFY(review.wait());
    const auto doubt = [&](int row) { return std::abs(review.page->learner().probability(list.model().id(row)).value() - 0.5); };
    double first = 0, last = 0;
    for (int i = 0; i < 8; ++i) first += doubt(i), last += doubt(list.model().rowCount() - 1 - i);
    QVERIFY(first < last);
    // Eight verdicts later what follows is sorted anew, but not what is decoded already.
    std::vector<std::int64_t> next;
    for (int i = 0; i < 8; ++i) {
        review.wait();
        next = {list.neighbour(1), list.neighbour(2), list.neighbour(3)};
        review.press(i % 2 == 0 ? Qt::Key_P : Qt::Key_X);
    }
    QVERIFY(review.settle());
    QCOMPARE(review.current(), next[0]);
    QCOMPARE(list.neighbour(1), next[1]);
    QCOMPARE(list.neighbour(2), next[2]);
    QCOMPARE(list.model().rowCount(), static_cast<int>(review.all.size()) - 32);
}

void TestReviewLearning::a_sample_is_judged_and_decides_on_the_rest() {
    Review review(many());
    const std::int64_t class_id = review.synthetic().classes()[0].id;
    review.choose("reviewClass", static_cast<qlonglong>(class_id));
    review.click("reviewBySample");
    QVERIFY(review.settle());
    QVERIFY(review.find<QLabel>("sampleText").text().contains("30"));
    auto& count = review.find<QSpinBox>("sampleCount");
    QTRY_COMPARE(count.value(), static_cast<int>(stages::proposed_sample(30, 0.2)));
    count.setValue(6);
    review.click("sampleDraw");
    QTRY_COMPARE(review.page->list().model().rowCount(), 6);
    const stages::DrawnSample sample = stages::kept_sample(review.project()).value();
    QCOMPARE(review.page->list().model().ids(), sample.ids);
    for (int i = 0; i < 6; ++i) {
        QVERIFY(review.wait());
        QCOMPARE(review.current(), sample.ids[static_cast<std::size_t>(i)]);
        QVERIFY(!review.find<QPushButton>("sampleAccept").isVisible());
        review.press(i == 3 ? Qt::Key_X : Qt::Key_P);
    }
    // The judged ones stay listed, so that the last word on each can be changed.
    QCOMPARE(review.page->list().model().rowCount(), 6);
    QTRY_VERIFY(review.find<QPushButton>("sampleAccept").isVisible());
    const stages::ShareInterval share = stages::share_of_rest(30, 6, 5);
    const QString text = review.find<QLabel>("sampleText").text();
    QVERIFY2(text.contains("5 of 6") && text.contains(QString::number(std::floor(100 * share.low))), qPrintable(text));
    QCOMPARE(review.find<QPushButton>("sampleAccept").text(), QString("Accept the other 24"));
    review.click("sampleAccept");
    QTRY_COMPARE(review.count("accepted"), 29);
    QTRY_VERIFY(review.find<QLabel>("noticeText").text().contains("24"));
    QVERIFY(!review.find<QWidget>("sampleBar").isVisible());
    QCOMPARE(review.dialogs().asked, 0);
    int by_sample = 0;
    for (const std::int64_t id : project::SampleRepository(review.project()).ids({{}, class_id, "accepted"})) {
        const project::Sample row = review.sample(id);
        if (row.decided_by != "sample") continue;
        ++by_sample;
        const Json evidence = project::VerdictRepository(review.project()).evidence(row.decision_id.value());
        QVERIFY(evidence.at("drawn") == 6 && evidence.at("good") == 5 && evidence.at("population") == 30);
        QCOMPARE(evidence.at("seed").get<std::uint64_t>(), sample.seed);
    }
    QCOMPARE(by_sample, 24);
    review.press(Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(review.count("accepted"), 5);
    QVERIFY(!stages::kept_sample(review.project()));
}

void TestReviewLearning::a_sample_survives_a_restart() {
    Review review(many());
    review.click("reviewBySample");
    QVERIFY(review.settle());
    auto& count = review.find<QSpinBox>("sampleCount");
    QTRY_VERIFY(count.value() > 1);
    count.setValue(4);
    review.click("sampleDraw");
    QTRY_COMPARE(review.page->list().model().rowCount(), 4);
    QVERIFY(review.wait());
    const std::int64_t first = review.current();
    review.press(Qt::Key_P);
    review.restart_window();
    QTRY_COMPARE(review.page->list().model().rowCount(), 4);
    QVERIFY(review.page->list().model().row_of(first) >= 0);
    QTRY_VERIFY(review.find<QLabel>("sampleText").text().contains("1 of 4"));
}

void TestReviewLearning::a_sample_can_be_left() {
    Review review(many());
    review.click("reviewBySample");
    QVERIFY(review.settle());
    review.click("sampleStop");
    QVERIFY(!review.find<QWidget>("sampleBar").isVisible());
    QCOMPARE(review.page->list().model().rowCount(), 60);
    review.click("reviewBySample");
    QVERIFY(review.settle());
    review.find<QSpinBox>("sampleCount").setValue(5);
    review.click("sampleDraw");
    QTRY_COMPARE(review.page->list().model().rowCount(), 5);
    QVERIFY(review.wait());
    review.press(Qt::Key_P);
    review.click("sampleStop");
    QTRY_COMPARE(review.page->list().model().rowCount(), 59);
    QCOMPARE(review.count("accepted"), 1);
}

void TestReviewLearning::a_sample_stays_whatever_happens_elsewhere() {
    Review review(many());
    review.click("reviewBySample");
    QVERIFY(review.settle());
    review.find<QSpinBox>("sampleCount").setValue(5);
    review.click("sampleDraw");
    QTRY_COMPARE(review.page->list().model().rowCount(), 5);
    QVERIFY(review.wait());
    const std::vector<std::int64_t> drawn = review.page->list().model().ids();
    const std::int64_t active = review.current();
    // Another class is picked in the histogram of another page.
    review.window().session()->pick_class(review.synthetic().classes()[1].id);
    QVERIFY(review.settle());
    QCOMPARE(review.page->list().model().ids(), drawn);
    // A rule judges so many that nobody is told which.
    const QModelIndex last = review.page->list().model().index(4);
    QCOMPARE(last.data(ui::PictureModel::verdict_role).toString(), QString("unjudged"));
    project::VerdictRepository(review.project()).apply({{drawn[4], "rejected", "artefact"}}, "rule");
    review.page->list().refresh({"sample"});
    QCOMPARE(last.data(ui::PictureModel::verdict_role).toString(), QString("rejected"));
    QCOMPARE(review.page->list().model().ids(), drawn);
    QCOMPARE(review.current(), active);
    review.click("sampleStop");
    QTRY_COMPARE(review.page->list().model().rowCount(),
                 static_cast<int>(project::SampleRepository(review.project()).count({{}, review.synthetic().classes()[1].id, "unjudged"})));
}

void TestReviewLearning::a_sample_can_be_drawn_again_when_it_could_not_be_kept() {
    Review review(many());
    review.click("reviewBySample");
    QVERIFY(review.settle());
    review.find<QSpinBox>("sampleCount").setValue(5);
    const std::filesystem::path place = review.synthetic().folder(), aside = place.string() + ".unplugged";
    std::filesystem::rename(place, aside);
    review.click("sampleDraw");
    QVERIFY(!review.find<QPushButton>("sampleDraw").isEnabled());
    QTRY_VERIFY(review.find<QPushButton>("sampleDraw").isEnabled());
    QVERIFY(!stages::kept_sample(review.project()));
    std::filesystem::rename(aside, place);
    review.click("sampleDraw");
    QTRY_COMPARE(review.page->list().model().rowCount(), 5);
}

int main(int argc, char** argv) {
    QApplication app(argc, argv);
    const test::SettingsSandbox sandbox;
    TestReviewLearning tests;
    return QTest::qExec(&tests, argc, argv);
}

#include "test_review_learning.moc"
