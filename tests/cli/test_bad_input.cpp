#include "core/base/file.h"
#include "core/media/encode.h"
#include "tests/cli/cli.h"
#include "tests/support/broken_files.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace tw;
using test::cli;
using test::text;

namespace {

void write_picture(const fs::path& path, int shade) {
    fs::create_directories(path.parent_path());
    media::Image image{16, 16, 1, std::vector<std::uint8_t>(256)};
    for (int i = 0; i < 256; ++i) image.pixels[static_cast<std::size_t>(i)] = static_cast<std::uint8_t>(i * shade % 251);
    write_file_atomic(path, media::encode_png(image));
}

test::ProgramResult import(const fs::path& project, const fs::path& folder) {
    return cli({"import", "--project", text(project), "--format", "image_folder", "--path", text(folder), "--json"});
}

}  // namespace

class TestBadInput : public QObject {
    Q_OBJECT

private slots:
    void init() { folder_ = std::make_unique<TempDir>(); }

    /// Broken pictures among good ones are listed, each with its reason, and never fatal.
    void broken_pictures_are_listed() {
        const fs::path data = folder_->path() / "data";
        for (int i = 1; i <= 3; ++i) write_picture(data / "good" / (std::to_string(i) + ".png"), i + 3);
        fs::create_directories(data / "odd");
        test::write_broken_files(data / "odd");
        const auto result = import(folder_->path() / "project", data);
        QVERIFY2(result.exit_code == 0, qPrintable(result.errors));
        for (const char* name : {"no_image.png", "truncated.png", "truncated.jpg", "huge_header.png", "empty.png"}) {
            QVERIFY2(result.output.contains(name), name);
        }
        QVERIFY(result.output.contains("40000"));
    }

    void a_folder_without_pictures_is_refused() {
        fs::create_directories(folder_->path() / "empty");
        const auto result = import(folder_->path() / "project", folder_->path() / "empty");
        test::verify_refused(result, text(folder_->path() / "empty"), "no ");
    }

    void a_folder_that_is_not_there_is_refused() {
        const auto result = import(folder_->path() / "project", folder_->path() / "missing");
        test::verify_refused(result, text(folder_->path() / "missing"), "");
    }

    /// A class with one picture goes through; a class folder without any is named.
    void tiny_classes_are_reported() {
        const fs::path data = folder_->path() / "data";
        for (int i = 1; i <= 4; ++i) write_picture(data / "cat" / (std::to_string(i) + ".png"), i + 5);
        write_picture(data / "dog" / "only.png", 77);
        fs::create_directories(data / "unicorn");
        const fs::path project = folder_->path() / "project";
        const auto result = import(project, data);
        QVERIFY2(result.exit_code == 0, qPrintable(result.errors));
        QVERIFY(result.output.contains("unicorn"));
        const auto plan = cli({"plan", "--project", text(project), "--fill-to", "4", "--json"});
        QVERIFY2(plan.exit_code == 0, qPrintable(plan.errors));
        QVERIFY(plan.output.contains("dog"));
    }

    void a_long_tail_larger_than_the_data_names_the_class() {
        const fs::path data = folder_->path() / "data";
        for (int i = 1; i <= 4; ++i) write_picture(data / "cat" / (std::to_string(i) + ".png"), i + 5);
        const fs::path project = folder_->path() / "project";
        QCOMPARE(import(project, data).exit_code, 0);
        test::verify_refused(cli({"longtail", "--project", text(project), "--max-count", "100"}), "cat", "4");
    }

    /// Said, not refused: the target may have been set before more images came.
    void a_target_below_the_real_count_is_a_warning_and_makes_nothing() {
        const fs::path data = folder_->path() / "data";
        for (int i = 1; i <= 4; ++i) write_picture(data / "cat" / (std::to_string(i) + ".png"), i + 5);
        write_picture(data / "dog" / "only.png", 77);
        const fs::path project = folder_->path() / "project";
        QCOMPARE(import(project, data).exit_code, 0);
        const QStringList plan{"plan", "--project", text(project), "--target", "cat=2", "--target", "dog=3"};
        const auto result = cli(plan);
        QCOMPARE(result.exit_code, 0);
        QVERIFY2(result.output.contains("class 'cat' has 4 real images, more than its target of 2"), qPrintable(result.output));
        QVERIFY(!result.output.contains("class 'dog'"));
        const QJsonObject json = QJsonDocument::fromJson(cli(plan + QStringList{"--json"}).output.toUtf8()).object();
        QCOMPARE(json["warnings"].toArray().size(), 1);
        QCOMPARE(json["estimate"].toObject()["images"].toInt(), 2);
    }

    void a_database_that_is_not_ours_is_refused() {
        const fs::path project = folder_->path() / "project";
        fs::create_directories(project);
        write_file_atomic(project / "project.db", "this is a text, not a database, and long enough to be looked at");
        const std::string before = read_file(project / "project.db");
        test::verify_refused(cli({"status", "--project", text(project)}), "project.db", "not");
        QCOMPARE(read_file(project / "project.db"), before);
    }

    void a_project_that_is_not_there_is_refused() {
        test::verify_refused(cli({"status", "--project", text(folder_->path() / "none")}), "none", "");
    }

    void export_never_overwrites_what_we_did_not_write() {
        const fs::path data = folder_->path() / "data";
        for (int i = 1; i <= 4; ++i) write_picture(data / "cat" / (std::to_string(i) + ".png"), i + 5);
        const fs::path project = folder_->path() / "project";
        QCOMPARE(import(project, data).exit_code, 0);
        const fs::path target = folder_->path() / "mine";
        fs::create_directories(target);
        write_file_atomic(target / "thesis.txt", "five years");
        const auto result = cli({"export", "--project", text(project), "--output", text(target)});
        test::verify_refused(result, text(target), "");
        QCOMPARE(read_file(target / "thesis.txt"), std::string("five years"));
    }

private:
    std::unique_ptr<TempDir> folder_;
};

QTEST_GUILESS_MAIN(TestBadInput)
#include "test_bad_input.moc"
