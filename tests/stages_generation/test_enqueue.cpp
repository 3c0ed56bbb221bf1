#include "core/base/error.h"
#include "core/base/file.h"
#include "core/base/random.h"
#include "core/project/images.h"
#include "core/project/negatives.h"
#include "core/project/plan.h"
#include "core/project/runs.h"
#include "tests/stages_generation/fashion_project.h"
#include "tests/support/error_of.h"

#include <QtTest>

using namespace tw;
using test::class_id;
using test::quick_request;
using test::requests;
using tw::test::error_of;

class TestEnqueue : public QObject {
    Q_OBJECT

private slots:
    void init() { folder_ = std::make_unique<TempDir>(); }

    void a_run_is_cut_into_batches_of_one_class() {
        auto project = test::fashion_project(folder_->path() / "p");
        auto request = quick_request(project, "fill", {{"t-shirt", 5}, {"trouser", 2}});
        request.batch_size = 2;
        request.seed = 9;
        const project::GenerationRun run = stages::enqueue(project, request);
        std::map<std::string, std::vector<std::size_t>> sizes;
        for (const auto& one : requests(project)) {
            sizes[one.prompt].push_back(one.items.size());
            QCOMPARE(one.width, 28);
            QCOMPARE(one.height, 28);
            QCOMPARE(one.channels, 1);
            QVERIFY(one.fit == media::FitRule::pad);
        }
        QCOMPARE(sizes.at("a photo of a t-shirt"), (std::vector<std::size_t>{2, 2, 1}));
        QCOMPARE(sizes.at("a photo of a trouser"), (std::vector<std::size_t>{2}));
        QVERIFY(run.chosen);  // the first run of the project
        QVERIFY(!stages::enqueue(project, quick_request(project, "other", {{"trouser", 1}})).chosen);
    }

    void more_images_later_continue_the_row_of_seeds() {
        auto project = test::fashion_project(folder_->path() / "p");
        auto request = quick_request(project, "fill", {{"t-shirt", 3}});
        stages::enqueue(project, request);
        stages::enqueue(project, request);
        std::vector<std::uint64_t> seeds, expected;
        for (const auto& one : requests(project)) {
            for (const auto& item : one.items) seeds.push_back(item.seed);
        }
        for (std::uint64_t k = 0; k < 6; ++k) expected.push_back(derive_seed(0, "fill/t-shirt", k));
        QCOMPARE(seeds, expected);
    }

    void without_counts_the_plan_says_how_many() {
        auto project = test::fashion_project(folder_->path() / "p", 4);
        project::PlanRepository(project).set_target(class_id(project, "trouser"), 7);
        project::PlanRepository(project).set_target(class_id(project, "pullover"), 2);  // has more than that
        stages::enqueue(project, quick_request(project, "fill", {}));
        const auto all = requests(project);
        QCOMPARE(all.size(), std::size_t{1});
        QCOMPARE(all.front().prompt, std::string("a photo of a trouser"));
        QCOMPARE(all.front().items.size(), std::size_t{3});
    }

    void a_parameter_that_the_rule_has_not_is_refused_before_anything_is_written() {
        auto project = test::fashion_project(folder_->path() / "p");
        auto request = quick_request(project, "fill", {{"t-shirt", 1}});
        request.sampling.rule = "dng";
        request.sampling.rule_parameters = {{"priro", 0.1}};
        const std::string reason = error_of([&] { stages::enqueue(project, request); });
        QVERIFY2(reason.find("dng has no parameter 'priro'") != std::string::npos, reason.c_str());
        QVERIFY(requests(project).empty());
        QVERIFY(!project::RunRepository(project).by_name("fill"));
    }

    void first_goes_before_everything_that_waits() {
        auto project = test::fashion_project(folder_->path() / "p");
        stages::enqueue(project, quick_request(project, "fill", {{"t-shirt", 1}}));
        auto urgent = quick_request(project, "urgent", {{"trouser", 4}});
        urgent.batch_size = 2;
        urgent.first = true;
        stages::enqueue(project, urgent);
        const auto all = requests(project);
        QCOMPARE(all.at(0).items.at(0).seed, derive_seed(0, "urgent/trouser", 0));
        QCOMPARE(all.at(1).items.at(0).seed, derive_seed(0, "urgent/trouser", 2));
        QCOMPARE(all.at(2).prompt, std::string("a photo of a t-shirt"));
    }

