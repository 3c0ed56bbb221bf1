#include "core/stages/generation/adapter.h"

#include "core/base/error.h"
#include "core/base/file.h"

#include <algorithm>
#include <cstring>

namespace tw::stages {
namespace {

constexpr const char* lora_name = "pytorch_lora_weights.safetensors";
constexpr std::uintmax_t largest_embedding = std::uintmax_t{64} << 20;

/// The one tensor's name; the worker, which loads the file, looks at the rest.
std::string token_of(const fs::path& file) {
    const std::string bytes = read_file(file, largest_embedding);
    std::uint64_t length = 0;  // little endian, like every machine this runs on
    if (bytes.size() < sizeof length) throw Error(file.string() + " is too short to be a safetensors file");
    std::memcpy(&length, bytes.data(), sizeof length);
    const Json header = length <= bytes.size() - sizeof length ? Json::parse(bytes.substr(sizeof length, length), nullptr, false) : Json();
    if (!header.is_object()) throw Error(file.string() + " is not a safetensors file");
    for (const auto& [name, entry] : header.items()) {
        if (name == "emb_params") return file.stem().string();
        if (name != "__metadata__") return name;
    }
    throw Error(file.string() + " holds no learnt token");
}

std::vector<fs::path> safetensors_files(const fs::path& folder) {
    std::vector<fs::path> files;
    if (!fs::is_directory(folder)) return files;
    for (const fs::directory_entry& entry : fs::directory_iterator(folder)) {
        if (entry.path().extension() == ".safetensors" && entry.path().filename() != lora_name) files.push_back(entry.path());
    }
    std::sort(files.begin(), files.end());
    return files;
}

}  // namespace

Adapter read_adapter(const fs::path& folder, const std::string& method) {
    if (folder.empty()) throw Error("method " + method + " needs an adapter: the folder that fine-tuning wrote");
    if (!fs::is_directory(folder)) throw Error("adapter " + folder.string() + " is not a folder");
    Adapter adapter;
    if (const fs::path lora = folder / lora_name; fs::exists(lora)) adapter.files.lora.push_back({fs::absolute(lora), 1.0});
    for (const fs::path& place : {folder, folder / "embeddings"}) {
        for (const fs::path& file : safetensors_files(place)) {
            adapter.files.embeddings.push_back(fs::absolute(file));
            adapter.tokens.insert(token_of(file));
        }
    }
    if (adapter.tokens.empty()) throw Error("adapter " + folder.string() + " holds no learnt token");
    return adapter;
}

std::string learnt_token(const project::Class& of) {
    return "<class_" + std::to_string(of.ordinal) + ">";
}

void check_token(const Adapter& adapter, const fs::path& folder, const project::Class& of) {
    if (adapter.tokens.contains(learnt_token(of))) return;
    throw Error("adapter " + folder.string() + " has not learnt the token " + learnt_token(of) + " of class '" + of.name + "'");
}

}  // namespace tw::stages
