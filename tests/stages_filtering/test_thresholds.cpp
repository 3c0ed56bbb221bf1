#include "core/base/error.h"
#include "core/base/random.h"
#include "core/project/images.h"
#include "core/stages/filtering/filter.h"
#include "core/stages/filtering/rules.h"
#include "tests/support/synthetic_project.h"

#include <QtTest/QTest>

using namespace tw;
using namespace tw::stages;

namespace {

/// Every real training image gets a value of its own.
void score_real(project::Project& project, std::int64_t class_id, const std::string& name, double centre, double spread) {
    Random random(static_cast<std::uint64_t>(class_id));
    for (const std::int64_t id : project::ImageRepository(project).ids("real", "train", class_id)) {
        project::ScoreRepository(project).set(id, {{name, centre + spread * random.normal()}});
    }
}

double kept_share(const project::Project& project, std::int64_t class_id, const std::string& name) {
    const auto ids = project::ImageRepository(project).ids("real", "train", class_id);
    const double threshold = project::ScoreRepository(project).threshold(class_id, name).value();
    double kept = 0;
    for (const auto& [id, value] : project::ScoreRepository(project).by_name(name, ids)) kept += value >= threshold ? 1 : 0;
    return kept / static_cast<double>(ids.size());
}

}  // namespace

class TestThresholds : public QObject {
    Q_OBJECT

private slots:
    void a_threshold_keeps_its_share_of_the_real_images() {
        test::SyntheticProject made({.train = {100, 40, 3}, .scores = false});
        for (const auto& entry : made.classes()) score_real(made.project(), entry.id, "margin", 0.1 * entry.ordinal, 0.05);
        for (const double share : {0.8, 0.95, 1.0}) {
            set_default_thresholds(made.project(), share);
            for (const auto& entry : made.classes()) QVERIFY(kept_share(made.project(), entry.id, "margin") >= share - 1e-9);
        }
        set_default_thresholds(made.project(), 0.8);
        QCOMPARE(kept_share(made.project(), made.classes()[0].id, "margin"), 0.8);
        QVERIFY_THROWS_EXCEPTION(Error, set_default_thresholds(made.project(), 0.0));
    }

    void a_small_class_gets_the_yardstick_of_all_unless_its_own_is_milder() {
        test::SyntheticProject made({.train = {100, 100, 3}, .scores = false});
        score_real(made.project(), made.classes()[0].id, "margin", 0.30, 0.05);
        score_real(made.project(), made.classes()[1].id, "margin", 0.30, 0.05);
        score_real(made.project(), made.classes()[2].id, "margin", 0.90, 0.01);
        set_default_thresholds(made.project(), 0.95);
        const project::ScoreRepository scores(made.project());
        // Three tight values must not make a narrow gate.
        QVERIFY(*scores.threshold(made.classes()[2].id, "margin") < 0.4);
        score_real(made.project(), made.classes()[2].id, "margin", -0.50, 0.01);
        set_default_thresholds(made.project(), 0.95);
        QCOMPARE(kept_share(made.project(), made.classes()[2].id, "margin"), 1.0);
    }

    void few_neighbours_are_compared_with_few_neighbours() {
        test::SyntheticProject made({.train = {60, 3}, .scores = false});
        score_real(made.project(), made.classes()[0].id, "hard_cosine", 0.95, 0.01);
        score_real(made.project(), made.classes()[0].id, hard_cosine_among(3), 0.80, 0.01);
        score_real(made.project(), made.classes()[1].id, "hard_cosine", 0.99, 0.001);
        set_default_thresholds(made.project(), 0.95);
        const project::ScoreRepository scores(made.project());
        QVERIFY(*scores.threshold(made.classes()[1].id, "hard_cosine") < 0.83);
        QVERIFY(*scores.threshold(made.classes()[0].id, "hard_cosine") > 0.9);
    }

