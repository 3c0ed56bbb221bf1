#include "core/base/tar.h"
#include "core/project/backup.h"
#include "core/project/sql.h"
#include "core/project/trash.h"
#include "core/project/verdicts.h"
#include "tests/support/error_of.h"
#include "tests/support/synthetic_project.h"

#include <QtTest/QTest>

#include <QDir>
#include <QProcess>

#include <fstream>

using namespace tw;
using tw::test::error_of;

namespace {

/// Every row of every table as text.
std::vector<std::string> content(const project::Project& project) {
    std::vector<std::string> tables, lines;
    project::Query list(project, "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name");
    while (list.next()) tables.push_back(list.text(0));
    for (const std::string& table : tables) {
        SQLite::Statement rows(project.db(), "SELECT * FROM " + table + " ORDER BY 1, 2");
        while (rows.executeStep()) {
            std::string line = table;
            for (int i = 0; i < rows.getColumnCount(); ++i) line += "|" + rows.getColumn(i).getString();
            lines.push_back(line);
        }
    }
    return lines;
}

/// Relative path -> bytes of every picture.
std::map<std::string, std::string> pictures(const fs::path& folder) {
    std::map<std::string, std::string> files;
    for (const char* part : {"images", "trash"}) {
        if (!fs::exists(folder / part)) continue;
        for (const auto& entry : fs::recursive_directory_iterator(folder / part)) {
            if (entry.is_regular_file()) files[fs::relative(entry.path(), folder).string()] = read_file(entry.path());
        }
    }
    return files;
}

}  // namespace

/// A project in one file and back.
class TestBackup : public QObject {
    Q_OBJECT

private slots:
    void init() {
        synthetic_ = std::make_unique<test::SyntheticProject>();
        folder_ = std::make_unique<TempDir>();
        const auto ids = project::SampleRepository(project()).ids({});
        project::VerdictRepository(project()).apply({{ids[0], "rejected", "artefact"}}, "person");
        project::TrashRepository(project()).remove({ids[0]});
    }

    void a_restored_project_equals_the_saved_one() {
        const auto saved = project::back_up_project(project(), backup(), {});
        QCOMPARE(saved.files, project::SampleRepository(project()).count({}) + 1);
        QCOMPARE(saved.missing, std::int64_t{0});
        const auto restored = project::restore_project(backup(), target(), {});
        QCOMPARE(restored.files, saved.files);
        const project::Project opened = project::Project::open(target(), project::Project::Mode::write);
        QVERIFY(!opened.was_unclean());
        QCOMPARE(content(opened), content(project()));
        QCOMPARE(pictures(target()), pictures(project().folder()));
        QCOMPARE(leftovers(), QStringList({"backup.tar", "restored"}));
    }

    void the_backup_is_of_one_moment_while_others_write() {
        const auto before = content(project());
        project::Project other = project().reopen();
        bool written = false;
        project::back_up_project(project(), backup(), [&](std::uint64_t, std::uint64_t) {
            if (!std::exchange(written, true)) project::ClassRepository(other).ensure("added meanwhile");
            return true;
        });
        project::restore_project(backup(), target(), {});
        QCOMPARE(content(project::Project::open(target(), project::Project::Mode::write)), before);
    }

    void a_backup_is_never_overwritten() {
        write_file_atomic(backup(), "five years of work");
        QVERIFY(error_of([&] { project::back_up_project(project(), backup(), {}); }).find("never overwrites") != std::string::npos);
        QCOMPARE(read_file(backup()), std::string("five years of work"));
        // Nor one that came into being while ours was written.
        fs::remove(backup());
        const auto appear = [&](std::uint64_t, std::uint64_t) {
            write_file_atomic(backup(), "quicker");
            return true;
        };
        QVERIFY(!error_of([&] { project::back_up_project(project(), backup(), appear); }).empty());
        QCOMPARE(read_file(backup()), std::string("quicker"));
        QCOMPARE(leftovers(), QStringList{"backup.tar"});
    }

