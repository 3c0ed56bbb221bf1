#include "core/base/file.h"
#include "core/worker/client/client.h"

#include <QtTest>

#include <fcntl.h>
#include <unistd.h>

#include <atomic>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <thread>

using namespace tw;
using jobs::Control;

namespace {

worker::Client::Options test_worker(int threads = 0) {
    return {TW_BINARY_DIR "/tests/test_worker_program", threads};
}

bool is_alive(int pid) {
    return ::kill(pid, 0) == 0;
}

/// Does a process have the file open?
bool has_open(int pid, const std::filesystem::path& file) {
    for (const auto& entry : std::filesystem::directory_iterator("/proc/" + std::to_string(pid) + "/fd")) {
        std::error_code gone;
        if (std::filesystem::read_symlink(entry.path(), gone) == file) return true;
    }
    return false;
}

}  // namespace

class TestClient : public QObject {
    Q_OBJECT

private slots:
    void a_long_message_goes_there_and_back() {
        worker::Client client(test_worker());
        const Json params = {{"text", std::string(20'000'000, 'x')}, {"seed", UINT64_MAX}};
        QVERIFY(client.call("echo", params, nullptr, Control()) == params);
    }

    void the_worker_starts_at_first_use_and_stays() {
        worker::Client client(test_worker());
        QCOMPARE(client.pid(), 0);
        client.call("echo", 1, nullptr, Control());
        const int pid = client.pid();
        QVERIFY(pid > 0);
        client.call("echo", 2, nullptr, Control());
        QCOMPARE(client.pid(), pid);
    }

    void the_environment_is_cleaned_and_the_threads_are_set() {
        for (const char* name : {"OPENBLAS_CORETYPE", "GOTO_NUM_THREADS", "MKL_NUM_THREADS", "OMP_NUM_THREADS", "GOMP_SPINCOUNT"}) {
            ::setenv(name, "left over", 1);
        }
        ::setenv("TW_TEST_KEPT", "yes", 1);
        worker::Client client(test_worker(3));
        const Json seen = client.call("environment", nullptr, nullptr, Control());
        for (const auto& [name, value] : seen.at("variables").items()) {
            for (const char* prefix : {"OPENBLAS_", "GOTO_", "MKL_", "OMP_"}) {
                QVERIFY2(!name.starts_with(prefix) || name == "OPENBLAS_CORETYPE", name.c_str());
            }
        }
        QVERIFY(seen.at("variables").value("OPENBLAS_CORETYPE", "none") != "left over");
        QCOMPARE(seen.at("variables").value("GOMP_SPINCOUNT", std::string("none")), std::string("1000"));
        QCOMPARE(seen.at("variables").at("TW_TEST_KEPT").get<std::string>(), std::string("yes"));
        QCOMPARE(seen.at("threads").get<int>(), 3);
    }

    void what_we_have_open_is_not_inherited() {
        const TempDir folder;
        const std::filesystem::path file = folder.path() / "lock";
        const int descriptor = ::open(file.c_str(), O_CREAT | O_RDWR, 0600);  // a careless library: not close-on-exec
        worker::Client client(test_worker());
        client.call("echo", 1, nullptr, Control());
        QVERIFY(has_open(::getpid(), file));
        QVERIFY(!has_open(client.pid(), file));
        ::close(descriptor);
    }

    void faults_keep_their_kind_data() {
        QTest::addColumn<QString>("kind");
        QTest::addColumn<bool>("memory");
        QTest::addColumn<QString>("words");
        QTest::newRow("Error") << "error" << false << "model.json: a sentence with the reason";
        QTest::newRow("OutOfMemory") << "out_of_memory" << true << "the device is full";
        QTest::newRow("bad_alloc") << "bad_alloc" << true << "memory";
        QTest::newRow("a tensor too large") << "tensor" << true << "memory";
        QTest::newRow("a tensor of the wrong shape") << "shape" << false << "shapes";
        QTest::newRow("std::exception") << "std" << false << "something inside";
        QTest::newRow("no exception at all") << "number" << false << "unknown";
    }
    void faults_keep_their_kind() {
        QFETCH(QString, kind);
        QFETCH(bool, memory);
        QFETCH(QString, words);
        worker::Client client(test_worker());
        const Json params = {{"kind", kind.toStdString()}};
        bool was_memory = false;
        std::string reason;
        try {
            client.call("fail", params, nullptr, Control());
        } catch (const OutOfMemory& fault) {
            was_memory = true;
            reason = fault.what();
        } catch (const Error& fault) {
            reason = fault.what();
        }
        QCOMPARE(was_memory, memory);
        QVERIFY2(QString::fromStdString(reason).contains(words), reason.c_str());
        QVERIFY(client.call("echo", 5, nullptr, Control()) == 5);
    }

