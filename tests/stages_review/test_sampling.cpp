#include "core/project/verdicts.h"
#include "core/stages/review/review.h"
#include "core/stages/review/sampling.h"
#include "tests/support/error_of.h"
#include "tests/support/synthetic_project.h"

#include <QtTest/QTest>

#include <bit>
#include <cmath>
#include <map>
#include <set>

using namespace tw;
using namespace tw::stages;
using project::Project;
using project::SampleRepository;
using project::VerdictRepository;

namespace {

using Count = unsigned long long;

/// How many subsets of `drawn` of the pictures 0 … population - 1, of which the first `good` are good, hold each number of good ones: by
/// going through all subsets.
std::vector<Count> counted(int population, int good, int drawn) {
    std::vector<Count> counts(static_cast<std::size_t>(drawn) + 1);
    for (unsigned subset = 0; subset < (1u << population); ++subset) {
        if (std::popcount(subset) == drawn) ++counts[static_cast<std::size_t>(std::popcount(subset & ((1u << good) - 1)))];
    }
    return counts;
}

Count sum(const std::vector<Count>& counts, int first, int last) {
    Count total = 0;
    for (int i = first; i <= last; ++i) total += counts[static_cast<std::size_t>(i)];
    return total;
}

/// Of good ones in the rest.
double share(int all, int good, int rest) {
    return static_cast<double>(all - good) / rest;
}

void judge(Project& project, const std::vector<std::int64_t>& ids, std::size_t good) {
    for (std::size_t i = 0; i < ids.size(); ++i) {
        VerdictRepository(project).apply({{ids[i], i < good ? "accepted" : "rejected", ""}}, "person");
    }
}

}  // namespace

class TestSampling : public QObject {
    Q_OBJECT

private slots:
    void the_interval_is_the_one_that_enumeration_gives() {
        for (int population = 2; population <= 12; ++population) {
            for (int drawn = 1; drawn < population; ++drawn) {
                std::vector<std::vector<Count>> subsets;
                for (int good = 0; good <= population; ++good) subsets.push_back(counted(population, good, drawn));
                const Count total = sum(subsets[0], 0, drawn);
                for (int good = 0; good <= drawn; ++good) {
                    int least = population, most = 0;
                    for (int all = good; all <= good + population - drawn; ++all) {
                        const auto& counts = subsets[static_cast<std::size_t>(all)];
                        // In whole numbers: the chance is above 1/40.
                        if (40 * sum(counts, good, drawn) > total) least = std::min(least, all);
                        if (40 * sum(counts, 0, good) > total) most = std::max(most, all);
                    }
                    const ShareInterval found = share_of_rest(population, drawn, good);
                    QCOMPARE(found.low, share(least, good, population - drawn));
                    QCOMPARE(found.high, share(most, good, population - drawn));
                }
            }
        }
    }

    void it_holds_the_truth_at_least_as_often_as_it_says() {
        for (const int population : {8, 13}) {
            for (int drawn = 1; drawn < population; ++drawn) {
                for (int all = 0; all <= population; ++all) {
                    const auto counts = counted(population, all, drawn);
                    Count covered = 0, total = 0;
                    for (int good = 0; good <= drawn; ++good) {
                        const Count ways = counts[static_cast<std::size_t>(good)];
                        total += ways;
                        if (ways == 0) continue;
                        const ShareInterval found = share_of_rest(population, drawn, good);
                        const double truth = share(all, good, population - drawn);
                        if (truth >= found.low - 1e-12 && truth <= found.high + 1e-12) covered += ways;
                    }
                    QVERIFY(100 * covered >= 95 * total);
                }
            }
        }
    }

