#include "core/base/error.h"
#include "core/project/dataset.h"
#include "core/project/imports.h"
#include "core/project/negatives.h"
#include "core/project/plan.h"
#include "core/project/queue.h"
#include "core/project/scores.h"
#include "core/project/split.h"
#include "core/project/trainings.h"
#include "core/project/verdicts.h"
#include "tests/support/synthetic_project.h"

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>
#include <sqlite3.h>

#include <QtTest/QTest>

#include <limits>
#include <set>

using namespace tw;
using namespace tw::project;

namespace {

/// The statements that `work` really runs, as SQLite saw them.
std::vector<std::string> statements_of(const Project& project, const std::function<void()>& work) {
    std::vector<std::string> seen;
    const auto note = [](unsigned, void* context, void* statement, void*) {
        static_cast<std::vector<std::string>*>(context)->push_back(sqlite3_sql(static_cast<sqlite3_stmt*>(statement)));
        return 0;
    };
    sqlite3_trace_v2(project.db().getHandle(), SQLITE_TRACE_STMT, note, &seen);
    work();
    sqlite3_trace_v2(project.db().getHandle(), 0, nullptr, nullptr);
    return seen;
}

/// Lines of the query plan that read a whole table.
std::vector<std::string> table_scans(const Project& project, const std::string& sql) {
    std::vector<std::string> scans;
    SQLite::Statement plan(project.db(), "EXPLAIN QUERY PLAN " + sql);
    while (plan.executeStep()) {
        const std::string line = plan.getColumn(3).getString();
        const bool scan = line.rfind("SCAN", 0) == 0;
        const bool small = line.find("VIRTUAL TABLE") != std::string::npos || line.find("generation_run") != std::string::npos ||
                           line.find("trash") != std::string::npos || line.find("USING COVERING INDEX") != std::string::npos ||
                           line.find("verdict_log_by_action") != std::string::npos;  // newest first, one row wanted
        if (scan && !small) scans.push_back(line);
    }
    return scans;
}

}  // namespace

