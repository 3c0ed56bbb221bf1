#include "core/stages/training/table.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

namespace tw::stages {
namespace {

using Cells = std::vector<std::string>;

std::string number(double value, const char* format = "%.1f") {
    char text[32];
    std::snprintf(text, sizeof text, format, value);
    return text;
}

/// One seed has no spread.
std::string with_spread(const std::string& mean, double spread) {
    return std::isnan(spread) ? mean : mean + " +- " + number(spread);
}

std::string accuracy(const GroupAccuracy& group) {
    return group.present ? with_spread(number(group.mean), group.sd) : "-";
}

Cells cells_of(const ArmResult& row) {
    const bool reference = row.arm == "real_only";
    return {row.arm,
            std::to_string(row.real),
            std::to_string(row.synthetic),
            std::to_string(row.seeds),
            accuracy(row.all),
            accuracy(row.many),
            accuracy(row.medium),
            accuracy(row.few),
            reference || std::isnan(row.mean_difference) ? "" : with_spread(number(row.mean_difference, "%+.1f"), row.difference_ci95)};
}

Json group_json(const GroupAccuracy& group) {
    return group.present ? Json{{"mean", group.mean}, {"sd", group.sd}} : Json(nullptr);
}

}  // namespace

std::string table_text(const std::vector<ArmResult>& table) {
    std::vector<Cells> rows = {{"arm", "real", "added", "seeds", "all", "many", "medium", "few", "to real_only (95 %)"}};
    for (const ArmResult& row : table) rows.push_back(cells_of(row));
    std::vector<std::size_t> widths(rows.front().size(), 0);
    for (const Cells& row : rows) {
        for (std::size_t i = 0; i < row.size(); ++i) widths[i] = std::max(widths[i], row[i].size());
    }
    std::string text;
    for (const Cells& row : rows) {
        for (std::size_t i = 0; i < row.size(); ++i) {
            const std::string space(widths[i] - row[i].size(), ' ');
            text += i == 0 ? row[i] + space : "  " + space + row[i];
        }
        text += '\n';
    }
    return text;
}

Json table_json(const std::vector<ArmResult>& table) {
    Json rows = Json::array();
    for (const ArmResult& row : table) {
        rows.push_back({{"arm", row.arm},
                        {"seeds", row.seeds},
                        {"real", row.real},
                        {"added", row.synthetic},
                        {"steps", row.steps},
                        {"all", group_json(row.all)},
                        {"many", group_json(row.many)},
                        {"medium", group_json(row.medium)},
                        {"few", group_json(row.few)},
                        {"mean_difference", row.mean_difference},
                        {"difference_ci95", row.difference_ci95},
                        {"class_accuracy", row.class_accuracy}});
    }
    return rows;
}

}  // namespace tw::stages
