#include "ui/pages/export_page.h"

#include "core/base/text.h"
#include "core/project/trainings.h"
#include "ui/bridge/text.h"
#include "ui/widgets/layout.h"

#include <QCheckBox>
#include <QDesktopServices>
#include <QDir>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QUrl>
#include <QVBoxLayout>

namespace tw::ui {

ExportPage::ExportPage(const PageContext& context) : Page(context) {
    Frame frame =
        make_frame(tr("Real images and the accepted pictures of the runs that count, as ImageFolder with metadata.jsonl. "
                      "A folder that Tailwright did not write is never touched."));
    auto* row = new QHBoxLayout;
    row->setSpacing(gap);
    row->addWidget(make_settings());
    QBoxLayout* card = nullptr;
    row->addWidget(make_card(card), 1);
    card->addWidget(make_heading(tr("What will be written"), "section"));
    counts_ = make_muted();
    counts_->setObjectName("exportCounts");
    card->addWidget(counts_);
    tree_ = new QPlainTextEdit;
    tree_->setObjectName("exportTree");
    tree_->setAccessibleName(tr("Folders that will be written"));
    tree_->setReadOnly(true);
    tree_->setProperty("output", true);
    QFont fixed(QStringLiteral("monospace"));
    fixed.setStyleHint(QFont::Monospace);
    tree_->setFont(fixed);
    card->addWidget(tree_, 1);
    frame.body->addLayout(row, 1);
    connect(&session().jobs(), &JobRunner::state_changed, this, &ExportPage::update_buttons);
    update_buttons();
}

QWidget* ExportPage::make_settings() {
    QBoxLayout* card = nullptr;
    QWidget* frame = make_card(card);
    frame->setFixedWidth(side_width);
    card->addWidget(make_heading(tr("Target"), "section"));
    target_ = new QLineEdit(QDir(qt(project().folder())).absoluteFilePath("../" + session().name() + "-export"));
    target_->setText(QDir::cleanPath(target_->text()));
    target_->setObjectName("exportTarget");
    card->addWidget(labelled(tr("New folder"), target_));
    auto* choose = make_button(tr("Choose…"), "exportChoose");
    card->addWidget(choose);
    const auto add_box = [&](const QString& text, const char* name, bool checked) {
        auto* box = new QCheckBox(text);
        box->setObjectName(name);
        box->setChecked(checked);
        card->addWidget(box);
        connect(box, &QCheckBox::toggled, this, &ExportPage::activate);
        return box;
    };
    train_ = add_box(tr("Training (real and accepted)"), "exportTrain", true);
    validation_ = add_box(tr("Validation (real only)"), "exportValidation", true);
    test_ = add_box(tr("Test (real only)"), "exportTest", true);
    link_ = add_box(tr("Hard links instead of copies where possible"), "exportLink", false);
    export_ = make_button(tr("Export"), "exportButton", true);
    card->addWidget(export_);
    done_ = make_muted();
    done_->setObjectName("exportDone");
    card->addWidget(done_);
    open_ = make_button(tr("Open the folder"), "exportOpen");
    card->addWidget(open_);
    open_->hide();
    card->addStretch(1);
    connect(choose, &QPushButton::clicked, this, &ExportPage::choose_target);
    connect(export_, &QPushButton::clicked, this, &ExportPage::start_export);
    connect(open_, &QPushButton::clicked, this, [this] { QDesktopServices::openUrl(QUrl::fromLocalFile(last_target_)); });
    connect(target_, &QLineEdit::editingFinished, this, &ExportPage::activate);
    return frame;
}

stages::ExportRequest ExportPage::request() const {
    stages::ExportRequest request;
    request.target = to_path(target_->text().trimmed());
    request.partitions.clear();
    if (train_->isChecked()) request.partitions.push_back("train");
    if (validation_->isChecked()) request.partitions.push_back("validation");
    if (test_->isChecked()) request.partitions.push_back("test");
    request.link = link_->isChecked();
    return request;
}

void ExportPage::choose_target() {
    dialogs().choose_new_folder(this, tr("Folder to export to"), target_->text(), [this](const QString& folder) {
        target_->setText(folder);
        activate();
    });
}

void ExportPage::start_export() {
    const QPointer<ExportPage> page(this);
    const auto report = std::make_shared<stages::ExportReport>();
    session().start({tr("Exporting"),
                     [request = request(), report](JobTools& tools) {
                         *report = stages::export_set(tools.project, request, tools.control, tools.report);
                         return tools.control.stopping() ? jobs::Outcome::stopped() : jobs::Outcome{};
                     },
                     [page, report](const jobs::Outcome& outcome) {
                         if (!page || !outcome.ok()) return;
                         page->last_target_ = qt(report->target);
                         page->open_->show();
                         page->read_exports();
                     }});
}

void ExportPage::activate() {
    session().reader().ask(
        this, "preview", [request = request()](project::Project& project) { return stages::preview_export(project, request); },
        [this](const stages::ExportPreview& preview) { show_preview(preview); });
    read_exports();
}

void ExportPage::refresh(const Tables& tables) {
    static const Tables shown = {"sample", "image", "generation_run", "export", "split_manifest"};
    if (tables.intersects(shown)) activate();
}

void ExportPage::show_preview(const stages::ExportPreview& preview) {
    counts_->setText(
        tr("%1 real and %2 synthetic pictures, about %3 (%4 free)")
            .arg(number(preview.real), number(preview.synthetic), qt(human_bytes(preview.bytes)), qt(human_bytes(preview.bytes_free))));
    QStringList lines;
    for (const std::string& line : preview.tree) lines << qt(line);
    tree_->setPlainText(lines.join(QLatin1Char('\n')));
}

void ExportPage::read_exports() {
    session().reader().ask(
        this, "exports", [](project::Project& project) { return project::TrainingRepository(project).exports(); },
        [this](const std::vector<project::ExportRow>& rows) {
            if (rows.empty()) {
                done_->setText(tr("Nothing has been exported yet."));
                return;
            }
            const project::ExportRow& last = rows.back();
            last_target_ = qt(last.path);
            open_->setVisible(QFileInfo::exists(last_target_));
            done_->setText(tr("Last: %1 real and %2 synthetic pictures to %3, %4")
                               .arg(number(last.real), number(last.synthetic), qt(last.path), qt(last.created)));
        });
}

void ExportPage::update_buttons() {
    export_->setEnabled(!session().jobs().busy() && !session().read_only());
}

}  // namespace tw::ui