    void a_death_is_told_with_signal_and_last_words_data() {
        QTest::addColumn<QString>("how");
        QTest::addColumn<QString>("told");
        QTest::newRow("kill") << R"({"signal":9})"
                              << "signal 9";
        QTest::newRow("segmentation fault") << R"({"signal":11})"
                                            << "Segmentation fault";
        QTest::newRow("abort") << R"({"signal":6})"
                               << "Aborted";
        QTest::newRow("exit") << R"({"exit":3})"
                              << "exit code 3";
    }
    void a_death_is_told_with_signal_and_last_words() {
        QFETCH(QString, how);
        QFETCH(QString, told);
        worker::Client client(test_worker());
        QString reason;
        try {
            client.call("crash", Json::parse(how.toStdString()), nullptr, Control());
        } catch (const worker::WorkerDied& death) {
            reason = death.what();
        }
        QVERIFY2(reason.contains(told), qPrintable(reason));
        QVERIFY2(reason.contains("the last words of a worker"), qPrintable(reason));
        QVERIFY2(reason.contains("while it was"), qPrintable(reason));
        QCOMPARE(client.pid(), 0);
        QVERIFY(client.call("echo", "again", nullptr, Control()) == "again");
    }

    void a_worker_killed_from_outside_is_noticed() {
        worker::Client client(test_worker());
        const auto kill_it = [&](const std::string&, const Json&) { ::kill(client.pid(), SIGKILL); };
        QVERIFY_THROWS_EXCEPTION(worker::WorkerDied, client.call("sleep", {{"steps", 100000}}, kill_it, Control()));
    }

    void one_that_died_between_two_calls_is_replaced() {
        worker::Client client(test_worker());
        client.call("echo", 1, nullptr, Control());
        const int first = client.pid();
        ::kill(first, SIGKILL);
        QTest::qWait(50);
        QVERIFY(client.call("echo", 2, nullptr, Control()) == 2);
        QVERIFY(client.pid() != first);
    }

    void stop_now_and_after_the_current_one_reach_the_worker() {
        worker::Client client(test_worker());
        for (const bool now : {true, false}) {
            Control control;
            const auto stop = [&](const std::string&, const Json& data) {
                if (data.at("done") == 2) now ? control.stop_now() : control.stop_after_current();
            };
            const Json result = client.call("sleep", {{"steps", 100000}}, stop, control);
            QVERIFY(result.at("stopped").get<bool>());
            QVERIFY(now || result.at("steps").get<int>() % 5 == 0);
            QVERIFY(!client.call("sleep", {{"steps", 2}}, nullptr, Control()).at("stopped").get<bool>());
        }
    }

    void a_control_that_already_says_stop_stops_at_once() {
        worker::Client client(test_worker());
        Control control;
        control.stop_now();
        QVERIFY(client.call("sleep", {{"steps", 100000}}, nullptr, control).at("stopped").get<bool>());
    }

    void pause_holds_the_worker_and_resume_lets_it_go_on() {
        worker::Client client(test_worker());
        Control control;
        std::atomic<int> steps{0};
        std::atomic<bool> held{false};
        std::thread other([&] {
            while (steps < 3) std::this_thread::sleep_for(std::chrono::milliseconds(1));
            control.pause();
            // It has come to rest when nothing arrives for a while.
            int seen = -1;
            while (seen != steps) {
                seen = steps;
                std::this_thread::sleep_for(std::chrono::milliseconds(300));
            }
            held = true;
            control.resume();
        });
        const auto count = [&](const std::string&, const Json&) { ++steps; };
        const Json result = client.call("sleep", {{"steps", 400}}, count, control);
        other.join();
        QVERIFY(held);
        QVERIFY(!result.at("stopped").get<bool>());
        QCOMPARE(steps.load(), 400);
    }

    void a_listener_that_throws_stops_the_request_and_frees_the_worker() {
        worker::Client client(test_worker());
        const auto fault = [](const std::string&, const Json&) { throw std::logic_error("listener"); };
        QVERIFY_THROWS_EXCEPTION(std::logic_error, client.call("sleep", {{"steps", 100000}}, fault, Control()));
        const int pid = client.pid();
        QVERIFY(client.call("echo", 3, nullptr, Control()) == 3);
        QCOMPARE(client.pid(), pid);
    }

    void the_worker_ends_with_its_client() {
        int pid = 0;
        {
            worker::Client client(test_worker());
            client.call("echo", 1, nullptr, Control());
            pid = client.pid();
            QVERIFY(is_alive(pid));
        }
        QVERIFY(!is_alive(pid));
    }

    void a_missing_program_is_named() {
        worker::Client client({"/nowhere/tailwright-worker", 0});
        std::string reason;
        try {
            client.call("echo", 1, nullptr, Control());
        } catch (const Error& error) {
            reason = error.what();
        }
        QVERIFY2(reason.find("/nowhere/tailwright-worker") != std::string::npos, reason.c_str());
    }
};

QTEST_GUILESS_MAIN(TestClient)
#include "test_client.moc"
