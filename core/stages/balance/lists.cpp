#include "core/stages/balance/lists.h"

#include "core/base/error.h"
#include "core/base/file.h"
#include "core/base/text.h"

#include <algorithm>
#include <charconv>
#include <functional>

namespace tw::stages {
namespace {

constexpr std::uintmax_t largest_list = std::uintmax_t{1} << 30;

Error at_line(const std::filesystem::path& file, std::size_t line, const std::string& what) {
    return Error(file.string() + " line " + std::to_string(line) + ": " + what);
}

void for_each_line(const std::filesystem::path& file, const std::function<void(std::size_t line, const std::string& text)>& take) {
    std::size_t number = 0;
    for (const std::string& line : split(read_file(file, largest_list), '\n')) {
        ++number;
        const std::string text = trim(line);
        if (!text.empty() && text.front() != '#') take(number, text);
    }
}

bool is_number(const std::string& text) {
    return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// The folder and the name without its extension.
std::string key_of(const std::filesystem::path& path, std::int64_t idx) {
    if (idx >= 0) return path.filename().string() + "#" + std::to_string(idx);
    return (path.parent_path().filename() / path.stem()).string();
}

std::string key_of_line(const std::string& text) {
    const std::filesystem::path path(text);
    if (text.find('#') != std::string::npos) return path.filename().string();
    return key_of(path, -1);
}

/// The line without a label at its end.
std::string without_label(const std::string& text) {
    const std::size_t separator = text.find_last_of(" ,\t");
    if (separator == std::string::npos || !is_number(text.substr(separator + 1))) return text;
    return trim(text.substr(0, separator));
}

}  // namespace

std::map<std::string, std::int64_t> read_class_counts(const std::filesystem::path& file) {
    std::map<std::string, std::int64_t> counts;
    for_each_line(file, [&](std::size_t line, const std::string& text) {
        const std::size_t separator = text.find_last_of(",\t");
        const std::string name = separator == std::string::npos ? "" : trim(text.substr(0, separator));
        const std::string number = separator == std::string::npos ? "" : trim(text.substr(separator + 1));
        if (counts.empty() && lower_ascii(number) == "count") return;
        std::int64_t count = 0;
        const auto [rest, fault] = std::from_chars(number.data(), number.data() + number.size(), count);
        if (name.empty() || fault != std::errc() || rest != number.data() + number.size() || count < 1) {
            throw at_line(file, line, "\"" + text + "\" is not NAME,COUNT with a count of at least 1");
        }
        if (!counts.emplace(name, count).second) throw at_line(file, line, "class '" + name + "' is named twice");
    });
    return counts;
}

std::set<std::int64_t> read_picture_list(const std::filesystem::path& file, const std::vector<project::ImageRow>& rows) {
    std::multimap<std::string, std::int64_t> by_key;
    for (const project::ImageRow& row : rows) by_key.emplace(key_of(row.path, row.idx), row.id);
    std::set<std::int64_t> ids;
    for_each_line(file, [&](std::size_t line, const std::string& text) {
        const std::string picture = without_label(text);
        const auto [first, last] = by_key.equal_range(key_of_line(picture));
        if (first == last) throw at_line(file, line, "'" + picture + "' is no picture that may become a training image");
        if (std::next(first) != last) throw at_line(file, line, "'" + picture + "' fits more than one picture");
        ids.insert(first->second);
    });
    if (ids.empty()) throw Error(file.string() + " names no picture");
    return ids;
}

}  // namespace tw::stages
