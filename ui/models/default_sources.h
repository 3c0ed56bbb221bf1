#pragma once

#include <QString>

#include <string>

namespace tw::ui {

/// Where a default comes from.
enum class Source { authors_code, paper, ours };

/// Of a setting of a generation method ("two_stage", …) or of "finetuning", by the setting's name in the messages to the worker.
/// `miniature`: the generator is one, for which steps and guidance are others.
Source default_source(const std::string& method, const std::string& setting, bool miniature);

/// "authors' code", "paper", "our choice".
QString source_text(Source source);
/// "Default 7.5 (authors' code)."
QString default_tip(const QString& value, Source source);

}  // namespace tw::ui
