#include "core/worker/client/client.h"

#include "core/base/system.h"
#include "core/base/text.h"
#include "core/worker/client/process.h"

#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <exception>

namespace tw::worker {
namespace {

/// How soon a stop or pause reaches the worker when nothing else happens.
constexpr int poll_milliseconds = 20;
constexpr std::size_t kept_last_words = 4096;

std::filesystem::path find_program(const std::filesystem::path& named) {
    if (!named.empty()) return named;
    if (const char* variable = std::getenv("TAILWRIGHT_WORKER")) return variable;
    // Test programs lie beside bin/.
    for (const std::filesystem::path& place : {program_dir(), program_dir() / "../bin"}) {
        if (std::filesystem::exists(place / "tailwright-worker")) return place / "tailwright-worker";
    }
    return program_dir() / "tailwright-worker";
}

[[noreturn]] void throw_reply_error(const Json& error) {
    const std::string kind = error.value("kind", "internal");
    const std::string message = error.value("message", "the worker gave no reason");
    if (kind == "out_of_memory") throw OutOfMemory(message);
    throw Error(message);
}

/// What the worker was last told, so that only changes are passed on.
class ControlForwarder {
public:
    explicit ControlForwarder(const jobs::Control& control) : control_(control) {}
    void forward(std::string& outgoing) {
        const jobs::Stop stop = stop_now_ ? jobs::Stop::now : control_.stop();
        if (stop != stop_) {
            tell(outgoing, stop == jobs::Stop::now ? "stop_now" : "stop_after_current");
            stop_ = stop;
        }
        const bool paused = control_.paused() && stop_ == jobs::Stop::none;
        if (paused != paused_) {
            tell(outgoing, paused ? "pause" : "resume");
            paused_ = paused;
        }
    }
    void stop_now() { stop_now_ = true; }

private:
    static void tell(std::string& outgoing, const char* what) { outgoing += to_line({{"control", what}}) + "\n"; }

    const jobs::Control& control_;
    jobs::Stop stop_ = jobs::Stop::none;
    bool paused_ = false;
    bool stop_now_ = false;
};

std::string activity(const std::string& method) {
    static const std::map<std::string, std::string> names = {
        {"generate", "drawing pictures"},   {"embed_images", "looking at pictures"}, {"embed_texts", "reading prompts"},
        {"train", "training a classifier"}, {"finetune", "fine-tuning a generator"}, {"pretrain", "pretraining a generator"}};
    const auto known = names.find(method);
    return known == names.end() ? "busy with " + method : known->second;
}

}  // namespace

struct Client::State {
    Options options;
    std::unique_ptr<Process> process;
    std::int64_t next_id = 1;
    std::string outgoing, incoming, last_words;
    std::string doing;         // "drawing pictures": what it was asked for last
    std::size_t searched = 0;  // bytes of `incoming` known to hold no line's end: results may be long

