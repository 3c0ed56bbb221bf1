#include "core/base/error.h"
#include "core/base/file.h"
#include "core/base/hash.h"
#include "core/project/classes.h"
#include "core/project/images.h"
#include "core/project/plan.h"
#include "core/project/runs.h"
#include "core/project/samples.h"
#include "core/project/split.h"
#include "core/stages/negatives/propose.h"
#include "tests/support/error_of.h"
#include "tests/support/fashion_images.h"

#include <QtTest/QTest>

#include <set>

using namespace tw;
using namespace tw::stages;

namespace {

/// Rows of validation and test that point to no file: whoever reads one fails.
void add_unreadable(project::Project& project) {
    int number = 0;
    for (const char* partition : {"validation", "test", "pretrain", "held_out"}) {
        for (const project::Class& entry : project::ClassRepository(project).all()) {
            project::ImageRow row;
            row.class_id = entry.id;
            row.partition = partition;
            row.path = "/nowhere/" + std::to_string(++number) + ".png";
            row.width = row.height = 28;
            row.channels = 1;
            row.sha256 = sha256(row.path);
            project::ImageRepository(project).add(row);
        }
    }
}

NegativesRequest quick() {
    NegativesRequest request = NegativesRequest::defaults();
    request.reference_images = 6;
    request.evidence_images = 3;
    return request;
}

}  // namespace

class TestNegatives : public QObject {
    Q_OBJECT

private slots:
    void look_alikes_come_with_evidence_and_never_from_held_back_images() {
        const TempDir temp;
        project::Project project = test::fashion_classes_project(temp.path() / "project");
        test::add_fashion_images(project, "train", 30'000, {40, 30, 25, 20, 15, 10, 8, 5, 3, 1});
        add_unreadable(project);
        project::SplitRepository(project).freeze({{"made_by", "test"}});
        worker::Client client({TW_BIN_DIR "/tailwright-worker", 0});
        const jobs::Control control;
        NegativesRequest request = quick();
        request.classes = {"sandal", "ankle boot"};
        propose_negatives(project, client, request, control, {});

        const project::ClassRepository classes(project);
        const project::NegativeRepository negatives(project);
        const project::ImageRepository images(project);
        const std::set<std::string> shoes = {"sandal", "sneaker", "ankle boot"};
        for (const std::string& name : request.classes) {
            const project::Class of = *classes.by_name(name);
            const auto found = negatives.of_class(of.id);
            QCOMPARE(found.size(), std::size_t{3});
            QVERIFY2(shoes.contains(classes.get(found[0].other_class_id).name), classes.get(found[0].other_class_id).name.c_str());
            QVERIFY(found[0].chosen && !found[1].chosen && !found[2].chosen);
            QVERIFY(*found[0].cosine >= *found[1].cosine);
            QCOMPARE(found[0].decided_by, std::string("rule"));
            std::map<std::string, int> sides;
            for (const project::NegativeEvidence& entry : found[0].evidence) {
                const project::ImageRow row = images.get(entry.image_id);
                ++sides[entry.side];
                QCOMPARE(row.partition, std::string("train"));
                QCOMPARE(row.kind, std::string(entry.side == "class" ? "synthetic" : "real"));
                QCOMPARE(row.class_id, entry.side == "class" ? of.id : found[0].other_class_id);
                QVERIFY(fs::exists(images.absolute_path(row)));
            }
            QCOMPARE(sides["class"], 3);
            QCOMPARE(sides["other"], std::min<int>(3, static_cast<int>(images.real_counts("train").at(found[0].other_class_id))));
        }
        const auto runs = project::RunRepository(project).all();
        QCOMPARE(runs.size(), std::size_t{1});
        QCOMPARE(runs[0].method, std::string("reference"));
        QVERIFY(!runs[0].chosen && !runs[0].model_hash.empty());
        const project::SampleRepository samples(project);
        QCOMPARE(samples.count({{runs[0].id}, 0, ""}), std::int64_t{12});

        // The same request draws nothing again; a person's choice outlives it.
        const project::Class sandal = *classes.by_name("sandal"), bag = *classes.by_name("bag");
        project::NegativeRepository(project).decide(sandal.id, bag.id, true, "a photo of a bag");
        propose_negatives(project, client, request, control, {});
        QCOMPARE(samples.count({{runs[0].id}, 0, ""}), std::int64_t{12});
        const auto chosen = negatives.chosen(sandal.id);
        QCOMPARE(chosen.size(), std::size_t{1});
        QCOMPARE(chosen[0].other_class_id, bag.id);
        QCOMPARE(chosen[0].decided_by, std::string("person"));
    }

    void a_classifier_of_its_own_can_be_compared_by() {
        const TempDir temp;
        project::Project project = test::fashion_classes_project(temp.path() / "project");
        test::add_fashion_images(project, "train", 30'000, std::vector<std::int64_t>(10, 20));
        worker::Client client({TW_BIN_DIR "/tailwright-worker", 0});
        NegativesRequest request = quick();
        request.features = "classifier";
        request.classifier_steps = 300;
        request.classes = {"ankle boot"};
        const auto propose = [&] { propose_negatives(project, client, request, jobs::Control(), {}); };
        const std::string reason = test::error_of(propose);
        QVERIFY2(reason.find("has no validation images") != std::string::npos, reason.c_str());
        test::add_fashion_images(project, "validation", 40'000, std::vector<std::int64_t>(10, 5));
        propose();
        const project::ClassRepository classes(project);
        const auto found = project::NegativeRepository(project).of_class(classes.by_name("ankle boot")->id);
        QCOMPARE(found.size(), std::size_t{3});
        const std::string nearest = classes.get(found[0].other_class_id).name;
        QVERIFY2(nearest == "sneaker" || nearest == "sandal", nearest.c_str());
        request.features = "hash";
        QVERIFY(test::error_of(propose).find("'hash'") != std::string::npos);
    }

    void a_class_without_training_images_is_named() {
        const TempDir temp;
        project::Project project = test::fashion_classes_project(temp.path() / "project");
        test::add_fashion_images(project, "train", 30'000, {3, 2, 1, 0, 1, 1, 1, 1, 1, 1});
        worker::Client client({TW_BIN_DIR "/tailwright-worker", 0});
        NegativesRequest request = quick();
        const auto message = [&] { return test::error_of([&] { propose_negatives(project, client, request, jobs::Control(), {}); }); };
        QVERIFY(message().find("no class has a target") != std::string::npos);
        request.classes = {"dress"};
        QVERIFY(message().find("'dress' has no training image") != std::string::npos);
        request.classes = {"gown"};
        QVERIFY(message().find("'gown'") != std::string::npos);
        QVERIFY(project::RunRepository(project).all().empty());
        QCOMPARE(client.pid(), 0);
    }

    void prompts_are_looked_over() {
        const TempDir temp;
        project::Project project = test::fashion_classes_project(temp.path() / "project");
        const std::int64_t coat = project::ClassRepository(project).by_name("coat")->id;
        QVERIFY(check_negative(project, coat, "a photo of a pullover").empty());
        const auto own = check_negative(project, coat, "a photo of a Coat");
        QCOMPARE(own.size(), std::size_t{1});
        QVERIFY(own[0].find("'coat'") != std::string::npos);
        std::string lengthy;
        for (int i = 0; i < 90; ++i) lengthy += "dress ";
        const auto warnings = check_negative(project, coat, lengthy);
        QCOMPARE(warnings.size(), std::size_t{1});
        QVERIFY(warnings[0].find("77") != std::string::npos);
    }
};

QTEST_GUILESS_MAIN(TestNegatives)
#include "test_negatives.moc"
