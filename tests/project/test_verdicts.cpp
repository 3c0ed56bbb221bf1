#include "core/base/error.h"
#include "core/base/random.h"
#include "core/project/verdicts.h"
#include "tests/support/synthetic_project.h"

#include <QtTest/QTest>

using namespace tw;
using namespace tw::project;

namespace {

std::map<std::int64_t, std::string> verdicts_of(const Project& project) {
    std::map<std::int64_t, std::string> verdicts;
    for (const Sample& sample : SampleRepository(project).list({})) {
        verdicts[sample.image.id] = sample.verdict + "/" + sample.reason + "/" + sample.decided_by;
    }
    return verdicts;
}

}  // namespace

class TestVerdicts : public QObject {
    Q_OBJECT

private slots:
    void a_verdict_sets_and_never_toggles() {
        test::SyntheticProject synthetic({.train = {2}, .samples = 2});
        const SampleRepository samples(synthetic.project());
        const std::int64_t id = samples.ids({}).front();
        VerdictRepository verdicts(synthetic.project());
        QVERIFY(verdicts.apply({{id, "rejected", "artefact"}}, "person") > 0);
        QCOMPARE(verdicts.apply({{id, "rejected", "artefact"}}, "person"), std::int64_t{0});
        const Sample sample = samples.get(id);
        QCOMPARE(sample.verdict, std::string("rejected"));
        QCOMPARE(sample.reason, std::string("artefact"));
        QCOMPARE(sample.decided_by, std::string("person"));
        QVERIFY(!sample.decided_at.empty());
        // Pressing the key again was no action: one undo is enough.
        QCOMPARE(verdicts.undo(), std::vector<std::int64_t>{id});
        QVERIFY(!verdicts.can_undo());
        QCOMPARE(samples.get(id).decided_at, std::string());
    }

    void a_person_takes_over_what_a_rule_decided() {
        test::SyntheticProject synthetic({.train = {2}, .samples = 1});
        const std::int64_t id = SampleRepository(synthetic.project()).ids({}).front();
        VerdictRepository verdicts(synthetic.project());
        verdicts.apply({{id, "accepted", ""}}, "rule");
        QVERIFY(verdicts.apply({{id, "accepted", ""}}, "person") > 0);
        QCOMPARE(SampleRepository(synthetic.project()).get(id).decided_by, std::string("person"));
    }

    void one_action_is_undone_and_redone_as_a_whole_also_after_a_restart() {
        test::SyntheticProject synthetic;
        Project& project = synthetic.project();
        const auto ids = SampleRepository(project).ids({});
        const auto before = verdicts_of(project);
        VerdictRepository(project).apply({{ids[0], "accepted", ""}, {ids[1], "rejected", "wrong_class"}, {ids[2], "accepted", ""}}, "rule");
        const auto after = verdicts_of(project);
        QVERIFY(before != after);
        Project again = Project::open(project.folder(), Project::Mode::write);
        QCOMPARE(VerdictRepository(again).undo(), (std::vector<std::int64_t>{ids[0], ids[1], ids[2]}));
        QCOMPARE(verdicts_of(project), before);
        QVERIFY(!VerdictRepository(project).can_undo() && VerdictRepository(project).can_redo());
        QCOMPARE(VerdictRepository(project).redo().size(), std::size_t{3});
        QCOMPARE(verdicts_of(again), after);
        QVERIFY(VerdictRepository(project).redo().empty());
    }

    void of_two_verdicts_on_one_picture_the_later_one_counts_and_undo_goes_back_to_the_start() {
        test::SyntheticProject synthetic;
        const auto ids = SampleRepository(synthetic.project()).ids({});
        VerdictRepository verdicts(synthetic.project());
        const auto before = verdicts_of(synthetic.project());
        verdicts.apply({{ids[0], "accepted", ""}, {ids[1], "accepted", ""}, {ids[0], "rejected", "artefact"}}, "person");
        QCOMPARE(SampleRepository(synthetic.project()).get(ids[0]).reason, std::string("artefact"));
        QCOMPARE(verdicts.undo_size(), std::int64_t{2});
        verdicts.undo();
        QCOMPARE(verdicts_of(synthetic.project()), before);
        QCOMPARE(verdicts.redo_size(), std::int64_t{2});
    }

