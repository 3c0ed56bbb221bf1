#include "ui/models/default_sources.h"

#include <QCoreApplication>

#include <string_view>

namespace tw::ui {

namespace {

struct Known {
    std::string_view method, setting;
    Source source;
    bool of_full_size_only = false;  // the miniature's own is ours
};

// What is not named here is ours.
constexpr Known table[] = {
    // Koh et al. 2025; the rule's constants as in the code of contrastive CFG, CADS' as in its first implementation.
    {"two_stage", "rule", Source::paper},
    {"two_stage", "guidance_scale", Source::authors_code, true},
    {"two_stage", "negative_scale", Source::authors_code},
    {"two_stage", "tau", Source::authors_code},
    {"two_stage", "cads_tau1", Source::authors_code},
    {"two_stage", "cads_tau2", Source::authors_code},
    {"two_stage", "look_alikes", Source::paper},
    {"two_stage", "prompt_template", Source::paper},
    // Wang et al. 2024.
    {"diff_mix", "scheduler", Source::authors_code},
    {"diff_mix", "num_inference_steps", Source::authors_code, true},
    {"diff_mix", "guidance_scale", Source::authors_code},
    {"diff_mix", "rule", Source::authors_code},
    {"diff_mix", "strength", Source::authors_code, true},
    {"diff_mix", "strengths", Source::authors_code},
    {"diff_mix", "multiplier", Source::authors_code},
    {"diff_mix", "task", Source::authors_code},
    {"diff_mix", "prompt_template", Source::authors_code},
    {"finetuning", "rank", Source::authors_code},
    {"finetuning", "steps", Source::authors_code},
    {"finetuning", "batch_size", Source::authors_code},
    {"finetuning", "learning_rate", Source::authors_code},
    {"finetuning", "token_learning_rate", Source::authors_code},
    {"finetuning", "token_initializer", Source::authors_code},
    {"finetuning", "horizontal_flip", Source::authors_code},
    {"finetuning", "seed", Source::authors_code},
    // Islam and Akhtar 2025.
    {"diffcore_mix", "num_inference_steps", Source::authors_code, true},
    {"diffcore_mix", "guidance_scale", Source::authors_code, true},
    {"diffcore_mix", "rule", Source::authors_code},
};

}  // namespace

Source default_source(const std::string& method, const std::string& setting, bool miniature) {
    for (const Known& known : table) {
        if (known.method == method && known.setting == setting) return miniature && known.of_full_size_only ? Source::ours : known.source;
    }
    return Source::ours;
}

QString source_text(Source source) {
    switch (source) {
        case Source::authors_code: return QCoreApplication::translate("DefaultSources", "authors' code");
        case Source::paper: return QCoreApplication::translate("DefaultSources", "paper");
        case Source::ours: return QCoreApplication::translate("DefaultSources", "our choice");
    }
    return {};
}

QString default_tip(const QString& value, Source source) {
    return QCoreApplication::translate("DefaultSources", "Default %1. Source: %2.").arg(value, source_text(source));
}

}  // namespace tw::ui
