#include "tests/ui/full_project.h"

#include "core/base/file.h"
#include "core/project/images.h"
#include "core/project/imports.h"
#include "core/project/negatives.h"
#include "core/project/plan.h"
#include "core/project/queue.h"
#include "core/project/scores.h"
#include "core/project/split.h"
#include "core/project/trainings.h"
#include "core/project/verdicts.h"
#include "core/worker/messages/training.h"

#include <cmath>

namespace tw::test {

namespace {

constexpr int first_tail_class = 3;
constexpr std::int64_t held_out = 10;  // pictures of every class in validation, and in test

/// Pictures of both sides, the most alike first.
void add_evidence(SyntheticProject& synthetic, project::Negative& negative) {
    constexpr std::size_t most = 6;
    const auto add = [&](const std::vector<std::int64_t>& ids, const char* side) {
        for (std::size_t i = 0; i < std::min(most, ids.size()); ++i) {
            negative.evidence.push_back({ids[i], side, *negative.cosine - 0.01 * static_cast<double>(i)});
        }
    };
    add(project::SampleRepository(synthetic.project()).ids({{}, negative.class_id, {}, {}}), "class");
    add(project::ImageRepository(synthetic.project()).ids("real", "train", negative.other_class_id), "other");
}

void add_look_alikes(SyntheticProject& synthetic) {
    const auto& classes = synthetic.classes();
    for (std::size_t i = first_tail_class; i < classes.size(); ++i) {
        std::vector<project::Negative> proposals;
        for (int rank = 1; rank <= 3; ++rank) {
            project::Negative negative;
            negative.class_id = classes[i].id;
            negative.other_class_id = classes[(i + static_cast<std::size_t>(rank)) % classes.size()].id;
            negative.rank = rank;
            negative.cosine = 0.92 - 0.05 * rank;
            negative.prompt = "class " + std::to_string((i + static_cast<std::size_t>(rank)) % classes.size());
            negative.chosen = rank < 3;
            add_evidence(synthetic, negative);
            proposals.push_back(negative);
        }
        project::NegativeRepository(synthetic.project()).propose(classes[i].id, proposals);
    }
}

void add_queue(SyntheticProject& synthetic) {
    project::QueueRepository queue(synthetic.project());
    const auto add = [&](std::size_t place, int images) {
        project::QueueItem item;
        item.run_id = synthetic.run().id;
        item.class_id = synthetic.classes()[place].id;
        item.images = images;
        item.request = {{"prompt", "A photo of " + synthetic.classes()[place].name + "."}};
        return queue.enqueue(item);
    };
    queue.mark(add(9, 8), "failed", "out_of_memory", "8 pictures of 512 x 512 need 9.1 GB, 6.0 GB are free");
    queue.mark(add(8, 8), "suspect", "crash", "the worker ended twice while it drew this batch");
    for (const std::size_t place : {7, 8, 9}) add(place, 16);
}

void judge(SyntheticProject& synthetic) {
    std::vector<project::Verdict> verdicts;
    const char* reasons[] = {"wrong_class", "artefact", "off_style", "artefact"};
    int place = 0;
    for (const std::int64_t id : project::SampleRepository(synthetic.project()).ids({})) {
        ++place;
        if (place % 3 == 0) continue;
        const bool rejected = place % 4 == 0;
        verdicts.push_back({id, rejected ? "rejected" : "accepted", rejected ? reasons[place / 4 % 4] : ""});
    }
    project::VerdictRepository(synthetic.project()).apply(verdicts, "person");
}

/// Rarer classes are taken for the one before them more often, and less so the better the arm is.
worker::TrainingResult trained(std::size_t classes, double accuracy, std::uint64_t seed) {
    worker::TrainingResult result;
    result.test_accuracy = accuracy + 0.01 * static_cast<double>(seed);
    result.validation_accuracy = result.test_accuracy + 0.01;
    result.best_step = 800;
    result.confusion.assign(classes, std::vector<std::int64_t>(classes, 0));
    for (std::size_t label = 0; label < classes; ++label) {
        const double drop = 0.05 + 0.04 * static_cast<double>(label) * (0.8 - accuracy) * 10;
        const auto wrong = static_cast<std::int64_t>(std::lround(std::min(0.8, drop) * held_out));
        const std::size_t other = (label + classes - 1 - seed % 2) % classes;
        for (std::int64_t i = 0; i < held_out; ++i) {
            const std::size_t said = i < wrong ? other : label;
            ++result.confusion[label][said];
            result.test_predictions.push_back(static_cast<int>(said));
        }
        result.class_accuracy.push_back(1 - static_cast<double>(wrong) / held_out);
    }
    result.validation_predictions = result.test_predictions;
    result.validation_class_accuracy = result.class_accuracy;
    return result;
}

void train(SyntheticProject& synthetic) {
    project::TrainingRepository trainings(synthetic.project());
    const std::pair<const char*, double> arms[] = {
        {"real_only", 0.62}, {"logit_adjustment", 0.66}, {"plain_cfg", 0.71}, {"two_stage", 0.74}};
    const std::size_t classes = synthetic.classes().size();
    const std::string split = project::SplitRepository(synthetic.project()).current()->sha256;
    for (const auto& [arm, accuracy] : arms) {
        const bool filled = accuracy > 0.7;
        for (std::uint64_t seed = 0; seed < 3; ++seed) {
            project::TrainingRun run;
            run.arm = arm;
            run.seed = seed;
            run.settings = {{"real", Json::array({60, 42, 30, 21, 15, 10, 7, 5, 3, 2})},
                            {"added", std::vector<int>(classes, filled ? 6 : 0)},
                            {"wanted", std::vector<int>(classes, filled ? 6 : 0)},
                            {"runs", filled ? Json::array({"run_1"}) : Json::array()},
                            {"pretrain_images", false},
                            {"fills", filled},
                            {"training", {{"steps", 800}}}};
            run.split = split;
            run.result = worker::to_json(trained(classes, accuracy, seed));
            trainings.add(run);
        }
    }
    trainings.add_export({0, "/home/curator/balanced", "image_folder", "2026-01-31T12:34:56Z", 195, 31});
}

}  // namespace

SyntheticOptions long_tail() {
    SyntheticOptions options;
    options.validation = options.test = held_out;
    options.train = {60, 42, 30, 21, 15, 10, 7, 5, 3, 2};
    options.samples = 12;
    return options;
}

void fill_every_step(SyntheticProject& synthetic) {
    project::Transaction transaction(synthetic.project());
    for (std::size_t i = first_tail_class; i < synthetic.classes().size(); ++i) {
        project::PlanRepository(synthetic.project()).set_target(synthetic.classes()[i].id, 24);
    }
    add_look_alikes(synthetic);
    add_queue(synthetic);
    judge(synthetic);
    project::ScoreRepository(synthetic.project()).set_threshold(0, "margin", 0.2);
    // A list that is there and names nothing new, or the window would warn of what changed outside.
    const std::filesystem::path source = synthetic.folder().parent_path() / "pictures.csv";
    write_file_atomic(source, "path,label\nclass_3/0001.jpg,class_3\n");
    const std::int64_t import = project::ImportRepository(synthetic.project()).begin("csv", source.string());
    project::ImportRepository(synthetic.project())
        .add_issue(import, {(source.parent_path() / "class_3/0001.jpg").string(), "broken", "is cut off after 512 bytes"});
    project::ImportRepository(synthetic.project()).finish(import, 195);
    train(synthetic);
    transaction.commit();
}

}  // namespace tw::test
