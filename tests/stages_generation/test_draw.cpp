#include "core/base/error.h"
#include "core/base/file.h"
#include "core/media/decode.h"
#include "core/media/encode.h"
#include "core/media/similarity.h"
#include "core/project/images.h"
#include "core/project/negatives.h"
#include "core/project/samples.h"
#include "core/project/split.h"
#include "tests/stages_generation/fashion_project.h"

#include <QtTest>

#include <atomic>
#include <thread>

using namespace tw;
using jobs::Control;
using test::class_id;
using test::drawn_seeds;
using test::quick_request;

namespace {

std::map<std::uint64_t, media::Image> drawn_pictures(const project::Project& project) {
    std::map<std::uint64_t, media::Image> pictures;
    for (const project::Sample& sample : project::SampleRepository(project).list({})) {
        pictures[sample.seed] = media::load_image({project.folder() / sample.image.path, -1});
    }
    return pictures;
}

const project::QueueItem only_item(const project::Project& project, const std::string& state) {
    std::vector<project::QueueItem> found;
    for (const project::QueueItem& item : project::QueueRepository(project).all()) {
        if (item.state == state) found.push_back(item);
    }
    if (found.size() != 1) throw Error(std::to_string(found.size()) + " items are " + state);
    return found.front();
}

}  // namespace

/// Pictures and steps of each: more than the worker can have drawn by the time the first picture is in the project.
constexpr int many = 20, slow = 100;

class TestDraw : public QObject {
    Q_OBJECT

private slots:
    void init() { folder_ = std::make_unique<TempDir>(); }

    void pictures_are_kept_at_the_data_sets_size_with_their_record() {
        auto project = test::fashion_project(folder_->path() / "p");
        auto request = quick_request(project, "fill", {{"trouser", 3}});
        request.batch_size = 2;
        stages::enqueue(project, request);
        std::vector<std::int64_t> told;
        int previews = 0;
        const stages::GenerationEvents events{
            .sample_added = [&](std::int64_t id) { told.push_back(id); },
            .preview = [&](const media::Image& picture, int, int) { previews += picture.width == 28 ? 1 : 0; },
            .item_changed = {}};
        stages::GenerationReport report;
        QVERIFY(stages::run_queue(project, client_, Control(), {}, events, report).ok());
        QCOMPARE(report.drawn, std::int64_t{3});
        QCOMPARE(report.items_done, std::int64_t{2});
        QVERIFY(previews > 0);
        QCOMPARE(drawn_seeds(project, "fill").size(), std::size_t{3});
        QVERIFY(project.setting("measured.images_per_second").get<double>() > 0);

        const auto samples = project::SampleRepository(project).list({});
        QCOMPARE(told.size(), samples.size());
        for (const project::Sample& sample : samples) {
            const fs::path file = project.folder() / sample.image.path;
            const media::Image picture = media::load_image({file, -1});
            QCOMPARE(picture.width, 28);
            QCOMPARE(picture.height, 28);
            QCOMPARE(picture.channels, 1);
            QCOMPARE(sample.image.dhash, media::difference_hash(picture));
            QCOMPARE(sample.image.class_id, class_id(project, "trouser"));
            const Json& record = sample.provenance;
            QCOMPARE(record.at("prompt").get<std::string>(), std::string("a photo of a trouser"));
            QCOMPARE(record.at("prompt_template").get<std::string>(), std::string("a photo of a {class}"));
            QCOMPARE(record.at("seed").get<std::uint64_t>(), sample.seed);
            QCOMPARE(record.at("model_hash").get<std::string>().size(), std::size_t{64});
            QCOMPARE(record.at("run").get<std::string>(), std::string("fill"));
            Json in_file;
            for (const media::PngText& text : media::read_png_texts(file)) {
                if (text.keyword == "tailwright") in_file = Json::parse(text.text);
            }
            QVERIFY(in_file == record);
        }
        QCOMPARE(project::RunRepository(project).by_name("fill")->model_hash,
                 samples.front().provenance.at("model_hash").get<std::string>());
    }

