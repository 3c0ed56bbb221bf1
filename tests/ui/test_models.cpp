#include "tests/ui/window_fixture.h"
#include "ui/models/arms_model.h"
#include "ui/models/issues_model.h"
#include "ui/models/keep_model.h"
#include "ui/models/negatives_model.h"
#include "ui/models/picture_model.h"
#include "ui/models/plan_model.h"
#include "ui/models/queue_model.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace tw;
using Tester = QAbstractItemModelTester;

/// Every model under Qt's own model tester while its rows come, change and go.
class TestModels : public QObject {
    Q_OBJECT

private slots:
    void plan();
    void plan_keeps_rows_when_only_numbers_change();
    void queue();
    void negatives();
    void arms();
    void issues();
    void keep_rates();
    void pictures();
    void pictures_read_only_what_is_asked_for();
};

namespace {

stages::ClassPlan plan_row(std::int64_t id, std::int64_t real, std::int64_t target) {
    stages::ClassPlan row;
    row.class_id = id;
    row.name = "class_" + std::to_string(id);
    row.real = real;
    row.target = target;
    row.to_make = std::max<std::int64_t>(0, target - real);
    return row;
}

}  // namespace

void TestModels::plan() {
    ui::PlanModel model;
    Tester tester(&model, Tester::FailureReportingMode::QtTest);
    model.set_classes({plan_row(1, 30, 0), plan_row(2, 3, 20)});
    QCOMPARE(model.rowCount(), 2);
    QSignalSpy edited(&model, &ui::PlanModel::target_edited);
    const QModelIndex target = model.index(1, ui::PlanModel::target_column);
    QVERIFY(target.flags() & Qt::ItemIsEditable);
    QVERIFY(!(model.index(1, ui::PlanModel::name_column).flags() & Qt::ItemIsEditable));
    QVERIFY(model.setData(target, 50, Qt::EditRole));
    QCOMPARE(edited.count(), 1);
    QCOMPARE(edited[0][0].toLongLong(), 2);
    QCOMPARE(edited[0][1].toLongLong(), 50);
    QCOMPARE(model.index(1, ui::PlanModel::to_make_column).data().toString(), QString("47"));
    QVERIFY(!model.setData(target, -1, Qt::EditRole));
    QVERIFY(!model.setData(target, "many", Qt::EditRole));
    model.set_classes({});
    QCOMPARE(model.rowCount(), 0);
}

void TestModels::plan_keeps_rows_when_only_numbers_change() {
    ui::PlanModel model;
    model.set_classes({plan_row(1, 30, 0), plan_row(2, 3, 20)});
    QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
    const QPersistentModelIndex kept(model.index(1, 0));
    model.set_classes({plan_row(1, 31, 0), plan_row(2, 4, 20)});
    QCOMPARE(resets.count(), 0);
    QVERIFY(kept.isValid());
    QCOMPARE(model.index(1, ui::PlanModel::real_column).data().toString(), QString("4"));
}

void TestModels::queue() {
    ui::QueueModel model;
    Tester tester(&model, Tester::FailureReportingMode::QtTest);
    project::QueueItem item;
    item.id = 7;
    item.class_id = 2;
    item.run_id = 3;
    item.images = 16;
    model.set_items({item}, {{2, "shirt"}}, {{3, "first"}});
    QCOMPARE(model.index(0, ui::QueueModel::class_column).data().toString(), QString("shirt"));
    QCOMPARE(model.index(0, ui::QueueModel::run_column).data().toString(), QString("first"));
    item.state = "failed";
    item.reason = "out of memory";
    QSignalSpy changes(&model, &QAbstractItemModel::dataChanged);
    model.set_items({item}, {{2, "shirt"}}, {{3, "first"}});
    QCOMPARE(changes.count(), 1);
    QCOMPARE(model.index(0, ui::QueueModel::reason_column).data().toString(), QString("out of memory"));
    model.set_items({}, {}, {});
    QCOMPARE(model.rowCount(), 0);
}

void TestModels::negatives() {
    ui::NegativesModel model;
    Tester tester(&model, Tester::FailureReportingMode::QtTest);
    project::Negative negative;
    negative.id = 1;
    negative.class_id = 2;
    negative.other_class_id = 3;
    negative.cosine = 0.8;
    negative.prompt = "A photo of a coat.";
    negative.chosen = true;
    model.set_negatives({negative}, {{3, "coat"}});
    QSignalSpy decided(&model, &ui::NegativesModel::decided);
    const QModelIndex tick = model.index(0, ui::NegativesModel::name_column);
    QCOMPARE(tick.data(Qt::CheckStateRole).toInt(), int(Qt::Checked));
    QVERIFY(model.setData(tick, int(Qt::Unchecked), Qt::CheckStateRole));
    QVERIFY(model.setData(model.index(0, ui::NegativesModel::prompt_column), "coat, buttons", Qt::EditRole));
    QVERIFY(!model.setData(model.index(0, ui::NegativesModel::prompt_column), "  ", Qt::EditRole));
    QCOMPARE(decided.count(), 2);
    QCOMPARE(decided[0][2].toBool(), false);
    QCOMPARE(decided[1][3].toString(), QString("coat, buttons"));
}

