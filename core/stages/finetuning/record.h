#pragma once

#include "core/worker/messages/finetuning.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <utility>
#include <vector>

namespace tw::stages {

/// One fine-tuning as its folder tells it.
struct AdapterRecord {
    std::filesystem::path folder;  // of the finished adapter, also while the work still lies in "<folder>.part"
    bool finished = false;
    std::string trouble;  // why it cannot be read; empty for most
    worker::FinetuneSettings settings;
    std::uint64_t seed = 0;
    std::string model_hash, created;                 // of finished ones
    std::vector<std::pair<int, double>> loss_curve;  // of finished ones
    std::vector<std::filesystem::path> samples;      // pictures drawn while it learnt, oldest first
};

/// All fine-tunings in `parent`, by name; what is no fine-tuning is left out.
std::vector<AdapterRecord> adapter_records(const std::filesystem::path& parent);

}  // namespace tw::stages
