#include "ui/pages/all_pages.h"

#include "ui/pages/data_page.h"
#include "ui/pages/overview_page.h"
#include "ui/pages/plan_page.h"

namespace tw::ui {

std::vector<Page*> make_pages(const PageContext& context) {
    return {new OverviewPage(context), new DataPage(context), new PlanPage(context)};
}

}  // namespace tw::ui
