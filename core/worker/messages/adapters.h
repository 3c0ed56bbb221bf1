#pragma once

#include "core/base/json.h"

#include <filesystem>
#include <vector>

namespace tw::worker {

class Fields;

/// A LoRA file in diffusers' or kohya's form and the weight of its update, -100..100.
struct LoraChoice {
    std::filesystem::path file;
    double weight = 1.0;

    /// "FILE" or "FILE:WEIGHT". Throws Error for an empty name.
    static LoraChoice parse(const std::string& text);
};

/// What a model was taught after its own training: the fields `lora`, a list of {file, weight}, and `embeddings`, a list of files of one
/// learnt token each, of the requests that draw.
struct Adapters {
    std::vector<LoraChoice> lora;
    std::vector<std::filesystem::path> embeddings;
};

void add_fields(Json& request, const Adapters& adapters);
Adapters adapters_from_fields(Fields& fields);

}  // namespace tw::worker
