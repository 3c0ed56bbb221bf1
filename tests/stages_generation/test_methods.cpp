#include "core/base/error.h"
#include "core/base/file.h"
#include "core/project/classes.h"
#include "core/project/dataset.h"
#include "core/project/images.h"
#include "core/project/queue.h"
#include "core/stages/generation/contexts.h"
#include "tests/stages_generation/fashion_project.h"
#include "tests/support/error_of.h"

#include <QtTest>

using namespace tw;
using test::class_id;
using test::requests;
using tw::test::error_of;

namespace {

/// Class name -> how many pictures start from a real image of it.
std::map<std::string, int> source_classes(const project::Project& project) {
    std::map<std::string, int> counts;
    for (const worker::GenerateRequest& request : requests(project)) {
        for (const worker::SamplingItem& item : request.items) {
            if (!item.source) continue;
            const auto row = project::ImageRepository(project).by_path(item.source->path.string(), item.source->index).value();
            if (row.partition != "train" || row.kind != "real") throw Error("a source is no real training image");
            ++counts[project::ClassRepository(project).get(row.class_id).name];
        }
    }
    return counts;
}

stages::GenerationRequest request_of(const project::Project& project, const std::string& method, std::int64_t trousers) {
    auto request = stages::GenerationRequest::defaults(method, project);
    request.images[class_id(project, "trouser")] = trousers;
    return request;
}

/// A tail class: all but `kept` of its training images are taken out.
void thin(const project::Project& project, const std::string& name, std::size_t kept) {
    auto ids = project::ImageRepository(project).ids("real", "train", class_id(project, name));
    ids.erase(ids.begin(), ids.begin() + static_cast<std::ptrdiff_t>(kept));
    project::ImageRepository(project).set_partition(ids, "held_out");
}

}  // namespace

class TestMethods : public QObject {
    Q_OBJECT

private slots:
    void init() { folder_ = std::make_unique<TempDir>(); }

    void diff_mix_strategies_start_where_their_table_says_data() {
        QTest::addColumn<bool>("learnt");
        QTest::addColumn<int>("sources");  // 0: noise, 1: the class's own images, 3: any class's
        QTest::newRow("real_gen") << false << 0;
        QTest::newRow("real_aug") << false << 1;
        QTest::newRow("real_mix") << false << 3;
        QTest::newRow("diff_gen") << true << 0;
        QTest::newRow("diff_aug") << true << 1;
        QTest::newRow("diff_mix") << true << 3;
    }
    void diff_mix_strategies_start_where_their_table_says() {
        QFETCH(bool, learnt);
        QFETCH(int, sources);
        auto project = test::fashion_project(folder_->path() / "p");
        auto request = request_of(project, QTest::currentDataTag(), 40);
        if (learnt) request.adapter = test::learnt_tokens(folder_->path() / "adapter", 3);
        stages::enqueue(project, request);
        for (const auto& one : requests(project)) {
            QCOMPARE(one.prompt, std::string(learnt ? "a photo of a <class_1>" : "a photo of a trouser"));
            QCOMPARE(one.sampling.strength, sources == 0 ? 1.0 : 0.9);
            QCOMPARE(one.adapters.embeddings.size(), std::size_t(learnt ? 3 : 0));
            QVERIFY(one.negative_prompt.empty());
        }
        const std::map<std::string, int> counts = source_classes(project);
        QCOMPARE(counts.size(), std::size_t(sources));
        if (sources > 0) QVERIFY(counts.contains("trouser"));
    }

    void the_superclass_stands_in_the_prompt() {
        auto project = test::fashion_project(folder_->path() / "p");
        project::DatasetSettings settings = project::dataset_settings(project);
        settings.superclass = "garment";
        settings.prompt_template = "A photo of {class}, a type of {superclass}.";
        project::set_dataset_settings(project, settings);
        QCOMPARE(project::prompt_for(project::dataset_settings(project), "ankle_boot"),
                 std::string("A photo of ankle boot, a type of garment."));
        stages::enqueue(project, request_of(project, "real_gen", 1));
        QCOMPARE(requests(project).front().prompt, std::string("a photo of a trouser garment"));
        auto own = request_of(project, "real_gen", 1);
        own.run_name = "own";
        own.prompt_template = "{class}!";
        stages::enqueue(project, own);
        QCOMPARE(requests(project).back().prompt, std::string("trouser!"));
    }

