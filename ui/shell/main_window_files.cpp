#include "core/project/backup.h"
#include "core/project/dataset.h"
#include "ui/bridge/dropped.h"
#include "ui/bridge/file_task.h"
#include "ui/bridge/recent_projects.h"
#include "ui/bridge/text.h"
#include "ui/pages/data_page.h"
#include "ui/shell/main_window.h"
#include "ui/shell/project_notices.h"
#include "ui/shell/project_windows.h"
#include "ui/widgets/adapter_list.h"
#include "ui/widgets/message_bars.h"

#include <QDateTime>
#include <QDir>
#include <QFileInfo>
#include <QMenu>
#include <QStatusBar>
#include <QTimer>

namespace tw::ui {

namespace {

constexpr int remember_after_ms = 5000;

project::BackupStep step_of(const QString& name, const jobs::Control& control, const jobs::ProgressFn& report) {
    auto meter = std::make_shared<jobs::ProgressMeter>(name.toStdString(), 0, report);
    return [meter, &control](std::uint64_t done, std::uint64_t total) {
        meter->set_total(static_cast<std::int64_t>(total));
        meter->set(static_cast<std::int64_t>(done));
        return !control.stopping();
    };
}

jobs::Outcome ended(const project::BackupReport& report) {
    return report.stopped ? jobs::Outcome::stopped() : jobs::Outcome{};
}

}  // namespace

void MainWindow::add_file_actions(QMenu* menu) {
    add_action(menu, tr("New &window"), "actionNewWindow", {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_N)},
               [this] { open_window(dialogs_, *this); });
    project_actions_.push_back(add_action(menu, tr("&Back up…"), "actionBackUp", {}, [this] { back_up(); }));
    add_action(menu, tr("Restore a bac&kup…"), "actionRestore", {}, [this] { restore_backup(); });
}

void MainWindow::watch_outside() {
    const auto show_changes = [this] {
        show_page("data");
        if (auto* shown = qobject_cast<DataPage*>(page("data"))) shown->show_changes();
    };
    new ProjectNotices(*session_, *banner_, {show_changes, [this](const QString& text) { show_notice(text, false); }});
    auto* later = new QTimer(session_.get());
    later->setSingleShot(true);
    later->setInterval(remember_after_ms);
    connect(session_.get(), &ProjectSession::changed, later, qOverload<>(&QTimer::start));
    connect(later, &QTimer::timeout, this, &MainWindow::remember_state);
    remember_state();
}

/// What the list of recent projects says of it.
void MainWindow::remember_state() {
    session_->reader().ask(
        this, "state", [](project::Project& project) { return std::pair(project.folder(), summarize(project)); },
        [](const std::pair<std::filesystem::path, Summary>& known) {
            RecentProjects().set_state(qt(known.first), next_step(known.second).reason);
        });
}

void MainWindow::leave_project(std::function<void()> then) {
    if (!session_ || session_->kept_verdicts() == 0 || session_->retry()) return then();
    const int kept = static_cast<int>(session_->kept_verdicts());
    dialogs_.confirm(this, tr("%n verdicts could not be written, for the project's disk is full or gone. Lose them?", "", kept),
                     tr("Lose %n verdicts", "", kept), [this, then = std::move(then)] {
                         session_->forget_kept();
                         then();
                     });
}

bool MainWindow::raise_where_open(const QString& folder) {
    MainWindow* other = window_of(folder);
    if (!other || other == this) return false;
    other->show();
    other->raise();
    other->activateWindow();
    return true;
}

void MainWindow::back_up() {
    const QString day = QDateTime::currentDateTime().toString(QStringLiteral("yyyy-MM-dd"));
    const QString start = QDir::home().filePath(QStringLiteral("%1-%2.tar").arg(session_->name(), day));
    dialogs_.choose_new_folder(this, tr("Back up into the file"), start, [this](const QString& file) {
        auto project = std::make_shared<project::Project>(session_->project().reopen());
        const auto work = [project, file](const jobs::Control& control, const jobs::ProgressFn& report) {
            return ended(project::back_up_project(*project, to_path(file), step_of(tr("Backing up"), control, report)));
        };
        run_file_task(tr("Backing up into %1").arg(file), work, {});
    });
}

