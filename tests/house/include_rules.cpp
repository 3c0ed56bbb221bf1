#include "tests/house/include_rules.h"

#include "core/base/file.h"
#include "core/base/text.h"

#include <algorithm>
#include <optional>
#include <regex>

namespace tw::test {
namespace {

struct Room {
    std::string folder;             // relative to the root; the longest match wins
    std::vector<std::string> uses;  // folders it may include besides itself
    bool torch = false;
    bool qt = false;
};

const std::vector<std::string> stage_uses = {"core/base",    "core/media",    "core/project",       "core/jobs",
                                             "core/nn/text", "core/evidence", "core/worker/client", "core/worker/messages"};

const std::vector<Room>& rooms() {
    static const std::vector<Room> table = {
        {"core/base", {}},
        {"core/media", {"core/base"}},
        {"core/project", {"core/base"}},
        {"core/jobs", {"core/base"}},
        {"core/nn/text", {"core/base"}},
        {"core/nn", {"core/base", "core/media", "core/nn/text"}, true},
        {"core/diffusion", {"core/base", "core/media", "core/jobs", "core/nn", "core/nn/text"}, true},
        {"core/learning", {"core/base", "core/media", "core/jobs", "core/nn"}, true},
        {"core/generator_training", {"core/base", "core/media", "core/jobs", "core/nn", "core/nn/text", "core/diffusion"}, true},
        {"core/worker/messages", {"core/base", "core/media"}},
        {"core/worker/client", {"core/base", "core/media", "core/jobs", "core/worker/messages"}},
        {"core/worker/device",
         {"core/base", "core/media", "core/jobs", "core/nn", "core/nn/text", "core/diffusion", "core/learning", "core/generator_training",
          "core/worker/messages"},
         true},
        {"core/evidence", {"core/base", "core/media", "core/project", "core/jobs", "core/worker/client", "core/worker/messages"}},
        {"core/stages/import", stage_uses},
        {"core/stages/balance", stage_uses},
        {"core/stages/negatives", stage_uses},
        {"core/stages/generation", stage_uses},
        {"core/stages/filtering", stage_uses},
        {"core/stages/review", stage_uses},
        {"core/stages/exporting", stage_uses},
        {"core/stages/training", stage_uses},
        {"core/stages/finetuning", stage_uses},
        {"core/stages/pretraining", stage_uses},
        {"core/workflow",
         {"core/base", "core/media", "core/project", "core/jobs", "core/nn/text", "core/worker/client", "core/worker/messages",
          "core/stages"}},
        {"ui/bridge", {"core"}, false, true},
        {"ui/models", {"core", "ui/bridge"}, false, true},
        {"ui/widgets", {"core", "ui/bridge", "ui/models"}, false, true},
        {"ui/pages", {"core", "ui/bridge", "ui/models", "ui/widgets"}, false, true},
        {"ui/shell", {"core", "ui/bridge", "ui/models", "ui/widgets", "ui/pages"}, false, true},
        {"app/cli",
         {"core/base", "core/media", "core/project", "core/jobs", "core/nn/text", "core/worker/client", "core/worker/messages",
          "core/stages", "core/workflow"}},
        {"app/worker", {"core/base", "core/worker/device"}, true},
        {"app/tailwright", {"core", "ui"}, false, true},
    };
    return table;
}

bool is_below(const std::string& path, const std::string& folder) {
    return path.size() > folder.size() && path.starts_with(folder) && path[folder.size()] == '/';
}

const Room* room_of(const std::string& path) {
    const Room* best = nullptr;
    for (const Room& room : rooms()) {
        if (is_below(path, room.folder) && (best == nullptr || room.folder.size() > best->folder.size())) best = &room;
    }
    return best;
}

bool is_torch(const std::string& header) {
    static const std::regex pattern(R"(^(torch|ATen|c10|caffe2|dnnl|oneapi/dnnl)(/|\.h|\.hpp).*)");
    return std::regex_match(header, pattern);
}

bool is_qt(const std::string& header) {
    static const std::regex pattern(R"(^(Qt[A-Z].*|Q[A-Z][A-Za-z0-9]*|qcustomplot\.h)$)");
    return std::regex_match(header, pattern);
}

bool reaches_torch(const std::string& header) {
    const Room* target = room_of(header);
    return target != nullptr && target->torch;
}

std::optional<std::string> fault(const Room& room, const std::string& header) {
    if (is_torch(header)) return room.torch ? std::nullopt : std::optional<std::string>("Torch stays out of this room");
    if (is_qt(header)) return room.qt ? std::nullopt : std::optional<std::string>("Qt stays out of this room");
    const bool ours = header.starts_with("core/") || header.starts_with("ui/") || header.starts_with("app/");
    if (!ours || is_below(header, room.folder)) {
        // A folder below may be a room of its own (core/nn/text below core/nn); the other way is checked by `uses`.
        return std::nullopt;
    }
    if (room.qt && reaches_torch(header)) return "the window reaches networks only through the worker's client";
    const bool allowed = std::any_of(room.uses.begin(), room.uses.end(), [&](const std::string& use) { return is_below(header, use); });
    if (!allowed) return room.folder + " may not use it";
    return std::nullopt;
}

void check_file(const fs::path& root, const fs::path& file, std::vector<std::string>& faults) {
    static const std::regex include(R"(^\s*#\s*include\s*[<"]([^>"]+)[>"].*)");
    const std::string path = fs::relative(file, root).generic_string();
    const Room* room = room_of(path);
    if (room == nullptr) {
        faults.push_back(path + " is in no room of the house");
        return;
    }
    int number = 0;
    for (const std::string& line : split(read_file(file), '\n')) {
        ++number;
        std::smatch match;
        if (!std::regex_match(line, match, include)) continue;
        if (const auto why = fault(*room, match[1])) {
            faults.push_back(path + ":" + std::to_string(number) + " includes " + match[1].str() + ": " + *why);
        }
    }
}

}  // namespace

std::vector<std::string> forbidden_includes(const fs::path& root) {
    std::vector<std::string> faults;
    for (const char* top : {"app", "core", "ui"}) {
        if (!fs::exists(root / top)) continue;
        for (const auto& entry : fs::recursive_directory_iterator(root / top)) {
            const std::string extension = entry.path().extension().string();
            if (extension == ".h" || extension == ".cpp") check_file(root, entry.path(), faults);
        }
    }
    return faults;
}

}  // namespace tw::test
