#include "ui/bridge/text.h"
#include "ui/pages/page.h"
#include "ui/shell/commands.h"
#include "ui/shell/main_window.h"
#include "ui/shell/welcome.h"
#include "ui/widgets/message_bars.h"
#include "ui/widgets/theme.h"

#include <QActionGroup>
#include <QDir>
#include <QMenuBar>

namespace tw::ui {

QAction* MainWindow::add_action(QMenu* menu, const QString& text, const char* name, const QList<QKeySequence>& keys,
                                std::function<void()> run) {
    QAction* action = menu->addAction(text, this, std::move(run));
    action->setObjectName(name);
    action->setShortcuts(keys);
    commands_->add(action, plain_text(menu->menuAction()));
    return action;
}

void MainWindow::make_menus() {
    make_project_menu();
    make_edit_menu();
    step_menu_ = menuBar()->addMenu(tr("&Steps"));
    page_menu_ = menuBar()->addMenu(tr("Page"));
    make_job_menu();
    make_view_menu();
    make_help_menu();
}

void MainWindow::make_project_menu() {
    QMenu* menu = menuBar()->addMenu(tr("&Project"));
    const auto create = [this] {
        dialogs_.choose_new_folder(this, tr("New project"), QDir::homePath(), [this](const QString& folder) { create_project(folder); });
    };
    const auto open = [this] {
        dialogs_.choose_folder(this, tr("Open project"), QDir::homePath(), [this](const QString& folder) { open_project(folder); });
    };
    const auto demo = [this] {
        dialogs_.choose_new_folder(this, tr("Folder for the demo"), QDir::home().filePath("tailwright-demo"),
                                   [this](const QString& folder) { open_demo(folder); });
    };
    add_action(menu, tr("&New…"), "actionNew", {QKeySequence::New}, create);
    add_action(menu, tr("&Open…"), "actionOpen", {QKeySequence::Open}, open);
    recent_menu_ = menu->addMenu(tr("Open &recent"));
    add_file_actions(menu);
    add_action(menu, tr("Try the &demo…"), "actionDemo", {}, demo);
    menu->addSeparator();
    add_action(menu, tr("&Settings…"), "actionSettings", {QKeySequence(Qt::CTRL | Qt::Key_Comma)}, [this] {
        show_settings();
    })->setIcon(icon("settings"));
    menu->addSeparator();
    project_actions_.push_back(
        add_action(menu, tr("&Close"), "actionClose", {QKeySequence::Close}, [this] { leave_project([this] { close_project(); }); }));
    add_action(menu, tr("&Quit"), "actionQuit", {QKeySequence(Qt::CTRL | Qt::Key_Q)}, [] { QApplication::closeAllWindows(); });
    connect(welcome_, &Welcome::new_project, this, create);
    connect(welcome_, &Welcome::open_project, this, open);
    connect(welcome_, &Welcome::open_demo, this, demo);
    fill_recent();
}

void MainWindow::fill_recent() {
    recent_menu_->clear();
    for (const QString& folder : settings_.recent_projects()) {
        recent_menu_->addAction(folder, this, [this, folder] { open_project(folder); });
    }
    recent_menu_->setEnabled(!recent_menu_->isEmpty());
}

void MainWindow::make_edit_menu() {
    QMenu* menu = menuBar()->addMenu(tr("&Edit"));
    QAction* undo = add_action(menu, tr("&Undo verdict"), "actionUndo", {QKeySequence(Qt::CTRL | Qt::Key_Z)},
                               [this] { show_notice(session_->undo() ? tr("Undone") : tr("Nothing left to undo"), false); });
    QAction* redo = add_action(menu, tr("&Redo verdict"), "actionRedo",
                               {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Z), QKeySequence(Qt::CTRL | Qt::Key_Y)},
                               [this] { show_notice(session_->redo() ? tr("Redone") : tr("Nothing left to redo"), false); });
    undo->setIcon(icon("undo"));
    redo->setIcon(icon("redo"));
    project_actions_.insert(project_actions_.end(), {undo, redo});
}

