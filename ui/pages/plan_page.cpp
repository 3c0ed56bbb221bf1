#include "ui/pages/plan_page.h"

#include "core/project/dataset.h"
#include "core/project/plan.h"
#include "ui/bridge/text.h"
#include "ui/models/plan_model.h"
#include "ui/widgets/class_histogram.h"
#include "ui/widgets/layout.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLineEdit>
#include <QSortFilterProxyModel>
#include <QSpinBox>
#include <QSplitter>
#include <QTableView>
#include <QVBoxLayout>

#include <unordered_set>

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

using Targets = std::map<std::int64_t, std::optional<std::int64_t>>;

/// Targets in `plan` of the classes that have another one in `other`, which has the same classes.
Targets differing_targets(const std::vector<stages::ClassPlan>& plan, const std::vector<stages::ClassPlan>& other) {
    Targets targets;
    for (std::size_t i = 0; i < plan.size(); ++i) {
        if (plan[i].target == other[i].target) continue;
        targets[plan[i].class_id] = plan[i].target > 0 ? std::optional(plan[i].target) : std::nullopt;
    }
    return targets;
}

std::int64_t images_to_make(const std::vector<stages::ClassPlan>& classes) {
    std::int64_t images = 0;
    for (const stages::ClassPlan& plan : classes) images += plan.to_make;
    return images;
}

}  // namespace

PlanPage::PlanPage(const PageContext& context) : Page(context) {
    Frame frame = make_frame(
        tr("Images to make = target − real − accepted. Drag the dashed line to set targets; click a bar, or drag over several, to pick "
           "classes."));
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
    split->setStretchFactor(0, 3);
    split->setStretchFactor(1, 2);
    split->setSizes({390, 270});
    frame.body->addWidget(split, 1);
    make_actions();
}

QLayout* PlanPage::make_chart_head() {
    auto* head = new QHBoxLayout;
    head->addWidget(make_heading(tr("Training images per class"), "section"), 1);
    search_ = new QLineEdit;
    search_->setObjectName("planSearch");
    search_->setAccessibleName(tr("Find a class"));
    search_->setPlaceholderText(tr("Find a class"));
    search_->setClearButtonEnabled(true);
    search_->setFixedWidth(190);
    head->addWidget(search_);
    connect(search_, &QLineEdit::textEdited, this, [this] { find_class(false); });
    connect(search_, &QLineEdit::returnPressed, this, [this] { find_class(true); });
    const QString folder = qt(project().folder());
    const auto add_box = [&](const QString& text, const char* name, void (ClassHistogram::*set)(bool)) {
        auto* box = new QCheckBox(text);
        box->setObjectName(name);
        head->addWidget(box);
        connect(box, &QCheckBox::toggled, histogram_, set);
        connect(box, &QCheckBox::toggled, this, [this, folder, name](bool on) { settings().set_place(folder, name, on); });
        box->setChecked(settings().place(folder, name).toBool());
    };
    add_box(tr("Sort by count"), "planSortByCount", &ClassHistogram::set_sorted_by_count);
    add_box(tr("Logarithmic"), "planLogarithmic", &ClassHistogram::set_logarithmic);
    return head;
}

