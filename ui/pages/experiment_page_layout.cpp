#include "ui/bridge/text.h"
#include "ui/models/experiment_model.h"
#include "ui/pages/experiment_page.h"
#include "ui/widgets/experiment_form.h"
#include "ui/widgets/interval_chart.h"
#include "ui/widgets/layout.h"
#include "ui/widgets/sweep_chart.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QFontDatabase>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QScrollArea>
#include <QTabWidget>
#include <QTableView>
#include <QTimer>
#include <QVBoxLayout>

namespace tw::ui {

namespace {

QPlainTextEdit* make_code(const char* object_name, const QString& accessible_name) {
    auto* edit = new QPlainTextEdit;
    edit->setObjectName(object_name);
    edit->setAccessibleName(accessible_name);
    edit->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    edit->setLineWrapMode(QPlainTextEdit::NoWrap);
    edit->setTabChangesFocus(true);
    return edit;
}

QVBoxLayout* make_tab_column(QWidget* box) {
    auto* column = new QVBoxLayout(box);
    column->setContentsMargins(0, 8, 0, 0);
    column->setSpacing(8);
    return column;
}

}  // namespace

ExperimentPage::ExperimentPage(const PageContext& context) : Page(context) {
    Frame frame =
        make_frame(tr("Arms over several seeds on one split: which method helps on these data, and how many generated images are "
                      "worth it. The test images are read once per training."));
    add_actions(frame.actions);
    check_later_ = new QTimer(this);
    check_later_->setSingleShot(true);
    check_later_->setInterval(150);
    connect(check_later_, &QTimer::timeout, this, &ExperimentPage::check);
    auto* row = new QHBoxLayout;
    row->setSpacing(gap);
    row->addWidget(make_side_column(make_side()));
    row->addWidget(make_results(), 1);
    frame.body->addLayout(row, 1);
    connect(&session().jobs(), &JobRunner::state_changed, this, &ExperimentPage::update_buttons);
    clear_results();
    update_buttons();
}

void ExperimentPage::add_actions(QHBoxLayout* place) {
    earlier_ = new QComboBox;
    earlier_->setObjectName("experimentList");
    earlier_->setAccessibleName(tr("Earlier experiments"));
    earlier_->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    earlier_->setMinimumContentsLength(16);
    report_button_ = make_button(tr("Open report"), "openReportButton");
    run_ = make_button(tr("Run"), "runExperimentButton", true);
    for (QWidget* widget : std::initializer_list<QWidget*>{earlier_, report_button_, run_}) place->addWidget(widget);
    connect(earlier_, &QComboBox::activated, this, &ExperimentPage::choose_earlier);
    connect(report_button_, &QPushButton::clicked, this, &ExperimentPage::open_report);
    connect(run_, &QPushButton::clicked, this, &ExperimentPage::run);
    const auto add = [this](const QString& text, const char* name, auto run) {
        auto* action = new QAction(text, this);
        action->setObjectName(name);
        connect(action, &QAction::triggered, this, run);
        addAction(action);
        actions_.append(action);
        return action;
    };
    add(tr("Open an experiment file…"), "openExperimentFile", [this] {
        dialogs().choose_file(this, tr("Open an experiment file"), {}, tr("Experiments (*.json)"),
                              [this](const QString& file) { load_file(file); });
    });
    add(tr("Open the results in a folder…"), "openExperimentResults", [this] {
        dialogs().choose_folder(this, tr("Open the results in a folder"), experiments_folder(),
                                [this](const QString& folder) { open_folder(folder); });
    });
    add(tr("New experiment on this project"), "newExperiment", [this] { begin_new(); });
    report_action_ = add(tr("Open report"), "openExperimentReport", [this] { open_report(); });
}

QWidget* ExperimentPage::make_side() {
    auto* box = new QWidget;
    auto* column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(gap);
    auto* files = new QHBoxLayout;
    for (QAction* action : {actions_[0], actions_[1]}) {
        auto* button = make_button(action == actions_[0] ? tr("Open file…") : tr("Open results…"),
                                   action == actions_[0] ? "experimentFileButton" : "experimentResultsButton");
        button->setToolTip(action->text());
        connect(button, &QPushButton::clicked, action, &QAction::trigger);
        files->addWidget(button);
    }
    column->addLayout(files);
    form_ = new ExperimentForm(qt(project().folder()));
    column->addWidget(form_);
    QBoxLayout* where = nullptr;
    column->addWidget(make_card(where));
    folder_ = new QLineEdit;
    folder_->setObjectName("experimentFolder");
    auto* choose = make_button(tr("Choose…"), "experimentFolderButton");
    where->addWidget(labelled(tr("Results go to"), folder_));
    where->addWidget(choose);
    connect(choose, &QPushButton::clicked, this, [this] {
        dialogs().choose_new_folder(this, tr("Folder for the results"), experiments_folder(), [this](const QString& folder) {
            own_folder_ = true;
            folder_->setText(folder);
            check_later_->start();
        });
    });
    connect(folder_, &QLineEdit::textEdited, this, [this] {
        own_folder_ = true;
        check_later_->start();
    });
    connect(form_, &ExperimentForm::edited, this, &ExperimentPage::form_edited);
    return box;
}

QWidget* ExperimentPage::make_results() {
    auto* box = new QWidget;
    auto* column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    check_ = new QLabel;
    check_->setObjectName("experimentCheck");
    check_->setWordWrap(true);
    column->addWidget(check_);
    headline_ = make_heading({}, "section");
    headline_->setObjectName("experimentHeadline");
    headline_->setWordWrap(true);
    column->addWidget(headline_);
    tabs_ = new QTabWidget;
    tabs_->setObjectName("experimentTabs");
    tabs_->setDocumentMode(true);
    tabs_->addTab(make_table(), tr("Table"));
    tabs_->addTab(make_differences(), tr("Differences"));
    tabs_->addTab(make_sweep(), tr("How many"));
    auto* classes = new QTableView;
    set_up_table(classes, "experimentClasses", tr("Accuracy of each class under each arm"));
    classes_ = new ClassAccuracyModel(this);
    classes->setModel(classes_);
    classes->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    tabs_->addTab(classes, tr("Classes"));
    tabs_->addTab(make_repeat(), tr("Repeat it"));
    tabs_->addTab(make_text(), tr("As text"));
    column->addWidget(tabs_, 1);
    return box;
}

QWidget* ExperimentPage::make_table() {
    auto* box = new QWidget;
    QVBoxLayout* column = make_tab_column(box);
    state_ = make_muted();
    state_->setObjectName("experimentState");
    column->addWidget(state_);
    rows_ = new ExperimentModel(this);
    table_ = new QTableView;
    set_up_table(table_, "experimentTable", tr("Arms of the experiment with their results"));
    table_->setModel(rows_);
    table_->horizontalHeader()->setStretchLastSection(false);
    table_->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    column->addWidget(table_, 1);
    note_ = make_muted();
    note_->setObjectName("experimentNote");
    column->addWidget(note_);
    return box;
}

QWidget* ExperimentPage::make_differences() {
    auto* box = new QWidget;
    QVBoxLayout* column = make_tab_column(box);
    reference_ = new QComboBox;
    reference_->setObjectName("experimentReference");
    reference_->setAccessibleName(tr("Compared with"));
    reference_->addItem(tr("to real only"), false);
    reference_->addItem(tr("to the best arm without generated images"), true);
    auto* row = new QHBoxLayout;
    row->addWidget(make_muted(tr("Difference")));
    row->addWidget(reference_);
    row->addStretch(1);
    column->addLayout(row);
    intervals_ = new IntervalChart;
    intervals_->setObjectName("intervalChart");
    auto* scroll = new QScrollArea;
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(intervals_);
    column->addWidget(scroll, 1);
    connect(reference_, &QComboBox::currentIndexChanged, this, [this] { show_result(shown_spec_, shown_, state_->text()); });
    return box;
}

QWidget* ExperimentPage::make_sweep() {
    auto* box = new QWidget;
    QVBoxLayout* column = make_tab_column(box);
    sweep_words_ = new QLabel;
    sweep_words_->setObjectName("sweepSentence");
    sweep_words_->setWordWrap(true);
    column->addWidget(sweep_words_);
    sweep_ = new SweepChart;
    sweep_->setObjectName("sweepChart");
    column->addWidget(sweep_, 1);
    return box;
}

QWidget* ExperimentPage::make_repeat() {
    auto* box = new QWidget;
    QVBoxLayout* column = make_tab_column(box);
    column->addWidget(make_muted(tr("The command, versions, seeds and hashes with which this table comes out again.")));
    repeat_ = make_code("experimentRepeat", tr("How to repeat the experiment"));
    repeat_->setReadOnly(true);
    column->addWidget(repeat_, 1);
    auto* copy = make_button(tr("Copy"), "copyRepeatButton");
    auto* row = new QHBoxLayout;
    row->addWidget(copy);
    row->addStretch(1);
    column->addLayout(row);
    connect(copy, &QPushButton::clicked, this, [this] {
        QApplication::clipboard()->setText(repeat_->toPlainText());
        emit notice(tr("Copied"), false);
    });
    return box;
}

QWidget* ExperimentPage::make_text() {
    auto* box = new QWidget;
    QVBoxLayout* column = make_tab_column(box);
    column->addWidget(
        make_muted(tr("The experiment as its file says it; the form at the left follows. The command line reads the same text.")));
    text_ = make_code("experimentText", tr("The experiment as text"));
    column->addWidget(text_, 1);
    connect(text_, &QPlainTextEdit::textChanged, this, &ExperimentPage::text_edited);
    return box;
}

}  // namespace tw::ui