    void known_values_of_large_populations() {
        // Without an end the interval is Clopper and Pearson's: 45 of 50 give 0.7819 … 0.9667 (exact binomial tables).
        const ShareInterval wide = share_of_rest(100'000'000, 50, 45);
        QVERIFY(std::abs(wide.low - 0.7819) < 2e-4 && std::abs(wide.high - 0.9667) < 2e-4);
        const ShareInterval none = share_of_rest(1'000, 1'000, 3);
        QVERIFY(none.low == 0 && none.high == 1);
        const ShareInterval all_good = share_of_rest(1'000, 100, 100);
        QVERIFY(all_good.high == 1 && all_good.low > 0.96);
    }

    void the_proposed_sample_is_as_narrow_as_wanted_whatever_it_shows() {
        for (const std::int64_t population : {1, 5, 40, 300, 2'000}) {
            for (const double width : {0.1, 0.2, 0.4}) {
                const std::int64_t drawn = proposed_sample(population, width);
                QVERIFY(drawn >= 1 && drawn <= population);
                if (drawn == population) continue;
                for (std::int64_t good = 0; good <= drawn; ++good) {
                    QVERIFY(share_of_rest(population, drawn, good).width() <= width + 1.0 / static_cast<double>(population - drawn));
                }
                if (drawn > 8) QVERIFY(share_of_rest(population, drawn - 4, (drawn - 4) / 2).width() > width);
            }
        }
        QVERIFY(proposed_sample(1'000'000, 0.2) > 90 && proposed_sample(1'000'000, 0.2) < 110);
    }

    void every_picture_is_drawn_equally_often() {
        test::SyntheticProject synthetic({.train = {2, 2}, .samples = 6});
        std::map<std::int64_t, int> times;
        constexpr int rounds = 1'200;
        for (int seed = 0; seed < rounds; ++seed) {
            const DrawnSample sample = draw_sample(synthetic.project(), 1, 2, static_cast<std::uint64_t>(seed));
            QCOMPARE(sample.population, std::int64_t{6});
            QCOMPARE(std::set<std::int64_t>(sample.ids.begin(), sample.ids.end()).size(), std::size_t{2});
            for (const std::int64_t id : sample.ids) ++times[id];
        }
        QCOMPARE(times.size(), std::size_t{6});
        // A third of the rounds each; 5 standard deviations.
        for (const auto& [id, count] : times) QVERIFY(std::abs(count - rounds / 3) < 82);
        QCOMPARE(draw_sample(synthetic.project(), 1, 3, 9).ids, draw_sample(synthetic.project(), 1, 3, 9).ids);
        QVERIFY(!test::error_of([&] { draw_sample(synthetic.project(), 1, 7, 0); }).empty());
    }

    void the_rest_is_judged_as_one_act_that_says_how() {
        test::SyntheticProject synthetic({.train = {2, 2}, .samples = 12});
        Project& project = synthetic.project();
        const DrawnSample sample = draw_sample(project, 1, 5, 42);
        keep_sample(project, sample);
        judge(project, {sample.ids.begin(), sample.ids.begin() + 3}, 3);
        QVERIFY(test::error_of([&] { judge_rest(project, sample, "accepted"); }).find("3 of 5") != std::string::npos);
        judge(project, {sample.ids.begin() + 3, sample.ids.end()}, 1);
        // What is drawn later does not belong to the population.
        synthetic.add_samples(synthetic.classes()[0], synthetic.run(), 4);
        const DrawnSample kept = kept_sample(project).value();
        QCOMPARE(kept.ids, sample.ids);
        const SampleFinding finding = examine_sample(project, kept);
        QCOMPARE(finding.judged, std::int64_t{5});
        QCOMPARE(finding.good, std::int64_t{4});
        QCOMPARE(finding.rest, std::int64_t{7});
        QCOMPARE(finding.share.low, share_of_rest(12, 5, 4).low);
        QCOMPARE(judge_rest(project, kept, "accepted"), std::int64_t{7});
        QCOMPARE(SampleRepository(project).count({{}, 1, "unjudged"}), std::int64_t{4});
        QCOMPARE(SampleRepository(project).count({{}, 2, "unjudged"}), std::int64_t{12});
        std::int64_t by_sample = 0;
        for (const project::Sample& row : SampleRepository(project).list({{}, 1, "accepted"})) {
            if (row.decided_by != "sample") continue;
            ++by_sample;
            const Json evidence = VerdictRepository(project).evidence(row.decision_id.value());
            QCOMPARE(evidence.at("kind").get<std::string>(), std::string("sample"));
            QCOMPARE(evidence.at("population").get<int>(), 12);
            QCOMPARE(evidence.at("drawn").get<int>(), 5);
            QCOMPARE(evidence.at("good").get<int>(), 4);
            QCOMPARE(evidence.at("seed").get<int>(), 42);
            QCOMPARE(evidence.at("share_low").get<double>(), finding.share.low);
        }
        QCOMPARE(by_sample, std::int64_t{7});
        QCOMPARE(VerdictRepository(project).undo_size(), std::int64_t{7});
        VerdictRepository(project).undo();
        QCOMPARE(SampleRepository(project).count({{}, 1, "unjudged"}), std::int64_t{11});
        drop_sample(project);
        QVERIFY(!kept_sample(project));
    }

    void the_number_above_a_threshold_is_the_number_judged() {
        test::SyntheticProject synthetic({.train = {3, 3}, .samples = 6});
        Project& project = synthetic.project();
        // Margins 0.45, 0.35, 0.25, 0.15, 0.05, -0.05.
        const auto ids = SampleRepository(project).ids({{}, 1, ""});
        synthetic.add_samples(synthetic.classes()[0], synthetic.run(), 2, false);  // without scores: on neither side
        VerdictRepository(project).apply({{ids[0], "rejected", ""}}, "person");
        const project::SampleFilter above{{}, 1, "unjudged", project::ScoreBound{"margin", 0.2, true}};
        const project::SampleFilter below{{}, 1, "unjudged", project::ScoreBound{"margin", 0.2, false}};
        QCOMPARE(SampleRepository(project).count(above), std::int64_t{2});
        QCOMPARE(SampleRepository(project).count(below), std::int64_t{3});
        QCOMPARE(judge_by_threshold(project, above, "accepted"), std::int64_t{2});
        QCOMPARE(SampleRepository(project).ids({{}, 1, "accepted"}), (std::vector<std::int64_t>{ids[1], ids[2]}));
        const project::Sample sample = SampleRepository(project).get(ids[1]);
        QCOMPARE(sample.decided_by, std::string("rule"));
        QVERIFY((VerdictRepository(project).evidence(sample.decision_id.value()) ==
                 Json{{"kind", "threshold"}, {"score", "margin"}, {"limit", 0.2}, {"side", "above"}}));
        QCOMPARE(judge_by_threshold(project, below, "rejected"), std::int64_t{3});
        QCOMPARE(SampleRepository(project).count({{}, 1, "unjudged"}), std::int64_t{2});
        VerdictRepository(project).undo();
        VerdictRepository(project).undo();
        QCOMPARE(SampleRepository(project).count({{}, 1, "unjudged"}), std::int64_t{7});
        QVERIFY(!SampleRepository(project).get(ids[1]).decision_id);
        VerdictRepository(project).redo();
        QVERIFY(SampleRepository(project).get(ids[1]).decision_id.has_value());
    }
};

QTEST_APPLESS_MAIN(TestSampling)
#include "test_sampling.moc"
