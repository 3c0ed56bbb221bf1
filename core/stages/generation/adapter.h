#pragma once

#include "core/project/classes.h"
#include "core/worker/messages/adapters.h"

#include <filesystem>
#include <set>
#include <string>

namespace tw::stages {

/// What fine-tuning left in a folder: `pytorch_lora_weights.safetensors` (not there when only tokens were learnt) and one further
/// safetensors file a learnt token, beside it or in a folder `embeddings`.
struct Adapter {
    worker::Adapters files;
    std::set<std::string> tokens;
};

/// Throws Error naming the folder, or `method` where none is given, when there is nothing to load.
Adapter read_adapter(const std::filesystem::path& folder, const std::string& method);

/// The token that stands for a class in prompts: "<class_N>", N its label number, as Diff-Mix names them.
std::string learnt_token(const project::Class& of);

/// Throws Error naming the class whose token the adapter has not learnt.
void check_token(const Adapter& adapter, const std::filesystem::path& folder, const project::Class& of);

}  // namespace tw::stages
