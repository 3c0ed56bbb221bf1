#include "ui/pages/folder_changes.h"

#include "ui/bridge/text.h"
#include "ui/widgets/layout.h"

#include <QDir>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QTableView>
#include <QVBoxLayout>

namespace tw::ui {

using Kind = FolderChangesModel::Kind;

FolderChanges::FolderChanges(ProjectSession& session, Dialogs& dialogs, QWidget* parent)
    : QWidget(parent), session_(session), dialogs_(dialogs) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 8, 0, 0);
    auto* head = new QHBoxLayout;
    summary_ = make_muted();
    summary_->setObjectName("folderSummary");
    check_ = make_button(tr("Check the folders"), "checkFolders");
    check_->setToolTip(tr("Compares every imported file with the project, also those imported by an earlier version."));
    head->addWidget(summary_, 1);
    head->addWidget(check_);
    column->addLayout(head);
    faults_ = new QWidget;
    fault_rows_ = new QVBoxLayout(faults_);
    fault_rows_->setContentsMargins(0, 0, 0, 0);
    column->addWidget(faults_);
    model_ = new FolderChangesModel(this);
    table_ = new QTableView;
    set_up_table(table_, "folderChanges", tr("Changes in the imported folders"));
    table_->setModel(model_);
    table_->setColumnWidth(FolderChangesModel::kind_column, 100);
    table_->setColumnWidth(FolderChangesModel::file_column, 240);
    column->addWidget(table_, 1);
    auto* acts = new QHBoxLayout;
    add_ = make_button({}, "addNewFiles", true);
    relink_ = make_button({}, "relinkMoved", true);
    reread_ = make_button({}, "rereadEdited");
    mark_ = make_button({}, "markMissing");
    mark_->setToolTip(
        tr("They are no longer told as news. Their rows, verdicts and scores stay, and they are found again when they come back."));
    for (QPushButton* button : {add_, relink_, reread_, mark_}) acts->addWidget(button);
    acts->addStretch(1);
    column->addLayout(acts);
    connect(check_, &QPushButton::clicked, this, [this] { session_.folders().check(stages::Depth::full); });
    connect(add_, &QPushButton::clicked, this, [this] { apply(tr("Adding new pictures"), {true, false, false, false}); });
    connect(relink_, &QPushButton::clicked, this, [this] { apply(tr("Relinking moved pictures"), {false, true, false, false}); });
    connect(reread_, &QPushButton::clicked, this, [this] { apply(tr("Reading edited pictures"), {false, false, true, false}); });
    connect(mark_, &QPushButton::clicked, this, [this] { apply(tr("Marking missing pictures"), {false, false, false, true}); });
    connect(&session_.folders(), &FolderWatch::changed, this, &FolderChanges::show_differences);
    show_differences();
}

void FolderChanges::show_differences() {
    const auto differences = session_.folders().differences();
    model_->set_differences(*differences);
    show_faults(*differences);
    const int added = model_->count(Kind::added), moved = model_->count(Kind::moved), edited = model_->count(Kind::edited);
    const int missing = model_->count(Kind::missing), returned = model_->count(Kind::returned);
    add_->setText(tr("Add %n new", "", added));
    relink_->setText(tr("Relink %n moved", "", moved));
    reread_->setText(tr("Read %n edited again", "", edited));
    mark_->setText(tr("Mark %n missing", "", missing));
    const std::pair<QPushButton*, int> acts[] = {{add_, added}, {relink_, moved}, {reread_, edited}, {mark_, missing + returned}};
    for (const auto& [button, count] : acts) {
        button->setVisible(count > 0);
        button->setEnabled(!session_.read_only());
    }
    if (missing == 0 && returned > 0) mark_->setText(tr("Take %n back", "", returned));
    QStringList parts;
    if (added > 0) parts << tr("%n new", "", added);
    if (moved > 0) parts << tr("%n moved", "", moved);
    if (edited > 0) parts << tr("%n edited", "", edited);
    if (missing > 0) parts << tr("%n missing", "", missing);
    if (returned > 0) parts << tr("%n back again", "", returned);
    if (session_.folders().busy()) {
        summary_->setText(tr("Comparing…"));
    } else if (differences->empty()) {
        summary_->setText(tr("Nothing was imported yet."));
    } else {
        summary_->setText(parts.isEmpty() ? tr("The imported folders are as the project knows them.")
                                          : parts.join(QStringLiteral("   ·   ")));
    }
    check_->setEnabled(!session_.folders().busy());
    emit counted(session_.folders().news());
}

void FolderChanges::show_faults(const FolderWatch::Differences& differences) {
    while (QLayoutItem* item = fault_rows_->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    for (const stages::FolderDifference& difference : differences) {
        if (difference.fault.empty()) continue;
        auto* line = new QWidget;
        auto* row = new QHBoxLayout(line);
        row->setContentsMargins(0, 0, 0, 0);
        auto* text = make_muted();
        text->setObjectName("folderFault");
        set_state(text, tr("%1. Nothing is lost: plug it in again, or say where it is now.").arg(qt(difference.fault)), "warn");
        auto* moved = make_button(tr("It moved to…"), "rootMoved");
        moved->setEnabled(!session_.read_only());
        row->addWidget(text, 1);
        row->addWidget(moved);
        fault_rows_->addWidget(line);
        connect(moved, &QPushButton::clicked, this, [this, root = difference.root] { choose_new_place(root); });
    }
    faults_->setVisible(fault_rows_->count() > 0);
}

void FolderChanges::apply(const QString& title, const stages::FolderActs& acts) {
    session_.start({title,
                    [acts, differences = session_.folders().differences()](JobTools& tools) {
                        for (const stages::FolderDifference& difference : *differences) {
                            if (tools.control.stopping()) break;
                            if (difference.fault.empty()) {
                                stages::apply_difference(tools.project, difference, acts, tools.control, tools.report);
                            }
                        }
                        return tools.control.stopping() ? jobs::Outcome::stopped() : jobs::Outcome{};
                    },
                    [session = &session_](const jobs::Outcome&) { session->folders().check(); }});
}

void FolderChanges::choose_new_place(const stages::ImportedRoot& root) {
    dialogs_.choose_folder(this, tr("Where the pictures of %1 are now").arg(qt(root.path())), QDir::homePath(),
                           [this, root](const QString& folder) { relink_root(root, to_path(folder)); });
}

void FolderChanges::relink_root(const stages::ImportedRoot& root, const std::filesystem::path& now) {
    session_.start({tr("Relinking a folder"),
                    [root, now](JobTools& tools) {
                        const auto difference = stages::compare_moved_root(tools.project, root, now, tools.control, tools.report);
                        if (!difference) return jobs::Outcome::stopped();
                        stages::apply_difference(tools.project, *difference, {false, true, false, false}, tools.control, tools.report);
                        return jobs::Outcome{};
                    },
                    [session = &session_](const jobs::Outcome&) { session->folders().check(); }});
}

}  // namespace tw::ui
