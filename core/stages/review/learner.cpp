#include "core/stages/review/learner.h"

#include "core/base/random.h"

#include <algorithm>
#include <cmath>

namespace tw::stages {
namespace {

constexpr std::size_t least_verdicts = 12, least_of_a_kind = 3;
constexpr double ridges[] = {32, 8, 2, 0.5};
constexpr double likely = 0.8;

constexpr std::size_t spread_over = 1'000;   // places that are looked after for near copies
constexpr std::size_t look_ahead = 24;       // candidates a place
constexpr std::size_t not_again_within = 8;  // places
constexpr double copy_cosine = 0.9;          // of the projected embeddings, seen from the class's mean

std::vector<Example> examples_of(const PictureFeatures& features, const std::vector<Learner::Judged>& verdicts) {
    std::vector<Example> examples;
    std::size_t accepted = 0;
    for (const Learner::Judged& judged : verdicts) {
        const auto place = features.places.find(judged.image_id);
        if (place == features.places.end()) continue;
        examples.push_back({place->second, judged.accepted});
        accepted += judged.accepted ? 1 : 0;
    }
    const std::size_t fewer = std::min(accepted, examples.size() - accepted);
    if (examples.size() < least_verdicts || fewer < least_of_a_kind) examples.clear();
    return examples;
}

double left_out_loss(const LogisticModel& model, const std::vector<Example>& examples) {
    double sum = 0;
    for (std::size_t i = 0; i < examples.size(); ++i) {
        const double p = sigmoid(model.left_out_logits()[i]);
        sum -= std::log(std::max(examples[i].accepted ? p : 1 - p, 1e-12));
    }
    return sum;
}

/// Platt, "Probabilistic outputs for support vector machines", 1999, on left-out logits; drawn towards slope 1 and shift 0, so that few
/// verdicts change little.
std::pair<double, double> calibrate(const std::vector<double>& logits, const std::vector<Example>& examples) {
    constexpr int steps = 12;
    constexpr double pull = 2;  // as many verdicts as the prior weighs, roughly
    double slope = 1, shift = 0;
    for (int step = 0; step < steps; ++step) {
        double gs = pull * (slope - 1), gb = pull * shift, ss = pull, sb = 0, bb = pull;
        for (std::size_t i = 0; i < logits.size(); ++i) {
            const double p = sigmoid(slope * logits[i] + shift);
            const double d = p - (examples[i].accepted ? 1 : 0), w = std::max(p * (1 - p), 1e-6);
            gs += d * logits[i], gb += d;
            ss += w * logits[i] * logits[i], sb += w * logits[i], bb += w;
        }
        const double determinant = ss * bb - sb * sb;
        slope = std::clamp(slope - (bb * gs - sb * gb) / determinant, 0.1, 3.0);
        shift = std::clamp(shift - (ss * gb - sb * gs) / determinant, -3.0, 3.0);
    }
    return {slope, shift};
}

}  // namespace

Leaning leaning(double probability) {
    if (probability >= likely) return Leaning::likely_accept;
    return probability <= 1 - likely ? Leaning::likely_reject : Leaning::unsure;
}

Learner::Learner(std::shared_ptr<const PictureFeatures> features, const std::vector<Judged>& verdicts) : features_(std::move(features)) {
    const std::vector<Example> examples = examples_of(*features_, verdicts);
    if (examples.empty()) return;
    learnt_from_ = examples.size();
    // From the strongest on, each from where the one before it ended.
    std::optional<LogisticModel> before;
    double least_loss = 0;
    for (const double ridge : ridges) {
        LogisticModel model(*features_, examples, ridge, before ? &*before : nullptr);
        const double loss = left_out_loss(model, examples);
        if (!model_ || loss < least_loss) {
            model_ = model;
            least_loss = loss;
        }
        before = std::move(model);
    }
    std::tie(slope_, shift_) = calibrate(model_->left_out_logits(), examples);
}

std::optional<double> Learner::probability(std::int64_t image_id) const {
    const auto place = features_->places.find(image_id);
    if (!model_ || place == features_->places.end()) return std::nullopt;
    return sigmoid(slope_ * model_->logit(*features_, place->second) + shift_);
}

std::vector<std::int64_t> Learner::unsure_first(std::vector<std::int64_t> image_ids) const {
    if (!model_) {
        Random(derive_seed(0, "unsure_first")).shuffle(image_ids);
        return image_ids;
    }
    std::vector<std::pair<double, std::int64_t>> ranked;
    ranked.reserve(image_ids.size());
    for (const std::int64_t id : image_ids) {
        const auto p = probability(id);
        ranked.emplace_back(p ? std::abs(*p - 0.5) : 1.0, id);
    }
    std::stable_sort(ranked.begin(), ranked.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    std::transform(ranked.begin(), ranked.end(), image_ids.begin(), [](const auto& entry) { return entry.second; });
    spread(image_ids);
    return image_ids;
}

bool Learner::near_copies(std::size_t a, std::size_t b) const {
    if (features_->group_of[a] != features_->group_of[b]) return false;
    double ab = 0, aa = 0, bb = 0;
    for (int c = features_->first_projected; c < features_->width; ++c) {
        const double x = features_->row(a)[c], y = features_->row(b)[c];
        ab += x * y, aa += x * x, bb += y * y;
    }
    return ab > 0 && ab >= copy_cosine * std::sqrt(aa * bb);
}

void Learner::spread(std::vector<std::int64_t>& image_ids) const {
    const auto place_of = [&](std::size_t index) {
        const auto found = features_->places.find(image_ids[index]);
        return found == features_->places.end() ? std::optional<std::size_t>() : std::optional(found->second);
    };
    const std::size_t end = std::min(spread_over, image_ids.size());
    for (std::size_t i = 1; i < end; ++i) {
        // How long ago a near copy of the candidate was shown; `fresh` when it is long enough.
        const std::size_t fresh = std::min(i, not_again_within) + 1;
        const auto age = [&](std::size_t candidate) {
            const auto place = place_of(candidate);
            for (std::size_t ago = 1; place && ago < fresh; ++ago) {
                const auto shown = place_of(i - ago);
                if (shown && near_copies(*place, *shown)) return ago;
            }
            return fresh;
        };
        std::size_t chosen = i, best = age(i);
        for (std::size_t next = i + 1; best < fresh && next < std::min(i + look_ahead, image_ids.size()); ++next) {
            if (const std::size_t found = age(next); found > best) chosen = next, best = found;
        }
        const auto begin = image_ids.begin() + static_cast<std::ptrdiff_t>(i);
        const auto at = image_ids.begin() + static_cast<std::ptrdiff_t>(chosen);
        std::rotate(begin, at, at + 1);
    }
}

Learner learn(const project::Project& project) {
    return {std::make_shared<PictureFeatures>(read_features(project)),
            project::VerdictRepository(project).by_person(most_verdicts_learnt_from)};
}

}  // namespace tw::stages
