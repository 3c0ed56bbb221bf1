#pragma once

#include "core/base/error.h"
#include "core/base/json.h"
#include "core/jobs/control.h"
#include "core/worker/messages/embedding.h"
#include "core/worker/messages/finetuning.h"
#include "core/worker/messages/pretraining.h"
#include "core/worker/messages/sampling.h"
#include "core/worker/messages/training.h"

#include <filesystem>
#include <functional>
#include <memory>
#include <string>

namespace tw::worker {

/// The worker process ended while it worked: what() says how (signal, exit code) and its last words on stderr.
class WorkerDied : public Error {
public:
    using Error::Error;
};

using EventFn = std::function<void(const std::string& event, const Json& data)>;

/// Starts `tailwright-worker` (beside the running program, or $TAILWRIGHT_WORKER) on first use with a cleaned environment
/// (OPENBLAS_*, GOTO_*, MKL_*, OMP_* removed) and talks to it in JSON lines:
///   -> {"id":1,"method":"generate","params":{...}}          <- {"id":1,"event":"image","data":{...}}
///   -> {"control":"stop_now|stop_after_current|pause|resume"}  <- {"id":1,"result":{...}} or {"id":1,"error":{"kind","message"}}
/// The worker exits when its input closes. After WorkerDied the next call starts a new one. One call at a time; use from one
/// thread, the Control from any.
class Client {
public:
    struct Options {
        std::filesystem::path program;  // empty: found
        int threads = 0;                // 0: all usable cores
    };
    explicit Client(Options options);
    Client();
    ~Client();
    Client(const Client&) = delete;
    Client& operator=(const Client&) = delete;

    /// Blocks until the result. Stop and pause requests made on `control` are passed on. Throws Error (kind bad_input or
    /// internal), OutOfMemory, WorkerDied, and what on_event throws (the request is stopped first). A stopped request gives what was
    /// finished, with "stopped": true; embeddings and training then come back empty.
    Json call(const std::string& method, const Json& params, const EventFn& on_event, const jobs::Control& control);

    Json generate(const GenerateRequest& request, const EventFn& on_event, const jobs::Control& control);
    Embeddings embed_images(const EmbedImagesRequest& request, const EventFn& on_event, const jobs::Control& control);
    Embeddings embed_texts(const EmbedTextsRequest& request, const jobs::Control& control);
    FinetuneResult finetune(const FinetuneRequest& request, const EventFn& on_event, const jobs::Control& control);
    TrainingResult train(const TrainRequest& request, const EventFn& on_event, const jobs::Control& control);
    PretrainResult pretrain(const PretrainRequest& request, const EventFn& on_event, const jobs::Control& control);

    /// Process id of the running worker, 0 when none runs.
    int pid() const;

private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace tw::worker
