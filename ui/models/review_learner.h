#pragma once

#include "core/stages/review/learner.h"
#include "core/stages/review/review.h"
#include "ui/bridge/project_session.h"
#include "ui/models/id_list.h"

#include <QObject>

#include <atomic>
#include <memory>
#include <mutex>

namespace tw::ui {

/// The learner of the person's verdicts as the window sees it: it learns off the window's thread, the newest one is always at hand.
class ReviewLearner : public QObject {
    Q_OBJECT

public:
    explicit ReviewLearner(ProjectSession& session, QObject* parent = nullptr);

    bool enabled() const { return enabled_; }
    /// Off: nothing is learnt, and what was learnt is forgotten.
    void set_enabled(bool enabled);
    /// From the verdicts on disk; learnt() follows.
    void learn();
    /// Scores or pictures have changed: they are read anew before the next lesson.
    void forget_features() { source_->stale = true; }

    /// Verdicts that it learnt from; 0 while it has nothing to say.
    std::size_t verdicts() const { return learner_ ? learner_->verdicts() : 0; }
    std::optional<double> probability(std::int64_t image_id) const;

    /// Ids that match, the least sure first, by the verdicts on disk. What `front` names stays in front as it is.
    template <typename Answer>
    void ask_order(QObject* receiver, const project::SampleFilter& filter, std::vector<std::int64_t> front, Answer answer) {
        session_.background().ask(
            receiver, "unsure first",
            [source = source_, filter, front = std::move(front)](project::Project& project) {
                return IdList(source->order(project, filter, front));
            },
            std::move(answer));
    }

signals:
    void learnt();

private:
    /// Lives on the background reader's threads.
    struct Source {
        std::atomic<bool> stale = true;
        std::mutex reading;
        std::shared_ptr<const stages::PictureFeatures> features;  // guarded by `reading`

        std::shared_ptr<const stages::Learner> learner(const project::Project& project);
        std::vector<std::int64_t> order(const project::Project& project, const project::SampleFilter& filter,
                                        const std::vector<std::int64_t>& front);
    };

    ProjectSession& session_;
    std::shared_ptr<Source> source_ = std::make_shared<Source>();
    std::shared_ptr<const stages::Learner> learner_;
    bool enabled_ = true;
};

}  // namespace tw::ui
