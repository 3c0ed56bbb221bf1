#include "core/base/file.h"
#include "core/project/dataset.h"
#include "core/project/plan.h"
#include "core/project/queue.h"
#include "core/project/samples.h"
#include "core/project/verdicts.h"
#include "core/stages/generation/contexts.h"
#include "tests/ui/window_fixture.h"
#include "ui/models/queue_model.h"
#include "ui/pages/page.h"
#include "ui/widgets/message_bars.h"
#include "ui/widgets/picture_view.h"

#include <QAbstractButton>
#include <QAction>
#include <QApplication>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTableView>
#include <QTest>
#include <QTreeWidget>

#include <memory>

using namespace tw;

namespace {

constexpr int patience = 120'000;  // ms, for the worker on a busy machine

/// The page on a project with a generator of 16 x 16 and random weights.
class GenerationFixture : public test::WindowFixture {
public:
    GenerationFixture() : WindowFixture(small()) {
        use_model(TW_SOURCE_DIR "/tests/golden/pipelines/conv_epsilon");
        window().show_page("generation");
        settle();
    }
    static test::SyntheticOptions small() {
        test::SyntheticOptions options;
        options.width = options.height = 16;
        return options;
    }
    void use_model(const fs::path& model) {
        project::DatasetSettings settings = project::dataset_settings(project());
        settings.generator_model = model.string();
        project::set_dataset_settings(project(), settings);
    }
    void choose(const char* box, const QVariant& data) {
        auto& found = find<QComboBox>(box);
        QVERIFY2(found.findData(data) >= 0, box);
        found.setCurrentIndex(found.findData(data));
    }
    bool shown(const char* name) { return find<QWidget>(name).isVisible(); }
    /// For one class, in batches of one picture, with two steps.
    void enqueue(const QString& run, int images) {
        choose("method", "plain_cfg");
        window().session()->pick_class(synthetic().classes()[2].id);
        choose("forClasses", true);
        find<QLineEdit>("runName").setText(run);
        find<QSpinBox>("imageCount").setValue(images);
        find<QSpinBox>("batchSize").setValue(1);
        find<QSpinBox>("num_inference_steps").setValue(2);
        click("enqueueButton");
        settle();
    }
    std::vector<project::QueueItem> waiting() {
        std::vector<project::QueueItem> items = project::QueueRepository(project()).all();
        std::erase_if(items, [](const project::QueueItem& item) { return item.state != "waiting"; });
        return items;
    }
    std::vector<std::int64_t> waiting_ids() {
        std::vector<std::int64_t> ids;
        for (const project::QueueItem& item : waiting()) ids.push_back(item.id);
        return ids;
    }
    ui::QueueModel& queue() { return static_cast<ui::QueueModel&>(*find<QTableView>("queueTable").model()); }
    QString banner() {
        auto& bar = find<ui::Banner>("banner");
        return bar.isVisible() ? bar.text() : QString();
    }
};

}  // namespace

class TestGenerationPage : public QObject {
    Q_OBJECT

private slots:
    void a_method_shows_its_own_choices();
    void idle_cads_is_said_in_place();
    void every_default_names_its_source();
    void strengths_by_lot_and_multiples_reach_the_queue();
    void contexts_are_edited_and_contradictions_shown();
    void adapters_reach_the_queue();
    void an_adapter_that_is_not_there_is_said_in_place();
    void prompt_and_super_class_are_the_projects();
    void waiting_batches_are_moved();
    void batches_are_added_and_put_first_by_their_keys();
    void drawing_shows_pictures_speed_and_memory();
    void what_went_wrong_says_why_and_is_tried_again();
    void reject_reasons_are_summed_up();
};

void TestGenerationPage::a_method_shows_its_own_choices() {
    GenerationFixture fixture;
    fixture.choose("method", "two_stage");
    QVERIFY(fixture.shown("lookAlikes") && fixture.shown("fromRealImages") && !fixture.shown("strategyTable"));
    fixture.choose("method", "diff_mix");
    QVERIFY(fixture.shown("strategyTable") && fixture.shown("adapterFolder") && !fixture.shown("lookAlikes"));
    auto& table = fixture.find<QTreeWidget>("strategyTable");
    QCOMPARE(table.topLevelItemCount(), 6);
    table.setCurrentItem(table.topLevelItem(2));  // real-mix
    QCOMPARE(fixture.find<QLineEdit>("runName").text(), QString("real_mix"));
    QVERIFY(!fixture.shown("adapterFolder"));
    QVERIFY(fixture.find<QWidget>("strength").isEnabled());
    table.setCurrentItem(table.topLevelItem(0));  // real-gen starts from noise
    QVERIFY(!fixture.find<QWidget>("strength").isEnabled());
    fixture.choose("method", "diffcore_mix");
    QVERIFY(fixture.shown("contextList") && !fixture.shown("strategyTable") && !fixture.shown("fromRealImages"));
}

