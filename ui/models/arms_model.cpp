#include "ui/models/arms_model.h"

#include "ui/bridge/text.h"

namespace tw::ui {

namespace {

/// The spread is not a number where there is only one seed.
QString plus_minus(const QString& value, double spread) {
    return std::isnan(spread) ? value : QStringLiteral("%1 ± %2").arg(value, number(spread, 1));
}

QString accuracy(const stages::GroupAccuracy& group) {
    if (!group.present) return QStringLiteral("–");
    return plus_minus(number(group.mean, 1), group.sd);
}

QString gain(const stages::ArmResult& result) {
    if (result.arm == "real_only") return ArmsModel::tr("baseline");
    const QString sign = result.mean_difference >= 0 ? QStringLiteral("+") : QString();
    return plus_minus(sign + number(result.mean_difference, 1), result.difference_ci95);
}

struct ArmLabel {
    const char* arm;
    const char* label;
};

constexpr ArmLabel arm_labels[] = {
    {"real_only", QT_TRANSLATE_NOOP("tw::ui::ArmsModel", "real only")},
    {"real_only_2x", QT_TRANSLATE_NOOP("tw::ui::ArmsModel", "real only, twice the steps")},
    {"class_balanced", QT_TRANSLATE_NOOP("tw::ui::ArmsModel", "class-balanced weights")},
    {"ldam_drw", QT_TRANSLATE_NOOP("tw::ui::ArmsModel", "LDAM, deferred weights")},
    {"balanced_softmax", QT_TRANSLATE_NOOP("tw::ui::ArmsModel", "balanced softmax")},
    {"logit_adjustment", QT_TRANSLATE_NOOP("tw::ui::ArmsModel", "logit adjustment")},
    {"logit_adjustment_posthoc", QT_TRANSLATE_NOOP("tw::ui::ArmsModel", "logit adjustment, post hoc")},
    {"crt", QT_TRANSLATE_NOOP("tw::ui::ArmsModel", "classifier re-training")},
    {"tau_norm", QT_TRANSLATE_NOOP("tw::ui::ArmsModel", "tau-normalised classifier")},
    {"cmo", QT_TRANSLATE_NOOP("tw::ui::ArmsModel", "CMO")},
    {"mixup", QT_TRANSLATE_NOOP("tw::ui::ArmsModel", "mixup")},
    {"cutmix", QT_TRANSLATE_NOOP("tw::ui::ArmsModel", "CutMix")},
    {"plain_cfg", QT_TRANSLATE_NOOP("tw::ui::ArmsModel", "+ synthetic, plain CFG")},
    {"two_stage", QT_TRANSLATE_NOOP("tw::ui::ArmsModel", "+ synthetic, two-stage")},
    {"diff_mix", QT_TRANSLATE_NOOP("tw::ui::ArmsModel", "+ synthetic, Diff-Mix")},
    {"diffcore_mix", QT_TRANSLATE_NOOP("tw::ui::ArmsModel", "+ synthetic, DiffCoRe-Mix")},
    {"ceiling", QT_TRANSLATE_NOOP("tw::ui::ArmsModel", "ceiling (+ pretraining images)")},
};

}  // namespace

QString arm_text(const std::string& arm) {
    for (const ArmLabel& known : arm_labels) {
        if (arm == known.arm) return ArmsModel::tr(known.label);
    }
    // "two_stage:second try": one of several runs of a method.
    const std::size_t colon = arm.find(':');
    if (colon == std::string::npos) return readable(arm);
    return ArmsModel::tr("%1 (%2)").arg(arm_text(arm.substr(0, colon)), qt(arm.substr(colon + 1)));
}

void ArmsModel::set_results(std::vector<stages::ArmResult> results) {
    beginResetModel();
    results_ = std::move(results);
    endResetModel();
}

int ArmsModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(results_.size());
}

int ArmsModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : column_count;
}

QVariant ArmsModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid()) return {};
    const stages::ArmResult& row = results_[static_cast<std::size_t>(index.row())];
    if (role == Qt::TextAlignmentRole && index.column() > arm_column) return int(Qt::AlignRight | Qt::AlignVCenter);
    if (role != Qt::DisplayRole) return {};
    switch (index.column()) {
        case arm_column: return arm_text(row.arm);
        case seeds_column: return number(std::int64_t{row.seeds});
        case real_column: return number(row.real);
        case synthetic_column: return number(row.synthetic);
        case all_column: return accuracy(row.all);
        case many_column: return accuracy(row.many);
        case medium_column: return accuracy(row.medium);
        case few_column: return accuracy(row.few);
        case gain_column: return gain(row);
        default: return {};
    }
}

QVariant ArmsModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal) return {};
    if (role == Qt::ToolTipRole && section == gain_column) {
        return tr("Difference to real only, paired by seed, percent points, with its 95 % interval");
    }
    if (orientation == Qt::Horizontal && role == Qt::TextAlignmentRole && (section > arm_column)) {
        return int(Qt::AlignRight | Qt::AlignVCenter);
    }
    if (role != Qt::DisplayRole) return {};
    switch (section) {
        case arm_column: return tr("Trained on");
        case seeds_column: return tr("Seeds");
        case real_column: return tr("Real");
        case synthetic_column: return tr("Synthetic");
        case all_column: return tr("All %");
        case many_column: return tr("Many %");
        case medium_column: return tr("Medium %");
        case few_column: return tr("Few %");
        case gain_column: return tr("Gain");
        default: return {};
    }
}

}  // namespace tw::ui