    void the_same_seed_gives_the_same_picture_alone_and_in_a_batch() {
        std::map<std::uint64_t, media::Image> pictures[2];
        for (const int round : {0, 1}) {
            auto project = test::fashion_project(folder_->path() / std::to_string(round), 4);
            auto request = quick_request(project, "fill", {{"pullover", 4}});
            request.sampling.cads.scale = 0.2;  // its noise too is each picture's own
            request.batch_size = round == 0 ? 1 : 4;
            stages::enqueue(project, request);
            stages::GenerationReport report;
            QVERIFY(stages::run_queue(project, client_, Control(), {}, {}, report).ok());
            pictures[round] = drawn_pictures(project);
        }
        QCOMPARE(pictures[0].size(), std::size_t{4});
        for (const auto& [seed, alone] : pictures[0]) {
            const media::Image& together = pictures[1].at(seed);
            for (std::size_t i = 0; i < alone.pixels.size(); ++i) {
                QVERIFY(std::abs(int(alone.pixels[i]) - int(together.pixels[i])) <= 1);
            }
            QVERIFY(media::contrast(alone) > 0.01);
        }
    }

    void two_stage_records_the_look_alike_and_the_source() {
        auto project = test::fashion_project(folder_->path() / "p");
        const std::int64_t pullover = class_id(project, "pullover");
        project::NegativeRepository(project).decide(pullover, class_id(project, "t-shirt"), true, "a photo of a t-shirt");
        auto request = stages::GenerationRequest::defaults("two_stage", project);
        request.sampling.num_inference_steps = 4;
        request.sampling.strength = 0.5;
        request.from_real_images = true;
        request.images[pullover] = 2;
        stages::enqueue(project, request);
        stages::GenerationReport report;
        QVERIFY(stages::run_queue(project, client_, Control(), {}, {}, report).ok());
        const auto samples = project::SampleRepository(project).list({});
        QCOMPARE(samples.size(), std::size_t{2});
        for (const project::Sample& sample : samples) {
            QCOMPARE(sample.negative_class_id.value(), class_id(project, "t-shirt"));
            const project::ImageRow source = project::ImageRepository(project).get(sample.source_image_id.value());
            QCOMPARE(source.class_id, pullover);
            QCOMPARE(source.partition, std::string("train"));
            QCOMPARE(sample.provenance.at("negative").at("class").get<std::string>(), std::string("t-shirt"));
            QCOMPARE(sample.provenance.at("negative").at("decided_by").get<std::string>(), std::string("person"));
            QCOMPARE(sample.provenance.at("source_sha256").get<std::string>(), source.sha256);
            QCOMPARE(sample.provenance.at("strength").get<double>(), 0.5);
            const std::string bytes = read_file(project.folder() / sample.image.path);
            QVERIFY(bytes.find("compositeWithTrainedAlgorithmicMedia") != std::string::npos);
        }
    }

    void a_drawn_copy_of_a_validation_image_is_refused() {
        // What a first project draws is a validation image of a second one, which then draws the same seeds.
        auto first = test::fashion_project(folder_->path() / "first");
        const auto request = quick_request(first, "fill", {{"trouser", 3}});
        stages::enqueue(first, request);
        stages::GenerationReport report;
        QVERIFY(stages::run_queue(first, client_, Control(), {}, {}, report).ok());
        const project::Sample original = project::SampleRepository(first).list({}).front();

        auto second = test::fashion_project(folder_->path() / "second");
        project::ImageRow held_back = original.image;
        held_back.kind = "real";
        held_back.partition = "validation";
        held_back.path = (first.folder() / original.image.path).string();
        held_back.run_id.reset();
        project::ImageRepository(second).add(held_back);
        project::SplitRepository(second).freeze({});
        const project::GenerationRun run = stages::enqueue(second, request);
        report = {};
        QVERIFY(stages::run_queue(second, client_, Control(), {}, {}, report).ok());
        QCOMPARE(report.refused, std::int64_t{1});
        QCOMPARE(report.drawn, std::int64_t{2});
        QVERIFY(!drawn_seeds(second, "fill").contains(original.seed));
        const auto refused = project::SampleRepository(second).refused(run.id);
        QCOMPARE(refused.size(), std::size_t{1});
        QCOMPARE(refused.front().seed, original.seed);
        QCOMPARE(refused.front().like_image_id, held_back.id);
        // A refused seed is finished: it is not drawn again.
        QCOMPARE(only_item(second, "done").images, 3);
        QCOMPARE(project::QueueRepository(second).finished_seeds(only_item(second, "done").id).size(), std::size_t{3});
    }

