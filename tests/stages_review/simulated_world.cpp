#include "tests/stages_review/simulated_world.h"

#include "core/base/random.h"

#include <algorithm>
#include <cmath>

namespace tw::test {
namespace {

constexpr int width = 64, factors = 6, classes = 6;

/// What is hidden behind a picture.
struct Hidden {
    int class_of = 0;
    double quality = 0, artefact = 0, pose = 0, distance = 0;
};

double logit(const std::string& rule, const Hidden& h, double margin) {
    static const double strictness[classes] = {-3, -1.5, -0.5, 0.5, 1.5, 3};
    if (rule == "margin") return 5 * margin;
    if (rule == "artefact") return 1 + 1.5 * margin - 3 * h.artefact;
    if (rule == "strict") return 2.5 * margin + strictness[h.class_of];
    if (rule == "distance") return 2.5 + margin - 2.5 * h.distance * h.distance;
    return 1.5 * margin - 1.5 * h.artefact - h.distance * h.distance + 0.5 * strictness[h.class_of] + h.pose + 1;
}

std::vector<float> random_vector(Random& random, double size) {
    std::vector<float> vector(width);
    for (float& value : vector) value = static_cast<float>(size * random.normal() / std::sqrt(static_cast<double>(width)));
    return vector;
}

void add(std::vector<float>& to, const std::vector<float>& direction, double amount) {
    for (std::size_t d = 0; d < to.size(); ++d) to[d] += static_cast<float>(amount) * direction[d];
}

}  // namespace

std::vector<stages::Learner::Judged> SimulatedWorld::judged(std::size_t first, std::size_t count) const {
    std::vector<stages::Learner::Judged> verdicts;
    for (std::size_t i = first; i < first + count; ++i) verdicts.push_back({ids[i], accepted[i]});
    return verdicts;
}

const std::vector<std::string>& simulated_rules() {
    static const std::vector<std::string> rules = {"margin", "artefact", "strict", "distance", "taste"};
    return rules;
}

SimulatedWorld simulate(const std::string& rule, std::uint64_t seed, std::size_t pictures) {
    Random random(derive_seed(seed, "simulated_world"));
    std::vector<std::vector<float>> centres, directions;
    for (int c = 0; c < classes; ++c) centres.push_back(random_vector(random, 2));
    for (int f = 0; f < factors; ++f) directions.push_back(random_vector(random, 0.6));
    SimulatedWorld world;
    world.rule = rule;
    stages::RawPictures raw;
    raw.scores.resize(5);
    std::vector<std::vector<float>> embeddings;
    for (std::size_t i = 0; i < pictures; ++i) {
        Hidden h;
        h.class_of = static_cast<int>(random.below(classes));
        h.quality = random.normal(), h.artefact = random.normal(), h.pose = random.normal(), h.distance = random.normal();
        const double margin = 0.8 * h.quality + 0.6 * random.normal();
        std::vector<float> embedding = centres[static_cast<std::size_t>(h.class_of)];
        const double amounts[factors] = {h.artefact, h.pose, h.quality, 1.5 * random.normal(), 1.5 * random.normal(), random.normal()};
        for (int f = 0; f < factors; ++f) add(embedding, directions[static_cast<std::size_t>(f)], amounts[f]);
        add(embedding, random_vector(random, 0.4), 1);
        embeddings.push_back(std::move(embedding));
        world.ids.push_back(static_cast<std::int64_t>(i) + 1);
        world.margins.push_back(margin);
        world.accepted.push_back(random.uniform() < stages::sigmoid(logit(rule, h, margin)));
        raw.class_ids.push_back(h.class_of + 1);
        const double scores[5] = {0.1 + 0.08 * margin, 0.7 + 0.05 * (0.5 * h.quality + random.normal()), 0.1 + 0.03 * h.distance,
                                  0.25 + 0.05 * random.normal(), 0.4 + 0.1 * random.normal()};
        for (std::size_t s = 0; s < 5; ++s) raw.scores[s].push_back(scores[s]);
    }
    raw.ids = world.ids;
    raw.each_embedding = [&embeddings](const stages::RawPictures::TakeEmbedding& take) {
        for (std::size_t i = 0; i < embeddings.size(); ++i) take(i, embeddings[i].data(), width);
    };
    world.features = std::make_shared<stages::PictureFeatures>(stages::make_features(raw));
    return world;
}

double area_under_curve(const SimulatedWorld& world, const std::vector<double>& ranks, std::size_t first) {
    std::vector<std::pair<double, bool>> sorted;
    for (std::size_t i = first; i < world.ids.size(); ++i) sorted.emplace_back(ranks[i], world.accepted[i]);
    std::sort(sorted.begin(), sorted.end());
    double below = 0, pairs = 0, right = 0;
    for (const auto& [rank, accepted] : sorted) {
        if (accepted) {
            right += below, ++pairs;
        } else {
            ++below;
        }
    }
    return pairs == 0 || below == 0 ? 0.5 : right / (pairs * below);
}

}  // namespace tw::test