    void start();
    void exchange_bytes();
    bool read_output();
    void read_errors();
    void write_input();
    bool next_line(std::string& line);
    Json next_reply(std::int64_t id, ControlForwarder& forwarder);
    [[noreturn]] void died();
};

void Client::State::start() {
    if (process != nullptr) {
        // One that died between two calls is replaced without a word: nothing was lost with it.
        if (!process->wait(0)) return;
        process.reset();
    }
    outgoing.clear();
    incoming.clear();
    searched = 0;
    last_words.clear();
    std::vector<std::string> arguments;
    if (options.threads > 0) arguments = {"--threads", std::to_string(options.threads)};
    process = std::make_unique<Process>(find_program(options.program), arguments, worker_environment());
}

void Client::State::write_input() {
    while (!outgoing.empty()) {
        const ssize_t sent = ::send(process->input(), outgoing.data(), outgoing.size(), MSG_NOSIGNAL);
        if (sent < 0 && errno == EINTR) continue;
        if (sent < 0) {
            // A dead worker is noticed where its output ends, after its last words were read.
            if (errno != EAGAIN) outgoing.clear();
            return;
        }
        outgoing.erase(0, static_cast<std::size_t>(sent));
    }
}

/// False at the end of the worker's output.
bool Client::State::read_output() {
    char buffer[65536];
    while (true) {
        const ssize_t got = ::read(process->output(), buffer, sizeof buffer);
        if (got > 0) {
            incoming.append(buffer, static_cast<std::size_t>(got));
        } else if (got == 0) {
            return false;
        } else if (errno != EINTR) {
            return errno == EAGAIN;
        }
    }
}

void Client::State::read_errors() {
    char buffer[4096];
    ssize_t got = 0;
    while ((got = ::read(process->errors(), buffer, sizeof buffer)) > 0) {
        last_words.append(buffer, static_cast<std::size_t>(got));
        if (last_words.size() > kept_last_words) last_words.erase(0, last_words.size() - kept_last_words);
    }
}

void Client::State::exchange_bytes() {
    pollfd files[] = {{process->output(), POLLIN, 0},
                      {process->errors(), POLLIN, 0},
                      {process->input(), static_cast<short>(outgoing.empty() ? 0 : POLLOUT), 0}};
    ::poll(files, 3, poll_milliseconds);
    write_input();
    read_errors();
    if (!read_output() && incoming.find('\n', searched) == std::string::npos) died();
}

bool Client::State::next_line(std::string& line) {
    const std::size_t end = incoming.find('\n', searched);
    searched = end == std::string::npos ? incoming.size() : 0;
    if (end == std::string::npos) return false;
    line.assign(incoming, 0, end);
    incoming.erase(0, end + 1);
    return true;
}

void Client::State::died() {
    std::optional<std::string> how = process->wait(2.0);
    if (!how) {
        process->kill();
        how = "closed its output and did not end";
    }
    read_errors();
    process.reset();
    std::string message = "the worker " + *how + " while it was " + doing;
    if (!last_words.empty()) message += "; its last words: " + trim(last_words);
    throw WorkerDied(message);
}

Json Client::State::next_reply(std::int64_t id, ControlForwarder& forwarder) {
    std::string line;
    while (true) {
        forwarder.forward(outgoing);
        if (!next_line(line)) {
            exchange_bytes();
            continue;
        }
        Json reply = Json::parse(line, nullptr, false);
        if (reply.is_object() && reply.value("id", std::int64_t{0}) == id) return reply;
    }
}

Client::Client(Options options) : state_(std::make_unique<State>()) {
    state_->options = std::move(options);
}

Client::Client() : Client(Options{}) {}

Client::~Client() = default;

int Client::pid() const {
    return state_->process == nullptr ? 0 : state_->process->pid();
}

Json Client::call(const std::string& method, const Json& params, const EventFn& on_event, const jobs::Control& control) {
    state_->start();
    const std::int64_t id = state_->next_id++;
    state_->doing = activity(method);
    state_->outgoing = to_line({{"id", id}, {"method", method}, {"params", params}}) + "\n";
    ControlForwarder forwarder(control);
    std::exception_ptr fault_of_listener;
    while (true) {
        Json reply;
        try {
            reply = state_->next_reply(id, forwarder);
        } catch (const WorkerDied&) {
            if (fault_of_listener) std::rethrow_exception(fault_of_listener);
            throw;
        }
        const auto event = reply.find("event");
        if (event == reply.end()) {
            if (fault_of_listener) std::rethrow_exception(fault_of_listener);
            if (const auto error = reply.find("error"); error != reply.end()) throw_reply_error(*error);
            return reply.value("result", Json::object());
        }
        if (!on_event || fault_of_listener) continue;
        try {
            on_event(event->get<std::string>(), reply.value("data", Json::object()));
        } catch (...) {
            // The request is brought to its end first, so that the worker is free for the next one.
            fault_of_listener = std::current_exception();
            forwarder.stop_now();
        }
    }
}

Json Client::generate(const GenerateRequest& request, const EventFn& on_event, const jobs::Control& control) {
    return call("generate", to_json(request), on_event, control);
}

Embeddings Client::embed_images(const EmbedImagesRequest& request, const EventFn& on_event, const jobs::Control& control) {
    const Json result = call("embed_images", to_json(request), on_event, control);
    return result.value("stopped", false) ? Embeddings{} : embeddings_from_json(result);
}

Embeddings Client::embed_texts(const EmbedTextsRequest& request, const jobs::Control& control) {
    return embeddings_from_json(call("embed_texts", to_json(request), nullptr, control));
}

FinetuneResult Client::finetune(const FinetuneRequest& request, const EventFn& on_event, const jobs::Control& control) {
    return finetune_result_from_json(call("finetune", to_json(request), on_event, control));
}

TrainingResult Client::train(const TrainRequest& request, const EventFn& on_event, const jobs::Control& control) {
    const Json result = call("train", to_json(request), on_event, control);
    return result.value("stopped", false) ? TrainingResult{} : training_result_from_json(result);
}

PretrainResult Client::pretrain(const PretrainRequest& request, const EventFn& on_event, const jobs::Control& control) {
    return pretrain_result_from_json(call("pretrain", to_json(request), on_event, control));
}

}  // namespace tw::worker
