#include "core/stages/generation/methods/method.h"

#include "core/base/error.h"
#include "core/base/random.h"

namespace tw::stages {

const std::vector<project::ImageRow>& TrainingImages::of(const project::Class& of) {
    std::vector<project::ImageRow>& rows = by_class_[of.id];
    if (rows.empty()) rows = images_.list("real", "train", of.id);
    if (rows.empty()) throw Error("class '" + of.name + "' has no real training image to start from");
    return rows;
}

const std::vector<project::ImageRow>& TrainingImages::all() {
    if (all_.empty()) all_ = images_.list("real", "train");
    if (all_.empty()) throw Error("the project has no real training image to start from");
    return all_;
}

Method::Method(const MethodInput& input)
    : project_(input.project), request_(input.request), dataset_(input.dataset), training_(input.project) {}

std::string Method::prompt_template() const {
    return request_.prompt_template.empty() ? dataset_.prompt_template : request_.prompt_template;
}

void Method::check(const project::GenerationRun&, const project::Class& of) {
    if (request_.from_real_images) static_cast<void>(training_.of(of));
}

std::uint64_t Method::seed_for(const std::string& purpose, const project::Class& of, std::uint64_t index) const {
    return derive_seed(request_.seed, purpose + "/" + request_.run_name + "/" + of.name, index);
}

const project::ImageRow& Method::draw_from(const std::vector<project::ImageRow>& rows, const project::Class& of,
                                           std::uint64_t index) const {
    return rows[Random(seed_for("source", of, index)).below(rows.size())];
}

Drawing Method::plain_drawing(const project::Class& of, std::uint64_t index) {
    Drawing drawing;
    drawing.prompt = project::fill_in(prompt_template(), project::spoken_name(of.name), dataset_.superclass);
    drawing.strength = request_.sampling.strength;
    if (request_.negatives.size() == 1 && request_.negatives.front().weight == 1.0) {
        drawing.negative_prompt = request_.negatives.front().prompt;
    } else {
        drawing.weighted_negatives = request_.negatives;
    }
    if (request_.from_real_images) drawing.source = draw_from(training_.of(of), of, index);
    return drawing;
}

}  // namespace tw::stages
