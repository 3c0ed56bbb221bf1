#include "app/cli/options.h"

namespace tw::cli {

void add_project_option(CLI::App& verb, std::string& folder) {
    verb.add_option("--project", folder, "Project folder")->required();
}

void add_json_option(CLI::App& verb, Context& context) {
    verb.add_flag("--json", context.json, "One JSON object on standard output");
}

void add_threads_option(CLI::App& verb, int& threads) {
    verb.add_option("--threads", threads, "Threads of the worker; 0: all usable cores")
        ->check(CLI::NonNegativeNumber)
        ->capture_default_str();
}

}  // namespace tw::cli
