#pragma once

#include "core/project/classes.h"
#include "core/project/dataset.h"
#include "core/project/images.h"
#include "core/project/runs.h"
#include "core/stages/generation/generate.h"
#include "core/worker/messages/sampling.h"

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace tw::stages {

/// What one picture is to show and where it starts: everything about it that depends on the method. Pictures that agree in all but
/// the source are drawn together.
struct Drawing {
    std::string prompt;
    std::string negative_prompt;
    std::vector<worker::WeightedPrompt> weighted_negatives;
    double strength = 1.0;
    std::optional<project::ImageRow> source;  // image-to-image
};

/// The real training images, by class and all together, read once.
class TrainingImages {
public:
    explicit TrainingImages(const project::Project& project) : images_(project) {}
    /// Throws Error when the class has none.
    const std::vector<project::ImageRow>& of(const project::Class& of);
    /// Throws Error when there are none.
    const std::vector<project::ImageRow>& all();

private:
    project::ImageRepository images_;
    std::map<std::int64_t, std::vector<project::ImageRow>> by_class_;
    std::vector<project::ImageRow> all_;
};

/// What a method is made from.
struct MethodInput {
    project::Project& project;
    const GenerationRequest& request;
    const project::DatasetSettings& dataset;
};

/// A way of generating. One file a method in this folder.
class Method {
public:
    explicit Method(const MethodInput& input);
    virtual ~Method() = default;

    /// With {class} and {superclass} still in it.
    virtual std::string prompt_template() const;
    virtual worker::Adapters adapters() const { return {}; }
    /// What a run of this name must have in common with an earlier one, beyond what all methods have.
    virtual Json identity() const { return Json::object(); }
    /// What is remembered of the moment the run began.
    virtual Json notes() const { return Json::object(); }
    /// Throws Error for a class that lacks what the method needs. Before any drawing() of the class.
    virtual void check(const project::GenerationRun& run, const project::Class& of);
    /// Picture `index` of a class: the same whatever was asked for before.
    virtual Drawing drawing(const project::Class& of, std::uint64_t index) = 0;

protected:
    /// A seed of its own for every purpose, class and picture of this run.
    std::uint64_t seed_for(const std::string& purpose, const project::Class& of, std::uint64_t index) const;
    const project::ImageRow& draw_from(const std::vector<project::ImageRow>& rows, const project::Class& of, std::uint64_t index) const;
    /// The prompt and the negatives of the request, and with from_real_images a source of the class.
    Drawing plain_drawing(const project::Class& of, std::uint64_t index);

    project::Project& project_;
    const GenerationRequest& request_;
    const project::DatasetSettings& dataset_;
    TrainingImages training_;
};

struct MethodEntry {
    const char* name;
    std::unique_ptr<Method> (*make)(const MethodInput&);
    /// How the method differs from plain classifier-free guidance with the model's usual steps and scale.
    void (*set_defaults)(GenerationRequest& request, bool miniature);
};

/// Throws Error naming the known ones.
const MethodEntry& find_method(const std::string& name);

// One maker a method; registry.cpp lists them.
std::unique_ptr<Method> make_plain_cfg(const MethodInput& input);
std::unique_ptr<Method> make_two_stage(const MethodInput& input);
std::unique_ptr<Method> make_diff_mix(const MethodInput& input);
std::unique_ptr<Method> make_diffcore_mix(const MethodInput& input);

void set_plain_defaults(GenerationRequest& request, bool miniature);
void set_two_stage_defaults(GenerationRequest& request, bool miniature);
void set_diff_mix_defaults(GenerationRequest& request, bool miniature);
void set_diffcore_mix_defaults(GenerationRequest& request, bool miniature);

}  // namespace tw::stages
