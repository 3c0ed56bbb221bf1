#include "core/base/error.h"
#include "core/base/file.h"
#include "core/project/images.h"
#include "tests/stages_generation/fashion_project.h"

#include <QCoreApplication>
#include <QProcess>
#include <QtTest>

#include <csignal>
#include <cstdio>
#include <fstream>

using namespace tw;
using jobs::Control;
using test::drawn_seeds;
using test::enqueue_in_pairs;

namespace {

project::QueueItem item(const project::Project& project, std::int64_t id) {
    return project::QueueRepository(project).get(id);
}

/// This program again, as a second process that draws a project's queue: "draw FOLDER", or "fill FOLDER", which also fills the
/// file system after the second picture.
int draw_as_own_process(const fs::path& folder, bool fill_the_disk) {
    auto project = project::Project::open(folder, project::Project::Mode::write);
    worker::Client client(test::real_worker());
    int added = 0;
    const auto on_sample = [&](std::int64_t) {
        if (++added == 2 && fill_the_disk) {
            std::ofstream filler(folder.parent_path() / "filler", std::ios::binary);
            const std::string block(4096, 'x');
            while (filler.write(block.data(), static_cast<std::streamsize>(block.size())).flush()) {
            }
        }
        std::printf("picture %d worker %d\n", added, client.pid());
        std::fflush(stdout);
    };
    stages::GenerationReport report;
    const jobs::Outcome outcome =
        stages::run_queue(project, client, Control(), {}, {.sample_added = on_sample, .preview = {}, .item_changed = {}}, report);
    std::printf("%s\n", outcome.reason.c_str());
    return outcome.ok() ? 0 : 1;
}

QString own_program() {
    return QCoreApplication::applicationFilePath();
}

/// Starts "draw FOLDER", kills it at its first picture. The worker that it leaves behind must end by itself.
void draw_and_kill(const fs::path& folder) {
    QProcess program;
    program.start(own_program(), {"draw", QString::fromStdString(folder.string())});
    QByteArray line;
    while (!line.startsWith("picture")) {
        if (!program.canReadLine() && !program.waitForReadyRead(120'000)) throw Error("no picture was drawn");
        line = program.readLine();
    }
    ::kill(static_cast<pid_t>(program.processId()), SIGKILL);
    program.waitForFinished();
    const int worker = line.trimmed().split(' ').last().toInt();
    if (worker <= 0 || !QTest::qWaitFor([&] { return ::kill(worker, 0) != 0; }, 60'000)) {
        throw Error("the worker outlived its client");
    }
}

}  // namespace

/// Pictures and steps of each: more than the worker can have drawn by the time the first picture is in the project.
constexpr int many = 20, slow = 100;

class TestCrash : public QObject {
    Q_OBJECT

private slots:
    void init() { folder_ = std::make_unique<TempDir>(); }

    void a_killed_worker_loses_nothing_and_the_item_runs_again_once() {
        auto project = test::fashion_project(folder_->path() / "p");
        const std::int64_t id = enqueue_in_pairs(project, "fill", "trouser", many, slow);
        worker::Client client(test::real_worker());
        std::vector<std::string> states;
        int added = 0;
        const stages::GenerationEvents events{.sample_added =
                                                  [&](std::int64_t) {
                                                      if (++added == 1) ::kill(client.pid(), SIGKILL);
                                                  },
                                              .preview = {},
                                              .item_changed = [&](const project::QueueItem& changed) { states.push_back(changed.state); }};
        stages::GenerationReport report;
        QVERIFY(stages::run_queue(project, client, Control(), {}, events, report).ok());
        QCOMPARE(states, (std::vector<std::string>{"running", "waiting", "running", "done"}));
        QCOMPARE(drawn_seeds(project, "fill").size(), std::size_t{many});
        QCOMPARE(report.drawn, std::int64_t{many});  // none was drawn twice
        QCOMPARE(item(project, id).attempts, 2);
    }

    void an_item_that_kills_the_worker_twice_is_held_back_and_the_next_one_runs() {
        auto project = test::fashion_project(folder_->path() / "p");
        const std::int64_t bad = enqueue_in_pairs(project, "bad", "trouser", many, slow);
        const std::int64_t good = enqueue_in_pairs(project, "good", "pullover", 2);
        worker::Client client(test::real_worker());
        std::int64_t running = 0;
        const stages::GenerationEvents events{.sample_added = {},
                                              .preview =
                                                  [&](const media::Image&, int, int) {
                                                      if (running == bad) ::kill(client.pid(), SIGKILL);
                                                  },
                                              .item_changed =
                                                  [&](const project::QueueItem& changed) {
                                                      if (changed.state == "running") running = changed.id;
                                                  }};
        stages::GenerationReport report;
        QVERIFY(stages::run_queue(project, client, Control(), {}, events, report).ok());
        QCOMPARE(report.items_suspect, std::int64_t{1});
        QCOMPARE(item(project, bad).state, std::string("suspect"));
        QCOMPARE(item(project, bad).failure, std::string("crash"));
        QVERIFY(item(project, bad).reason.find("signal 9") != std::string::npos);
        QCOMPARE(item(project, good).state, std::string("done"));
        QCOMPARE(drawn_seeds(project, "good").size(), std::size_t{2});

        // Held back: only an explicit retry runs it, and then it is a fresh one.
        stages::GenerationReport idle;
        QVERIFY(stages::run_queue(project, client, Control(), {}, {}, idle).ok());
        QCOMPARE(idle.drawn, std::int64_t{0});
        project::QueueRepository(project).retry(bad);
        QVERIFY(stages::run_queue(project, client, Control(), {}, {}, idle).ok());
        QCOMPARE(item(project, bad).state, std::string("done"));
        QCOMPARE(drawn_seeds(project, "bad").size(), std::size_t{many});
    }

    void a_killed_program_keeps_its_pictures_and_the_second_time_the_item_is_suspect() {
        const fs::path folder = folder_->path() / "p";
        std::int64_t id = 0;
        {
            auto project = test::fashion_project(folder);
            id = enqueue_in_pairs(project, "fill", "trouser", 60);
        }
        draw_and_kill(folder);
        std::size_t kept = 0;
        {
            auto project = project::Project::open(folder, project::Project::Mode::write);
            QVERIFY(project.was_unclean());
            kept = drawn_seeds(project, "fill").size();
            QVERIFY(kept >= 1 && kept < 60);
        }
        draw_and_kill(folder);
        auto project = project::Project::open(folder, project::Project::Mode::write);
        QVERIFY(drawn_seeds(project, "fill").size() > kept);
        worker::Client client(test::real_worker());
        stages::GenerationReport report;
        stages::run_queue(project, client, Control(), {}, {}, report);
        QCOMPARE(item(project, id).state, std::string("suspect"));
        QCOMPARE(report.drawn, std::int64_t{0});
    }

    void out_of_memory_fails_the_item_and_is_never_tried_again() {
        auto project = test::fashion_project(folder_->path() / "p");
        const std::int64_t large = enqueue_in_pairs(project, "large", "trouser", 6);
        worker::Client client({TW_BINARY_DIR "/tests/test_worker_program", 1});
        stages::GenerationReport report;
        const jobs::Outcome outcome = stages::run_queue(project, client, Control(), {}, {}, report);
        QVERIFY(outcome.state == jobs::State::failed);
        QVERIFY2(outcome.reason.find("memory") != std::string::npos, outcome.reason.c_str());
        QCOMPARE(item(project, large).failure, std::string("out_of_memory"));
        QCOMPARE(item(project, large).state, std::string("failed"));
        stages::run_queue(project, client, Control(), {}, {}, report);
        QCOMPARE(item(project, large).attempts, 1);
    }

    void a_model_that_cannot_be_read_fails_with_its_name() {
        auto project = test::fashion_project(folder_->path() / "p");
        const std::int64_t id = enqueue_in_pairs(project, "fill", "trouser", 2);
        project::QueueItem broken = item(project, id);
        project::QueueRepository(project).mark(id, "cancelled");
        broken.request["model"] = (folder_->path() / "no-model").string();
        const std::int64_t bad = project::QueueRepository(project).enqueue(broken);
        worker::Client client(test::real_worker());
        stages::GenerationReport report;
        const jobs::Outcome outcome = stages::run_queue(project, client, Control(), {}, {}, report);
        QVERIFY2(outcome.reason.find("no-model") != std::string::npos, outcome.reason.c_str());
        QCOMPARE(item(project, bad).state, std::string("failed"));
        QCOMPARE(item(project, bad).failure, std::string("bad_input"));
    }

    void a_full_disk_stops_the_run_and_keeps_everything() {
        const fs::path source = folder_->path() / "p";
        std::int64_t id = 0;
        {
            auto project = test::fashion_project(source);
            id = enqueue_in_pairs(project, "fill", "trouser", 8);
        }
        const fs::path mount = folder_->path() / "small";
        fs::create_directory(mount);
        // The small file system lives in a mount namespace of its own; the project comes back as an archive.
        const QString script = QStringLiteral(
            "set -e; mount -t tmpfs -o size=16m tmpfs \"$1\"; cp -r \"$2\" \"$1/p\"; code=0; "
            "\"$3\" fill \"$1/p\" || code=$?; rm \"$1/filler\"; rm -r \"$2\"; cp -r \"$1/p\" \"$2\"; exit $code");
        QProcess program;
        program.start("unshare", {"--map-root-user", "--mount", "sh", "-c", script, "sh", QString::fromStdString(mount.string()),
                                  QString::fromStdString(source.string()), own_program()});
        QVERIFY(program.waitForFinished(240'000));
        const QString said = program.readAllStandardOutput() + program.readAllStandardError();
        QCOMPARE(program.exitCode(), 1);
        QVERIFY2(said.contains("drawing stopped, what was finished is kept"), qPrintable(said));

        auto project = project::Project::open(source, project::Project::Mode::write);
        QVERIFY(drawn_seeds(project, "fill").size() >= 2);
        worker::Client client(test::real_worker());
        stages::GenerationReport report;
        QVERIFY(stages::run_queue(project, client, Control(), {}, {}, report).ok());
        QCOMPARE(item(project, id).state, std::string("done"));
        QCOMPARE(drawn_seeds(project, "fill").size(), std::size_t{8});
    }

private:
    std::unique_ptr<TempDir> folder_;
};

int main(int argc, char** argv) {
    QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() == 3 && (arguments[1] == "draw" || arguments[1] == "fill")) {
        return draw_as_own_process(arguments[2].toStdString(), arguments[1] == "fill");
    }
    TestCrash test;
    return QTest::qExec(&test, argc, argv);
}
#include "test_crash.moc"