class TestRepositories : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { qputenv("TAILWRIGHT_RESOURCES", TW_SOURCE_DIR "/resources"); }

    void a_generated_image_never_enters_validation_or_test() {
        test::SyntheticProject synthetic;
        ImageRepository images(synthetic.project());
        for (const char* partition : {"validation", "test", "pretrain", "held_out"}) {
            ImageRow row;
            row.class_id = 1;
            row.kind = "synthetic";
            row.run_id = synthetic.run().id;
            row.partition = partition;
            row.path = std::string("images/") + partition + ".png";
            row.width = row.height = row.channels = 1;
            QVERIFY_THROWS_EXCEPTION(Error, images.add(row));
            const std::vector<std::int64_t> generated = SampleRepository(synthetic.project()).ids({});
            QVERIFY_THROWS_EXCEPTION(Error, images.set_partition({generated.front()}, partition));
        }
        QCOMPARE(images.ids("synthetic", "").size(), images.ids("synthetic", "train").size());
    }

    void a_generated_image_without_a_run_is_refused() {
        test::SyntheticProject synthetic;
        ImageRow row;
        row.class_id = 1;
        row.kind = "synthetic";
        row.path = "images/a.png";
        QVERIFY_THROWS_EXCEPTION(Error, ImageRepository(synthetic.project()).add(row));
        row.kind = "real";
        row.run_id = synthetic.run().id;
        QVERIFY_THROWS_EXCEPTION(Error, ImageRepository(synthetic.project()).add(row));
    }

    void images_come_back_as_they_went_in() {
        test::SyntheticProject synthetic({.train = {3}, .samples = 1});
        ImageRepository images(synthetic.project());
        const std::int64_t import_id = ImportRepository(synthetic.project()).begin("idx", "/data/a.gz");
        ImageRow row;
        row.class_id = 1;
        row.partition = "held_out";
        row.path = "/data/a.gz";
        row.idx = 17;
        row.width = 28;
        row.height = 29;
        row.channels = 3;
        row.source = {{"bit_depth", 16}};
        row.sha256 = "00ff";
        row.dhash = std::numeric_limits<std::uint64_t>::max() - 5;
        row.import_id = import_id;
        images.add(row);
        const ImageRow back = images.get(row.id);
        QCOMPARE(back.dhash, row.dhash);
        QVERIFY(back.source == row.source);
        QCOMPARE(back.idx, std::int64_t{17});
        QCOMPARE(back.height, 29);
        QVERIFY(back.import_id == import_id && !back.run_id);
        QCOMPARE(images.by_sha256("00ff")->id, row.id);
        QVERIFY(!images.by_sha256("00fe"));
        QCOMPARE(images.hashes({"held_out"}).at(0).dhash, row.dhash);
        QCOMPARE(images.absolute_path(back), std::filesystem::path("/data/a.gz"));
        row.id = 0;
        QVERIFY_THROWS_EXCEPTION(Error, images.add(row));  // the same place twice
        const std::int64_t sample = SampleRepository(synthetic.project()).ids({}).front();
        QVERIFY(std::filesystem::exists(images.absolute_path(images.get(sample))));
        const auto many = images.get_many({sample, 1, sample});
        QVERIFY(many[0].id == sample && many[1].id == 1 && many[2].id == sample);
        QVERIFY_THROWS_EXCEPTION(Error, images.get(99'999));
    }

    void the_split_is_frozen_and_checked() {
        test::SyntheticProject synthetic;
        SplitRepository split(synthetic.project());
        split.verify();
        const std::string before = split.current()->sha256;
        const std::int64_t id = ImageRepository(synthetic.project()).ids("real", "train").front();
        ImageRepository(synthetic.project()).set_partition({id}, "test");
        QVERIFY_THROWS_EXCEPTION(Error, split.verify());
        QVERIFY(split.freeze({{"seed", 1}}).sha256 != before);
        split.verify();
        ImageRepository(synthetic.project()).set_partition({id}, "train");
        QCOMPARE(split.freeze({{"seed", 2}}).sha256, before);
        QVERIFY((split.current()->spec == Json{{"seed", 2}}));
        synthetic.add_samples(synthetic.classes()[0], synthetic.run(), 1);
        split.verify();  // generated pictures are no part of the split
    }

    void a_rule_never_overrides_a_person() {
        test::SyntheticProject synthetic;
        NegativeRepository negatives(synthetic.project());
        const auto proposal = [](std::int64_t other, int rank, bool chosen) {
            Negative negative;
            negative.other_class_id = other;
            negative.rank = rank;
            negative.cosine = 1.0 / (1 + rank);
            negative.prompt = "rule";
            negative.chosen = chosen;
            negative.evidence = {{1, "other", 0.5}, {2, "other", 0.9}};
            return negative;
        };
        negatives.propose(1, {proposal(2, 1, true), proposal(3, 2, false)});
        QCOMPARE(negatives.chosen(1).size(), std::size_t{1});
        QCOMPARE(negatives.of_class(1)[0].evidence[0].image_id, std::int64_t{2});  // best first
        negatives.decide(1, 2, false, "no");
        negatives.decide(1, 3, true, "a person's prompt");
        negatives.propose(1, {proposal(3, 1, false), proposal(2, 2, true)});
        const auto now = negatives.of_class(1);
        QCOMPARE(now.size(), std::size_t{2});
        QVERIFY(now[0].other_class_id == 3 && now[0].chosen && now[0].prompt == "a person's prompt" && now[0].rank == 1);
        QVERIFY(now[1].other_class_id == 2 && !now[1].chosen && now[1].decided_by == "person");
        QVERIFY_THROWS_EXCEPTION(Error, negatives.decide(1, 1, true, "itself"));
        QVERIFY_THROWS_EXCEPTION(Error, negatives.propose(1, {proposal(1, 1, true)}));
        QCOMPARE(negatives.of_class(1).size(), std::size_t{2});
    }

    void runs_are_chosen_and_reference_runs_never() {
        test::SyntheticProject synthetic;
        RunRepository runs(synthetic.project());
        const GenerationRun second = synthetic.add_run("run_2", "two_stage");
        const GenerationRun reference = synthetic.add_run("reference", "reference");
        QVERIFY_THROWS_EXCEPTION(Error, synthetic.add_run("run_2"));
        runs.choose({second.id});
        QCOMPARE(runs.chosen_ids(), std::vector<std::int64_t>{second.id});
        QCOMPARE(SampleRepository(synthetic.project()).count({}), std::int64_t{0});
        QVERIFY_THROWS_EXCEPTION(Error, runs.choose({reference.id}));
        QCOMPARE(runs.chosen_ids(), std::vector<std::int64_t>{second.id});
    }

    void the_queue_keeps_its_order_and_its_attempts() {
        test::SyntheticProject synthetic({.train = {2}, .samples = 0});
        QueueRepository queue(synthetic.project());
        QueueItem item;
        item.run_id = synthetic.run().id;
        item.class_id = 1;
        item.images = 3;
        item.request = {{"prompt", "a"}};
        const std::int64_t a = queue.enqueue(item), b = queue.enqueue(item), c = queue.enqueue(item, true);
        std::vector<std::int64_t> order;
        for (const QueueItem& each : queue.all()) order.push_back(each.id);
        QCOMPARE(order, (std::vector<std::int64_t>{c, a, b}));
        QCOMPARE(queue.next_waiting()->id, c);
        queue.mark_running(c);
        QCOMPARE(queue.next_waiting()->id, a);
        QVERIFY_THROWS_EXCEPTION(Error, queue.retry(c));
        queue.mark(c, "failed", "out_of_memory", "memory ran out");
        QCOMPARE(queue.get(c).failure, std::string("out_of_memory"));
        queue.retry(c);
        QCOMPARE(queue.get(c).attempts, 0);
        queue.mark_running(a);
        queue.mark_running(b);
        queue.mark_running(b);
        queue.recover_after_crash();
        QCOMPARE(queue.get(a).state, std::string("waiting"));
        QCOMPARE(queue.get(b).state, std::string("suspect"));
        QCOMPARE(queue.get(c).state, std::string("waiting"));
        QVERIFY_THROWS_EXCEPTION(Error, queue.mark(a, "lost"));
    }

    void finished_seeds_are_the_kept_and_the_refused() {
        test::SyntheticProject synthetic({.train = {2}, .samples = 2});
        const std::int64_t item = QueueRepository(synthetic.project()).all().front().id;
        constexpr std::uint64_t large = 0xfedc'ba98'7654'3210u;
        SampleRepository(synthetic.project()).add_refused({item, large, 1, 0.01});
        const auto seeds = QueueRepository(synthetic.project()).finished_seeds(item);
        QCOMPARE(std::set<std::uint64_t>(seeds.begin(), seeds.end()), (std::set<std::uint64_t>{0, 1, large}));
        QCOMPARE(SampleRepository(synthetic.project()).refused(synthetic.run().id).at(0).seed, large);
    }

    void counts_come_from_the_same_filter_as_the_lists() {
        test::SyntheticProject synthetic;
        Project& project = synthetic.project();
        const GenerationRun other = synthetic.add_run("run_2");
        synthetic.add_samples(synthetic.classes()[2], other, 5);
        const SampleRepository samples(project);
        const auto ids = samples.ids({{}, 3, ""});
        VerdictRepository(project).apply({{ids[0], "accepted", ""}, {ids[1], "rejected", "artefact"}}, "person");
        for (const SampleFilter& filter : {SampleFilter{}, SampleFilter{{other.id}, 0, ""}, SampleFilter{{}, 3, "unjudged"},
                                           SampleFilter{{synthetic.run().id, other.id}, 3, ""}}) {
            QCOMPARE(samples.count(filter), static_cast<std::int64_t>(samples.ids(filter).size()));
            QCOMPARE(samples.count(filter), static_cast<std::int64_t>(samples.list(filter).size()));
        }
        QCOMPARE(samples.count({{synthetic.run().id, other.id}, 3, ""}), std::int64_t{9});
        const VerdictCounts counts = samples.counts_by_class().at(3);
        QVERIFY(counts.accepted == 1 && counts.rejected == 1 && counts.unjudged == 2);
        QCOMPARE(PlanRepository(project).accepted_counts(), (std::map<std::int64_t, std::int64_t>{{3, 1}}));
        QCOMPARE(samples.reject_reasons({{}, 3, ""}), (std::map<std::string, std::int64_t>{{"artefact", 1}}));
    }

    void a_sample_and_its_image_row_come_together_or_not_at_all() {
        test::SyntheticProject synthetic({.train = {2}, .samples = 1});
        const SampleRepository repository(synthetic.project());
        Sample twin = repository.get(repository.ids({}).front());
        twin.image.path = "images/other.png";  // a second picture of the same item and seed
        QVERIFY_THROWS_EXCEPTION(Error, SampleRepository(synthetic.project()).add(twin));
        QCOMPARE(ImageRepository(synthetic.project()).ids("synthetic", "").size(), std::size_t{1});
    }

    void imports_trainings_and_exports_are_listed() {
        test::SyntheticProject synthetic({.train = {2}, .samples = 0});
        ImportRepository imports(synthetic.project());
        const std::int64_t id = imports.begin("csv", "/data/list.csv");
        imports.add_issue(id, {"/data/a.png", "broken", "it is truncated"});
        imports.finish(id, 12);
        QVERIFY(imports.all().back().images == 12 && !imports.all().back().finished.empty());
        QCOMPARE(imports.issues(id).at(0).reason, std::string("it is truncated"));
        QVERIFY_THROWS_EXCEPTION(Error, imports.add_issue(id, {"a", "no such kind", ""}));
        TrainingRepository trainings(synthetic.project());
        trainings.add({0, "real_only", 0xffff'ffff'ffff'ffffu, {{"steps", 5}}, "hash", {{"accuracy", 0.5}}, ""});
        QCOMPARE(trainings.all().at(0).seed, 0xffff'ffff'ffff'ffffu);
        QVERIFY((trainings.all().at(0).result == Json{{"accuracy", 0.5}}));
        trainings.clear();
        QVERIFY(trainings.all().empty());
        ExportRow row;
        row.path = "/data/out";
        row.format = "image_folder";
        row.real = 3;
        row.synthetic = 4;
        trainings.add_export(row);
        QVERIFY(trainings.exports().at(0).synthetic == 4 && !trainings.exports().at(0).created.empty());
    }

    void data_set_settings_follow_the_images_until_set() {
        test::SyntheticProject synthetic({.train = {4, 2}, .samples = 0, .width = 20, .height = 16, .channels = 3});
        Project& project = synthetic.project();
        DatasetSettings settings = dataset_settings(project);
        QVERIFY(settings.width == 20 && settings.height == 16 && settings.channels == 3);
        settings.prompt_template = "A photo of {class}, a type of food.";
        set_dataset_settings(project, settings);
        QVERIFY(project.setting("dataset")["width"] == 0);
        QCOMPARE(prompt_for(dataset_settings(project), "french_fries"), std::string("A photo of french fries, a type of food."));
        DatasetSettings stored = stored_dataset_settings(project);
        QCOMPARE(stored.prompt_template, settings.prompt_template);
        QVERIFY(stored.width == 0 && stored.height == 0 && stored.channels == 0);
        stored.superclass = "food";
        set_dataset_settings(project, stored);  // goes on following them
        QVERIFY(dataset_settings(project).width == 20 && dataset_settings(project).superclass == "food");
        settings.width = 40;
        set_dataset_settings(project, settings);
        QCOMPARE(dataset_settings(project).width, 40);
        settings.prompt_template = "A photo.";
        QVERIFY_THROWS_EXCEPTION(Error, set_dataset_settings(project, settings));
        QVERIFY(std::filesystem::exists(generator_model_path(settings) / "model_index.json"));
        QVERIFY(std::filesystem::exists(clip_model_path(settings) / "config.json"));
        settings.generator_model = "/models/sd15";
        QCOMPARE(generator_model_path(settings), std::filesystem::path("/models/sd15"));
    }

    void ids_and_records_are_of_the_same_samples() {
        test::SyntheticProject synthetic;
        const project::GenerationRun other = synthetic.add_run("run_2");
        synthetic.add_samples(synthetic.classes()[0], other, 3);
        const SampleRepository samples(synthetic.project());
        VerdictRepository(synthetic.project()).apply({{samples.ids({}).front(), "accepted", ""}}, "person");
        for (const bool both : {false, true}) {
            if (both) RunRepository(synthetic.project()).choose({synthetic.run().id, other.id});
            for (const auto& runs : {std::vector<std::int64_t>{}, {other.id}, {synthetic.run().id, other.id}}) {
                for (const std::int64_t of : {0, 1, 2}) {
                    for (const char* verdict : {"", "unjudged", "accepted", "rejected"}) {
                        const SampleFilter filter{runs, of, verdict};
                        std::vector<std::int64_t> listed;
                        for (const Sample& sample : samples.list(filter)) listed.push_back(sample.image.id);
                        QCOMPARE(samples.ids(filter), listed);
                        QCOMPARE(samples.count(filter), static_cast<std::int64_t>(listed.size()));
                        const auto matching = samples.matching(filter, samples.ids({{synthetic.run().id, other.id}, 0, ""}));
                        QCOMPARE(std::vector<std::int64_t>(matching.begin(), matching.end()), listed);
                    }
                }
            }
        }
    }

    void a_spread_reaches_from_the_first_to_the_last_third() {
        test::SyntheticProject synthetic({.train = {3}, .samples = 30});
        const SampleRepository samples(synthetic.project());
        const auto all = samples.ids({});
        QCOMPARE(samples.spread(100), all);
        const auto few = samples.spread(5);
        QVERIFY(few.size() >= 4 && few.size() <= 5);
        QCOMPARE(few.front(), all.front());
        QVERIFY(few.back() >= all[20]);
        QVERIFY(std::is_sorted(few.begin(), few.end()));
        test::SyntheticProject none({.samples = 0});
        QVERIFY(SampleRepository(none.project()).spread(5).empty());
    }

    void counts_stay_true_whatever_changes() {
        test::SyntheticProject synthetic({.train = {5, 3}, .samples = 4});
        Project& project = synthetic.project();
        const project::GenerationRun other = synthetic.add_run("run_2");
        const auto check = [&] {
            std::map<std::string, std::int64_t> kept, counted;
            SQLite::Statement kept_rows(project.db(),
                                        "SELECT run_id || ' ' || class_id || ' ' || what, images FROM image_count WHERE images <> 0");
            while (kept_rows.executeStep()) kept[kept_rows.getColumn(0).getString()] = kept_rows.getColumn(1).getInt64();
            SQLite::Statement rows(project.db(),
                                   "WITH kept AS (SELECT * FROM image WHERE kind = 'synthetic' AND id NOT IN (SELECT image_id FROM trash)) "
                                   "SELECT 0 || ' ' || class_id || ' ' || partition, COUNT(*) FROM image WHERE kind = 'real' GROUP BY 1 "
                                   "UNION ALL SELECT run_id || ' ' || class_id || ' ' || verdict, COUNT(*) FROM kept JOIN sample ON "
                                   "image_id = id GROUP BY 1 UNION ALL SELECT run_id || ' ' || class_id || ' scored', COUNT(*) FROM kept "
                                   "JOIN score ON image_id = id WHERE name = 'margin' GROUP BY 1");
            while (rows.executeStep()) counted[rows.getColumn(0).getString()] = rows.getColumn(1).getInt64();
            QCOMPARE(kept, counted);
            QVERIFY(!counted.empty());
            const auto shapes = [&](const std::string& from) {
                std::set<std::string> found;
                SQLite::Statement each(project.db(),
                                       "SELECT train || ' ' || width || 'x' || height || 'x' || channels || ' ' || images FROM " + from);
                while (each.executeStep()) found.insert(each.getColumn(0).getString());
                return found;
            };
            QCOMPARE(shapes("image_shape WHERE images <> 0"),
                     shapes("(SELECT partition = 'train' AS train, width, height, channels, COUNT(*) AS images FROM image "
                            "WHERE kind = 'real' GROUP BY 1, 2, 3, 4)"));
        };
        check();
        const auto ids = SampleRepository(project).ids({});
        VerdictRepository(project).apply({{ids[0], "accepted", ""}, {ids[5], "rejected", "artefact"}}, "person");
        check();
        VerdictRepository(project).undo();
        check();
        ImageRepository(project).set_partition(ImageRepository(project).ids("real", "train", 1), "held_out");
        check();
        synthetic.add_samples(synthetic.classes()[1], other, 2, false);
        check();
        ScoreRepository(project).set(ids[1], {{"margin", 0.25}, {"contrast", 0.5}});  // it has a margin already
        check();
        for (const char* change : {"UPDATE image SET class_id = 1 WHERE class_id = 2", "UPDATE image SET run_id = 2 WHERE run_id = 1",
                                   "DELETE FROM score WHERE name = 'margin' AND image_id % 2 = 0",
                                   "INSERT INTO trash (image_id, bytes, moved) SELECT image_id, 1, '' FROM sample WHERE image_id % 4 = 0",
                                   "UPDATE sample SET verdict = 'accepted' WHERE image_id % 8 = 0", "DELETE FROM verdict_log",
                                   "UPDATE image SET width = width + id % 2, channels = 3 WHERE id % 5 = 0",
                                   "UPDATE image SET partition = 'test' WHERE kind = 'real' AND id % 7 = 0",
                                   "DELETE FROM image WHERE kind = 'synthetic' AND id % 3 = 0", "DELETE FROM trash",
                                   "DELETE FROM image WHERE kind = 'real' AND partition = 'validation'"}) {
            project.db().exec(change);
            check();
        }
    }

    void what_the_grid_asks_for_uses_an_index() {
        test::SyntheticProject synthetic;
        const Project& project = synthetic.project();
        const std::int64_t run = synthetic.run().id;
        const auto statements = statements_of(project, [&] {
            const SampleRepository samples(project);
            for (const auto& runs : {std::vector<std::int64_t>{}, {run}}) {
                for (const std::int64_t of : {0, 1}) {
                    for (const char* verdict : {"", "unjudged"}) {
                        samples.ids({runs, of, verdict});
                        samples.count({runs, of, verdict});
                    }
                }
            }
            samples.counts_by_class();
            samples.matching({{}, 1, "unjudged"}, {1, 2});
            samples.verdicts({1, 2});
            samples.spread(10);
            samples.reject_reasons({});
            const ImageRepository images(project);
            images.ids("real", "train");
            images.ids("real", "train", 1);
            images.ids("synthetic", "", 1);
            images.real_counts("train");
            images.hashes({"validation", "test"});
            images.hashes_of_class("train", 1);
            images.by_sha256("00");
            ScoreRepository(project).by_name("margin", {1, 2});
            ScoreRepository(project).values("margin", {1, 2});
            ScoreRepository(project).each(1, 2, [](auto&&...) {});
            ScoreRepository(project).highest_first("margin");
            QueueRepository(project).next_waiting();
            QueueRepository(project).finished_seeds(1);
            VerdictRepository(project).can_redo();
            RunRepository(project).by_name("run_1");
        });
        QVERIFY(statements.size() > 25);
        for (const std::string& sql : statements) {
            const auto scans = table_scans(project, sql);
            QVERIFY2(scans.empty(), (sql + ": " + (scans.empty() ? "" : scans.front())).c_str());
        }
        // The check can fail: this one has no index to use.
        QVERIFY(!table_scans(project, "SELECT id FROM image WHERE width = 3").empty());
    }

    void a_hundred_thousand_rows_go_in_as_one_transaction() {
        test::SyntheticProject synthetic({.train = {1}, .validation = 0, .test = 0, .samples = 0});
        Project& project = synthetic.project();
        std::size_t published = 0;
        project.changes().listen([&](const ChangeSet& change) { published += 1 + change.ids.size(); });
        Transaction transaction(project);
        ImageRepository images(project);
        ImageRow row;
        row.class_id = 1;
        row.path = "/data/images.gz";
        row.width = row.height = 28;
        row.channels = 1;
        for (row.idx = 0; row.idx < 100'000; ++row.idx) {
            row.sha256 = std::to_string(row.idx);
            images.add(row);
        }
        QCOMPARE(published, std::size_t{0});
        transaction.commit();
        QCOMPARE(published, std::size_t{1});  // a flood is told as "any row", not as 100,000 ids
        QCOMPARE(images.ids("real", "train").size(), std::size_t{100'001});
    }
};

QTEST_APPLESS_MAIN(TestRepositories)
#include "test_repositories.moc"
