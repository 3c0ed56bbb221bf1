#include "core/workflow/demo.h"

#include "core/base/file.h"
#include "core/base/system.h"
#include "core/project/classes.h"
#include "core/project/negatives.h"
#include "core/stages/balance/balance.h"
#include "core/stages/exporting/export.h"
#include "core/stages/negatives/propose.h"
#include "core/workflow/fill.h"
#include "core/workflow/report.h"

#include <functional>
#include <iterator>

namespace tw::workflow {
namespace {

using Clock = std::chrono::steady_clock;

constexpr const char* plain_run = "plain_cfg";
constexpr const char* two_stage_run = "two_stage";

class Demo {
public:
    Demo(project::Project& project, const DemoRequest& request, const jobs::Control& control, const jobs::ProgressFn& report,
         const DemoEvents& events, DemoReport& result)
        : project_(project),
          request_(request),
          control_(control),
          report_(report),
          events_(events),
          result_(result),
          client_(worker::Client::Options{{}, request.threads}) {}

    jobs::Outcome run() {
        struct Step {
            DemoStep step;
            const char* name;
            jobs::Outcome (Demo::*work)();
        };
        constexpr Step steps[] = {
            {DemoStep::import, "Import", &Demo::import},
            {DemoStep::tail, "Long tail and plan", &Demo::make_tail},
            {DemoStep::negatives, "Look-alike negatives", &Demo::find_negatives},
            {DemoStep::plain_fill, "Plain CFG fill", &Demo::fill_plain},
            {DemoStep::two_stage_fill, "Two-stage fill", &Demo::fill_two_stage},
            {DemoStep::exporting, "Export", &Demo::export_set},
            {DemoStep::training, "Training", &Demo::train},
            {DemoStep::report, "Report", &Demo::write_html},
        };
        int number = 0;
        for (const auto& [step, name, work] : steps) {
            prefix_ = std::to_string(++number) + "/" + std::to_string(std::size(steps)) + " ";
            if (events_.step_began) events_.step_began(step);
            const auto start = Clock::now();
            const jobs::Outcome outcome = (this->*work)();
            result_.times.push_back({name, std::chrono::duration<double>(Clock::now() - start).count()});
            if (!outcome.ok()) return outcome;
            if (control_.stopping()) return jobs::Outcome::stopped();
        }
        return {};
    }

private:
    jobs::ProgressFn progress() const {
        if (!report_) return {};
        return [prefix = prefix_, report = report_](jobs::Progress progress) {
            progress.step = prefix + progress.step;
            report(progress);
        };
    }

    jobs::Outcome import() { return import_fashion(project_, request_.tail, control_, progress()); }

    jobs::Outcome make_tail() {
        make_fashion_tail(project_, request_.tail);
        return {};
    }

    jobs::Outcome find_negatives() {
        stages::NegativesRequest request = stages::NegativesRequest::defaults();
        request.seed = request_.tail.seed;
        const project::NegativeRepository negatives(project_);
        for (const stages::ClassPlan& plan : stages::tail_plan(project_).classes) {
            if (plan.target > 0 && negatives.of_class(plan.class_id).empty()) request.classes.push_back(plan.name);
        }
        if (!request.classes.empty()) stages::propose_negatives(project_, client_, request, control_, progress());
        return {};
    }

    jobs::Outcome fill(const char* run, const char* method) {
        FillRequest request;
        request.generation = stages::GenerationRequest::defaults(method, project_);
        request.generation.run_name = run;
        request.generation.seed = request_.tail.seed;
        FillReport filled;
        return fill_run(project_, client_, request, control_, progress(), events_.drawing, filled);
    }

    jobs::Outcome fill_plain() { return fill(plain_run, "plain_cfg"); }

    jobs::Outcome fill_two_stage() {
        const jobs::Outcome outcome = fill(two_stage_run, "two_stage");
        const auto run = project::RunRepository(project_).by_name(two_stage_run);
        if (run) project::RunRepository(project_).choose({run->id});
        return outcome;
    }

    jobs::Outcome export_set() {
        result_.export_folder = request_.folder / "export";
        if (fs::exists(result_.export_folder)) return {};
        stages::ExportRequest request;
        request.target = result_.export_folder;
        stages::export_set(project_, request, control_, progress());
        return {};
    }

    jobs::Outcome train() {
        stages::TrainingRequest request;
        request.arms = stages::standard_arms(project_);
        // The pictures are compared, so all arms are trained alike; how a method trains is for an experiment to show.
        for (stages::ArmSpec& arm : request.arms) {
            if (!arm.runs.empty()) arm.training = Json::object();
        }
        request.settings = stages::default_training_settings(project_);
        if (request_.training_steps > 0) request.settings.steps = request_.training_steps;
        request.seeds.clear();
        for (int i = 0; i < request_.seeds; ++i) request.seeds.push_back(request_.tail.seed + static_cast<std::uint64_t>(i));
        stages::train_arms(project_, client_, request, control_, progress(), events_.training);
        return {};
    }

    jobs::Outcome write_html() {
        result_.table = stages::result_table(project_);
        result_.note = stages::table_note(project_);
        result_.html = request_.folder / "report.html";
        write_report(project_, result_.html);
        return {};
    }

    project::Project& project_;
    const DemoRequest& request_;
    const jobs::Control& control_;
    const jobs::ProgressFn& report_;
    const DemoEvents& events_;
    DemoReport& result_;
    worker::Client client_;
    std::string prefix_;
};

}  // namespace

jobs::Outcome run_demo(const DemoRequest& request, const jobs::Control& control, const jobs::ProgressFn& report, const DemoEvents& events,
                       DemoReport& result) {
    project::Project project = open_fashion_project(request.folder / "project", request.tail);
    result.project = project.folder();
    return Demo(project, request, control, report, events, result).run();
}

}  // namespace tw::workflow
