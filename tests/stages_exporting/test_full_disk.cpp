#include "core/base/file.h"
#include "core/media/encode.h"
#include "tests/support/broken_files.h"
#include "tests/support/small_disk.h"

#include <QtTest/QTest>

using namespace tw;

class TestFullDisk : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() {
        // Noise does not pack: about 2 MB.
        for (std::uint64_t i = 0; i < 40; ++i) {
            const fs::path path = folder_.path() / "data" / (i % 2 == 0 ? "a" : "b") / (std::to_string(i) + ".png");
            fs::create_directories(path.parent_path());
            write_file_atomic(path, media::encode_png(test::noise_image(128, 128, 3, i)));
        }
        const auto result =
            test::run_program(QStringLiteral(TW_BIN_DIR "/tailwright-cli"), {"import", "--project", project(), "--path", text("data")});
        QVERIFY2(result.exit_code == 0, qPrintable(result.errors));
    }

    void what_will_not_fit_is_not_begun() { verify_refused(export_with(""), "are free there"); }

    void a_disk_that_fills_up_on_the_way_is_left_as_it_was() {
        // Links are taken to need no room; on another file system they become copies, and the disk is full before the end.
        verify_refused(export_with("--link"), "No space left on device");
    }

private:
    QString text(const char* name) const { return QString::fromStdString((folder_.path() / name).string()); }
    QString project() const { return text("project"); }

    test::ProgramResult export_with(const QString& option) const {
        return test::run_on_small_disk(folder_.path() / "disk", "1m",
                                       "\"$cli\" export --project " + project() + " --output \"$disk/out\" " + option +
                                           "; code=$?; find \"$disk\" -mindepth 1; exit $code");
    }

    void verify_refused(const test::ProgramResult& result, const char* reason) const {
        QVERIFY2(result.exit_code != test::no_small_disk, qPrintable("no small file system can be mounted here: " + result.errors));
        QCOMPARE(result.exit_code, 1);
        QVERIFY2(result.output.isEmpty(), qPrintable("left behind: " + result.output));
        const QString last = result.errors.trimmed().section('\n', -1);
        QVERIFY2(last.contains(text("disk")) && last.contains(reason), qPrintable(result.errors));
    }

    TempDir folder_;
};

QTEST_GUILESS_MAIN(TestFullDisk)
#include "test_full_disk.moc"
