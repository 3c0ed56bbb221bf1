#include "core/base/file.h"
#include "core/project/dataset.h"
#include "core/project/queue.h"
#include "core/stages/finetuning/record.h"
#include "tests/ui/window_fixture.h"
#include "ui/widgets/loss_chart.h"
#include "ui/widgets/message_bars.h"

#include <QAbstractButton>
#include <QApplication>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QSpinBox>
#include <QTest>
#include <QTreeWidget>

using namespace tw;

namespace {

constexpr int patience = 300'000;  // ms, for the worker on a busy machine

/// The page on a project with few pictures and a generator of 16 x 16 and random weights.
class FinetuningFixture : public test::WindowFixture {
public:
    FinetuningFixture() : WindowFixture(few()) {
        project::DatasetSettings settings = project::dataset_settings(project());
        settings.generator_model = TW_SOURCE_DIR "/tests/golden/pipelines/conv_epsilon";
        project::set_dataset_settings(project(), settings);
        window().show_page("finetuning");
        settle();
        set("rank", 2);
        set("batch_size", 4);
        set("sample_every", 12);
        set("checkpoint_every", 8);
        find<QLineEdit>("adapterName").setText("tiny");
    }
    static test::SyntheticOptions few() {
        test::SyntheticOptions options;
        options.train = {5, 3, 2};
        options.samples = 0;
        options.width = options.height = 16;
        options.scores = false;
        return options;
    }
    /// Names of settings are unique on their page only.
    void set(const char* name, int value) { window().findChild<QWidget*>("finetuningPage")->findChild<QSpinBox*>(name)->setValue(value); }
    bool busy() { return window().session()->jobs().busy(); }
    fs::path adapter() { return synthetic().folder() / "adapters" / "tiny"; }
    QString button() { return find<QAbstractButton>("finetuneButton").text(); }
};

}  // namespace

class TestFinetuningPage : public QObject {
    Q_OBJECT

private slots:
    void learns_shows_it_and_hands_it_to_generation();
    void a_stopped_one_goes_on();
    void a_rate_that_is_no_number_is_said_in_place();
    void every_default_names_its_source();
};

void TestFinetuningPage::learns_shows_it_and_hands_it_to_generation() {
    FinetuningFixture fixture;
    fixture.set("steps", 24);
    fixture.click("finetuneButton");
    QTRY_VERIFY_WITH_TIMEOUT(fixture.find<ui::LossChart>("lossChart").points() > 0, patience);
    QTRY_VERIFY_WITH_TIMEOUT(!fixture.busy(), patience);
    auto& banner = fixture.find<ui::Banner>("banner");
    QVERIFY2(!banner.isVisible(), qPrintable(banner.text()));
    QVERIFY(fs::exists(fixture.adapter() / "adapter.json") && !fs::exists(fixture.adapter() / "request.json"));
    QTRY_VERIFY(fixture.find<QLabel>("finetuneState").text().startsWith("Finished"));
    QTRY_VERIFY(fixture.find<QListWidget>("finetuneSamples").count() >= 2);
    QVERIFY(fixture.find<QListWidget>("finetuneSamples").item(0)->text().contains("class 0"));
    QVERIFY(!fixture.find<QAbstractButton>("finetuneButton").isEnabled());  // the name is taken
    fixture.click("useAdapterButton");
    QCOMPARE(fixture.window().current_page(), QString("generation"));
    fixture.settle();
    auto& method = fixture.find<QComboBox>("method");
    method.setCurrentIndex(method.findData("diff_mix"));
    QTRY_COMPARE(fixture.find<QComboBox>("adapterFolder").currentText(), QString::fromStdString(fixture.adapter().string()));
    fixture.window().session()->pick_class(fixture.synthetic().classes()[2].id);
    auto& whom = fixture.find<QComboBox>("forClasses");
    whom.setCurrentIndex(whom.findData(true));
    fixture.find<QSpinBox>("imageCount").setValue(1);
    fixture.click("enqueueButton");
    QVERIFY2(!banner.isVisible(), qPrintable(banner.text()));
    const auto request = worker::generate_request_from_json(project::QueueRepository(fixture.project()).next_waiting()->request);
    QCOMPARE(request.adapters.lora.size(), std::size_t{1});
    QVERIFY(request.prompt.find("<class_2>") != std::string::npos);
}

void TestFinetuningPage::a_stopped_one_goes_on() {
    FinetuningFixture fixture;
    fixture.set("steps", 400);
    fixture.click("finetuneButton");
    QTRY_VERIFY_WITH_TIMEOUT(fixture.find<ui::LossChart>("lossChart").points() > 20, patience);
    fixture.click("stopNowButton");
    QTRY_VERIFY_WITH_TIMEOUT(!fixture.busy(), patience);
    QTRY_COMPARE(fixture.button(), QString("Go on"));
    QVERIFY(!fs::exists(fixture.adapter()));
    // As after a crash: a new window knows what was asked for.
    fixture.restart();
    QTRY_COMPARE(fixture.find<QTreeWidget>("adapters").topLevelItemCount(), 1);
    fixture.find<QTreeWidget>("adapters").setCurrentItem(fixture.find<QTreeWidget>("adapters").topLevelItem(0));
    QCOMPARE(fixture.button(), QString("Go on"));
    fixture.click("finetuneButton");
    QTRY_VERIFY_WITH_TIMEOUT(!fixture.busy(), patience);
    auto& banner = fixture.find<ui::Banner>("banner");
    QVERIFY2(!banner.isVisible(), qPrintable(banner.text()));
    const auto records = stages::adapter_records(fixture.adapter().parent_path());
    QCOMPARE(records.size(), std::size_t{1});
    QVERIFY(records[0].finished);
    QCOMPARE(records[0].loss_curve.back().first, 400);
    QCOMPARE(records[0].settings.rank, 2);
}

void TestFinetuningPage::a_rate_that_is_no_number_is_said_in_place() {
    FinetuningFixture fixture;
    fixture.find<QLineEdit>("learning_rate").setText("small");
    fixture.click("finetuneButton");
    auto& banner = fixture.find<ui::Banner>("banner");
    QVERIFY2(banner.isVisible() && banner.text().contains("small"), qPrintable(banner.text()));
    QVERIFY(!fixture.busy());
}

void TestFinetuningPage::every_default_names_its_source() {
    FinetuningFixture fixture;
    auto* page = fixture.window().findChild<QWidget*>("finetuningPage");
    for (const char* name : {"steps", "batch_size", "learning_rate", "token_learning_rate", "rank", "seed", "token_initializer",
                             "gradient_checkpointing", "sample_every", "checkpoint_every", "horizontal_flip"}) {
        const auto* field = page->findChild<QWidget*>(name);
        QVERIFY2(field && field->toolTip().contains("Source:"), name);
    }
    QVERIFY(page->findChild<QWidget*>("rank")->toolTip().contains("authors' code"));
}

int main(int argc, char** argv) {
    QApplication app(argc, argv);
    const test::SettingsSandbox sandbox;
    TestFinetuningPage tests;
    return QTest::qExec(&tests, argc, argv);
}

#include "test_finetuning.moc"
