#include "core/base/error.h"
#include "core/base/file.h"
#include "core/project/images.h"
#include "core/project/plan.h"
#include "core/project/split.h"
#include "core/project/trainings.h"
#include "core/project/verdicts.h"
#include "core/stages/training/arm_data.h"
#include "core/stages/training/statistics.h"
#include "core/stages/training/table.h"
#include "core/stages/training/train.h"
#include "tests/support/error_of.h"
#include "tests/support/stored_training.h"
#include "tests/support/synthetic_project.h"

#include <QtTest/QTest>

#include <cmath>

using namespace tw;
using namespace tw::stages;
using tw::test::error_of;

namespace {

void accept(project::Project& project, const std::vector<std::int64_t>& ids) {
    std::vector<project::Verdict> verdicts;
    for (const std::int64_t id : ids) verdicts.push_back({id, "accepted", ""});
    project::VerdictRepository(project).apply(verdicts, "rule");
}

/// Three classes with 12, 6, 3 real images, all to be filled to 10; two runs, the second one poorer in class_2.
struct Comparison {
    Comparison() : synthetic(options()) {
        project::Project& project = synthetic.project();
        const auto poorer = synthetic.add_run("run_2", "two_stage");
        for (const project::Class& row : synthetic.classes()) {
            project::PlanRepository(project).set_target(row.id, 10);
            accept(project, project::SampleRepository(project).ids({{synthetic.run().id}, row.id, ""}));
            accept(project, synthetic.add_samples(row, poorer, row.ordinal == 2 ? 5 : 6));
        }
    }
    static test::SyntheticOptions options() {
        test::SyntheticOptions options;
        options.samples = 8;
        options.pretrain = 9;
        return options;
    }
    TrainingRequest request() {
        TrainingRequest request;
        request.arms = standard_arms(synthetic.project());
        request.seeds = {0, 1};
        request.settings = default_training_settings(synthetic.project());
        request.settings.steps = 4;
        request.settings.evaluations = 2;
        request.settings.batch_size = 8;
        return request;
    }
    test::SyntheticProject synthetic;
};

/// A finished training with the given accuracies per class.
void store(project::Project& project, const std::string& arm, std::uint64_t seed, const std::vector<double>& accuracies,
           const std::vector<std::string>& runs = {}) {
    worker::TrainingResult result;
    result.class_accuracy = accuracies;
    result.confusion.assign(accuracies.size(), std::vector<std::int64_t>(accuracies.size(), 1));
    const Json settings = {{"training", {{"steps", 100}}}, {"comparison", 1},    {"runs", runs},        {"pretrain_images", false},
                           {"real", {12, 6, 3}},           {"added", {0, 0, 0}}, {"wanted", {0, 0, 0}}, {"data_sha256", "a"}};
    const std::string split = project::SplitRepository(project).current()->sha256;
    project::TrainingRepository(project).add({0, arm, seed, settings, split, worker::to_json(result), "2026-01-01T00:00:00Z"});
}

bool near(double a, double b) {
    return std::abs(a - b) < 1e-3;
}

}  // namespace

class TestTraining : public QObject {
    Q_OBJECT

private slots:
    void the_interval_has_the_numbers_of_students_t() {
        QVERIFY(near(sample_sd({1, 2, 3}), 1.0));
        QVERIFY(near(half_width95({1, 2, 3}), 4.303 / std::sqrt(3.0)));
        QVERIFY(near(half_width95({0, 2}), 12.706));  // sd sqrt(2), n 2
        QVERIFY(std::isnan(half_width95({1})));
        std::vector<double> many(101);  // 100 degrees of freedom: 1.984
        for (std::size_t i = 0; i < many.size(); ++i) many[i] = static_cast<double>(i % 2);
        QVERIFY(std::abs(half_width95(many) * std::sqrt(101.0) / sample_sd(many) - 1.984) < 0.003);
    }

