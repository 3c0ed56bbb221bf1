#pragma once

#include "core/jobs/job.h"
#include "core/project/project.h"
#include "core/worker/client/client.h"
#include "core/worker/messages/finetuning.h"

#include <cstdint>
#include <filesystem>
#include <string>

namespace tw::stages {

struct FinetuningRequest {
    worker::FinetuneSettings settings;
    std::uint64_t seed = 42;
    worker::SamplingSettings sampling;  // of the sample pictures
    std::filesystem::path output;       // the adapter's folder; must not exist
};

struct FinetuningReport {
    jobs::Outcome outcome;
    worker::FinetuneResult result;
};

/// Teaches the project's generator its classes, from real training pictures only: the worker learns low-rank updates and a token
/// "<class_N>" for the class of label N, in the prompt "a photo of a <class_N> {superclass}" (Diff-Mix). The work lies in "<output>.part"
/// (request.json, checkpoint, sample pictures in samples/) and is renamed at the end; the same request goes on from there after a stop or a
/// crash. The finished folder holds pytorch_lora_weights.safetensors, embeddings/ with one file a token, samples/ and adapter.json, which
/// says what was learnt from what. The worker's events reach on_event. Throws Error for a class without training pictures and for an output
/// that exists.
FinetuningReport finetune(const project::Project& project, worker::Client& client, const FinetuningRequest& request,
                          const jobs::Control& control, const jobs::ProgressFn& report, const worker::EventFn& on_event = {});

}  // namespace tw::stages