QWidget* PlanPage::make_chart() {
    QBoxLayout* card = nullptr;
    QWidget* frame = make_card(card);
    histogram_ = new ClassHistogram;
    histogram_->setObjectName("classHistogram");
    histogram_->set_editable(!session().read_only());
    card->addLayout(make_chart_head());
    card->addWidget(histogram_, 1);
    auto* foot = new QHBoxLayout;
    numbers_ = make_muted();
    numbers_->setObjectName("planNumbers");
    numbers_->setWordWrap(false);
    picked_ = new QLabel;
    picked_->setObjectName("planPicked");
    clear_pick_ = make_button(tr("Show all classes"), "planClearPick");
    foot->addWidget(numbers_, 1);
    foot->addWidget(picked_);
    foot->addWidget(clear_pick_);
    // The row keeps its height, so that picking does not move the chart.
    clear_pick_->setSizePolicy([this] {
        QSizePolicy policy = clear_pick_->sizePolicy();
        policy.setRetainSizeWhenHidden(true);
        return policy;
    }());
    card->addLayout(foot);
    show_numbers(0);
    connect(clear_pick_, &QPushButton::clicked, this, [this] { session().pick_class(0); });
    connect(histogram_, &ClassHistogram::class_clicked, this, [this](qint64 class_id) { session().toggle_class(class_id); });
    connect(histogram_, &ClassHistogram::classes_swept, this, [this](const auto& class_ids) { session().toggle_classes(class_ids); });
    connect(histogram_, &ClassHistogram::class_pointed, this, &PlanPage::show_numbers);
    connect(histogram_, &ClassHistogram::target_moving, this, &PlanPage::preview_target);
    connect(histogram_, &ClassHistogram::target_moved, this, &PlanPage::set_target);
    connect(histogram_, &ClassHistogram::limits_moved, this, &PlanPage::set_limits);
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
    table_->setSelectionMode(QAbstractItemView::ExtendedSelection);
    table_->setModel(sorted_);
    table_->setSortingEnabled(true);
    table_->sortByColumn(PlanModel::name_column, Qt::AscendingOrder);
    table_->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    connect(table_->selectionModel(), &QItemSelectionModel::selectionChanged, this, [this] {
        if (selecting_) return;
        std::vector<std::int64_t> ids;
        for (const QModelIndex& row : table_->selectionModel()->selectedRows())
            ids.push_back(row.data(PlanModel::class_id_role).toLongLong());
        if (!ids.empty()) session().pick_classes(std::move(ids));
    });
    connect(model_, &PlanModel::target_edited, this, &PlanPage::set_class_target);
    return table_;
}

QWidget* PlanPage::make_controls() {
    QBoxLayout* card = nullptr;
    QWidget* frame = make_card(card);
    card->addWidget(make_heading(tr("Fill the tail"), "section"));
    target_ = make_spin("fillTarget", 1, 1'000'000, 150);
    fill_ = make_button(tr("Set targets"), "fillButton", true);
    fill_->setToolTip(tr("Gives every class with fewer real images this target; with picked classes, only them."));
    auto* fill = new QHBoxLayout;
    fill->addWidget(labelled(tr("Images, at least"), target_), 1);
    fill->addWidget(fill_, 0, Qt::AlignBottom);
    card->addLayout(fill);
    connect(fill_, &QPushButton::clicked, this, [this] {
        // Until the plan is read there is nothing to compare a target with.
        fill_wanted_ = !plan_read_;
        if (plan_read_) set_target(target_->value());
    });
    connect(target_, &QSpinBox::valueChanged, this, [this](int target) {
        target_known_ = true;
        histogram_->set_target(target);
    });
    estimate_ = make_muted();
    estimate_->setObjectName("planEstimate");
    card->addWidget(estimate_);
    card->addSpacing(6);
    card->addWidget(make_heading(tr("Limits of head and tail"), "section"));
    auto* limits = new QHBoxLayout;
    head_min_ = make_spin("headMin", 1, 1'000'000, 101);
    tail_max_ = make_spin("tailMax", 0, 1'000'000, 20);
    limits->addWidget(labelled(tr("Head from"), head_min_));
    limits->addWidget(labelled(tr("Tail up to"), tail_max_));
    card->addLayout(limits);
    card->addStretch(1);
    histogram_->set_target(target_->value());
    const auto limits_edited = [this] { set_limits(head_min_->value(), tail_max_->value()); };
    connect(head_min_, &QSpinBox::valueChanged, this, limits_edited);
    connect(tail_max_, &QSpinBox::valueChanged, this, limits_edited);
    for (QWidget* widget : {static_cast<QWidget*>(fill_), static_cast<QWidget*>(head_min_), static_cast<QWidget*>(tail_max_)}) {
        widget->setEnabled(!session().read_only());
    }
    constexpr int width = 290;
    return make_side_column(frame, width);
}

void PlanPage::add_action(const QString& text, const char* name, const QList<QKeySequence>& keys, std::function<void()> run) {
    auto* action = new QAction(text, this);
    action->setObjectName(name);
    action->setShortcuts(keys);
    connect(action, &QAction::triggered, this, std::move(run));
    actions_.append(action);
}

