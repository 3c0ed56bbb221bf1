#include "ui/pages/page.h"
#include "ui/shell/command_palette.h"
#include "ui/shell/help_window.h"
#include "ui/shell/job_history_sheet.h"
#include "ui/shell/job_watch.h"
#include "ui/shell/main_window.h"
#include "ui/shell/settings_dialog.h"
#include "ui/shell/shortcuts_sheet.h"
#include "ui/shell/tour.h"
#include "ui/widgets/theme.h"

#include <QAction>
#include <QApplication>
#include <QMessageBox>

namespace tw::ui {

namespace {

/// The one that is open already, else a new one.
template <typename Sheet, typename Make>
Sheet* open_once(QWidget* window, Make make) {
    auto* sheet = window->findChild<Sheet*>();
    if (!sheet || !sheet->isVisible()) sheet = make();  // a hidden one is about to be deleted
    sheet->show();
    sheet->raise();
    sheet->activateWindow();
    return sheet;
}

}  // namespace

void MainWindow::show_palette() {
    open_once<CommandPalette>(this, [this] { return new CommandPalette(*commands_, settings_.recent_commands(), this); });
}

void MainWindow::show_shortcuts() {
    open_once<ShortcutsSheet>(this, [this] {
        auto* sheet = new ShortcutsSheet(*commands_, this);
        connect(sheet, &ShortcutsSheet::change_keys, this, [this, sheet] {
            sheet->close();
            show_settings()->show_keys();
        });
        return sheet;
    });
}

SettingsDialog* MainWindow::show_settings() {
    return open_once<SettingsDialog>(this, [this] {
        auto* dialog = new SettingsDialog(settings_, *commands_, this);
        connect(dialog, &SettingsDialog::theme_chosen, this, &MainWindow::set_theme);
        return dialog;
    });
}

void MainWindow::show_job_history() {
    open_once<JobHistorySheet>(this, [this] { return new JobHistorySheet(job_watch_->history(), this); });
}

void MainWindow::show_guide(const QString& chapter) {
    open_once<HelpWindow>(this, [this] { return new HelpWindow(this); })->show_chapter(chapter);
}

void MainWindow::start_tour() {
    delete findChild<Tour*>();
    auto* tour = new Tour(
        {{"overview", "stageRail", tr("From top to bottom"),
          tr("A project goes through these steps. Each says where it stands: nothing yet, in progress, needs you, done or failed.")},
         {"overview", "nextStepButton", tr("What is next"), tr("This button is always the next sensible step. When in doubt, press it.")},
         {"plan", "classHistogram", tr("The tail"),
          tr("Rare classes stand at the right. Set how many images each is to have; click a bar to work on one class only.")},
         {"review", "reviewPicture", tr("You judge"),
          tr("P accepts, X rejects, 1 to 4 reject with a reason, Ctrl+Z takes back. Nothing is deleted.")},
         {"review", "pageHelp_review", tr("Help is here"),
          tr("It opens the guide at the page that you see. ? shows every key, Ctrl+K finds every command.")}},
        this);
    connect(tour, &Tour::page_wanted, this, &MainWindow::show_page);
    connect(tour, &Tour::ended, this, [this, tour] {
        settings_.set_tour_done();
        tour->deleteLater();
        if (Page* shown = page(current_page())) shown->setFocus();
    });
    tour->start();
}

void MainWindow::show_about() {
    auto* box = new QMessageBox(QMessageBox::NoIcon, tr("About Tailwright"),
                                tr("<h3>Tailwright %1</h3><p>Fills the tail of an image set with pictures "
                                   "that a diffusion model draws, you judge, "
                                   "and a classifier proves.</p><p>Everything stays on this machine.</p>")
                                    .arg(QApplication::applicationVersion()),
                                QMessageBox::Close, this);
    box->setIconPixmap(icon("tailwright").pixmap(64, 64));
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->open();
}

void MainWindow::set_theme(const QString& choice) {
    settings_.set_theme(choice);
    apply_theme(*qApp, choice);
    if (auto* action = findChild<QAction*>("actionTheme_" + choice)) action->setChecked(true);
}

}  // namespace tw::ui
