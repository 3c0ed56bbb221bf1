#include "core/stages/generation/contexts.h"

#include "core/base/error.h"
#include "core/base/file.h"
#include "core/base/json.h"
#include "core/base/system.h"
#include "core/base/text.h"
#include "core/project/dataset.h"

#include <algorithm>
#include <set>

namespace tw::stages {
namespace {

constexpr std::uintmax_t largest_list = std::uintmax_t{16} << 20;

fs::path shipped_folder() {
    return resource_dir() / "contexts";
}

std::string singular(const std::string& word) {
    const auto without = [&](std::size_t letters) { return word.substr(0, word.size() - letters); };
    if (word.ends_with("ies") && word.size() > 4) return without(3) + "y";
    for (const char* ending : {"ses", "xes", "zes", "ches", "shes"}) {
        if (word.ends_with(ending)) return without(2);
    }
    return word.ends_with("s") && !word.ends_with("ss") && word.size() > 3 ? without(1) : word;
}

/// The words that carry meaning, in lower case and singular.
std::set<std::string> words_of(const std::string& text) {
    static const std::set<std::string> empty_words{"the", "and", "with", "from", "for", "its", "photo", "type"};
    std::set<std::string> words;
    std::string word;
    for (const char c : lower_ascii(text) + " ") {
        const bool letter = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80;
        if (letter) {
            word += c;
            continue;
        }
        if (word.size() > 2 && !empty_words.contains(word)) words.insert(singular(word));
        word.clear();
    }
    return words;
}

bool says(const std::string& prompt, const std::string& word) {
    const std::set<std::string> said = words_of(prompt), asked = words_of(word);
    return std::any_of(asked.begin(), asked.end(), [&](const std::string& one) { return said.contains(one); });
}

std::vector<std::string> words_for(const ContextList& list, const std::string& class_name) {
    std::vector<std::string> words = list.negative_words;
    for (const std::string& name : {class_name, project::spoken_name(class_name)}) {
        const auto own = list.class_negative_words.find(name);
        if (own == list.class_negative_words.end()) continue;
        words.insert(words.end(), own->second.begin(), own->second.end());
        break;
    }
    return words;
}

void check(const ContextList& list, const fs::path& file) {
    if (list.context_prompts.empty()) throw Error(file.string() + ": context_prompts holds no prompt");
    for (const std::string& prompt : list.context_prompts) {
        if (prompt.find("{class}") == std::string::npos)
            throw Error(file.string() + ": the prompt '" + prompt + "' does not contain {class}");
    }
}

template <typename T>
T field(const Json& json, const char* name, const fs::path& file) {
    if (!json.contains(name)) throw Error(file.string() + ": the field '" + name + "' is missing");
    try {
        return json.at(name).get<T>();
    } catch (const Json::exception&) {
        throw Error(file.string() + ": the field '" + name + "' is not of the right kind");
    }
}

}  // namespace

std::vector<std::string> shipped_context_lists() {
    std::vector<std::string> names;
    for (const fs::directory_entry& entry : fs::directory_iterator(shipped_folder())) {
        if (entry.path().extension() == ".json") names.push_back(entry.path().stem().string());
    }
    std::sort(names.begin(), names.end());
    return names;
}

fs::path context_file(const project::Project& project, const std::string& name) {
    const fs::path own = project.folder() / "contexts" / (safe_file_name(name) + ".json");
    if (fs::exists(own)) return own;
    std::string known;
    for (const std::string& one : shipped_context_lists()) {
        known += (known.empty() ? "" : ", ") + one;
        if (one != name) continue;
        fs::create_directories(own.parent_path());
        write_file_atomic(own, read_file(shipped_folder() / (name + ".json"), largest_list));
        return own;
    }
    throw Error("there is no context list '" + name + "' (shipped: " + known + "; or a file " + own.string() + ")");
}

ContextList read_context_list(const fs::path& file) {
    const Json json = read_json_file(file, largest_list);
    if (!json.is_object()) throw Error(file.string() + ": not a JSON object");
    for (const auto& [name, value] : json.items()) {
        static const std::set<std::string> known{"superclass", "context_prompts", "negative_words", "class_negative_words"};
        if (!known.contains(name)) throw Error(file.string() + ": unknown field '" + name + "'");
    }
    ContextList list;
    list.superclass = field<std::string>(json, "superclass", file);
    list.context_prompts = field<std::vector<std::string>>(json, "context_prompts", file);
    list.negative_words = field<std::vector<std::string>>(json, "negative_words", file);
    if (json.contains("class_negative_words")) {
        list.class_negative_words = field<std::map<std::string, std::vector<std::string>>>(json, "class_negative_words", file);
    }
    check(list, file);
    return list;
}

void write_context_list(const fs::path& file, const ContextList& list) {
    check(list, file);
    const Json json = {{"superclass", list.superclass},
                       {"context_prompts", list.context_prompts},
                       {"negative_words", list.negative_words},
                       {"class_negative_words", list.class_negative_words}};
    write_file_atomic(file, json.dump(2) + "\n");
}

ContextNegatives negatives_in_context(const ContextList& list, const std::string& class_name, const std::string& prompt) {
    ContextNegatives negatives;
    for (const std::string& word : words_for(list, class_name)) {
        if (says(prompt, word)) {
            negatives.contradicting.push_back(word);
        } else {
            negatives.prompt += (negatives.prompt.empty() ? "" : ", ") + word;
        }
    }
    return negatives;
}

std::vector<std::string> contradictions(const ContextList& list, const std::vector<std::string>& class_names,
                                        const std::string& superclass) {
    const std::string what = superclass.empty() ? list.superclass : superclass;
    std::vector<std::string> sentences;
    std::set<std::string> said;
    const auto say = [&](const std::string& sentence) {
        if (said.insert(sentence).second) sentences.push_back(sentence);
    };
    for (const std::string& name : class_names) {
        const std::string spoken = project::spoken_name(name);
        for (const std::string& word : negatives_in_context(list, name, spoken + " " + what).contradicting) {
            say("the negative word '" + word + "' contradicts the class '" + name + "' and is left out for it");
        }
        for (const std::string& context : list.context_prompts) {
            // Without the class, whose own contradictions are told above.
            for (const std::string& word : negatives_in_context(list, name, project::fill_in(context, "", "")).contradicting) {
                say("the negative word '" + word + "' contradicts the context '" + context + "' and is left out in it");
            }
        }
    }
    return sentences;
}

}  // namespace tw::stages