    void what_a_person_set_stays() {
        test::SyntheticProject made({.train = {30, 30}});
        const auto& classes = made.classes();
        set_threshold_by_hand(made.project(), classes[0].id, "margin", 0.123);
        set_default_thresholds(made.project(), 0.95);
        const project::ScoreRepository scores(made.project());
        QCOMPARE(*scores.threshold(classes[0].id, "margin"), 0.123);
        QVERIFY(*scores.threshold(classes[1].id, "margin") != 0.123);
        set_threshold_by_hand(made.project(), 0, "margin", 0.2);
        set_default_thresholds(made.project(), 0.5);
        for (const auto& entry : classes) QCOMPARE(*scores.threshold(entry.id, "margin"), 0.2);
        QVERIFY_THROWS_EXCEPTION(Error, set_threshold_by_hand(made.project(), 0, "beauty", 1.0));
        QVERIFY_THROWS_EXCEPTION(Error, set_threshold_by_hand(made.project(), 0, "margin", std::nan("")));
    }

    void each_test_has_its_reason() {
        const std::map<std::string, double> thresholds = {
            {"margin", 0.01}, {"hard_cosine", 0.6}, {"nearest_real", 0.05}, {"contrast", 0.1}, {"roughness", 0.8}};
        const std::map<std::string, double> good = {{"blank", 0},          {"margin", 0.01},  {"hard_cosine", 0.7},
                                                    {"nearest_real", 0.2}, {"contrast", 0.3}, {"roughness", 0.4}};
        QVERIFY(check_sample(good, thresholds).keep);
        const auto reason_with = [&](const char* name, double value) {
            auto scores = good;
            scores[name] = value;
            const FilterCheck check = check_sample(scores, thresholds);
            return check.keep ? std::string("kept") : check.reason;
        };
        QCOMPARE(reason_with("margin", 0.009), std::string("wrong_class"));
        QCOMPARE(reason_with("hard_cosine", 0.5), std::string("off_style"));
        QCOMPARE(reason_with("nearest_real", 0.01), std::string("too_like_real"));
        QCOMPARE(reason_with("contrast", 0.05), std::string("artefact"));
        QCOMPARE(reason_with("roughness", 0.9), std::string("artefact"));
        QCOMPARE(reason_with("blank", 1), std::string("artefact"));
        QCOMPARE(check_sample({{"margin", -0.04}}, thresholds).sentence, std::string("margin -0.04 is below 0.01"));
        QVERIFY(check_sample(good, {}).keep);
    }

    void keep_rates_follow_the_thresholds_and_say_what_cannot_be_drawn() {
        test::SyntheticProject made({.train = {30, 30}, .samples = 30});
        const auto& classes = made.classes();
        for (const FilterRule& rule : filter_rules) {
            set_threshold_by_hand(made.project(), 0, rule.score, rule.keeps == Keeps::above ? -1e9 : 1e9);
        }
        // Margins of the support project: 0.1 * (30 - k) - 0.15.
        set_threshold_by_hand(made.project(), classes[0].id, "margin", 0.1 * 30 - 0.15 - 0.25);
        const std::vector<KeepRate> rates = keep_rates(made.project(), {});
        QCOMPARE(rates.size(), std::size_t{2});
        QCOMPARE(rates[0].drawn, std::int64_t{30});
        QCOMPARE(rates[0].kept, std::int64_t{3});
        QVERIFY(rates[0].warning.find("3 of 30") != std::string::npos);
        QCOMPARE(rates[1].kept, std::int64_t{30});
        QVERIFY(rates[1].warning.empty());
        set_threshold_by_hand(made.project(), classes[0].id, "margin", -1);
        QVERIFY(keep_rates(made.project(), {made.run().id})[0].warning.empty());
    }

    void a_histogram_holds_both_sides() {
        test::SyntheticProject made({.train = {30, 20}, .samples = 7});
        set_default_thresholds(made.project(), 0.95);
        const ScoreHistogram histogram = score_histogram(made.project(), "margin", made.classes()[0].id);
        QCOMPARE(histogram.samples.size(), std::size_t{7});
        QCOMPARE(histogram.real.size(), std::size_t{30});
        QCOMPARE(histogram.threshold, *project::ScoreRepository(made.project()).threshold(made.classes()[0].id, "margin"));
        QCOMPARE(score_histogram(made.project(), "margin", 0).real.size(), std::size_t{50});
    }
};

QTEST_APPLESS_MAIN(TestThresholds)
#include "test_thresholds.moc"
