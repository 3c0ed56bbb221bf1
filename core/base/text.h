#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace tw {

std::vector<std::string> split(std::string_view text, char separator);
/// "a, b, c" with ", " as separator; empty for no parts.
std::string join(const std::vector<std::string>& parts, std::string_view separator);
std::string trim(std::string_view text);
std::string replace_all(std::string text, std::string_view what, std::string_view with);
/// Lower case of ASCII letters only.
std::string lower_ascii(std::string_view text);
/// True when every character fits ISO 8859-1 (what a PNG tEXt chunk can hold); `text` is UTF-8.
bool fits_latin1(std::string_view text);
std::string escape_html(std::string_view text);

std::string base64_encode(std::string_view bytes);
/// Throws Error when the text is not base64.
std::string base64_decode(std::string_view text);

/// UTC now as "2026-01-31T12:34:56Z".
std::string now_utc();
/// "3 s", "2 min 5 s", "1 h 4 min".
std::string human_duration(double seconds);
/// "12.3 MB" (powers of 1000).
std::string human_bytes(std::uintmax_t bytes);

}  // namespace tw
