#include "core/nn/weights.h"

#include "core/base/error.h"
#include "core/base/hash.h"
#include "core/base/json.h"

#include <algorithm>
#include <set>

namespace tw::nn {

namespace {

constexpr const char* extension = ".safetensors";

bool ends_with(const std::string& text, const std::string& end) {
    return text.size() >= end.size() && text.compare(text.size() - end.size(), end.size(), end) == 0;
}

std::vector<std::filesystem::path> shards_of(const std::filesystem::path& index_file) {
    const Json index = read_json_file(index_file);
    if (!index.is_object() || !index.contains("weight_map") || !index["weight_map"].is_object()) {
        throw Error("'" + index_file.string() + "': has no weight_map.");
    }
    std::set<std::filesystem::path> files;
    for (const auto& [name, file] : index["weight_map"].items()) {
        // A shard lies beside its index: a name with a folder in it could point anywhere.
        if (!file.is_string() || std::filesystem::path(file.get<std::string>()).filename() != file.get<std::string>()) {
            throw Error("'" + index_file.string() + "': the file of tensor '" + name + "' is no plain file name.");
        }
        files.insert(index_file.parent_path() / file.get<std::string>());
    }
    return {files.begin(), files.end()};
}

// "model.fp16.safetensors" and "model.safetensors.index.fp16.json" for stem "model"; sorted, so that the choice is repeatable.
std::vector<std::filesystem::path> variants(const std::filesystem::path& folder, const std::string& start, const std::string& end) {
    std::vector<std::filesystem::path> found;
    std::error_code error;
    for (const auto& item : std::filesystem::directory_iterator(folder, error)) {
        const std::string name = item.path().filename().string();
        if (name.rfind(start, 0) == 0 && ends_with(name, end) && name.size() > start.size() + end.size()) found.push_back(item.path());
    }
    std::sort(found.begin(), found.end());
    return found;
}

std::vector<std::filesystem::path> find_files(const std::filesystem::path& folder) {
    for (const std::string stem : {"diffusion_pytorch_model", "model"}) {
        const std::filesystem::path plain = folder / (stem + extension);
        if (std::filesystem::exists(plain)) return {plain};
        const std::filesystem::path index = folder / (stem + extension + ".index.json");
        if (std::filesystem::exists(index)) return shards_of(index);
        for (const auto& file : variants(folder, stem + extension + ".index.", ".json")) return shards_of(file);
        for (const auto& file : variants(folder, stem + ".", ".safetensors.index.json")) return shards_of(file);
        for (const auto& file : variants(folder, stem + ".", extension)) return {file};
    }
    std::error_code error;
    for (const auto& item : std::filesystem::directory_iterator(folder, error)) {
        const std::string name = item.path().filename().string();
        if (ends_with(name, ".bin") || ends_with(name, ".ckpt") || ends_with(name, ".pt") || ends_with(name, ".pth")) {
            throw Error("'" + item.path().string() +
                        "': is a pickle, which can run code when it is loaded; only safetensors files are read.");
        }
    }
    throw Error("'" + folder.string() + "': no weights found (diffusion_pytorch_model.safetensors or model.safetensors).");
}

// A 1x1 convolution and a linear layer hold the same numbers; older files have one where newer ones have the other.
std::vector<std::int64_t> without_kernel(at::IntArrayRef shape) {
    std::vector<std::int64_t> sizes = shape.vec();
    if (sizes.size() == 4 && sizes[2] == 1 && sizes[3] == 1) sizes.resize(2);
    return sizes;
}

}  // namespace

Weights Weights::open(const std::filesystem::path& folder) {
    Weights weights;
    for (const auto& file : find_files(folder)) weights.add_file(file);
    return weights;
}

void Weights::add_file(const std::filesystem::path& path) {
    for (auto& [name, entry] : read_safetensors_header(path).tensors) {
        if (!where_.emplace(name, Place{files_.size(), entry, name}).second) {
            throw Error("'" + path.string() + "': tensor '" + name + "' is also in '" + files_[where_[name].file].string() + "'.");
        }
    }
    files_.push_back(path);
}

torch::Tensor Weights::take(const std::string& name, at::IntArrayRef shape, torch::Dtype dtype, const Initial&) const {
    const auto found = where_.find(name);
    if (found == where_.end()) {
        throw Error("'" + files_.front().string() + "': tensor '" + name + "' of shape " + text_of(shape) + " is missing.");
    }
    const Place& place = found->second;
    if (without_kernel(place.entry.shape) != without_kernel(shape)) {
        throw Error("'" + files_[place.file].string() + "': tensor '" + name + "' has shape " + text_of(place.entry.shape) +
                    ", but the config asks for " + text_of(shape) + ".");
    }
    const torch::Tensor stored = read_safetensors_entry(files_[place.file], place.stored_name, place.entry);
    if (!stored.is_floating_point()) {
        throw Error("'" + files_[place.file].string() + "': tensor '" + name + "' holds " + place.entry.dtype + ", not floating numbers.");
    }
    return stored.to(dtype).reshape(shape);
}

void Weights::rename(const std::function<std::string(const std::string&)>& new_name) {
    std::map<std::string, Place> renamed;
    for (auto& [name, place] : where_) renamed.emplace(new_name(name), std::move(place));
    where_ = std::move(renamed);
}

std::string model_sha256(const std::filesystem::path& folder) {
    const auto files = find_files(folder);
    if (files.size() == 1) return sha256_file(files.front());
    Sha256 hash;
    for (const auto& file : files) hash.add(sha256_file(file) + "\n");
    return hash.hex();
}

}  // namespace tw::nn
