#include "core/base/json.h"
#include "tests/stages_finetuning/tiny_project.h"
#include "tests/support/small_disk.h"

#include <QtTest/QTest>

using namespace tw;

class TestFullDisk : public QObject {
    Q_OBJECT

private slots:
    void the_last_good_checkpoint_stays() {
        QString project;
        const TempDir folder;
        test::TinyProject tiny;
        project = QString::fromStdString(tiny.project().folder().string());
        const QString finetune = "\"$cli\" finetune --project " + project +
                                 " --rank 2 --batch-size 1 --checkpoint-every 5 --sample-every 0 --output \"$disk/adapter\"";
        // The disk fills up after the first checkpoint; once it has room again the run goes on (and has nothing left to do).
        const auto result = test::run_on_small_disk(
            folder.path() / "disk", "2m",
            finetune +
                " --steps 1000000 & run=$!; until [ -e \"$disk/adapter.part/checkpoint.safetensors\" ]; do sleep 0.1; "
                "kill -0 $run || exit 98; done; "
                "cat /dev/zero > \"$disk/filler\" 2> /dev/null; wait $run && exit 97; "
                "rm \"$disk/filler\"; " +
                finetune + " --steps 1 --json");
        QVERIFY2(result.exit_code != test::no_small_disk, qPrintable("no small file system can be mounted here: " + result.errors));
        QVERIFY2(result.exit_code == 0, qPrintable(QString::number(result.exit_code) + ": " + result.errors));
        QVERIFY2(result.errors.contains("checkpoint.safetensors") && result.errors.contains("No space left on device"),
                 qPrintable(result.errors));
        const Json done = Json::parse(result.output.toStdString());
        QVERIFY(done["first_step"].get<int>() >= 5 && done["first_step"].get<int>() % 5 == 0);
    }
};

QTEST_GUILESS_MAIN(TestFullDisk)
#include "test_full_disk.moc"
