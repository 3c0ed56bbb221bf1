#pragma once

#include "core/stages/review/review.h"
#include "ui/models/picture_model.h"

#include <QObject>

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

namespace tw::ui {

/// The culling line without its looks: what is listed, which sample is the active one, and where the line goes after a
/// verdict.
class ReviewList : public QObject {
    Q_OBJECT

public:
    explicit ReviewList(ProjectSession& session, QObject* parent = nullptr);

    PictureModel& model() { return model_; }
    /// Asks for the ids off the window's thread; the active sample stays when it is still listed.
    void load(const project::SampleFilter& filter, stages::ReviewOrder order);
    bool loaded() const { return loaded_; }

    /// 0 when nothing is listed.
    std::int64_t current() const { return current_; }
    void set_current(std::int64_t image_id);
    void next() { step(1); }
    void previous() { step(-1); }
    /// `places` after the active one; 0 when there is none.
    std::int64_t neighbour(int places) const;

    /// Sets the verdict of this very sample (never toggles) and has it on disk before the active sample changes: to the
    /// next, at the end to the previous one. Throws Error when it could not be written; nothing moves then.
    void judge(std::int64_t image_id, const std::string& verdict, const std::string& reason);
    /// After undo or redo: these samples are listed where they were if the filter shows them; the first becomes active.
    void bring_back(const std::vector<std::int64_t>& image_ids);

signals:
    void current_changed(qint64 image_id);
    /// The ids were read anew.
    void reloaded();

private:
    void ask();
    void take(std::vector<std::int64_t> ids);
    void step(int by);
    void activate_row(int row);
    bool shows(const std::string& verdict) const { return filter_.verdict.empty() || filter_.verdict == verdict; }

    ProjectSession& session_;
    PictureModel model_;
    project::SampleFilter filter_;
    stages::ReviewOrder order_ = stages::ReviewOrder::time;
    std::unordered_map<std::int64_t, std::size_t> rank_;  // place in the order of all that were ever listed here
    std::int64_t current_ = 0;
    int current_row_ = -1;
    int edits_ = 0;  // verdicts and undos; an answer that is older than the last one is stale
    bool loaded_ = false;
};

}  // namespace tw::ui
