#include "core/base/error.h"
#include "core/project/scores.h"
#include "core/project/verdicts.h"
#include "core/stages/training/arm_data.h"
#include "core/stages/training/arm_spec.h"
#include "core/worker/messages/training_settings.h"
#include "tests/support/error_of.h"
#include "tests/support/synthetic_project.h"

#include <QtTest/QTest>

#include <set>

using namespace tw;
using namespace tw::stages;
using tw::test::error_of;

namespace {

/// Three classes with 12, 6, 3 real images, and 8 accepted samples of each in the run "mixed" of the method diff_mix.
struct Made {
    Made() : synthetic(options()) {
        run = synthetic.add_run("mixed", "diff_mix");
        std::vector<project::Verdict> verdicts;
        for (const project::Class& row : synthetic.classes()) {
            for (const std::int64_t id : synthetic.add_samples(row, run, 8)) verdicts.push_back({id, "accepted", ""});
        }
        project::VerdictRepository(synthetic.project()).apply(verdicts, "rule");
    }
    static test::SyntheticOptions options() {
        test::SyntheticOptions options;
        options.samples = 0;
        return options;
    }
    /// A sample of class_2 made from the first training image of class_0.
    std::int64_t add_mixed_sample(double strength) {
        const auto source = project::ImageRepository(synthetic.project()).list("real", "train", synthetic.classes()[0].id).front();
        const std::int64_t model = synthetic.add_samples(synthetic.classes()[2], run, 1).front();
        project::Sample sample = project::SampleRepository(synthetic.project()).get(model);
        sample.image.path += ".mixed";
        sample.seed += 1000;
        sample.source_image_id = source.id;
        sample.provenance["strength"] = strength;
        sample.verdict = "accepted";
        project::SampleRepository(synthetic.project()).add(sample);
        return sample.image.id;
    }
    test::SyntheticProject synthetic;
    project::GenerationRun run;
};

}  // namespace

class TestArmSpec : public QObject {
    Q_OBJECT

private slots:
    void every_built_in_arm_is_read_back_as_it_is() {
        std::set<std::string> names;
        for (const ArmSpec& arm : built_in_arms()) {
            names.insert(arm.name);
            QVERIFY2(arm_spec_from_json(to_json(arm)) == arm, arm.name.c_str());
            QVERIFY(arm_spec_from_json(Json(arm.name)) == arm);
            worker::training_settings_from_json(arm.training);
        }
        for (const char* name : {"real_only", "real_only_2x", "class_balanced", "ldam_drw", "balanced_softmax", "logit_adjustment", "crt",
                                 "cmo", "mixup", "cutmix", "plain_cfg", "two_stage", "diff_mix", "diffcore_mix", "ceiling"}) {
            QVERIFY2(names.contains(name), name);
        }
    }

    void a_spec_changes_what_it_names_and_nothing_else() {
        const ArmSpec hard = arm_spec_from_json(
            {{"arm", "diff_mix"}, {"name", "diff_mix, hard labels"}, {"training", {{"soft_labels", false}, {"mixing", "cutmix"}}}});
        QCOMPARE(hard.name, std::string("diff_mix, hard labels"));
        QCOMPARE(hard.method, std::string("diff_mix"));
        worker::TrainingSettings comparison;
        comparison.steps = 77;
        comparison.label_scale = 0.9;
        const worker::TrainingSettings settings = worker::training_settings_from_json(hard.training, comparison);
        QVERIFY(!settings.soft_labels);
        QCOMPARE(settings.mixing, std::string("cutmix"));
        QCOMPARE(settings.synthetic_probability, 0.3);
        QCOMPARE(settings.steps, 77);
        QCOMPARE(settings.label_scale, 0.9);
    }

    void what_a_spec_may_not_say_is_named_data() {
        QTest::addColumn<QString>("json");
        QTest::addColumn<QString>("named");
        QTest::newRow("unknown arm") << R"("diff_max")"
                                     << R"(there is no arm "diff_max"; there are: real_only,)";
        QTest::newRow("unknown arm in an object") << R"({"arm":"diff_max"})"
                                                  << R"(there is no arm "diff_max")";
        QTest::newRow("no arm") << R"({"name":"mine"})"
                                << R"("arm")";
        QTest::newRow("a number") << "3"
                                  << "3";
        QTest::newRow("unknown field") << R"({"arm":"cmo","colour":1})"
                                       << R"(arm "cmo": unknown field 'colour')";
        QTest::newRow("unknown training field") << R"({"arm":"cmo","training":{"alpha":1}})"
                                                << R"(arm "cmo": training settings: unknown field 'alpha')";
        QTest::newRow("a value out of range") << R"({"arm":"diff_mix","name":"mine","training":{"synthetic_probability":1.5}})"
                                              << R"(arm "mine": training settings: synthetic_probability is 1.5)";
        QTest::newRow("unknown mixing") << R"({"arm":"cmo","training":{"mixing":"halves"}})"
                                        << "mixing is 'halves'";
        QTest::newRow("runs") << R"({"arm":"plain_cfg","runs":"run_1"})"
                              << "runs must be a list of texts";
        QTest::newRow("share") << R"({"arm":"plain_cfg","drop_lowest_share":1.0})"
                               << "drop_lowest_share";
        QTest::newRow("both kinds of images") << R"({"arm":"ceiling","runs":["a"]})"
                                              << "pretrain_images";
        QTest::newRow("milestones") << R"({"arm":"cmo","training":{"milestones":[0.5,"x"]}})"
                                    << "milestones must be a list of numbers";
    }
    void what_a_spec_may_not_say_is_named() {
        QFETCH(QString, json);
        QFETCH(QString, named);
        const std::string reason = error_of([&] { arm_spec_from_json(Json::parse(json.toStdString())); });
        QVERIFY2(reason.find(named.toStdString()) != std::string::npos, reason.c_str());
    }