    void a_stop_keeps_what_is_finished_and_draws_the_rest_later_data() {
        QTest::addColumn<bool>("now");
        QTest::newRow("now") << true;
        QTest::newRow("after the current one") << false;
    }
    void a_stop_keeps_what_is_finished_and_draws_the_rest_later() {
        QFETCH(bool, now);
        auto project = test::fashion_project(folder_->path() / "p");
        test::enqueue_in_pairs(project, "fill", "trouser", many, slow);
        Control control;
        const stages::GenerationEvents events{
            .sample_added = [&](std::int64_t) { now ? control.stop_now() : control.stop_after_current(); },
            .preview = {},
            .item_changed = {}};
        stages::GenerationReport report;
        const jobs::Outcome outcome = stages::run_queue(project, client_, control, {}, events, report);
        QVERIFY(outcome.state == jobs::State::stopped);
        const auto kept = drawn_seeds(project, "fill");
        QVERIFY(kept.size() >= 2 && kept.size() < std::size_t{many});
        QCOMPARE(only_item(project, "waiting").attempts, 0);  // a stop is no crash

        QVERIFY(stages::run_queue(project, client_, Control(), {}, {}, report).ok());
        QCOMPARE(report.drawn, std::int64_t{many});
        const auto all = drawn_seeds(project, "fill");
        QCOMPARE(all.size(), std::size_t{many});
        for (const std::uint64_t seed : kept) QVERIFY(all.contains(seed));
        QCOMPARE(only_item(project, "done").attempts, 1);
    }

    void a_pause_holds_the_queue_and_resume_lets_it_go_on() {
        auto project = test::fashion_project(folder_->path() / "p");
        test::enqueue_in_pairs(project, "fill", "trouser", many, slow);
        Control control;
        std::atomic<int> added{0};
        std::atomic<int> while_paused{-1};
        std::thread other([&] {
            while (added == 0) std::this_thread::sleep_for(std::chrono::milliseconds(1));
            int seen = -1;
            while (seen != added) {
                seen = added;
                std::this_thread::sleep_for(std::chrono::seconds(1));
            }
            while_paused = seen;
            control.resume();
        });
        const stages::GenerationEvents events{.sample_added =
                                                  [&](std::int64_t) {
                                                      if (++added == 1) control.pause();
                                                  },
                                              .preview = {},
                                              .item_changed = {}};
        stages::GenerationReport report;
        const jobs::Outcome outcome = stages::run_queue(project, client_, control, {}, events, report);
        other.join();
        QVERIFY(outcome.ok());
        QVERIFY(while_paused > 0 && while_paused < many);
        QCOMPARE(drawn_seeds(project, "fill").size(), std::size_t{many});
    }

    void progress_counts_pictures_to_the_last() {
        auto project = test::fashion_project(folder_->path() / "p");
        stages::enqueue(project, quick_request(project, "fill", {{"trouser", 2}, {"pullover", 1}}));
        jobs::Progress last;
        stages::GenerationReport report;
        const auto keep_last = [&](const jobs::Progress& progress) { last = progress; };
        QVERIFY(stages::run_queue(project, client_, Control(), keep_last, {}, report).ok());
        QCOMPARE(last.done, std::int64_t{3});
        QCOMPARE(last.total, std::int64_t{3});
        QVERIFY(last.rate > 0);
    }

private:
    worker::Client client_{test::real_worker()};
    std::unique_ptr<TempDir> folder_;
};

QTEST_GUILESS_MAIN(TestDraw)
#include "test_draw.moc"