    void every_arm_that_adds_images_adds_the_same_number_per_class() {
        Comparison comparison;
        const project::Project& project = comparison.synthetic.project();
        const std::vector<ArmSpec> arms = standard_arms(project);
        std::vector<std::string> names;
        for (const ArmSpec& arm : arms) names.push_back(arm.name);
        QCOMPARE(names, (std::vector<std::string>{"real_only", "real_only_2x", "logit_adjustment", "plain_cfg", "two_stage", "ceiling"}));
        const auto additions = common_additions(project, arms);
        QCOMPARE(wanted_additions(project), (std::vector<std::int64_t>{0, 4, 7}));
        QCOMPARE(additions, (std::vector<std::int64_t>{0, 4, 5}));
        for (const ArmSpec& arm : arms) {
            const ArmData data = arm_data(project, arm, additions);
            const bool adds = arm.adds_images();
            QCOMPARE(data.real, (std::vector<std::int64_t>{12, 6, 3}));
            QCOMPARE(data.added, adds ? additions : std::vector<std::int64_t>(3, 0));
            for (const auto& image : data.train) QVERIFY(!image.synthetic || !arm.runs.empty());
            QCOMPARE(arm_data(project, arm, additions).sha256, data.sha256);
        }
        QVERIFY(arm_data(project, arms[3], additions).sha256 != arm_data(project, arms[4], additions).sha256);
    }

    void groups_are_means_of_class_accuracies_and_differences_are_paired() {
        Comparison comparison;
        project::Project& project = comparison.synthetic.project();
        store(project, "real_only", 0, {0.9, 0.6, 0.0});
        store(project, "real_only", 1, {0.9, 0.6, 0.3});
        store(project, "two_stage", 0, {0.9, 0.6, 0.3});
        store(project, "two_stage", 1, {0.9, 0.6, 0.9});
        const std::vector<ArmResult> table = result_table(project);
        QCOMPARE(table.size(), std::size_t{2});
        QCOMPARE(table[0].arm, std::string("real_only"));
        QVERIFY(near(table[0].all.mean, 55) && near(table[0].all.sd, 10 / std::sqrt(2.0)));
        QVERIFY(!table[0].many.present && !table[0].medium.present && table[0].few.present);  // all have 20 or fewer
        QVERIFY(near(table[1].mean_difference, 15));
        QVERIFY(near(table[1].difference_ci95, 12.706 * 5));  // differences 10 and 20
        QVERIFY(near(table[1].class_accuracy[2], 60));
        QVERIFY(table_note(project).find("other images of these same classes") != std::string::npos);
    }

    void the_note_says_what_is_known_of_the_generator() {
        test::SyntheticOptions options;
        test::SyntheticProject unknown(options);
        store(unknown.project(), "real_only", 0, {0.9, 0.6, 0.0});
        QVERIFY(table_note(unknown.project()).find("generator") == std::string::npos);
        store(unknown.project(), "plain_cfg", 0, {0.9, 0.6, 0.3}, {"run_1"});
        QVERIFY(table_note(unknown.project()).find("does not know what the generator was trained on") != std::string::npos);
    }

    void arms_are_trained_once() {
        Comparison comparison;
        project::Project& project = comparison.synthetic.project();
        worker::Client client;
        const jobs::Control control;
        TrainingRequest request = comparison.request();
        request.only = {"real_only", "real_only_2x", "two_stage"};
        train_arms(project, client, request, control, {});
        const auto first = project::TrainingRepository(project).all();
        QCOMPARE(first.size(), std::size_t{6});
        train_arms(project, client, request, control, {});
        QCOMPARE(project::TrainingRepository(project).all().size(), std::size_t{6});
        const std::vector<ArmResult> table = result_table(project);
        QCOMPARE(table.size(), std::size_t{3});
        QCOMPARE(table[1].steps, 8);
        QCOMPARE(table[2].synthetic, std::int64_t{9});
        QVERIFY(table_note(project).find("class_2 5 of 7") != std::string::npos);
        request.settings.mixing = "mixup";
        request.only = {"real_only"};
        train_arms(project, client, request, control, {});
        QCOMPARE(project::TrainingRepository(project).all().size(), std::size_t{8});
        QCOMPARE(result_table(project).size(), std::size_t{1});
    }

    void the_worker_refuses_a_test_picture_in_train_and_a_class_without_validation() {
        Comparison comparison;
        const project::Project& project = comparison.synthetic.project();
        worker::Client client;
        worker::TrainRequest request;
        request.classes = 3;
        request.settings.steps = 1;
        request.train = arm_data(project, standard_arms(project).front(), {0, 0, 0}).train;
        request.validation = partition_images(project, "validation");
        request.test = partition_images(project, "test");
        const auto refused = [&](const worker::TrainRequest& bad) { return error_of([&] { client.train(bad, {}, jobs::Control()); }); };
        worker::TrainRequest bad = request;
        bad.train.push_back(bad.test.front());
        QVERIFY(refused(bad).find(bad.test.front().image.text()) != std::string::npos);
        bad = request;
        std::erase_if(bad.validation, [](const auto& image) { return image.label == 1; });
        QVERIFY(refused(bad).find("class 1 has no validation") != std::string::npos);
        bad = request;
        bad.train.front().label = 3;
        QVERIFY(refused(bad).find("label") != std::string::npos);
        bad = request;
        bad.settings.loss = "hinge";
        QVERIFY(refused(bad).find("loss") != std::string::npos);
        bad = request;
        bad.test.front().synthetic = true;
        QVERIFY(refused(bad).find("synthetic") != std::string::npos);
        QCOMPARE(refused(request), std::string());
    }

