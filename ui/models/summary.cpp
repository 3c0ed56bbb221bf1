#include "ui/models/summary.h"

#include "core/project/classes.h"
#include "core/project/images.h"
#include "core/project/imports.h"
#include "core/project/negatives.h"
#include "core/project/queue.h"
#include "core/project/samples.h"
#include "core/project/scores.h"
#include "core/project/split.h"
#include "core/project/trainings.h"
#include "ui/bridge/text.h"

#include <QCoreApplication>

namespace tw::ui {

namespace {

QString say(const char* text) {
    return QCoreApplication::translate("Summary", text);
}

void read_samples(const project::Project& project, Summary& summary) {
    const project::SampleRepository samples(project);
    for (const auto& [class_id, counts] : samples.counts_by_class()) {
        summary.unjudged += counts.unjudged;
        summary.accepted += counts.accepted;
        summary.rejected += counts.rejected;
    }
    summary.samples = summary.unjudged + summary.accepted + summary.rejected;
    const std::vector<std::int64_t> ids = samples.ids({});
    const auto scored = project::ScoreRepository(project).by_name("margin", ids).size();
    summary.unscored = static_cast<std::int64_t>(ids.size()) - static_cast<std::int64_t>(scored);
}

void read_queue(const project::Project& project, Summary& summary) {
    for (const project::QueueItem& item : project::QueueRepository(project).all()) {
        if (item.state == "waiting" || item.state == "running") ++summary.queued;
        if (item.state == "failed" || item.state == "suspect") ++summary.failed;
    }
}

}  // namespace

std::int64_t Summary::real_of(const char* partition) const {
    const auto found = real.find(partition);
    return found == real.end() ? 0 : found->second;
}

Summary summarize(const project::Project& project) {
    Summary summary;
    const project::ImageRepository images(project);
    for (const char* partition : {"pretrain", "train", "validation", "test", "held_out"}) {
        std::int64_t total = 0;
        for (const auto& [class_id, count] : images.real_counts(partition)) total += count;
        summary.real[partition] = total;
    }
    summary.plan = stages::tail_plan(project);
    summary.classes = static_cast<std::int64_t>(summary.plan.classes.size());
    const project::NegativeRepository negatives(project);
    for (const stages::ClassPlan& plan : summary.plan.classes) {
        summary.to_make += plan.to_make;
        if (plan.target <= plan.real) continue;
        ++summary.filled_classes;
        if (!negatives.of_class(plan.class_id).empty()) ++summary.classes_with_negatives;
    }
    read_samples(project, summary);
    read_queue(project, summary);
    const project::TrainingRepository trainings(project);
    summary.exports = static_cast<std::int64_t>(trainings.exports().size());
    summary.trainings = static_cast<std::int64_t>(trainings.all().size());
    const project::ImportRepository imports(project);
    for (const project::ImportRow& import : imports.all()) {
        summary.issues += static_cast<std::int64_t>(imports.issues(import.id).size());
    }
    summary.frozen_split = project::SplitRepository(project).current().has_value();
    return summary;
}

NextStep next_step(const Summary& s) {
    if (s.real_of("train") == 0) return {"data", say("Import pictures"), say("The project has no training images yet.")};
    if (!s.frozen_split || s.real_of("validation") == 0) {
        return {"data", say("Split off validation images"),
                say("Validation images are needed to choose a classifier honestly; they are never looked at otherwise.")};
    }
    if (s.filled_classes == 0) return {"plan", say("Plan the tail"), say("No class has a target yet.")};
    if (s.to_make > 0 && s.classes_with_negatives == 0) {
        return {"negatives", say("Find look-alikes"), say("The classes to fill have no negative prompts yet.")};
    }
    if (s.queued > 0) return {"generation", say("Run the queue"), say("%1 batches wait to be drawn.").arg(number(s.queued))};
    if (s.unscored > 0) return {"filter", say("Score pictures"), say("%1 generated pictures have no scores yet.").arg(number(s.unscored))};
    if (s.unjudged > 0 && s.to_make > 0) {
        return {"review", say("Review pictures"), say("%1 generated pictures wait for a verdict.").arg(number(s.unjudged))};
    }
    if (s.to_make > 0) return {"generation", say("Generate pictures"), say("%1 images are still to make.").arg(number(s.to_make))};
    if (s.exports == 0) return {"export", say("Export the balanced set"), say("All targets are met.")};
    if (s.trainings == 0) return {"training", say("Measure the gain"), say("The set is exported; nothing has been trained on it yet.")};
    return {"training", say("See the result"), say("Every step has been done once.")};
}

QMap<QString, QString> rail_notes(const Summary& s) {
    QMap<QString, QString> notes;
    notes["data"] = s.real_of("train") > 0 ? number(s.real_of("train")) : QString();
    notes["plan"] = s.filled_classes > 0 ? number(s.filled_classes) : QString();
    notes["negatives"] =
        s.filled_classes > 0 ? QStringLiteral("%1/%2").arg(number(s.classes_with_negatives), number(s.filled_classes)) : QString();
    notes["generation"] = s.queued > 0    ? say("%1 queued").arg(number(s.queued))
                          : s.to_make > 0 ? say("%1 left").arg(number(s.to_make))
                                          : QString();
    notes["filter"] = s.unscored > 0 ? say("%1 new").arg(number(s.unscored)) : QString();
    notes["review"] = s.unjudged > 0   ? say("%1 to judge").arg(number(s.unjudged))
                      : s.accepted > 0 ? say("%1 accepted").arg(number(s.accepted))
                                       : QString();
    notes["export"] = s.exports > 0 ? number(s.exports) : QString();
    notes["training"] = s.trainings > 0 ? say("%1 runs").arg(number(s.trainings)) : QString();
    return notes;
}

}  // namespace tw::ui
