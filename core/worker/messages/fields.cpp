#include "core/worker/messages/fields.h"

namespace tw::worker {

Fields::Fields(const Json& object, std::string message) : object_(object), message_(std::move(message)) {
    if (!object.is_object()) throw Error(message_ + " is not a JSON object");
}

const Json* Fields::find(const char* name) {
    seen_.insert(name);
    const auto place = object_.find(name);
    return place == object_.end() ? nullptr : &*place;
}

const Json& Fields::list(const char* name) {
    static const Json none = Json::array();
    const Json* field = find(name);
    if (field == nullptr) return none;
    if (!field->is_array()) reject(name, "must be a list");
    return *field;
}

void Fields::check_range(const char* name, double value, double low, double high) const {
    if (value >= low && value <= high) return;
    reject(name, "is " + Json(value).dump() + ", but must lie between " + Json(low).dump() + " and " + Json(high).dump());
}

void Fields::check_one_of(const char* name, const std::string& value, const std::vector<std::string>& allowed) const {
    std::string names;
    for (const std::string& one : allowed) {
        if (value == one) return;
        if (!names.empty()) names += ", ";
        names += one.empty() ? "(empty)" : one;
    }
    reject(name, "is '" + value + "', but must be one of: " + names);
}

void Fields::reject(const char* name, const std::string& why) const {
    throw Error(message_ + ": " + name + " " + why);
}

void Fields::finish() const {
    for (const auto& [name, value] : object_.items()) {
        if (!seen_.contains(name)) throw Error(message_ + ": unknown field '" + name + "'");
    }
}

Json locator_to_json(const media::Locator& locator) {
    if (locator.index < 0) return locator.path.string();
    return {{"path", locator.path.string()}, {"index", locator.index}};
}

media::Locator locator_from_json(const Json& json) {
    if (json.is_string()) return {json.get<std::string>(), -1};
    Fields fields(json, "picture");
    std::string path;
    media::Locator locator;
    fields.required("path", path);
    fields.required("index", locator.index);
    fields.finish();
    locator.path = path;
    return locator;
}

}  // namespace tw::worker
