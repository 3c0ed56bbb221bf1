#include "core/project/dataset.h"
#include "ui/bridge/text.h"
#include "ui/models/picture_model.h"
#include "ui/models/queue_model.h"
#include "ui/pages/generation_page.h"
#include "ui/widgets/layout.h"
#include "ui/widgets/picture_grid.h"
#include "ui/widgets/picture_view.h"
#include "ui/widgets/sampling_form.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLineEdit>
#include <QListWidget>
#include <QSpinBox>
#include <QSplitter>
#include <QTabWidget>
#include <QTableView>
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
    tabs->addTab(make_runs(), tr("Runs that count"));
    split->addWidget(tabs);
    row->addWidget(split, 1);
    frame.body->addLayout(row, 1);
    connect(&session().jobs(), &JobRunner::state_changed, this, &GenerationPage::update_buttons);
    update_buttons();
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
    QBoxLayout* how = nullptr;
    column->addWidget(make_card(how));
    how->addWidget(make_heading(tr("How it is drawn"), "section"));
    sampling_ = new SamplingForm;
    how->addWidget(sampling_);
    QBoxLayout* why = nullptr;
    column->addWidget(make_card(why));
    why->addWidget(make_heading(tr("Rejected so far, and why"), "section"));
    reasons_ = make_muted();
    reasons_->setObjectName("rejectReasons");
    why->addWidget(reasons_);
    column->addStretch(1);
    return box;
}

void GenerationPage::add_what(QBoxLayout* card) {
    card->addWidget(make_heading(tr("New batches"), "section"));
    method_ = new QComboBox;
    method_->setObjectName("method");
    method_->addItem(tr("Two-stage (CADS + contrastive)"), "two_stage");
    method_->addItem(tr("Plain CFG"), "plain_cfg");
    method_->addItem(tr("Diff-Mix with the model as it is"), "real_mix");
    method_->addItem(tr("DiffCoRe-Mix (contexts)"), "diffcore_mix");
    card->addWidget(labelled(tr("Method"), method_));
    run_name_ = new QLineEdit;
    run_name_->setObjectName("runName");
    card->addWidget(labelled(tr("Run"), run_name_));
    prompt_ = new QLineEdit(qt(project::dataset_settings(project()).prompt_template));
    prompt_->setObjectName("promptTemplate");
    prompt_->setToolTip(tr("{class} is replaced by the name of the class."));
    card->addWidget(labelled(tr("Prompt template"), prompt_));
    for_classes_ = new QComboBox;
    for_classes_->setObjectName("forClasses");
    for_classes_->addItem(tr("what the plan still wants"), false);
    for_classes_->addItem(tr("the picked class only"), true);
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
    from_real_ = new QCheckBox(tr("Start from real training images"));
    from_real_->setObjectName("fromRealImages");
    card->addWidget(from_real_);
    connect(method_, &QComboBox::currentIndexChanged, this, &GenerationPage::use_method);
    connect(prompt_, &QLineEdit::editingFinished, this, &GenerationPage::save_prompt_template);
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
    const auto add = [this](const QString& text, const char* name, const QKeySequence& keys, bool first) {
        auto* action = new QAction(text, this);
        action->setObjectName(name);
        action->setShortcut(keys);
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        connect(action, &QAction::triggered, this, [this, first] { enqueue(first); });
        addAction(action);
        actions_.append(action);
    };
    add(tr("Add to the queue"), "enqueue", QKeySequence(Qt::CTRL | Qt::Key_Return), false);
    add(tr("Add before everything that waits"), "enqueueFirst", QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Return), true);
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
    live->addWidget(step_);
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
    queue_ = new QueueModel(this);
    queue_table_ = new QTableView;
    set_up_table(queue_table_, "queueTable", tr("Queue"));
    queue_table_->setModel(queue_);
    queue_table_->setColumnWidth(QueueModel::state_column, 90);
    queue_table_->setColumnWidth(QueueModel::class_column, 130);
    queue_table_->setColumnWidth(QueueModel::run_column, 130);
    queue_table_->setColumnWidth(QueueModel::images_column, 70);
    queue_table_->setColumnWidth(QueueModel::attempts_column, 80);
    column->addWidget(queue_table_, 1);
    auto* row = new QHBoxLayout;
    retry_ = make_button(tr("Retry"), "retryButton");
    retry_smaller_ = make_button(tr("Retry smaller"), "retrySmallerButton");
    retry_smaller_->setToolTip(tr("The same pictures in batches of half the size: needs less memory."));
    cancel_ = make_button(tr("Cancel"), "cancelButton");
    for (QPushButton* button : {retry_, retry_smaller_, cancel_}) row->addWidget(button);
    row->addStretch(1);
    column->addLayout(row);
    connect(retry_, &QPushButton::clicked, this, [this] { retry(false); });
    connect(retry_smaller_, &QPushButton::clicked, this, [this] { retry(true); });
    connect(cancel_, &QPushButton::clicked, this, &GenerationPage::cancel);
    connect(queue_table_->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &GenerationPage::update_buttons);
    connect(queue_, &QAbstractItemModel::dataChanged, this, &GenerationPage::update_buttons);
    connect(queue_, &QAbstractItemModel::modelReset, this, &GenerationPage::update_buttons);
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
