#pragma once

#include "core/project/changes.h"
#include "core/project/lock.h"

#include <filesystem>
#include <memory>
#include <mutex>

namespace tw::project {

/// What all Project objects that this process has open on one folder share: the change hub, and the lock while one of them writes.
class Session {
public:
    static std::shared_ptr<Session> of(const std::filesystem::path& folder);
    explicit Session(std::filesystem::path folder) : folder_(std::move(folder)) {}

    ChangeHub hub;

private:
    friend class WriteLease;
    const std::filesystem::path folder_;
    std::mutex mutex_;
    std::unique_ptr<FolderLock> lock_;
    int writers_ = 0;
    bool opened_ = false;
};

/// One writing Project's share of the lock; the first takes it from the system, the last gives it back.
class WriteLease {
public:
    explicit WriteLease(std::shared_ptr<Session> session);
    ~WriteLease();
    WriteLease(const WriteLease&) = delete;
    WriteLease& operator=(const WriteLease&) = delete;

    bool first() const { return first_; }
    bool was_unclean() const { return was_unclean_; }
    /// The project was opened whole: from now on the end of the last lease is a clean close.
    void opened();

private:
    std::shared_ptr<Session> session_;
    bool first_ = false;
    bool was_unclean_ = false;
};

}  // namespace tw::project
