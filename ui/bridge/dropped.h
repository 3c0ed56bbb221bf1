#pragma once

#include <QString>

namespace tw::ui {

/// What a person dragged onto the window, by what is in it.
enum class Dropped { project, backup, pictures, generator_model, clip_model, lora, embedding, unknown };

Dropped what_is(const QString& path);

}  // namespace tw::ui
