#pragma once

#include "core/jobs/job.h"
#include "core/project/negatives.h"
#include "core/worker/client/client.h"

#include <cstdint>
#include <string>
#include <vector>

namespace tw::stages {

/// Stage 1 of the two-stage method (Koh et al. 2025): a reference set is drawn from the class's real training images
/// (image-to-image, CADS), its CLIP centroid is compared with the centroid of every other class's real training images.
struct NegativesRequest {
    std::vector<std::string> classes;    // empty: all classes with a target
    int reference_images = 16;           // n_ref
    int candidates = 3;                  // top K kept with evidence
    int evidence_images = 6;             // pictures of each side
    std::int64_t max_real_images = 200;  // of another class for its centroid
    std::string features = "clip";       // what pictures are compared by: "clip" embeddings, or those of a "classifier" of its own,
                                         // trained on the real training images, which knows no names
    int classifier_steps = 400;          // optimiser steps of that classifier: only what is alike must show, not the last percent
    std::uint64_t seed = 0;
    worker::SamplingSettings sampling;  // default set by defaults(): CADS on, image-to-image strength 0.75
    static NegativesRequest defaults();
};

/// With CLIP, centroids of few images are shrunk towards the class's text embedding: centroid = (n*mean + k*text)/(n+k), k = 8.
/// Writes negative rows (top 1 chosen by rule) and a run of method "reference". Never reads validation or test.
void propose_negatives(project::Project& project, worker::Client& client, const NegativesRequest& request, const jobs::Control& control,
                       const jobs::ProgressFn& report);

/// Warnings for one prompt: more than 77 tokens, names the class itself.
std::vector<std::string> check_negative(const project::Project& project, std::int64_t class_id, const std::string& prompt);

}  // namespace tw::stages
