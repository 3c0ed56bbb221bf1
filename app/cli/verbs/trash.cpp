#include "app/cli/options.h"
#include "app/cli/verbs.h"
#include "core/base/error.h"
#include "core/base/text.h"
#include "core/project/trash.h"

#include <memory>
#include <optional>

namespace tw::cli {
namespace {

struct TrashOptions {
    std::string project;
    bool remove_rejected = false, restore = false;
    std::optional<std::int64_t> empty;
};

void trash(const TrashOptions& options, const Context& context) {
    const bool writes = options.remove_rejected || options.restore || options.empty;
    const project::Project project =
        project::Project::open(options.project, writes ? project::Project::Mode::write : project::Project::Mode::read);
    project::TrashRepository trash(project);
    Json done = Json::object();
    if (options.remove_rejected) {
        const std::vector<std::int64_t> ids = trash.removable();
        trash.remove(ids);
        done["removed"] = ids.size();
    }
    if (options.restore) {
        std::vector<std::int64_t> ids;
        for (const project::TrashedPicture& one : trash.all()) ids.push_back(one.image_id);
        trash.restore(ids);
        done["restored"] = ids.size();
    }
    if (options.empty) {
        const project::TrashSize size = trash.size();
        if (*options.empty != size.pictures) {
            throw Error("--empty " + std::to_string(*options.empty) + ": the trash holds " + std::to_string(size.pictures) +
                        " pictures; name that number to delete them for good");
        }
        done["deleted"] = trash.empty();
    }
    const project::TrashSize size = trash.size();
    std::string text;
    for (const auto& [what, count] : done.items()) text += what + " " + std::to_string(count.get<std::int64_t>()) + "\n";
    text += "In the trash: " + std::to_string(size.pictures) + " pictures, " + human_bytes(static_cast<std::uintmax_t>(size.bytes)) +
            "; rejected and not in it: " + std::to_string(trash.removable_count()) + "\n";
    context.print({{"pictures", size.pictures}, {"bytes", size.bytes}, {"removable", trash.removable_count()}, {"done", done}}, text);
}

}  // namespace

void register_trash(CLI::App& app, Context& context) {
    auto options = std::make_shared<TrashOptions>();
    CLI::App* verb = app.add_subcommand("trash", "Rejected pictures: moved to the project's trash, restored from it, or deleted for good");
    add_project_option(*verb, options->project);
    CLI::Option* remove =
        verb->add_flag("--remove-rejected", options->remove_rejected, "Move the files of all rejected pictures to the trash");
    CLI::Option* restore = verb->add_flag("--restore", options->restore, "Bring everything in the trash back");
    CLI::Option* empty =
        verb->add_option("--empty", options->empty, "Delete what is in the trash for good; the number of pictures confirms it")
            ->check(CLI::NonNegativeNumber)
            ->type_name("NUMBER");
    restore->excludes(remove)->excludes(empty);
    add_json_option(*verb, context);
    verb->callback([options, &context] { trash(*options, context); });
}

}  // namespace tw::cli
