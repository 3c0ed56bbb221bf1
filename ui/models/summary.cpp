#include "ui/models/summary.h"

#include "core/project/classes.h"
#include "core/project/images.h"
#include "core/project/imports.h"
#include "core/project/negatives.h"
#include "core/project/queue.h"
#include "core/project/samples.h"
#include "core/project/split.h"
#include "core/project/trainings.h"
#include "ui/bridge/text.h"

#include <QCoreApplication>

namespace tw::ui {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Summary)
};

void read_samples(const project::Project& project, Summary& summary) {
    std::int64_t scored = 0;
    for (const auto& [class_id, counts] : project::SampleRepository(project).counts_by_class()) {
        summary.unjudged += counts.unjudged;
        summary.accepted += counts.accepted;
        summary.rejected += counts.rejected;
        scored += counts.scored;
    }
    summary.samples = summary.unjudged + summary.accepted + summary.rejected;
    summary.unscored = summary.samples - scored;
}

void read_queue(const project::Project& project, Summary& summary) {
    for (const project::QueueItem& item : project::QueueRepository(project).all()) {
        if (item.state == "waiting" || item.state == "running") ++summary.queued;
        if (item.state == "failed" || item.state == "suspect") ++summary.failed;
    }
}

bool ready_to_plan(const Summary& s) {
    return s.real_of("train") > 0 && s.frozen_split && s.real_of("validation") > 0;
}

StageNote data_note(const Summary& s) {
    if (s.real_of("train") == 0) return {};
    if (!ready_to_plan(s)) return {StageState::needs_you, s.real_of("validation") == 0 ? Words::tr("no validation") : Words::tr("split")};
    return {StageState::done, Words::tr("%1 images").arg(number(s.real_of("train")))};
}

StageNote plan_note(const Summary& s) {
    if (s.filled_classes > 0) return {StageState::done, Words::tr("%Ln classes", "", static_cast<int>(s.filled_classes))};
    return {ready_to_plan(s) ? StageState::needs_you : StageState::nothing, {}};
}

StageNote negatives_note(const Summary& s) {
    if (s.filled_classes == 0) return {};
    const QString count = Words::tr("%1 of %2").arg(number(s.classes_with_negatives), number(s.filled_classes));
    if (s.classes_with_negatives == s.filled_classes) return {StageState::done, count};
    if (s.classes_with_negatives > 0) return {StageState::in_progress, count};
    return {s.to_make > 0 ? StageState::needs_you : StageState::nothing, count};
}

StageNote generation_note(const Summary& s) {
    if (s.failed > 0) return {StageState::failed, Words::tr("%Ln batches", "", static_cast<int>(s.failed))};
    if (s.queued > 0) return {StageState::needs_you, Words::tr("%1 queued").arg(number(s.queued))};
    if (s.filled_classes == 0) return {};
    if (s.to_make > 0) return {s.samples > 0 ? StageState::in_progress : StageState::nothing, Words::tr("%1 left").arg(number(s.to_make))};
    return {StageState::done, Words::tr("%1 drawn").arg(number(s.samples))};
}

StageNote filter_note(const Summary& s) {
    if (s.samples == 0) return {};
    if (s.unscored > 0) return {StageState::needs_you, Words::tr("%1 to score").arg(number(s.unscored))};
    return {StageState::done, Words::tr("%1 scored").arg(number(s.samples))};
}

StageNote review_note(const Summary& s) {
    if (s.samples == 0) return {};
    if (s.unjudged > 0) return {StageState::needs_you, Words::tr("%1 to judge").arg(number(s.unjudged))};
    return {StageState::done, Words::tr("%1 accepted").arg(number(s.accepted))};
}

StageNote export_note(const Summary& s) {
    if (s.exports > 0) return {StageState::done, Words::tr("%Ln times", "", static_cast<int>(s.exports))};
    return {s.filled_classes > 0 && s.to_make == 0 ? StageState::needs_you : StageState::nothing, {}};
}

