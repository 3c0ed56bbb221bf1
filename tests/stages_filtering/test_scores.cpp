#include "core/base/file.h"
#include "core/base/hash.h"
#include "core/base/random.h"
#include "core/media/decode.h"
#include "core/media/encode.h"
#include "core/project/classes.h"
#include "core/project/dataset.h"
#include "core/project/images.h"
#include "core/project/runs.h"
#include "core/project/samples.h"
#include "core/project/split.h"
#include "core/stages/filtering/filter.h"
#include "tests/support/broken_files.h"
#include "tests/support/fashion_images.h"

#include <QtTest/QTest>

using namespace tw;
using namespace tw::stages;

namespace {

/// A long-tailed project of real photographs; its "generated" pictures are photographs that it has never seen, under their own
/// and under other classes' names, and some that are broken.
class Photographs {
public:
    Photographs() : project(test::fashion_classes_project(temp_.path() / "project")) {
        train = test::add_fashion_images(project, "train", 30'000, {60, 50, 40, 30, 25, 20, 12, 8, 5, 3});
        unseen_ = test::add_fashion_images(project, "pretrain", 0, std::vector<std::int64_t>(10, 12));
        project::SplitRepository(project).freeze({{"made_by", "test"}});
        project::GenerationRun made;
        made.name = "drawn";
        made.method = "plain_cfg";
        made.settings = Json::object();
        run = project::RunRepository(project).add(made);
        project::RunRepository(project).choose({run.id});
    }

    std::int64_t add(std::size_t label, const std::string& png) {
        project::Sample sample;
        sample.seed = next_++;
        sample.provenance = Json::object();
        sample.image.class_id = project::ClassRepository(project).all()[label].id;
        sample.image.kind = "synthetic";
        sample.image.path = "images/drawn/" + std::to_string(sample.seed) + ".png";
        sample.image.width = sample.image.height = 28;
        sample.image.channels = 1;
        sample.image.sha256 = sha256(png);
        sample.image.run_id = run.id;
        fs::create_directories(project.folder() / "images" / "drawn");
        write_file_atomic(project.folder() / sample.image.path, png);
        project::SampleRepository(project).add(sample);
        return sample.image.id;
    }

    media::Image photograph(std::int64_t id) const {
        const project::ImageRepository images(project);
        const project::ImageRow row = images.get(id);
        return media::load_image({images.absolute_path(row), row.idx});
    }

    /// The label's unseen photographs under the name of class `as`.
    std::vector<std::int64_t> add_unseen(std::size_t label, std::size_t as) {
        std::vector<std::int64_t> ids;
        for (const std::int64_t id : unseen_[label]) ids.push_back(add(as, media::encode_png(photograph(id))));
        return ids;
    }

    void name_superclass(const std::string& name) {
        project::DatasetSettings settings = project::dataset_settings(project);
        settings.superclass = name;
        project::set_dataset_settings(project, settings);
    }
    void ask_for_superclass() { score_superclass(project, client_, {run.id}, control_, {}); }

    void score() { score_samples(project, client_, {run.id}, control_, {}); }

    FilterCheck check(std::int64_t id) const {
        const project::ScoreRepository scores(project);
        return check_sample(scores.get(id), scores.thresholds(project::ImageRepository(project).get(id).class_id));
    }

    double kept_share(const std::vector<std::int64_t>& ids) const {
        double kept = 0;
        for (const std::int64_t id : ids) kept += check(id).keep ? 1 : 0;
        return kept / static_cast<double>(ids.size());
    }

private:
    TempDir temp_;

public:
    project::Project project;
    project::GenerationRun run;
    std::vector<std::vector<std::int64_t>> train;

private:
    std::vector<std::vector<std::int64_t>> unseen_;
    std::uint64_t next_ = 1;
    jobs::Control control_;
    worker::Client client_{{TW_BIN_DIR "/tailwright-worker", 0}};
};

}  // namespace

class TestScores : public QObject {
    Q_OBJECT

private slots:
    void diff_mixs_filter_drops_a_tenth_of_the_runs_pictures() {
        Photographs made;
        std::vector<std::int64_t> good;
        for (const std::size_t label : {1u, 7u}) {
            for (const std::int64_t id : made.add_unseen(label, label)) good.push_back(id);
        }
        const std::int64_t broken = made.add(0, "no picture");
        made.score();
        QVERIFY_THROWS_EXCEPTION(Error, made.ask_for_superclass());
        QVERIFY_THROWS_EXCEPTION(Error, sample_check(made.project, {made.run.id}, FilterKind::diff_mix));
        made.name_superclass("clothing");
        made.ask_for_superclass();
        const project::ScoreRepository scores(made.project);
        QVERIFY(!scores.get(broken).contains("superclass"));
        QVERIFY(scores.get(good.front()).contains("margin"));  // what was known is kept
        const SampleCheck check = sample_check(made.project, {made.run.id}, FilterKind::diff_mix);
        double highest_dropped = 0, lowest_kept = 1;
        std::size_t dropped = 0;
        for (const std::int64_t id : good) {
            const std::map<std::string, double> values = scores.get(id);
            const FilterCheck checked = check(values, 0);
            if (checked.keep) {
                lowest_kept = std::min(lowest_kept, values.at("superclass"));
            } else {
                ++dropped;
                highest_dropped = std::max(highest_dropped, values.at("superclass"));
                QCOMPARE(checked.reason, std::string("wrong_class"));
            }
        }
        QVERIFY(highest_dropped < lowest_kept);
        QCOMPARE(dropped, good.size() / 10);
        QCOMPARE(check(scores.get(broken), 0).reason, std::string("artefact"));
        std::int64_t kept = 0;
        for (const KeepRate& rate : keep_rates(made.project, {made.run.id}, FilterKind::diff_mix)) kept += rate.kept;
        QCOMPARE(kept, static_cast<std::int64_t>(good.size() - dropped));
    }

