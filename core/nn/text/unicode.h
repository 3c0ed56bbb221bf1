#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace tw::nn {

/// Characters of a UTF-8 text; bytes that are no UTF-8 become U+FFFD.
std::vector<char32_t> decode_utf8(std::string_view text);
void append_utf8(std::string& text, char32_t character);

/// NFC, runs of white space as one space, lower case of each character: CLIP's normalisation.
std::vector<char32_t> normalise_for_clip(std::string_view text);

bool is_white_space(char32_t character);  // Unicode's White_Space
bool is_letter(char32_t character);       // \p{L}
bool is_number(char32_t character);       // \p{N}

}  // namespace tw::nn
