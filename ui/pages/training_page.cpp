#include "ui/pages/training_page.h"

#include "ui/bridge/text.h"
#include "ui/models/arms_model.h"
#include "ui/pages/confusion_panel.h"
#include "ui/widgets/class_change_chart.h"
#include "ui/widgets/layout.h"
#include "ui/widgets/result_chart.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QListWidget>
#include <QSpinBox>
#include <QTabWidget>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>
#include <optional>
#include <set>

namespace tw::ui {

namespace {

constexpr int arms_width = 264;         // px
constexpr int most_table_height = 320;  // px; what is left over is the charts'

QSpinBox* make_spin(const char* name, int lowest, int highest, int value) {
    auto* spin = new QSpinBox;
    spin->setObjectName(name);
    spin->setRange(lowest, highest);
    spin->setValue(value);
    return spin;
}

/// Of the arms with generated pictures; nullptr: there is none. The ceiling is a bound, not a method.
const stages::ArmResult* best_of(const std::vector<stages::ArmResult>& results) {
    const stages::ArmResult* best = nullptr;
    for (const stages::ArmResult& result : results) {
        if (result.synthetic == 0 || result.arm == "ceiling") continue;
        if (!best || result.mean_difference > best->mean_difference) best = &result;
    }
    return best;
}

const stages::ArmResult* find_arm(const std::vector<stages::ArmResult>& results, const std::string& arm) {
    const auto found = std::find_if(results.begin(), results.end(), [&](const auto& result) { return result.arm == arm; });
    return found == results.end() ? nullptr : &*found;
}

/// What the table says in one sentence; empty while there is nothing to compare.
QString sentence(const std::vector<stages::ArmResult>& results) {
    const stages::ArmResult* best = best_of(results);
    if (!best) return {};
    const QString difference = number(std::abs(best->mean_difference), 1);
    const QString arm = arm_text(best->arm);
    if (std::isnan(best->difference_ci95)) {
        return TrainingPage::tr("%1: %2 points against real only; one seed tells nothing about chance.")
            .arg(arm, number(best->mean_difference, 1));
    }
    if (std::abs(best->mean_difference) <= best->difference_ci95) {
        return TrainingPage::tr("%1: %2 points %3 than real only, within the uncertainty of %4 seeds.")
            .arg(arm, difference, best->mean_difference >= 0 ? TrainingPage::tr("better") : TrainingPage::tr("worse"))
            .arg(best->seeds);
    }
    return best->mean_difference > 0 ? TrainingPage::tr("%1: %2 points better than real only.").arg(arm, difference)
                                     : TrainingPage::tr("%1: %2 points worse than real only.").arg(arm, difference);
}

}  // namespace

TrainingPage::TrainingPage(const PageContext& context) : Page(context) {
    Frame frame =
        make_frame(tr("Same real split, same number of optimiser steps for every arm; the best state is chosen on "
                      "validation, and the test images are read once."));
    train_ = make_button(tr("Train"), "trainButton", true);
    frame.actions->addWidget(train_);
    connect(train_, &QPushButton::clicked, this, &TrainingPage::start_training);
    auto* row = new QHBoxLayout;
    row->setSpacing(gap);
    row->addWidget(make_settings());
    row->addWidget(make_charts(), 1);
    frame.body->addLayout(row, 1);
    frame.body->addWidget(make_table());
    const JobRunner& jobs = session().jobs();
    connect(&jobs, &JobRunner::state_changed, this, &TrainingPage::update_buttons);
    connect(&jobs, &JobRunner::evaluated, this, &TrainingPage::show_evaluation);
    connect(&jobs, &JobRunner::finished, this, &TrainingPage::end_curve);
    update_buttons();
}

QWidget* TrainingPage::make_settings() {
    QBoxLayout* card = nullptr;
    QWidget* frame = make_card(card);
    frame->setFixedWidth(arms_width);
    card->addWidget(make_heading(tr("Arms"), "section"));
    arm_list_ = new QListWidget;
    arm_list_->setObjectName("armList");
    arm_list_->setAccessibleName(tr("Arms to train"));
    card->addWidget(arm_list_, 1);
    const worker::TrainingSettings defaults;
    seeds_ = make_spin("trainingSeeds", 1, 100, 3);
    steps_ = make_spin("trainingSteps", 1, 10'000'000, defaults.steps);
    batch_ = make_spin("trainingBatch", 1, 4096, defaults.batch_size);
    auto* numbers = new QHBoxLayout;
    numbers->addWidget(labelled(tr("Seeds"), seeds_));
    numbers->addWidget(labelled(tr("Steps"), steps_));
    numbers->addWidget(labelled(tr("Batch"), batch_));
    card->addLayout(numbers);
    return frame;
}

QWidget* TrainingPage::make_charts() {
    QBoxLayout* card = nullptr;
    QWidget* frame = make_card(card);
    verdict_ = make_heading({}, "section");
    verdict_->setObjectName("trainingVerdict");
    verdict_->setWordWrap(true);
    card->addWidget(verdict_);
    chart_ = new ResultChart;
    chart_->setObjectName("resultChart");
    curve_ = new CurveChart;
    curve_->setObjectName("trainingCurve");
    charts_ = new QTabWidget;
    charts_->setObjectName("trainingCharts");
    charts_->setDocumentMode(true);
    charts_->addTab(chart_, tr("Accuracy"));
    changes_ = new ClassChangeChart;
    changes_->setObjectName("classChanges");
    confusion_ = new ConfusionPanel(session());
    charts_->addTab(changes_, tr("Per class"));
    charts_->addTab(confusion_, tr("Confusion"));
    charts_->addTab(curve_, tr("While it trains"));
    for (QWidget* tab : {static_cast<QWidget*>(changes_), static_cast<QWidget*>(confusion_)}) {
        charts_->setTabToolTip(charts_->indexOf(tab), tr("Of the arm that is picked in the table, beside real images only"));
    }
    card->addWidget(charts_, 1);
    return frame;
}

QWidget* TrainingPage::make_table() {
    QBoxLayout* card = nullptr;
    QWidget* frame = make_card(card);
    results_ = new ArmsModel(this);
    table_ = new QTableView;
    set_up_table(table_, "armsTable", tr("Results"));
    table_->setModel(results_);
    table_->horizontalHeader()->setStretchLastSection(false);
    table_->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    table_->horizontalHeader()->setSectionResizeMode(ArmsModel::arm_column, QHeaderView::Stretch);
    table_->setSizeAdjustPolicy(QAbstractScrollArea::AdjustToContents);
    table_->setMaximumHeight(most_table_height);
    card->addWidget(table_);
    auto* line = new QHBoxLayout;
    note_ = make_muted();
    note_->setObjectName("trainingNote");
    line->addWidget(note_, 1);
    whole_note_ = make_button(tr("How it was measured"), "wholeNoteButton");
    whole_note_->setCheckable(true);
    whole_note_->setProperty("link", true);
    line->addWidget(whole_note_, 0, Qt::AlignTop);
    card->addLayout(line);
    connect(whole_note_, &QPushButton::toggled, this, &TrainingPage::show_note);
    connect(table_->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this](const QModelIndex& place) {
        if (!place.isValid()) return;
        compared_ = results_->results()[static_cast<std::size_t>(place.row())].arm;
        compare();
    });
    return frame;
}

