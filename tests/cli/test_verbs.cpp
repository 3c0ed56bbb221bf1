#include "core/base/json.h"
#include "core/project/samples.h"
#include "tests/cli/cli.h"
#include "tests/support/synthetic_project.h"

using namespace tw;
using test::text;

/// The verbs that look at a project and judge in it, as a script would use them.
class TestVerbs : public QObject {
    Q_OBJECT

private slots:
    /// A copy: the project itself is open here.
    void init() {
        synthetic_ = std::make_unique<test::SyntheticProject>();
        temp_ = std::make_unique<TempDir>();
        fs::copy(synthetic_->folder(), folder(), fs::copy_options::recursive);
        fs::remove(folder() / "project.lock");
    }

    void status_counts_what_is_there() {
        const Json status = json({"status"});
        QCOMPARE(status["images"]["train"].get<int>(), 21);
        QCOMPARE(status["images"]["test"].get<int>(), 9);
        QCOMPARE(status["runs"].size(), std::size_t{1});
        QCOMPARE(status["runs"][0]["unjudged"].get<int>(), 12);
        QCOMPARE(status["queue"]["items"]["done"].get<int>(), 3);
        QVERIFY(status["queue"]["held_back"].empty());
        const QString words = run({"status"}).output;
        QVERIFY2(words.contains("Real images:") && words.contains("12 unjudged") && words.contains("class_2"), qPrintable(words));
    }

    void a_plan_is_set_and_told() {
        const Json plan = json({"plan", "--fill-to", "10", "--target", "class_2=5"});
        QCOMPARE(plan["classes"][0]["target"].get<int>(), 0);  // has 12
        QCOMPARE(plan["classes"][1]["target"].get<int>(), 10);
        QCOMPARE(plan["classes"][1]["to_make"].get<int>(), 4);
        QCOMPARE(plan["classes"][2]["to_make"].get<int>(), 2);
        QCOMPARE(plan["estimate"]["images"].get<int>(), 6);
        QVERIFY(json({"plan"})["classes"] == plan["classes"]);
        QCOMPARE(json({"plan", "--target", "class_2=0"})["classes"][2]["target"].get<int>(), 0);
    }

    void a_wrong_target_changes_nothing() {
        const Json before = json({"plan", "--fill-to", "10"});
        test::verify_refused(run({"plan", "--target", "class_1=7", "--target", "nothing=5"}), "nothing", "no class of this name");
        test::verify_refused(run({"plan", "--target", "class_1=-7"}), "class_1=-7", "at least 0");
        test::verify_refused(run({"plan", "--target", "class_1"}), "class_1", "CLASS=COUNT");
        QVERIFY(json({"plan"})["classes"] == before["classes"]);
    }

    void review_lists_judges_and_takes_back() {
        const auto all = json({"review", "--order", "margin"})["samples"];
        QCOMPARE(all.size(), std::size_t{12});
        const QString first = QString::number(all[0]["id"].get<int>()), second = QString::number(all[1]["id"].get<int>());
        json({"review", "--accept", first});
        json({"review", "--reject", second, "--reason", "artefact"});
        const auto rejected = json({"review", "--verdict", "rejected"})["samples"];
        QCOMPARE(rejected.size(), std::size_t{1});
        QVERIFY(rejected[0]["id"] == all[1]["id"]);
        QCOMPARE(rejected[0]["reason"].get<std::string>(), std::string("artefact"));
        QCOMPARE(rejected[0]["decided_by"].get<std::string>(), std::string("person"));
        json({"review", "--undo"});
        QVERIFY(json({"review", "--verdict", "rejected"})["samples"].empty());
        json({"review", "--redo"});
        json({"review", "--clear", first, second});
        QCOMPARE(json({"review", "--verdict", "unjudged"})["samples"].size(), std::size_t{12});
    }

    void review_of_one_class() {
        const auto samples = json({"review", "--class", "class_1"})["samples"];
        QCOMPARE(samples.size(), std::size_t{4});
        for (const Json& sample : samples) QCOMPARE(sample["class"].get<std::string>(), std::string("class_1"));
        test::verify_refused(run({"review", "--class", "nothing"}), "nothing", "no class of this name");
        test::verify_refused(run({"review", "--run", "nothing"}), "nothing", "no generation run");
    }

    void an_unknown_picture_is_refused() {
        const auto result = run({"review", "--accept", "999999"});
        test::verify_refused(result, "999999", "no");
        QCOMPARE(json({"review", "--verdict", "unjudged"})["samples"].size(), std::size_t{12});
    }

    void rules_do_not_mix_with_hands() { QVERIFY(run({"review", "--by-rule", "--accept", "1"}).exit_code > 0); }

private:
    test::ProgramResult run(QStringList arguments) {
        arguments.insert(1, "--project");
        arguments.insert(2, text(folder()));
        return test::cli(arguments);
    }
    Json json(const QStringList& arguments) {
        const test::ProgramResult result = run(arguments + QStringList{"--json"});
        if (result.exit_code != 0) qFatal("%s: %s", qPrintable(arguments.join(' ')), qPrintable(result.errors));
        return Json::parse(result.output.toStdString());
    }

    fs::path folder() const { return temp_->path() / "project"; }

    std::unique_ptr<test::SyntheticProject> synthetic_;
    std::unique_ptr<TempDir> temp_;
};

QTEST_GUILESS_MAIN(TestVerbs)
#include "test_verbs.moc"
