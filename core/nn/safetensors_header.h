#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace tw::nn {

/// One tensor as the header of a safetensors file describes it; checked to lie inside the file.
struct SafetensorsEntry {
    std::string dtype;                // "F32", "F16", "BF16", "I64", ...
    std::vector<std::int64_t> shape;  // empty for a scalar
    std::uint64_t begin = 0;          // bytes from the start of the file
    std::uint64_t end = 0;
};

struct SafetensorsHeader {
    std::map<std::string, SafetensorsEntry> tensors;
    std::map<std::string, std::string> metadata;  // "__metadata__"
};

/// Bytes of one element; throws Error for a type that the format does not know.
std::uint64_t safetensors_dtype_bytes(const std::string& dtype);

/// Reads and checks the header only (no Torch): its length is at most 100 MB and inside the file, every size equals its shape
/// times its type, and the tensors cover the rest of the file without overlap or hole. Throws Error naming the file and what
/// is wrong; a pickle (.bin, .ckpt, .pt) is refused as such.
/// Source: https://github.com/huggingface/safetensors#format
SafetensorsHeader read_safetensors_header(const std::filesystem::path& path);

}  // namespace tw::nn
