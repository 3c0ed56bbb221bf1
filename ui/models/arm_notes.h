#pragma once

#include <QString>

#include <string>

namespace tw::ui {

/// What a built-in arm is, in one line; empty for a name that is none.
QString arm_note(const std::string& arm);

}  // namespace tw::ui
