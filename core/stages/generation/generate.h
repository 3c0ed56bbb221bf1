#pragma once

#include "core/jobs/job.h"
#include "core/project/queue.h"
#include "core/project/runs.h"
#include "core/worker/client/client.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <string>
#include <vector>

namespace tw::stages {

struct GenerationRequest {
    std::string run_name;                         // new or existing run
    std::string method = "plain_cfg";             // one of generation_methods()
    worker::SamplingSettings sampling;            // default by method: see defaults()
    std::map<std::int64_t, std::int64_t> images;  // class id -> how many; empty: by `multiplier` or the plan's to_make
    double multiplier = 0;                        // above 0: as many pictures in the run as so many times the real training images, their
                                                  // classes drawn uniformly (Diff-Mix: 5, for long tails 10)
    std::uint64_t seed = 0;
    int batch_size = 16;                            // pictures per queue item and per worker batch
    bool from_real_images = false;                  // plain_cfg, two_stage: image-to-image from the class's real training images
    bool first = false;                             // enqueue before everything that waits
    std::string prompt_template;                    // empty: the method's own, for most the data set's
    std::vector<worker::WeightedPrompt> negatives;  // of every class; two_stage and diffcore_mix have their own
    std::string look_alikes = "chosen";             // two_stage: "chosen" by person or rule; "random", to show what the choice is worth
    std::vector<double> strengths;                  // Diff-Mix: each picture's is drawn from these; empty: sampling.strength for all
    std::string task = "imbalanced";                // real_mix, diff_mix: sources uniform over the images, "vanilla": over the classes
    std::filesystem::path adapter;                  // diff_*: folder of the fine-tuned model's LoRA and learnt tokens
    std::string contexts;                           // diffcore_mix: which list, see contexts.h
    worker::Adapters adapters;                      // of every method: LoRA files and learnt embeddings beside the method's own
    /// For the embedded miniature.
    static GenerationRequest defaults(const std::string& method);
    /// For the project's own generator model: a full-size one needs more steps and more guidance than the miniature.
    static GenerationRequest defaults(const std::string& method, const project::Project& project);
};

/// Whether the project's generator draws latents of at most 16 elements a side (Stable Diffusion 1.5: 64): its defaults are others.
bool has_miniature_generator(const project::Project& project);

/// "plain_cfg": the class's prompt, from noise or from its real images; "two_stage": CADS and contrastive guidance off the chosen
/// look-alikes; Diff-Mix's table "real_gen", "real_aug", "real_mix" (pre-trained model) and "diff_gen", "diff_aug", "diff_mix"
/// (fine-tuned): from noise, from a real image of the class, from one of any class; "diffcore_mix": contexts for the class.
const std::vector<std::string>& generation_methods();

/// Writes the run and its queue items; draws nothing. Sample k of a class has seed derive_seed(seed, run + class, k): more
/// images later continue the row. The first run of a project is chosen. Throws Error when the run exists with other settings,
/// naming the setting, and for a class without what the method needs (a chosen negative, real training images).
project::GenerationRun enqueue(project::Project& project, const GenerationRequest& request);

struct GenerationEvents {
    std::function<void(std::int64_t image_id)> sample_added;
    std::function<void(const media::Image& preview, int step, int steps)> preview;
    std::function<void(const project::QueueItem& item)> item_changed;
    std::function<void(const std::string& sentence)> warning = {};  // of the worker: "no prompt uses the learnt token …"
};

struct GenerationReport {
    std::int64_t drawn = 0, refused = 0;
    std::int64_t items_done = 0, items_failed = 0, items_suspect = 0;
    double seconds = 0;
};

/// Runs waiting items until the queue is empty or the control says stop. Each finished picture is compared with validation and
/// test (a copy is refused), written as PNG with its provenance at the data set's own size and mode, and committed at once. A
/// worker's death puts the item back once, then holds it as suspect; out of memory fails it and is never retried at that size;
/// a full disk stops the run with everything kept. An item that is tried again draws only what is missing. Failed when no item
/// at all could be drawn. Throws Error only for what makes going on senseless.
jobs::Outcome run_queue(project::Project& project, worker::Client& client, const jobs::Control& control, const jobs::ProgressFn& report,
                        const GenerationEvents& events, GenerationReport& result);

/// The pixel distance up to which a generated picture counts as a copy, from distances between real training images. Kept in the
/// project's settings with the split's hash.
double copy_distance(project::Project& project);

}  // namespace tw::stages