void TestModels::arms() {
    ui::ArmsModel model;
    Tester tester(&model, Tester::FailureReportingMode::QtTest);
    stages::ArmResult base;
    base.arm = "real_only";
    base.seeds = 1;
    base.all = {61.25, std::numeric_limits<double>::quiet_NaN(), true};
    stages::ArmResult filled = base;
    filled.arm = "two_stage:again";
    filled.seeds = 3;
    filled.all = {66.5, 0.75, true};
    filled.mean_difference = 5.25;
    filled.difference_ci95 = 1.5;
    model.set_results({base, filled});
    QCOMPARE(model.rowCount(), 2);
    // One seed has no spread, and none is shown.
    QVERIFY(!model.index(0, ui::ArmsModel::all_column).data().toString().contains("nan"));
    QVERIFY(model.index(1, ui::ArmsModel::arm_column).data().toString().contains("again"));
    QVERIFY(model.index(1, ui::ArmsModel::gain_column).data().toString().startsWith("+5"));
    model.set_results({});
    QCOMPARE(model.rowCount(), 0);
}

void TestModels::issues() {
    ui::IssuesModel model;
    Tester tester(&model, Tester::FailureReportingMode::QtTest);
    model.set_issues({{"folder/a.png", "broken", "is cut off"}, {"folder/b.png", "duplicate", "is a.png again"}});
    QCOMPARE(model.index(0, ui::IssuesModel::file_column).data().toString(), QString("a.png"));
    QCOMPARE(model.index(1, ui::IssuesModel::reason_column).data().toString(), QString("is a.png again"));
}

void TestModels::keep_rates() {
    ui::KeepModel model;
    Tester tester(&model, Tester::FailureReportingMode::QtTest);
    model.set_rates({{4, 20, 15, ""}, {5, 0, 0, ""}}, {{4, "bag"}, {5, "coat"}});
    QCOMPARE(model.index(0, ui::KeepModel::share_column).data(ui::KeepModel::bar_role).toDouble(), 0.75);
    QVERIFY(!model.index(1, ui::KeepModel::share_column).data(ui::KeepModel::bar_role).isValid());
    QCOMPARE(model.row_of(5), 1);
}

void TestModels::pictures() {
    test::SyntheticProject synthetic;
    ui::ProjectSession session(synthetic.project().reopen());
    ui::PictureModel model(session, ui::PictureModel::Kind::synthetic);
    Tester tester(&model, Tester::FailureReportingMode::QtTest);
    const std::vector<std::int64_t> ids = project::SampleRepository(synthetic.project()).ids({});
    QVERIFY(ids.size() >= 4);
    model.set_ids({ids.begin(), ids.end() - 2});
    const QPersistentModelIndex kept(model.index(1));
    model.set_ids(ids);  // two more at the end: no reset
    QVERIFY(kept.isValid());
    model.remove(1);
    QVERIFY(!kept.isValid());
    QCOMPARE(model.row_of(ids[1]), -1);
    model.insert(1, ids[1]);
    QCOMPARE(model.ids(), ids);
    QCOMPARE(model.index(0).data(ui::PictureModel::verdict_role).toString(), QString("unjudged"));
    QVERIFY(!model.index(0).data(Qt::AccessibleTextRole).toString().isEmpty());
    QVERIFY(model.index(0).data(Qt::DecorationRole).value<QImage>().isNull());  // asking loads nothing
    const QObject view;
    model.look_at(&view, {0});
    QTRY_VERIFY(!model.index(0).data(Qt::DecorationRole).value<QImage>().isNull());
}

void TestModels::pictures_read_only_what_is_asked_for() {
    test::SyntheticProject synthetic;
    ui::ProjectSession session(synthetic.project().reopen());
    ui::PictureModel model(session, ui::PictureModel::Kind::real);
    // A million ids, none of which exists: the row count is right at once, and no record is touched until one is looked
    // at.
    std::vector<std::int64_t> ids(1'000'000);
    for (std::size_t i = 0; i < ids.size(); ++i) ids[i] = 10'000'000 + static_cast<std::int64_t>(i);
    QSignalSpy failed(&session.pictures(), &ui::PictureLoader::failed);
    model.set_ids(std::move(ids));
    QCOMPARE(model.rowCount(), 1'000'000);
    QCOMPARE(failed.count(), 0);
    const QObject view;
    model.look_at(&view, {999'999});
    QTRY_COMPARE(failed.count(), 1);
    QCOMPARE(failed[0][0].toLongLong(), 10'999'999);
}

int main(int argc, char** argv) {
    QApplication app(argc, argv);
    const test::SettingsSandbox sandbox;
    TestModels tests;
    return QTest::qExec(&tests, argc, argv);
}

#include "test_models.moc"
