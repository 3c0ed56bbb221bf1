#include "core/base/error.h"
#include "core/base/file.h"
#include "core/project/plan.h"
#include "core/project/samples.h"
#include "core/project/split.h"
#include "core/project/trainings.h"
#include "core/project/verdicts.h"
#include "core/workflow/experiment/experiment.h"
#include "core/workflow/experiment/outcome.h"
#include "core/workflow/experiment/record.h"
#include "tests/support/error_of.h"
#include "tests/support/synthetic_project.h"

#include <QtTest>

#include <cmath>

using namespace tw;
using workflow::ExperimentResult;

namespace {

/// Three classes with 12, 6, 3 real images and eight accepted pictures each, to be filled to 10: there is nothing left to draw.
struct Filled {
    Filled() : synthetic(options()) {
        std::vector<project::Verdict> verdicts;
        for (const std::int64_t id : project::SampleRepository(synthetic.project()).ids({})) verdicts.push_back({id, "accepted", ""});
        project::VerdictRepository(synthetic.project()).apply(verdicts, "rule");
        for (const project::Class& row : synthetic.classes()) project::PlanRepository(synthetic.project()).set_target(row.id, 10);
    }
    static test::SyntheticOptions options() {
        test::SyntheticOptions options;
        options.samples = 8;
        return options;
    }
    Json spec() const {
        return {{"name", "small"},
                {"project", synthetic.folder().string()},
                {"seeds", 2},
                {"training", {{"steps", 4}, {"evaluations", 2}, {"batch_size", 8}}},
                {"fills", {{{"name", synthetic.run().name}, {"method", "plain_cfg"}}}},
                {"arms", {"real_only", "class_balanced", {{"name", "made"}, {"arm", "plain_cfg"}, {"runs", {synthetic.run().name}}}}},
                {"sweep", {{"arm", "made"}, {"added_per_real", {0, 0.5, 1}}}}};
    }
    ExperimentResult run(const Json& spec) const {
        ExperimentResult result;
        worker::Client client;
        const jobs::Outcome outcome =
            workflow::run_experiment(workflow::experiment_spec_from_json(spec), output.path() / "result", client, {}, {}, result);
        if (!outcome.ok()) throw Error(outcome.reason);
        return result;
    }
    std::size_t trainings() { return project::TrainingRepository(synthetic.project()).all().size(); }

    test::SyntheticProject synthetic;
    TempDir output;
};

QString refusal(const std::function<void()>& action) {
    return QString::fromStdString(test::error_of(action));
}

}  // namespace

class TestExperiment : public QObject {
    Q_OBJECT

private slots:
    void arms_are_compared_and_written_down() {
        Filled filled;
        const ExperimentResult result = filled.run(filled.spec());
        QCOMPARE(result.rows.size(), std::size_t{3});
        QCOMPARE(result.rows[2].result.arm, std::string("made"));
        QCOMPARE(result.rows[2].result.synthetic, std::int64_t{4 + 7});  // 10 - 6 and 10 - 3; the first class is full
        QVERIFY(result.best_without == "real_only" || result.best_without == "class_balanced");
        QCOMPARE(result.rows[2].to_best_without.pairs, 2);
        for (const workflow::ExperimentRow& row : result.rows) {
            if (row.result.arm == result.best_without) QCOMPARE(row.to_best_without.mean, 0.0);
        }
        const fs::path folder = filled.output.path() / "result";
        QCOMPARE(read_json_file(folder / "table.json")["table"].size(), std::size_t{3});
        const Json manifest = read_json_file(folder / "experiment.json");
        const auto split = project::SplitRepository(filled.synthetic.project()).current();
        QCOMPARE(manifest["split_sha256"].get<std::string>(), split->sha256);
        QVERIFY(manifest["data_sha256"].contains("made"));
        const std::string csv = read_file(folder / "table.csv");
        QCOMPARE(std::count(csv.begin(), csv.end(), '\n'), std::ptrdiff_t{4});
        QVERIFY(read_file(folder / "report.html").find("class_balanced") != std::string::npos);
    }

