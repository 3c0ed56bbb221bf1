#include "app/cli/verbs.h"
#include "core/base/error.h"

#include <exception>
#include <iostream>

namespace tw::cli {

void Context::print(const Json& object, const std::string& text) const {
    if (json) {
        std::cout << to_line(object) << '\n';
    } else {
        std::cout << text;
        if (!text.empty() && text.back() != '\n') std::cout << '\n';
    }
    std::cout.flush();
}

namespace {

constexpr Register verbs[] = {
    register_demo,    register_experiment, register_status,   register_import,   register_check,  register_longtail,
    register_plan,    register_negatives,  register_contexts, register_generate, register_filter, register_review,
    register_export,  register_train,      register_pretrain, register_finetune, register_report, register_txt2img,
    register_img2img, register_trash,      register_backup,   register_restore,
};

int run(int argc, char** argv) {
    CLI::App app("Tailwright without a window: turns a long-tailed image data set into a balanced one and measures the gain.");
    app.require_subcommand(1);
    app.set_help_all_flag("--help-all", "Help of every verb");
    app.set_version_flag("--version", TW_VERSION);
    Context context;
    for (const Register add : verbs) add(app, context);
    CLI11_PARSE(app, argc, argv);
    return context.exit_code;
}

}  // namespace
}  // namespace tw::cli

int main(int argc, char** argv) {
    try {
        return tw::cli::run(argc, argv);
    } catch (const std::exception& error) {
        std::cerr << "tailwright-cli: " << error.what() << '\n';
        return 1;
    }
}