void PlanPage::make_actions() {
    constexpr double step = 1.6;
    add_action(tr("Find a class"), "actionFindClass", {QKeySequence::Find}, [this] {
        search_->setFocus();
        search_->selectAll();
    });
    add_action(tr("Show all classes"), "actionClearPick", {QKeySequence(Qt::Key_Escape)}, [this] { session().pick_class(0); });
    add_action(tr("Zoom in"), "actionPlanZoomIn", {QKeySequence::ZoomIn, QKeySequence(Qt::CTRL | Qt::Key_Equal)},
               [this] { histogram_->zoom(step); });
    add_action(tr("Zoom out"), "actionPlanZoomOut", {QKeySequence::ZoomOut}, [this] { histogram_->zoom(1 / step); });
    add_action(tr("Whole chart"), "actionPlanZoomAll", {QKeySequence(Qt::CTRL | Qt::ALT | Qt::Key_0)}, [this] { histogram_->show_all(); });
}

void PlanPage::activate() {
    session().reader().ask(
        this, "plan",
        [](project::Project& project) {
            return std::pair{stages::tail_plan(project), project::dataset_settings(project)};
        },
        [this](const std::pair<stages::TailPlan, project::DatasetSettings>& answer) {
            show_limits(answer.second.head_min, answer.second.tail_max);
            show_plan(answer.first);
        });
}

void PlanPage::refresh(const Tables& tables) {
    static const Tables shown = {"image", "sample", "plan_target", "class", "generation_run", "setting"};
    if (tables.intersects(shown)) activate();
}

void PlanPage::show_plan(const stages::TailPlan& plan) {
    plan_ = plan;
    plan_read_ = true;
    if (!target_known_) {
        std::int64_t highest = 0;
        for (const stages::ClassPlan& row : plan.classes) highest = std::max(highest, row.target);
        if (highest > 0) target_->setValue(static_cast<int>(highest));
    }
    show_classes(plan.classes);
    show_pick();
    if (std::exchange(fill_wanted_, false)) set_target(target_->value());
}

void PlanPage::show_limits(std::int64_t head_min, std::int64_t tail_max) {
    limits_ = {head_min, tail_max};
    const QSignalBlocker quiet_head(head_min_), quiet_tail(tail_max_);
    head_min_->setValue(static_cast<int>(head_min));
    tail_max_->setValue(static_cast<int>(tail_max));
    histogram_->set_limits(head_min, tail_max);
}

void PlanPage::show_classes(const std::vector<stages::ClassPlan>& classes) {
    model_->set_classes(classes);
    histogram_->set_classes(classes);
    show_estimate(images_to_make(classes));
}

void PlanPage::show_estimate(std::int64_t images) {
    const stages::PlanEstimate& known = plan_.estimate;
    if (images == 0) {
        estimate_->setText(tr("Nothing is to be made."));
        return;
    }
    if (images != known.images) {
        estimate_->setText(tr("%1 images to make").arg(number(images)));
        return;
    }
    const QString time =
        known.seconds > 0 ? tr("about %1").arg(duration(known.seconds)) : tr("time not known until a first batch was drawn");
    estimate_->setText(
        tr("%1 images to make, %2, about %3 on disk (%4 free).").arg(number(images), time, bytes(known.bytes), bytes(known.bytes_free)));
}

void PlanPage::show_numbers(std::int64_t class_id) {
    const int row = class_id == 0 ? -1 : model_->row_of(class_id);
    numbers_->setText(row < 0 ? tr("Wheel: nearer or farther.  Shift and wheel: along.  The same click again shows all classes.")
                              : ClassHistogram::numbers(model_->classes()[static_cast<std::size_t>(row)]));
}

void PlanPage::show_class(std::int64_t) {
    show_pick();
}

void PlanPage::show_pick() {
    const std::vector<std::int64_t>& picked = session().picked_classes();
    histogram_->set_picked(picked);
    select_picked_rows();
    clear_pick_->setVisible(!picked.empty());
    picked_->setVisible(!picked.empty());
    fill_->setText(picked.empty() ? tr("Set targets") : tr("Set for %1 picked").arg(number(static_cast<std::int64_t>(picked.size()))));
    stages::ClassPlan sum;
    for (const stages::ClassPlan& plan : model_->classes()) {
        if (!std::binary_search(picked.begin(), picked.end(), plan.class_id)) continue;
        sum.real += plan.real;
        sum.accepted += plan.accepted;
        sum.to_make += plan.to_make;
    }
    picked_->setText(
        tr("%1 picked: %2 real, %3 accepted, %4 to make")
            .arg(number(static_cast<std::int64_t>(picked.size())), number(sum.real), number(sum.accepted), number(sum.to_make)));
}

