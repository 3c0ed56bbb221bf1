#pragma once

#include "core/base/json.h"

#include <CLI/CLI.hpp>

#include <functional>
#include <string>
#include <vector>

namespace tw::cli {

/// What every verb gets besides its own options.
struct Context {
    bool json = false;  // one JSON object on stdout instead of text
    int exit_code = 0;
    /// Prints `text`, or with --json the object.
    void print(const Json& object, const std::string& text) const;
};

/// One verb a file in verbs/: it adds its subcommand with options and a callback. Registered in main.cpp's list.
using Register = void (*)(CLI::App& app, Context& context);

}  // namespace tw::cli
