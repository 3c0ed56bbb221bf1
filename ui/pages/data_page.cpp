#include "ui/pages/data_page.h"

#include "core/base/text.h"
#include "core/project/classes.h"
#include "core/project/dataset.h"
#include "core/project/images.h"
#include "core/project/split.h"
#include "core/stages/import/folder_diff.h"
#include "ui/bridge/text.h"
#include "ui/models/issues_model.h"
#include "ui/models/picture_model.h"
#include "ui/pages/folder_changes.h"
#include "ui/pages/storage_card.h"
#include "ui/widgets/layout.h"
#include "ui/widgets/picture_grid.h"

#include <QComboBox>
#include <QDir>
#include <QDoubleSpinBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLineEdit>
#include <QTabWidget>
#include <QTableView>
#include <QVBoxLayout>

namespace tw::ui {

namespace {

constexpr const char* partitions[] = {"pretrain", "train", "validation", "test", "held_out"};

QString partition_text(const QString& partition) {
    if (partition == "pretrain") return DataPage::tr("pretraining");
    if (partition == "train") return DataPage::tr("training");
    if (partition == "validation") return DataPage::tr("validation");
    if (partition == "test") return DataPage::tr("test");
    return DataPage::tr("kept out");
}

QString format_text(const std::string& format) {
    if (format == "image_folder") return DataPage::tr("ImageFolder (one folder a class)");
    if (format == "csv") return DataPage::tr("CSV (path,label[,split])");
    if (format == "idx") return DataPage::tr("idx (MNIST family)");
    if (format == "cifar") return DataPage::tr("CIFAR-10 or CIFAR-100, binary");
    if (format == "food101") return DataPage::tr("Food-101 (images and meta)");
    if (format == "hugging_face") return DataPage::tr("Hugging Face (metadata.jsonl or .csv)");
    if (format == "coco") return DataPage::tr("COCO (annotations)");
    if (format == "generated") return DataPage::tr("generated pictures with their settings");
    return qt(format);
}

QSpinBox* make_spin(const char* name, int lowest, int highest, int value) {
    auto* spin = new QSpinBox;
    spin->setObjectName(name);
    spin->setRange(lowest, highest);
    spin->setValue(value);
    return spin;
}

QDoubleSpinBox* make_real_spin(const char* name, double lowest, double highest, double value, int decimals) {
    auto* spin = new QDoubleSpinBox;
    spin->setObjectName(name);
    spin->setDecimals(decimals);
    spin->setRange(lowest, highest);
    spin->setValue(value);
    return spin;
}

struct Contents {
    std::map<std::string, std::int64_t> counts;
    std::vector<project::Class> classes;
    std::vector<project::ImportIssue> issues;
    std::string fit;
    std::optional<stages::ImportRequest> stopped;  // an import that was not brought to its end
    bool has_split = false;

