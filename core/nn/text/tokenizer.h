#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace tw::nn {

/// A token of textual inversion.
struct LearntToken {
    std::string text;
    int vectors = 1;
};

/// CLIP's byte-level BPE, id for id what transformers' CLIPTokenizer gives: NFC, white space collapsed, lower case, pieces of
/// contractions, letters, single digits and punctuation, merges with the end-of-word mark "</w>". Immutable, so thread-safe.
class ClipTokenizer {
public:
    /// Reads `vocab.json` and `merges.txt`, or else `tokenizer.json`; special tokens and model_max_length (77 when not given)
    /// from `special_tokens_map.json` and `tokenizer_config.json`. Throws Error naming the file and the reason.
    static ClipTokenizer load(const std::filesystem::path& folder);

    /// bos, the tokens of `text`, eos, then pad up to max_length(). A longer text is cut so that eos still is the last.
    std::vector<std::int64_t> encode(const std::string& text) const;
    /// Tokens of `text` with bos and eos before any cutting: more than max_length() means that the end will not be seen.
    int count(const std::string& text) const;

    /// The same tokenizer with learnt tokens, which get the ids from `first_id` on and are found in texts whatever their case. As in
    /// diffusers a token of several vectors stands for all of them, and `token_1`, `token_2`, … for its second, third, … alone.
    /// Throws Error for a token that is in the vocabulary already.
    ClipTokenizer with_tokens(const std::vector<LearntToken>& tokens, std::int64_t first_id) const;

    /// True when `token` is one entry of the vocabulary.
    bool knows(const std::string& token) const;

    int max_length() const;
    int vocabulary_size() const;
    std::int64_t bos_token_id() const;
    std::int64_t eos_token_id() const;
    std::int64_t pad_token_id() const;

private:
    struct State;
    explicit ClipTokenizer(std::shared_ptr<const State> state);
    std::shared_ptr<const State> state_;
};

}  // namespace tw::nn
