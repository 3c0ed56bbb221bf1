#include "core/base/error.h"
#include "core/base/file.h"
#include "core/project/classes.h"
#include "core/project/images.h"
#include "core/project/migrations.h"
#include "core/project/project.h"
#include "core/project/storage.h"
#include "tests/support/error_of.h"
#include "tests/support/synthetic_project.h"

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>

#include <QtTest/QTest>

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <fstream>
#include <functional>
#include <map>
#include <set>

using namespace tw;
using project::Migration;
using project::Project;
using tw::test::error_of;

namespace {

bool mentions(const std::string& text, const std::string& part) {
    if (text.find(part) != std::string::npos) return true;
    qWarning("'%s' does not mention '%s'", text.c_str(), part.c_str());
    return false;
}

std::set<std::string> names_in(const fs::path& folder) {
    std::set<std::string> names;
    for (const auto& entry : fs::directory_iterator(folder)) names.insert(entry.path().filename().string());
    return names;
}

std::vector<Migration> with_next(const std::string& sql) {
    std::vector<Migration> known = project::embedded_migrations();
    known.push_back({project::current_schema() + 1, "9999_next", sql});
    return known;
}

/// Runs `work` in a child process and returns its exit code, or 128 + signal.
int in_child(const std::function<int()>& work) {
    const pid_t child = ::fork();
    if (child == 0) ::_exit(work());
    int status = 0;
    ::waitpid(child, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

}  // namespace

class TestProjectFile : public QObject {
    Q_OBJECT

private slots:
    void reading_ahead_brings_the_file_into_memory() {
        const TempDir folder;
        Project::create(folder.path() / "p").set_setting("filler", std::string(4'000'000, 'x'));
        const Project project = Project::open(folder.path() / "p", Project::Mode::write);
        const std::string file = (folder.path() / "p/project.db").string();
        const int opened = ::open(file.c_str(), O_RDONLY);
        const std::size_t bytes = fs::file_size(file);
        void* mapped = ::mmap(nullptr, bytes, PROT_READ, MAP_SHARED, opened, 0);
        QVERIFY(mapped != MAP_FAILED);
        const auto pages_in_memory = [&] {
            std::vector<unsigned char> pages(bytes / 4096 + 1);
            ::mincore(mapped, bytes, pages.data());
            return std::count_if(pages.begin(), pages.end(), [](unsigned char page) { return page & 1; });
        };
        ::fsync(opened);
        ::posix_fadvise(opened, 0, 0, POSIX_FADV_DONTNEED);
        const auto before = pages_in_memory();
        project::read_ahead(project);
        if (before > 100) QSKIP("the file system keeps its files in memory");
        QTRY_VERIFY(pages_in_memory() > 900);
        ::munmap(mapped, bytes);
        ::close(opened);
    }

    /// Another process must see that the file is in use, or it takes the write-ahead log for its own.
    void nothing_takes_sqlites_locks_away() {
        const TempDir temp;
        const Project project = Project::create(temp.path() / "p");
        project.db().execAndGet("SELECT COUNT(*) FROM image");
        const auto locked = [&] {
            return in_child([&] {
                const int file = ::open((temp.path() / "p/project.db").c_str(), O_RDWR);
                struct flock range {};  // the bytes of SQLite's shared lock: https://www.sqlite.org/fileformat2.html#the_lock_byte_page
                range.l_type = F_WRLCK, range.l_whence = SEEK_SET, range.l_start = 0x40000002, range.l_len = 510;
                if (file < 0 || ::fcntl(file, F_GETLK, &range) != 0) return 2;
                return range.l_type == F_UNLCK ? 1 : 0;
            });
        };
        QCOMPARE(locked(), 0);
        project::read_ahead(project);
        QCOMPARE(locked(), 0);
        Project::open(temp.path() / "p", Project::Mode::read);
        Project::open(temp.path() / "p", Project::Mode::write);
        QCOMPARE(locked(), 0);
        // The check can fail: this is what is not to be done.
        ::close(::open((temp.path() / "p/project.db").c_str(), O_RDONLY));
        QCOMPARE(locked(), 1);
    }

    void a_new_project_is_ours_and_opens_again() {
        const TempDir temp;
        const fs::path folder = temp.path() / "p";
        {
            Project project = Project::create(folder);
            QCOMPARE(project.db().execAndGet("PRAGMA application_id").getInt(), project::application_id);
            QCOMPARE(project.db().execAndGet("PRAGMA user_version").getInt(), project::current_schema());
            QCOMPARE(project.db().execAndGet("PRAGMA journal_mode").getString(), std::string("wal"));
            project.set_setting("a", {{"b", 1.5}});
        }
        Project project = Project::open(folder, Project::Mode::write);
        QVERIFY((project.setting("a") == Json{{"b", 1.5}}));
        QVERIFY(project.setting("missing", 7) == 7);
        QVERIFY(!project.was_unclean());
        QVERIFY(project.db().execAndGet("PRAGMA foreign_keys").getInt() == 1);
        QCOMPARE(project.db().execAndGet("PRAGMA synchronous").getInt(), 2);  // FULL
    }

    void create_refuses_a_folder_in_use_and_leaves_it_alone() {
        const TempDir temp;
        write_file_atomic(temp.path() / "thesis.txt", "mine");
        QVERIFY(mentions(error_of([&] { Project::create(temp.path()); }), temp.path().string()));
        QCOMPARE(names_in(temp.path()), (std::set<std::string>{"thesis.txt"}));
    }

    void what_is_not_a_project_is_named_and_untouched() {
        const TempDir temp;
        QVERIFY(mentions(error_of([&] { Project::open(temp.path() / "no", Project::Mode::read); }), "is not a folder"));
        QVERIFY(mentions(error_of([&] { Project::open(temp.path(), Project::Mode::write); }), "has no project.db"));
        write_file_atomic(temp.path() / "project.db", "just text, long enough to hold a header of its own");
        QVERIFY(mentions(error_of([&] { Project::open(temp.path(), Project::Mode::write); }), "is not a database"));
        write_file_atomic(temp.path() / "project.db", "");
        QVERIFY(mentions(error_of([&] { Project::open(temp.path(), Project::Mode::write); }), "is not a database"));
        fs::remove(temp.path() / "project.db");
        SQLite::Database(temp.path() / "project.db", SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE).exec("CREATE TABLE t (a)");
        QVERIFY(mentions(error_of([&] { Project::open(temp.path(), Project::Mode::write); }), "not a Tailwright project"));
        QCOMPARE(names_in(temp.path()), (std::set<std::string>{"project.db"}));
    }

    void a_damaged_project_is_named() {
        test::SyntheticOptions options;
        options.train = {40, 20};
        fs::path file;
        const TempDir temp;
        {
            test::SyntheticProject synthetic(options);
            Project reader = Project::open(synthetic.folder(), Project::Mode::read);
            file = temp.path() / "project.db";
            synthetic.project().db().exec("VACUUM INTO '" + file.string() + "'");
        }
        fs::resize_file(file, fs::file_size(file) / 2);
        const std::string cut = error_of([&] { Project::open(temp.path(), Project::Mode::write); });
        QVERIFY(mentions(cut, file.string()));
        QVERIFY(mentions(cut, "damaged"));
    }

    void after_a_crash_the_file_is_checked_page_by_page() {
        test::SyntheticProject synthetic({.train = {200, 100}, .samples = 0});
        const TempDir temp;
        const fs::path file = temp.path() / "project.db";
        synthetic.project().db().exec("VACUUM INTO '" + file.string() + "'");
        {
            std::fstream out(file, std::ios::in | std::ios::out | std::ios::binary);
            const auto pages = fs::file_size(file) / 4096;
            for (std::uintmax_t page = pages / 2; page < pages; ++page) {
                out.seekp(static_cast<std::streamoff>(page * 4096));
                out << std::string(64, '\x7f');
            }
        }
        write_file_atomic(temp.path() / "project.lock", "{}");  // what a crashed program leaves
        QVERIFY(mentions(error_of([&] { Project::open(temp.path(), Project::Mode::write); }), "damaged"));
        // The refusal does not wipe out the mark of the crash.
        QVERIFY(fs::file_size(temp.path() / "project.lock") > 0);
    }

    void a_newer_project_is_refused_naming_the_schema() {
        const TempDir temp;
        const int future = project::current_schema() + 1;
        { Project::create(temp.path() / "p"); }
        { Project::open(temp.path() / "p", Project::Mode::write, with_next("CREATE TABLE later (a);")); }
        for (const auto mode : {Project::Mode::read, Project::Mode::write}) {
            const std::string error = error_of([&] { Project::open(temp.path() / "p", mode); });
            QVERIFY(mentions(error, "schema " + std::to_string(future)));
            QVERIFY(mentions(error, "newer Tailwright"));
        }
    }

    void a_migration_backs_up_first_and_runs_once() {
        const TempDir temp;
        const fs::path folder = temp.path() / "p";
        {
            Project project = Project::create(folder);
            project::ClassRepository(project).ensure("shirt");
        }
        QCOMPARE(names_in(folder / "backups").size(), std::size_t{0});
        const auto known = with_next("ALTER TABLE class ADD COLUMN note TEXT NOT NULL DEFAULT 'x';");
        for (int i = 0; i < 2; ++i) {
            Project project = Project::open(folder, Project::Mode::write, known);
            QCOMPARE(project.db().execAndGet("SELECT note FROM class").getString(), std::string("x"));
        }
        QCOMPARE(names_in(folder / "backups").size(), std::size_t{1});
        const fs::path backup = folder / "backups" / *names_in(folder / "backups").begin();
        SQLite::Database copy(backup);
        QCOMPARE(copy.execAndGet("PRAGMA user_version").getInt(), project::current_schema());
        QCOMPARE(copy.execAndGet("PRAGMA application_id").getInt(), project::application_id);
        QCOMPARE(copy.execAndGet("SELECT name FROM class").getString(), std::string("shirt"));
    }

    void a_backup_is_never_overwritten() {
        const TempDir temp;
        const fs::path folder = temp.path() / "p";
        { Project::create(folder); }
        // Each failed migration makes a backup first; all within one second, so all want the same name.
        const auto broken = with_next("CREATE TABLE half (a); SELECT no_such_function();");
        constexpr std::size_t times = 4;
        std::map<std::string, std::string> seen;
        for (std::size_t i = 1; i <= times; ++i) {
            QVERIFY(!error_of([&] { Project::open(folder, Project::Mode::write, broken); }).empty());
            QCOMPARE(names_in(folder / "backups").size(), i);
            for (const auto& [name, content] : seen) QVERIFY(read_file(folder / "backups" / name) == content);
            for (const std::string& name : names_in(folder / "backups")) seen[name] = read_file(folder / "backups" / name);
            Project project = Project::open(folder, Project::Mode::write);
            project::ClassRepository(project).ensure("class " + std::to_string(i));
        }
    }

    void a_migration_that_fails_half_way_leaves_the_old_file() {
        const TempDir temp;
        const fs::path folder = temp.path() / "p";
        {
            Project project = Project::create(folder);
            project::ClassRepository(project).ensure("shirt");
        }
        const auto broken = with_next("CREATE TABLE half (a); DELETE FROM class; INSERT INTO missing VALUES (1);");
        const std::string error = error_of([&] { Project::open(folder, Project::Mode::write, broken); });
        QVERIFY(mentions(error, "9999_next"));
        QVERIFY(mentions(error, "missing"));
        Project project = Project::open(folder, Project::Mode::write);
        QVERIFY(project::ClassRepository(project).by_name("shirt").has_value());
        QVERIFY(!project.db().tableExists("half"));
        QCOMPARE(project.db().execAndGet("PRAGMA user_version").getInt(), project::current_schema());
    }

    void a_migration_that_leaves_dangling_rows_is_refused() {
        test::SyntheticProject synthetic;
        const TempDir temp;
        synthetic.project().db().exec("VACUUM INTO '" + (temp.path() / "project.db").string() + "'");
        const std::string error = error_of([&] { Project::open(temp.path(), Project::Mode::write, with_next("DELETE FROM class;")); });
        QVERIFY(mentions(error, "point nowhere"));
        Project project = Project::open(temp.path(), Project::Mode::write);
        QCOMPARE(project::ClassRepository(project).all().size(), std::size_t{3});
    }

    void every_older_schema_opens_data() {
        QTest::addColumn<int>("schema");
        for (const Migration& migration : project::embedded_migrations()) {
            QTest::newRow(migration.name.c_str()) << migration.number;
        }
    }

    void every_older_schema_opens() {
        QFETCH(int, schema);
        const TempDir temp;
        const fs::path golden = fs::path(TW_SOURCE_DIR) / "tests/project/golden" / ("schema_" + std::to_string(schema) + ".db");
        QVERIFY2(fs::exists(golden), "commit a project.db of this schema: see tests/project/golden/README.md");
        fs::copy_file(golden, temp.path() / "project.db");
        Project project = Project::open(temp.path(), Project::Mode::write);
        const auto classes = project::ClassRepository(project).all();
        QCOMPARE(classes.size(), std::size_t{2});
        QCOMPARE(project::ImageRepository(project).list("real", "train", classes[0].id).size(), std::size_t{4});
        QCOMPARE(project::SampleRepository(project).counts_by_class()[classes[1].id].unjudged, 2);
        QVERIFY(project.db().execAndGet("PRAGMA integrity_check").getString() == "ok");
    }

    void another_thread_folds_the_log_back() {
        const TempDir temp;
        const Project project = Project::create(temp.path() / "p");
        project.leave_log_to_others();
        QCOMPARE(project.db().execAndGet("PRAGMA wal_autocheckpoint").getInt(), 0);
        Project(project.reopen()).set_setting("answer", 42);
        project.reopen().fold_log();
        SQLite::Statement left(project.db(), "PRAGMA wal_checkpoint(PASSIVE)");
        QVERIFY(left.executeStep());
        QCOMPARE(left.getColumn(1).getInt(), left.getColumn(2).getInt());  // pages in the log, pages folded back
        QVERIFY(project.setting("answer") == Json(42));
    }

    void an_older_schema_is_not_opened_for_reading_only() {
        const TempDir temp;
        { Project::create(temp.path() / "p"); }
        const std::string error =
            error_of([&] { Project::open(temp.path() / "p", Project::Mode::read, with_next("CREATE TABLE later (a);")); });
        QVERIFY(mentions(error, "older schema"));
        QVERIFY(mentions(error, "open it once for writing"));
    }

    void a_transaction_rolls_back_unless_committed() {
        const TempDir temp;
        Project project = Project::create(temp.path() / "p");
        {
            project::Transaction transaction(project);
            project::ClassRepository(project).ensure("lost");
        }
        QVERIFY(project::ClassRepository(project).all().empty());
        try {
            project::Transaction transaction(project);
            project::ClassRepository(project).ensure("lost");
            throw std::runtime_error("on the way");
        } catch (const std::runtime_error&) {
        }
        QVERIFY(project::ClassRepository(project).all().empty());
        project::Transaction outer(project);
        {
            project::Transaction inner(project);
            project::ClassRepository(project).ensure("kept");
            inner.commit();
        }
        outer.commit();
        QCOMPARE(project::ClassRepository(project).all().size(), std::size_t{1});
    }

    void an_inner_transaction_that_fails_takes_the_outer_with_it() {
        const TempDir temp;
        Project project = Project::create(temp.path() / "p");
        {
            project::Transaction outer(project);
            project::ClassRepository(project).ensure("lost");
            { project::Transaction inner(project); }
            QVERIFY_THROWS_EXCEPTION(Error, outer.commit());
        }
        QVERIFY(project::ClassRepository(project).all().empty());
        project::ClassRepository(project).ensure("kept");
        QCOMPARE(project::ClassRepository(project).all().size(), std::size_t{1});
    }

    void changes_are_told_after_the_commit_and_only_then() {
        const TempDir temp;
        Project project = Project::create(temp.path() / "p");
        Project other = project.reopen();
        std::vector<project::ChangeSet> heard;
        std::size_t visible = 0;
        const int id = other.changes().listen([&](const project::ChangeSet& change) {
            heard.push_back(change);
            visible = project::ClassRepository(other).all().size();  // by another connection: committed
        });
        {
            project::Transaction transaction(project);
            project::ClassRepository(project).ensure("lost");
        }
        QVERIFY(heard.empty());
        {
            project::Transaction transaction(project);
            project::ClassRepository(project).ensure("a");
            project::ClassRepository(project).ensure("b");
            QVERIFY(heard.empty());
            transaction.commit();
        }
        QCOMPARE(heard.size(), std::size_t{1});
        QCOMPARE(heard[0].table, std::string("class"));
        QCOMPARE(heard[0].ids, (std::vector<std::int64_t>{1, 2}));
        QCOMPARE(visible, std::size_t{2});
        other.changes().forget(id);
        project::ClassRepository(project).ensure("c");
        QCOMPARE(heard.size(), std::size_t{1});
    }

    void a_reader_cannot_write_and_says_so() {
        test::SyntheticProject synthetic;
        Project reader = Project::open(synthetic.folder(), Project::Mode::read);
        QVERIFY(mentions(error_of([&] { reader.set_setting("a", 1); }), "reading only"));
    }

    void a_folder_without_write_permission_can_be_read() {
        test::SyntheticProject synthetic;
        const TempDir temp;
        fs::permissions(temp.path(), fs::perms::owner_all | fs::perms::group_all | fs::perms::others_all);
        const fs::path folder = temp.path() / "p%20#?";
        {
            Project made = Project::create(folder);
            project::ClassRepository(made).ensure("shirt");
        }
        QVERIFY(!fs::exists(folder / "project.db-wal"));
        fs::permissions(folder, fs::perms::owner_read | fs::perms::owner_exec | fs::perms::group_read | fs::perms::group_exec |
                                    fs::perms::others_read | fs::perms::others_exec);
        const int code = in_child([&] {
            // Root may write everywhere; the child becomes nobody.
            if (::geteuid() == 0 && (::setgid(65534) != 0 || ::setuid(65534) != 0)) return 3;
            try {
                if (::access(folder.c_str(), W_OK) == 0) return 4;
                Project project = Project::open(folder, Project::Mode::read);
                return project::ClassRepository(project).all().size() == 1 ? 0 : 5;
            } catch (const std::exception& error) {
                qWarning("%s", error.what());
                return 6;
            }
        });
        fs::permissions(folder, fs::perms::owner_all);
        QCOMPARE(code, 0);
    }
};

QTEST_APPLESS_MAIN(TestProjectFile)
#include "test_project_file.moc"
