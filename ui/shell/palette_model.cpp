#include "ui/shell/palette_model.h"

#include "ui/models/fuzzy.h"

#include <QAction>

namespace tw::ui {

QString keys_text(const QAction* action) {
    QStringList keys;
    for (const QKeySequence& key : action->shortcuts()) keys << key.toString(QKeySequence::NativeText);
    return keys.join(QStringLiteral("   "));
}

PaletteModel::PaletteModel(const Commands& commands, QStringList recent, QObject* parent)
    : QAbstractListModel(parent), commands_(commands), recent_(std::move(recent)) {
    filter({});
}

void PaletteModel::filter(const QString& wanted) {
    struct Ranked {
        Command command;
        int score = 0;
        qsizetype recent = 0;
    };
    std::vector<Ranked> ranked;
    for (const Command& command : commands_.all()) {
        const QString title = plain_text(command.action);
        if (title.isEmpty()) continue;
        const int own = fuzzy_score(wanted, title);
        // A word of the group may help: "rev acc" finds Accept of the review.
        const int score = std::max(own, fuzzy_score(wanted, command.group + ' ' + title) - 1);
        if (score < 0) continue;
        const qsizetype place = recent_.indexOf(command.action->objectName());
        ranked.push_back({command, score, place < 0 ? recent_.size() : place});
    }
    std::stable_sort(ranked.begin(), ranked.end(),
                     [](const Ranked& a, const Ranked& b) { return a.score != b.score ? a.score > b.score : a.recent < b.recent; });
    beginResetModel();
    shown_.clear();
    for (const Ranked& row : ranked) shown_.append(row.command);
    endResetModel();
}

int PaletteModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(shown_.size());
}

QVariant PaletteModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid()) return {};
    const Command& command = shown_[index.row()];
    switch (role) {
        case Qt::DisplayRole: return plain_text(command.action);
        case Qt::DecorationRole: return command.action->icon();
        case group_role: return command.group;
        case keys_role: return keys_text(command.action);
        case obstacle_role: return Commands::obstacle(command);
        case Qt::AccessibleTextRole: {
            QStringList words = {plain_text(command.action), command.group};
            if (!command.action->shortcuts().isEmpty()) words << keys_text(command.action);
            if (const QString why = Commands::obstacle(command); !why.isEmpty()) words << why;
            return words.join(QStringLiteral(", "));
        }
        default: return {};
    }
}

}  // namespace tw::ui
