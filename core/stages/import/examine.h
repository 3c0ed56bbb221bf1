#pragma once

#include "core/base/json.h"
#include "core/media/decode.h"
#include "core/project/source_files.h"
#include "core/stages/import/source.h"

#include <optional>
#include <string>
#include <vector>

namespace tw::stages {

/// One picture, decoded once: what the project keeps of it, or why it cannot be used.
struct Examined {
    project::FileStamp stamp;  // of the file, before it was read
    int width = 0, height = 0, channels = 0;
    std::string format;
    std::string sha256;
    std::uint64_t dhash = 0;
    Json source;                         // what the file was, for image.source
    std::vector<std::string> converted;  // what was done to make it an 8-bit grey or RGB picture
    std::optional<Json> generated;       // the picture was drawn by a model: what is known of how
    std::string png;                     // of a generated one, as the project will keep it; sha256 is of these bytes
    std::string refusal_kind, refusal;   // empty: usable
};

/// Never throws. Thread-safe.
Examined examine(const Candidate& candidate);

/// True when the file's extension says another format ("cat.jpg" that is a PNG).
bool is_misnamed(const std::filesystem::path& path, const std::string& format);

}  // namespace tw::stages
