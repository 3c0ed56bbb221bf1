#pragma once

#include "core/base/json.h"
#include "core/jobs/control.h"

#include <functional>
#include <map>
#include <string>

namespace tw::worker {

/// What a handler sees: its control, and a way to tell the client something.
class Call {
public:
    using Emit = std::function<void(const std::string& event, const Json& data)>;
    Call(jobs::Control& control, Emit emit) : control_(control), emit_(std::move(emit)) {}
    const jobs::Control& control() const { return control_; }
    void emit(const std::string& event, const Json& data) const { emit_(event, data); }

private:
    jobs::Control& control_;
    Emit emit_;
};

using Handler = std::function<Json(const Json& params, const Call& call)>;

/// Reads requests from `input` until it closes, runs one at a time, writes lines to `output`. Control lines take effect while a
/// request runs. Exceptions become error replies (Error -> bad_input, OutOfMemory and c10 allocation failures -> out_of_memory).
class Server {
public:
    void add(const std::string& method, Handler handler);
    /// Returns the exit code. When the input closes in the middle of a request, that request is stopped now.
    int run(int input, int output);

private:
    std::map<std::string, Handler> handlers_;
};

/// The handlers of all networks, each in a file of its own beside this one.
void add_generate_handler(Server& server);  // "generate", "txt2img", "img2img"
void add_embed_handlers(Server& server);    // "embed_images", "embed_texts"
void add_train_handler(Server& server);     // "train"
void add_finetune_handler(Server& server);  // "finetune"
void add_pretrain_handler(Server& server);  // "pretrain"

}  // namespace tw::worker
