#include "ui/pages/export_page.h"

#include "core/project/trainings.h"
#include "ui/bridge/text.h"
#include "ui/widgets/layout.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDesktopServices>
#include <QDir>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLineEdit>
#include <QTreeWidget>
#include <QUrl>
#include <QVBoxLayout>

namespace tw::ui {

namespace {

struct Choice {
    const char* key;
    const char* name;
    const char* note;
};

constexpr Choice format_choices[] = {
    {"image_folder", QT_TRANSLATE_NOOP("tw::ui::ExportPage", "ImageFolder"),
     QT_TRANSLATE_NOOP("tw::ui::ExportPage", "One folder a class, with metadata.jsonl: torchvision, Hugging Face.")},
    {"webdataset", QT_TRANSLATE_NOOP("tw::ui::ExportPage", "WebDataset"),
     QT_TRANSLATE_NOOP("tw::ui::ExportPage", "Shards of about 1 GB; the same set gives the same bytes.")},
    {"fiftyone", QT_TRANSLATE_NOOP("tw::ui::ExportPage", "FiftyOne"),
     QT_TRANSLATE_NOOP("tw::ui::ExportPage", "data/ and labels.json in each part.")},
    {"diff_mix", QT_TRANSLATE_NOOP("tw::ui::ExportPage", "Diff-Mix"),
     QT_TRANSLATE_NOOP("tw::ui::ExportPage", "Generated pictures alone, with meta.csv.")},
};

constexpr Choice record_choices[] = {
    {"csv", QT_TRANSLATE_NOOP("tw::ui::ExportPage", "CSV list"), ""},
    {"coco", QT_TRANSLATE_NOOP("tw::ui::ExportPage", "COCO"), ""},
    {"croissant", QT_TRANSLATE_NOOP("tw::ui::ExportPage", "Croissant"), ""},
};

QTreeWidgetItem* make_row(const QString& name, std::int64_t real, std::int64_t synthetic) {
    auto* row = new QTreeWidgetItem({name, number(real), number(synthetic), number(real + synthetic)});
    for (int column = 1; column < row->columnCount(); ++column) row->setTextAlignment(column, Qt::AlignRight | Qt::AlignVCenter);
    return row;
}

}  // namespace

ExportPage::ExportPage(const PageContext& context) : Page(context) {
    Frame frame = make_frame(
        tr("Real images and the accepted pictures of the runs that count. A folder that Tailwright did not write is never touched."));
    auto* row = new QHBoxLayout;
    row->setSpacing(gap);
    row->addWidget(make_settings());
    row->addWidget(make_preview(), 1);
    frame.body->addLayout(row, 1);
    connect(&session().jobs(), &JobRunner::state_changed, this, &ExportPage::update_buttons);
    update_buttons();
}

QWidget* ExportPage::make_preview() {
    QBoxLayout* card = nullptr;
    QWidget* frame = make_card(card);
    card->addWidget(make_heading(tr("What will be written"), "section"));
    counts_ = make_muted();
    counts_->setObjectName("exportCounts");
    card->addWidget(counts_);
    tree_ = new QTreeWidget;
    tree_->setObjectName("exportTree");
    tree_->setAccessibleName(tr("Pictures that will be written, by part and class"));
    tree_->setHeaderLabels({tr("Part and class"), tr("Real"), tr("Synthetic"), tr("Together")});
    for (int column = 1; column < tree_->columnCount(); ++column) {
        tree_->headerItem()->setTextAlignment(column, Qt::AlignRight | Qt::AlignVCenter);
    }
    tree_->setUniformRowHeights(true);
    tree_->setAlternatingRowColors(true);
    tree_->header()->setStretchLastSection(false);
    tree_->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    card->addWidget(tree_, 1);
    return frame;
}

QWidget* ExportPage::make_formats() {
    auto* box = new QWidget;
    auto* column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, 0);
    format_ = new QComboBox;
    format_->setObjectName("exportFormat");
    for (const Choice& choice : format_choices) format_->addItem(tr(choice.name), QString(choice.key));
    column->addWidget(labelled(tr("Format"), format_));
    format_note_ = make_muted();
    column->addWidget(format_note_);
    auto* row = new QHBoxLayout;
    for (const Choice& choice : record_choices) {
        auto* record = new QCheckBox(tr(choice.name));
        record->setObjectName(QStringLiteral("exportRecord_%1").arg(choice.key));
        record->setProperty("record", QString(choice.key));
        records_.append(record);
        row->addWidget(record);
    }
    row->addStretch(1);
    column->addLayout(row);
    connect(format_, &QComboBox::currentIndexChanged, this, [this] {
        show_format();
        activate();
    });
    show_format();
    return box;
}

void ExportPage::show_format() {
    format_note_->setText(tr(format_choices[format_->currentIndex()].note));
    for (QCheckBox* record : records_) record->setEnabled(format_->currentData().toString() == "image_folder");
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
    card->addWidget(make_formats());
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
    request.format = format_->currentData().toString().toStdString();
    for (const QCheckBox* record : records_) {
        if (record->isEnabled() && record->isChecked()) request.records.push_back(record->property("record").toString().toStdString());
    }
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
    struct Answer {
        stages::ExportPreview preview;
        QString obstacle;
    };
    session().reader().ask(
        this, "preview",
        [request = request()](project::Project& project) {
            Answer answer;
            try {
                answer.preview = stages::preview_export(project, request);
            } catch (const std::exception& error) {
                // Whoever only looks has done nothing wrong: it is said where the preview would be.
                answer.obstacle = qt(std::string(error.what()));
            }
            return answer;
        },
        [this](const Answer& answer) {
            show_preview(answer.preview);
            if (!answer.obstacle.isEmpty()) counts_->setText(answer.obstacle);
        });
    read_exports();
}

void ExportPage::refresh(const Tables& tables) {
    static const Tables shown = {"sample", "image", "generation_run", "export", "split_manifest"};
    if (tables.intersects(shown)) activate();
}

void ExportPage::show_preview(const stages::ExportPreview& preview) {
    const QString time = preview.seconds > 0 ? tr("about %1").arg(duration(preview.seconds)) : tr("time not known until a first export");
    counts_->setText(tr("%1 real and %2 synthetic pictures, about %3 (%4 free), %5")
                         .arg(number(preview.real), number(preview.synthetic), bytes(preview.bytes), bytes(preview.bytes_free), time));
    tree_->clear();
    QTreeWidgetItem* part = nullptr;
    std::int64_t real = 0, synthetic = 0;
    for (const stages::ExportCount& count : preview.counts) {
        const QString name = qt(count.partition);
        if (!part || part->text(0) != name) {
            real = synthetic = 0;
            part = make_row(name, 0, 0);
            tree_->addTopLevelItem(part);
        }
        real += count.real;
        synthetic += count.synthetic;
        part->addChild(make_row(readable(count.class_name), count.real, count.synthetic));
        part->setText(1, number(real));
        part->setText(2, number(synthetic));
        part->setText(3, number(real + synthetic));
    }
    if (tree_->topLevelItemCount() > 0) tree_->topLevelItem(0)->setExpanded(true);
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
                               .arg(number(last.real), number(last.synthetic), qt(last.path), moment(last.created)));
        });
}

void ExportPage::update_buttons() {
    export_->setEnabled(!session().jobs().busy() && !session().read_only());
}

}  // namespace tw::ui
