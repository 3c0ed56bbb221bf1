#include "core/project/session.h"

#include <map>

namespace tw::project {

std::shared_ptr<Session> Session::of(const std::filesystem::path& folder) {
    static std::mutex mutex;
    static std::map<std::filesystem::path, std::weak_ptr<Session>> sessions;
    const std::lock_guard lock(mutex);
    std::erase_if(sessions, [](const auto& entry) { return entry.second.expired(); });
    std::weak_ptr<Session>& known = sessions[folder];
    std::shared_ptr<Session> session = known.lock();
    if (!session) known = session = std::make_shared<Session>(folder);
    return session;
}

WriteLease::WriteLease(std::shared_ptr<Session> session) : session_(std::move(session)) {
    const std::lock_guard lock(session_->mutex_);
    first_ = session_->writers_ == 0;
    if (first_) {
        session_->lock_ = std::make_unique<FolderLock>(session_->folder_);
        session_->opened_ = false;
    }
    was_unclean_ = session_->lock_->was_unclean();
    ++session_->writers_;
}

void WriteLease::opened() {
    const std::lock_guard lock(session_->mutex_);
    session_->opened_ = true;
}

WriteLease::~WriteLease() {
    const std::lock_guard lock(session_->mutex_);
    if (--session_->writers_ > 0) return;
    // An open that failed after a crash must not wipe out the mark of that crash.
    session_->lock_->release(session_->opened_ || !session_->lock_->was_unclean());
    session_->lock_.reset();
}

}  // namespace tw::project
