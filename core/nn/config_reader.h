#pragma once

#include "core/base/json.h"

#include <cstdint>
#include <filesystem>
#include <initializer_list>
#include <set>
#include <string>
#include <vector>

namespace tw::nn {

/// Reads the options of a config.json; every complaint names the file and the option. An option that is missing or null has its
/// default. finish() refuses what nobody asked for, so that an unknown option can never be ignored silently.
class ConfigReader {
public:
    explicit ConfigReader(const std::filesystem::path& file);
    ConfigReader(Json config, std::filesystem::path file);

    /// Throws unless the option `key` ("_class_name", "model_type") is missing or one of the names.
    void expect(const std::string& key, std::initializer_list<const char*> names);

    bool has(const std::string& key) const;
    /// Present and null: where that means something else than missing.
    bool is_null(const std::string& key) const;
    bool boolean(const std::string& key, bool otherwise);
    double number(const std::string& key, double otherwise);
    /// In [least, 2^31).
    std::int64_t integer(const std::string& key, std::int64_t otherwise, std::int64_t least = 1);
    std::string text(const std::string& key, const std::string& otherwise);
    std::vector<std::string> texts(const std::string& key);
    /// One number for all, or a list of exactly `count`.
    std::vector<std::int64_t> integers(const std::string& key, std::int64_t otherwise, std::size_t count);
    /// A list of any length but 0; missing only if `otherwise` is not empty.
    std::vector<std::int64_t> integer_list(const std::string& key, std::vector<std::int64_t> otherwise = {});
    std::vector<bool> booleans(const std::string& key, bool otherwise, std::size_t count);
    bool is_list(const std::string& key) const;

    /// The option must be missing, null or the one value that is supported.
    void only(const std::string& key, const Json& supported);
    void ignore(std::initializer_list<const char*> keys);
    /// Every other option must be null, false or begin with '_'.
    void finish() const;

    [[noreturn]] void fail(const std::string& key, const std::string& reason) const;

private:
    const Json* find(const std::string& key);
    Json config_;
    std::filesystem::path file_;
    std::set<std::string> asked_;
};

}  // namespace tw::nn
