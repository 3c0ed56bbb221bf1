#include "ui/bridge/dropped.h"

#include "core/base/json.h"
#include "ui/bridge/text.h"

#include <QFileInfo>

#include <fstream>

namespace tw::ui {

namespace {

namespace fs = std::filesystem;

/// Names of the tensors of a safetensors file: eight bytes of length, then JSON. Empty for anything else.
std::vector<std::string> tensor_names(const fs::path& file) {
    constexpr std::uint64_t longest_header = 16u << 20;
    std::ifstream in(file, std::ios::binary);
    std::array<unsigned char, 8> head{};
    if (!in.read(reinterpret_cast<char*>(head.data()), head.size())) return {};
    std::uint64_t length = 0;
    for (std::size_t i = head.size(); i-- > 0;) length = length << 8 | head[i];
    if (length > longest_header) return {};
    std::string text(length, '\0');
    if (!in.read(text.data(), static_cast<std::streamsize>(length))) return {};
    const Json header = Json::parse(text, nullptr, false);
    std::vector<std::string> names;
    if (!header.is_object()) return names;
    for (const auto& [name, tensor] : header.items()) {
        if (name != "__metadata__") names.push_back(name);
    }
    return names;
}

Dropped kind_of_tensors(const std::vector<std::string>& names) {
    for (const std::string& name : names) {
        if (name.find("lora") != std::string::npos) return Dropped::lora;
    }
    constexpr std::size_t most_of_an_embedding = 4;  // one tensor a text encoder
    return names.empty() || names.size() > most_of_an_embedding ? Dropped::unknown : Dropped::embedding;
}

bool is_clip_folder(const fs::path& folder) {
    std::ifstream in(folder / "config.json");
    const Json config = Json::parse(in, nullptr, false);
    return config.is_object() && config.value("model_type", "") == "clip";
}

}  // namespace

Dropped what_is(const QString& path) {
    const fs::path place = to_path(path);
    std::error_code error;
    if (fs::is_directory(place, error)) {
        if (fs::exists(place / "project.db", error)) return Dropped::project;
        if (fs::exists(place / "model_index.json", error)) return Dropped::generator_model;
        if (is_clip_folder(place)) return Dropped::clip_model;
        if (fs::exists(place / "pytorch_lora_weights.safetensors", error)) return Dropped::lora;
        return Dropped::pictures;
    }
    const std::string extension = QFileInfo(path).suffix().toLower().toStdString();
    if (extension == "safetensors") return kind_of_tensors(tensor_names(place));
    if (extension == "tar") return Dropped::backup;
    for (const char* list : {"csv", "tsv", "json", "jsonl", "gz", "bin"}) {
        if (extension == list) return Dropped::pictures;
    }
    return place.filename().string().find("ubyte") != std::string::npos ? Dropped::pictures : Dropped::unknown;
}

}  // namespace tw::ui
