#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

namespace tw::nn {

/// A token that is found in the text itself, before it is cut into pieces.
struct AddedToken {
    std::string content;
    std::int64_t id = 0;
    bool normalized = false;  // looked for in the normalised text instead of the raw one
    int count = 1;            // learnt tokens may stand for several ids: id, id + 1, …
};

/// What the files of a CLIP tokenizer's folder say.
struct ClipVocabulary {
    std::unordered_map<std::string, std::int64_t> ids;
    std::vector<std::pair<std::string, std::string>> merges;  // best first
    std::vector<AddedToken> added_tokens;
    std::int64_t bos = 0;
    std::int64_t eos = 0;
    std::int64_t pad = 0;
    std::int64_t unknown = 0;
    int max_length = 77;

    /// Throws Error naming the file and the reason.
    static ClipVocabulary read(const std::filesystem::path& folder);
};

}  // namespace tw::nn
