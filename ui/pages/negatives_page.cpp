#include "ui/pages/negatives_page.h"

#include "core/nn/text/tokenizer.h"
#include "core/project/classes.h"
#include "core/project/dataset.h"
#include "core/stages/negatives/propose.h"
#include "core/stages/training/mistakes.h"
#include "ui/bridge/text.h"
#include "ui/models/negatives_model.h"
#include "ui/models/picture_model.h"
#include "ui/models/plan_model.h"
#include "ui/pages/validation_card.h"
#include "ui/widgets/bar_delegate.h"
#include "ui/widgets/layout.h"
#include "ui/widgets/picture_grid.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QSortFilterProxyModel>
#include <QSpinBox>
#include <QTableView>
#include <QVBoxLayout>

namespace tw::ui {

namespace {

/// Only the classes that the plan fills.
class FilledClasses : public QSortFilterProxyModel {
public:
    using QSortFilterProxyModel::QSortFilterProxyModel;

protected:
    bool filterAcceptsRow(int row, const QModelIndex&) const override {
        const stages::ClassPlan& plan = static_cast<const PlanModel*>(sourceModel())->classes()[static_cast<std::size_t>(row)];
        return plan.target > plan.real;
    }
};

struct PromptCheck {
    int tokens = 0, limit = 0;
    std::vector<std::string> warnings;
};

PromptCheck check(const project::Project& project, std::int64_t class_id, const std::string& prompt) {
    const auto folder = project::generator_model_path(project::dataset_settings(project)) / "tokenizer";
    const nn::ClipTokenizer tokenizer = nn::ClipTokenizer::load(folder);
    return {tokenizer.count(prompt), tokenizer.max_length(), stages::check_negative(project, class_id, prompt)};
}

}  // namespace

NegativesPage::NegativesPage(const PageContext& context) : Page(context) {
    Frame frame =
        make_frame(tr("Classes that a tail class is mistaken for become its negative prompts. They are found on training images; "
                      "the test set is never looked at."));
    propose_one_ = make_button(tr("Only this class"), "proposeOneButton");
    propose_ = make_button(tr("Find look-alikes"), "proposeButton", true);
    frame.actions->addWidget(propose_one_);
    frame.actions->addWidget(propose_);
    connect(propose_, &QPushButton::clicked, this, [this] { propose(false); });
    connect(propose_one_, &QPushButton::clicked, this, [this] { propose(true); });
    auto* row = new QHBoxLayout;
    row->setSpacing(gap);
    row->addWidget(make_classes());
    row->addWidget(make_look_alikes(), 1);
    frame.body->addLayout(row, 1);
    connect(&session().jobs(), &JobRunner::state_changed, this, &NegativesPage::update_buttons);
    update_buttons();
}

QWidget* NegativesPage::make_classes() {
    auto* box = new QWidget;
    box->setFixedWidth(264);
    auto* column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, 0);
    plan_ = new PlanModel(this);
    plan_->set_editable(false);
    filled_ = new FilledClasses(this);
    filled_->setSourceModel(plan_);
    classes_ = new QTableView;
    set_up_table(classes_, "negativesClasses", tr("Classes to fill"));
    classes_->setModel(filled_);
    for (const int hidden : {PlanModel::shot_column, PlanModel::accepted_column, PlanModel::waiting_column, PlanModel::target_column}) {
        classes_->hideColumn(hidden);
    }
    classes_->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    classes_->horizontalHeader()->setSectionResizeMode(PlanModel::name_column, QHeaderView::Stretch);
    classes_->horizontalHeader()->setStretchLastSection(false);
    connect(classes_->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this](const QModelIndex& place) {
        if (place.isValid()) session().pick_class(place.data(PlanModel::class_id_role).toLongLong());
    });
    column->addWidget(classes_, 1);
    no_classes_ = make_empty_note(tr("No class has a target above its real images yet. The tail plan sets them."));
    column->addWidget(no_classes_);
    reference_ = new QSpinBox;
    reference_->setObjectName("referenceImages");
    reference_->setRange(2, 256);
    reference_->setValue(stages::NegativesRequest::defaults().reference_images);
    column->addWidget(labelled(tr("Reference pictures drawn per class"), reference_));
    return box;
}

NegativesPage::Side NegativesPage::make_side(const char* name) {
    Side side;
    QBoxLayout* card = nullptr;
    side.card = make_card(card);
    side.title = make_heading({}, "section");
    side.title->setWordWrap(true);
    card->addWidget(side.title);
    side.model = new PictureModel(session(), PictureModel::Kind::real, this);
    auto* grid = new PictureGrid(name, 80, true);
    grid->setAccessibleName(tr("Example pictures with cosine"));
    grid->setModel(side.model);
    card->addWidget(grid, 1);
    side.grid = grid;
    side.empty = make_empty_note(tr("The pictures that were compared appear here once look-alikes are found."));
    card->addWidget(side.empty, 1);
    return side;
}