    void a_sweep_adds_ever_more_and_looks_at_validation() {
        Filled filled;
        const ExperimentResult result = filled.run(filled.spec());
        QCOMPARE(result.sweep.size(), std::size_t{3});
        QCOMPARE(result.sweep[0].added, std::int64_t{0});
        QVERIFY(result.sweep[1].added > 0 && result.sweep[1].added < result.sweep[2].added);
        for (const workflow::SweepPoint& point : result.sweep) QVERIFY(point.all.present);
        QVERIFY(std::isfinite(result.enough));
    }

    void a_second_run_repeats_nothing_and_another_experiment_is_refused() {
        Filled filled;
        const Json first = workflow::to_json(filled.run(filled.spec()));
        const std::size_t trained = filled.trainings();
        QCOMPARE(trained, std::size_t{2 * (3 + 3)});
        QCOMPARE(workflow::to_json(filled.run(filled.spec())).dump(), first.dump());
        QCOMPARE(filled.trainings(), trained);

        Json other = filled.spec();
        other["seeds"] = 3;
        const QString reason = refusal([&] { filled.run(other); });
        QVERIFY2(reason.contains("result") && reason.contains("another experiment"), qPrintable(reason));
        QCOMPARE(filled.trainings(), trained);
    }

    void what_makes_no_sense_is_refused_by_name_data() {
        QTest::addColumn<QString>("patch");
        QTest::addColumn<QString>("named");
        QTest::newRow("unknown field") << R"({"sedes": 3})"
                                       << "sedes";
        QTest::newRow("unknown arm") << R"({"arms": ["real_only", "magic"]})"
                                     << "magic";
        QTest::newRow("two of one name") << R"({"arms": ["real_only", "real_only"], "sweep": null})"
                                         << "real_only";
        QTest::newRow("no arms") << R"({"arms": [], "sweep": null})"
                                 << "arms";
        QTest::newRow("a fill that is not there") << R"({"arms": [{"arm": "two_stage", "name": "made", "runs": ["else"]}]})"
                                                  << "else";
        QTest::newRow("unknown method") << R"({"fills": [{"method": "wand"}]})"
                                        << "wand";
        QTest::newRow("unknown field of a fill") << R"({"fills": [{"method": "plain_cfg", "targt": 3}]})"
                                                 << "targt";
        QTest::newRow("sampling out of range") << R"({"fills": [{"method": "plain_cfg", "sampling": {"strength": 0}}]})"
                                               << "strength";
        QTest::newRow("a parameter that the rule has not")
            << R"({"fills": [{"method": "plain_cfg", "sampling": {"rule": "dng", "rule_parameters": {"priro": 1}}}]})"
            << "dng has no parameter 'priro' (it has: prior, ";
        QTest::newRow("an unknown filter") << R"({"fills": [{"method": "plain_cfg", "filter": "magic"}]})"
                                           << "filter must be true, false or \"diff_mix\"";
        QTest::newRow("neither project nor data") << R"({"project": null})"
                                                  << "project";
        QTest::newRow("both") << R"({"fashion_mnist": {}})"
                              << "project";
        QTest::newRow("unknown training setting") << R"({"training": {"stepps": 4}})"
                                                  << "stepps";
        QTest::newRow("no seeds") << R"({"seeds": 0})"
                                  << "seeds";
        QTest::newRow("seeds of another kind") << R"({"seeds": ["one"]})"
                                               << "seeds";
        QTest::newRow("a sweep of nothing generated") << R"({"sweep": {"arm": "real_only", "added_per_real": [1]}})"
                                                      << "real_only";
        QTest::newRow("a target below zero") << R"({"project": null, "fashion_mnist": {"target": 0}})"
                                             << "target";
    }

