#include "core/stages/import/import.h"

#include "core/base/error.h"
#include "core/base/text.h"
#include "core/stages/import/sink.h"

#include <array>

namespace tw::stages {
namespace {

namespace fs = std::filesystem;

bool holds_idx_images(const fs::path& folder) {
    for (const fs::directory_entry& entry : fs::directory_iterator(folder)) {
        if (entry.is_regular_file() && is_idx_images_name(entry.path().filename().string())) return true;
    }
    return false;
}

std::string format_of(const fs::path& path) {
    if (fs::is_directory(path)) return holds_idx_images(path) ? "idx" : "image_folder";
    const std::string name = lower_ascii(path.filename().string());
    if (name.ends_with(".csv") || name.ends_with(".tsv")) return "csv";
    if (is_idx_images_name(name)) return "idx";
    throw Error(path.string() + " is neither a folder, a .csv file nor an idx file by its name; give the format");
}

void check_partition(const std::string& partition) {
    static constexpr std::array<std::string_view, 5> allowed = {"pretrain", "train", "validation", "test", "held_out"};
    if (std::find(allowed.begin(), allowed.end(), partition) != allowed.end()) return;
    throw Error("partition '" + partition + "' is unknown; allowed are pretrain, train, validation, test and held_out");
}

Listing list(const ImportRequest& request) {
    if (request.format == "idx") return list_idx(request);
    if (request.format == "image_folder") return list_image_folder(request);
    if (request.format == "csv") return list_csv(request);
    throw Error("format '" + request.format + "' is unknown; allowed are idx, image_folder and csv");
}

}  // namespace

ImportReport import_images(project::Project& project, const ImportRequest& request, const jobs::Control& control,
                           const jobs::ProgressFn& report) {
    if (!fs::exists(request.path)) throw Error(request.path.string() + " does not exist");
    check_partition(request.partition);
    ImportRequest resolved = request;
    resolved.path = fs::absolute(request.path).lexically_normal();
    if (resolved.format.empty()) resolved.format = format_of(resolved.path);
    const Listing listing = list(resolved);
    if (listing.candidates.empty()) {
        const std::string reason =
            listing.issues.empty() ? "it holds none" : listing.issues.front().path + " " + listing.issues.front().reason;
        throw Error("no image could be imported from " + resolved.path.string() + ": " + reason);
    }
    return ImportSink(project, resolved).run(listing, control, report);
}

}  // namespace tw::stages