    std::int64_t of(const char* partition) const {
        const auto found = counts.find(partition);
        return found == counts.end() ? 0 : found->second;
    }
};

Contents read_contents(const project::Project& project) {
    Contents contents;
    const project::ImageRepository images(project);
    for (const char* partition : partitions) {
        for (const auto& [class_id, count] : images.real_counts(partition)) contents.counts[partition] += count;
    }
    contents.classes = project::ClassRepository(project).all();
    const project::ImportRepository imports(project);
    for (const project::ImportRow& row : imports.all()) {
        const auto issues = imports.issues(row.id);
        contents.issues.insert(contents.issues.end(), issues.begin(), issues.end());
    }
    contents.fit = project::dataset_settings(project).fit;
    contents.has_split = project::SplitRepository(project).current().has_value();
    for (const stages::ImportedRoot& root : stages::imported_roots(project)) {
        if (!root.finished) contents.stopped = root.request;
    }
    return contents;
}

}  // namespace

DataPage::DataPage(const PageContext& context) : Page(context) {
    Frame frame = make_frame(tr("Originals stay where they are and are only read. Validation and test hold real images only."));
    auto* row = new QHBoxLayout;
    row->setSpacing(gap);
    auto* column = new QWidget;
    auto* cards = new QVBoxLayout(column);
    cards->setContentsMargins(0, 0, 0, 0);
    cards->setSpacing(gap);
    cards->addWidget(make_import());
    cards->addWidget(make_long_tail());
    cards->addWidget(make_split());
    storage_ = new StorageCard(session(), dialogs());
    cards->addWidget(storage_);
    connect(storage_, &StorageCard::notice, this, [this](const QString& text) { emit notice(text, false); });
    connect(storage_, &StorageCard::trouble, this, &Page::trouble);
    cards->addStretch(1);
    row->addWidget(make_side_column(column));
    row->addWidget(make_contents(), 1);
    frame.body->addLayout(row, 1);
    for (QWidget* widget : writers_) widget->setEnabled(!session().read_only());
}

QWidget* DataPage::make_import() {
    QBoxLayout* card = nullptr;
    QWidget* frame = make_card(card);
    card->addWidget(make_heading(tr("Import"), "section"));
    auto* line = new QHBoxLayout;
    path_ = new QLineEdit;
    path_->setObjectName("importPath");
    path_->setAccessibleName(tr("Folder or file to import"));
    path_->setPlaceholderText(tr("Folder, CSV or idx file"));
    auto* browse = make_button(tr("Choose…"), "importChoose");
    line->addWidget(path_, 1);
    line->addWidget(browse);
    card->addLayout(line);
    format_ = new QComboBox;
    format_->setObjectName("importFormat");
    format_->addItem(tr("found by itself"), "");
    for (const std::string& format : stages::import_formats()) format_->addItem(format_text(format), qt(format));
    card->addWidget(labelled(tr("Format"), format_));
    partition_ = new QComboBox;
    partition_->setObjectName("importPartition");
    for (const char* partition : partitions) partition_->addItem(partition_text(partition), partition);
    partition_->setCurrentIndex(1);
    card->addWidget(labelled(tr("Serves as, unless the source says"), partition_));
    names_ = new QLineEdit;
    names_->setObjectName("importClassNames");
    names_->setPlaceholderText(tr("t-shirt, trouser, …"));
    card->addWidget(labelled(tr("Class names of labels 0, 1, …"), names_));
    import_ = make_button(tr("Import"), "importButton", true);
    card->addWidget(import_);
    go_on_ = new QWidget;
    auto* stopped = new QVBoxLayout(go_on_);
    stopped->setContentsMargins(0, 0, 0, 0);
    stopped_ = make_muted();
    stopped_->setObjectName("stoppedImport");
    auto* resume = make_button(tr("Go on with it"), "resumeImport");
    stopped->addWidget(stopped_);
    stopped->addWidget(resume, 0, Qt::AlignLeft);
    card->addWidget(go_on_);
    go_on_->hide();
    connect(resume, &QPushButton::clicked, this, [this] {
        go_on_->hide();
        start_import(stopped_request_);
    });
    fit_ = new QComboBox;
    fit_->setObjectName("datasetFit");
    fit_->addItem(tr("shorter side to its size, centre crop"), "resize");
    fit_->addItem(tr("black borders, nothing resampled"), "pad");
    fit_->addItem(tr("both sides stretched to its size"), "stretch");
    fit_->setToolTip(tr(
        "How pictures meet a network's size, and how generated ones come back. For the whole project; what was drawn before stays as it is."));
    card->addWidget(labelled(tr("Pictures meet a network by"), fit_));
    writers_ << import_ << fit_;
    connect(fit_, &QComboBox::activated, this, &DataPage::save_fit);
    connect(browse, &QPushButton::clicked, this, &DataPage::choose_source);
    connect(import_, &QPushButton::clicked, this, &DataPage::import_source);
    connect(path_, &QLineEdit::returnPressed, this, &DataPage::import_source);
    return frame;
}

QWidget* DataPage::make_long_tail() {
    QBoxLayout* card = nullptr;
    QWidget* frame = make_card(card);
    card->addWidget(make_heading(tr("Make a long tail"), "section"));
    card->addWidget(make_muted(tr("For experiments: thins a balanced set to an exponential profile and keeps the rest out.")));
    imbalance_ = make_real_spin("imbalanceFactor", 1, 100'000, 100, 0);
    max_count_ = make_spin("maxCount", 1, 10'000'000, 300);
    validation_ = make_spin("validationPerClass", 1, 1'000'000, 50);
    seed_ = make_spin("longTailSeed", 0, 1'000'000'000, 0);
    auto* first = new QHBoxLayout;
    first->addWidget(labelled(tr("Imbalance factor"), imbalance_));
    first->addWidget(labelled(tr("Largest class"), max_count_));
    auto* second = new QHBoxLayout;
    second->addWidget(labelled(tr("Validation, each"), validation_));
    second->addWidget(labelled(tr("Seed"), seed_));
    card->addLayout(first);
    card->addLayout(second);
    auto* build = make_button(tr("Build long tail"), "longTailButton");
    card->addWidget(build);
    writers_ << build;
    connect(build, &QPushButton::clicked, this, &DataPage::build_long_tail);
    return frame;
}

QWidget* DataPage::make_split() {
    QBoxLayout* card = nullptr;
    QWidget* frame = make_card(card);
    card->addWidget(make_heading(tr("Split off validation"), "section"));
    card->addWidget(make_muted(tr("For a set that has its tail already: a share of every class, never all of it.")));
    auto* row = new QHBoxLayout;
    share_ = make_real_spin("validationShare", 1, 90, 20, 0);
    share_->setSuffix(QStringLiteral(" %"));
    row->addWidget(labelled(tr("Share"), share_));
    auto* split = make_button(tr("Split"), "splitButton");
    row->addWidget(split, 0, Qt::AlignBottom);
    card->addLayout(row);
    writers_ << split;
    connect(split, &QPushButton::clicked, this, &DataPage::split_validation);
    return frame;
}

/// What the next step asks for, without a search through the cards.
QWidget* DataPage::make_split_offer() {
    split_offer_ = new QWidget;
    split_offer_->setObjectName("splitOffer");
    auto* row = new QHBoxLayout(split_offer_);
    row->setContentsMargins(0, 4, 0, 4);
    split_reason_ = new QLabel;
    split_reason_->setWordWrap(true);
    row->addWidget(split_reason_, 1);
    keep_split_ = make_button(tr("Keep the split"), "keepSplitButton", true);
    split_off_ = make_button(tr("Split off validation images"), "splitOfferButton", true);
    for (QPushButton* button : {keep_split_, split_off_}) {
        row->addWidget(button);
        writers_ << button;
    }
    split_offer_->hide();
    connect(split_off_, &QPushButton::clicked, this, &DataPage::split_validation);
    connect(keep_split_, &QPushButton::clicked, this,
            [this] { start_split(tr("Keeping the split"), [](project::Project& project) { stages::split_validation(project, 0, 0); }); });
    return split_offer_;
}

void DataPage::offer_split(bool has_split, std::int64_t train, std::int64_t validation) {
    split_offer_->setVisible(train > 0 && !session().read_only() && (!has_split || validation == 0));
    keep_split_->setVisible(validation > 0);
    split_off_->setVisible(validation == 0);
    split_reason_->setText(validation > 0
                               ? tr("The pictures came with validation images of their own. Kept, the split serves every step.")
                               : tr("There are no validation images yet; %1 % of every class can serve.").arg(number(share_->value(), 0)));
}

QWidget* DataPage::make_contents() {
    auto* box = new QWidget;
    auto* column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, 0);
    counts_ = make_muted();
    counts_->setObjectName("partitionCounts");
    column->addWidget(counts_);
    column->addWidget(make_split_offer());
    tabs_ = new QTabWidget;
    tabs_->setObjectName("dataTabs");
    tabs_->setDocumentMode(true);
    auto* pictures = new QWidget;
    auto* inner = new QVBoxLayout(pictures);
    inner->setContentsMargins(0, 8, 0, 0);
    auto* filter = new QHBoxLayout;
    shown_class_ = new QComboBox;
    shown_class_->setObjectName("dataClass");
    shown_class_->setAccessibleName(tr("Class shown"));
    shown_class_->addItem(tr("all classes"), 0);
    shown_partition_ = new QComboBox;
    shown_partition_->setObjectName("dataPartition");
    shown_partition_->setAccessibleName(tr("Partition shown"));
    for (const char* partition : partitions) shown_partition_->addItem(partition_text(partition), partition);
    shown_partition_->setCurrentIndex(1);
    filter->addWidget(shown_class_);
    filter->addWidget(shown_partition_);
    filter->addStretch(1);
    inner->addLayout(filter);
    pictures_ = new PictureModel(session(), PictureModel::Kind::real, this);
    auto* grid = new PictureGrid("dataGrid", 84);
    grid->setAccessibleName(tr("Pictures"));
    grid->setModel(pictures_);
    inner->addWidget(grid, 1);
    tabs_->addTab(pictures, tr("Pictures"));
    issues_ = new IssuesModel(this);
    auto* table = new QTableView;
    set_up_table(table, "issuesTable", tr("What the import left out"));
    table->setModel(issues_);
    table->setColumnWidth(IssuesModel::kind_column, 150);
    table->setColumnWidth(IssuesModel::file_column, 240);
    tabs_->addTab(table, tr("Left out"));
    changes_ = new FolderChanges(session(), dialogs());
    tabs_->addTab(changes_, tr("Changed outside"));
    connect(changes_, &FolderChanges::counted, this, &DataPage::show_changes_count);
    show_changes_count(session().folders().news());
    column->addWidget(tabs_, 1);
    connect(shown_partition_, &QComboBox::currentIndexChanged, this, &DataPage::read_pictures);
    connect(shown_class_, &QComboBox::currentIndexChanged, this, [this] {
        session().pick_class(shown_class_->currentData().toLongLong());
        read_pictures();
    });
    return box;
}

void DataPage::choose_source() {
    const QString format = format_->currentData().toString();
    const bool folder = format != "csv" && format != "idx";
    const auto chosen = [this](const QString& path) { path_->setText(path); };
    if (folder) {
        dialogs().choose_folder(this, tr("Folder to import"), QDir::homePath(), chosen);
    } else {
        const QString filter = format == "csv" ? tr("CSV (*.csv)") : tr("idx (*ubyte* *.gz);;All files (*)");
        dialogs().choose_file(this, tr("File to import"), QDir::homePath(), filter, chosen);
    }
}

void DataPage::import_source() {
    if (path_->text().trimmed().isEmpty()) {
        emit trouble(tr("Choose a folder or file to import first."));
        return;
    }
    stages::ImportRequest request;
    request.format = format_->currentData().toString().toStdString();
    request.path = to_path(path_->text().trimmed());
    request.partition = partition_->currentData().toString().toStdString();
    for (const std::string& name : split(names_->text().toStdString(), ',')) {
        if (!trim(name).empty()) request.class_names.push_back(trim(name));
    }
    start_import(request);
}

void DataPage::start_import(const stages::ImportRequest& request) {
    session().start({tr("Importing pictures"),
                     [request](JobTools& tools) {
                         stages::import_images(tools.project, request, tools.control, tools.report);
                         return tools.control.stopping() ? jobs::Outcome::stopped() : jobs::Outcome{};
                     },
                     [session = &session()](const jobs::Outcome&) { session->folders().check(); }});
}

void DataPage::save_fit() {
    attempt([this] {
        project::DatasetSettings settings = project::stored_dataset_settings(project());
        settings.fit = fit_->currentData().toString().toStdString();
        project::set_dataset_settings(project(), settings);
    });
}

void DataPage::start_split(const QString& name, std::function<void(project::Project&)> write) {
    session().start({name,
                     [write = std::move(write)](JobTools& tools) {
                         write(tools.project);
                         return jobs::Outcome{};
                     },
                     {}});
}

void DataPage::build_long_tail() {
    stages::LongTailRequest request;
    request.imbalance_factor = imbalance_->value();
    request.max_count = max_count_->value();
    request.validation_per_class = validation_->value();
    request.seed = static_cast<std::uint64_t>(seed_->value());
    start_split(tr("Building the long tail"), [request](project::Project& project) { stages::build_long_tail(project, request); });
}

void DataPage::split_validation() {
    const double share = share_->value() / 100;
    const auto seed = static_cast<std::uint64_t>(seed_->value());
    start_split(tr("Splitting off validation"),
                [share, seed](project::Project& project) { stages::split_validation(project, share, seed); });
}

void DataPage::activate() {
    storage_->refresh();
    read();
}

void DataPage::read() {
    session().reader().ask(
        this, "contents", [](project::Project& project) { return read_contents(project); },
        [this](const Contents& contents) {
            QStringList parts;
            for (const char* partition : partitions) {
                if (const std::int64_t count = contents.of(partition)) parts << tr("%1 %2").arg(number(count), partition_text(partition));
            }
            counts_->setText(parts.isEmpty() ? tr("No pictures yet. Choose a folder or file at the left.")
                                             : parts.join(QStringLiteral("   ·   ")));
            offer_split(contents.has_split, contents.of("train"), contents.of("validation"));
            fit_->setCurrentIndex(std::max(0, fit_->findData(qt(contents.fit))));
            go_on_->setVisible(contents.stopped && !session().jobs().busy() && !session().read_only());
            if (contents.stopped) {
                stopped_request_ = *contents.stopped;
                stopped_->setText(
                    tr("The import of %1 was stopped before its end. What was read is kept.").arg(qt(contents.stopped->path)));
            }
            issues_->set_issues(contents.issues);
            tabs_->setTabText(1, tr("Left out (%1)").arg(number(static_cast<std::int64_t>(contents.issues.size()))));
            const QSignalBlocker quiet(shown_class_);
            shown_class_->clear();
            shown_class_->addItem(tr("all classes"), 0);
            for (const project::Class& row : contents.classes) shown_class_->addItem(readable(row.name), static_cast<qlonglong>(row.id));
            shown_class_->setCurrentIndex(std::max(0, shown_class_->findData(static_cast<qlonglong>(session().picked_class()))));
            read_pictures();
        });
}

void DataPage::refresh(const Tables& tables) {
    static const Tables shown = {"image", "class", "import", "import_issue", "split_manifest", "setting"};
    if (tables.intersects(shown)) read();
    if (tables.contains("trash") || tables.contains("sample")) storage_->refresh();
}

void DataPage::set_source(const QString& path) {
    path_->setText(path);
    format_->setCurrentIndex(0);
    import_->setFocus();
}

void DataPage::show_changes() {
    tabs_->setCurrentWidget(changes_);
}

void DataPage::show_changes_count(qint64 news) {
    const QString text = tr("Changed outside");
    tabs_->setTabText(tabs_->indexOf(changes_), news > 0 ? QStringLiteral("%1 (%2)").arg(text, number(std::int64_t{news})) : text);
}

void DataPage::show_class(std::int64_t class_id) {
    const int row = shown_class_->findData(static_cast<qlonglong>(class_id));
    if (row >= 0) shown_class_->setCurrentIndex(row);
}

void DataPage::read_pictures() {
    const std::string partition = shown_partition_->currentData().toString().toStdString();
    const std::int64_t class_id = shown_class_->currentData().toLongLong();
    session().reader().ask(
        this, "pictures",
        [partition, class_id](project::Project& project) { return project::ImageRepository(project).ids("real", partition, class_id); },
        [this](std::vector<std::int64_t> ids) { pictures_->set_ids(std::move(ids)); });
}

}  // namespace tw::ui
