#include "ui/pages/training_page.h"

#include "ui/bridge/text.h"
#include "ui/models/arms_model.h"
#include "ui/widgets/layout.h"
#include "ui/widgets/result_chart.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QListWidget>
#include <QSpinBox>
#include <QTabWidget>
#include <QTableView>
#include <QVBoxLayout>

#include <set>

namespace tw::ui {

namespace {

QSpinBox* make_spin(const char* name, int lowest, int highest, int value) {
    auto* spin = new QSpinBox;
    spin->setObjectName(name);
    spin->setRange(lowest, highest);
    spin->setValue(value);
    return spin;
}

/// What the table says in one sentence; empty while there is nothing to compare.
QString sentence(const std::vector<stages::ArmResult>& results) {
    const stages::ArmResult* best = nullptr;
    for (const stages::ArmResult& result : results) {
        if (result.synthetic == 0 || result.arm == "ceiling") continue;  // the ceiling is a bound, not a method
        if (!best || result.mean_difference > best->mean_difference) best = &result;
    }
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
    frame.body->addLayout(row, 3);
    frame.body->addWidget(make_table(), 2);
    connect(&session().jobs(), &JobRunner::state_changed, this, &TrainingPage::update_buttons);
    update_buttons();
}

QWidget* TrainingPage::make_settings() {
    QBoxLayout* card = nullptr;
    QWidget* frame = make_card(card);
    frame->setFixedWidth(side_width);
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
    charts_->addTab(curve_, tr("While it trains"));
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
    card->addWidget(table_, 1);
    note_ = make_muted();
    note_->setObjectName("trainingNote");
    card->addWidget(note_);
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
    const QPointer<TrainingPage> page(this);
    const auto on_event = [page, last = std::make_shared<int>(0)](const std::string& event, const Json& facts) {
        if (event != "evaluation") return;
        const int step = facts.value("step", 0);
        const bool fresh = step <= *last;
        *last = step;
        QMetaObject::invokeMethod(
            qApp,
            [page, step, fresh, accuracy = facts.value("validation_accuracy", 0.0)] {
                if (!page) return;
                if (fresh) page->curve_->begin();
                page->curve_->add(step, 100 * accuracy);
            },
            Qt::QueuedConnection);
    };
    curve_->begin();
    charts_->setCurrentWidget(curve_);
    session().start({tr("Training classifiers"),
                     [request, on_event](JobTools& tools) {
                         stages::train_arms(tools.project, tools.client, request, tools.control, tools.report, on_event);
                         return tools.control.stopping() ? jobs::Outcome::stopped() : jobs::Outcome{};
                     },
                     [page](const jobs::Outcome&) {
                         if (page) page->charts_->setCurrentWidget(page->chart_);
                     }});
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
    using Answer = std::pair<std::vector<stages::ArmResult>, std::string>;
    session().reader().ask(
        this, "results",
        [](project::Project& project) {
            return Answer{stages::result_table(project), stages::table_note(project)};
        },
        [this](Answer answer) {
            verdict_->setText(answer.first.empty() ? tr("Nothing has been trained yet.") : sentence(answer.first));
            verdict_->setVisible(!verdict_->text().isEmpty());
            note_->setText(answer.first.empty() ? QString() : qt(answer.second));
            chart_->set_results(answer.first);
            results_->set_results(std::move(answer.first));
        });
}

void TrainingPage::update_buttons() {
    train_->setEnabled(!session().jobs().busy() && !session().read_only());
}

}  // namespace tw::ui