void TestGenerationPage::idle_cads_is_said_in_place() {
    GenerationFixture fixture;
    fixture.choose("method", "two_stage");
    QVERIFY(!fixture.shown("cadsWarning"));
    fixture.find<QDoubleSpinBox>("strength").setValue(0.5);
    QVERIFY(!fixture.shown("cadsWarning"));  // from noise
    fixture.find<QAbstractButton>("fromRealImages").setChecked(true);
    QVERIFY(fixture.shown("cadsWarning"));
    fixture.choose("cads_clock", "executed");
    QVERIFY(!fixture.shown("cadsWarning"));
    fixture.choose("cads_clock", "schedule");
    fixture.find<QDoubleSpinBox>("strength").setValue(0.7);
    QVERIFY(!fixture.shown("cadsWarning"));
}

void TestGenerationPage::every_default_names_its_source() {
    GenerationFixture fixture;
    for (const char* method : {"two_stage", "plain_cfg", "diff_mix", "diffcore_mix"}) {
        fixture.choose("method", method);
        for (const char* field : {"scheduler", "num_inference_steps", "rule", "guidance_scale", "negative_scale", "tau", "cads_scale",
                                  "cads_tau1", "cads_tau2", "cads_clock", "strength"}) {
            const QString tip = fixture.find<QWidget>(field).toolTip();
            QVERIFY2(tip.contains("Source:"), field);
        }
    }
    fixture.choose("method", "two_stage");
    QVERIFY(fixture.find<QWidget>("tau").toolTip().contains("authors' code"));
    QVERIFY(fixture.find<QWidget>("cads_scale").toolTip().contains("our choice"));
}

void TestGenerationPage::strengths_by_lot_and_multiples_reach_the_queue() {
    GenerationFixture fixture;
    fixture.choose("method", "diff_mix");
    auto& table = fixture.find<QTreeWidget>("strategyTable");
    table.setCurrentItem(table.topLevelItem(2));
    fixture.choose("strengthChoice", true);
    fixture.find<QLineEdit>("strengthList").setText("0.4, 0.8");
    fixture.find<QDoubleSpinBox>("multiplier").setValue(2);
    fixture.click("enqueueButton");
    QVERIFY2(fixture.banner().isEmpty(), qPrintable(fixture.banner()));
    int images = 0;
    std::set<double> strengths;
    for (const project::QueueItem& item : fixture.waiting()) {
        images += item.images;
        strengths.insert(worker::generate_request_from_json(item.request).sampling.strength);
    }
    QCOMPARE(images, 42);  // twice 12 + 6 + 3
    QVERIFY(strengths == (std::set<double>{0.4, 0.8}));
    fixture.find<QLineEdit>("strengthList").setText("0.4, much");
    fixture.click("enqueueButton");
    QVERIFY2(fixture.banner().contains("much"), qPrintable(fixture.banner()));
}

void TestGenerationPage::contexts_are_edited_and_contradictions_shown() {
    GenerationFixture fixture;
    fixture.choose("method", "diffcore_mix");
    fixture.find<QComboBox>("contextList").setCurrentText("food");
    fixture.click("editContextsButton");
    fixture.find<QPlainTextEdit>("contextPrompts").setPlainText("a {class} on a wooden table");
    fixture.find<QPlainTextEdit>("contextNegatives").setPlainText("blurry, table");
    QTRY_VERIFY(fixture.find<QLabel>("contextContradictions").text().contains("'table'"));
    fixture.find<QAbstractButton>("saveContextsButton").click();
    const stages::ContextList saved = stages::read_context_list(fixture.synthetic().folder() / "contexts" / "food.json");
    QCOMPARE(saved.context_prompts, (std::vector<std::string>{"a {class} on a wooden table"}));
    QCOMPARE(saved.negative_words, (std::vector<std::string>{"blurry", "table"}));
    // A list without a place for the class is refused, and the file stays.
    fixture.find<QPlainTextEdit>("contextPrompts").setPlainText("on a wooden table");
    fixture.find<QAbstractButton>("saveContextsButton").click();
    QVERIFY2(fixture.banner().contains("{class}"), qPrintable(fixture.banner()));
    QCOMPARE(stages::read_context_list(fixture.synthetic().folder() / "contexts" / "food.json").context_prompts, saved.context_prompts);
}

