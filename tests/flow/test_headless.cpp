#include "core/base/file.h"
#include "tests/cli/cli.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>

using namespace tw;
using test::cli;
using test::text;

/// The demo at a tenth of its size: every stage runs for real, on real photographs and the real pipeline.
class TestHeadless : public QObject {
    Q_OBJECT

private slots:
    void the_loop_runs_from_idx_files_to_a_table() {
        const auto result = demo();
        QVERIFY2(result.exit_code == 0, qPrintable(result.errors));
        report_ = QJsonDocument::fromJson(result.output.toUtf8()).object();
        QSet<QString> arms;
        for (const QJsonValue& row : report_["table"].toArray()) {
            arms.insert(row["arm"].toString());
            const double accuracy = row["all"]["mean"].toDouble();
            QVERIFY2(accuracy > 10 && accuracy < 100, qPrintable(row["arm"].toString()));
        }
        for (const char* arm : {"real_only", "logit_adjustment", "plain_cfg", "two_stage", "ceiling"}) {
            QVERIFY2(arms.contains(arm), arm);
        }
        QVERIFY(report_["note"].toString().contains("generator"));
    }

    void synthetic_arms_have_the_same_counts() {
        QMap<QString, double> added;
        for (const QJsonValue& row : report_["table"].toArray()) added[row["arm"].toString()] = row["added"].toDouble();
        QCOMPARE(added["plain_cfg"], added["two_stage"]);
        QVERIFY(added["two_stage"] > 0);
        QCOMPARE(added["real_only"], 0.0);
    }

    void the_report_stands_alone() {
        const std::string html = read_file(report_["report"].toString().toStdString());
        for (const char* outside : {"src=\"http", "href=\"http", "<script src", "@import", "url(http"}) {
            QVERIFY2(html.find(outside) == std::string::npos, outside);
        }
        for (const char* inside : {"<svg", "data:image/png;base64", "two_stage", "logit_adjustment"}) {
            QVERIFY2(html.find(inside) != std::string::npos, inside);
        }
    }

    void the_export_holds_real_pictures_only_in_validation_and_test() {
        const fs::path folder = report_["export"].toString().toStdString();
        QVERIFY(read_file(folder / "train/metadata.jsonl").find("\"is_synthetic\":true") != std::string::npos);
        for (const char* partition : {"validation", "test"}) {
            const std::string lines = read_file(folder / partition / "metadata.jsonl");
            QVERIFY(lines.find("\"is_synthetic\":false") != std::string::npos);
            QVERIFY(lines.find("\"is_synthetic\":true") == std::string::npos);
        }
    }

    void a_second_run_repeats_nothing() {
        const auto again = demo();
        QVERIFY2(again.exit_code == 0, qPrintable(again.errors));
        const QJsonObject second = QJsonDocument::fromJson(again.output.toUtf8()).object();
        QCOMPARE(second["table"], report_["table"]);
        double first_seconds = 0, second_seconds = 0;
        for (const QJsonValue& seconds : report_["seconds"].toObject()) first_seconds += seconds.toDouble();
        for (const QJsonValue& seconds : second["seconds"].toObject()) second_seconds += seconds.toDouble();
        QVERIFY(second_seconds < first_seconds / 2);
    }

    void other_sizes_in_the_same_folder_are_refused() {
        const auto result = cli({"demo", "--project", text(folder_.path()), "--target", "99"});
        test::verify_refused(result, text(folder_.path()), "other sizes");
    }

private:
    test::ProgramResult demo() {
        return test::run_program(QStringLiteral(TW_BIN_DIR "/tailwright-cli"),
                                 {"demo", "--project", text(folder_.path()), "--max-count", "60", "--imbalance-factor", "20", "--target",
                                  "20", "--seeds", "2", "--training-steps", "60", "--json"},
                                 800'000);
    }

    TempDir folder_;
    QJsonObject report_;
};

QTEST_GUILESS_MAIN(TestHeadless)
#include "test_headless.moc"
