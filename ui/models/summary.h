#pragma once

#include "core/stages/balance/balance.h"

#include <QMap>
#include <QString>

#include <cstdint>
#include <map>
#include <optional>
#include <string>

namespace tw::ui {

/// Where a project stands: what the rail and the overview show.
struct Summary {
    stages::TailPlan plan;
    std::map<std::string, std::int64_t> real;  // partition -> real images
    std::int64_t classes = 0, filled_classes = 0, to_make = 0;
    std::int64_t classes_with_negatives = 0;
    std::int64_t queued = 0, failed = 0;                                               // batches
    std::int64_t samples = 0, unjudged = 0, accepted = 0, rejected = 0, unscored = 0;  // of the chosen runs
    std::int64_t exports = 0, trainings = 0, issues = 0;
    bool frozen_split = false;

    std::int64_t real_of(const char* partition) const;
};

/// Reads the whole summary; for the reader's thread.
Summary summarize(const project::Project& project);

struct NextStep {
    QString page;    // key
    QString action;  // on the main button
    QString reason;  // why this is next
};
NextStep next_step(const Summary& summary);
/// What a page waits for, and where to get it; nothing when it has something to work on.
std::optional<NextStep> missing_before(const QString& page, const Summary& summary);

enum class StageState { nothing, in_progress, needs_you, done, failed };
/// "Nothing yet", "In progress", …
QString state_text(StageState state);
/// Name of the state's icon in resources/icons.
QString state_icon(StageState state);

struct StageNote {
    StageState state = StageState::nothing;
    QString count;  // "", "12 to judge"
};
/// Page key -> where that stage stands; the overview has no entry.
QMap<QString, StageNote> stage_notes(const Summary& summary);

}  // namespace tw::ui