    void sources_follow_the_images_or_the_classes() {
        for (const bool imbalanced : {true, false}) {
            auto project = test::fashion_project(folder_->path() / (imbalanced ? "a" : "b"), 20);
            thin(project, "trouser", 2);
            thin(project, "pullover", 6);
            auto request = request_of(project, "real_mix", 600);
            request.task = imbalanced ? "imbalanced" : "vanilla";
            request.batch_size = 600;
            stages::enqueue(project, request);
            std::map<std::string, int> counts = source_classes(project);
            // Of 28 images: 20, 2 and 6. Four standard deviations are at most 49.
            const std::map<std::string, double> expected = {{"t-shirt", imbalanced ? 600.0 * 20 / 28 : 200.0},
                                                            {"trouser", imbalanced ? 600.0 * 2 / 28 : 200.0},
                                                            {"pullover", imbalanced ? 600.0 * 6 / 28 : 200.0}};
            for (const auto& [name, count] : expected) QVERIFY2(std::abs(counts[name] - count) < 49, name.c_str());
        }
    }

    void strengths_are_drawn_for_each_picture_and_kept_apart() {
        auto project = test::fashion_project(folder_->path() / "p");
        auto request = request_of(project, "real_mix", 200);
        request.strengths = {0.3, 0.5, 0.7, 0.9};
        request.batch_size = 200;
        const project::GenerationRun run = stages::enqueue(project, request);
        QVERIFY(run.settings.at("strengths") == Json({0.3, 0.5, 0.7, 0.9}));
        std::map<double, std::size_t> counts;
        for (const auto& one : requests(project)) counts[one.sampling.strength] += one.items.size();
        QCOMPARE(counts.size(), std::size_t{4});
        for (const auto& [strength, count] : counts) QVERIFY(count > 25 && count < 75);
        request.strengths = {0.3};
        QVERIFY(error_of([&] { stages::enqueue(project, request); }).find("strengths") != std::string::npos);
    }

    void a_multiplier_fills_the_run_once() {
        auto project = test::fashion_project(folder_->path() / "p", 10);
        thin(project, "trouser", 1);
        auto request = stages::GenerationRequest::defaults("real_mix", project);
        request.multiplier = 10;
        const auto per_prompt = [&] {
            std::map<std::string, std::size_t> counts;
            for (const auto& one : requests(project)) counts[one.prompt] += one.items.size();
            return counts;
        };
        stages::enqueue(project, request);
        const auto counts = per_prompt();
        QCOMPARE(counts.size(), std::size_t{3});
        std::size_t total = 0;
        for (const auto& [prompt, count] : counts) {
            QVERIFY(count > 40 && count < 100);  // 70 expected: the tail as often as the head
            total += count;
        }
        QCOMPARE(total, std::size_t{210});
        stages::enqueue(project, request);
        QCOMPARE(per_prompt(), counts);
    }

    void negatives_of_the_request_reach_the_rule() {
        auto project = test::fashion_project(folder_->path() / "p");
        auto request = request_of(project, "plain_cfg", 2);
        request.negatives = {{"a photo of a coat", 1.0}};
        stages::enqueue(project, request);
        QCOMPARE(requests(project).back().negative_prompt, std::string("a photo of a coat"));
        request.run_name = "perp";
        request.sampling.rule = "perp_neg";
        request.negatives = {{"a photo of a coat", 1.5}, {"a photo of a dress", 0.5}};
        const project::GenerationRun run = stages::enqueue(project, request);
        QCOMPARE(requests(project).back().negatives().size(), std::size_t{2});
        QCOMPARE(requests(project).back().negatives().front().weight, 1.5);
        QCOMPARE(run.settings.at("negative_prompts").size(), std::size_t{2});
        request.negatives.pop_back();
        QVERIFY(error_of([&] { stages::enqueue(project, request); }).find("negative_prompts") != std::string::npos);
        auto two_stage = request_of(project, "two_stage", 1);
        two_stage.negatives = request.negatives;
        QVERIFY(error_of([&] { stages::enqueue(project, two_stage); }).find("look-alikes") != std::string::npos);
    }