    void what_makes_no_sense_is_refused_by_name() {
        QFETCH(QString, patch);
        QFETCH(QString, named);
        Filled filled;
        Json spec = filled.spec();
        spec.merge_patch(Json::parse(patch.toStdString()));
        const fs::path file = filled.output.path() / "spec.json";
        write_file_atomic(file, spec.dump());
        const QString reason = refusal([&] { workflow::read_experiment_spec(file); });
        QVERIFY2(reason.contains("spec.json") && reason.contains(named), qPrintable(reason));
    }

    void a_folder_tells_what_was_written_in_it() {
        Filled filled;
        const ExperimentResult result = filled.run(filled.spec());
        const workflow::ExperimentRecord record = workflow::read_experiment(filled.output.path() / "result");
        QVERIFY(record.finished);
        QCOMPARE(workflow::to_json(record.result).dump(), workflow::to_json(result).dump());
        QCOMPARE(record.result.classes, (std::vector<std::string>{"class_0", "class_1", "class_2"}));
        QCOMPARE(record.spec.arms.size(), std::size_t{3});
        QVERIFY(record.data_sha256.contains("made") && !record.split_sha256.empty());
        QVERIFY(record.command.find("spec.json") != std::string::npos);
        const auto again = workflow::read_experiment_spec(filled.output.path() / "result" / "spec.json");
        QCOMPARE(workflow::to_json(again).dump(), workflow::to_json(record.spec).dump());

        write_file_atomic(filled.output.path() / "result" / "table.json", R"({"table": [{"arm": "real_only"}]})");
        const QString reason = refusal([&] { workflow::read_experiment(filled.output.path() / "result"); });
        QVERIFY2(reason.contains("table.json"), qPrintable(reason));
        QVERIFY(refusal([&] { workflow::read_experiment(filled.output.path()); }).contains("experiment.json"));
    }

    void what_the_project_lacks_is_said_before_anything_is_drawn() {
        Filled filled;
        Json spec = filled.spec();
        spec["arms"].push_back("ceiling");
        const QString reason = refusal([&] { filled.run(spec); });
        QVERIFY2(reason.contains("ceiling") && reason.contains("pretraining images"), qPrintable(reason));
        QCOMPARE(filled.trainings(), std::size_t{0});
        spec = filled.spec();
        spec["fills"][0]["method"] = "diffcore_mix";
        spec["arms"][2]["arm"] = "diffcore_mix";
        QVERIFY(refusal([&] { filled.run(spec); }).contains(QString::fromStdString(filled.synthetic.run().name)));
    }

    void a_spec_is_read_back_as_it_was_written() {
        const Filled filled;
        Json json = filled.spec();
        for (const Json& filter : {Json(true), Json(false), Json("diff_mix")}) {
            json["fills"].push_back({{"name", "fill " + filter.dump()}, {"method", "plain_cfg"}, {"filter", filter}});
        }
        const workflow::ExperimentSpec spec = workflow::experiment_spec_from_json(json);
        QVERIFY(workflow::to_json(spec)["fills"][3]["filter"] == "diff_mix");
        QVERIFY(workflow::to_json(spec)["fills"][1]["filter"] == true);
        QCOMPARE(workflow::to_json(workflow::experiment_spec_from_json(workflow::to_json(spec))).dump(), workflow::to_json(spec).dump());
    }

    void the_shipped_experiments_can_be_read() {
        const workflow::ExperimentSpec spec = workflow::read_experiment_spec(TW_SOURCE_DIR "/resources/experiments/fashion-mnist-lt.json");
        QVERIFY(spec.arms.size() > 20);
        QCOMPARE(spec.seeds.size(), std::size_t{5});
        const workflow::ExperimentSpec short_one =
            workflow::read_experiment_spec(TW_SOURCE_DIR "/resources/experiments/fashion-mnist-lt-short.json");
        QCOMPARE(short_one.seeds.size(), std::size_t{2});
    }
};

QTEST_GUILESS_MAIN(TestExperiment)
#include "test_experiment.moc"
