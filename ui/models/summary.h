#pragma once

#include "core/stages/balance/balance.h"

#include <QMap>
#include <QString>

#include <cstdint>
#include <map>
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

/// Page key -> a short count for the rail ("", "12 to judge").
QMap<QString, QString> rail_notes(const Summary& summary);

}  // namespace tw::ui