    void weights_of_another_network_are_refused_with_tensor_and_shapes() {
        Comparison comparison;
        worker::Client client;
        const auto file = comparison.synthetic.folder() / "other.safetensors";
        const std::string header = R"({"conv1.weight":{"dtype":"F32","shape":[2,2],"data_offsets":[0,16]}})";
        std::string bytes(8, '\0');
        bytes[0] = static_cast<char>(header.size());
        write_file_atomic(file, bytes + header + std::string(16, '\0'));
        TrainingRequest request = comparison.request();
        request.settings.weights = file.string();
        request.only = {"real_only"};
        const std::string reason = error_of([&] { train_arms(comparison.synthetic.project(), client, request, jobs::Control(), {}); });
        QVERIFY2(reason.find("conv1.weight is 2x2, but the network needs 16x3x3x3") != std::string::npos, reason.c_str());
        request.settings.weights = "no/such.safetensors";
        const std::string missing = error_of([&] { train_arms(comparison.synthetic.project(), client, request, jobs::Control(), {}); });
        QVERIFY2(missing.find("no/such.safetensors") != std::string::npos, missing.c_str());
    }

    void a_class_without_training_images_is_named() {
        test::SyntheticOptions options;
        options.train = {4, 0, 4};
        test::SyntheticProject synthetic(options);
        worker::Client client;
        TrainingRequest request;
        request.arms = {built_in_arm("real_only")};
        const std::string reason = error_of([&] { train_arms(synthetic.project(), client, request, jobs::Control(), {}); });
        QCOMPARE(reason, std::string("class \"class_1\" has no training images"));
    }

    /// Each method's arm once with few steps, from the file of specs to the row of the table.
    void arms_of_a_file_are_trained_as_it_says() {
        Comparison comparison;
        project::Project& project = comparison.synthetic.project();
        worker::Client client;
        TrainingRequest request = comparison.request();
        request.arms.clear();
        for (const char* spec : {R"("real_only")", R"("ldam_drw")", R"("crt")", R"("cmo")",
                                 R"({"arm":"diff_mix","name":"hard","method":"two_stage","training":{"soft_labels":false}})",
                                 R"({"arm":"diffcore_mix","method":"plain_cfg"})"}) {
            request.arms.push_back(arm_spec_from_json(Json::parse(spec)));
        }
        request.seeds = {0};
        train_arms(project, client, request, jobs::Control(), {});
        std::string names;
        for (const ArmResult& row : result_table(project)) names += row.arm + " ";
        QCOMPARE(QString::fromStdString(names), QString("real_only ldam_drw crt cmo hard diffcore_mix "));
        for (const project::TrainingRun& run : project::TrainingRepository(project).all()) {
            const Json prior = run.result.at("class_prior");
            const bool with_samples = run.arm == "hard" || run.arm == "diffcore_mix";
            QCOMPARE(std::abs(prior.at(0).get<double>() - 12.0 / 21) < 1e-6, !with_samples);
        }
        QVERIFY(table_note(project).find("as they are sampled: ldam_drw.") != std::string::npos);
    }

    void what_cannot_be_compared_is_refused_by_name() {
        Comparison comparison;
        project::Project& project = comparison.synthetic.project();
        worker::Client client;
        TrainingRequest request = comparison.request();
        request.only = {"no_such_arm"};
        QVERIFY_THROWS_EXCEPTION(Error, train_arms(project, client, request, jobs::Control(), {}));
        QVERIFY_THROWS_EXCEPTION(Error, standard_arms(project, {"no_such_run"}));
        const auto moved = project::ImageRepository(project).ids("real", "validation", comparison.synthetic.classes()[1].id);
        project::ImageRepository(project).set_partition(moved, "held_out");
        request.only.clear();
        QVERIFY_THROWS_EXCEPTION(Error, train_arms(project, client, request, jobs::Control(), {}));  // the split has changed
        QCOMPARE(client.pid(), 0);
    }
};

QTEST_GUILESS_MAIN(TestTraining)
#include "test_training.moc"
