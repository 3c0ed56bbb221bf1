#include "core/nn/text/unicode.h"

#include "core/base/error.h"

#include <utf8proc.h>

#include <cstdlib>
#include <memory>

namespace tw::nn {

namespace {

constexpr char32_t replacement = 0xFFFD;
constexpr char32_t capital_i_with_dot = 0x130;
constexpr char32_t combining_dot_above = 0x307;

std::string compose(const std::string& text) {
    utf8proc_uint8_t* composed = nullptr;
    const utf8proc_ssize_t length =
        utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(text.data()), static_cast<utf8proc_ssize_t>(text.size()), &composed,
                     static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPOSE));
    if (length < 0) throw Error(std::string("The text cannot be normalised: ") + utf8proc_errmsg(length) + ".");
    const std::unique_ptr<utf8proc_uint8_t, decltype(&std::free)> owner(composed, &std::free);
    return {reinterpret_cast<const char*>(composed), static_cast<std::size_t>(length)};
}

utf8proc_category_t category(char32_t character) {
    return utf8proc_category(static_cast<utf8proc_int32_t>(character));
}

}  // namespace

std::vector<char32_t> decode_utf8(std::string_view text) {
    std::vector<char32_t> characters;
    characters.reserve(text.size());
    const auto* bytes = reinterpret_cast<const utf8proc_uint8_t*>(text.data());
    for (std::size_t at = 0; at < text.size();) {
        utf8proc_int32_t character = 0;
        const utf8proc_ssize_t used = utf8proc_iterate(bytes + at, static_cast<utf8proc_ssize_t>(text.size() - at), &character);
        characters.push_back(used > 0 ? static_cast<char32_t>(character) : replacement);
        at += used > 0 ? static_cast<std::size_t>(used) : 1;
    }
    return characters;
}

void append_utf8(std::string& text, char32_t character) {
    utf8proc_uint8_t bytes[4];
    const utf8proc_ssize_t length = utf8proc_encode_char(static_cast<utf8proc_int32_t>(character), bytes);
    text.append(reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(length));
}

std::vector<char32_t> normalise_for_clip(std::string_view text) {
    std::string valid;
    for (const char32_t character : decode_utf8(text)) append_utf8(valid, character);
    std::vector<char32_t> result;
    for (const char32_t character : decode_utf8(compose(valid))) {
        if (is_white_space(character)) {
            if (result.empty() || result.back() != U' ') result.push_back(U' ');
        } else if (character == capital_i_with_dot) {  // the one letter whose lower case is two characters
            result.insert(result.end(), {U'i', combining_dot_above});
        } else {
            result.push_back(static_cast<char32_t>(utf8proc_tolower(static_cast<utf8proc_int32_t>(character))));
        }
    }
    return result;
}

bool is_white_space(char32_t c) {
    return (c >= 0x9 && c <= 0xD) || c == 0x20 || c == 0x85 || c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) || c == 0x2028 ||
           c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x3000;
}

bool is_letter(char32_t character) {
    const utf8proc_category_t kind = category(character);
    return kind >= UTF8PROC_CATEGORY_LU && kind <= UTF8PROC_CATEGORY_LO;
}

bool is_number(char32_t character) {
    const utf8proc_category_t kind = category(character);
    return kind >= UTF8PROC_CATEGORY_ND && kind <= UTF8PROC_CATEGORY_NO;
}

}  // namespace tw::nn
