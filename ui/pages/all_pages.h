#pragma once

#include "ui/pages/page.h"

#include <vector>

namespace tw::ui {

/// Every page, in the order of the flow, the overview first.
std::vector<Page*> make_pages(const PageContext& context);

}  // namespace tw::ui
