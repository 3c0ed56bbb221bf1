#include "core/stages/filtering/measures.h"

#include "core/media/fit.h"
#include "core/media/similarity.h"

#include <algorithm>
#include <cmath>
#include <functional>

namespace tw::stages {

Margin margin_of(const std::vector<double>& cosines, std::size_t own) {
    Margin margin;
    margin.best_other = own == 0 ? 1 : 0;
    for (std::size_t i = 0; i < cosines.size(); ++i) {
        if (i != own && cosines[i] > cosines[margin.best_other]) margin.best_other = i;
    }
    margin.value = cosines[own] - cosines[margin.best_other];
    return margin;
}

std::optional<double> hard_cosine(const float* embedding, const worker::Embeddings& rows, const std::vector<std::size_t>& among,
                                  std::size_t top) {
    if (among.empty()) return std::nullopt;
    std::vector<double> cosines;
    for (const std::size_t i : among) {
        double sum = 0;
        const float* row = rows.row(i);
        for (int d = 0; d < rows.width; ++d) sum += static_cast<double>(embedding[d]) * row[d];
        cosines.push_back(sum);
    }
    const std::size_t count = std::min(top, cosines.size());
    std::partial_sort(cosines.begin(), cosines.begin() + static_cast<std::ptrdiff_t>(count), cosines.end(), std::greater<>());
    double sum = 0;
    for (std::size_t i = 0; i < count; ++i) sum += cosines[i];
    return sum / static_cast<double>(count);
}

std::vector<evidence::ClassMean> class_means(const std::vector<worker::Embeddings>& classes) {
    std::vector<evidence::ClassMean> means(classes.size());
    for (std::size_t c = 0; c < classes.size(); ++c) {
        for (std::size_t i = 0; i < classes[c].count(); ++i) means[c].add(classes[c].row(i), classes[c].width);
    }
    return means;
}

double leave_one_out_agreement(const std::vector<worker::Embeddings>& classes, const evidence::Prototypes& prototypes) {
    double sum = 0, weights = 0;
    for (std::size_t c = 0; c < classes.size(); ++c) {
        const auto n = static_cast<double>(classes[c].count());
        if (n < 1) continue;
        double agreed = 0;
        for (std::size_t i = 0; i < classes[c].count(); ++i) {
            agreed += margin_of(prototypes.cosines_without(classes[c].row(i), c), c).value > 0 ? 1 : 0;
        }
        const double weight = n / (n + evidence::Prototypes::shrinkage);
        sum += weight * agreed / n;
        weights += weight;
    }
    return weights > 0 ? sum / weights : 0;
}

double choose_image_share(const std::vector<worker::Embeddings>& classes, const worker::Embeddings& texts) {
    const std::vector<evidence::ClassMean> means = class_means(classes);
    double best_share = 0, best = -1;
    for (const double share : {0.5, 0.25, 0.75, 1.0}) {
        const double agreement = leave_one_out_agreement(classes, {means, texts, share});
        if (agreement > best) {
            best = agreement;
            best_share = share;
        }
    }
    return best_share;
}

media::Image small_grey(const media::Image& image) {
    constexpr int limit = 64;
    media::Image grey = media::to_channels(image, 1);
    const int longer = std::max(grey.width, grey.height);
    if (longer <= limit) return grey;
    return media::resize(grey, std::max(1, grey.width * limit / longer), std::max(1, grey.height * limit / longer));
}

double roughness(const media::Image& grey) {
    const double deviation = media::contrast(grey);
    if (deviation <= 0) return 0;
    double sum = 0;
    std::int64_t pairs = 0;
    const auto at = [&](int x, int y) { return static_cast<int>(grey.pixels[static_cast<std::size_t>(y * grey.width + x)]); };
    for (int y = 0; y < grey.height; ++y) {
        for (int x = 0; x < grey.width; ++x) {
            if (x + 1 < grey.width) sum += std::abs(at(x, y) - at(x + 1, y)), ++pairs;
            if (y + 1 < grey.height) sum += std::abs(at(x, y) - at(x, y + 1)), ++pairs;
        }
    }
    return pairs == 0 ? 0 : sum / 255.0 / static_cast<double>(pairs) / deviation;
}

std::optional<double> lower_limit(std::vector<Weighted> values, double tail) {
    if (values.empty()) return std::nullopt;
    std::sort(values.begin(), values.end(), [](const Weighted& a, const Weighted& b) { return a.value < b.value; });
    double total = 0;
    for (const Weighted& entry : values) total += entry.weight;
    double below = 0;
    double limit = values.front().value;
    for (const Weighted& entry : values) {
        // Rounding of the sum must not cost one more value.
        if (below > tail * total * (1 + 1e-9)) break;
        limit = entry.value;
        below += entry.weight;
    }
    return limit;
}

std::optional<double> upper_limit(std::vector<Weighted> values, double tail) {
    for (Weighted& entry : values) entry.value = -entry.value;
    const auto limit = lower_limit(std::move(values), tail);
    return limit ? std::optional<double>(-*limit) : std::nullopt;
}

}  // namespace tw::stages
