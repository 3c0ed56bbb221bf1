#include "core/stages/import/import.h"

#include "core/base/error.h"
#include "core/project/classes.h"
#include "core/stages/import/sink.h"
#include "core/stages/import/source.h"

#include <array>

namespace tw::stages {
namespace {

namespace fs = std::filesystem;

void check_partition(const std::string& partition) {
    static constexpr std::array<std::string_view, 5> allowed = {"pretrain", "train", "validation", "test", "held_out"};
    if (std::find(allowed.begin(), allowed.end(), partition) != allowed.end()) return;
    throw Error("partition '" + partition + "' is unknown; allowed are pretrain, train, validation, test and held_out");
}

}  // namespace

ImportReport import_images(project::Project& project, const ImportRequest& request, const jobs::Control& control,
                           const jobs::ProgressFn& report) {
    if (!fs::exists(request.path)) throw Error(request.path.string() + " does not exist");
    check_partition(request.partition);
    ImportRequest resolved = request;
    resolved.path = fs::absolute(request.path).lexically_normal();
    if (resolved.format.empty()) resolved.format = format_of(resolved.path);
    // Which class a prompt speaks of is told by the classes there are.
    if (resolved.format == "generated" && resolved.class_names.empty()) {
        for (const project::Class& one : project::ClassRepository(project).all()) resolved.class_names.push_back(one.name);
    }
    const Listing listing = list_source(resolved);
    if (listing.candidates.empty()) {
        const std::string reason =
            listing.issues.empty() ? "it holds none" : listing.issues.front().path + " " + listing.issues.front().reason;
        throw Error("no image could be imported from " + resolved.path.string() + ": " + reason);
    }
    return ImportSink(project, resolved).run(listing, control, report);
}

}  // namespace tw::stages
