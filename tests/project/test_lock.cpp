#include "core/base/error.h"
#include "core/base/file.h"
#include "core/project/classes.h"
#include "core/project/queue.h"
#include "core/project/repair.h"
#include "tests/support/synthetic_project.h"

#include <QtTest/QTest>

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <csignal>
#include <functional>
#include <memory>
#include <thread>

using namespace tw;
using project::Project;
using project::QueueRepository;

namespace {

/// A second program: a child process that does `work` and then waits to be killed or told to go on.
class OtherProgram {
public:
    explicit OtherProgram(const std::function<void(const std::function<void()>& ready_and_wait)>& work) {
        std::array<int, 2> ready{}, go_on{};
        if (::pipe(ready.data()) != 0 || ::pipe(go_on.data()) != 0) qFatal("pipe");
        child_ = ::fork();
        if (child_ == 0) {
            ::close(go_on[1]);
            try {
                work([&] {
                    char byte = 'r';
                    static_cast<void>(!::write(ready[1], &byte, 1));
                    static_cast<void>(!::read(go_on[0], &byte, 1));
                });
            } catch (const std::exception& error) {
                qWarning("child: %s", error.what());
                ::_exit(1);
            }
            ::_exit(0);
        }
        ::close(ready[1]);
        ::close(go_on[0]);
        go_on_ = go_on[1];
        char byte = 0;
        ready_ = ::read(ready[0], &byte, 1) == 1;
        ::close(ready[0]);
    }
    ~OtherProgram() { go_on(); }
    bool ready() const { return ready_; }
    pid_t pid() const { return child_; }
    void kill() {
        ::kill(child_, SIGKILL);
        go_on();
    }
    int go_on() {
        if (child_ <= 0) return 0;
        ::close(go_on_);
        int status = 0;
        ::waitpid(child_, &status, 0);
        child_ = -1;
        return status;
    }

private:
    pid_t child_ = -1;
    int go_on_ = -1;
    bool ready_ = false;
};

fs::path copy_of_closed_project(const fs::path& target) {
    fs::path folder;
    {
        test::SyntheticProject synthetic;
        fs::create_directories(target);

        fs::copy(synthetic.folder() / "images", target / "images", fs::copy_options::recursive);
        project::Transaction snapshot(synthetic.project());  // keeps the file still while it is copied
        fs::copy_file(synthetic.folder() / "project.db", target / "project.db");
        if (fs::exists(synthetic.folder() / "project.db-wal")) {
            fs::copy_file(synthetic.folder() / "project.db-wal", target / "project.db-wal");
        }
    }
    return target;
}

}  // namespace

class TestLock : public QObject {
    Q_OBJECT

private slots:
    void a_second_writer_is_told_who_holds_the_project() {
        const TempDir temp;
        const fs::path folder = copy_of_closed_project(temp.path() / "p");
        OtherProgram other([&](const auto& wait) {
            Project project = Project::open(folder, Project::Mode::write);
            wait();
        });
        QVERIFY(other.ready());
        std::string error;
        try {
            Project::open(folder, Project::Mode::write);
        } catch (const Error& refused) {
            error = refused.what();
        }
        QVERIFY2(error.find("process " + std::to_string(other.pid())) != std::string::npos, error.c_str());
        QVERIFY2(error.find("test_project_lock") != std::string::npos, error.c_str());
        QVERIFY2(error.find("since 2") != std::string::npos, error.c_str());
        QVERIFY2(error.find(folder.string()) != std::string::npos, error.c_str());
        // Reading still works, and a live writer is no crash.
        Project reader = Project::open(folder, Project::Mode::read);
        QCOMPARE(project::ClassRepository(reader).all().size(), std::size_t{3});
        QVERIFY(!reader.was_unclean());
        QCOMPARE(other.go_on(), 0);
        QVERIFY(!Project::open(folder, Project::Mode::write).was_unclean());
    }

    void a_reader_sees_what_another_program_commits() {
        test::SyntheticProject synthetic;
        Project reader = Project::open(synthetic.folder(), Project::Mode::read);
        project::ClassRepository(synthetic.project()).ensure("new");
        QCOMPARE(project::ClassRepository(reader).all().size(), std::size_t{4});
    }

