#include "core/nn/text/vocabulary.h"

#include "core/base/error.h"
#include "core/base/file.h"
#include "core/base/json.h"
#include "core/base/text.h"

#include <algorithm>

namespace tw::nn {

namespace {

constexpr int default_max_length = 77;
// transformers writes 1e30 for "no limit".
constexpr double largest_max_length = 100'000;

[[noreturn]] void fail(const fs::path& file, const std::string& reason) {
    throw Error("'" + file.string() + "': " + reason + ".");
}

std::pair<std::string, std::string> parse_merge(const std::string& line, const fs::path& file) {
    const std::size_t space = line.find(' ');
    if (space == std::string::npos || space == 0 || space + 1 == line.size() || line.find(' ', space + 1) != std::string::npos) {
        fail(file, "the merge '" + line + "' is not two tokens");
    }
    return {line.substr(0, space), line.substr(space + 1)};
}

void read_ids(const Json& vocabulary, const fs::path& file, ClipVocabulary& result) {
    if (!vocabulary.is_object() || vocabulary.empty()) fail(file, "holds no vocabulary");
    for (const auto& [token, id] : vocabulary.items()) {
        if (!id.is_number_unsigned()) fail(file, "token '" + token + "' has no number");
        result.ids.emplace(token, id.get<std::int64_t>());
    }
}

void read_pair_of_files(const fs::path& folder, ClipVocabulary& result) {
    read_ids(read_json_file(folder / "vocab.json"), folder / "vocab.json", result);
    const fs::path file = folder / "merges.txt";
    const std::vector<std::string> lines = split(read_file(file), '\n');
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const std::string line = trim(lines[i]);
        if (line.empty() || (i == 0 && line.rfind("#version", 0) == 0)) continue;
        result.merges.push_back(parse_merge(line, file));
    }
}

void read_added(const Json& token, std::int64_t id, ClipVocabulary& result) {
    if (!token.is_object() || !token.contains("content") || !token["content"].is_string()) return;
    result.added_tokens.push_back({token["content"].get<std::string>(), id, token.value("normalized", false)});
    result.ids.emplace(result.added_tokens.back().content, id);
}

void read_tokenizer_json(const fs::path& file, ClipVocabulary& result) {
    const Json json = read_json_file(file);
    if (!json.is_object() || !json.contains("model") || !json["model"].is_object() || !json["model"].contains("merges") ||
        !json["model"]["merges"].is_array() || json["model"].value("end_of_word_suffix", "") != "</w>") {
        fail(file, "is not the byte-level BPE of CLIP");
    }
    read_ids(json["model"].value("vocab", Json()), file, result);
    for (const Json& merge : json["model"]["merges"]) {
        if (merge.is_string()) {
            result.merges.push_back(parse_merge(merge.get<std::string>(), file));
        } else if (merge.is_array() && merge.size() == 2 && merge[0].is_string() && merge[1].is_string()) {
            result.merges.emplace_back(merge[0].get<std::string>(), merge[1].get<std::string>());
        } else {
            fail(file, "has a merge that is not two tokens");
        }
    }
    if (!json.contains("added_tokens") || !json["added_tokens"].is_array()) return;
    for (const Json& token : json["added_tokens"]) {
        if (token.is_object() && token.contains("id") && token["id"].is_number_unsigned()) {
            read_added(token, token["id"].get<std::int64_t>(), result);
        }
    }
}

/// Special tokens by role; tokenizer_config.json wins over special_tokens_map.json, as in transformers.
class SpecialTokens {
public:
    explicit SpecialTokens(const fs::path& folder) : folder_(folder) {
        for (const char* name : {"special_tokens_map.json", "tokenizer_config.json"}) {
            if (!fs::exists(folder / name)) continue;
            const Json json = read_json_file(folder / name);
            if (!json.is_object()) fail(folder / name, "is no JSON object");
            merged_.update(json);
        }
    }

    const Json& json() const { return merged_; }

    /// Also makes the token one that is found in texts.
    std::int64_t id_of(const std::string& role, const std::string& otherwise, ClipVocabulary& vocabulary) const {
        AddedToken token{otherwise, 0, false};
        if (const auto found = merged_.find(role); found != merged_.end()) {
            if (found->is_string()) token.content = found->get<std::string>();
            if (found->is_object()) {
                token.content = found->value("content", otherwise);
                token.normalized = found->value("normalized", false);
            }
        }
        const auto id = vocabulary.ids.find(token.content);
        if (id == vocabulary.ids.end()) fail(folder_, "the " + role + " '" + token.content + "' is not in the vocabulary");
        token.id = id->second;
        const auto same = [&](const AddedToken& other) { return other.content == token.content; };
        auto& added = vocabulary.added_tokens;
        const auto known = std::find_if(added.begin(), added.end(), same);
        if (known == added.end()) {
            added.push_back(token);
        } else {
            known->normalized = token.normalized;  // one token in several roles: the last role decides, as in transformers
        }
        return token.id;
    }

private:
    fs::path folder_;
    Json merged_ = Json::object();
};

int max_length_of(const Json& config, const fs::path& folder) {
    const auto found = config.find("model_max_length");
    if (found == config.end() || !found->is_number() || found->get<double>() > largest_max_length) return default_max_length;
    const int length = found->get<int>();
    if (length < 2) fail(folder, "model_max_length is " + std::to_string(length) + ", but two tokens are needed at least");
    return length;
}

}  // namespace

ClipVocabulary ClipVocabulary::read(const fs::path& folder) {
    ClipVocabulary result;
    if (fs::exists(folder / "vocab.json") && fs::exists(folder / "merges.txt")) {
        read_pair_of_files(folder, result);
    } else if (fs::exists(folder / "tokenizer.json")) {
        read_tokenizer_json(folder / "tokenizer.json", result);
    } else {
        fail(folder, "has neither vocab.json and merges.txt nor tokenizer.json");
    }
    const SpecialTokens special(folder);
    if (const auto added = special.json().find("added_tokens_decoder"); added != special.json().end() && added->is_object()) {
        for (const auto& [number, token] : added->items()) {
            const bool is_number = !number.empty() && number.size() < 10 && std::all_of(number.begin(), number.end(), ::isdigit);
            if (is_number) read_added(token, std::stoll(number), result);
        }
    }
    result.bos = special.id_of("bos_token", "<|startoftext|>", result);
    result.eos = special.id_of("eos_token", "<|endoftext|>", result);
    result.unknown = special.id_of("unk_token", "<|endoftext|>", result);
    result.pad = special.id_of("pad_token", "<|endoftext|>", result);
    result.max_length = max_length_of(special.json(), folder);
    return result;
}

}  // namespace tw::nn
