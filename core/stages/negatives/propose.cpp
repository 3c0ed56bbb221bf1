#include "core/stages/negatives/propose.h"

#include "core/base/file.h"
#include "core/base/random.h"
#include "core/base/text.h"
#include "core/evidence/prototypes.h"
#include "core/nn/text/tokenizer.h"
#include "core/project/classes.h"
#include "core/project/dataset.h"
#include "core/project/images.h"
#include "core/project/plan.h"
#include "core/project/split.h"
#include "core/stages/negatives/features.h"
#include "core/stages/negatives/ranking.h"
#include "core/stages/negatives/reference.h"

#include <algorithm>

namespace tw::stages {
namespace {

/// A class's real training images, at most `limit` of them, with their embeddings.
struct RealSide {
    std::vector<project::ImageRow> rows;
    worker::Embeddings embeddings;
};

std::vector<project::ImageRow> some_training_images(const project::Project& project, const project::Class& of,
                                                    const NegativesRequest& request) {
    std::vector<project::ImageRow> rows = project::ImageRepository(project).list("real", "train", of.id);
    const auto limit = static_cast<std::size_t>(request.max_real_images);
    if (rows.size() <= limit) return rows;
    Random random(derive_seed(request.seed, "centroid " + of.name));
    random.shuffle(rows);
    rows.resize(limit);
    return rows;
}

std::vector<project::Class> asked_classes(const project::Project& project, const NegativesRequest& request) {
    const project::ClassRepository classes(project);
    std::vector<project::Class> asked;
    for (const std::string& name : request.classes) {
        const auto found = classes.by_name(name);
        if (!found) throw Error("class '" + name + "' is not in this project");
        asked.push_back(*found);
    }
    if (!request.classes.empty()) return asked;
    const auto targets = project::PlanRepository(project).targets();
    for (const project::Class& entry : classes.all()) {
        const auto target = targets.find(entry.id);
        if (target != targets.end() && target->second > 0) asked.push_back(entry);
    }
    if (asked.empty()) throw Error("no class has a target yet: make a tail plan or name classes");
    return asked;
}

void check(const project::Project& project, const NegativesRequest& request, const std::vector<project::Class>& asked) {
    if (project::ClassRepository(project).all().size() < 2) throw Error("a look-alike needs at least two classes");
    if (request.features != "clip" && request.features != "classifier") {
        throw Error("features is '" + request.features + "'; it must be clip or classifier");
    }
    if (request.reference_images < 1) throw Error("reference_images must be at least 1");
    if (request.candidates < 1) throw Error("candidates must be at least 1");
    if (request.evidence_images < 1) throw Error("evidence_images must be at least 1");
    if (request.max_real_images < 1) throw Error("max_real_images must be at least 1");
    const auto counts = project::ImageRepository(project).real_counts("train");
    for (const project::Class& entry : asked) {
        if (counts.contains(entry.id) && counts.at(entry.id) > 0) continue;
        throw Error("class '" + entry.name + "' has no training image, so no reference set can be drawn for it");
    }
}

std::vector<RealSide> real_sides(const project::Project& project, const NegativesRequest& request) {
    std::vector<RealSide> sides;
    for (const project::Class& entry : project::ClassRepository(project).all()) {
        sides.push_back({some_training_images(project, entry, request), {}});
    }
    return sides;
}

/// False when stopped before the end.
bool embed(std::vector<RealSide>& sides, Features& features, const jobs::Control& control, const jobs::ProgressFn& report) {
    std::int64_t total = 0;
    for (const RealSide& side : sides) total += static_cast<std::int64_t>(side.rows.size());
    jobs::ProgressMeter meter("Embedding training images", total, report);
    for (RealSide& side : sides) {
        auto embeddings = features.images(side.rows, control, &meter);
        if (!embeddings) return false;
        side.embeddings = std::move(*embeddings);
    }
    return true;
}

std::vector<project::ImageRow> all_of(const std::vector<RealSide>& sides, const std::vector<std::vector<project::ImageRow>>& references) {
    std::vector<project::ImageRow> rows;
    for (const RealSide& side : sides) rows.insert(rows.end(), side.rows.begin(), side.rows.end());
    for (const auto& reference : references) rows.insert(rows.end(), reference.begin(), reference.end());
    return rows;
}

class Proposer {
public:
    Proposer(project::Project& project, const NegativesRequest& request, const std::vector<RealSide>& sides,
             const worker::Embeddings& texts)
        : project_(project),
          request_(request),
          classes_(project::ClassRepository(project).all()),
          settings_(project::dataset_settings(project)),
          sides_(sides),
          prototypes_(means(sides), texts, 1.0) {}

