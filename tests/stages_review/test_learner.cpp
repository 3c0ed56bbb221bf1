#include "core/base/random.h"
#include "core/evidence/vector_cache.h"
#include "core/project/dataset.h"
#include "core/project/verdicts.h"
#include "core/stages/review/learner.h"
#include "core/stages/review/review.h"
#include "tests/stages_review/simulated_world.h"
#include "tests/support/synthetic_project.h"

#include <QtTest/QTest>

#include <cmath>
#include <ctime>

using namespace tw;
using namespace tw::stages;
using test::SimulatedWorld;

namespace {

constexpr std::uint64_t seeds[] = {1, 2, 3};

/// Of this thread alone, since others may be waiting for the processor too.
double thread_ms() {
    timespec now{};
    ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return 1e3 * static_cast<double>(now.tv_sec) + 1e-6 * static_cast<double>(now.tv_nsec);
}

/// Of the pictures that are not among the first `judged` ones.
double area(const SimulatedWorld& world, const Learner& learner, std::size_t judged) {
    std::vector<double> ranks;
    for (const std::int64_t id : world.ids) ranks.push_back(learner.probability(id).value_or(0));
    return test::area_under_curve(world, ranks, judged);
}

}  // namespace

class TestLearner : public QObject {
    Q_OBJECT

private slots:
    void it_orders_unseen_pictures_better_than_the_margin() {
        constexpr std::size_t counts[] = {50, 100, 200, 500};
        qInfo("%-10s %6s %8s %8s %8s %8s   area under the curve on unseen pictures, mean of %zu seeds", "rule", "margin", "50", "100",
              "200", "500", std::size(seeds));
        for (const std::string& rule : test::simulated_rules()) {
            double by_margin = 0, learnt[std::size(counts)] = {};
            for (const std::uint64_t seed : seeds) {
                const SimulatedWorld world = test::simulate(rule, seed);
                by_margin += test::area_under_curve(world, world.margins, 500) / std::size(seeds);
                for (std::size_t c = 0; c < std::size(counts); ++c) {
                    const Learner learner(world.features, world.judged(0, counts[c]));
                    const double found = area(world, learner, 500);
                    learnt[c] += found / std::size(seeds);
                    if (counts[c] != 200) continue;
                    const double margin = test::area_under_curve(world, world.margins, 500);
                    // Where nothing but the margin counts nobody can beat it; then hardly anything may be lost.
                    const bool good = rule == "margin" ? found > margin - 0.02 : found > margin + 0.02;
                    QVERIFY2(good, (rule + ", seed " + std::to_string(seed)).c_str());
                }
            }
            qInfo("%-10s %6.3f %8.3f %8.3f %8.3f %8.3f", rule.c_str(), by_margin, learnt[0], learnt[1], learnt[2], learnt[3]);
        }
    }

    void likely_means_likely() {
        double accepted = 0, said_accept = 0, rejected = 0, said_reject = 0, all = 0;
        for (const std::string& rule : test::simulated_rules()) {
            for (const std::uint64_t seed : seeds) {
                const SimulatedWorld world = test::simulate(rule, seed);
                const Learner learner(world.features, world.judged(0, 100));
                for (std::size_t i = 100; i < world.ids.size(); ++i) {
                    const Leaning lean = leaning(learner.probability(world.ids[i]).value());
                    ++all;
                    if (lean == Leaning::likely_accept) ++said_accept, accepted += world.accepted[i] ? 1 : 0;
                    if (lean == Leaning::likely_reject) ++said_reject, rejected += world.accepted[i] ? 0 : 1;
                }
            }
        }
        qInfo("likely accept: %.1f %% right; likely reject: %.1f %% right; unsure: %.1f %% of all, after 100 verdicts",
              100 * accepted / said_accept, 100 * rejected / said_reject, 100 * (1 - (said_accept + said_reject) / all));
        // Words that begin at 80 % must hold at least that much, less what 100 verdicts leave open.
        QVERIFY(accepted / said_accept > 0.8 && rejected / said_reject > 0.8);
        QVERIFY(said_accept + said_reject > 0.2 * all);
    }