void PlanPage::select_picked_rows() {
    selecting_ = true;
    QItemSelection selection;
    QModelIndex first;
    for (const std::int64_t class_id : session().picked_classes()) {
        const int row = model_->row_of(class_id);
        if (row < 0) continue;
        const QModelIndex place = sorted_->mapFromSource(model_->index(row, 0));
        selection.select(place, place);
        if (!first.isValid() || place.row() < first.row()) first = place;
    }
    QItemSelectionModel* rows = table_->selectionModel();
    const bool current_stays = rows->currentIndex().isValid() && selection.contains(rows->currentIndex().siblingAtColumn(0));
    rows->select(selection, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    if (!current_stays) {
        rows->setCurrentIndex(first, QItemSelectionModel::NoUpdate);
        if (first.isValid()) table_->scrollTo(first);
    }
    selecting_ = false;
}

void PlanPage::find_class(bool next) {
    const QString wanted = search_->text().trimmed();
    if (wanted.isEmpty()) return;
    const std::vector<stages::ClassPlan>& classes = model_->classes();
    const int start = std::max(0, model_->row_of(histogram_->active_class()));
    for (int i = 0; i < static_cast<int>(classes.size()); ++i) {
        const auto place = static_cast<std::size_t>(start + i + (next ? 1 : 0)) % classes.size();
        if (!readable(classes[place].name).contains(wanted, Qt::CaseInsensitive)) continue;
        histogram_->show_class(classes[place].class_id);
        table_->scrollTo(sorted_->mapFromSource(model_->index(static_cast<int>(place), 0)), QAbstractItemView::PositionAtCenter);
        return;
    }
    numbers_->setText(tr("No class is called “%1”.").arg(wanted));
}

void PlanPage::preview_target(std::int64_t target) {
    const QSignalBlocker quiet(target_);
    target_->setValue(static_cast<int>(target));
    show_classes(stages::with_target(plan_.classes, target, session().picked_classes()));
}

void PlanPage::set_target(std::int64_t target) {
    const std::vector<std::int64_t>& picked = session().picked_classes();
    const QString said = picked.empty()
                             ? tr("Every class with fewer than %1 images has this target now").arg(number(target))
                             : tr("Target %1 for %2 picked").arg(number(target), number(static_cast<std::int64_t>(picked.size())));
    change_plan(stages::with_target(plan_.classes, target, picked), said);
}

void PlanPage::set_class_target(std::int64_t class_id, std::int64_t target) {
    std::vector<stages::ClassPlan> changed = plan_.classes;
    for (stages::ClassPlan& plan : changed) {
        if (plan.class_id == class_id) plan.target = target;
    }
    change_plan(std::move(changed), tr("Target changed"));
}

void PlanPage::change_plan(std::vector<stages::ClassPlan> changed, const QString& said) {
    // Only what differs is written, so that a target set elsewhere in the meantime stays.
    const Targets before = differing_targets(plan_.classes, changed), after = differing_targets(changed, plan_.classes);
    project::Project& file = project();
    if (!after.empty() && attempt([&] { project::PlanRepository(file).set_targets(after); })) {
        session().did({[&file, before] { project::PlanRepository(file).set_targets(before); },
                       [&file, after] { project::PlanRepository(file).set_targets(after); }});
        plan_.classes = std::move(changed);
        emit notice(said, true);
    }
    activate();
}

void PlanPage::set_limits(std::int64_t head_min, std::int64_t tail_max) {
    project::Project& file = project();
    const auto before = limits_, after = std::pair(head_min, tail_max);
    const auto write = [&file](const std::pair<std::int64_t, std::int64_t>& limits) {
        project::set_shot_limits(file, limits.first, limits.second);
    };
    if (before != after && attempt([&] { write(after); })) {
        session().did({[=] { write(before); }, [=] { write(after); }});
        emit notice(tr("Head from %1, tail up to %2 images").arg(number(head_min), number(tail_max)), true);
    }
    activate();
}

}  // namespace tw::ui
