#pragma once

#include "app/cli/verb.h"
#include "core/jobs/job.h"

#include <string>

namespace tw::cli {

/// `--project DIR`, required.
void add_project_option(CLI::App& verb, std::string& folder);
/// `--json`: one object on stdout, progress stays on stderr.
void add_json_option(CLI::App& verb, Context& context);
/// `--threads N` of the worker; 0: all usable cores.
void add_threads_option(CLI::App& verb, int& threads);

}  // namespace tw::cli
