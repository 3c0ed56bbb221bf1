#include "core/base/file.h"
#include "core/base/random.h"
#include "tests/support/idx_files.h"
#include "tests/support/small_disk.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <QtTest/QTest>

using namespace tw;

namespace {

void write_set(const fs::path& folder, std::uint32_t count, std::uint64_t seed) {
    fs::create_directories(folder);
    std::string pixels(count * 16, '\0');
    Random random(seed);
    for (char& value : pixels) value = static_cast<char>(random.below(256));
    test::write_idx(folder / "images-idx3-ubyte", {count, 4, 4}, pixels);
    test::write_idx(folder / "labels-idx1-ubyte", {count}, std::string(count, '\1'));
}

}  // namespace

class TestFullDisk : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() {
        write_set(folder_.path() / "few", 50, 1);
        write_set(folder_.path() / "many", 20'000, 2);
    }

    void a_project_that_does_not_fit_is_not_left_half_made() {
        const auto result = test::run_on_small_disk(
            folder_.path() / "disk", "2m",
            "\"$cli\" import --project \"$disk/project\" --path " + set("many") + "; code=$?; find \"$disk\" -mindepth 1; exit $code");
        QVERIFY2(result.exit_code != test::no_small_disk, qPrintable("no small file system can be mounted here: " + result.errors));
        QCOMPARE(result.exit_code, 1);
        QVERIFY2(result.output.isEmpty(), qPrintable("left behind: " + result.output));
        verify_sentence(result.errors);
    }

    void what_was_imported_before_is_kept() {
        const auto result =
            test::run_on_small_disk(folder_.path() / "disk", "2m",
                                    "\"$cli\" import --project \"$disk/project\" --path " + set("few") +
                                        " >/dev/null || exit 50\n"
                                        "\"$cli\" import --project \"$disk/project\" --path " +
                                        set("many") +
                                        " >/dev/null && exit 51\n"
                                        "\"$cli\" export --project \"$disk/project\" --output \"$disk/out\" --preview --json");
        QVERIFY2(result.exit_code != test::no_small_disk, qPrintable("no small file system can be mounted here: " + result.errors));
        QVERIFY2(result.exit_code == 0, qPrintable(QString::number(result.exit_code) + ": " + result.errors));
        QVERIFY(QJsonDocument::fromJson(result.output.toUtf8()).object()["real"].toInt() >= 50);
        verify_sentence(result.errors);
    }

private:
    QString set(const char* name) const { return QString::fromStdString((folder_.path() / name).string()) + "/images-idx3-ubyte"; }

    static void verify_sentence(const QString& errors) {
        const QString last = errors.trimmed().section('\n', -1);
        QVERIFY2(last.contains("project.db") && last.contains("full"), qPrintable(errors));
    }

    TempDir folder_;
};

QTEST_GUILESS_MAIN(TestFullDisk)
#include "test_full_disk.moc"
