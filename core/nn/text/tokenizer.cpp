#include "core/nn/text/tokenizer.h"

#include "core/base/error.h"
#include "core/nn/text/pieces.h"
#include "core/nn/text/unicode.h"
#include "core/nn/text/vocabulary.h"

#include <algorithm>
#include <limits>
#include <unordered_map>

namespace tw::nn {

namespace {

constexpr const char* end_of_word = "</w>";
constexpr std::size_t no_rank = std::numeric_limits<std::size_t>::max();

struct Merge {
    std::size_t rank = no_rank;
    std::int64_t result = 0;
};

std::uint64_t pair_key(std::int64_t left, std::int64_t right) {
    return static_cast<std::uint64_t>(left) << 32 | static_cast<std::uint32_t>(right);
}

/// A token that is found in the text itself; it stands for `count` ids.
template <typename Text>
struct Added {
    Text text;
    std::int64_t id = 0;
    int count = 1;

    void append(std::vector<std::int64_t>& ids) const {
        for (int i = 0; i < count; ++i) ids.push_back(id + i);
    }
};

/// A stretch of text, or an added token found in it.
template <typename Text>
struct Part {
    Text text;
    const Added<Text>* token = nullptr;
};

/// Cuts `text` at the added tokens: the leftmost first, of those the longest.
template <typename Text>
std::vector<Part<Text>> cut_at(const Text& text, const std::vector<Added<Text>>& tokens) {
    std::vector<Part<Text>> parts;
    std::size_t begin = 0;
    const auto plain = [&](std::size_t end) {
        if (end > begin)
            parts.push_back({Text(text.begin() + static_cast<std::ptrdiff_t>(begin), text.begin() + static_cast<std::ptrdiff_t>(end))});
    };
    for (std::size_t at = 0; at < text.size();) {
        const Added<Text>* best = nullptr;
        for (const Added<Text>& token : tokens) {
            const bool here = text.size() - at >= token.text.size() &&
                              std::equal(token.text.begin(), token.text.end(), text.begin() + static_cast<std::ptrdiff_t>(at));
            if (here && (!best || token.text.size() > best->text.size())) best = &token;
        }
        if (!best) {
            ++at;
            continue;
        }
        plain(at);
        parts.push_back({{}, best});
        at += best->text.size();
        begin = at;
    }
    plain(text.size());
    return parts;
}

}  // namespace

struct ClipTokenizer::State {
    explicit State(const std::filesystem::path& folder);
    void add(const AddedToken& token);
    std::vector<std::int64_t> tokens_of(const std::string& text) const;
    void append_piece(const std::string& piece, std::vector<std::int64_t>& ids) const;

