#include "core/base/error.h"
#include "core/project/dataset.h"
#include "core/project/images.h"
#include "core/project/plan.h"
#include "core/project/split.h"
#include "core/project/verdicts.h"
#include "core/stages/balance/balance.h"
#include "tests/support/error_of.h"
#include "tests/support/synthetic_project.h"

#include <QtTest/QTest>

#include <set>

using namespace tw;
using namespace tw::stages;
using project::ImageRepository;
using project::Project;
using tw::test::error_of;

namespace {

using Counts = std::vector<std::int64_t>;

std::vector<std::string> contents(const Project& project, const std::string& partition) {
    std::vector<std::string> hashes;
    for (const project::ImageRow& row : ImageRepository(project).list("real", partition)) hashes.push_back(row.sha256);
    std::sort(hashes.begin(), hashes.end());
    return hashes;
}

Counts counts_of(test::SyntheticProject& synthetic, const std::string& partition) {
    Counts counts;
    const auto real = ImageRepository(synthetic.project()).real_counts(partition);
    for (const project::Class& of : synthetic.classes()) {
        const auto found = real.find(of.id);
        counts.push_back(found == real.end() ? 0 : found->second);
    }
    return counts;
}

LongTailRequest request_of(double imbalance_factor, std::int64_t max_count, std::int64_t validation_per_class, std::uint64_t seed = 0) {
    LongTailRequest request;
    request.imbalance_factor = imbalance_factor;
    request.max_count = max_count;
    request.validation_per_class = validation_per_class;
    request.seed = seed;
    return request;
}

}  // namespace

class TestBalance : public QObject {
    Q_OBJECT

private slots:
    void a_long_tail_is_drawn_and_frozen() {
        test::SyntheticProject synthetic({.train = {30, 30, 30}, .validation = 2, .test = 3, .pretrain = 4, .samples = 0});
        const auto test_before = contents(synthetic.project(), "test");
        build_long_tail(synthetic.project(), request_of(10, 20, 5));
        QCOMPARE(counts_of(synthetic, "train"), (Counts{20, 6, 2}));
        QCOMPARE(counts_of(synthetic, "validation"), (Counts{5, 5, 5}));
        QCOMPARE(counts_of(synthetic, "held_out"), (Counts{7, 21, 25}));
        QCOMPARE(counts_of(synthetic, "pretrain"), (Counts{4, 4, 4}));
        QCOMPARE(contents(synthetic.project(), "test"), test_before);
        const project::SplitRepository split(synthetic.project());
        split.verify();
        QVERIFY(split.current()->spec["imbalance_factor"] == 10.0);
    }

    void the_same_request_gives_the_same_split_whatever_was_before() {
        test::SyntheticProject synthetic({.train = {30, 30}, .samples = 0});
        Project& project = synthetic.project();
        const LongTailRequest request = request_of(5, 15, 4, 9);
        build_long_tail(project, request);
        const auto train = contents(project, "train"), validation = contents(project, "validation");
        build_long_tail(project, request_of(2, 20, 1, 4));
        QVERIFY(contents(project, "train") != train);
        build_long_tail(project, request);
        QCOMPARE(contents(project, "train"), train);
        QCOMPARE(contents(project, "validation"), validation);
        LongTailRequest other = request;
        other.seed = 10;
        build_long_tail(project, other);
        QVERIFY(contents(project, "train") != train);
    }

    void the_class_order_says_who_is_largest() {
        test::SyntheticProject synthetic({.train = {30, 30, 30}, .samples = 0});
        Project& project = synthetic.project();
        LongTailRequest request = request_of(10, 20, 0);
        request.class_order = {"class_2", "class_0", "class_1"};
        build_long_tail(project, request);
        QCOMPARE(counts_of(synthetic, "train"), (Counts{6, 2, 20}));
        for (const std::vector<std::string>& wrong :
             {std::vector<std::string>{"class_2"}, {"class_2", "class_2", "class_1"}, {"class_2", "class_0", "shirt"}}) {
            LongTailRequest bad = request;
            bad.class_order = wrong;
            QVERIFY(!error_of([&] { build_long_tail(project, bad); }).empty());
        }
        QCOMPARE(counts_of(synthetic, "train"), (Counts{6, 2, 20}));
    }

    void a_class_with_too_few_images_is_named_and_nothing_changes() {
        test::SyntheticProject synthetic({.train = {30, 4}, .validation = 1, .samples = 0});
        const auto before = contents(synthetic.project(), "train");
        const std::string error = error_of([&] { build_long_tail(synthetic.project(), request_of(2, 20, 5)); });
        QVERIFY2(error.find("'class_1'") != std::string::npos, error.c_str());
        QVERIFY2(error.find(" 5 images") != std::string::npos, error.c_str());
        QCOMPARE(contents(synthetic.project(), "train"), before);
        project::SplitRepository(synthetic.project()).verify();
    }