    void judging_the_unsure_ones_teaches_no_less_than_judging_at_random() {
        constexpr std::size_t budget = 120, step = 10, held_back = 700;
        double by_unsure = 0, by_chance = 0;
        for (const std::string& rule : test::simulated_rules()) {
            for (const std::uint64_t seed : seeds) {
                const SimulatedWorld world = test::simulate(rule, seed);
                const std::vector<std::int64_t> pool(world.ids.begin(), world.ids.begin() + held_back);
                std::vector<Learner::Judged> verdicts;
                std::unordered_map<std::int64_t, bool> done;
                while (verdicts.size() < budget) {
                    std::vector<std::int64_t> waiting = pool;
                    std::erase_if(waiting, [&](std::int64_t id) { return done.contains(id); });
                    waiting = Learner(world.features, verdicts).unsure_first(waiting);
                    for (std::size_t i = 0; i < step; ++i) {
                        verdicts.push_back({waiting[i], world.accepted[static_cast<std::size_t>(waiting[i] - 1)]});
                        done[waiting[i]] = true;
                    }
                }
                by_unsure += area(world, Learner(world.features, verdicts), held_back);
                by_chance += area(world, Learner(world.features, world.judged(0, budget)), held_back);
            }
        }
        const double worlds = static_cast<double>(test::simulated_rules().size() * std::size(seeds));
        qInfo("area after %zu verdicts: the unsure ones first %.3f, at random %.3f", budget, by_unsure / worlds, by_chance / worlds);
        QVERIFY(by_unsure > by_chance - 0.005 * worlds);
    }

    void the_same_verdicts_teach_the_same() {
        const SimulatedWorld world = test::simulate("taste", 5), again = test::simulate("taste", 5);
        const Learner a(world.features, world.judged(0, 80)), b(again.features, again.judged(0, 80));
        for (const std::int64_t id : world.ids) QCOMPARE(a.probability(id).value(), b.probability(id).value());
        QCOMPARE(a.unsure_first(world.ids), b.unsure_first(world.ids));
    }

