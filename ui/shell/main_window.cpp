#include "ui/shell/main_window.h"

#include "core/base/error.h"
#include "core/base/system.h"
#include "core/workflow/demo.h"
#include "ui/bridge/text.h"
#include "ui/pages/all_pages.h"
#include "ui/shell/button_actions.h"
#include "ui/shell/commands.h"
#include "ui/shell/drop_target.h"
#include "ui/shell/job_panel.h"
#include "ui/shell/job_watch.h"
#include "ui/shell/stage_hint.h"
#include "ui/shell/stage_rail.h"
#include "ui/shell/text_field_guard.h"
#include "ui/shell/tour.h"
#include "ui/shell/welcome.h"
#include "ui/widgets/message_bars.h"
#include "ui/widgets/theme.h"

#include <QCloseEvent>
#include <QDir>
#include <QHBoxLayout>
#include <QStackedWidget>
#include <QStatusBar>
#include <QToolButton>

namespace tw::ui {

using project::Project;

namespace {

/// Where its work is seen.
QString page_of(workflow::DemoStep step) {
    switch (step) {
        case workflow::DemoStep::import: return "data";
        case workflow::DemoStep::tail: return "plan";
        case workflow::DemoStep::negatives: return "negatives";
        case workflow::DemoStep::plain_fill:
        case workflow::DemoStep::two_stage_fill: return "generation";
        case workflow::DemoStep::exporting: return "export";
        case workflow::DemoStep::training:
        case workflow::DemoStep::report: return "training";
    }
    return {};
}

}  // namespace

MainWindow::MainWindow(Dialogs& dialogs, QWidget* parent) : QMainWindow(parent), dialogs_(dialogs) {
    setObjectName("mainWindow");
    setMinimumSize(1024, 700);
    commands_ = new Commands(settings_, this);
    connect(commands_, &Commands::page_wanted, this, &MainWindow::show_page);
    job_watch_ = new JobWatch(this);
    connect(job_watch_, &JobWatch::changed, this, &MainWindow::show_stages);
    new TextFieldGuard(this);
    make_body();
    make_status_bar();
    make_menus();
    if (!restoreGeometry(settings_.geometry())) resize(1280, 800);
    close_project();
}

MainWindow::~MainWindow() {
    close_project();
    settings_.write_now();
}

void MainWindow::make_body() {
    auto* body = new QWidget;
    auto* column = new QVBoxLayout(body);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    banner_ = new Banner;
    rail_ = new StageRail;
    stack_ = new QStackedWidget;
    stack_->setObjectName("pages");
    welcome_ = new Welcome;
    stack_->addWidget(welcome_);
    job_panel_ = new JobPanel;
    auto* row = new QHBoxLayout;
    row->setSpacing(0);
    hint_ = new StageHint;
    auto* work = new QVBoxLayout;
    work->setSpacing(0);
    work->addWidget(hint_);
    work->addWidget(stack_, 1);
    row->addWidget(rail_);
    row->addLayout(work, 1);
    column->addWidget(banner_);
    column->addLayout(row, 1);
    column->addWidget(job_panel_);
    setCentralWidget(body);
    notice_ = new Notice(stack_);
    new DropTarget(this, [this](const QStringList& paths) { take_dropped(paths); });
    connect(rail_, &StageRail::chosen, this, &MainWindow::show_page);
    connect(hint_, &StageHint::go_to, this, &MainWindow::show_page);
    connect(welcome_, &Welcome::open_recent, this, &MainWindow::open_project);
}

void MainWindow::make_status_bar() {
    statusBar()->setSizeGripEnabled(false);
    status_jobs_ = new QToolButton;
    status_jobs_->setObjectName("statusJobs");
    status_jobs_->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    status_jobs_->setToolTip(tr("Finished jobs"));
    connect(status_jobs_, &QToolButton::clicked, this, &MainWindow::show_job_history);
    statusBar()->addPermanentWidget(status_jobs_);
}

void MainWindow::open_project(const QString& folder) {
    if (raise_where_open(folder)) return;
    if (session_ && session_->kept_verdicts() > 0) return leave_project([this, folder] { open_project(folder); });
    try {
        take(Project::open(to_path(folder), Project::Mode::write));
    } catch (const std::exception& error) {
        offer_other_ways(folder, qt(std::string(error.what())));
    }
}

void MainWindow::open_read_only(const QString& folder) {
    try {
        take(Project::open(to_path(folder), Project::Mode::read));
        banner_->show_message(tr("“%1” is open for reading only.").arg(session_->name()), "warn");
        banner_->add_action(tr("Retry with writing"), "bannerRetry", [this, folder] { open_project(folder); });
    } catch (const std::exception& error) {
        show_trouble(qt(std::string(error.what())));
    }
}

void MainWindow::offer_other_ways(const QString& folder, const QString& reason) {
    banner_->show_message(reason, "bad");
    banner_->add_action(tr("Retry"), "bannerRetry", [this, folder] { open_project(folder); });
    // Whether reading works tells a project in use from one that cannot be opened at all.
    try {
        const Project readable_project = Project::open(to_path(folder), Project::Mode::read);
        banner_->add_action(tr("Open read-only"), "bannerReadOnly", [this, folder] { open_read_only(folder); });
    } catch (const Error&) {
    }
}

void MainWindow::create_project(const QString& folder) {
    try {
        take(Project::create(to_path(folder)));
    } catch (const std::exception& error) {
        show_trouble(qt(std::string(error.what())));
    }
}

void MainWindow::open_demo(const QString& folder) {
    const QString inner = QDir(folder).filePath("project");
    try {
        take(workflow::open_fashion_project(to_path(inner), workflow::DemoRequest{}.tail));
    } catch (const std::exception& error) {
        offer_other_ways(inner, qt(std::string(error.what())));
        return;
    }
    run_demo(folder);
    if (!settings_.tour_done()) start_tour();
}

void MainWindow::run_demo(const QString& folder) {
    session_->start(
        {tr("Running the demo"),
         [folder](JobTools& tools) {
             workflow::DemoRequest request;
             request.folder = to_path(folder);
             const workflow::DemoEvents events = {[&tools](workflow::DemoStep step) { tools.moved_to(page_of(step)); }, tools.drawing, tools.training};
             workflow::DemoReport result;
             return workflow::run_demo(request, tools.control, tools.report, events, result);
         },
         {}});
}

void MainWindow::take(Project project) {
    close_project();
    const bool unclean = project.was_unclean() && project.mode() == Project::Mode::write;
    session_ = std::make_unique<ProjectSession>(std::move(project));
    const QString folder = qt(session_->project().folder());
    settings_.add_recent_project(folder);
    fill_recent();
    connect_session();
    pages_ = make_pages({*session_, dialogs_, settings_});
    for (Page* page : pages_) add_page(page);
    fill_step_menu();
    rail_->show();
    setWindowTitle(session_->name());
    setWindowFilePath(folder);
    statusBar()->showMessage(folder);
    const QString place = settings_.place(folder, "page").toString();
    show_page(page(place) ? place : pages_.front()->key());
    refresh_summary();
    update_actions();
    if (unclean) {
        banner_->show_message(tr("The program ended unexpectedly last time. Nothing drawn or judged was lost; the queue waits "
                                 "until you start it."),
                              "warn");
    }
}

void MainWindow::add_page(Page* page) {
    page->setAccessibleName(page->title());
    stack_->addWidget(page);
    rail_->add(page->key(), page->title());
    connect(page, &Page::go_to, this, &MainWindow::show_page);
    connect(page, &Page::notice, this, &MainWindow::show_notice);
    connect(page, &Page::trouble, this, &MainWindow::show_trouble);
    connect(page, &Page::help, this, &MainWindow::show_guide);
    for (QAction* action : page->page_actions()) commands_->add(action, page->title(), page->key());
    for (QAction* action : make_button_actions(*page, *session_)) commands_->add(action, page->title(), page->key());
}

void MainWindow::connect_session() {
    ProjectSession* session = session_.get();
    job_panel_->set_runner(&session->jobs());
    job_watch_->watch(&session->jobs(), [this] { return current_page(); });
    connect(session, &ProjectSession::trouble, this, &MainWindow::show_trouble);
    connect(session, &ProjectSession::changed, this, [this](const Tables& tables) {
        refresh_summary();
        if (Page* shown = page(current_page())) shown->refresh(tables);
    });
    connect(&session->jobs(), &JobRunner::finished, this, &MainWindow::job_ended);
    connect(&session->jobs(), &JobRunner::state_changed, this, &MainWindow::update_actions);
    watch_outside();
}

void MainWindow::close_project() {
    job_panel_->set_runner(nullptr);
    job_watch_->watch(nullptr, {});
    summary_.reset();
    delete findChild<Tour*>();
    banner_->hide();
    notice_->hide();
    hint_->show_missing(std::nullopt);
    for (Page* page : std::exchange(pages_, {})) delete page;
    rail_->clear();
    rail_->hide();
    session_.reset();
    trim_heaps();
    stack_->setCurrentWidget(welcome_);
    welcome_->show_recent();
    setWindowTitle({});
    setWindowFilePath({});
    statusBar()->clearMessage();
    fill_step_menu();
    update_actions();
}

Page* MainWindow::page(const QString& key) const {
    for (Page* page : pages_) {
        if (page->key() == key) return page;
    }
    return nullptr;
}

QString MainWindow::current_page() const {
    const auto* shown = qobject_cast<Page*>(stack_->currentWidget());
    return shown ? shown->key() : QString();
}

void MainWindow::show_page(const QString& key) {
    Page* wanted = page(key);
    if (!wanted) return;
    stack_->setCurrentWidget(wanted);
    rail_->set_current(key);
    settings_.set_place(qt(session_->project().folder()), "page", key);
    fill_page_menu(*wanted);
    show_stages();
    wanted->activate();
    wanted->setFocus();
}

void MainWindow::refresh_summary() {
    session_->reader().ask(
        this, "summary", [](Project& project) { return summarize(project); },
        [this](const Summary& summary) {
            summary_ = summary;
            show_stages();
        });
}

void MainWindow::show_next_step() {
    // Read afresh: what was read last may be older than what the person has just done.
    session_->reader().ask(
        this, "next step", [](Project& project) { return next_step(summarize(project)).page; },
        [this](const QString& key) { show_page(key); });
}

void MainWindow::show_stages() {
    if (summary_) rail_->set_notes(job_watch_->overlay(stage_notes(*summary_)));
    hint_->show_missing(summary_ ? missing_before(current_page(), *summary_) : std::nullopt);
    const auto& ended = job_watch_->history().records();
    status_jobs_->setVisible(!ended.empty());
    if (ended.empty()) return;
    status_jobs_->setText(tr("%1: %2").arg(ended.front().title, outcome_text(ended.front().state)));
    status_jobs_->setIcon(icon(outcome_icon(ended.front().state)));
}

void MainWindow::show_trouble(const QString& reason) {
    banner_->show_message(reason, "bad");
}

void MainWindow::show_notice(const QString& text, bool undoable) {
    if (!undoable) return notice_->show_text(text);
    notice_->show_text(text, tr("Undo"), [this] {
        if (session_) session_->undo();
    });
}

void MainWindow::job_ended(const QString& title, const jobs::Outcome& outcome) {
    switch (outcome.state) {
        case jobs::State::done: show_notice(tr("%1: done").arg(title), false); break;
        case jobs::State::stopped: show_notice(tr("%1: stopped; what was finished is kept").arg(title), false); break;
        case jobs::State::failed: show_trouble(tr("%1 failed: %2").arg(title, qt(outcome.reason))); break;
    }
    refresh_summary();
    if (Page* shown = page(current_page())) shown->activate();
}

void MainWindow::closeEvent(QCloseEvent* event) {
    if (session_ && session_->kept_verdicts() > 0 && !session_->retry()) {
        event->ignore();
        // Not from here: a window that is being closed cannot be closed again.
        return leave_project([this] { QMetaObject::invokeMethod(this, &QWidget::close, Qt::QueuedConnection); });
    }
    settings_.set_geometry(saveGeometry());
    close_project();
    event->accept();
}

}  // namespace tw::ui
