#include "core/media/image.h"

#include <charconv>

namespace tw::media {

std::string Locator::text() const {
    return index < 0 ? path.string() : path.string() + "#" + std::to_string(index);
}

Locator Locator::parse(const std::string& text) {
    const std::size_t mark = text.rfind('#');
    if (mark == std::string::npos) return {text, -1};
    std::int64_t index = -1;
    const char* first = text.data() + mark + 1;
    const char* last = text.data() + text.size();
    const auto [end, error] = std::from_chars(first, last, index);
    // A '#' may be part of a file's name: only digits up to the end are a place in an idx file.
    if (first == last || error != std::errc() || end != last || index < 0) return {text, -1};
    return {text.substr(0, mark), index};
}

}  // namespace tw::media