    void what_does_not_go_together_is_named() {
        auto project = test::fashion_project(folder_->path() / "p");
        const auto refusal = [&](const std::string& method, const std::function<void(stages::GenerationRequest&)>& change) {
            auto request = request_of(project, method, 1);
            change(request);
            const std::string reason = error_of([&] { stages::enqueue(project, request); });
            return QString::fromStdString(reason);
        };
        const auto two_tokens = test::learnt_tokens(folder_->path() / "two", 1);
        fs::create_directories(folder_->path() / "empty");
        QVERIFY(refusal("diff_mix", [](auto&) {}).contains("needs an adapter"));
        QVERIFY(refusal("diff_mix", [&](auto& r) { r.adapter = folder_->path() / "nowhere"; }).contains("nowhere"));
        QVERIFY(refusal("diff_mix", [&](auto& r) { r.adapter = folder_->path() / "empty"; }).contains("no learnt token"));
        QVERIFY(refusal("diff_mix", [&](auto& r) { r.adapter = two_tokens; }).contains("<class_1> of class 'trouser'"));
        QVERIFY(refusal("real_mix", [&](auto& r) { r.adapter = two_tokens; }).contains("pre-trained"));
        QVERIFY(refusal("real_mix", [](auto& r) { r.task = "few_shot"; }).contains("few_shot"));
        QVERIFY(refusal("real_mix", [](auto& r) { r.strengths = {0.5, 0.0}; }).contains("strengths"));
        QVERIFY(refusal("real_mix", [](auto& r) { r.from_real_images = true; }).contains("from_real_images"));
        QVERIFY(refusal("plain_cfg", [](auto& r) { r.prompt_template = "a photo"; }).contains("{class}"));
        QVERIFY(refusal("plain_cfg", [](auto& r) { r.multiplier = -1; }).contains("multiplier"));
        QVERIFY(refusal("diffcore_mix", [](auto& r) { r.contexts = "galaxies"; }).contains("galaxies"));
        QVERIFY(refusal("plain_cfg", [](auto& r) { r.method = "magic"; }).contains("magic"));
        QVERIFY(refusal("plain_cfg", [](auto& r) { r.negatives = {{"a coat", 1.0}, {"a dress", 1.0}}; }).contains("perp_neg"));
        QVERIFY(refusal("plain_cfg", [](auto& r) {
                    r.sampling.rule = "perp_neg";
                    r.negatives = {{"a coat", 0.0}};
                }).contains("weight"));
        QVERIFY(project::RunRepository(project).all().empty());
    }

    void contexts_are_drawn_from_the_projects_own_list() {
        auto project = test::fashion_project(folder_->path() / "p");
        auto request = request_of(project, "diffcore_mix", 60);
        request.contexts = "clothing";
        stages::enqueue(project, request);
        const stages::ContextList list = stages::read_context_list(project.folder() / "contexts" / "clothing.json");
        std::set<std::string> allowed, seen;
        for (const std::string& context : list.context_prompts) allowed.insert(project::fill_in(context, "trouser", list.superclass));
        for (const auto& one : requests(project)) {
            QVERIFY2(allowed.contains(one.prompt), one.prompt.c_str());
            seen.insert(one.prompt);
            QVERIFY(one.negative_prompt.find("sneaker") != std::string::npos);
        }
        QVERIFY(seen.size() > allowed.size() / 2);
        // Edited: other pictures, so another run.
        write_file_atomic(project.folder() / "contexts" / "clothing.json",
                          R"({"superclass": "", "context_prompts": ["{class} on a chair"], "negative_words": ["chairs", "cat"]})");
        QVERIFY(error_of([&] { stages::enqueue(project, request); }).find("contexts_sha256") != std::string::npos);
        request.run_name = "edited";
        const project::GenerationRun run = stages::enqueue(project, request);
        QCOMPARE(requests(project).back().prompt, std::string("trouser on a chair"));
        QCOMPARE(requests(project).back().negative_prompt, std::string("cat"));
        QCOMPARE(run.settings.at("contradictions").size(), std::size_t{1});
    }