StageNote training_note(const Summary& s) {
    if (s.trainings > 0) return {StageState::done, Words::tr("%Ln runs", "", static_cast<int>(s.trainings))};
    return {s.exports > 0 ? StageState::needs_you : StageState::nothing, {}};
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
    if (s.real_of("train") == 0) return {"data", Words::tr("Import pictures"), Words::tr("The project has no training images yet.")};
    if (s.real_of("validation") == 0) {
        return {"data", Words::tr("Split off validation images"),
                Words::tr("Validation images are needed to choose a classifier honestly; they are never looked at otherwise.")};
    }
    if (!s.frozen_split) return {"data", Words::tr("Keep the split"), Words::tr("The pictures came with validation images of their own.")};
    if (s.filled_classes == 0) return {"plan", Words::tr("Plan the tail"), Words::tr("No class has a target yet.")};
    if (s.to_make > 0 && s.classes_with_negatives == 0) {
        return {"negatives", Words::tr("Find look-alikes"), Words::tr("The classes to fill have no negative prompts yet.")};
    }
    if (s.failed > 0 && s.to_make > 0) {
        return {"generation", Words::tr("See what failed"),
                Words::tr("%Ln batches could not be drawn; each can be tried again.", "", static_cast<int>(s.failed))};
    }
    if (s.queued > 0)
        return {"generation", Words::tr("Run the queue"), Words::tr("%Ln batches wait to be drawn.", "", static_cast<int>(s.queued))};
    if (s.unscored > 0)
        return {"filter", Words::tr("Score pictures"),
                Words::tr("%Ln generated pictures have no scores yet.", "", static_cast<int>(s.unscored))};
    if (s.unjudged > 0 && s.to_make > 0) {
        return {"review", Words::tr("Review pictures"),
                Words::tr("%Ln generated pictures wait for a verdict.", "", static_cast<int>(s.unjudged))};
    }
    if (s.to_make > 0)
        return {"generation", Words::tr("Generate pictures"), Words::tr("%Ln images are still to make.", "", static_cast<int>(s.to_make))};
    if (s.exports == 0) return {"export", Words::tr("Export the balanced set"), Words::tr("All targets are met.")};
    if (s.trainings == 0)
        return {"training", Words::tr("Measure the gain"), Words::tr("The set is exported; nothing has been trained on it yet.")};
    return {"training", Words::tr("See the result"), Words::tr("Every step has been done once.")};
}

std::optional<NextStep> missing_before(const QString& page, const Summary& s) {
    if (page == "overview" || page == "data") return std::nullopt;
    if (s.real_of("train") == 0)
        return NextStep{"data", Words::tr("Import pictures"), Words::tr("The project has no training images yet.")};
    const bool draws = page == "negatives" || page == "generation";
    if ((page == "plan" || draws || page == "training") && !ready_to_plan(s)) {
        return next_step(s);
    }
    if (draws && s.filled_classes == 0 && s.queued == 0) {
        return NextStep{"plan", Words::tr("Plan the tail"), Words::tr("No class has a target yet, so nothing is to be drawn.")};
    }
    if ((page == "filter" || page == "review") && s.samples == 0) {
        return NextStep{"generation", Words::tr("Generate pictures"), Words::tr("There are no generated pictures yet.")};
    }
    return std::nullopt;
}

QString state_text(StageState state) {
    switch (state) {
        case StageState::nothing: return Words::tr("Nothing yet");
        case StageState::in_progress: return Words::tr("In progress");
        case StageState::needs_you: return Words::tr("Needs you");
        case StageState::done: return Words::tr("Done");
        case StageState::failed: return Words::tr("Failed");
    }
    return {};
}

QString state_icon(StageState state) {
    switch (state) {
        case StageState::nothing: return QStringLiteral("state_nothing");
        case StageState::in_progress: return QStringLiteral("state_in_progress");
        case StageState::needs_you: return QStringLiteral("state_needs_you");
        case StageState::done: return QStringLiteral("state_done");
        case StageState::failed: return QStringLiteral("state_failed");
    }
    return {};
}

QMap<QString, StageNote> stage_notes(const Summary& s) {
    return {{"data", data_note(s)},     {"plan", plan_note(s)},     {"negatives", negatives_note(s)}, {"generation", generation_note(s)},
            {"filter", filter_note(s)}, {"review", review_note(s)}, {"export", export_note(s)},       {"training", training_note(s)}};
}

}  // namespace tw::ui
