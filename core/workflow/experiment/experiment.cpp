#include "core/workflow/experiment/experiment.h"

#include "core/base/error.h"
#include "core/base/file.h"
#include "core/base/hash.h"
#include "core/project/negatives.h"
#include "core/project/runs.h"
#include "core/stages/balance/balance.h"
#include "core/stages/finetuning/finetune.h"
#include "core/stages/negatives/propose.h"
#include "core/workflow/experiment/outcome.h"
#include "core/workflow/experiment/plan.h"
#include "core/workflow/fill.h"

#include <algorithm>
#include <functional>

namespace tw::workflow {
namespace {

namespace fs = std::filesystem;

project::Project open_project(const ExperimentSpec& spec, const fs::path& folder) {
    if (!spec.fashion_mnist) return project::Project::open(spec.project, project::Project::Mode::write);
    return open_fashion_project(folder / "project", *spec.fashion_mnist);
}

bool needs_look_alikes(const FillSpec& fill) {
    return fill.method == "two_stage" || fill.method == "diffcore_mix";
}

/// Drawn with a fine-tuned model, which nobody has brought.
bool needs_adapter(const FillSpec& fill) {
    const bool learnt = fill.method == "diff_gen" || fill.method == "diff_aug" || fill.method == "diff_mix";
    return learnt && fill.adapter.empty();
}

class Experiment {
public:
    Experiment(project::Project& project, const ExperimentSpec& spec, const fs::path& folder, worker::Client& client,
               const jobs::Control& control, const jobs::ProgressFn& report, const ExperimentEvents& events)
        : project_(project), spec_(spec), folder_(folder), client_(client), control_(control), report_(report), events_(events) {}

    jobs::Outcome run() {
        std::vector<std::pair<std::string, std::function<jobs::Outcome()>>> steps;
        if (spec_.fashion_mnist) steps.emplace_back("Data", [this] { return prepare_fashion(); });
        if (std::any_of(spec_.fills.begin(), spec_.fills.end(), needs_look_alikes)) {
            steps.emplace_back("Look-alikes", [this] { return find_look_alikes(); });
        }
        for (const FillSpec& fill : spec_.fills) {
            if (needs_adapter(fill) && !fs::exists(adapter_of(fill))) {
                steps.emplace_back(fill.name, [this, &fill] { return fine_tune(fill); });
            }
            steps.emplace_back(fill.name, [this, &fill] { return draw(fill); });
        }
        steps.emplace_back("Arms", [this] { return train(spec_.arms); });
        if (spec_.sweep) steps.emplace_back("Sweep", [this] { return train(sweep_arms(spec_)); });
        for (std::size_t i = 0; i < steps.size(); ++i) {
            prefix_ = std::to_string(i + 1) + "/" + std::to_string(steps.size()) + " " + steps[i].first + ": ";
            const jobs::Outcome outcome = steps[i].second();
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

    jobs::Outcome prepare_fashion() {
        const jobs::Outcome outcome = import_fashion(project_, *spec_.fashion_mnist, control_, progress());
        if (outcome.ok()) make_fashion_tail(project_, *spec_.fashion_mnist);
        return outcome;
    }

    jobs::Outcome find_look_alikes() {
        stages::NegativesRequest request = stages::NegativesRequest::defaults();
        const project::NegativeRepository negatives(project_);
        for (const stages::ClassPlan& plan : stages::tail_plan(project_).classes) {
            if (plan.target > 0 && negatives.of_class(plan.class_id).empty()) request.classes.push_back(plan.name);
        }
        if (!request.classes.empty()) stages::propose_negatives(project_, client_, request, control_, progress());
        return {};
    }

    /// Fills that are fine-tuned alike share the adapter.
    fs::path adapter_of(const FillSpec& fill) const {
        if (!needs_adapter(fill)) return fill.adapter;
        return folder_ / "adapters" / sha256(fill.finetune.dump()).substr(0, 12);
    }

    jobs::Outcome fine_tune(const FillSpec& fill) {
        if (fs::exists(adapter_of(fill))) return {};
        stages::FinetuningRequest request;
        request.settings = worker::finetune_settings_from_json(fill.finetune);
        request.sampling = stages::GenerationRequest::defaults(fill.method, project_).sampling;
        request.output = adapter_of(fill);
        fs::create_directories(request.output.parent_path());
        return stages::finetune(project_, client_, request, control_, progress()).outcome;
    }

    jobs::Outcome draw(const FillSpec& fill) {
        FillRequest request;
        stages::GenerationRequest& generation = request.generation;
        generation = stages::GenerationRequest::defaults(fill.method, project_);
        Json sampling = worker::to_json(generation.sampling);
        sampling.merge_patch(fill.sampling);
        generation.sampling = worker::sampling_from_json(sampling);
        generation.run_name = fill.name;
        generation.from_real_images = fill.from_real_images;
        generation.look_alikes = fill.look_alikes;
        generation.multiplier = fill.multiplier;
        if (!fill.strengths.empty()) generation.strengths = fill.strengths;
        generation.adapter = adapter_of(fill);
        generation.contexts = fill.contexts.empty() ? generation.contexts : fill.contexts;
        request.filter = fill.filter;
        FillReport filled;
        return fill_run(project_, client_, request, control_, progress(), {}, filled);
    }

    jobs::Outcome train(const std::vector<stages::ArmSpec>& arms) {
        const auto on_event = [this](const std::string& event, const Json&) {
            if (event == "trained" && events_.result) events_.result(result_of(project_, spec_));
        };
        stages::train_arms(project_, client_, training_request(project_, spec_, arms), control_, progress(), on_event);
        return {};
    }

    project::Project& project_;
    const ExperimentSpec& spec_;
    const fs::path& folder_;
    worker::Client& client_;
    const jobs::Control& control_;
    const jobs::ProgressFn& report_;
    const ExperimentEvents& events_;
    std::string prefix_;
};

}  // namespace

/// Another spec in the same folder would go on with half of it.
void check_experiment_folder(const ExperimentSpec& spec, const fs::path& folder) {
    const fs::path file = folder / "experiment.json";
    if (!fs::exists(file)) return;
    const Json known = read_json_file(file).value("spec", Json());
    if (known != to_json(spec)) throw Error(folder.string() + " holds the results of another experiment; choose another folder");
}

jobs::Outcome run_experiment(const ExperimentSpec& spec, const fs::path& folder, worker::Client& client, const jobs::Control& control,
                             const jobs::ProgressFn& report, ExperimentResult& result, const ExperimentEvents& events) {
    fs::create_directories(folder);
    check_experiment_folder(spec, folder);
    project::Project project = open_project(spec, folder);
    result.project = project.folder();
    if (!spec.fashion_mnist) {
        const std::vector<std::string> missing = check_experiment(project, spec);
        if (!missing.empty()) throw Error(missing.front());
    }
    if (!fs::exists(folder / "experiment.json")) write_manifest(project, spec, folder);
    const jobs::Outcome outcome = Experiment(project, spec, folder, client, control, report, events).run();
    if (outcome.ok()) write_outcome(project, spec, folder, result);
    return outcome;
}

}  // namespace tw::workflow
