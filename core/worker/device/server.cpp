#include "core/worker/device/server.h"

#include "core/base/error.h"
#include "core/base/text.h"
#include "core/worker/device/lines.h"

#include <c10/util/Exception.h>

#include <fcntl.h>
#include <unistd.h>

#include <chrono>
#include <condition_variable>
#include <cstdlib>
#include <deque>
#include <memory>
#include <mutex>
#include <new>
#include <optional>
#include <thread>

namespace tw::worker {
namespace {

struct Request {
    Json id;
    std::string method;
    Json params;
    jobs::Control control;
};

/// How long a request may go on after the input closed before the process ends under it: nobody is left to read its answer.
constexpr std::chrono::seconds grace_after_close{5};

/// Requests in order of arrival; the first is the one that runs, and the one that control lines are meant for.
class Inbox {
public:
    void push(std::shared_ptr<Request> request) {
        const std::lock_guard lock(mutex_);
        requests_.push_back(std::move(request));
        changed_.notify_all();
    }

    /// The next request, which stays first until finish(); nullptr when the input is closed.
    std::shared_ptr<Request> wait_for_first() {
        std::unique_lock lock(mutex_);
        changed_.wait(lock, [this] { return closed_ || !requests_.empty(); });
        return closed_ ? nullptr : requests_.front();
    }

    void finish() {
        const std::lock_guard lock(mutex_);
        requests_.pop_front();
    }

    /// False when the word is unknown. Without a request it means nothing: its answer crossed the line on the way.
    bool control(const std::string& word) {
        const std::lock_guard lock(mutex_);
        jobs::Control idle;
        jobs::Control& control = requests_.empty() ? idle : requests_.front()->control;
        if (word == "stop_now")
            control.stop_now();
        else if (word == "stop_after_current")
            control.stop_after_current();
        else if (word == "pause")
            control.pause();
        else if (word == "resume")
            control.resume();
        else
            return false;
        return true;
    }

    void close() {
        const std::lock_guard lock(mutex_);
        closed_ = true;
        for (const auto& request : requests_) request->control.stop_now();
        changed_.notify_all();
    }

private:
    std::mutex mutex_;
    std::condition_variable changed_;
    std::deque<std::shared_ptr<Request>> requests_;
    bool closed_ = false;
};

Json error_reply(const Json& id, const char* kind, const std::string& message) {
    return {{"id", id}, {"error", {{"kind", kind}, {"message", message}}}};
}

bool tells_of_memory(const std::string& message) {
    const std::string text = lower_ascii(message);
    for (const char* words : {"not enough memory", "out of memory", "allocate memory"}) {
        if (text.find(words) != std::string::npos) return true;
    }
    return false;
}

Json run_handler(const Handler& handler, const Request& request, const Call& call) {
    try {
        return {{"id", request.id}, {"result", handler(request.params, call)}};
    } catch (const OutOfMemory& error) {
        return error_reply(request.id, "out_of_memory", error.what());
    } catch (const Error& error) {
        return error_reply(request.id, "bad_input", error.what());
    } catch (const std::bad_alloc&) {
        return error_reply(request.id, "out_of_memory", "the machine ran out of memory in " + request.method);
    } catch (const c10::Error& error) {
        const std::string message = error.what_without_backtrace();
        return error_reply(request.id, tells_of_memory(message) ? "out_of_memory" : "internal", message);
    } catch (const std::exception& error) {
        return error_reply(request.id, tells_of_memory(error.what()) ? "out_of_memory" : "internal", error.what());
    } catch (...) {
        return error_reply(request.id, "internal", "an unknown error in " + request.method);
    }
}

/// One line of input: a request goes to the inbox, a control line takes effect, anything else is answered with an error.
void take_line(const std::string& line, Inbox& inbox, LineWriter& writer) {
    const Json message = Json::parse(line, nullptr, false);
    if (!message.is_object()) {
        writer.write(error_reply(nullptr, "bad_input", "a line is not a JSON object: " + line.substr(0, 80)));
        return;
    }
    const Json id = message.value("id", Json());
    if (const auto control = message.find("control"); control != message.end()) {
        const bool known = control->is_string() && inbox.control(control->get<std::string>());
        if (!known) writer.write(error_reply(id, "bad_input", "unknown control " + to_line(*control)));
        return;
    }
    const auto method = message.find("method");
    if (method == message.end() || !method->is_string()) {
        writer.write(error_reply(id, "bad_input", "a request names no method"));
        return;
    }
    auto request = std::make_shared<Request>();
    request->id = id;
    request->method = method->get<std::string>();
    request->params = message.value("params", Json::object());
    inbox.push(std::move(request));
}

/// The protocol keeps the descriptor `output` for itself: when that is standard output, what libraries print goes to
/// standard error from now on.
int reserve(int output) {
    const int own = ::fcntl(output, F_DUPFD_CLOEXEC, 3);
    if (output == STDOUT_FILENO && own >= 0) ::dup2(STDERR_FILENO, STDOUT_FILENO);
    return own >= 0 ? own : output;
}

}  // namespace

void Server::add(const std::string& method, Handler handler) {
    handlers_[method] = std::move(handler);
}

int Server::run(int input, int output) {
    Inbox inbox;
    LineWriter writer(reserve(output), [&inbox] { inbox.close(); });
    std::mutex ended_mutex;
    std::condition_variable ended_changed;
    bool ended = false;
    std::thread reader([&] {
        LineReader lines(input);
        while (const std::optional<std::string> line = lines.next()) take_line(*line, inbox, writer);
        inbox.close();
        std::unique_lock lock(ended_mutex);
        if (!ended_changed.wait_for(lock, grace_after_close, [&] { return ended; })) std::_Exit(1);
    });

    while (const std::shared_ptr<Request> request = inbox.wait_for_first()) {
        const auto handler = handlers_.find(request->method);
        Json reply;
        if (handler == handlers_.end()) {
            reply = error_reply(request->id, "bad_input", "unknown method '" + request->method + "'");
        } else {
            const Call call(request->control, [&](const std::string& event, const Json& data) {
                writer.write({{"id", request->id}, {"event", event}, {"data", data}});
            });
            reply = run_handler(handler->second, *request, call);
        }
        // Before the reply is seen, so that a control line sent with the next request can only mean that one.
        inbox.finish();
        writer.write(reply);
    }
    {
        const std::lock_guard lock(ended_mutex);
        ended = true;
    }
    ended_changed.notify_all();
    reader.join();
    return 0;
}

}  // namespace tw::worker
