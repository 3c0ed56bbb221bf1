#include "core/base/json.h"

#include "core/base/error.h"
#include "core/base/file.h"

namespace tw {

Json read_json_file(const std::filesystem::path& path, std::uintmax_t max_bytes) {
    const std::string text = read_file(path, max_bytes);
    try {
        return Json::parse(text);
    } catch (const Json::exception& error) {
        throw Error(path.string() + " is not valid JSON: " + error.what());
    }
}

std::string to_line(const Json& value) {
    return value.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace tw
