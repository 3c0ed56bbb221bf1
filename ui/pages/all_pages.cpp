#include "ui/pages/all_pages.h"

#include "ui/pages/data_page.h"
#include "ui/pages/experiment_page.h"
#include "ui/pages/export_page.h"
#include "ui/pages/filter_page.h"
#include "ui/pages/finetuning_page.h"
#include "ui/pages/generation_page.h"
#include "ui/pages/negatives_page.h"
#include "ui/pages/overview_page.h"
#include "ui/pages/plan_page.h"
#include "ui/pages/review_page.h"
#include "ui/pages/training_page.h"

namespace tw::ui {

std::vector<Page*> make_pages(const PageContext& context) {
    return {new OverviewPage(context),   new DataPage(context),       new PlanPage(context),      new NegativesPage(context),
            new FinetuningPage(context), new GenerationPage(context), new FilterPage(context),    new ReviewPage(context),
            new ExportPage(context),     new TrainingPage(context),   new ExperimentPage(context)};
}

}  // namespace tw::ui
