#include "core/base/error.h"
#include "core/project/classes.h"
#include "core/project/images.h"
#include "core/stages/filtering/filter.h"
#include "core/stages/filtering/measures.h"
#include "core/stages/filtering/rules.h"

#include <algorithm>
#include <cmath>
#include <set>

namespace tw::stages {
namespace {

constexpr const char* by_hand_key = "thresholds_by_hand";  // ["<class id> <score>", …]; class id 0: every class

std::string by_hand_name(std::int64_t class_id, const std::string& score) {
    return std::to_string(class_id) + " " + score;
}

std::set<std::string> set_by_hand(const project::Project& project) {
    return project.setting(by_hand_key, Json::array()).get<std::set<std::string>>();
}

/// Scores of the real training images of every class, by name; the yardstick.
class Yardstick {
public:
    explicit Yardstick(const project::Project& project) : scores_(project) {
        const project::ImageRepository images(project);
        for (const project::Class& entry : project::ClassRepository(project).all()) {
            ids_[entry.id] = images.ids("real", "train", entry.id);
        }
    }

    std::size_t size(std::int64_t class_id) const { return ids_.at(class_id).size(); }

    std::vector<Weighted> of_class(std::int64_t class_id, const std::string& score) const {
        std::vector<Weighted> values;
        for (const double value : scores_.values(score, ids_.at(class_id))) values.push_back({value, 1.0});
        return values;
    }

    /// All classes, each with the same weight whatever its size.
    std::vector<Weighted> pooled(const std::string& score) const {
        std::vector<Weighted> all;
        for (const auto& [class_id, ids] : ids_) {
            const std::vector<Weighted> own = of_class(class_id, score);
            for (const Weighted& entry : own) all.push_back({entry.value, 1.0 / static_cast<double>(own.size())});
        }
        return all;
    }

private:
    project::ScoreRepository scores_;
    std::map<std::int64_t, std::vector<std::int64_t>> ids_;
};

std::optional<double> limit(const FilterRule& rule, std::vector<Weighted> values, double tail) {
    return rule.keeps == Keeps::above ? lower_limit(std::move(values), tail) : upper_limit(std::move(values), tail);
}

/// The milder of the two limits.
double milder(const FilterRule& rule, double a, double b) {
    return rule.keeps == Keeps::above ? std::min(a, b) : std::max(a, b);
}

std::optional<double> default_threshold(const Yardstick& yardstick, const FilterRule& rule, std::int64_t class_id, double tail) {
    std::vector<Weighted> own = yardstick.of_class(class_id, rule.score);
    const std::size_t size = yardstick.size(class_id);
    if (size >= own_yardstick_min) return limit(rule, std::move(own), tail);
    std::vector<Weighted> pooled;
    if (std::string(rule.score) == "hard_cosine") pooled = yardstick.pooled(hard_cosine_among(size));
    if (pooled.empty()) pooled = yardstick.pooled(rule.score);
    const auto common = limit(rule, std::move(pooled), tail);
    const auto extreme = limit(rule, std::move(own), 0);
    // None of the few real images of a class may itself fall through its filter.
    return common && extreme ? std::optional<double>(milder(rule, *common, *extreme)) : common;
}

std::string number(double value) {
    char text[32];
    std::snprintf(text, sizeof text, "%.3g", value);
    return text;
}

const FilterRule& rule_of(const std::string& score) {
    for (const FilterRule& rule : filter_rules) {
        if (rule.score == score) return rule;
    }
    std::string names;
    for (const FilterRule& rule : filter_rules) names += (names.empty() ? "" : ", ") + std::string(rule.score);
    throw Error("there is no threshold '" + score + "'; there are " + names);
}

}  // namespace

void set_default_thresholds(project::Project& project, double keep_share) {
    if (!(keep_share > 0 && keep_share <= 1)) throw Error("keep_share must be above 0 and at most 1");
    const Yardstick yardstick(project);
    const std::set<std::string> by_hand = set_by_hand(project);
    project::ScoreRepository scores(project);
    project::Transaction transaction(project);
    for (const FilterRule& rule : filter_rules) {
        if (by_hand.contains(by_hand_name(0, rule.score))) continue;
        const double tail = (1 - keep_share) * rule.tail_share;
        if (const auto value = limit(rule, yardstick.pooled(rule.score), tail)) scores.set_threshold(0, rule.score, *value);
        for (const project::Class& entry : project::ClassRepository(project).all()) {
            if (by_hand.contains(by_hand_name(entry.id, rule.score))) continue;
            const auto value = default_threshold(yardstick, rule, entry.id, tail);
            if (value) scores.set_threshold(entry.id, rule.score, *value);
        }
    }
    transaction.commit();
}

void set_threshold_by_hand(project::Project& project, std::int64_t class_id, const std::string& score, double value) {
    rule_of(score);
    if (!std::isfinite(value)) throw Error("the threshold of '" + score + "' must be a finite number");
    std::set<std::string> by_hand = set_by_hand(project);
    by_hand.insert(by_hand_name(class_id, score));
    project::ScoreRepository scores(project);
    project::Transaction transaction(project);
    scores.set_threshold(class_id, score, value);
    if (class_id == 0) {
        for (const project::Class& entry : project::ClassRepository(project).all()) scores.set_threshold(entry.id, score, value);
    }
    project.set_setting(by_hand_key, by_hand);
    transaction.commit();
}

FilterCheck check_rule(const FilterRule& rule, const std::map<std::string, double>& scores,
                       const std::map<std::string, double>& thresholds) {
    const auto value = scores.find(rule.score);
    const auto threshold = thresholds.find(rule.score);
    if (value == scores.end() || threshold == thresholds.end()) return {};
    const bool above = rule.keeps == Keeps::above;
    if (above ? value->second >= threshold->second : value->second <= threshold->second) return {};
    return {false, rule.reason,
            std::string(rule.score) + " " + number(value->second) + " is " + (above ? "below " : "above ") + number(threshold->second)};
}

FilterCheck check_sample(const std::map<std::string, double>& scores, const std::map<std::string, double>& thresholds) {
    const auto blank = scores.find("blank");
    if (blank != scores.end() && blank->second > 0.5) return {false, "artefact", "the picture is blank or cannot be read"};
    for (const FilterRule& rule : filter_rules) {
        if (FilterCheck check = check_rule(rule, scores, thresholds); !check.keep) return check;
    }
    return {};
}

}  // namespace tw::stages