    void sources_are_drawn_again_the_same_from_training_images_only() {
        std::vector<std::string> first;
        for (const char* name : {"a", "b"}) {
            auto project = test::fashion_project(folder_->path() / name);
            auto request = quick_request(project, "fill", {{"trouser", 40}});
            request.from_real_images = true;
            stages::enqueue(project, request);
            std::set<std::string> allowed;
            const project::ImageRepository images(project);
            for (const auto& row : images.list("real", "train", class_id(project, "trouser"))) {
                allowed.insert(media::Locator{images.absolute_path(row), row.idx}.text());
            }
            std::vector<std::string> sources;
            for (const auto& one : requests(project)) {
                for (const auto& item : one.items) sources.push_back(item.source.value().text());
            }
            for (const std::string& source : sources) QVERIFY2(allowed.contains(source), source.c_str());
            QVERIFY(std::set(sources.begin(), sources.end()).size() > 1);
            if (first.empty()) first = sources;
            QCOMPARE(sources, first);
        }
    }

    void a_run_goes_on_only_with_its_own_settings() {
        auto project = test::fashion_project(folder_->path() / "p");
        auto request = quick_request(project, "fill", {{"trouser", 1}});
        stages::enqueue(project, request);
        request.sampling.guidance_scale += 1;
        const std::string reason = error_of([&] { stages::enqueue(project, request); });
        QVERIFY2(reason.find("fill") != std::string::npos && reason.find("sampling") != std::string::npos, reason.c_str());
        QCOMPARE(requests(project).size(), std::size_t{1});
    }

    void a_value_out_of_range_writes_nothing() {
        auto project = test::fashion_project(folder_->path() / "p");
        auto request = quick_request(project, "fill", {{"trouser", 1}});
        request.sampling.strength = 2;
        QVERIFY(error_of([&] { stages::enqueue(project, request); }).find("strength") != std::string::npos);
        QVERIFY(project::RunRepository(project).all().empty());
    }

    void two_stage_needs_a_chosen_look_alike() {
        auto project = test::fashion_project(folder_->path() / "p");
        auto request = stages::GenerationRequest::defaults("two_stage", project);
        request.images[class_id(project, "pullover")] = 4;
        const std::string reason = error_of([&] { stages::enqueue(project, request); });
        QVERIFY2(reason.find("pullover") != std::string::npos, reason.c_str());
        QVERIFY(project::RunRepository(project).all().empty());
    }

    void two_stage_takes_the_chosen_look_alikes_in_turns() {
        auto project = test::fashion_project(folder_->path() / "p");
        const std::int64_t pullover = class_id(project, "pullover");
        project::NegativeRepository negatives(project);
        negatives.decide(pullover, class_id(project, "t-shirt"), true, "a photo of a t-shirt");
        negatives.decide(pullover, class_id(project, "trouser"), true, "a photo of a trouser");
        auto request = stages::GenerationRequest::defaults("two_stage", project);
        request.images[pullover] = 5;
        stages::enqueue(project, request);
        std::map<std::string, std::set<std::uint64_t>> by_negative;
        for (const auto& one : requests(project)) {
            QCOMPARE(one.sampling.rule, std::string("ccfg"));
            QVERIFY(one.sampling.cads.scale > 0);
            for (const auto& item : one.items) by_negative[one.negative_prompt].insert(item.seed);
        }
        QCOMPARE(by_negative.size(), std::size_t{2});
        for (const auto& [prompt, seeds] : by_negative) {
            const bool even = seeds.contains(derive_seed(0, "two_stage/pullover", 0));
            for (std::uint64_t k = even ? 0 : 1; k < 5; k += 2) {
                QVERIFY(seeds.contains(derive_seed(0, "two_stage/pullover", k)));
            }
            QCOMPARE(seeds.size(), even ? std::size_t{3} : std::size_t{2});
        }
        // Pictures off another look-alike would be counted as the same run's.
        negatives.decide(pullover, class_id(project, "trouser"), false, "a photo of a trouser");
        QVERIFY(error_of([&] { stages::enqueue(project, request); }).find("look-alikes") != std::string::npos);
    }

    void random_look_alikes_need_no_choice_and_are_never_the_class_itself() {
        auto project = test::fashion_project(folder_->path() / "p");
        auto request = stages::GenerationRequest::defaults("two_stage", project);
        request.look_alikes = "random";
        std::set<std::string> negatives;
        for (std::uint64_t seed = 0; seed < 12; ++seed) {
            request.seed = seed;
            request.run_name = "by lot " + std::to_string(seed);
            request.images = {{class_id(project, "pullover"), 1}};
            stages::enqueue(project, request);
        }
        for (const auto& one : requests(project)) negatives.insert(one.negative_prompt);
        QVERIFY(negatives.size() > 1);
        QVERIFY(!negatives.contains(requests(project).front().prompt));
        request.look_alikes = "guessed";
        QVERIFY(error_of([&] { stages::enqueue(project, request); }).find("guessed") != std::string::npos);
    }

private:
    std::unique_ptr<TempDir> folder_;
};

QTEST_GUILESS_MAIN(TestEnqueue)
#include "test_enqueue.moc"