    void an_arm_that_replaces_has_all_samples_and_does_not_bind_the_others() {
        Made made;
        const project::Project& project = made.synthetic.project();
        const ArmSpec replaces = built_in_arm("diff_mix");
        QVERIFY(!fills(replaces));
        const ArmData data = arm_data(project, replaces, {0, 0, 0});
        QCOMPARE(data.added, (std::vector<std::int64_t>{8, 8, 8}));
        QCOMPARE(data.runs, (std::vector<std::string>{"mixed"}));
        ArmSpec filled = replaces;
        filled.training = Json::object();
        QVERIFY(fills(filled));
        QCOMPARE(arm_data(project, filled, {0, 1, 2}).added, (std::vector<std::int64_t>{0, 1, 2}));
    }

    void a_ratio_is_of_the_real_images() {
        Made made;
        ArmSpec arm = built_in_arm("diff_mix");
        arm.training = Json::object();
        arm.added_per_real = 0.5;
        QVERIFY(!fills(arm));
        QCOMPARE(arm_data(made.synthetic.project(), arm, {0, 0, 0}).added, (std::vector<std::int64_t>{6, 3, 2}));
        arm.added_per_real = 100;
        QCOMPARE(arm_data(made.synthetic.project(), arm, {0, 0, 0}).added, (std::vector<std::int64_t>{8, 8, 8}));
    }

    void a_sample_made_from_a_real_image_carries_its_class_and_strength() {
        Made made;
        const std::string before = arm_data(made.synthetic.project(), built_in_arm("diff_mix"), {0, 0, 0}).sha256;
        made.add_mixed_sample(0.7);
        const ArmData data = arm_data(made.synthetic.project(), built_in_arm("diff_mix"), {0, 0, 0});
        int from_another = 0;
        for (const worker::LabelledImage& image : data.train) {
            if (image.source_label < 0) continue;
            ++from_another;
            QVERIFY(image.synthetic);
            QCOMPARE(image.label, 2);
            QCOMPARE(image.source_label, 0);
            QCOMPARE(image.strength, 0.7);
        }
        QCOMPARE(from_another, 1);
        QVERIFY(data.sha256 != before);
    }

    void the_lowest_scores_are_dropped() {
        Made made;
        project::Project& project = made.synthetic.project();
        ArmSpec arm = built_in_arm("diff_mix");
        arm.drop_lowest_share = 0.25;  // 6 of 24
        const auto ids = project::SampleRepository(project).ids({{made.run.id}, 0, ""});
        for (std::size_t i = 0; i < ids.size(); ++i) project::ScoreRepository(project).set(ids[i], {{"margin", i < 6 ? -1.0 : 1.0}});
        QCOMPARE(arm_data(project, arm, {0, 0, 0}).added, (std::vector<std::int64_t>{2, 8, 8}));
        arm.drop_lowest_score = "no_such_score";
        const std::string reason = error_of([&] { arm_data(project, arm, {0, 0, 0}); });
        QVERIFY2(reason.find("24 of its samples have no score \"no_such_score\"") != std::string::npos, reason.c_str());
    }

    void an_arm_without_samples_is_refused_by_name() {
        Made made;
        const std::string method = error_of([&] { arm_data(made.synthetic.project(), built_in_arm("diffcore_mix"), {0, 0, 0}); });
        QVERIFY2(method.find("arm \"diffcore_mix\": the project has no accepted samples") != std::string::npos, method.c_str());
        ArmSpec arm = built_in_arm("diff_mix");
        arm.runs = {"no_such_run"};
        const std::string run = error_of([&] { arm_data(made.synthetic.project(), arm, {0, 0, 0}); });
        QVERIFY2(run.find("no generation run \"no_such_run\"") != std::string::npos, run.c_str());
    }
};

QTEST_GUILESS_MAIN(TestArmSpec)
#include "test_arm_spec.moc"