    void stopping_leaves_nothing() {
        std::uint64_t last = 0;
        const auto report = project::back_up_project(project(), backup(), [&](std::uint64_t done, std::uint64_t total) {
            last = done;
            return done < total / 2;
        });
        QVERIFY(report.stopped && last > 0);
        QVERIFY(leftovers().isEmpty());
        project::back_up_project(project(), backup(), {});
        QVERIFY(project::restore_project(backup(), target(), [](std::uint64_t, std::uint64_t) { return false; }).stopped);
        QCOMPARE(leftovers(), QStringList{"backup.tar"});
    }

    void a_damaged_backup_is_refused_by_name_and_leaves_nothing() {
        project::back_up_project(project(), backup(), {});
        const std::string whole = read_file(backup());
        const auto refused = [&](const std::string& bytes, const char* reason) {
            std::ofstream(backup(), std::ios::binary | std::ios::trunc) << bytes;
            const std::string said = error_of([&] { project::restore_project(backup(), target(), {}); });
            return said.find("backup.tar") != std::string::npos && said.find(reason) != std::string::npos &&
                   leftovers() == QStringList{"backup.tar"};
        };
        QVERIFY(refused(whole.substr(0, whole.size() / 2), "cut off"));
        std::string flipped = whole;
        flipped[flipped.find("\x89PNG") + 200] ^= 1;
        QVERIFY(refused(flipped, "is not what was saved"));
        QVERIFY(refused("this is a text and no archive" + std::string(2000, ' '), "no tar archive"));
        fs::remove(backup());
        TarWriter tar(backup());
        tar.add("../outside.txt", "x");
        tar.finish();
        const std::string leads_out = read_file(backup());
        QVERIFY(refused(leads_out, "no backup of a project"));
    }

    void a_folder_with_something_in_it_is_refused() {
        project::back_up_project(project(), backup(), {});
        fs::create_directories(target());
        write_file_atomic(target() / "thesis.txt", "mine");
        QVERIFY(error_of([&] { project::restore_project(backup(), target(), {}); }).find("not an empty folder") != std::string::npos);
        QCOMPARE(read_file(target() / "thesis.txt"), std::string("mine"));
    }

    void the_archive_is_one_that_tar_reads() {
        const std::string deep = "images/" + std::string(90, 'd') + "/" + std::string(120, 'f') + "-schön.png";
        TarWriter tar(backup());
        tar.add("short.txt", "short");
        tar.add(deep, std::string(1000, 'x'));
        tar.add("empty", "");
        tar.finish();
        QProcess program;
        program.start("tar", {"--quoting-style=literal", "-tf", QString::fromStdString(backup().string())});
        QVERIFY(program.waitForFinished());
        QCOMPARE(program.exitCode(), 0);
        QCOMPARE(QString::fromUtf8(program.readAllStandardOutput()), QString::fromStdString("short.txt\n" + deep + "\nempty\n"));
        QCOMPARE(program.readAllStandardError(), QByteArray());
        std::vector<std::string> names;
        read_tar(backup(), [&](TarEntry& entry) {
            names.push_back(entry.name() + " " + std::to_string(entry.size()));
            return true;
        });
        QCOMPARE(names, (std::vector<std::string>{"short.txt 5", deep + " 1000", "empty 0"}));
    }

private:
    project::Project& project() { return synthetic_->project(); }
    fs::path backup() const { return folder_->path() / "backup.tar"; }
    fs::path target() const { return folder_->path() / "restored"; }
    QStringList leftovers() const {
        return QDir(QString::fromStdString(folder_->path().string())).entryList(QDir::AllEntries | QDir::NoDotAndDotDot | QDir::Hidden);
    }

    std::unique_ptr<test::SyntheticProject> synthetic_;
    std::unique_ptr<TempDir> folder_;
};

QTEST_GUILESS_MAIN(TestBackup)
#include "test_backup.moc"