    void a_split_that_pictures_were_drawn_for_stays() {
        test::SyntheticProject synthetic({.train = {30, 30}, .samples = 1});
        const LongTailRequest request = request_of(2, 10, 2);
        QVERIFY(error_of([&] { build_long_tail(synthetic.project(), request); }).find("2 generated") != std::string::npos);
        QVERIFY(!error_of([&] { split_validation(synthetic.project(), 0.2, 0); }).empty());
        project::SplitRepository(synthetic.project()).verify();
    }

    void a_validation_share_never_empties_a_class() {
        test::SyntheticProject synthetic({.train = {20, 10, 2, 1}, .validation = 0, .test = 0, .samples = 0});
        split_validation(synthetic.project(), 0.15, 1);
        QCOMPARE(counts_of(synthetic, "validation"), (Counts{3, 2, 0, 0}));
        QCOMPARE(counts_of(synthetic, "train"), (Counts{17, 8, 2, 1}));
        project::SplitRepository(synthetic.project()).verify();
        test::SyntheticProject tiny({.train = {2, 1}, .validation = 0, .test = 0, .samples = 0});
        split_validation(tiny.project(), 0.9, 1);
        QCOMPARE(counts_of(tiny, "train"), (Counts{1, 1}));
        QVERIFY_THROWS_EXCEPTION(Error, split_validation(tiny.project(), 1.0, 1));
    }

    void the_plan_moves_as_samples_are_accepted() {
        test::SyntheticProject synthetic({.train = {12, 6, 3}, .samples = 4});
        Project& project = synthetic.project();
        project::DatasetSettings settings = project::dataset_settings(project);
        settings.head_min = 10;
        settings.tail_max = 3;
        project::set_dataset_settings(project, settings);
        fill_to(project, 10);
        TailPlan plan = tail_plan(project);
        QCOMPARE(plan.classes.size(), std::size_t{3});
        QVERIFY(plan.classes[0].shot == Shot::many && plan.classes[1].shot == Shot::medium && plan.classes[2].shot == Shot::few);
        QVERIFY(plan.classes[0].target == 0 && plan.classes[0].to_make == 0);
        QVERIFY(plan.classes[2].real == 3 && plan.classes[2].target == 10 && plan.classes[2].to_make == 7);
        QCOMPARE(plan.estimate.images, std::int64_t{4 + 7});
        const auto ids = project::SampleRepository(project).ids({{}, 3, ""});
        project::VerdictRepository(project).apply({{ids[0], "accepted", ""}, {ids[1], "accepted", ""}, {ids[2], "rejected", ""}}, "person");
        plan = tail_plan(project);
        QVERIFY(plan.classes[2].accepted == 2 && plan.classes[2].waiting == 1 && plan.classes[2].to_make == 5);
        project::VerdictRepository(project).undo();
        QCOMPARE(tail_plan(project).classes[2].to_make, std::int64_t{7});
        // Samples of a run that is not chosen count for nothing.
        project::VerdictRepository(project).redo();
        project::RunRepository(project).choose({});
        QCOMPARE(tail_plan(project).classes[2].to_make, std::int64_t{7});
    }

    void the_estimate_follows_the_measured_rate_and_the_files() {
        test::SyntheticProject synthetic({.train = {12, 6}, .samples = 2});
        Project& project = synthetic.project();
        fill_to(project, 12);
        TailPlan plan = tail_plan(project);
        QCOMPARE(plan.estimate.seconds, 0.0);
        project.set_setting("measured.images_per_second", 1.5);
        plan = tail_plan(project);
        QCOMPARE(plan.estimate.images, std::int64_t{6});
        QCOMPARE(plan.estimate.seconds, 4.0);
        const project::Sample sample = project::SampleRepository(project).list({}).front();
        const std::uintmax_t file = fs::file_size(project.folder() / sample.image.path);
        QVERIFY(plan.estimate.bytes > 6 * file / 2 && plan.estimate.bytes < 6 * (2 * file + 5000));
        QVERIFY(plan.estimate.bytes_free > 0);
    }

    void fill_to_replaces_the_plan() {
        test::SyntheticProject synthetic({.train = {12, 6, 3}, .samples = 0});
        Project& project = synthetic.project();
        fill_to(project, 12);
        QCOMPARE(project::PlanRepository(project).targets(), (std::map<std::int64_t, std::int64_t>{{2, 12}, {3, 12}}));
        fill_to(project, 8, {"class_0", "class_2"});
        QCOMPARE(project::PlanRepository(project).targets(), (std::map<std::int64_t, std::int64_t>{{3, 8}}));
        QVERIFY(error_of([&] { fill_to(project, 9, {"shirt"}); }).find("shirt") != std::string::npos);
        QVERIFY_THROWS_EXCEPTION(Error, fill_to(project, 0));
    }
};

QTEST_APPLESS_MAIN(TestBalance)
#include "test_balance.moc"
