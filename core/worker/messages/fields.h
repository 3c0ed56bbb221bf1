#pragma once

#include "core/base/error.h"
#include "core/base/json.h"
#include "core/media/image.h"

#include <algorithm>
#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace tw::worker {

/// Reads a message strictly: a missing required field, a value of the wrong type or out of range, and a field that nobody
/// asked for are errors that name it.
class Fields {
public:
    Fields(const Json& object, std::string message);

    /// Keeps `value` when the field is missing.
    template <typename T>
    void optional(const char* name, T& value) {
        if (const Json* field = find(name)) read(name, *field, value);
    }
    template <typename T>
    void required(const char* name, T& value) {
        const Json* field = find(name);
        if (field == nullptr) throw Error(message_ + ": the field '" + name + "' is missing");
        read(name, *field, value);
    }
    /// The field itself, nullptr when missing; counts as asked for.
    const Json* find(const char* name);
    /// The field as a list; an empty one when missing.
    const Json& list(const char* name);

    void check_range(const char* name, double value, double low, double high) const;
    void check_one_of(const char* name, const std::string& value, const std::vector<std::string>& allowed) const;
    [[noreturn]] void reject(const char* name, const std::string& why) const;
    /// Call last: throws for a field that was never asked for.
    void finish() const;

private:
    template <typename T>
    void read(const char* name, const Json& field, T& value) const {
        check_type<T>(name, field);
        value = field.get<T>();
    }
    template <typename T>
    void check_type(const char* name, const Json& field) const {
        if constexpr (std::is_same_v<T, bool>) {
            if (!field.is_boolean()) reject(name, "must be true or false");
        } else if constexpr (std::is_integral_v<T>) {
            if (!fits<T>(field)) reject(name, "must be a whole number in range");
        } else if constexpr (std::is_floating_point_v<T>) {
            if (!field.is_number()) reject(name, "must be a number");
        } else if constexpr (std::is_same_v<T, std::string>) {
            if (!field.is_string()) reject(name, "must be a text");
        } else if constexpr (std::is_same_v<T, std::vector<double>>) {
            if (!is_list_of(field, &Json::is_number)) reject(name, "must be a list of numbers");
        } else if constexpr (std::is_same_v<T, std::vector<std::string>>) {
            if (!is_list_of(field, &Json::is_string)) reject(name, "must be a list of texts");
        }
    }
    static bool is_list_of(const Json& field, bool (Json::*is)() const noexcept) {
        return field.is_array() && std::all_of(field.begin(), field.end(), [is](const Json& item) { return (item.*is)(); });
    }
    template <typename T>
    static bool fits(const Json& field) {
        if (field.is_number_unsigned()) return std::in_range<T>(field.get<std::uint64_t>());
        return field.is_number_integer() && std::in_range<T>(field.get<std::int64_t>());
    }

    const Json& object_;
    std::string message_;
    std::set<std::string> seen_;
};

/// A text for a whole file, {"path","index"} for a picture inside an idx file.
Json locator_to_json(const media::Locator& locator);
media::Locator locator_from_json(const Json& json);

}  // namespace tw::worker
