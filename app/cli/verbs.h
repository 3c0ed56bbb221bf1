#pragma once

#include "app/cli/verb.h"

namespace tw::cli {

void register_backup(CLI::App& app, Context& context);
void register_restore(CLI::App& app, Context& context);
void register_trash(CLI::App& app, Context& context);
void register_status(CLI::App& app, Context& context);
void register_import(CLI::App& app, Context& context);
void register_check(CLI::App& app, Context& context);
void register_longtail(CLI::App& app, Context& context);
void register_plan(CLI::App& app, Context& context);
void register_negatives(CLI::App& app, Context& context);
void register_generate(CLI::App& app, Context& context);
void register_contexts(CLI::App& app, Context& context);
void register_filter(CLI::App& app, Context& context);
void register_review(CLI::App& app, Context& context);
void register_export(CLI::App& app, Context& context);
void register_finetune(CLI::App& app, Context& context);
void register_train(CLI::App& app, Context& context);
void register_pretrain(CLI::App& app, Context& context);
void register_report(CLI::App& app, Context& context);
void register_demo(CLI::App& app, Context& context);
void register_experiment(CLI::App& app, Context& context);
void register_txt2img(CLI::App& app, Context& context);
void register_img2img(CLI::App& app, Context& context);

}  // namespace tw::cli
