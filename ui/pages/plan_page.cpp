#include "ui/pages/plan_page.h"

#include "core/base/text.h"
#include "core/project/dataset.h"
#include "core/project/plan.h"
#include "ui/bridge/text.h"
#include "ui/models/plan_model.h"
#include "ui/widgets/class_histogram.h"
#include "ui/widgets/layout.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QSortFilterProxyModel>
#include <QSpinBox>
#include <QSplitter>
#include <QTableView>
#include <QVBoxLayout>

namespace tw::ui {

namespace {

QSpinBox* make_spin(const char* name, int lowest, int highest, int value) {
    auto* spin = new QSpinBox;
    spin->setObjectName(name);
    spin->setRange(lowest, highest);
    spin->setValue(value);
    spin->setKeyboardTracking(false);
    return spin;
}

}  // namespace

PlanPage::PlanPage(const PageContext& context) : Page(context) {
    Frame frame =
        make_frame(tr("Images to make = target − real − accepted. Click a bar to pick a class; double-click a target "
                      "to change it."));
    auto* split = new QSplitter(Qt::Vertical);
    split->setChildrenCollapsible(false);
    split->setHandleWidth(gap);
    split->addWidget(make_chart());
    auto* lower = new QWidget;
    auto* row = new QHBoxLayout(lower);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(gap);
    row->addWidget(make_table(), 1);
    row->addWidget(make_controls());
    split->addWidget(lower);
    split->setStretchFactor(0, 1);
    split->setStretchFactor(1, 1);
    frame.body->addWidget(split, 1);
}

QWidget* PlanPage::make_chart() {
    QBoxLayout* card = nullptr;
    QWidget* frame = make_card(card);
    auto* head = new QHBoxLayout;
    head->addWidget(make_heading(tr("Training images per class"), "section"), 1);
    auto* logarithmic = new QCheckBox(tr("Logarithmic"));
    logarithmic->setObjectName("planLogarithmic");
    auto* by_count = new QCheckBox(tr("Sort by count"));
    by_count->setObjectName("planSortByCount");
    head->addWidget(by_count);
    head->addWidget(logarithmic);
    card->addLayout(head);
    histogram_ = new ClassHistogram;
    histogram_->setObjectName("classHistogram");
    card->addWidget(histogram_, 1);
    connect(logarithmic, &QCheckBox::toggled, histogram_, &ClassHistogram::set_logarithmic);
    connect(by_count, &QCheckBox::toggled, histogram_, &ClassHistogram::set_sorted_by_count);
    connect(histogram_, &ClassHistogram::class_clicked, this, [this](qint64 class_id) { session().toggle_class(class_id); });
    return frame;
}

QWidget* PlanPage::make_table() {
    model_ = new PlanModel(this);
    model_->set_editable(!session().read_only());
    sorted_ = new QSortFilterProxyModel(this);
    sorted_->setSourceModel(model_);
    sorted_->setSortRole(PlanModel::sort_role);
    table_ = new QTableView;
    set_up_table(table_, "planTable", tr("Tail plan"));
    table_->setModel(sorted_);
    table_->setSortingEnabled(true);
    table_->sortByColumn(PlanModel::name_column, Qt::AscendingOrder);
    table_->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    connect(table_->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this](const QModelIndex& current) {
        if (current.isValid()) session().pick_class(current.data(PlanModel::class_id_role).toLongLong());
    });
    connect(model_, &PlanModel::target_edited, this, [this](qint64 class_id, qint64 target) {
        attempt([&] {
            const std::optional<std::int64_t> wanted = target > 0 ? std::optional<std::int64_t>(target) : std::nullopt;
            project::PlanRepository(project()).set_target(class_id, wanted);
        });
        activate();
    });
    return table_;
}

