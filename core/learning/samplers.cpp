#include "core/learning/samplers.h"

#include "core/base/error.h"
#include "core/learning/labels.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace tw::learning {
namespace {

using Groups = std::vector<std::vector<std::size_t>>;

enum class Among { all, real, synthetic };

Groups by_class(const PictureSet& set, int classes, Among among) {
    Groups groups(static_cast<std::size_t>(classes));
    for (std::size_t i = 0; i < set.size(); ++i) {
        if (among != Among::all && set.is_synthetic(i) != (among == Among::synthetic)) continue;
        groups[static_cast<std::size_t>(set.labels[i])].push_back(i);
    }
    return groups;
}

/// Probabilities, by class, of groups drawn with n^exponent; 0 for an empty one.
std::vector<double> class_weights(const Groups& groups, double exponent) {
    std::vector<double> weights;
    for (const auto& group : groups) weights.push_back(group.empty() ? 0.0 : std::pow(static_cast<double>(group.size()), exponent));
    const double sum = std::accumulate(weights.begin(), weights.end(), 0.0);
    for (double& weight : weights) weight /= sum;
    return weights;
}

double exponent_of(const std::string& sampler) {
    if (sampler == "instance") return 1.0;
    if (sampler == "square_root") return 0.5;
    if (sampler == "class_balanced") return 0.0;
    throw Error("unknown sampler \"" + sampler + "\"; there are: instance, square_root, class_balanced");
}

/// Of the generated pictures' classes.
std::vector<double> replacement_weights(const Groups& real, const Groups& synthetic, bool weighted) {
    std::vector<double> weights = class_weights(synthetic, 1.0);
    if (!weighted) return weights;
    double sum = 0;
    for (std::size_t k = 0; k < weights.size(); ++k) {
        weights[k] = synthetic[k].empty() ? 0.0 : 1.0 / (static_cast<double>(real[k].size()) + 1);
        sum += weights[k];
    }
    for (double& weight : weights) weight /= sum;
    return weights;
}

bool any(const Groups& groups) {
    return std::any_of(groups.begin(), groups.end(), [](const auto& group) { return !group.empty(); });
}

/// "instance" sampling is one group, so that an epoch uses every picture once.
GroupSampler sampler_of(const Groups& groups, const std::vector<double>& weights, bool one_group) {
    if (!one_group) return {groups, weights};
    std::vector<std::size_t> together;
    for (const auto& group : groups) together.insert(together.end(), group.begin(), group.end());
    std::sort(together.begin(), together.end());
    return {{together}, {1.0}};
}

Groups drawn_groups(const PictureSet& set, const TrainingOptions& options, int classes) {
    Groups groups = by_class(set, classes, options.synthetic_probability > 0 ? Among::real : Among::all);
    if (!any(groups)) throw Error("there are no real training pictures to draw from");
    return groups;
}

GroupSampler drawn_sampler(const PictureSet& set, const TrainingOptions& options, int classes) {
    const Groups groups = drawn_groups(set, options, classes);
    return sampler_of(groups, class_weights(groups, exponent_of(options.sampler)), options.sampler == "instance");
}

GroupSampler foreground_sampler(const PictureSet& set, int classes) {
    const Groups groups = by_class(set, classes, Among::all);
    return {groups, class_weights(groups, 0.0)};
}

/// Adds `share` times the mean label of each class's pictures, the class drawn with its weight.
void add_shares(const PictureSet& set, const TrainingOptions& options, const Groups& groups, const std::vector<double>& weights,
                double share, std::vector<double>& shares) {
    std::vector<float> row(shares.size());
    for (std::size_t k = 0; k < groups.size(); ++k) {
        for (const std::size_t index : groups[k]) {
            std::fill(row.begin(), row.end(), 0.0f);
            add_label(set, index, options, 1.0, row);
            const double each = share * weights[k] / static_cast<double>(groups[k].size());
            for (std::size_t j = 0; j < row.size(); ++j) shares[j] += each * row[j];
        }
    }
}

}  // namespace

const std::vector<std::string>& sampler_names() {
    static const std::vector<std::string> names = {"instance", "square_root", "class_balanced"};
    return names;
}

GroupSampler::GroupSampler(const std::vector<std::vector<std::size_t>>& groups, const std::vector<double>& weights) {
    double sum = 0;
    for (std::size_t i = 0; i < groups.size(); ++i) {
        if (groups[i].empty()) continue;
        groups_.push_back({groups[i], groups[i].size()});
        cumulative_.push_back(sum += weights[i]);
    }
    if (groups_.empty()) throw Error("there are no pictures to draw from");
}

std::size_t GroupSampler::next(Random& random) {
    std::size_t group = 0;
    if (groups_.size() > 1) {
        const double at = random.uniform() * cumulative_.back();
        group = static_cast<std::size_t>(std::upper_bound(cumulative_.begin(), cumulative_.end(), at) - cumulative_.begin());
    }
    Pass& pass = groups_[std::min(group, groups_.size() - 1)];
    if (pass.position == pass.order.size()) {
        random.shuffle(pass.order);
        pass.position = 0;
    }
    return pass.order[pass.position++];
}

TrainingSampler::TrainingSampler(const PictureSet& set, const TrainingOptions& options, int classes)
    : set_(set),
      synthetic_probability_(options.synthetic_probability),
      real_(by_class(set, classes, Among::real)),
      synthetic_(by_class(set, classes, Among::synthetic)),
      drawn_(drawn_sampler(set, options, classes)),
      foreground_(foreground_sampler(set, classes)) {
    if (synthetic_probability_ == 0) return;
    if (!any(synthetic_)) throw Error("synthetic_probability is above 0, but no training picture is generated");
    replacement_ = sampler_of(synthetic_, replacement_weights(real_, synthetic_, options.synthetic_weighted), !options.synthetic_weighted);
}

std::size_t TrainingSampler::next(Random& random) {
    if (replacement_ && random.uniform() < synthetic_probability_) return replacement_->next(random);
    return drawn_.next(random);
}

std::size_t TrainingSampler::next_foreground(Random& random) {
    return foreground_.next(random);
}

std::optional<std::size_t> TrainingSampler::counterpart(std::size_t index, Random& random) const {
    const auto& others = (set_.is_synthetic(index) ? real_ : synthetic_)[static_cast<std::size_t>(set_.labels[index])];
    if (others.empty()) return std::nullopt;
    return others[random.below(others.size())];
}

std::vector<double> class_shares(const PictureSet& set, const TrainingOptions& options, int classes) {
    std::vector<double> shares(static_cast<std::size_t>(classes), 0.0);
    const Groups real = by_class(set, classes, Among::real);
    if (options.class_prior == "real") {
        if (!any(real)) throw Error("class_prior is real, but there are no real training pictures");
        return class_weights(real, 1.0);
    }
    const Groups drawn = drawn_groups(set, options, classes);
    const double p = options.synthetic_probability;
    add_shares(set, options, drawn, class_weights(drawn, exponent_of(options.sampler)), 1 - p, shares);
    if (p > 0) {
        const Groups synthetic = by_class(set, classes, Among::synthetic);
        if (!any(synthetic)) throw Error("synthetic_probability is above 0, but no training picture is generated");
        add_shares(set, options, synthetic, replacement_weights(real, synthetic, options.synthetic_weighted), p, shares);
    }
    const double sum = std::accumulate(shares.begin(), shares.end(), 0.0);
    for (double& share : shares) share /= sum;
    return shares;
}

}  // namespace tw::learning
