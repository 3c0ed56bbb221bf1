#include "ui/bridge/file_task.h"

namespace tw::ui {

FileTask::FileTask(Work work, QObject* parent) : QObject(parent), work_(std::move(work)) {}

FileTask::~FileTask() {
    control_->stop_now();
    if (thread_.joinable()) thread_.join();
}

void FileTask::start() {
    thread_ = std::thread([this] {
        const auto report = [this](const jobs::Progress& progress) {
            QMetaObject::invokeMethod(
                this, [this, progress] { emit progressed(progress); }, Qt::QueuedConnection);
        };
        const jobs::Outcome outcome = jobs::run_guarded([&] { return work_(*control_, report); });
        QMetaObject::invokeMethod(
            this,
            [this, outcome] {
                emit finished(outcome);
                deleteLater();
            },
            Qt::QueuedConnection);
    });
}

}  // namespace tw::ui
