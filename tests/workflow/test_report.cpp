#include "core/base/error.h"
#include "core/base/file.h"
#include "core/base/text.h"
#include "core/project/negatives.h"
#include "core/project/plan.h"
#include "core/project/scores.h"
#include "core/project/split.h"
#include "core/project/verdicts.h"
#include "core/stages/filtering/filter.h"
#include "core/workflow/report.h"
#include "tests/support/synthetic_project.h"

#include <QtTest/QTest>

#include <regex>

using namespace tw;

namespace {

std::size_t occurrences(const std::string& text, const std::string& what) {
    std::size_t count = 0;
    for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + 1)) ++count;
    return count;
}

std::string report_of(test::SyntheticProject& made) {
    const fs::path file = made.folder().parent_path() / "report.html";
    workflow::write_report(made.project(), file);
    return read_file(file);
}

}  // namespace

class TestReport : public QObject {
    Q_OBJECT

private slots:
    void the_file_needs_nothing_else() {
        test::SyntheticProject made({.train = {30, 20, 10}, .samples = 5});
        const std::string html = report_of(made);
        QVERIFY(html.starts_with("<!DOCTYPE html>"));
        // Every address is inside the file: an anchor, or the data itself.
        static const std::regex address("(src|href|url)\\s*[=(]\\s*[\"']?([^\"')]{1,12})");
        for (std::sregex_iterator it(html.begin(), html.end(), address), end; it != end; ++it) {
            const std::string target = (*it)[2].str();
            QVERIFY2(target.starts_with("#") || target.starts_with("data:image/"), target.c_str());
        }
        QCOMPARE(occurrences(html, "<script"), std::size_t{0});
        QCOMPARE(occurrences(html, "@import"), std::size_t{0});
        QVERIFY(html.find("prefers-color-scheme: dark") != std::string::npos);
    }

    void the_split_and_the_counts_are_named() {
        test::SyntheticProject made({.train = {30, 20, 10}, .samples = 5});
        const auto split = project::SplitRepository(made.project()).current();
        const std::string html = report_of(made);
        QVERIFY(html.find(split->sha256) != std::string::npos);
        QVERIFY(html.find(">60</dd>") != std::string::npos);
        QVERIFY(html.find("class_2: 10 real") != std::string::npos);
    }

    void accepted_and_rejected_pictures_are_shown_with_reasons() {
        test::SyntheticProject made({.train = {30, 30}, .samples = 6});
        stages::set_threshold_by_hand(made.project(), 0, "margin", 0.0);
        const project::SampleRepository samples(made.project());
        const auto ids = samples.ids({{}, made.classes()[1].id, ""});
        project::VerdictRepository verdicts(made.project());
        verdicts.apply({{ids[0], "accepted", ""}, {ids[1], "accepted", ""}}, "rule");
        verdicts.apply({{ids[5], "rejected", "wrong_class"}}, "person");
        const std::string html = report_of(made);
        QCOMPARE(occurrences(html, "<figure class=\"accepted\">"), std::size_t{2});
        QCOMPARE(occurrences(html, "<figure class=\"rejected\">"), std::size_t{1});
        QCOMPARE(occurrences(html, "src=\"data:image/png;base64,"), std::size_t{3});
        QVERIFY(html.find("wrong class") != std::string::npos);
        QVERIFY(html.find("class_1: 2 synthetic") != std::string::npos);
    }

    void negatives_show_both_sides() {
        test::SyntheticProject made({.train = {30, 30}, .samples = 3});
        const auto& classes = made.classes();
        const auto reference = made.add_run("reference-x", "reference");
        const auto drawn = made.add_samples(classes[0], reference, 2, false);
        const auto real = project::ImageRepository(made.project()).ids("real", "train", classes[1].id);
        project::Negative negative;
        negative.class_id = classes[0].id;
        negative.other_class_id = classes[1].id;
        negative.rank = 1;
        negative.cosine = 0.875;
        negative.prompt = "a <b>bold</b> prompt";
        negative.chosen = true;
        negative.evidence = {{drawn[0], "class", 0.9}, {drawn[1], "class", 0.8}, {real[0], "other", 0.7}};
        project::NegativeRepository(made.project()).propose(classes[0].id, {negative});
        const std::string html = report_of(made);
        QCOMPARE(occurrences(html, "src=\"data:image/png;base64,"), std::size_t{3});
        QVERIFY(html.find("a &lt;b&gt;bold") != std::string::npos);
        QVERIFY(html.find("cosine 0.88") != std::string::npos || html.find("cosine 0.87") != std::string::npos);
    }

    void a_missing_picture_is_said_and_an_unwritable_place_is_named() {
        test::SyntheticProject made({.train = {30, 30}, .samples = 3});
        const project::SampleRepository samples(made.project());
        const auto ids = samples.ids({{}, made.classes()[0].id, ""});
        project::VerdictRepository(made.project()).apply({{ids[0], "accepted", ""}}, "person");
        fs::remove(made.folder() / samples.get(ids[0]).image.path);
        QVERIFY(report_of(made).find("not readable") != std::string::npos);
        QVERIFY_THROWS_EXCEPTION(std::exception, workflow::write_report(made.project(), "/proc/nowhere/report.html"));
    }
};

QTEST_APPLESS_MAIN(TestReport)
#include "test_report.moc"
