#pragma once

namespace tw::stages::finetuning {

// What lies in an adapter's folder beside what diffusers loads.
inline constexpr const char* checkpoint_name = "checkpoint.safetensors";  // until it is finished
inline constexpr const char* request_name = "request.json";               // the settings, until it is finished
inline constexpr const char* description_name = "adapter.json";           // of the finished one
inline constexpr const char* samples_name = "samples";

}  // namespace tw::stages::finetuning
