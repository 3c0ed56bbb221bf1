#include "core/base/file.h"
#include "core/base/text.h"
#include "core/diffusion/schedulers/classes.h"

#include <array>

namespace tw::diffusion {
namespace {

struct Entry {
    const char* name;        // what a user writes
    const char* class_name;  // what scheduler_config.json writes
    std::unique_ptr<Scheduler> (*make)(SchedulerOptions&);
};

constexpr std::array entries{
    Entry{"ddim", "DDIMScheduler", make_ddim},
    Entry{"ddpm", "DDPMScheduler", make_ddpm},
    Entry{"pndm", "PNDMScheduler", make_pndm},
    Entry{"dpmpp-2m", "DPMSolverMultistepScheduler", make_dpm_solver_multistep},
};

/// What belongs to the trained model rather than to the way of sampling it.
constexpr std::array model_options{
    "num_train_timesteps", "beta_start", "beta_end", "beta_schedule", "trained_betas", "rescale_betas_zero_snr", "prediction_type",
};

std::string known(const char* Entry::*field) {
    std::string names;
    for (const Entry& entry : entries) names += (names.empty() ? "" : ", ") + std::string(entry.*field);
    return names;
}

const Entry& find(const char* Entry::*field, const std::string& value, const std::string& source) {
    for (const Entry& entry : entries) {
        if (value == entry.*field) return entry;
    }
    throw Error((source.empty() ? "" : source + ": ") + "unknown scheduler \"" + value + "\" (known: " + known(field) + ")");
}

}  // namespace

std::vector<std::string> scheduler_names() {
    std::vector<std::string> names;
    for (const Entry& entry : entries) names.emplace_back(entry.name);
    return names;
}

std::unique_ptr<Scheduler> make_scheduler(const Json& config, const std::string& source, const std::string& name) {
    if (!config.is_object()) throw Error(source + ": not a scheduler configuration");
    if (!name.empty()) {
        const Entry& entry = find(&Entry::name, name, {});
        Json reduced = Json::object();
        for (const char* option : model_options) {
            if (config.contains(option)) reduced[option] = config[option];
        }
        SchedulerOptions options(std::move(reduced), source);
        return entry.make(options);
    }
    SchedulerOptions options(config, source);
    const Entry& entry = find(&Entry::class_name, options.get<std::string>("_class_name", ""), source);
    std::unique_ptr<Scheduler> scheduler = entry.make(options);
    options.refuse_unread();
    return scheduler;
}

Json read_scheduler_config(const std::filesystem::path& file) {
    // Python's json writes infinities bare, which JSON does not have; the one option that may be infinite defaults to it.
    const std::string text = replace_all(read_file(file, 1u << 20), "-Infinity", "null");
    Json config = Json::parse(text, nullptr, false);
    if (!config.is_object()) throw Error(file.string() + ": not a JSON object");
    return config;
}

}  // namespace tw::diffusion
