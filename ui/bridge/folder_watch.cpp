#include "ui/bridge/folder_watch.h"

#include "ui/bridge/text.h"

namespace tw::ui {

namespace {

namespace fs = std::filesystem;

constexpr int settle_ms = 1500;             // copying a folder is many changes
constexpr std::size_t most_watched = 2000;  // the system's watches are few, and shared by all programs

/// The root and its class folders: what lies deeper is found by the next comparison.
void add_folders(const fs::path& root, QStringList& folders) {
    std::error_code error;
    const fs::path top = fs::is_directory(root, error) ? root : root.parent_path();
    if (!fs::is_directory(top, error)) return;
    folders << qt(top);
    for (fs::directory_iterator it(top, error), end; !error && it != end; it.increment(error)) {
        if (folders.size() >= static_cast<qsizetype>(most_watched)) return;
        if (it->is_directory(error)) folders << qt(it->path());
    }
}

}  // namespace

FolderWatch::FolderWatch(const project::Project& project, QObject* parent)
    : QObject(parent), reader_(std::make_unique<Reader>(project.reopen())) {
    settled_.setSingleShot(true);
    settled_.setInterval(settle_ms);
    connect(&settled_, &QTimer::timeout, this, [this] { check(); });
    connect(&watcher_, &QFileSystemWatcher::directoryChanged, &settled_, qOverload<>(&QTimer::start));
    connect(reader_.get(), &Reader::failed, this, [this](const QString& reason) {
        busy_ = false;
        emit changed();
        emit failed(reason);
    });
}

FolderWatch::~FolderWatch() {
    control_->stop_now();
    reader_.reset();
}

void FolderWatch::check(stages::Depth depth) {
    if (held_) {
        asked_while_held_ = true;
        return;
    }
    busy_ = true;
    emit changed();
    reader_->ask(
        this, "compare", [depth, control = control_](project::Project& project) { return compare(project, depth, *control); },
        [this](const Result& result) { take(result); });
}

void FolderWatch::hold(bool held) {
    held_ = held;
    if (!held && std::exchange(asked_while_held_, false)) check();
}

std::int64_t FolderWatch::news() const {
    std::int64_t sum = 0;
    for (const stages::FolderDifference& one : *differences_) sum += one.news();
    return sum;
}

FolderWatch::Result FolderWatch::compare(const project::Project& project, stages::Depth depth, const jobs::Control& control) {
    auto differences = std::make_shared<Differences>();
    Result result;
    for (const stages::ImportedRoot& root : stages::imported_roots(project)) {
        auto difference = stages::compare_folder(project, root, depth, control, [](const jobs::Progress&) {});
        if (!difference) break;
        differences->push_back(std::move(*difference));
        add_folders(root.path(), result.folders);
    }
    result.differences = std::move(differences);
    return result;
}

void FolderWatch::take(const Result& result) {
    differences_ = result.differences;
    busy_ = false;
    const QStringList watched = watcher_.directories();
    QStringList fresh;
    for (const QString& folder : result.folders) {
        if (!watched.contains(folder)) fresh << folder;
    }
    if (!fresh.isEmpty()) watcher_.addPaths(fresh);
    emit changed();
    emit checked();
}

}  // namespace tw::ui
