#include "core/base/error.h"
#include "core/worker/device/server.h"
#include "core/worker/device/setup.h"

#include <ATen/Functions.h>
#include <ATen/Parallel.h>

#include <unistd.h>

#include <chrono>
#include <csignal>
#include <cstdio>
#include <iostream>
#include <new>
#include <thread>

extern char** environ;

namespace {

using tw::Json;
using tw::worker::Call;

/// Steps of a few milliseconds; five of them make one "picture".
Json take_steps(const Json& params, const Call& call) {
    const int steps = params.at("steps").get<int>();
    int done = 0;
    for (; done < steps; ++done) {
        call.control().wait_while_paused();
        if (call.control().stopping_now() || (call.control().stopping() && done % 5 == 0)) break;
        std::this_thread::sleep_for(std::chrono::milliseconds(5));
        call.emit("step", {{"done", done + 1}});
    }
    return {{"steps", done}, {"stopped", done < steps}};
}

/// Looks at no control at all, as a network in the middle of a long step does.
Json deaf(const Json& params, const Call& call) {
    call.emit("begun", Json::object());
    std::this_thread::sleep_for(std::chrono::milliseconds(params.at("milliseconds").get<int>()));
    return Json::object();
}

Json fail(const Json& params, const Call&) {
    const auto kind = params.at("kind").get<std::string>();
    if (kind == "error") throw tw::Error("model.json: a sentence with the reason");
    if (kind == "out_of_memory") throw tw::OutOfMemory("the device is full");
    if (kind == "bad_alloc") throw std::bad_alloc();
    if (kind == "tensor") return at::empty({std::int64_t{1} << 55}).numel();
    if (kind == "shape") return (at::zeros({2, 3}).matmul(at::zeros({2, 3}))).numel();
    if (kind == "number") throw 7;
    throw std::runtime_error("something inside");
}

Json crash(const Json& params, const Call&) {
    std::cerr << "the last words of a worker" << std::endl;
    if (params.contains("exit")) ::_exit(params.at("exit").get<int>());
    std::signal(params.at("signal").get<int>(), SIG_DFL);
    std::raise(params.at("signal").get<int>());
    return nullptr;
}

Json environment(const Json&, const Call&) {
    Json variables = Json::object();
    for (char** entry = environ; *entry != nullptr; ++entry) {
        const std::string text(*entry);
        variables[text.substr(0, text.find('='))] = text.substr(text.find('=') + 1);
    }
    return {{"variables", variables}, {"threads", at::get_num_threads()}};
}

Json print(const Json&, const Call&) {
    std::printf("a library that prints on standard output\n");
    std::fflush(stdout);
    std::cout << "{\"id\":1,\"result\":\"not the answer\"}" << std::endl;
    return "the answer";
}

}  // namespace

int main(int argc, char** argv) {
    tw::worker::prepare_process(argc, argv);
    tw::worker::Server server;
    server.add("echo", [](const Json& params, const Call&) { return params; });
    server.add("sleep", take_steps);
    server.add("deaf", deaf);
    server.add("fail", fail);
    server.add("crash", crash);
    server.add("environment", environment);
    server.add("print", print);
    server.add("generate", [](const Json&, const Call&) -> Json { throw tw::OutOfMemory("not enough memory for the batch"); });
    return server.run(STDIN_FILENO, STDOUT_FILENO);
}