    void propose(const project::Class& of, const std::vector<project::ImageRow>& rows, const worker::Embeddings& reference) const {
        const std::size_t own = index_of(of);
        evidence::ClassMean mean;
        for (std::size_t i = 0; i < reference.count(); ++i) mean.add(reference.row(i), reference.width);
        const evidence::Vector centroid = prototypes_.prototype(mean, own);
        std::vector<project::Negative> proposals;
        for (const LookAlike& like : rank_look_alikes(prototypes_, centroid, own, request_.candidates)) {
            const project::Class& other = classes_[like.index];
            project::Negative negative;
            negative.class_id = of.id;
            negative.other_class_id = other.id;
            negative.rank = static_cast<int>(proposals.size()) + 1;
            negative.cosine = like.cosine;
            negative.prompt = project::prompt_for(settings_, other.name);
            negative.chosen = negative.rank == 1;
            negative.evidence = evidence_of("class", rows, reference, prototypes_.of(like.index));
            const RealSide& side = sides_[like.index];
            for (auto& entry : evidence_of("other", side.rows, side.embeddings, centroid)) {
                negative.evidence.push_back(std::move(entry));
            }
            proposals.push_back(std::move(negative));
        }
        project::NegativeRepository(project_).propose(of.id, proposals);
    }

private:
    static std::vector<evidence::ClassMean> means(const std::vector<RealSide>& sides) {
        std::vector<evidence::ClassMean> result(sides.size());
        for (std::size_t c = 0; c < sides.size(); ++c) {
            const worker::Embeddings& rows = sides[c].embeddings;
            for (std::size_t i = 0; i < rows.count(); ++i) result[c].add(rows.row(i), rows.width);
        }
        return result;
    }

    std::size_t index_of(const project::Class& of) const {
        const auto same = [&](const project::Class& entry) { return entry.id == of.id; };
        return static_cast<std::size_t>(std::find_if(classes_.begin(), classes_.end(), same) - classes_.begin());
    }

    /// The pictures of one side that look most like the other side.
    std::vector<project::NegativeEvidence> evidence_of(const std::string& side, const std::vector<project::ImageRow>& rows,
                                                       const worker::Embeddings& embeddings, const evidence::Vector& towards) const {
        std::vector<project::NegativeEvidence> result;
        for (const LookAlike& like : most_alike(prototypes_, embeddings, towards, request_.evidence_images)) {
            result.push_back({rows[like.index].id, side, like.cosine});
        }
        return result;
    }

    project::Project& project_;
    const NegativesRequest& request_;
    std::vector<project::Class> classes_;
    project::DatasetSettings settings_;
    const std::vector<RealSide>& sides_;
    evidence::Prototypes prototypes_;
};

}  // namespace

NegativesRequest NegativesRequest::defaults() {
    NegativesRequest request;
    request.sampling.num_inference_steps = 16;  // strength 0.75 runs 12 of them
    request.sampling.guidance_scale = 2.5;
    request.sampling.strength = 0.75;
    request.sampling.cads.scale = 0.15;
    // With the schedule's clock CADS would hardly act below strength 0.9.
    request.sampling.cads.clock = "executed";
    return request;
}

void propose_negatives(project::Project& project, worker::Client& client, const NegativesRequest& request, const jobs::Control& control,
                       const jobs::ProgressFn& report) {
    const std::vector<project::Class> asked = asked_classes(project, request);
    check(project, request, asked);
    const project::SplitRepository split(project);
    if (split.current()) split.verify();

    project::GenerationRun run = reference_run(project, request);
    const auto total = static_cast<std::int64_t>(asked.size()) * request.reference_images;
    jobs::ProgressMeter meter("Drawing reference sets", total, report);
    std::vector<std::vector<project::ImageRow>> references;
    for (const project::Class& entry : asked) {
        control.wait_while_paused();
        if (control.stopping()) return;
        auto rows = draw_reference_set(project, client, request, run, entry, control, meter);
        if (!rows) return;
        references.push_back(std::move(*rows));
    }
    std::vector<RealSide> sides = real_sides(project, request);
    const auto features = make_features(project, client, request, all_of(sides, references), control, report);
    if (!features || !embed(sides, *features, control, report)) return;
    const Proposer proposer(project, request, sides, features->class_names(control));
    for (std::size_t i = 0; i < asked.size(); ++i) {
        const auto embeddings = features->images(references[i], control, nullptr);
        if (!embeddings) return;
        proposer.propose(asked[i], references[i], *embeddings);
    }
}

std::vector<std::string> check_negative(const project::Project& project, std::int64_t class_id, const std::string& prompt) {
    std::vector<std::string> warnings;
    const project::DatasetSettings settings = project::dataset_settings(project);
    const project::Class own = project::ClassRepository(project).get(class_id);
    const nn::ClipTokenizer tokenizer = nn::ClipTokenizer::load(project::generator_model_path(settings) / "tokenizer");
    const int tokens = tokenizer.count(prompt);
    if (tokens > tokenizer.max_length()) {
        warnings.push_back("the prompt has " + std::to_string(tokens) + " tokens, and what comes after the first " +
                           std::to_string(tokenizer.max_length()) + " is not seen by the model");
    }
    if (names_class(prompt, own.name, project::ClassRepository(project).all())) {
        warnings.push_back("the prompt names the class '" + own.name + "' itself");
    }
    return warnings;
}

}  // namespace tw::stages
