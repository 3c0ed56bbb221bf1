#include "ui/pages/storage_card.h"

#include "ui/bridge/file_task.h"
#include "ui/bridge/settings.h"
#include "ui/bridge/text.h"
#include "ui/widgets/layout.h"

#include <QHBoxLayout>
#include <QPointer>
#include <QVBoxLayout>

namespace tw::ui {

StorageCard::StorageCard(ProjectSession& session, Dialogs& dialogs, QWidget* parent)
    : QFrame(parent), session_(session), dialogs_(dialogs) {
    setProperty("card", true);
    setObjectName("storageCard");
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(14, 12, 14, 12);
    column->setSpacing(8);
    column->addWidget(make_heading(tr("On disk"), "section"));
    sizes_ = add_line(column, "storageSizes", {});
    remove_ = make_button(tr("Move to the trash"), "removeRejected");
    rejected_ = add_line(column, "rejectedCount", {remove_});
    restore_ = make_button(tr("Restore all"), "restoreTrash");
    empty_ = make_button(tr("Empty…"), "emptyTrash");
    trash_ = add_line(column, "trashCount", {restore_, empty_});
    clear_ = make_button(tr("Clear"), "clearCache");
    clear_->setAccessibleName(tr("Clear the cache"));
    clear_->setToolTip(tr("Thumbnails and embeddings are made again when they are needed. Nothing of your work is in the cache."));
    cache_ = add_line(column, "cacheSize", {clear_});
    connect(remove_, &QPushButton::clicked, this, &StorageCard::remove_rejected);
    connect(restore_, &QPushButton::clicked, this, &StorageCard::restore);
    connect(empty_, &QPushButton::clicked, this, &StorageCard::empty);
    connect(clear_, &QPushButton::clicked, this, &StorageCard::clear_cache);
    show_counts({});
}

QLabel* StorageCard::add_line(QVBoxLayout* column, const char* name, const QList<QPushButton*>& buttons) {
    auto* line = new QHBoxLayout;
    QLabel* label = make_muted();
    label->setObjectName(name);
    line->addWidget(label, 1);
    for (QPushButton* button : buttons) line->addWidget(button);
    column->addLayout(line);
    return label;
}

void StorageCard::refresh() {
    session_.reader().ask(
        this, "trash",
        [](project::Project& project) {
            const project::TrashRepository trash(project);
            return Counts{trash.removable_count(), trash.size()};
        },
        [this](const Counts& counts) { show_counts(counts); });
    measure();
}

/// A folder of a million thumbnails takes its time, so it is not the reader that walks it.
void StorageCard::measure() {
    if (measuring_) return;
    auto sizes = std::make_shared<project::StorageSizes>();
    measuring_ = new FileTask(
        [sizes, folder = session_.project().folder()](const jobs::Control& control, const jobs::ProgressFn&) {
            *sizes = project::storage_sizes(folder, [&] { return !control.stopping(); });
            return jobs::Outcome{};
        },
        this);
    connect(measuring_, &FileTask::finished, this, [this, sizes](const jobs::Outcome& outcome) {
        measuring_ = nullptr;
        if (outcome.ok()) show_sizes(*sizes);
    });
    measuring_->start();
}

void StorageCard::show_counts(const Counts& counts) {
    counts_ = counts;
    const bool writes = !session_.read_only();
    rejected_->setText(tr("%n rejected pictures", "", static_cast<int>(counts.removable)));
    trash_->setText(counts.trash.pictures == 0 ? tr("The trash is empty")
                                               : tr("%n pictures in the trash, %1", "", static_cast<int>(counts.trash.pictures))
                                                     .arg(bytes(static_cast<std::uintmax_t>(counts.trash.bytes))));
    remove_->setEnabled(writes && counts.removable > 0);
    restore_->setEnabled(writes && counts.trash.pictures > 0);
    empty_->setEnabled(writes && counts.trash.pictures > 0);
}

void StorageCard::show_sizes(const project::StorageSizes& sizes) {
    sizes_->setText(tr("Database %1 · generated pictures %2 · backups %3. Free on this disk: %4")
                        .arg(bytes(sizes.database), bytes(sizes.pictures), bytes(sizes.backups), bytes(sizes.free)));
    constexpr std::uintmax_t megabyte = 1'000'000;
    const auto limit = static_cast<std::uintmax_t>(Settings().thumbnail_limit()) * megabyte;
    cache_->setText(tr("Cache of thumbnails and embeddings: %1; thumbnails take at most %2").arg(bytes(sizes.cache), bytes(limit)));
    clear_->setEnabled(sizes.cache > 0);
}

void StorageCard::start(const QString& title, std::function<void(project::TrashRepository&)> work) {
    session_.start({title,
                    [work = std::move(work)](JobTools& tools) {
                        project::TrashRepository trash(tools.project);
                        work(trash);
                        return jobs::Outcome{};
                    },
                    [card = QPointer(this)](const jobs::Outcome&) {
                        if (card) card->refresh();
                    }});
}

void StorageCard::remove_rejected() {
    start(tr("Moving rejected pictures to the trash"), [](project::TrashRepository& trash) { trash.remove(trash.removable()); });
}

void StorageCard::restore() {
    start(tr("Restoring the trash"), [](project::TrashRepository& trash) {
        std::vector<std::int64_t> ids;
        for (const project::TrashedPicture& one : trash.all()) ids.push_back(one.image_id);
        trash.restore(ids);
    });
}

void StorageCard::empty() {
    const int count = static_cast<int>(counts_.trash.pictures);
    dialogs_.confirm(this, tr("Delete %n pictures in the trash for good? Their verdicts and seeds stay.", "", count),
                     tr("Delete %n pictures", "", count),
                     [this] { start(tr("Emptying the trash"), [](project::TrashRepository& trash) { trash.empty(); }); });
}

void StorageCard::clear_cache() {
    try {
        project::clear_cache(session_.project().folder());
        emit notice(tr("The cache was cleared"));
    } catch (const std::exception& error) {
        emit trouble(qt(std::string(error.what())));
    }
    measure();
}

}  // namespace tw::ui
