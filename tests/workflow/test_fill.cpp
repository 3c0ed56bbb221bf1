#include "core/base/file.h"
#include "core/project/dataset.h"
#include "core/project/plan.h"
#include "core/project/runs.h"
#include "core/project/samples.h"
#include "core/project/scores.h"
#include "core/stages/filtering/filter.h"
#include "core/workflow/fill.h"
#include "tests/stages_generation/fashion_project.h"

#include <QtTest>

#include <algorithm>

using namespace tw;
using test::class_id;

namespace {

std::vector<double> cosines(const project::Project& project, std::int64_t run_id, const std::string& verdict) {
    std::vector<double> values;
    for (const std::int64_t id : project::SampleRepository(project).ids({{run_id}, 0, verdict})) {
        values.push_back(project::ScoreRepository(project).get(id).at("hard_cosine"));
    }
    std::sort(values.begin(), values.end());
    return values;
}

}  // namespace

class TestFill : public QObject {
    Q_OBJECT

private slots:
    /// Context-guided generation with the hard-cosine filter alone: what it rejects is replaced.
    void rejected_pictures_are_replaced_until_the_target_is_met_or_the_limit() {
        const TempDir folder;
        auto project = test::fashion_project(folder.path() / "p");
        project::PlanRepository(project).set_target(class_id(project, "trouser"), 12 + wanted);
        const std::map<std::string, double> lets_everything_pass{
            {"contrast", -1}, {"roughness", 1e9}, {"nearest_real", -1}, {"margin", -2}, {"hard_cosine", -1}};
        for (const auto& [score, value] : lets_everything_pass) stages::set_threshold_by_hand(project, 0, score, value);

        const workflow::FillReport all = fill(project, "all", 3);
        QCOMPARE(all.accepted, wanted);
        QCOMPARE(all.drawn, wanted);
        const std::vector<double> seen = cosines(project, all.run_id, "accepted");
        QCOMPARE(seen.size(), std::size_t(wanted));

        // A threshold that the middle one of them passes: about half of new pictures do.
        const double threshold = seen[seen.size() / 2];
        stages::set_threshold_by_hand(project, 0, "hard_cosine", threshold);
        const workflow::FillReport filtered = fill(project, "filtered", 60);
        QCOMPARE(filtered.accepted, wanted);
        QVERIFY(filtered.rejected > 0 && filtered.drawn == filtered.accepted + filtered.rejected);
        QVERIFY(filtered.rounds > 1);
        QVERIFY(cosines(project, filtered.run_id, "accepted").front() >= threshold);
        QVERIFY(cosines(project, filtered.run_id, "rejected").back() < threshold);

        stages::set_threshold_by_hand(project, 0, "hard_cosine", 1.5);
        const workflow::FillReport none = fill(project, "none", 2);
        QCOMPARE(none.accepted, std::int64_t{0});
        QCOMPARE(none.rounds, 2);
        QCOMPARE(none.drawn, 2 * wanted);
    }

    void diff_mixs_filter_needs_a_superclass_and_then_drops_a_tenth() {
        const TempDir folder;
        auto project = test::fashion_project(folder.path() / "p", 4);
        workflow::FillRequest request;
        request.generation = stages::GenerationRequest::defaults("real_gen", project);
        request.generation.run_name = "drawn";
        request.generation.sampling.num_inference_steps = 2;
        request.generation.multiplier = 1;
        request.filter = stages::FilterKind::diff_mix;
        workflow::FillReport report;
        QVERIFY_THROWS_EXCEPTION(Error, workflow::fill_run(project, client_, request, {}, {}, {}, report));
        QVERIFY(!project::RunRepository(project).by_name("drawn"));
        project::DatasetSettings settings = project::dataset_settings(project);
        settings.superclass = "clothing";
        project::set_dataset_settings(project, settings);
        QVERIFY(workflow::fill_run(project, client_, request, {}, {}, {}, report).ok());
        QVERIFY(report.drawn >= 10);
        QCOMPARE(report.accepted + report.rejected, report.drawn);
        QVERIFY(report.rejected >= report.drawn / 10 && report.rejected <= report.drawn / 10 + blank_at_most);
    }

private:
    static constexpr std::int64_t blank_at_most = 3;
    static constexpr std::int64_t wanted = 8;

    workflow::FillReport fill(project::Project& project, const std::string& run, int rounds) {
        workflow::FillRequest request;
        request.generation = stages::GenerationRequest::defaults("diffcore_mix", project);
        request.generation.run_name = run;
        request.generation.sampling.num_inference_steps = 4;
        request.rounds = rounds;
        request.surplus = 1.0;
        workflow::FillReport report;
        const jobs::Outcome outcome = workflow::fill_run(project, client_, request, {}, {}, {}, report);
        if (!outcome.ok()) qFatal("%s", outcome.reason.c_str());
        return report;
    }

    // One thread: threads that share such small networks starve beside other programs.
    worker::Client client_{worker::Client::Options{TW_BIN_DIR "/tailwright-worker", 1}};
};

QTEST_GUILESS_MAIN(TestFill)
#include "test_fill.moc"
