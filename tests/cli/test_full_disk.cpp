#include "core/base/file.h"
#include "tests/cli/cli.h"
#include "tests/support/small_disk.h"
#include "tests/support/synthetic_project.h"

using namespace tw;
using test::text;

/// The disk that the project itself lies on is full: one sentence, and everything that was there before is still there.
class TestFullDisk : public QObject {
    Q_OBJECT

private slots:
    void a_verdict_that_cannot_be_written_is_refused_and_nothing_else_is_lost() {
        test::SyntheticOptions options;
        options.train = {3, 3};
        test::SyntheticProject synthetic(options);
        const auto ids = project::SampleRepository(synthetic.project()).ids({});
        const QString script = QStringLiteral(R"(
cp -r "%1" "$disk/project" || exit 50
"$cli" review --project "$disk/project" --accept %2 > /dev/null || exit 51
dd if=/dev/zero of="$disk/filler" bs=1k 2>/dev/null
"$cli" review --project "$disk/project" --accept %3 > /dev/null && exit 52
rm "$disk/filler"
"$cli" review --project "$disk/project" --accept %4 > /dev/null || exit 53
"$cli" review --project "$disk/project" --list --verdict accepted --json
)");
        const auto result = test::run_on_small_disk(folder_.path() / "disk", "4m",
                                                    script.arg(text(synthetic.folder())).arg(ids[0]).arg(ids[1]).arg(ids[2]));
        QVERIFY2(result.exit_code != test::no_small_disk, qPrintable("no small file system can be mounted here: " + result.errors));
        QVERIFY2(result.exit_code == 0, qPrintable(QString::number(result.exit_code) + ": " + result.errors));
        const QString said = result.errors.trimmed().section('\n', -1);
        QVERIFY2(said.contains("project") && (said.contains("full") || said.contains("space")), qPrintable(said));
        for (const std::size_t kept : {0, 2}) QVERIFY2(result.output.contains(QString::number(ids[kept])), qPrintable(result.output));
    }

private:
    TempDir folder_;
};

QTEST_GUILESS_MAIN(TestFullDisk)
#include "test_full_disk.moc"
