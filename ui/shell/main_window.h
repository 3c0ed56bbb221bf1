#pragma once

#include "ui/bridge/dialogs.h"
#include "ui/bridge/dropped.h"
#include "ui/bridge/project_session.h"
#include "ui/bridge/settings.h"
#include "ui/models/summary.h"

#include <QMainWindow>

#include <memory>
#include <vector>

class QMenu;
class QStackedWidget;
class QToolButton;

namespace tw::ui {

class Banner;
class Commands;
class JobPanel;
class JobWatch;
class Notice;
class Page;
class SettingsDialog;
class StageHint;
class StageRail;
class Welcome;

/// The window: rail, pages, job panel and menus around one open project, or the welcome page around none.
class MainWindow : public QMainWindow {
    Q_OBJECT

public:
    explicit MainWindow(Dialogs& dialogs, QWidget* parent = nullptr);
    ~MainWindow() override;

    /// For writing; when that is not possible the reason is shown in place, with Retry and Open read-only.
    void open_project(const QString& folder);
    void open_read_only(const QString& folder);
    void create_project(const QString& folder);
    /// Makes (or opens) the project of the demo and runs what is missing of the whole flow in it.
    void open_demo(const QString& folder);
    void close_project();

    ProjectSession* session() const { return session_.get(); }
    Page* page(const QString& key) const;
    void show_page(const QString& key);
    QString current_page() const;

    Commands& commands() { return *commands_; }
    /// Marks beside the real widgets of the open project, one after the other.
    void start_tour();
    /// By the key of a page, or "keys", "formats", "trouble".
    void show_guide(const QString& chapter);

protected:
    void closeEvent(QCloseEvent* event) override;

private:
    void make_body();
    void make_status_bar();
    void make_menus();
    void make_project_menu();
    void make_edit_menu();
    void make_job_menu();
    void make_view_menu();
    void make_help_menu();
    QAction* add_action(QMenu* menu, const QString& text, const char* name, const QList<QKeySequence>& keys, std::function<void()> run);
    void fill_step_menu();
    void fill_page_menu(Page& shown);
    void fill_recent();
    void add_page(Page* page);

    bool try_open(const QString& folder, project::Project::Mode mode);
    void take(project::Project project);
    void connect_session();
    void offer_other_ways(const QString& folder, const QString& reason);
    void run_demo(const QString& folder);

    // in main_window_files.cpp
    void add_file_actions(QMenu* menu);
    void watch_outside();
    /// Does `then` at once, unless verdicts would be lost that could not be written: then after they were, or a person said so.
    void leave_project(std::function<void()> then);
    void remember_state();
    void back_up();
    void restore_backup();
    void restore_file(const QString& file);
    void run_file_task(const QString& title, std::function<jobs::Outcome(const jobs::Control&, const jobs::ProgressFn&)> work,
                       std::function<void()> done);
    void take_dropped(const QStringList& paths);
    void take_model(const QString& path, Dropped kind);
    bool raise_where_open(const QString& folder);

    void refresh_summary();
    void show_stages();
    void show_next_step();
    void show_trouble(const QString& reason);
    void show_notice(const QString& text, bool undoable);
    void job_ended(const QString& title, const jobs::Outcome& outcome);
    void set_theme(const QString& choice);
    void show_palette();
    void show_shortcuts();
    SettingsDialog* show_settings();
    void show_job_history();
    void show_about();
    void update_actions();

    Dialogs& dialogs_;
    Settings settings_;
    std::unique_ptr<ProjectSession> session_;
    std::vector<Page*> pages_;
    Commands* commands_ = nullptr;
    JobWatch* job_watch_ = nullptr;
    std::optional<Summary> summary_;  // nothing while it is read for the first time

    StageRail* rail_ = nullptr;
    StageHint* hint_ = nullptr;
    QStackedWidget* stack_ = nullptr;
    Welcome* welcome_ = nullptr;
    Banner* banner_ = nullptr;
    Notice* notice_ = nullptr;
    JobPanel* job_panel_ = nullptr;
    QToolButton* status_jobs_ = nullptr;
    QMenu* recent_menu_ = nullptr;
    QMenu* step_menu_ = nullptr;
    QMenu* page_menu_ = nullptr;
    QAction* pause_action_ = nullptr;
    std::vector<QAction*> project_actions_;  // make sense with a project only
    std::vector<QAction*> job_actions_;      // while a job runs
};

}  // namespace tw::ui
