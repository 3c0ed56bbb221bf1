#pragma once

#include "core/project/project.h"

#include <functional>
#include <map>
#include <optional>
#include <vector>

namespace tw::project {

/// Names in use: "margin" (CLIP cosine to the class minus best other class), "best_other" (ordinal of that class), "hard_cosine" (to
/// the class's real images), "nearest_real" (pixel distance), "contrast", "blank", "superclass" (probability that it shows the data set's).
class ScoreRepository {
public:
    explicit ScoreRepository(const Project& project) : project_(project) {}
    void set(std::int64_t image_id, const std::map<std::string, double>& scores);
    /// For a picture whose content changed.
    void forget(std::int64_t image_id);
    std::map<std::string, double> get(std::int64_t image_id) const;
    std::map<std::int64_t, double> by_name(const std::string& name, const std::vector<std::int64_t>& image_ids) const;
    /// The same values alone, in no order.
    std::vector<double> values(const std::string& name, const std::vector<std::int64_t>& image_ids) const;
    /// All scores of the images with these ids and between them, image by image in the order of ids: one pass over the table, for many.
    void each(std::int64_t first_id, std::int64_t last_id,
              const std::function<void(std::int64_t image_id, const std::string& name, double value)>& take) const;
    /// Every image that has this score, real ones too; of equal scores the lower id first.
    std::vector<std::int64_t> highest_first(const std::string& name) const;

    void set_threshold(std::int64_t class_id, const std::string& name, double value);       // class_id 0: all
    std::optional<double> threshold(std::int64_t class_id, const std::string& name) const;  // own, else that of all
    std::map<std::string, double> thresholds(std::int64_t class_id) const;

private:
    const Project& project_;
};

}  // namespace tw::project
