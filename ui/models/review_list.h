#pragma once

#include "core/stages/review/review.h"
#include "ui/models/picture_model.h"
#include "ui/models/review_learner.h"

#include <QObject>

#include <cstdint>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

namespace tw::ui {

/// The culling line without its looks: what is listed, which sample is the active one, and where the line goes after a
/// verdict.
class ReviewList : public QObject {
    Q_OBJECT

public:
    /// This many pictures after the active one stay where they are when the order is made anew: they are decoded already.
    static constexpr int settled_ahead = 3;

    ReviewList(ProjectSession& session, ReviewLearner& learner, QObject* parent = nullptr);

    PictureModel& model() { return model_; }
    /// Asks for the ids off the window's thread; the active sample stays when it is still listed.
    void load(const project::SampleFilter& filter, stages::ReviewOrder order);
    /// Lists exactly these, judged or not, until load() is called.
    void load_sample(std::vector<std::int64_t> image_ids);
    /// With the unsure ones first: what comes after the next few is sorted by what was learnt since.
    void sort_what_follows();
    bool loaded() const { return loaded_; }
    stages::ReviewOrder order() const { return order_; }
    const project::SampleFilter& filter() const { return filter_; }
    /// Rows of these tables changed. Samples that are named are looked at one by one; the list is read anew only where its order or its
    /// runs may have changed.
    void refresh(const Tables& tables);

    /// 0 when nothing is listed.
    std::int64_t current() const { return current_; }
    /// -1 when nothing is listed.
    int current_row() const { return current_row_; }
    void set_current(std::int64_t image_id);
    /// The view's own choice; while rows come and go the list decides.
    void set_current_row(int row);
    void next() { step(1); }
    void previous() { step(-1); }
    /// `places` after the active one; 0 when there is none.
    std::int64_t neighbour(int places) const;

    /// Sets the verdict of these very samples (never toggles) as one action, and has it on disk before the active sample changes: to the
    /// one after the last of them, at the end to the previous one. Throws Error when it could not be written; nothing moves then. More than
    /// ProjectSession::most_at_once are written off the window's thread.
    void judge(std::vector<std::int64_t> image_ids, const std::string& verdict, const std::string& reason);
    /// After undo or redo: these samples are listed where they were (one that has never been, at the active row) if the filter shows them;
    /// the first becomes active.
    void bring_back(const std::vector<std::int64_t>& image_ids);

signals:
    void current_changed(qint64 image_id);
    /// The ids were read anew.
    void reloaded();
    /// The verdicts on so many samples are on disk.
    void judged(qint64 count);

private:
    void ask();
    void ask_about(const std::vector<std::int64_t>& image_ids);
    /// `asked`: the last edit before the question; what was edited since is as it is listed now.
    void take(IdList ids, int asked);
    /// Lists or unlists a sample; whether the list changed.
    bool list(std::int64_t image_id, bool wanted);
    void keep_current();
    void step(int by);
    void activate_row(int row);
    std::vector<int> rows_of(const std::vector<std::int64_t>& image_ids) const;
    /// What is active once these rows are judged: the sample after the last of them, at the end the last before it that stays; 0: none.
    std::int64_t follower_of(const std::vector<int>& rows) const;
    void after_verdict(const std::vector<int>& rows, const std::string& verdict);
    void write_many(std::vector<std::int64_t> image_ids, const std::string& verdict, const std::string& reason);
    bool shows(const std::string& verdict) const { return whole_sample_ || filter_.verdict.empty() || filter_.verdict == verdict; }

    ProjectSession& session_;
    ReviewLearner& learner_;
    PictureModel model_;
    project::SampleFilter filter_;
    stages::ReviewOrder order_ = stages::ReviewOrder::time;
    std::int64_t current_ = 0;
    int current_row_ = -1;
    int edits_ = 0;                                 // verdicts and undos, numbered
    std::unordered_map<std::int64_t, int> edited_;  // sample -> its last edit, which an older answer does not know of
    bool loaded_ = false;
    bool whole_sample_ = false;
    bool keep_front_ = false;  // of the next answer
    bool moving_ = false;      // rows come and go
    int loads_ = 0, questions_ = 0;
};

}  // namespace tw::ui
