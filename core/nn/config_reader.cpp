#include "core/nn/config_reader.h"

#include "core/base/error.h"

#include <algorithm>

namespace tw::nn {

namespace {

constexpr std::int64_t largest = (std::int64_t{1} << 31) - 1;

}  // namespace

ConfigReader::ConfigReader(const std::filesystem::path& file) : ConfigReader(read_json_file(file), file) {}

ConfigReader::ConfigReader(Json config, std::filesystem::path file) : config_(std::move(config)), file_(std::move(file)) {
    if (!config_.is_object()) throw Error("'" + file_.string() + "': is no JSON object.");
}

void ConfigReader::fail(const std::string& key, const std::string& reason) const {
    throw Error("'" + file_.string() + "': the option '" + key + "' " + reason + ".");
}

const Json* ConfigReader::find(const std::string& key) {
    asked_.insert(key);
    const auto found = config_.find(key);
    return found == config_.end() || found->is_null() ? nullptr : &*found;
}

bool ConfigReader::has(const std::string& key) const {
    const auto found = config_.find(key);
    return found != config_.end() && !found->is_null();
}

bool ConfigReader::is_null(const std::string& key) const {
    const auto found = config_.find(key);
    return found != config_.end() && found->is_null();
}

bool ConfigReader::is_list(const std::string& key) const {
    return has(key) && config_.at(key).is_array();
}

void ConfigReader::expect(const std::string& key, std::initializer_list<const char*> names) {
    const Json* value = find(key);
    if (!value) return;
    if (std::none_of(names.begin(), names.end(), [&](const char* name) { return *value == name; })) {
        fail(key, "is " + to_line(*value) + ", but '" + *names.begin() + "' is expected");
    }
}

bool ConfigReader::boolean(const std::string& key, bool otherwise) {
    const Json* value = find(key);
    if (!value) return otherwise;
    if (!value->is_boolean()) fail(key, "is " + to_line(*value) + ", but must be true or false");
    return value->get<bool>();
}

double ConfigReader::number(const std::string& key, double otherwise) {
    const Json* value = find(key);
    if (!value) return otherwise;
    if (!value->is_number()) fail(key, "is " + to_line(*value) + ", but must be a number");
    return value->get<double>();
}

std::int64_t ConfigReader::integer(const std::string& key, std::int64_t otherwise, std::int64_t least) {
    const Json* value = find(key);
    if (!value) return otherwise;
    if (!value->is_number_integer() || value->get<double>() < static_cast<double>(least) ||
        value->get<double>() > static_cast<double>(largest)) {
        fail(key, "is " + to_line(*value) + ", but must be a whole number from " + std::to_string(least));
    }
    return value->get<std::int64_t>();
}

std::string ConfigReader::text(const std::string& key, const std::string& otherwise) {
    const Json* value = find(key);
    if (!value) return otherwise;
    if (!value->is_string()) fail(key, "is " + to_line(*value) + ", but must be a text");
    return value->get<std::string>();
}

std::vector<std::string> ConfigReader::texts(const std::string& key) {
    const Json* value = find(key);
    if (!value || !value->is_array() || value->empty()) fail(key, "must be a list of names");
    std::vector<std::string> result;
    for (const Json& item : *value) {
        if (!item.is_string()) fail(key, "must be a list of names");
        result.push_back(item.get<std::string>());
    }
    return result;
}

std::vector<std::int64_t> ConfigReader::integer_list(const std::string& key, std::vector<std::int64_t> otherwise) {
    const Json* value = find(key);
    if (!value && !otherwise.empty()) return otherwise;
    if (!value || !value->is_array() || value->empty()) fail(key, "must be a list of whole numbers");
    std::vector<std::int64_t> result;
    for (const Json& item : *value) {
        if (!item.is_number_integer() || item.get<double>() < 1 || item.get<double>() > static_cast<double>(largest)) {
            fail(key, "must be a list of whole numbers from 1, but holds " + to_line(item));
        }
        result.push_back(item.get<std::int64_t>());
    }
    return result;
}

std::vector<std::int64_t> ConfigReader::integers(const std::string& key, std::int64_t otherwise, std::size_t count) {
    if (!is_list(key)) return std::vector<std::int64_t>(count, integer(key, otherwise));
    std::vector<std::int64_t> result = integer_list(key);
    if (result.size() != count) {
        fail(key, "has " + std::to_string(result.size()) + " entries for " + std::to_string(count) + " blocks");
    }
    return result;
}

std::vector<bool> ConfigReader::booleans(const std::string& key, bool otherwise, std::size_t count) {
    if (!is_list(key)) return std::vector<bool>(count, boolean(key, otherwise));
    std::vector<bool> result;
    for (const Json& item : *find(key)) {
        if (!item.is_boolean()) fail(key, "must be a list of true or false");
        result.push_back(item.get<bool>());
    }
    if (result.size() != count) {
        fail(key, "has " + std::to_string(result.size()) + " entries for " + std::to_string(count) + " blocks");
    }
    return result;
}

void ConfigReader::only(const std::string& key, const Json& supported) {
    const Json* value = find(key);
    if (value && *value != supported) fail(key, "is " + to_line(*value) + ", which is not supported");
}

void ConfigReader::ignore(std::initializer_list<const char*> keys) {
    asked_.insert(keys.begin(), keys.end());
}

void ConfigReader::finish() const {
    for (const auto& [key, value] : config_.items()) {
        const bool harmless = value.is_null() || value == false || key.rfind('_', 0) == 0;
        if (!harmless && !asked_.count(key)) fail(key, "(" + to_line(value) + ") is not known");
    }
}

}  // namespace tw::nn
