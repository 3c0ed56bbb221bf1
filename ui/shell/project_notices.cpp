#include "ui/shell/project_notices.h"

#include "core/base/system.h"
#include "ui/bridge/project_session.h"
#include "ui/bridge/text.h"
#include "ui/widgets/message_bars.h"

namespace tw::ui {

namespace {
constexpr int look_every_ms = 3000;
}

ProjectNotices::ProjectNotices(ProjectSession& session, Banner& banner, Ways ways)
    : QObject(&session), session_(session), banner_(banner), ways_(std::move(ways)) {
    connect(&session.folders(), &FolderWatch::checked, this, &ProjectNotices::folders_checked);
    connect(&session, &ProjectSession::storage_failed, this, &ProjectNotices::storage_failed);
    connect(&timer_, &QTimer::timeout, this, &ProjectNotices::check_place);
    timer_.start(look_every_ms);
    session.folders().check();
    warn_of_network();
}

void ProjectNotices::folders_checked() {
    const std::int64_t news = session_.folders().news();
    QString fault;
    for (const stages::FolderDifference& one : *session_.folders().differences()) {
        if (!one.fault.empty()) fault = qt(one.fault);
    }
    const std::int64_t told = std::exchange(told_, fault.isEmpty() ? news : -1);
    if (told_ == told || (news == 0 && fault.isEmpty())) return;
    // What is wrong goes before what is new.
    if (banner_.isVisible() && banner_.property("kind") == "bad") return;
    banner_.show_message(fault.isEmpty() ? tr("The imported folders changed outside: %n files differ.", "", static_cast<int>(news))
                                         : fault + QStringLiteral("."),
                         "warn");
    banner_.add_action(tr("Show the changes"), "bannerChanges", [this] {
        banner_.hide();
        ways_.show_changes();
    });
}

/// On the reader's thread, since a disk that hangs must not hang the window.
void ProjectNotices::check_place() {
    session_.reader().ask(
        this, "place", [](project::Project& project) { return project.is_in_place(); },
        [this](bool is_in_place) {
            if (!is_in_place && !is_failing_) {
                storage_failed(tr("The project's folder %1 is not there any more.").arg(qt(session_.project().folder())));
            } else if (is_in_place && is_failing_ && session_.kept_verdicts() == 0) {
                retry();
            }
        });
}

void ProjectNotices::storage_failed(const QString& reason) {
    if (!reason.isEmpty()) reason_ = reason;
    is_failing_ = !reason.isEmpty() || session_.kept_verdicts() > 0;
    if (!is_failing_) return banner_.hide();
    const int kept = static_cast<int>(session_.kept_verdicts());
    const QString said = reason_.endsWith('.') ? reason_ : reason_ + '.';
    banner_.show_message(said + ' ' +
                             (kept > 0 ? tr("%n verdicts are kept in memory and will be written: keep this window open.", "", kept)
                                       : tr("Nothing is lost: bring it back, then retry.")),
                         "bad");
    banner_.add_action(tr("Retry"), "bannerStorageRetry", [this] { retry(); });
}

void ProjectNotices::retry() {
    const int kept = static_cast<int>(session_.kept_verdicts());
    if (!session_.retry()) return;
    is_failing_ = false;
    banner_.hide();
    ways_.show_notice(kept > 0 ? tr("The project is back; %n verdicts were written", "", kept) : tr("The project is back"));
    session_.folders().check();
}

void ProjectNotices::warn_of_network() {
    const QString type = qt(network_file_system(session_.project().folder()));
    if (type.isEmpty() || banner_.isVisible()) return;
    banner_.show_message(
        tr("This project lies on a network disk (%1). A broken connection can damage its database: a copy on a disk of this "
           "machine is safer.")
            .arg(type),
        "warn");
}

}  // namespace tw::ui