void NegativesPage::Side::show(const std::vector<std::int64_t>& ids, const std::unordered_map<std::int64_t, QString>& captions) {
    model->set_ids(ids);
    model->set_captions(captions);
    grid->setVisible(!ids.empty());
    empty->setVisible(ids.empty());
}

QWidget* NegativesPage::make_look_alikes() {
    auto* box = new QWidget;
    auto* column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, 0);
    heading_ = make_heading({}, "section");
    heading_->setObjectName("negativesHeading");
    column->addWidget(heading_);
    negatives_ = new NegativesModel(this);
    table_ = new QTableView;
    set_up_table(table_, "negativesTable", tr("Look-alikes"));
    table_->setModel(negatives_);
    table_->setItemDelegateForColumn(NegativesModel::cosine_column, new BarDelegate(NegativesModel::bar_role, this));
    table_->horizontalHeader()->setSectionResizeMode(NegativesModel::prompt_column, QHeaderView::Stretch);
    table_->horizontalHeader()->setStretchLastSection(false);
    table_->setColumnWidth(NegativesModel::name_column, 170);
    table_->setColumnWidth(NegativesModel::cosine_column, 130);
    table_->setMaximumHeight(230);
    column->addWidget(table_);
    auto* row = new QHBoxLayout;
    check_ = make_muted();
    check_->setObjectName("promptCheck");
    row->addWidget(check_, 1);
    other_ = new QComboBox;
    other_->setObjectName("otherClass");
    other_->setAccessibleName(tr("Class to add as a look-alike"));
    add_ = make_button(tr("Add"), "addNegativeButton");
    row->addWidget(other_);
    row->addWidget(add_);
    column->addLayout(row);
    own_ = make_side("evidenceClass");
    alike_ = make_side("evidenceOther");
    auto* sides = new QHBoxLayout;
    sides->setSpacing(gap);
    sides->addWidget(own_.card, 1);
    sides->addWidget(alike_.card, 1);
    validation_ = new ValidationCard;
    sides->addWidget(validation_, 1);
    connect(validation_, &ValidationCard::other_picked, this, [this](int ordinal) {
        const auto class_id = static_cast<qlonglong>(plan_->classes()[static_cast<std::size_t>(ordinal)].class_id);
        other_->setCurrentIndex(std::max(0, other_->findData(class_id)));
    });
    column->addLayout(sides, 1);
    connect(add_, &QPushButton::clicked, this, &NegativesPage::add_negative);
    connect(negatives_, &NegativesModel::decided, this, &NegativesPage::decide);
    connect(table_->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &NegativesPage::show_evidence);
    return box;
}

void NegativesPage::propose(bool only_this) {
    stages::NegativesRequest request = stages::NegativesRequest::defaults();
    request.reference_images = reference_->value();
    if (only_this) request.classes = {project::ClassRepository(project()).get(shown_class()).name};
    session().start({tr("Finding look-alikes"),
                     [request](JobTools& tools) {
                         stages::propose_negatives(tools.project, tools.client, request, tools.control, tools.report);
                         return tools.control.stopping() ? jobs::Outcome::stopped() : jobs::Outcome{};
                     },
                     {}});
}

void NegativesPage::add_negative() {
    const std::int64_t other = other_->currentData().toLongLong();
    if (shown_class() == 0 || other == 0) return;
    attempt([&] {
        const std::string name = project::ClassRepository(project()).get(other).name;
        const std::string prompt = project::prompt_for(project::stored_dataset_settings(project()), name);
        project::NegativeRepository(project()).decide(shown_class(), other, true, prompt);
    });
    read_negatives();
}

void NegativesPage::decide(qint64 class_id, qint64 other_class_id, bool chosen, const QString& prompt) {
    attempt([&] { project::NegativeRepository(project()).decide(class_id, other_class_id, chosen, prompt.toStdString()); });
    read_negatives();
}

void NegativesPage::activate() {
    session().reader().ask(
        this, "plan", [](project::Project& project) { return stages::tail_plan(project); },
        [this](const stages::TailPlan& plan) { show_plan(plan); });
    session().background().ask(
        this, "confusion", [](project::Project& project) { return stages::validation_confusion(project); },
        [this](const stages::ValidationConfusion& confusion) {
            validation_->set_confusion(confusion);
            show_evidence();
        });
}

void NegativesPage::refresh(const Tables& tables) {
    static const Tables shown = {"negative", "negative_evidence", "plan_target", "class", "training_run"};
    if (tables.intersects(shown)) activate();
}

void NegativesPage::show_class(std::int64_t) {
    read_negatives();
}

std::int64_t NegativesPage::shown_class() const {
    const int row = plan_->row_of(session().picked_class());
    if (row < 0 || !filled_->mapFromSource(plan_->index(row, 0)).isValid()) return 0;
    return session().picked_class();
}