    void good_pictures_pass_and_wrong_or_broken_ones_do_not() {
        Photographs made;
        std::vector<std::int64_t> right, wrong;
        for (std::size_t label = 0; label < 10; ++label) {
            for (const std::int64_t id : made.add_unseen(label, label)) right.push_back(id);
            for (const std::int64_t id : made.add_unseen(label, (label + 5) % 10)) wrong.push_back(id);
        }
        const media::Image copied = made.photograph(made.train[0][7]);
        const std::int64_t copy = made.add(0, media::encode_png(copied));
        const std::int64_t flat = made.add(1, media::encode_png({28, 28, 1, std::vector<std::uint8_t>(28 * 28, 60)}));
        const std::int64_t noise = made.add(1, media::encode_png(test::noise_image(28, 28, 1, 5)));
        const std::int64_t broken = made.add(2, "no picture at all");
        made.score();
        set_default_thresholds(made.project, 0.95);

        const double right_share = made.kept_share(right), wrong_share = made.kept_share(wrong);
        qInfo("kept: %.0f %% of photographs under their own name, %.0f %% under another's", 100 * right_share, 100 * wrong_share);
        QVERIFY(right_share > 0.75);
        QVERIFY(wrong_share < 0.15);
        QCOMPARE(made.check(copy).reason, std::string("too_like_real"));
        for (const std::int64_t id : {flat, noise, broken}) QCOMPARE(made.check(id).reason, std::string("artefact"));
    }

    void a_score_is_made_once_and_again_when_the_split_changes() {
        Photographs made;
        const std::int64_t first = made.add_unseen(3, 3).front();
        made.score();
        const project::ScoreRepository scores(made.project);
        const auto before = scores.get(first);
        QVERIFY(before.contains("margin") && before.contains("hard_cosine") && before.contains("nearest_real"));
        QVERIFY(scores.get(made.train[9][0]).contains("margin"));

        // Were it made again, this value would be gone.
        project::ScoreRepository(made.project).set(first, {{"margin", 77.0}});
        made.score();
        QCOMPARE(scores.get(first).at("margin"), 77.0);
        fs::remove_all(made.project.cache_dir());
        made.score();
        QCOMPARE(scores.get(first).at("margin"), 77.0);

        project::ImageRepository(made.project).set_partition({made.train[3][0]}, "held_out");
        project::SplitRepository(made.project).freeze({{"made_by", "test again"}});
        made.score();
        QVERIFY(scores.get(first).at("margin") < 2.0);
        QVERIFY(scores.get(first).at("basis") != before.at("basis"));
    }

    void stopping_keeps_what_is_done() {
        Photographs made;
        made.add_unseen(0, 0);
        jobs::Control control;
        control.stop_now();
        worker::Client client({TW_BIN_DIR "/tailwright-worker", 0});
        score_samples(made.project, client, {}, control, {});
        QVERIFY(!project::ScoreRepository(made.project).get(made.train[0][0]).contains("margin"));
        made.score();
        QVERIFY(project::ScoreRepository(made.project).get(made.train[0][0]).contains("margin"));
    }
};

QTEST_GUILESS_MAIN(TestScores)
#include "test_scores.moc"