void TestGenerationPage::adapters_reach_the_queue() {
    GenerationFixture fixture;
    const TempDir folder;
    const fs::path lora = folder.path() / "style.safetensors", token = folder.path() / "token.safetensors";
    for (const fs::path& file : {lora, token}) write_file_atomic(file, "not looked at before drawing");
    fixture.dialogs().answer = QString::fromStdString(lora.string());
    fixture.find<QAbstractButton>("addLoraButton").click();
    fixture.find<QDoubleSpinBox>("loraWeight").setValue(0.6);
    fixture.dialogs().answer = QString::fromStdString(token.string());
    fixture.find<QAbstractButton>("addEmbeddingButton").click();
    fixture.enqueue("with adapters", 1);
    QVERIFY2(fixture.banner().isEmpty(), qPrintable(fixture.banner()));
    const auto request = worker::generate_request_from_json(fixture.waiting().at(0).request);
    QCOMPARE(request.adapters.lora.size(), std::size_t{1});
    QCOMPARE(request.adapters.lora[0].file, lora);
    QCOMPARE(request.adapters.lora[0].weight, 0.6);
    QCOMPARE(request.adapters.embeddings, (std::vector<fs::path>{token}));
    // The run was begun with them, so it does not go on without them.
    auto& list = fixture.find<QTreeWidget>("adapterList");
    list.setCurrentItem(list.topLevelItem(0));
    fixture.find<QAbstractButton>("removeAdapterButton").click();
    QCOMPARE(list.topLevelItemCount(), 1);
}

void TestGenerationPage::an_adapter_that_is_not_there_is_said_in_place() {
    GenerationFixture fixture;
    fixture.dialogs().answer = "/nowhere/style.safetensors";
    fixture.find<QAbstractButton>("addLoraButton").click();
    fixture.enqueue("with adapters", 1);
    QVERIFY2(fixture.banner().contains("/nowhere/style.safetensors"), qPrintable(fixture.banner()));
    QVERIFY(fixture.waiting().empty());
}

void TestGenerationPage::prompt_and_super_class_are_the_projects() {
    GenerationFixture fixture;
    auto& superclass = fixture.find<QLineEdit>("superclass");
    superclass.setText("food");
    fixture.find<QLineEdit>("promptTemplate").setText("A photo of {class}, a type of {superclass}.");
    superclass.setFocus();
    QTest::keyClick(&superclass, Qt::Key_Return);
    const project::DatasetSettings settings = project::dataset_settings(fixture.project());
    QCOMPARE(settings.superclass, std::string("food"));
    QCOMPARE(settings.prompt_template, std::string("A photo of {class}, a type of {superclass}."));
    fixture.enqueue("prompted", 1);
    QCOMPARE(worker::generate_request_from_json(fixture.waiting().at(0).request).prompt,
             std::string("A photo of class 2, a type of food."));
}

void TestGenerationPage::waiting_batches_are_moved() {
    GenerationFixture fixture;
    fixture.enqueue("moved", 3);
    const std::vector<std::int64_t> ids = fixture.waiting_ids();
    QCOMPARE(ids.size(), std::size_t{3});
    auto& table = fixture.find<QTableView>("queueTable");
    const auto select = [&](std::int64_t id) { table.selectRow(fixture.queue().row_of(id)); };
    select(ids[2]);
    fixture.click("queueUpButton");
    QCOMPARE(fixture.waiting_ids(), (std::vector<std::int64_t>{ids[0], ids[2], ids[1]}));
    fixture.settle();
    QCOMPARE(fixture.queue().item(table.currentIndex().row()).id, ids[2]);  // still the selected one
    fixture.find<QAction>("queueDown").trigger();
    QCOMPARE(fixture.waiting_ids(), ids);
    fixture.settle();
    fixture.click("queueFirstButton");
    QCOMPARE(fixture.waiting_ids(), (std::vector<std::int64_t>{ids[2], ids[0], ids[1]}));
    fixture.settle();
    // Dragged to the end.
    const QModelIndex first = fixture.queue().index(fixture.queue().row_of(ids[2]), 0);
    QVERIFY(fixture.queue().flags(first).testFlag(Qt::ItemIsDragEnabled));
    const std::unique_ptr<QMimeData> dragged(fixture.queue().mimeData({first}));
    fixture.queue().dropMimeData(dragged.get(), Qt::MoveAction, fixture.queue().rowCount(), 0, {});
    QCOMPARE(fixture.waiting_ids(), ids);
}