QString NegativesPage::class_name(std::int64_t class_id) const {
    const int row = plan_->row_of(class_id);
    return row < 0 ? QString() : plan_->index(row, PlanModel::name_column).data().toString();
}

void NegativesPage::show_plan(const stages::TailPlan& plan) {
    plan_->set_classes(plan.classes);
    filled_->invalidate();
    const bool any = filled_->rowCount() > 0;
    no_classes_->setVisible(!any);
    classes_->setVisible(any);
    const qlonglong kept = other_->currentData().toLongLong();
    other_->clear();
    for (const stages::ClassPlan& row : plan.classes) other_->addItem(readable(row.name), static_cast<qlonglong>(row.class_id));
    other_->setCurrentIndex(std::max(0, other_->findData(kept)));
    if (shown_class() == 0 && any) {
        session().pick_class(filled_->index(0, 0).data(PlanModel::class_id_role).toLongLong());
    }
    read_negatives();
    update_buttons();
}

void NegativesPage::read_negatives() {
    const std::int64_t class_id = shown_class();
    heading_->setText(class_id == 0 ? QString() : tr("“%1” is mistaken for").arg(class_name(class_id)));
    const int row = plan_->row_of(class_id);
    if (row >= 0) {
        const QModelIndex place = filled_->mapFromSource(plan_->index(row, 0));
        if (classes_->currentIndex().row() != place.row()) classes_->selectRow(place.row());
    }
    update_buttons();
    session().reader().ask(
        this, "negatives",
        [class_id](project::Project& project) {
            return class_id == 0 ? std::vector<project::Negative>() : project::NegativeRepository(project).of_class(class_id);
        },
        [this](std::vector<project::Negative> negatives) {
            std::map<std::int64_t, QString> names;
            for (const stages::ClassPlan& plan : plan_->classes()) names[plan.class_id] = readable(plan.name);
            negatives_->set_negatives(std::move(negatives), std::move(names));
            if (!table_->currentIndex().isValid() && negatives_->rowCount() > 0) table_->selectRow(0);
            show_evidence();
        });
}

void NegativesPage::show_evidence() {
    std::vector<std::int64_t> ids[2];
    std::unordered_map<std::int64_t, QString> captions[2];
    const int row = table_->currentIndex().row();
    if (row >= 0 && row < negatives_->rowCount()) {
        const project::Negative& negative = negatives_->negative(row);
        for (const project::NegativeEvidence& evidence : negative.evidence) {
            const int side = evidence.side == "class" ? 0 : 1;
            ids[side].push_back(evidence.image_id);
            captions[side][evidence.image_id] = number(evidence.cosine, 3);
        }
        own_.title->setText(tr("Drawn as “%1”").arg(class_name(negative.class_id)));
        alike_.title->setText(tr("Real “%1”").arg(class_name(negative.other_class_id)));
    } else {
        own_.title->setText(tr("Drawn for this class"));
        alike_.title->setText(tr("The look-alike"));
    }
    own_.show(ids[0], captions[0]);
    alike_.show(ids[1], captions[1]);
    std::vector<int> look_alikes;
    for (int place = 0; place < negatives_->rowCount(); ++place) {
        look_alikes.push_back(plan_->row_of(negatives_->negative(place).other_class_id));
    }
    QStringList names;
    for (const stages::ClassPlan& plan : plan_->classes()) names << readable(plan.name);
    const bool any = row >= 0 && row < negatives_->rowCount();
    validation_->show_class(plan_->row_of(shown_class()), look_alikes, any ? look_alikes[static_cast<std::size_t>(row)] : -1, names);
    check_prompt();
}

void NegativesPage::check_prompt() {
    const int row = table_->currentIndex().row();
    if (row < 0 || row >= negatives_->rowCount()) {
        set_state(check_, shown_class() == 0 ? QString() : tr("No look-alikes are known for this class yet."), "");
        return;
    }
    const project::Negative& negative = negatives_->negative(row);
    session().reader().ask(
        this, "check",
        [class_id = negative.class_id, prompt = negative.prompt](project::Project& project) { return check(project, class_id, prompt); },
        [this](const PromptCheck& found) {
            QString text = tr("%1 of %2 tokens").arg(found.tokens).arg(found.limit);
            for (const std::string& warning : found.warnings) text += QStringLiteral("  ·  ") + qt(warning);
            set_state(check_, text, found.warnings.empty() ? "" : "warn");
        });
}

void NegativesPage::update_buttons() {
    const bool free = !session().jobs().busy() && !session().read_only();
    const bool any = filled_->rowCount() > 0;
    propose_->setEnabled(free && any);
    propose_one_->setEnabled(free && shown_class() != 0);
    add_->setEnabled(!session().read_only() && shown_class() != 0);
}

}  // namespace tw::ui
