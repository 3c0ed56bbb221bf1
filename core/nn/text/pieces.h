#pragma once

#include <string>
#include <vector>

namespace tw::nn {

/// A normalised text cut into the pieces that are merged separately: contractions ('s 't 're 've 'm 'll 'd), runs of letters,
/// single digits, runs of anything else but white space; each piece as UTF-8.
std::vector<std::string> split_for_clip(const std::vector<char32_t>& text);

/// The bytes of a piece as the printable characters of GPT-2's byte alphabet, one UTF-8 string a byte.
std::vector<std::string> byte_alphabet_of(const std::string& piece);

}  // namespace tw::nn
