#include "ui/models/review_learner.h"

#include <unordered_set>

namespace tw::ui {

ReviewLearner::ReviewLearner(ProjectSession& session, QObject* parent) : QObject(parent), session_(session) {}

std::shared_ptr<const stages::Learner> ReviewLearner::Source::learner(const project::Project& project) {
    std::shared_ptr<const stages::PictureFeatures> known;
    {
        const std::lock_guard lock(reading);
        if (stale.exchange(false)) features = std::make_shared<stages::PictureFeatures>(stages::read_features(project));
        known = features;
    }
    return std::make_shared<stages::Learner>(std::move(known),
                                             project::VerdictRepository(project).by_person(stages::most_verdicts_learnt_from));
}

std::vector<std::int64_t> ReviewLearner::Source::order(const project::Project& project, const project::SampleFilter& filter,
                                                       const std::vector<std::int64_t>& front) {
    std::vector<std::int64_t> ids = project::SampleRepository(project).ids(filter);
    if (!front.empty()) {
        const std::unordered_set<std::int64_t> stays(front.begin(), front.end());
        std::erase_if(ids, [&](std::int64_t id) { return stays.contains(id); });
    }
    ids = learner(project)->unsure_first(std::move(ids));
    ids.insert(ids.begin(), front.begin(), front.end());
    return ids;
}

void ReviewLearner::set_enabled(bool enabled) {
    if (enabled == enabled_) return;
    enabled_ = enabled;
    learner_.reset();
    emit learnt();
    learn();
}

void ReviewLearner::learn() {
    if (!enabled_) return;
    session_.background().ask(
        this, "learn", [source = source_](project::Project& project) { return source->learner(project); },
        [this](std::shared_ptr<const stages::Learner> learner) {
            if (!enabled_) return;
            learner_ = std::move(learner);
            emit learnt();
        });
}

std::optional<double> ReviewLearner::probability(std::int64_t image_id) const {
    return learner_ ? learner_->probability(image_id) : std::nullopt;
}

}  // namespace tw::ui