void MainWindow::restore_backup() {
    dialogs_.choose_file(this, tr("Backup to restore"), QDir::homePath(), tr("Backups (*.tar);;All files (*)"),
                         [this](const QString& file) { restore_file(file); });
}

void MainWindow::restore_file(const QString& file) {
    dialogs_.choose_new_folder(this, tr("Folder for the restored project"), QDir::homePath(), [this, file](const QString& folder) {
        const auto work = [file, folder](const jobs::Control& control, const jobs::ProgressFn& report) {
            return ended(project::restore_project(to_path(file), to_path(folder), step_of(tr("Restoring"), control, report)));
        };
        run_file_task(tr("Restoring %1").arg(file), work, [this, folder] { open_project(folder); });
    });
}

void MainWindow::run_file_task(const QString& title, FileTask::Work work, std::function<void()> done) {
    auto* task = new FileTask(std::move(work), this);
    banner_->show_message(title + QStringLiteral("…"), "warn");
    banner_->add_action(tr("Stop"), "bannerStop", [task] { task->stop(); });
    connect(task, &FileTask::progressed, this, [this, title](const jobs::Progress& progress) {
        const auto size = [](std::int64_t count) { return bytes(static_cast<std::uintmax_t>(count)); };
        statusBar()->showMessage(tr("%1: %2 of %3").arg(title, size(progress.done), size(progress.total)));
    });
    connect(task, &FileTask::finished, this, [this, title, done = std::move(done)](const jobs::Outcome& outcome) {
        banner_->hide();
        statusBar()->clearMessage();
        job_ended(title, outcome);
        if (outcome.ok() && done) done();
    });
    task->start();
}

void MainWindow::take_dropped(const QStringList& paths) {
    for (const QString& path : paths) {
        const Dropped kind = what_is(path);
        if (kind == Dropped::project) {
            MainWindow& window = session_ ? *open_window(dialogs_, *this) : *this;
            window.open_project(path);
        } else if (kind == Dropped::backup) {
            restore_file(path);
        } else if (!session_) {
            show_trouble(tr("Open or make a project first, then drop %1 again.").arg(path));
        } else if (kind == Dropped::pictures) {
            show_page("data");
            if (auto* shown = qobject_cast<DataPage*>(page("data"))) shown->set_source(path);
        } else if (kind == Dropped::unknown) {
            show_trouble(tr("%1 is neither a folder of pictures, nor a project, nor a model that can be used here.").arg(path));
        } else {
            take_model(path, kind);
        }
    }
}

/// A LoRA or a learnt token goes to the batches that are set up next, a model to the whole project.
void MainWindow::take_model(const QString& path, Dropped kind) {
    show_page("generation");
    auto* adapters = page("generation")->findChild<AdapterList*>();
    if (kind == Dropped::lora || kind == Dropped::embedding) {
        const QFileInfo info(path);
        const QString file = info.isDir() ? QDir(path).filePath("pytorch_lora_weights.safetensors") : path;
        kind == Dropped::lora ? adapters->add_lora(file) : adapters->add_embedding(file);
        return show_notice(tr("%1 will be used for new batches").arg(info.fileName()), false);
    }
    try {
        project::DatasetSettings settings = project::stored_dataset_settings(session_->project());
        (kind == Dropped::generator_model ? settings.generator_model : settings.clip_model) = path.toStdString();
        project::set_dataset_settings(session_->project(), settings);
        show_notice(kind == Dropped::generator_model ? tr("New pictures are drawn by the model %1").arg(path)
                                                     : tr("Pictures are compared by the model %1").arg(path),
                    false);
    } catch (const std::exception& error) {
        show_trouble(qt(std::string(error.what())));
    }
}

}  // namespace tw::ui