void TrainingPage::start_training() {
    stages::TrainingRequest request;
    for (int i = 0; i < arm_list_->count(); ++i) {
        if (arm_list_->item(i)->checkState() == Qt::Checked) request.arms.push_back(arms_[static_cast<std::size_t>(i)]);
    }
    if (request.arms.empty()) {
        emit trouble(tr("Tick at least one arm to train."));
        return;
    }
    request.seeds.clear();
    for (int seed = 0; seed < seeds_->value(); ++seed) request.seeds.push_back(static_cast<std::uint64_t>(seed));
    if (!guard([&] { request.settings = stages::default_training_settings(project()); })) return;
    request.settings.steps = steps_->value();
    request.settings.batch_size = batch_->value();
    session().start({tr("Training classifiers"),
                     [request](JobTools& tools) {
                         stages::train_arms(tools.project, tools.client, request, tools.control, tools.report, tools.training);
                         return tools.control.stopping() ? jobs::Outcome::stopped() : jobs::Outcome{};
                     },
                     {}});
}

/// Of any job that trains: the arms of this page, the demo.
void TrainingPage::show_evaluation(const QString& arm, quint64 seed, int step, double accuracy) {
    if (!curve_->is_live()) charts_->setCurrentWidget(curve_);
    curve_->add(tr("%1, seed %2").arg(arm_text(arm.toStdString())).arg(seed), step, 100 * accuracy);
}