QWidget* PlanPage::make_controls() {
    QBoxLayout* card = nullptr;
    QWidget* frame = make_card(card);
    const project::DatasetSettings settings = project::dataset_settings(project());
    card->addWidget(make_heading(tr("Fill the tail"), "section"));
    target_ = make_spin("fillTarget", 1, 1'000'000, 150);
    card->addWidget(labelled(tr("Images per class, at least"), target_));
    fill_ = make_button(tr("Set targets"), "fillButton", true);
    fill_->setToolTip(tr("Gives every class with fewer real images this target and replaces the plan."));
    card->addWidget(fill_);
    connect(fill_, &QPushButton::clicked, this, &PlanPage::fill_classes);
    estimate_ = make_muted();
    estimate_->setObjectName("planEstimate");
    card->addWidget(estimate_);
    card->addSpacing(6);
    card->addWidget(make_heading(tr("Limits of head and tail"), "section"));
    auto* limits = new QHBoxLayout;
    head_min_ = make_spin("headMin", 1, 1'000'000, static_cast<int>(settings.head_min));
    tail_max_ = make_spin("tailMax", 0, 1'000'000, static_cast<int>(settings.tail_max));
    limits->addWidget(labelled(tr("Head from"), head_min_));
    limits->addWidget(labelled(tr("Tail up to"), tail_max_));
    card->addLayout(limits);
    card->addStretch(1);
    connect(head_min_, &QSpinBox::valueChanged, this, &PlanPage::set_limits);
    connect(tail_max_, &QSpinBox::valueChanged, this, &PlanPage::set_limits);
    for (QWidget* widget : {static_cast<QWidget*>(fill_), static_cast<QWidget*>(head_min_), static_cast<QWidget*>(tail_max_)}) {
        widget->setEnabled(!session().read_only());
    }
    constexpr int width = 290;
    return make_side_column(frame, width);
}

void PlanPage::activate() {
    session().reader().ask(
        this, "plan", [](project::Project& project) { return stages::tail_plan(project); },
        [this](const stages::TailPlan& plan) { show_plan(plan); });
}

void PlanPage::refresh(const Tables& tables) {
    static const Tables shown = {"image", "sample", "plan_target", "class", "generation_run", "setting"};
    if (tables.intersects(shown)) activate();
}

void PlanPage::show_plan(const stages::TailPlan& plan) {
    model_->set_classes(plan.classes);
    histogram_->set_classes(plan.classes);
    show_class(session().picked_class());
    const stages::PlanEstimate& estimate = plan.estimate;
    if (estimate.images == 0) {
        estimate_->setText(tr("Nothing is to be made."));
        return;
    }
    const QString time =
        estimate.seconds > 0 ? tr("about %1").arg(duration(estimate.seconds)) : tr("time not known until a first batch was drawn");
    estimate_->setText(tr("%1 images to make, %2, about %3 on disk (%4 free).")
                           .arg(number(estimate.images), time, qt(human_bytes(estimate.bytes)), qt(human_bytes(estimate.bytes_free))));
}

void PlanPage::show_class(std::int64_t class_id) {
    histogram_->set_picked(class_id);
    const int row = model_->row_of(class_id);
    const QSignalBlocker quiet(table_->selectionModel());
    if (row < 0) {
        table_->clearSelection();
        table_->setCurrentIndex({});
    } else {
        const QModelIndex place = sorted_->mapFromSource(model_->index(row, 0));
        if (place.row() != table_->currentIndex().row()) table_->setCurrentIndex(place);
        table_->selectRow(place.row());
        table_->scrollTo(place);
    }
    table_->viewport()->update();
}

void PlanPage::fill_classes() {
    if (attempt([this] { stages::fill_to(project(), target_->value()); })) {
        emit notice(tr("Every class with fewer than %1 images has this target now").arg(number(std::int64_t{target_->value()})), false);
    }
    activate();
}

void PlanPage::set_limits() {
    attempt([this] {
        project::DatasetSettings settings = project::dataset_settings(project());
        settings.head_min = head_min_->value();
        settings.tail_max = tail_max_->value();
        project::set_dataset_settings(project(), settings);
    });
    activate();
}

}  // namespace tw::ui
