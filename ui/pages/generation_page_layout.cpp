#include "core/project/dataset.h"
#include "ui/bridge/text.h"
#include "ui/models/picture_model.h"
#include "ui/models/progress_model.h"
#include "ui/models/queue_model.h"
#include "ui/pages/generation_page.h"
#include "ui/widgets/adapter_list.h"
#include "ui/widgets/bar_delegate.h"
#include "ui/widgets/context_editor.h"
#include "ui/widgets/layout.h"
#include "ui/widgets/method_form.h"
#include "ui/widgets/picture_grid.h"
#include "ui/widgets/picture_view.h"
#include "ui/widgets/sampling_form.h"

#include <QAction>
#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLineEdit>
#include <QListWidget>
#include <QSpinBox>
#include <QSplitter>
#include <QTabWidget>
#include <QTableView>
#include <QTimer>
#include <QVBoxLayout>

namespace tw::ui {

GenerationPage::GenerationPage(const PageContext& context) : Page(context) {
    Frame frame = make_frame(tr("Batches wait in a queue that is kept in the project, so a crash loses and repeats nothing."));
    generate_ = make_button(tr("Run the queue"), "generateButton", true);
    frame.actions->addWidget(generate_);
    connect(generate_, &QPushButton::clicked, this, &GenerationPage::run_queue);
    auto* row = new QHBoxLayout;
    row->setSpacing(gap);
    row->addWidget(make_side_column(make_settings()));
    auto* split = new QSplitter(Qt::Vertical);
    split->setChildrenCollapsible(false);
    split->setHandleWidth(gap);
    split->addWidget(make_live());
    auto* tabs = new QTabWidget;
    tabs->setDocumentMode(true);
    tabs->setObjectName("generationTabs");
    tabs->addTab(make_queue(), tr("Queue"));
    tabs->addTab(make_progress(), tr("Towards the targets"));
    tabs->addTab(make_runs(), tr("Runs that count"));
    split->addWidget(tabs);
    split->setSizes({330, 330});
    row->addWidget(split, 1);
    frame.body->addLayout(row, 1);
    const JobRunner& jobs = session().jobs();
    connect(&jobs, &JobRunner::state_changed, this, &GenerationPage::update_buttons);
    connect(&jobs, &JobRunner::previewed, this, &GenerationPage::show_preview);
    connect(&jobs, &JobRunner::warned, this, [this](const QString& sentence) { set_state(warning_, sentence, "warn"); });
    connect(&jobs, &JobRunner::started, warning_, &QLabel::clear);
    connect(&jobs, &JobRunner::finished, this, &GenerationPage::end_preview);
    connect(&jobs, &JobRunner::progressed, this, [this](const jobs::Progress& progress) {
        if (!preview_->image().isNull() && qt(progress.step) != drawing_step_) end_preview();
    });
    update_buttons();
}

QAction* GenerationPage::add_action(const QString& text, const char* name, const QKeySequence& keys, const std::function<void()>& run) {
    auto* action = new QAction(text, this);
    action->setObjectName(name);
    action->setShortcut(keys);
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    connect(action, &QAction::triggered, this, run);
    addAction(action);
    actions_.append(action);
    return action;
}

QWidget* GenerationPage::make_settings() {
    auto* box = new QWidget;
    auto* column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(gap);
    QBoxLayout* what = nullptr;
    column->addWidget(make_card(what));
    add_what(what);
    add_buttons(what);
    QBoxLayout* why = nullptr;
    column->addWidget(make_card(why));
    why->addWidget(make_heading(tr("Rejected so far, and why"), "section"));
    reasons_ = make_muted();
    reasons_->setObjectName("rejectReasons");
    why->addWidget(reasons_);
    QBoxLayout* how = nullptr;
    column->addWidget(make_card(how));
    how->addWidget(make_heading(tr("How it is drawn"), "section"));
    sampling_ = new SamplingForm;
    how->addWidget(sampling_);
    connect(own_, &MethodForm::edited, this, [this] { sampling_->set_from_images(own_->from_images()); });
    QBoxLayout* more = nullptr;
    column->addWidget(make_card(more));
    more->addWidget(make_heading(tr("LoRA and embeddings"), "section"));
    adapters_ = new AdapterList(dialogs());
    more->addWidget(adapters_);
    column->addStretch(1);
    return box;
}

void GenerationPage::add_what(QBoxLayout* card) {
    card->addWidget(make_heading(tr("New batches"), "section"));
    method_ = new QComboBox;
    method_->setObjectName("method");
    method_->addItem(tr("Two-stage (CADS + contrastive)"), "two_stage");
    method_->addItem(tr("Plain CFG"), "plain_cfg");
    method_->addItem(tr("Diff-Mix (between classes)"), "diff_mix");
    method_->addItem(tr("DiffCoRe-Mix (contexts)"), "diffcore_mix");
    card->addWidget(labelled(tr("Method"), method_));
    own_ = new MethodForm(dialogs());
    card->addWidget(own_);
    add_prompt(card);
    add_numbers(card);
    check_contexts_later_ = new QTimer(this);
    check_contexts_later_->setSingleShot(true);
    check_contexts_later_->setInterval(250);
    connect(method_, &QComboBox::currentIndexChanged, this, &GenerationPage::use_method);
    connect(own_, &MethodForm::method_changed, this, &GenerationPage::strategy_changed);
    connect(own_, &MethodForm::context_list_chosen, this, &GenerationPage::open_contexts);
    connect(check_contexts_later_, &QTimer::timeout, this, &GenerationPage::check_contexts);
    connect(&own_->contexts(), &ContextEditor::edited, check_contexts_later_, qOverload<>(&QTimer::start));
    connect(&own_->contexts(), &ContextEditor::save_wanted, this, &GenerationPage::save_contexts);
}

void GenerationPage::add_prompt(QBoxLayout* card) {
    run_name_ = new QLineEdit;
    run_name_->setObjectName("runName");
    card->addWidget(labelled(tr("Run"), run_name_));
    const project::DatasetSettings dataset = project::stored_dataset_settings(project());
    prompt_ = new QLineEdit(qt(dataset.prompt_template));
    prompt_->setObjectName("promptTemplate");
    prompt_->setToolTip(
        tr("{class} is replaced by the name of the class, {superclass} by what all classes are. The two-stage paper: "
           "“A photo of {class}, a type of food.” Diff-Mix and DiffCoRe-Mix have prompts of their own."));
    superclass_ = new QLineEdit(qt(dataset.superclass));
    superclass_->setObjectName("superclass");
    superclass_->setPlaceholderText(tr("food, bird, …"));
    auto* row = new QHBoxLayout;
    row->addWidget(labelled(tr("Prompt template"), prompt_), 3);
    row->addWidget(labelled(tr("Super-class"), superclass_), 2);
    card->addLayout(row);
    for (QLineEdit* field : {prompt_, superclass_}) connect(field, &QLineEdit::editingFinished, this, &GenerationPage::save_prompt);
}

void GenerationPage::add_numbers(QBoxLayout* card) {
    for_classes_ = new QComboBox;
    for_classes_->setObjectName("forClasses");
    for_classes_->addItem(tr("the whole plan"), false);
    for_classes_->addItem(tr("the picked class"), true);
    count_ = new QSpinBox;
    count_->setObjectName("imageCount");
    count_->setRange(1, 1'000'000);
    count_->setValue(16);
    count_->setEnabled(false);
    auto* whom = new QHBoxLayout;
    whom->addWidget(labelled(tr("For"), for_classes_), 1);
    whom->addWidget(labelled(tr("Images"), count_));
    card->addLayout(whom);
    auto* numbers = new QHBoxLayout;
    batch_ = new QSpinBox;
    batch_->setObjectName("batchSize");
    batch_->setRange(1, 512);
    seed_ = new QSpinBox;
    seed_->setObjectName("generationSeed");
    seed_->setRange(0, 1'000'000'000);
    numbers->addWidget(labelled(tr("Batch size"), batch_));
    numbers->addWidget(labelled(tr("Seed"), seed_));
    card->addLayout(numbers);
    connect(for_classes_, &QComboBox::currentIndexChanged, this, [this] { count_->setEnabled(for_classes_->currentData().toBool()); });
}

void GenerationPage::add_buttons(QBoxLayout* card) {
    enqueue_ = make_button(tr("Add to the queue"), "enqueueButton", true);
    card->addWidget(enqueue_);
    fill_ = make_button(tr("Draw, score and judge by rule"), "fillByRuleButton");
    fill_->setToolTip(tr("Draws, scores and judges by the thresholds, again for what was rejected, until the targets are met."));
    card->addWidget(fill_);
    connect(enqueue_, &QPushButton::clicked, this, [this] { enqueue(false); });
    connect(fill_, &QPushButton::clicked, this, &GenerationPage::fill_by_rule);
    add_action(tr("Add to the queue"), "enqueue", QKeySequence(Qt::CTRL | Qt::Key_Return), [this] { enqueue(false); });
    add_action(tr("Add before everything that waits"), "enqueueFirst", QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Return),
               [this] { enqueue(true); });
}

QWidget* GenerationPage::make_live() {
    auto* box = new QWidget;
    auto* row = new QHBoxLayout(box);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(gap);
    QBoxLayout* live = nullptr;
    QWidget* left = make_card(live);
    live->addWidget(make_heading(tr("Being drawn"), "section"));
    preview_ = new PictureView;
    preview_->setObjectName("livePreview");
    preview_->setAccessibleName(tr("Picture that is being drawn"));
    preview_->set_message(tr("Nothing is being drawn."));
    live->addWidget(preview_, 1);
    step_ = make_muted();
    step_->setObjectName("previewStep");
    facts_ = make_muted();
    facts_->setObjectName("workerFacts");
    warning_ = new QLabel;
    warning_->setObjectName("drawingWarning");
    warning_->setWordWrap(true);
    for (QLabel* label : {step_, facts_, warning_}) live->addWidget(label);
    row->addWidget(left, 2);
    QBoxLayout* last = nullptr;
    QWidget* right = make_card(last);
    last->addWidget(make_heading(tr("Last pictures"), "section"));
    latest_ = new PictureModel(session(), PictureModel::Kind::synthetic, this);
    auto* grid = new PictureGrid("latestPictures", 72);
    grid->setAccessibleName(tr("Last pictures"));
    grid->setModel(latest_);
    last->addWidget(grid, 1);
    row->addWidget(right, 3);
    return box;
}

QWidget* GenerationPage::make_queue() {
    auto* box = new QWidget;
    auto* column = new QVBoxLayout(box);
    column->setContentsMargins(0, 8, 0, 0);
    failures_ = new QLabel;
    failures_->setObjectName("queueFailures");
    failures_->setWordWrap(true);
    failures_->hide();
    retry_all_ = make_button(tr("Retry all"), "retryAllButton");
    retry_all_->hide();
    auto* trouble = new QHBoxLayout;
    trouble->addWidget(failures_, 1);
    trouble->addWidget(retry_all_);
    column->addLayout(trouble);
    queue_ = new QueueModel(this);
    queue_table_ = new QTableView;
    set_up_table(queue_table_, "queueTable", tr("Queue"));
    queue_table_->setModel(queue_);
    const std::pair<QueueModel::Column, int> widths[] = {{QueueModel::state_column, 90},
                                                         {QueueModel::class_column, 110},
                                                         {QueueModel::run_column, 100},
                                                         {QueueModel::images_column, 76},
                                                         {QueueModel::attempts_column, 88}};
    for (const auto& [at, width] : widths) queue_table_->setColumnWidth(at, width);
    queue_table_->setDragDropMode(QAbstractItemView::InternalMove);
    queue_table_->setDragDropOverwriteMode(false);
    queue_table_->setDropIndicatorShown(true);
    column->addWidget(queue_table_, 1);
    first_ = make_icon_button("move_first", tr("Move the batch before all others"), "queueFirstButton");
    up_ = make_icon_button("move_up", tr("Move the batch up"), "queueUpButton");
    down_ = make_icon_button("move_down", tr("Move the batch down"), "queueDownButton");
    retry_ = make_button(tr("Retry"), "retryButton");
    retry_smaller_ = make_button(tr("Retry smaller"), "retrySmallerButton");
    retry_smaller_->setToolTip(tr("The same pictures in batches of half the size: needs less memory."));
    cancel_ = make_button(tr("Cancel"), "cancelButton");
    auto* row = new QHBoxLayout;
    for (QPushButton* button : {first_, up_, down_}) row->addWidget(button);
    row->addStretch(1);
    for (QPushButton* button : {retry_, retry_smaller_, cancel_}) row->addWidget(button);
    column->addLayout(row);
    connect(first_, &QPushButton::clicked, this, &GenerationPage::move_first);
    connect(up_, &QPushButton::clicked, this, [this] { move_by(-1); });
    connect(down_, &QPushButton::clicked, this, [this] { move_by(1); });
    connect(retry_, &QPushButton::clicked, this, [this] { retry(false); });
    connect(retry_smaller_, &QPushButton::clicked, this, [this] { retry(true); });
    connect(retry_all_, &QPushButton::clicked, this, &GenerationPage::retry_all);
    connect(cancel_, &QPushButton::clicked, this, &GenerationPage::cancel);
    connect(queue_, &QueueModel::move_wanted, this, &GenerationPage::move);
    connect(queue_table_->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &GenerationPage::update_buttons);
    add_action(first_->toolTip(), "queueFirst", QKeySequence(Qt::ALT | Qt::Key_Home), [this] { move_first(); });
    add_action(up_->toolTip(), "queueUp", QKeySequence(Qt::ALT | Qt::Key_Up), [this] { move_by(-1); });
    add_action(down_->toolTip(), "queueDown", QKeySequence(Qt::ALT | Qt::Key_Down), [this] { move_by(1); });
    return box;
}

QWidget* GenerationPage::make_progress() {
    auto* box = new QWidget;
    auto* column = new QVBoxLayout(box);
    column->setContentsMargins(0, 8, 0, 0);
    progress_ = new ProgressModel(this);
    auto* table = new QTableView;
    set_up_table(table, "classProgress", tr("How far each class is"));
    table->setModel(progress_);
    table->setItemDelegateForColumn(ProgressModel::bar_column, new BarDelegate(ProgressModel::share_role, table));
    table->horizontalHeader()->setStretchLastSection(false);
    table->horizontalHeader()->setSectionResizeMode(ProgressModel::bar_column, QHeaderView::Stretch);
    table->setColumnWidth(ProgressModel::class_column, 140);
    column->addWidget(table, 1);
    return box;
}

QWidget* GenerationPage::make_runs() {
    auto* box = new QWidget;
    auto* column = new QVBoxLayout(box);
    column->setContentsMargins(0, 8, 0, 0);
    column->addWidget(
        make_muted(tr("Plan, review and export count the pictures of the ticked runs only, so that two methods never mix "
                      "by accident.")));
    runs_ = new QListWidget;
    runs_->setObjectName("runList");
    runs_->setAccessibleName(tr("Runs that count"));
    column->addWidget(runs_, 1);
    connect(runs_, &QListWidget::itemChanged, this, &GenerationPage::choose_runs);
    return box;
}

}  // namespace tw::ui
