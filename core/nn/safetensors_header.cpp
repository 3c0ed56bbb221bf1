#include "core/nn/safetensors_header.h"

#include "core/base/error.h"
#include "core/base/json.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <limits>
#include <utility>

namespace tw::nn {

namespace {

constexpr std::uint64_t max_header_bytes = 100'000'000;
constexpr std::uint64_t length_bytes = 8;

constexpr std::array<std::pair<const char*, std::uint64_t>, 15> dtypes = {{{"BOOL", 1},
                                                                           {"U8", 1},
                                                                           {"I8", 1},
                                                                           {"F8_E5M2", 1},
                                                                           {"F8_E4M3", 1},
                                                                           {"I16", 2},
                                                                           {"U16", 2},
                                                                           {"F16", 2},
                                                                           {"BF16", 2},
                                                                           {"I32", 4},
                                                                           {"U32", 4},
                                                                           {"F32", 4},
                                                                           {"I64", 8},
                                                                           {"U64", 8},
                                                                           {"F64", 8}}};

[[noreturn]] void fail(const std::filesystem::path& path, const std::string& reason) {
    throw Error("'" + path.string() + "': " + reason + ".");
}

void refuse_pickle(const std::filesystem::path& path, const std::string& start) {
    const bool zip = start.compare(0, 4, std::string("PK\x03\x04", 4)) == 0;
    const bool pickle = start.size() >= 2 && start[0] == '\x80' && start[1] >= 2 && start[1] <= 5;
    // A header of 128 + 256 * n bytes also begins with 0x80: only a JSON object after the length tells it from a pickle.
    if (zip || (pickle && (start.size() <= length_bytes || start[length_bytes] != '{'))) {
        fail(path, "is a pickle, which can run code when it is loaded; only safetensors files are read");
    }
}

std::string read_header_text(const std::filesystem::path& path, std::uint64_t file_bytes) {
    std::ifstream file(path, std::ios::binary);
    if (!file) fail(path, "cannot be opened");
    std::string start(length_bytes + 1, '\0');
    file.read(start.data(), static_cast<std::streamsize>(start.size()));
    start.resize(static_cast<std::size_t>(file.gcount()));
    refuse_pickle(path, start);
    if (start.size() < length_bytes) fail(path, "is too short to be a safetensors file");
    std::uint64_t length = 0;
    for (std::size_t i = length_bytes; i-- > 0;) length = length << 8 | static_cast<unsigned char>(start[i]);
    if (length > max_header_bytes) {
        fail(path, "says that its header has " + std::to_string(length) + " bytes, more than the 100 MB allowed: not a safetensors file");
    }
    if (length > file_bytes - length_bytes) {
        fail(path, "says that its header has " + std::to_string(length) + " bytes, but the file has only " + std::to_string(file_bytes) +
                       ": it is truncated or no safetensors file");
    }
    std::string text(length, '\0');
    file.clear();
    file.seekg(static_cast<std::streamoff>(length_bytes));
    if (!file.read(text.data(), static_cast<std::streamsize>(length))) fail(path, "its header cannot be read");
    return text;
}

std::uint64_t unsigned_number(const Json& value, const std::filesystem::path& path, const std::string& name) {
    if (!value.is_number_unsigned()) fail(path, "tensor '" + name + "' has a size or offset that is no whole number");
    return value.get<std::uint64_t>();
}

std::uint64_t bytes_of(const SafetensorsEntry& entry, const std::filesystem::path& path, const std::string& name) {
    std::uint64_t bytes = 0;
    try {
        bytes = safetensors_dtype_bytes(entry.dtype);
    } catch (const Error&) {
        fail(path, "tensor '" + name + "' has the unknown type '" + entry.dtype + "'");
    }
    for (const std::int64_t size : entry.shape) {
        if (__builtin_mul_overflow(bytes, static_cast<std::uint64_t>(size), &bytes)) fail(path, "tensor '" + name + "' is too large");
    }
    return bytes;
}

SafetensorsEntry parse_entry(const Json& value, const std::filesystem::path& path, const std::string& name) {
    if (!value.is_object() || !value.contains("dtype") || !value["dtype"].is_string() || !value.contains("shape") ||
        !value["shape"].is_array() || !value.contains("data_offsets") || !value["data_offsets"].is_array() ||
        value["data_offsets"].size() != 2) {
        fail(path, "tensor '" + name + "' lacks dtype, shape or data_offsets");
    }
    SafetensorsEntry entry;
    entry.dtype = value["dtype"].get<std::string>();
    for (const Json& size : value["shape"]) {
        const std::uint64_t number = unsigned_number(size, path, name);
        if (number > std::numeric_limits<std::int64_t>::max()) fail(path, "tensor '" + name + "' is too large");
        entry.shape.push_back(static_cast<std::int64_t>(number));
    }
    entry.begin = unsigned_number(value["data_offsets"][0], path, name);
    entry.end = unsigned_number(value["data_offsets"][1], path, name);
    if (entry.end < entry.begin || entry.end - entry.begin != bytes_of(entry, path, name)) {
        fail(path, "tensor '" + name + "' has offsets that do not fit its shape and type");
    }
    return entry;
}

// Sorted by offset, the tensors must follow each other without a gap up to the end of the file.
void check_layout(const SafetensorsHeader& header, std::uint64_t data_bytes, const std::filesystem::path& path) {
    std::vector<std::pair<const std::string*, const SafetensorsEntry*>> order;
    for (const auto& [name, entry] : header.tensors) order.emplace_back(&name, &entry);
    std::sort(order.begin(), order.end(), [](const auto& a, const auto& b) {
        return std::pair(a.second->begin, a.second->end) < std::pair(b.second->begin, b.second->end);
    });
    std::uint64_t expected = 0;
    for (const auto& [name, entry] : order) {
        if (entry->begin < expected) fail(path, "tensor '" + *name + "' overlaps another one");
        if (entry->begin > expected) fail(path, "there is a hole before tensor '" + *name + "'");
        if (entry->end > data_bytes) {
            fail(path, "tensor '" + *name + "' reaches " + std::to_string(entry->end - data_bytes) +
                           " bytes past the end: the file is truncated");
        }
        expected = entry->end;
    }
    if (expected != data_bytes) fail(path, std::to_string(data_bytes - expected) + " bytes at the end belong to no tensor");
}

}  // namespace

std::uint64_t safetensors_dtype_bytes(const std::string& dtype) {
    for (const auto& [name, bytes] : dtypes) {
        if (dtype == name) return bytes;
    }
    throw Error("'" + dtype + "' is no safetensors type.");
}

SafetensorsHeader read_safetensors_header(const std::filesystem::path& path) {
    std::error_code error;
    const std::uint64_t file_bytes = std::filesystem::file_size(path, error);
    if (error) fail(path, "cannot be read (" + error.message() + ")");
    const std::string text = read_header_text(path, file_bytes);
    const Json json = Json::parse(text, nullptr, false);
    if (!json.is_object()) fail(path, "its header is not JSON: not a safetensors file");
    SafetensorsHeader header;
    for (const auto& [name, value] : json.items()) {
        if (name == "__metadata__") {
            if (!value.is_object()) fail(path, "its metadata is no JSON object");
            for (const auto& [key, item] : value.items()) header.metadata[key] = item.is_string() ? item.get<std::string>() : item.dump();
        } else {
            header.tensors.emplace(name, parse_entry(value, path, name));
        }
    }
    const std::uint64_t data_begin = length_bytes + text.size();
    check_layout(header, file_bytes - data_begin, path);
    for (auto& [name, entry] : header.tensors) {
        entry.begin += data_begin;
        entry.end += data_begin;
    }
    return header;
}

}  // namespace tw::nn