    void the_newest_judgements_of_a_person_come_first() {
        test::SyntheticProject synthetic;
        const auto ids = SampleRepository(synthetic.project()).ids({});
        VerdictRepository verdicts(synthetic.project());
        verdicts.apply({{ids[0], "accepted", ""}, {ids[1], "rejected", ""}}, "person");
        verdicts.apply({{ids[2], "accepted", ""}}, "rule");
        const auto judged = verdicts.by_person(10);
        QCOMPARE(judged.size(), std::size_t{2});
        for (const auto& one : judged) QCOMPARE(one.accepted, one.image_id == ids[0]);
        QCOMPARE(verdicts.by_person(1).size(), std::size_t{1});
        QVERIFY_THROWS_EXCEPTION(Error, verdicts.evidence(99));
    }

    void a_new_action_ends_the_redo() {
        test::SyntheticProject synthetic;
        const auto ids = SampleRepository(synthetic.project()).ids({});
        VerdictRepository verdicts(synthetic.project());
        for (int i = 0; i < 3; ++i) verdicts.apply({{ids[static_cast<std::size_t>(i)], "accepted", ""}}, "person");
        verdicts.undo();
        verdicts.undo();
        QVERIFY(verdicts.can_redo());
        verdicts.apply({{ids[5], "rejected", ""}}, "person");
        QVERIFY(!verdicts.can_redo());
        QCOMPARE(verdicts.undo(), std::vector<std::int64_t>{ids[5]});
        QCOMPARE(verdicts.undo(), std::vector<std::int64_t>{ids[0]});
        QVERIFY(verdicts.undo().empty());
    }

    void any_walk_of_undo_and_redo_gives_the_same_states() {
        test::SyntheticProject synthetic;
        const Project& project = synthetic.project();
        const auto ids = SampleRepository(project).ids({});
        VerdictRepository verdicts(project);
        Random random(3);
        std::vector<std::map<std::int64_t, std::string>> states{verdicts_of(project)};
        std::size_t now = 0;
        for (int step = 0; step < 200; ++step) {
            const std::uint64_t move = random.below(4);
            if (move == 0) {
                QCOMPARE(verdicts.undo().empty(), now == 0);
                if (now > 0) --now;
            } else if (move == 1) {
                QCOMPARE(verdicts.redo().empty(), now + 1 == states.size());
                if (now + 1 < states.size()) ++now;
            } else {
                const char* const names[] = {"accepted", "rejected", "unjudged"};
                std::vector<Verdict> chosen;
                for (std::uint64_t n = 1 + random.below(3); n > 0; --n) {
                    chosen.push_back({ids[random.below(ids.size())], names[random.below(3)], ""});
                }
                if (verdicts.apply(chosen, "person") > 0) {
                    states.resize(++now);
                    states.push_back(verdicts_of(project));
                }
            }
            QCOMPARE(verdicts_of(project), states[now]);
        }
        QVERIFY(states.size() > 3);
    }

    void what_makes_no_sense_is_refused_as_a_whole() {
        test::SyntheticProject synthetic;
        Project& project = synthetic.project();
        const auto ids = SampleRepository(project).ids({});
        const std::int64_t real = ImageRepository(project).ids("real", "train").front();
        VerdictRepository verdicts(project);
        const auto before = verdicts_of(project);
        QVERIFY_THROWS_EXCEPTION(Error, verdicts.apply({{ids[0], "accepted", ""}, {real, "accepted", ""}}, "person"));
        QVERIFY_THROWS_EXCEPTION(Error, verdicts.apply({{ids[0], "liked", ""}}, "person"));
        QVERIFY_THROWS_EXCEPTION(Error, verdicts.apply({{ids[0], "rejected", "no such reason"}}, "person"));
        QVERIFY_THROWS_EXCEPTION(Error, verdicts.apply({{ids[0], "accepted", "artefact"}}, "person"));
        QVERIFY_THROWS_EXCEPTION(Error, verdicts.apply({{ids[0], "accepted", ""}}, "somebody"));
        QCOMPARE(verdicts_of(project), before);
        QVERIFY(!verdicts.can_undo());
    }
};

QTEST_APPLESS_MAIN(TestVerdicts)
#include "test_verdicts.moc"
