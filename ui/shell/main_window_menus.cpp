#include "ui/bridge/text.h"
#include "ui/pages/page.h"
#include "ui/shell/main_window.h"
#include "ui/shell/shortcuts_sheet.h"
#include "ui/shell/welcome.h"
#include "ui/widgets/message_bars.h"
#include "ui/widgets/theme.h"

#include <QActionGroup>
#include <QApplication>
#include <QDir>
#include <QMenuBar>
#include <QMessageBox>

namespace tw::ui {

QAction* MainWindow::add_action(QMenu* menu, const QString& text, const char* name, const QList<QKeySequence>& keys,
                                std::function<void()> run) {
    QAction* action = menu->addAction(text, this, std::move(run));
    action->setObjectName(name);
    action->setShortcuts(keys);
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
    add_action(menu, tr("Try the &demo…"), "actionDemo", {}, demo);
    menu->addSeparator();
    project_actions_.push_back(add_action(menu, tr("&Close"), "actionClose", {QKeySequence::Close}, [this] { close_project(); }));
    add_action(menu, tr("&Quit"), "actionQuit", {QKeySequence(Qt::CTRL | Qt::Key_Q)}, [this] { close(); });
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
    int place = 0;
    for (Page* page : pages_) {
        QAction* action = step_menu_->addAction(icon(page->key()), page->title(), this, [this, key = page->key()] { show_page(key); });
        action->setObjectName("actionShow_" + page->key());
        if (++place <= 9) action->setShortcut(QKeySequence(Qt::CTRL | static_cast<Qt::Key>(Qt::Key_0 + place)));
    }
    step_menu_->menuAction()->setVisible(!pages_.empty());
    page_menu_->menuAction()->setVisible(!pages_.empty());
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
}

void MainWindow::make_view_menu() {
    QMenu* menu = menuBar()->addMenu(tr("&View"));
    auto* group = new QActionGroup(this);
    const std::pair<const char*, QString> themes[] = {
        {"system", tr("Colours of the &system")}, {"light", tr("&Light")}, {"dark", tr("&Dark")}};
    for (const auto& [choice, text] : themes) {
        QAction* action = add_action(menu, text, "", {}, [this, theme_name = QString(choice)] { set_theme(theme_name); });
        action->setObjectName(QStringLiteral("actionTheme_%1").arg(choice));
        action->setCheckable(true);
        action->setChecked(settings_.theme() == choice);
        group->addAction(action);
    }
}

void MainWindow::make_help_menu() {
    QMenu* menu = menuBar()->addMenu(tr("&Help"));
    add_action(menu, tr("&Shortcuts"), "actionShortcuts", {QKeySequence(Qt::Key_Question), QKeySequence(Qt::Key_F1)},
               [this] { show_shortcuts(); });
    add_action(menu, tr("&About Tailwright"), "actionAbout", {}, [this] {
        QMessageBox* box = new QMessageBox(QMessageBox::NoIcon, tr("About Tailwright"),
                                           tr("<h3>Tailwright %1</h3><p>Fills the tail of an image set with pictures "
                                              "that a diffusion model draws, you judge, "
                                              "and a classifier proves.</p><p>Everything stays on this machine.</p>")
                                               .arg(QApplication::applicationVersion()),
                                           QMessageBox::Close, this);
        box->setIconPixmap(icon("tailwright").pixmap(64, 64));
        box->setAttribute(Qt::WA_DeleteOnClose);
        box->open();
    });
}

void MainWindow::show_shortcuts() {
    ShortcutsSheet::Groups groups;
    QList<QAction*> everywhere;
    for (QAction* menu : menuBar()->actions()) {
        if (menu->menu() == step_menu_ || menu->menu() == page_menu_) continue;
        everywhere += menu->menu()->actions();
    }
    groups.append({tr("Everywhere"), everywhere});
    if (!pages_.empty()) groups.append({tr("Steps"), step_menu_->actions()});
    for (Page* page : pages_) {
        if (!page->page_actions().isEmpty()) groups.append({page->title(), page->page_actions()});
    }
    (new ShortcutsSheet(groups, this))->open();
}

void MainWindow::set_theme(const QString& choice) {
    settings_.set_theme(choice);
    apply_theme(*qApp, choice);
}

void MainWindow::update_actions() {
    for (QAction* action : project_actions_) action->setEnabled(session_ != nullptr);
    const bool busy = session_ && session_->jobs().busy();
    for (QAction* action : job_actions_) action->setEnabled(busy);
    pause_action_->setText(busy && session_->jobs().paused() ? tr("&Go on") : tr("&Pause"));
}

}  // namespace tw::ui
