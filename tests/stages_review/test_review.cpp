#include "core/media/decode.h"
#include "core/media/similarity.h"
#include "core/project/images.h"
#include "core/project/plan.h"
#include "core/project/scores.h"
#include "core/stages/review/review.h"
#include "tests/support/synthetic_project.h"

#include <QtTest/QTest>

#include <algorithm>

using namespace tw;
using namespace tw::stages;
using project::Project;

namespace {

const Rule margin_above_zero = [](const std::map<std::string, double>& scores, std::int64_t) {
    const bool keep = scores.at("margin") > 0;
    return std::pair<bool, std::string>(keep, keep ? "" : "wrong_class");
};

std::vector<std::int64_t> ids_of(const Project& project, std::int64_t class_id, const std::string& verdict = {}) {
    return project::SampleRepository(project).ids({{}, class_id, verdict});
}

}  // namespace

class TestReview : public QObject {
    Q_OBJECT

private slots:
    void the_order_is_by_time_margin_or_novelty() {
        test::SyntheticProject synthetic({.train = {3}, .samples = 4});
        Project& project = synthetic.project();
        const auto ids = ids_of(project, 1);
        // Margins fall and distances to the nearest real picture rise with time.
        QCOMPARE(review_ids(project, {}, ReviewOrder::time), ids);
        QCOMPARE(review_ids(project, {}, ReviewOrder::margin), ids);
        QCOMPARE(review_ids(project, {}, ReviewOrder::novelty), (std::vector<std::int64_t>(ids.rbegin(), ids.rend())));
        const auto unscored = synthetic.add_samples(synthetic.classes()[0], synthetic.run(), 1, false);
        QCOMPARE(review_ids(project, {}, ReviewOrder::novelty).back(), unscored.front());
        project::ScoreRepository(project).set(ids[3], {{"margin", 5.0}});
        QCOMPARE(review_ids(project, {}, ReviewOrder::margin).front(), ids[3]);
        QCOMPARE(review_item(project, ids[3]).scores.at("margin"), 5.0);
        QCOMPARE(review_item(project, ids[3]).sample.image.id, ids[3]);
    }

    void neighbours_are_the_nearest_training_images_of_the_class() {
        test::SyntheticProject synthetic({.train = {8, 8}, .samples = 1});
        Project& project = synthetic.project();
        const project::ImageRepository images(project);
        const std::int64_t id = ids_of(project, 1).front();
        const media::Image picture = media::load_image({images.absolute_path(images.get(id))});
        std::vector<std::pair<double, std::int64_t>> expected;
        for (const project::ImageRow& row : images.list("real", "train", 1)) {
            expected.emplace_back(media::pixel_distance(picture, media::load_image({row.path})), row.id);
        }
        std::sort(expected.begin(), expected.end());
        for (int round = 0; round < 2; ++round) {  // the second time from the cache
            const auto neighbours = nearest_real(project, id, 3);
            QCOMPARE(neighbours.size(), std::size_t{3});
            for (std::size_t i = 0; i < neighbours.size(); ++i) {
                QCOMPARE(neighbours[i].image_id, expected[i].second);
                QCOMPARE(neighbours[i].distance, expected[i].first);
            }
        }
        QCOMPARE(nearest_real(project, id, 100).size(), std::size_t{8});
        QVERIFY(nearest_real(project, id, 0).empty());
    }

    void a_lost_original_does_not_stop_the_review() {
        test::SyntheticProject synthetic({.train = {4}, .samples = 1, .seed = 77});
        Project& project = synthetic.project();
        const project::ImageRow lost = project::ImageRepository(project).list("real", "train", 1).front();
        fs::remove(lost.path);
        const auto neighbours = nearest_real(project, ids_of(project, 1).front(), 10);
        QCOMPARE(neighbours.size(), std::size_t{3});
        QVERIFY(std::none_of(neighbours.begin(), neighbours.end(), [&](const Neighbour& n) { return n.image_id == lost.id; }));
    }