void TrainingPage::end_curve() {
    if (curve_->is_live()) charts_->setCurrentWidget(chart_);
    curve_->end();
}

void TrainingPage::activate() {
    session().reader().ask(
        this, "arms", [](project::Project& project) { return stages::standard_arms(project); },
        [this](const std::vector<stages::ArmSpec>& arms) { show_arms(arms); });
    read_results();
}

void TrainingPage::refresh(const Tables& tables) {
    if (tables.contains("training_run")) read_results();
    if (tables.contains("generation_run")) activate();
}

void TrainingPage::show_arms(const std::vector<stages::ArmSpec>& arms) {
    std::set<std::string> unticked;
    for (int i = 0; i < arm_list_->count(); ++i) {
        if (arm_list_->item(i)->checkState() != Qt::Checked) unticked.insert(arms_[static_cast<std::size_t>(i)].name);
    }
    arms_ = arms;
    arm_list_->clear();
    for (const stages::ArmSpec& arm : arms_) {
        auto* item = new QListWidgetItem(arm_text(arm.name), arm_list_);
        item->setFlags(item->flags() | Qt::ItemIsUserCheckable);
        item->setCheckState(unticked.contains(arm.name) ? Qt::Unchecked : Qt::Checked);
        item->setData(Qt::UserRole, qt(arm.name));
    }
}

void TrainingPage::read_results() {
    struct Answer {
        std::vector<stages::ArmResult> results;
        std::string note;
        stages::TailPlan plan;
    };
    session().reader().ask(
        this, "results",
        [](project::Project& project) {
            return Answer{stages::result_table(project), stages::table_note(project), stages::tail_plan(project)};
        },
        [this](Answer answer) {
            verdict_->setText(answer.results.empty() ? tr("Nothing has been trained yet.") : sentence(answer.results));
            verdict_->setVisible(!verdict_->text().isEmpty());
            note_text_ = answer.results.empty() ? QString() : qt(answer.note);
            show_note();
            chart_->set_results(answer.results);
            plan_ = std::move(answer.plan);
            results_->set_results(std::move(answer.results));
            for (QWidget* tab : {static_cast<QWidget*>(changes_), static_cast<QWidget*>(confusion_)}) {
                charts_->setTabEnabled(charts_->indexOf(tab), !results_->results().empty());
            }
            compare();
        });
}

/// Its first sentence, which says what the gain rests on, or all of it.
void TrainingPage::show_note() {
    const qsizetype end = note_text_.indexOf(QStringLiteral(". "));
    note_->setText(whole_note_->isChecked() || end < 0 ? note_text_ : note_text_.left(end + 1));
    whole_note_->setVisible(end >= 0);
}

/// The arm of the table's current row, or the best one, beside real images alone.
void TrainingPage::compare() {
    const std::vector<stages::ArmResult>& results = results_->results();
    if (results.empty()) return;
    const stages::ArmResult* after = find_arm(results, compared_);
    if (!after) after = best_of(results);
    if (!after) after = &results.back();
    const stages::ArmResult* before = find_arm(results, "real_only");
    if (before == after) before = nullptr;
    QStringList names;
    std::vector<ClassChange> changes;
    for (std::size_t i = 0; i < plan_.classes.size(); ++i) {
        names << readable(plan_.classes[i].name);
        if (!before || i >= after->class_accuracy.size() || i >= before->class_accuracy.size()) continue;
        const ClassChange change{names.back(), plan_.classes[i].shot, plan_.classes[i].real, before->class_accuracy[i],
                                 after->class_accuracy[i]};
        if (!std::isnan(change.before) && !std::isnan(change.after)) changes.push_back(change);
    }
    changes_->set_changes(std::move(changes));
    confusion_->show_arms(before ? std::optional(*before) : std::nullopt, *after, names);
}

void TrainingPage::update_buttons() {
    train_->setEnabled(!session().jobs().busy() && !session().read_only());
}

}  // namespace tw::ui
