#include "core/nn/text/pieces.h"

#include "core/nn/text/unicode.h"

#include <array>
#include <string_view>

namespace tw::nn {

namespace {

constexpr std::array<std::u32string_view, 7> contractions = {U"'s", U"'t", U"'re", U"'ve", U"'m", U"'ll", U"'d"};
// Cut off whole before anything else, then cut again into their three parts.
constexpr std::array<std::u32string_view, 2> marks = {U"<|startoftext|>", U"<|endoftext|>"};
constexpr std::size_t mark_bracket = 2;  // "<|" and "|>"

bool is_other(char32_t character) {
    return !is_white_space(character) && !is_letter(character) && !is_number(character);
}

template <std::size_t N>
std::size_t match(std::u32string_view text, const std::array<std::u32string_view, N>& words) {
    for (const std::u32string_view word : words) {
        if (text.substr(0, word.size()) == word) return word.size();
    }
    return 0;
}

std::size_t run_length(std::u32string_view text, bool (*belongs)(char32_t)) {
    std::size_t length = 0;
    while (length < text.size() && belongs(text[length])) ++length;
    return length;
}

std::string utf8(std::u32string_view text) {
    std::string result;
    for (const char32_t character : text) append_utf8(result, character);
    return result;
}

std::array<std::string, 256> make_byte_alphabet() {
    std::array<std::string, 256> alphabet;
    char32_t next = 256;  // bytes that are not printable in Latin-1 get the characters from U+0100 on, in order
    for (int byte = 0; byte < 256; ++byte) {
        const bool printable = (byte >= '!' && byte <= '~') || (byte >= 0xA1 && byte <= 0xAC) || byte >= 0xAE;
        append_utf8(alphabet[static_cast<std::size_t>(byte)], printable ? static_cast<char32_t>(byte) : next++);
    }
    return alphabet;
}

}  // namespace

std::vector<std::string> split_for_clip(const std::vector<char32_t>& characters) {
    std::vector<std::string> pieces;
    std::u32string_view rest(characters.data(), characters.size());
    while (!rest.empty()) {
        std::size_t length = match(rest, marks);
        if (length > 0) {
            pieces.push_back(utf8(rest.substr(0, mark_bracket)));
            pieces.push_back(utf8(rest.substr(mark_bracket, length - 2 * mark_bracket)));
            pieces.push_back(utf8(rest.substr(length - mark_bracket, mark_bracket)));
            rest.remove_prefix(length);
            continue;
        }
        length = match(rest, contractions);
        if (length == 0) length = run_length(rest, is_letter);
        if (length == 0 && is_number(rest.front())) length = 1;
        if (length == 0) length = run_length(rest, is_other);
        if (length > 0) pieces.push_back(utf8(rest.substr(0, length)));
        rest.remove_prefix(length > 0 ? length : 1);
    }
    return pieces;
}

std::vector<std::string> byte_alphabet_of(const std::string& piece) {
    static const std::array<std::string, 256> alphabet = make_byte_alphabet();
    std::vector<std::string> symbols;
    for (const char byte : piece) symbols.push_back(alphabet[static_cast<unsigned char>(byte)]);
    return symbols;
}

}  // namespace tw::nn
