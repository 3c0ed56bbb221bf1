#include "ui/models/experiment_model.h"

#include "ui/bridge/text.h"
#include "ui/models/arm_notes.h"
#include "ui/models/arms_model.h"

#include <QLocale>

namespace tw::ui {

namespace {

using workflow::ExperimentRow;

QString accuracy(const stages::GroupAccuracy& group) {
    if (!group.present) return QStringLiteral("–");
    return std::isnan(group.sd) ? number(group.mean, 1) : QStringLiteral("%1 ± %2").arg(number(group.mean, 1), number(group.sd, 1));
}

QString signed_points(double value) {
    return (value >= 0 ? QStringLiteral("+") : QString()) + number(value, 1);
}

QString percent(double value) {
    return std::isnan(value) ? QStringLiteral("–") : number(value, 1);
}

QVariant header_note(int column) {
    const QString paired = ExperimentModel::tr("Percent points, paired by seed, with the 95 % interval of the mean over seeds");
    switch (column) {
        case ExperimentModel::all_column:
        case ExperimentModel::many_column:
        case ExperimentModel::medium_column:
        case ExperimentModel::few_column: return ExperimentModel::tr("Accuracy in percent, mean and standard deviation over the seeds");
        case ExperimentModel::to_real_column: return paired;
        case ExperimentModel::to_best_column: return ExperimentModel::tr("Against the best arm without generated images. %1").arg(paired);
        case ExperimentModel::images_column: return ExperimentModel::tr("Real training images + generated ones");
        default: return {};
    }
}

/// The best arm that adds generated images, by its mean; null when there is none.
const ExperimentRow* best_generated(const workflow::ExperimentSpec& spec, const workflow::ExperimentResult& result) {
    const ExperimentRow* best = nullptr;
    for (const ExperimentRow& row : result.rows) {
        const auto arm = std::find_if(spec.arms.begin(), spec.arms.end(), [&](const auto& one) { return one.name == row.result.arm; });
        // The ceiling is a bound, not a method.
        if (arm == spec.arms.end() || !arm->adds_images() || arm->pretrain_images) continue;
        if (!best || row.result.all.mean > best->result.all.mean) best = &row;
    }
    return best;
}

}  // namespace

Evidence evidence_of(double mean, double ci95) {
    if (std::isnan(mean) || std::isnan(ci95)) return Evidence::unknown;
    if (std::abs(mean) <= ci95) return Evidence::chance;
    return mean > 0 ? Evidence::better : Evidence::worse;
}

QString difference_text(double mean, double ci95) {
    if (std::isnan(mean)) return {};
    const QString value = std::isnan(ci95) ? signed_points(mean) : QStringLiteral("%1 ± %2").arg(signed_points(mean), number(ci95, 1));
    switch (evidence_of(mean, ci95)) {
        case Evidence::better: return ExperimentModel::tr("%1, better").arg(value);
        case Evidence::worse: return ExperimentModel::tr("%1, worse").arg(value);
        case Evidence::chance: return ExperimentModel::tr("%1, may be chance").arg(value);
        case Evidence::unknown: return ExperimentModel::tr("%1, one seed").arg(value);
    }
    return value;
}

QString experiment_headline(const workflow::ExperimentSpec& spec, const workflow::ExperimentResult& result) {
    const ExperimentRow* best = best_generated(spec, result);
    if (!best) return {};
    QString text = ExperimentModel::tr("Best with generated images: %1, %2 %. To real only: %3.")
                       .arg(arm_text(best->result.arm), number(best->result.all.mean, 1),
                            difference_text(best->result.mean_difference, best->result.difference_ci95));
    if (!result.best_without.empty() && result.best_without != "real_only") {
        text += QLatin1Char(' ') +
                ExperimentModel::tr("To the best without them (%1): %2.")
                    .arg(arm_text(result.best_without), difference_text(best->to_best_without.mean, best->to_best_without.ci95));
    }
    return text;
}

QString sweep_sentence(const workflow::ExperimentResult& result) {
    if (result.sweep.empty()) return {};
    if (std::isnan(result.enough)) return ExperimentModel::tr("The sweep is not finished yet.");
    if (result.enough >= result.sweep.back().added_per_real) {
        return ExperimentModel::tr("More still helped at the largest ratio tried, %1 for each real image.")
            .arg(QLocale().toString(result.enough));
    }
    return ExperimentModel::tr(
               "From %1 generated for each real image on, more is not shown to help: no larger ratio is better by more than "
               "its 95 % interval.")
        .arg(QLocale().toString(result.enough));
}

void ExperimentModel::set_result(const workflow::ExperimentResult& result) {
    beginResetModel();
    result_ = result;
    endResetModel();
}

int ExperimentModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(result_.rows.size());
}

int ExperimentModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : column_count;
}

QVariant ExperimentModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid()) return {};
    const ExperimentRow& row = result_.rows[static_cast<std::size_t>(index.row())];
    const stages::ArmResult& arm = row.result;
    if (role == Qt::ToolTipRole && index.column() == arm_column) return arm_note(arm.arm);
    if (role == Qt::TextAlignmentRole && index.column() > arm_column) return int(Qt::AlignRight | Qt::AlignVCenter);
    if (role != Qt::DisplayRole) return {};
    switch (index.column()) {
        case arm_column: return arm_text(arm.arm);
        case all_column: return accuracy(arm.all);
        case many_column: return accuracy(arm.many);
        case medium_column: return accuracy(arm.medium);
        case few_column: return accuracy(arm.few);
        case to_real_column: return arm.arm == "real_only" ? tr("baseline") : difference_text(arm.mean_difference, arm.difference_ci95);
        case to_best_column:
            return arm.arm == result_.best_without ? tr("the best without")
                                                   : difference_text(row.to_best_without.mean, row.to_best_without.ci95);
        case seeds_column: return number(std::int64_t{arm.seeds});
        case images_column:
            return arm.synthetic == 0 ? number(arm.real) : QStringLiteral("%1 + %2").arg(number(arm.real), number(arm.synthetic));
        case steps_column: return number(std::int64_t{arm.steps});
        default: return {};
    }
}

QVariant ExperimentModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal) return {};
    if (role == Qt::TextAlignmentRole && section > arm_column) return int(Qt::AlignRight | Qt::AlignVCenter);
    if (role == Qt::ToolTipRole) return header_note(section);
    if (role != Qt::DisplayRole) return {};
    switch (section) {
        case arm_column: return tr("Arm");
        case all_column: return tr("All");
        case many_column: return tr("Many");
        case medium_column: return tr("Medium");
        case few_column: return tr("Few");
        case to_real_column: return tr("To real\nonly");
        case to_best_column: return tr("To best\nwithout");
        case seeds_column: return tr("Seeds");
        case images_column: return tr("Images");
        case steps_column: return tr("Steps");
        default: return {};
    }
}

void ClassAccuracyModel::set_result(const workflow::ExperimentResult& result) {
    beginResetModel();
    result_ = result;
    endResetModel();
}

int ClassAccuracyModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(result_.classes.size());
}

int ClassAccuracyModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(result_.rows.size()) + 1;
}

QVariant ClassAccuracyModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid()) return {};
    if (role == Qt::TextAlignmentRole && index.column() > 0) return int(Qt::AlignRight | Qt::AlignVCenter);
    if (role != Qt::DisplayRole) return {};
    const auto of = static_cast<std::size_t>(index.row());
    if (index.column() == 0) return readable(result_.classes[of]);
    const std::vector<double>& accuracies = result_.rows[static_cast<std::size_t>(index.column()) - 1].result.class_accuracy;
    return of < accuracies.size() ? percent(accuracies[of]) : QString();
}

QVariant ClassAccuracyModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal) return {};
    if (role == Qt::TextAlignmentRole && section > 0) return int(Qt::AlignRight | Qt::AlignVCenter);
    if (role != Qt::DisplayRole) return {};
    return section == 0 ? tr("Class") : arm_text(result_.rows[static_cast<std::size_t>(section) - 1].result.arm);
}

}  // namespace tw::ui
