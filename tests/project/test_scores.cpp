#include "core/project/scores.h"
#include "tests/support/synthetic_project.h"

#include <QtTest/QTest>

using namespace tw;
using namespace tw::project;

class TestScores : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { qputenv("TAILWRIGHT_RESOURCES", TW_SOURCE_DIR "/resources"); }

    void thresholds_of_a_class_beat_those_of_all() {
        test::SyntheticProject synthetic({.train = {2, 2}, .samples = 0, .scores = false});
        ScoreRepository scores(synthetic.project());
        QVERIFY(!scores.threshold(1, "margin"));
        scores.set_threshold(0, "margin", 0.1);
        scores.set_threshold(0, "contrast", 0.02);
        scores.set_threshold(1, "margin", -0.2);
        QCOMPARE(*scores.threshold(1, "margin"), -0.2);
        QCOMPARE(*scores.threshold(2, "margin"), 0.1);
        QCOMPARE(scores.thresholds(1), (std::map<std::string, double>{{"contrast", 0.02}, {"margin", -0.2}}));
        scores.set(1, {{"margin", 0.5}, {"blank", 0}});
        scores.set(1, {{"margin", 0.6}});
        scores.set(2, {{"margin", 0.7}});
        QCOMPARE(scores.get(1), (std::map<std::string, double>{{"blank", 0}, {"margin", 0.6}}));
        QCOMPARE(scores.by_name("margin", {2, 99}), (std::map<std::int64_t, double>{{2, 0.7}}));
    }

    void the_highest_scores_come_first_and_equal_ones_in_the_order_of_ids() {
        test::SyntheticProject synthetic({.samples = 0, .scores = false});
        ScoreRepository scores(synthetic.project());
        scores.set(3, {{"margin", 0.5}});
        scores.set(1, {{"margin", 0.5}});
        scores.set(2, {{"margin", 0.9}, {"contrast", 1}});
        scores.set(4, {{"margin", -0.5}});
        QCOMPARE(scores.highest_first("margin"), (std::vector<std::int64_t>{2, 1, 3, 4}));
        scores.set(4, {{"margin", 2}});
        QCOMPARE(scores.highest_first("margin").front(), std::int64_t{4});
        QVERIFY(scores.highest_first("nothing").empty());
    }

    void scores_of_a_range_come_image_by_image() {
        test::SyntheticProject synthetic({.samples = 0, .scores = false});
        ScoreRepository scores(synthetic.project());
        for (const std::int64_t id : {4, 2, 3, 1}) scores.set(id, {{"margin", 0.1 * static_cast<double>(id)}, {"contrast", 1}});
        std::vector<std::string> seen;
        scores.each(2, 3, [&](std::int64_t id, const std::string& name, double value) {
            seen.push_back(std::to_string(id) + " " + name);
            QCOMPARE(value, name == "margin" ? 0.1 * static_cast<double>(id) : 1.0);
        });
        QCOMPARE(seen, (std::vector<std::string>{"2 contrast", "2 margin", "3 contrast", "3 margin"}));
        QCOMPARE(scores.values("margin", {3, 5, 1}).size(), std::size_t{2});
    }
};

QTEST_APPLESS_MAIN(TestScores)
#include "test_scores.moc"