void MainWindow::fill_step_menu() {
    step_menu_->clear();
    step_menu_->menuAction()->setVisible(!pages_.empty());
    page_menu_->menuAction()->setVisible(!pages_.empty());
    if (pages_.empty()) return;
    QAction* next = add_action(step_menu_, tr("&Next sensible step"), "actionNextStep", {QKeySequence(Qt::CTRL | Qt::Key_0)},
                               [this] { show_next_step(); });
    next->setIcon(icon("next"));
    step_menu_->addSeparator();
    int place = 0;
    for (Page* page : pages_) {
        QList<QKeySequence> keys;
        if (++place <= 9) keys = {QKeySequence(Qt::CTRL | static_cast<Qt::Key>(Qt::Key_0 + place))};
        const QByteArray name = "actionShow_" + page->key().toUtf8();
        add_action(step_menu_, page->title(), name, keys, [this, key = page->key()] { show_page(key); })->setIcon(icon(page->key()));
    }
}

void MainWindow::fill_page_menu(Page& shown) {
    page_menu_->clear();
    page_menu_->setTitle(shown.title());
    const QList<QAction*> own = shown.page_actions();
    page_menu_->addActions(own);
    if (!own.isEmpty()) page_menu_->addSeparator();
    for (QAction* action : shown.actions()) {
        if (!own.contains(action)) page_menu_->addAction(action);
    }
    page_menu_->menuAction()->setVisible(!shown.actions().isEmpty());
}

void MainWindow::make_job_menu() {
    QMenu* menu = menuBar()->addMenu(tr("&Job"));
    pause_action_ = add_action(menu, tr("&Pause"), "actionPause", {QKeySequence(Qt::Key_F6)}, [this] {
        JobRunner& jobs = session_->jobs();
        jobs.paused() ? jobs.resume() : jobs.pause();
    });
    QAction* after = add_action(menu, tr("Stop &after this"), "actionStopAfter", {QKeySequence(Qt::Key_F7)},
                                [this] { session_->jobs().stop_after_current(); });
    QAction* now = add_action(menu, tr("Stop &now"), "actionStopNow", {QKeySequence(Qt::Key_F8)}, [this] { session_->jobs().stop_now(); });
    pause_action_->setIcon(icon("pause"));
    after->setIcon(icon("stop_after"));
    now->setIcon(icon("stop"));
    job_actions_ = {pause_action_, after, now};
    menu->addSeparator();
    QAction* history =
        add_action(menu, tr("&Finished jobs"), "actionJobHistory", {QKeySequence(Qt::CTRL | Qt::Key_J)}, [this] { show_job_history(); });
    history->setIcon(icon("history"));
}

void MainWindow::make_view_menu() {
    QMenu* menu = menuBar()->addMenu(tr("&View"));
    auto* group = new QActionGroup(this);
    const std::pair<const char*, QString> themes[] = {
        {"system", tr("Colours of the &system")}, {"light", tr("&Light")}, {"dark", tr("&Dark")}};
    for (const auto& [choice, text] : themes) {
        const QByteArray name = QByteArray("actionTheme_") + choice;
        QAction* action = add_action(menu, text, name, {}, [this, theme_name = QString(choice)] { set_theme(theme_name); });
        action->setCheckable(true);
        action->setChecked(settings_.theme() == choice);
        group->addAction(action);
    }
    menu->addSeparator();
    QAction* find =
        add_action(menu, tr("&Find a command…"), "actionPalette",
                   {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_P), QKeySequence(Qt::CTRL | Qt::Key_K)}, [this] { show_palette(); });
    find->setIcon(icon("search"));
}

void MainWindow::make_help_menu() {
    QMenu* menu = menuBar()->addMenu(tr("&Help"));
    add_action(menu, tr("&Guide"), "actionGuide", {QKeySequence(Qt::Key_F1)}, [this] {
        show_guide(current_page());
    })->setIcon(icon("help"));
    add_action(menu, tr("&Shortcuts"), "actionShortcuts", {QKeySequence(Qt::Key_Question)}, [this] {
        show_shortcuts();
    })->setIcon(icon("keyboard"));
    project_actions_.push_back(add_action(menu, tr("&Tour"), "actionTour", {}, [this] { start_tour(); }));
    menu->addSeparator();
    add_action(menu, tr("&About Tailwright"), "actionAbout", {}, [this] { show_about(); });
}

void MainWindow::update_actions() {
    const bool busy = session_ && session_->jobs().busy();
    for (QAction* action : project_actions_) {
        action->setEnabled(session_ != nullptr);
        set_obstacle(action, tr("no project is open"));
    }
    for (QAction* action : job_actions_) {
        action->setEnabled(busy);
        set_obstacle(action, tr("no job is running"));
    }
    pause_action_->setText(busy && session_->jobs().paused() ? tr("&Go on") : tr("&Pause"));
}

}  // namespace tw::ui