    void it_says_nothing_before_it_knows_something() {
        const SimulatedWorld world = test::simulate("margin", 1);
        std::vector<Learner::Judged> all_good;
        for (std::size_t i = 0; i < 40; ++i) all_good.push_back({world.ids[i], true});
        for (const Learner& learner :
             {Learner(world.features, {}), Learner(world.features, world.judged(0, 11)), Learner(world.features, all_good)}) {
            QCOMPARE(learner.verdicts(), std::size_t{0});
            QVERIFY(!learner.probability(world.ids.back()).has_value());
            std::vector<std::int64_t> order = learner.unsure_first(world.ids);
            QVERIFY(order != world.ids);
            std::sort(order.begin(), order.end());
            QCOMPARE(order, world.ids);
        }
        QVERIFY(!Learner(world.features, world.judged(0, 60)).probability(987'654).has_value());
    }

    void near_copies_do_not_follow_each_other() {
        // Ten families of eight pictures that hardly differ: without a look at what was shown, a whole family comes at a time.
        RawPictures raw;
        raw.scores.resize(1);
        std::vector<std::vector<float>> embeddings;
        Random random(7);
        for (int i = 0; i < 80; ++i) {
            Random family(static_cast<std::uint64_t>(100 + i / 8));
            std::vector<float>& embedding = embeddings.emplace_back();
            for (int d = 0; d < 24; ++d) embedding.push_back(static_cast<float>(family.normal() + 0.01 * random.normal()));
            raw.ids.push_back(i + 1);
            raw.class_ids.push_back(1);
            raw.scores[0].push_back((i / 8 - 4.5) / 10);
        }
        raw.each_embedding = [&](const RawPictures::TakeEmbedding& take) {
            for (std::size_t i = 0; i < embeddings.size(); ++i) take(i, embeddings[i].data(), 24);
        };
        std::vector<Learner::Judged> verdicts;
        for (int i = 0; i < 80; i += 4) verdicts.push_back({i + 1, i / 8 > 4});
        const Learner learner(std::make_shared<PictureFeatures>(make_features(raw)), verdicts);
        QVERIFY(learner.verdicts() > 0);
        const std::vector<std::int64_t> order = learner.unsure_first(raw.ids);
        for (std::size_t i = 1; i < 20; ++i) QVERIFY((order[i] - 1) / 8 != (order[i - 1] - 1) / 8);
    }

    void it_reads_scores_vectors_and_verdicts_of_a_project() {
        test::SyntheticProject synthetic({.train = {4, 4}, .samples = 30});
        project::Project& project = synthetic.project();
        const auto keys = project::SampleRepository(project).newest_keys({}, 100);
        QCOMPARE(keys.size(), std::size_t{60});
        QCOMPARE(project::SampleRepository(project).newest_keys({}, 7).size(), std::size_t{7});
        std::vector<std::pair<std::string, std::vector<float>>> vectors;
        Random random(3);
        for (const project::SampleKey& key : keys) {
            std::vector<float>& vector = vectors.emplace_back(key.sha256, std::vector<float>()).second;
            for (int d = 0; d < 12; ++d) vector.push_back(static_cast<float>(random.normal()));
            vector[0] = key.image_id % 2 == 0 ? 3.0f : -3.0f;  // the only thing that tells the good ones
        }
        const std::string fit = project::dataset_settings(project).fit;
        evidence::VectorCache(project.cache_dir() / "embeddings" / ("0123456789abcdef-" + fit + ".vectors")).add(vectors);
        QVERIFY(read_features(project).first_projected < read_features(project).width);
        QCOMPARE(learn(project).verdicts(), std::size_t{0});
        std::vector<project::Verdict> verdicts, by_rule;
        for (std::size_t i = 0; i < 30; ++i) {
            const std::int64_t id = keys[i].image_id;
            verdicts.push_back({id, id % 2 == 0 ? "accepted" : "rejected", ""});
            by_rule.push_back({keys[i + 30].image_id, "accepted", ""});
        }
        project::VerdictRepository(project).apply(verdicts, "person");
        QCOMPARE(learn(project).verdicts(), std::size_t{30});
        // What nobody looked at teaches nothing.
        project::VerdictRepository(project).apply(by_rule, "rule");
        const Learner learner = learn(project);
        QCOMPARE(learner.verdicts(), std::size_t{30});
        int right = 0;
        for (std::size_t i = 30; i < 60; ++i) {
            right += (learner.probability(keys[i].image_id).value() > 0.5) == (keys[i].image_id % 2 == 0) ? 1 : 0;
        }
        QVERIFY(right >= 29);
        QCOMPARE(review_ids(project, {}, ReviewOrder::unsure).size(), std::size_t{60});
    }

    void the_time_of_a_fit() {
        const SimulatedWorld world = test::simulate("taste", 9, 20'000);
        for (const std::size_t count : {std::size_t{500}, std::size_t{2'000}, std::size_t{4'000}, std::size_t{10'000}}) {
            const auto verdicts = world.judged(0, count);
            const double begin = thread_ms();
            const Learner learner(world.features, verdicts);
            const double learnt = thread_ms();
            const auto order = learner.unsure_first(world.ids);
            qInfo("%5zu verdicts: fit %.1f ms, order of %zu pictures %.1f ms of a processor", count, learnt - begin, order.size(),
                  thread_ms() - learnt);
            QCOMPARE(learner.verdicts(), count);
        }
    }
};

QTEST_APPLESS_MAIN(TestLearner)
#include "test_learner.moc"