void TestGenerationPage::batches_are_added_and_put_first_by_their_keys() {
    GenerationFixture fixture;
    fixture.enqueue("keys", 1);
    const std::int64_t first = fixture.waiting_ids().front();
    QWidget* page = fixture.window().page("generation");
    page->setFocus();
    QTest::keyClick(page, Qt::Key_Return, Qt::ControlModifier);
    std::vector<std::int64_t> ids = fixture.waiting_ids();
    QCOMPARE(ids.size(), std::size_t{2});
    QCOMPARE(ids.front(), first);
    QTest::keyClick(page, Qt::Key_Return, Qt::ControlModifier | Qt::ShiftModifier);
    ids = fixture.waiting_ids();
    QCOMPARE(ids.size(), std::size_t{3});
    QCOMPARE(ids[1], first);  // the newest waits before it
}

void TestGenerationPage::drawing_shows_pictures_speed_and_memory() {
    GenerationFixture fixture;
    project::PlanRepository(fixture.project()).set_target(fixture.synthetic().classes()[2].id, 20);
    fixture.enqueue("drawn", 4);
    const std::int64_t before = project::SampleRepository(fixture.project()).count({{}, 0, ""});
    QSignalSpy previews(&fixture.window().session()->jobs(), &ui::JobRunner::previewed);
    fixture.click("generateButton");
    const auto& picture = fixture.find<ui::PictureView>("livePreview");
    QTRY_VERIFY_WITH_TIMEOUT(!picture.image().isNull(), patience);
    QTRY_VERIFY_WITH_TIMEOUT(!fixture.window().session()->jobs().busy(), patience);
    QVERIFY(previews.size() >= 4);
    QVERIFY(picture.image().isNull());  // nothing is being drawn any more
    QVERIFY2(fixture.banner().isEmpty(), qPrintable(fixture.banner()));
    const auto run = project::RunRepository(fixture.project()).by_name("drawn");
    QCOMPARE(project::SampleRepository(fixture.project()).count({{run->id}, 0, ""}), std::int64_t{4});
    Q_UNUSED(before);
    const QString facts = fixture.find<QLabel>("workerFacts").text();
    QVERIFY2(facts.contains("a second") && facts.contains("MB"), qPrintable(facts));
    QAbstractItemModel& progress = *fixture.find<QTableView>("classProgress").model();
    QTRY_COMPARE(progress.rowCount(), 1);
    QTRY_COMPARE(progress.index(0, 4).data().toString(), QString("4"));  // to judge
    QVERIFY(progress.index(0, 1).data().toString().startsWith("3 of 20"));
}

void TestGenerationPage::what_went_wrong_says_why_and_is_tried_again() {
    GenerationFixture fixture;
    const TempDir folder;
    const fs::path model = folder.path() / "model";
    fs::copy(TW_SOURCE_DIR "/tests/golden/pipelines/conv_epsilon", model, fs::copy_options::recursive);
    fixture.use_model(model);
    fixture.enqueue("broken", 2);
    fs::remove_all(model);
    fixture.click("generateButton");
    QTRY_VERIFY_WITH_TIMEOUT(!fixture.window().session()->jobs().busy(), patience);
    QTRY_VERIFY(fixture.shown("queueFailures"));
    QVERIFY(fixture.find<QLabel>("queueFailures").text().startsWith("2 batches"));
    QTRY_COMPARE(fixture.queue().index(0, ui::QueueModel::state_column).data().toString(), QString("failed"));
    const QString reason = fixture.queue().index(0, ui::QueueModel::reason_column).data().toString();
    QVERIFY2(reason.contains(QString::fromStdString(model.string())), qPrintable(reason));
    fixture.click("retryAllButton");
    QCOMPARE(fixture.waiting().size(), std::size_t{2});
}

void TestGenerationPage::reject_reasons_are_summed_up() {
    GenerationFixture fixture;
    const project::Class& picked = fixture.synthetic().classes()[1];
    const auto ids = project::SampleRepository(fixture.project()).ids({{}, picked.id, ""});
    project::VerdictRepository(fixture.project()).apply({{ids[0], "rejected", "artefact"}, {ids[1], "rejected", "artefact"}}, "person");
    fixture.window().session()->pick_class(picked.id);
    auto& reasons = fixture.find<QLabel>("rejectReasons");
    QTRY_VERIFY2(reasons.text().startsWith("2 ×") && reasons.text().contains("class 1"), qPrintable(reasons.text()));
    QVERIFY(reasons.text().contains("more steps"));
}

int main(int argc, char** argv) {
    QApplication app(argc, argv);
    const test::SettingsSandbox sandbox;
    TestGenerationPage tests;
    return QTest::qExec(&tests, argc, argv);
}

#include "test_generation.moc"
