#include "core/nn/safetensors.h"

#include "core/base/error.h"
#include "core/base/file.h"
#include "core/base/json.h"

#include <array>
#include <fstream>

namespace tw::nn {

namespace {

constexpr std::array<std::pair<const char*, torch::Dtype>, 10> types = {{{"BOOL", torch::kBool},
                                                                         {"U8", torch::kUInt8},
                                                                         {"I8", torch::kInt8},
                                                                         {"I16", torch::kInt16},
                                                                         {"F16", torch::kFloat16},
                                                                         {"BF16", torch::kBFloat16},
                                                                         {"I32", torch::kInt32},
                                                                         {"F32", torch::kFloat32},
                                                                         {"I64", torch::kInt64},
                                                                         {"F64", torch::kFloat64}}};

std::string name_of(torch::Dtype dtype) {
    for (const auto& [name, type] : types) {
        if (type == dtype) return name;
    }
    throw Error(std::string("Tensors of type ") + c10::toString(dtype) + " cannot be written as safetensors.");
}

std::string header_text(const TensorMap& tensors, const std::map<std::string, std::string>& metadata) {
    Json header = Json::object();
    if (!metadata.empty()) header["__metadata__"] = metadata;
    std::uint64_t offset = 0;
    for (const auto& [name, tensor] : tensors) {
        const std::uint64_t end = offset + static_cast<std::uint64_t>(tensor.nbytes());
        header[name] = {{"dtype", name_of(tensor.scalar_type())}, {"shape", tensor.sizes().vec()}, {"data_offsets", {offset, end}}};
        offset = end;
    }
    std::string text = header.dump();
    text.append((8 - text.size() % 8) % 8, ' ');  // so that the data begins at a multiple of 8, as the format asks
    return text;
}

}  // namespace

std::string text_of(at::IntArrayRef shape) {
    std::string text = "(";
    for (const std::int64_t size : shape) text += (text.size() > 1 ? ", " : "") + std::to_string(size);
    return text + ")";
}

torch::Tensor read_safetensors_entry(const std::filesystem::path& path, const std::string& name, const SafetensorsEntry& entry) {
    const auto type = std::find_if(types.begin(), types.end(), [&](const auto& item) { return entry.dtype == item.first; });
    if (type == types.end()) {
        throw Error("'" + path.string() + "': tensor '" + name + "' has the type " + entry.dtype + ", which is not supported.");
    }
    torch::Tensor tensor = torch::empty(entry.shape, type->second);
    std::ifstream file(path, std::ios::binary);
    file.seekg(static_cast<std::streamoff>(entry.begin));
    if (!file || !file.read(static_cast<char*>(tensor.data_ptr()), static_cast<std::streamsize>(entry.end - entry.begin))) {
        throw Error("'" + path.string() + "': tensor '" + name + "' cannot be read.");
    }
    return tensor;
}

TensorMap read_safetensors(const std::filesystem::path& path) {
    TensorMap tensors;
    for (const auto& [name, entry] : read_safetensors_header(path).tensors) {
        tensors.emplace(name, read_safetensors_entry(path, name, entry));
    }
    return tensors;
}

void write_safetensors(const std::filesystem::path& path, const TensorMap& tensors, const std::map<std::string, std::string>& metadata) {
    const std::string header = header_text(tensors, metadata);
    std::string bytes;
    for (int shift = 0; shift < 64; shift += 8) bytes.push_back(static_cast<char>(std::uint64_t{header.size()} >> shift & 0xff));
    bytes += header;
    for (const auto& [name, tensor] : tensors) {
        const torch::Tensor dense = tensor.detach().cpu().contiguous();
        bytes.append(static_cast<const char*>(dense.data_ptr()), dense.nbytes());
    }
    write_file_atomic(path, bytes);
}

}  // namespace tw::nn