    void shipped_lists_are_whole_and_short_enough_for_clip() {
        const std::vector<std::string> names = stages::shipped_context_lists();
        QCOMPARE(names, (std::vector<std::string>{"aircraft", "birds", "cars", "clothing", "dogs", "flowers", "food", "generic"}));
        auto project = test::fashion_project(folder_->path() / "p");
        for (const std::string& name : names) {
            const stages::ContextList list = stages::read_context_list(stages::context_file(project, name));
            QVERIFY2(list.context_prompts.size() >= 11, name.c_str());
            std::string negative;
            for (const std::string& word : list.negative_words) negative += word + ", ";
            // A word is rarely more than two of CLIP's 77 tokens.
            QVERIFY2(std::count_if(negative.begin(), negative.end(), [](char c) { return c == ' ' || c == ','; }) < 50, name.c_str());
        }
    }

    void a_negative_word_that_contradicts_is_left_out_and_told() {
        stages::ContextList list;
        list.superclass = "car";
        list.context_prompts = {"A {class}, a {superclass}, under a cloudy sky.", "A {class}, a {superclass}, in a garage."};
        list.negative_words = {"cars", "sky", "traffic lights", "people"};
        list.class_negative_words = {{"fire truck", {"truck", "bicycle"}}};
        const auto in_garage = stages::negatives_in_context(list, "fire_truck", "A fire truck, a car, in a garage.");
        QCOMPARE(in_garage.prompt, std::string("sky, traffic lights, people, bicycle"));
        QCOMPARE(in_garage.contradicting, (std::vector<std::string>{"cars", "truck"}));
        const auto outside = stages::negatives_in_context(list, "van", "A van, a car, under a cloudy sky.");
        QCOMPARE(outside.prompt, std::string("traffic lights, people"));
        const std::vector<std::string> told = stages::contradictions(list, {"van", "fire_truck"}, "");
        const auto tells = [&](const std::string& a, const std::string& b) {
            return std::any_of(told.begin(), told.end(), [&](const std::string& sentence) {
                return sentence.find(a) != std::string::npos && sentence.find(b) != std::string::npos;
            });
        };
        QVERIFY(tells("'cars'", "class 'van'") && tells("'truck'", "class 'fire_truck'") && tells("'sky'", "cloudy sky"));
        QCOMPARE(told.size(), std::size_t{4});  // cars for either class, truck, sky
    }

    void a_broken_context_list_is_named() {
        const fs::path file = folder_->path() / "list.json";
        const auto refusal = [&](const std::string& text) {
            write_file_atomic(file, text);
            return QString::fromStdString(error_of([&] { stages::read_context_list(file); }));
        };
        QVERIFY(refusal("[]").contains("list.json"));
        QVERIFY(refusal(R"({"superclass": "", "negative_words": []})").contains("context_prompts"));
        QVERIFY(refusal(R"({"superclass": "", "context_prompts": [], "negative_words": []})").contains("no prompt"));
        QVERIFY(refusal(R"({"superclass": "", "context_prompts": ["a photo"], "negative_words": []})").contains("{class}"));
        QVERIFY(refusal(R"({"superclass": "", "context_prompts": ["{class}"], "negative_words": "sky"})").contains("negative_words"));
        QVERIFY(refusal(R"({"superclass": "", "context_prompts": ["{class}"], "negative_words": [], "nega": []})").contains("nega"));
    }

private:
    std::unique_ptr<TempDir> folder_;
};

QTEST_APPLESS_MAIN(TestMethods)
#include "test_methods.moc"