    void the_rule_accepts_the_best_up_to_the_target() {
        test::SyntheticProject synthetic({.train = {6, 3}, .samples = 6});
        Project& project = synthetic.project();
        // Margins 0.45, 0.35, 0.25, 0.15, 0.05, -0.05: five pass.
        project::PlanRepository(project).set_target(1, 8);
        const RuleReport report = judge_by_rule(project, {}, margin_above_zero);
        const auto ids = ids_of(project, 1);
        QCOMPARE(ids_of(project, 1, "accepted"), (std::vector<std::int64_t>{ids[0], ids[1]}));
        QCOMPARE(ids_of(project, 1, "rejected"), (std::vector<std::int64_t>{ids[5]}));
        QCOMPARE(ids_of(project, 2, "accepted").size(), std::size_t{5});  // no target: all that pass
        QVERIFY(report.accepted == 7 && report.rejected == 2 && report.left == 3);
        const project::Sample sample = project::SampleRepository(project).get(ids[5]);
        QCOMPARE(sample.decided_by, std::string("rule"));
        QCOMPARE(sample.reason, std::string("wrong_class"));
        const Tally now = tally(project, 1);
        QVERIFY(now.real == 6 && now.accepted == 2 && now.rejected == 1 && now.unjudged == 3 && now.target == 8);
        // The target is met: a second pass has nothing to accept, and judges no one twice.
        QCOMPARE(judge_by_rule(project, {}, margin_above_zero).accepted, std::int64_t{0});
        QCOMPARE(reject_reasons(project, 0), (std::map<std::string, std::int64_t>{{"wrong_class", 2}}));
        QCOMPARE(reject_reasons(project, 2), (std::map<std::string, std::int64_t>{{"wrong_class", 1}}));
        // One action.
        project::VerdictRepository(project).undo();
        QCOMPARE(ids_of(project, 0, "unjudged").size(), std::size_t{12});
    }

    void a_person_is_not_overruled_and_counts_towards_the_target() {
        test::SyntheticProject synthetic({.train = {6}, .samples = 6});
        Project& project = synthetic.project();
        project::PlanRepository(project).set_target(1, 8);
        const auto ids = ids_of(project, 1);
        project::VerdictRepository(project).apply({{ids[5], "accepted", ""}, {ids[0], "rejected", "off_style"}}, "person");
        judge_by_rule(project, {}, margin_above_zero);
        QCOMPARE(ids_of(project, 1, "accepted"), (std::vector<std::int64_t>{ids[1], ids[5]}));
        QCOMPARE(project::SampleRepository(project).get(ids[0]).reason, std::string("off_style"));
    }

    void each_run_is_filled_on_its_own() {
        test::SyntheticProject synthetic({.train = {6}, .samples = 4});
        Project& project = synthetic.project();
        project::PlanRepository(project).set_target(1, 8);
        const project::GenerationRun other = synthetic.add_run("run_2", "two_stage");
        synthetic.add_samples(synthetic.classes()[0], other, 4);
        QCOMPARE(judge_by_rule(project, {}, margin_above_zero).accepted, std::int64_t{2});
        QCOMPARE(judge_by_rule(project, {other.id}, margin_above_zero).accepted, std::int64_t{2});
        QCOMPARE(tally(project, 1).accepted, std::int64_t{2});
    }

    void a_picture_without_scores_is_left_for_a_person() {
        test::SyntheticProject synthetic({.train = {3}, .samples = 0});
        synthetic.add_samples(synthetic.classes()[0], synthetic.run(), 2, false);
        const RuleReport report = judge_by_rule(synthetic.project(), {}, margin_above_zero);
        QVERIFY(report.accepted == 0 && report.rejected == 0 && report.left == 2);
        QVERIFY(!project::VerdictRepository(synthetic.project()).can_undo());
    }
};

QTEST_APPLESS_MAIN(TestReview)
#include "test_review.moc"
