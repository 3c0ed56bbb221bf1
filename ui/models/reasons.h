#pragma once

#include <QString>

#include <string>

namespace tw::ui {

/// A reject reason of the project file as people read it: "too_like_real" is "too like a real image".
QString reason_text(const std::string& reason);

}  // namespace tw::ui