    void objects_of_one_process_share_the_lock() {
        const TempDir temp;
        const fs::path folder = temp.path() / "p";
        auto first = std::make_unique<Project>(Project::create(folder));
        auto second = std::make_unique<Project>(Project::open(folder, Project::Mode::write));
        Project third = second->reopen();
        QCOMPARE(&first->changes(), &third.changes());
        first.reset();
        second.reset();
        project::ClassRepository(third).ensure("still writing");
        // The last one still holds it against others.
        const pid_t child = ::fork();
        if (child == 0) {
            // A fork shares the open file description, so another program is one that starts anew: ask for the lock by a new one.
            struct flock range {};
            range.l_type = F_WRLCK;
            const int fd = ::open((folder / "project.lock").c_str(), O_RDWR);
            ::_exit(::fcntl(fd, F_OFD_SETLK, &range) == 0 ? 1 : 0);
        }
        int status = 0;
        ::waitpid(child, &status, 0);
        QCOMPARE(WEXITSTATUS(status), 0);
    }

    void two_threads_write_without_loss() {
        const TempDir temp;
        Project project = Project::create(temp.path() / "p");
        std::vector<std::thread> threads;
        std::atomic<int> failures{0};
        for (int t = 0; t < 2; ++t) {
            threads.emplace_back([t, &failures, own = std::make_shared<Project>(project.reopen())] {
                for (int i = 0; i < 25; ++i) {
                    try {
                        project::ClassRepository(*own).ensure(std::to_string(t) + "-" + std::to_string(i));
                    } catch (const Error& error) {
                        qWarning("%s", error.what());
                        ++failures;
                    }
                }
            });
        }
        for (std::thread& thread : threads) thread.join();
        QCOMPARE(failures.load(), 0);
        QCOMPARE(project::ClassRepository(project).all().size(), std::size_t{50});
    }

    void after_kill_9_the_next_writer_knows_and_repairs() {
        const TempDir temp;
        const fs::path folder = copy_of_closed_project(temp.path() / "p");
        std::int64_t item_id = 0;
        {
            Project project = Project::open(folder, Project::Mode::write);
            project::QueueItem item;
            item.run_id = 1;
            item.class_id = 1;
            item.images = 2;
            item.request = Json::object();
            item_id = QueueRepository(project).enqueue(item);
        }
        const auto crash = [&] {
            OtherProgram other([&](const auto& wait) {
                Project project = Project::open(folder, Project::Mode::write);
                QueueRepository(project).mark_running(item_id);
                write_file_atomic(folder / "images" / "run_1" / "orphan.png", "drawn, not yet committed");
                write_file_atomic(folder / "images" / "half.png.part", "hal");
                wait();
            });
            QVERIFY(other.ready());
            other.kill();
        };
        crash();
        QVERIFY(Project::open(folder, Project::Mode::read).was_unclean());
        {
            Project project = Project::open(folder, Project::Mode::write);
            QVERIFY(project.was_unclean());
            QVERIFY(project.reopen().was_unclean());
            const project::QueueItem item = QueueRepository(project).get(item_id);
            QCOMPARE(item.state, std::string("waiting"));
            QCOMPARE(item.attempts, 1);
            QCOMPARE(item.failure, std::string("crash"));
            QVERIFY(!fs::exists(folder / "images" / "run_1" / "orphan.png"));
            QCOMPARE(read_file(folder / "trash" / "images" / "run_1" / "orphan.png"), std::string("drawn, not yet committed"));
            QVERIFY(!fs::exists(folder / "images" / "half.png.part"));
            QCOMPARE(project.setting("last_repair")["missing"].size(), std::size_t{0});
        }
        QVERIFY(!Project::open(folder, Project::Mode::write).was_unclean());
        crash();
        Project project = Project::open(folder, Project::Mode::write);
        QCOMPARE(QueueRepository(project).get(item_id).state, std::string("suspect"));
        // A second orphan of the same name does not replace the first in the trash.
        QVERIFY(fs::exists(folder / "trash" / "images" / "run_1" / "orphan.png"));
        QVERIFY(fs::exists(folder / "trash" / "images" / "run_1" / "orphan-2.png"));
    }

    void a_missing_picture_is_reported_and_its_row_kept() {
        test::SyntheticProject synthetic;
        Project& project = synthetic.project();
        const project::Sample sample = project::SampleRepository(project).list({}).front();
        fs::remove(project.folder() / sample.image.path);
        const project::RepairReport report = project::repair_files(project);
        QCOMPARE(report.missing, std::vector<std::string>{sample.image.path});
        QVERIFY(report.trashed.empty());
        QVERIFY(report.removed.empty());
        QCOMPARE(project::SampleRepository(project).get(sample.image.id).image.path, sample.image.path);
    }
};

QTEST_APPLESS_MAIN(TestLock)
#include "test_lock.moc"