    ClipVocabulary vocabulary;
    std::unordered_map<std::uint64_t, Merge> merges;
    std::vector<Added<std::string>> raw_tokens;
    std::vector<Added<std::vector<char32_t>>> normalised_tokens;
};

ClipTokenizer::State::State(const std::filesystem::path& folder) : vocabulary(ClipVocabulary::read(folder)) {
    const auto id_of = [&](const std::string& token) {
        const auto found = vocabulary.ids.find(token);
        if (found == vocabulary.ids.end()) {
            throw Error("'" + folder.string() + "': the merges name the token '" + token + "', which is not in the vocabulary.");
        }
        return found->second;
    };
    for (std::size_t rank = 0; rank < vocabulary.merges.size(); ++rank) {
        const auto& [left, right] = vocabulary.merges[rank];
        merges.emplace(pair_key(id_of(left), id_of(right)), Merge{rank, id_of(left + right)});
    }
    for (const AddedToken& token : vocabulary.added_tokens) add(token);
}

void ClipTokenizer::State::add(const AddedToken& token) {
    if (token.content.empty()) return;
    if (token.normalized) {
        normalised_tokens.push_back({normalise_for_clip(token.content), token.id, token.count});
    } else {
        raw_tokens.push_back({token.content, token.id, token.count});
    }
}

void ClipTokenizer::State::append_piece(const std::string& piece, std::vector<std::int64_t>& ids) const {
    std::vector<std::string> symbols = byte_alphabet_of(piece);
    symbols.back() += end_of_word;
    std::vector<std::int64_t> word;
    for (const std::string& symbol : symbols) {
        const auto found = vocabulary.ids.find(symbol);
        word.push_back(found == vocabulary.ids.end() ? vocabulary.unknown : found->second);
    }
    const auto merge_at = [&](std::size_t i) {
        if (i + 1 >= word.size()) return Merge{};
        const auto found = merges.find(pair_key(word[i], word[i + 1]));
        return found == merges.end() ? Merge{} : found->second;
    };
    std::vector<std::size_t> ranks;  // of the pair that begins at each symbol
    for (std::size_t i = 0; i < word.size(); ++i) ranks.push_back(merge_at(i).rank);
    for (;;) {
        const auto best = std::min_element(ranks.begin(), ranks.end());
        if (*best == no_rank) break;
        const auto i = static_cast<std::size_t>(best - ranks.begin());
        word[i] = merge_at(i).result;
        word.erase(word.begin() + static_cast<std::ptrdiff_t>(i) + 1);
        ranks.erase(best + 1);
        ranks[i] = merge_at(i).rank;
        if (i > 0) ranks[i - 1] = merge_at(i - 1).rank;
    }
    ids.insert(ids.end(), word.begin(), word.end());
}

std::vector<std::int64_t> ClipTokenizer::State::tokens_of(const std::string& text) const {
    std::vector<std::int64_t> ids;
    for (const auto& raw : cut_at(text, raw_tokens)) {
        if (raw.token) {
            raw.token->append(ids);
            continue;
        }
        for (const auto& part : cut_at(normalise_for_clip(raw.text), normalised_tokens)) {
            if (part.token) {
                part.token->append(ids);
                continue;
            }
            for (const std::string& piece : split_for_clip(part.text)) append_piece(piece, ids);
        }
    }
    return ids;
}

ClipTokenizer::ClipTokenizer(std::shared_ptr<const State> state) : state_(std::move(state)) {}

ClipTokenizer ClipTokenizer::load(const std::filesystem::path& folder) {
    return ClipTokenizer(std::make_shared<const State>(folder));
}

ClipTokenizer ClipTokenizer::with_tokens(const std::vector<LearntToken>& tokens, std::int64_t first_id) const {
    auto state = std::make_shared<State>(*state_);
    for (const LearntToken& token : tokens) {
        for (int i = 0; i < token.vectors; ++i) {
            const std::string name = i == 0 ? token.text : token.text + "_" + std::to_string(i);
            if (name.empty()) throw Error("A learnt token has no name.");
            if (!state->vocabulary.ids.emplace(name, first_id + i).second) {
                throw Error("The token '" + name + "' is in the model's vocabulary already.");
            }
            state->add({name, first_id + i, true, i == 0 ? token.vectors : 1});
        }
        first_id += token.vectors;
    }
    return ClipTokenizer(std::move(state));
}

std::vector<std::int64_t> ClipTokenizer::encode(const std::string& text) const {
    const auto length = static_cast<std::size_t>(max_length());
    std::vector<std::int64_t> ids = state_->tokens_of(text);
    ids.insert(ids.begin(), bos_token_id());
    ids.resize(std::min(ids.size(), length - 1));
    ids.push_back(eos_token_id());
    ids.resize(length, pad_token_id());
    return ids;
}

int ClipTokenizer::count(const std::string& text) const {
    return static_cast<int>(state_->tokens_of(text).size()) + 2;
}

bool ClipTokenizer::knows(const std::string& token) const {
    return state_->vocabulary.ids.count(token) > 0;
}

int ClipTokenizer::max_length() const {
    return state_->vocabulary.max_length;
}

int ClipTokenizer::vocabulary_size() const {
    return static_cast<int>(state_->vocabulary.ids.size());
}

std::int64_t ClipTokenizer::bos_token_id() const {
    return state_->vocabulary.bos;
}

std::int64_t ClipTokenizer::eos_token_id() const {
    return state_->vocabulary.eos;
}

std::int64_t ClipTokenizer::pad_token_id() const {
    return state_->vocabulary.pad;
}

}  // namespace tw::nn
