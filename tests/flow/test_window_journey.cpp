#include "core/base/file.h"
#include "core/media/idx.h"
#include "core/project/images.h"
#include "core/project/negatives.h"
#include "core/project/plan.h"
#include "core/project/samples.h"
#include "core/project/scores.h"
#include "core/project/trainings.h"
#include "tests/support/idx_files.h"
#include "tests/ui/window_fixture.h"
#include "ui/widgets/message_bars.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QApplication>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QSpinBox>
#include <QTest>

using namespace tw;

namespace {

const fs::path fashion = "/usr/share/datasets/fashion-mnist";

/// The first `count` pictures and labels of the training files, as small idx files for the test partition.
void write_small_idx(const fs::path& folder, std::uint32_t count) {
    const auto images = media::IdxFile::open(fashion / "train-images-idx3-ubyte.gz");
    const auto labels = media::IdxFile::open(fashion / "train-labels-idx1-ubyte.gz");
    std::string pixels, numbers;
    for (std::uint32_t i = 0; i < count; ++i) {
        const media::Image image = images->image(i);
        pixels.append(image.pixels.begin(), image.pixels.end());
        numbers += static_cast<char>(labels->label(i));
    }
    test::write_idx(folder / "small-images-idx3-ubyte", {count, 28, 28}, pixels);
    test::write_idx(folder / "small-labels-idx1-ubyte", {count}, numbers);
}

}  // namespace

/// From an empty folder to a measured gain with the real window and the real worker, each step by what a person would press.
/// The tests are one journey: each goes on where the one before it ended.
class TestWindowJourney : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() {
        qputenv("TAILWRIGHT_WORKER", TW_BIN_DIR "/tailwright-worker");
        write_small_idx(folder_.path(), 400);
        window_ = std::make_unique<ui::MainWindow>(dialogs_);
        window_->resize(1280, 800);
        window_->show();
        window_->create_project(QString::fromStdString((folder_.path() / "project").string()));
        QVERIFY(window_->session());
        window_->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(window_.get()));
    }

    void imports_pictures() {
        import(fashion / "t10k-images-idx3-ubyte.gz", "held_out");
        import(folder_.path() / "small-images-idx3-ubyte", "test");
        QTRY_VERIFY(find<QLabel>("partitionCounts").text().contains("400 test"));
        auto& fit = find<QComboBox>("datasetFit");
        fit.setFocus();
        QTest::keyClick(&fit, Qt::Key_Down);  // 28 x 28 pictures in a 32 x 32 network
        QTRY_COMPARE(fit.currentData().toString(), QString("pad"));
    }

    void builds_a_long_tail() {
        find<QWidget>("imbalanceFactor").setProperty("value", 10);
        find<QSpinBox>("maxCount").setValue(30);
        find<QSpinBox>("validationPerClass").setValue(5);
        press("longTailButton");
        const auto counts = project::ImageRepository(project()).real_counts("train");
        QCOMPARE(counts.size(), 10u);
        QCOMPARE(counts.begin()->second, 30);
        QCOMPARE(counts.rbegin()->second, 3);
    }

    void plans_the_tail() {
        go("Plan");
        find<QSpinBox>("fillTarget").setValue(5);
        press("fillButton");
        // 30 * 0.1^(i/9) leaves two classes below 5, each with 3
        QTRY_VERIFY2(find<QLabel>("planEstimate").text().contains("4"), qPrintable(find<QLabel>("planEstimate").text()));
    }

    void finds_look_alikes() {
        go("Negatives");
        find<QSpinBox>("referenceImages").setValue(4);
        press("proposeButton");
        const auto last = project::ImageRepository(project()).real_counts("train").rbegin()->first;
        const auto chosen = project::NegativeRepository(project()).chosen(last);
        QCOMPARE(chosen.size(), 1u);
        QVERIFY(!chosen[0].evidence.empty());
    }

    void draws_and_shows_it_live() {
        go("Generation");
        press("enqueueButton");
        find<QAbstractButton>("generateButton").click();
        QTRY_VERIFY_WITH_TIMEOUT(find<QLabel>("previewStep").text().contains("12"), 60'000);
        settle();
        QVERIFY(samples("") >= 4);
    }

    void scores_the_pictures() {
        go("Filter");
        press("scoreButton");
        const project::ScoreRepository scores(project());
        for (const std::int64_t id : project::SampleRepository(project()).ids({})) QVERIFY(scores.get(id).contains("margin"));
    }

    void a_person_judges_at_the_keyboard() {
        go("Review");
        const std::int64_t waiting = samples("unjudged");
        QVERIFY(waiting >= 4);
        review(tail_classes().back());
        key(Qt::Key_P);
        QCOMPARE(samples("accepted"), 1);
        key(Qt::Key_1);
        QCOMPARE(samples("rejected"), 1);
        key(Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(samples("rejected"), 0);
        QCOMPARE(samples("unjudged"), waiting - 1);
        for (const std::int64_t class_id : tail_classes()) {
            review(class_id);
            while (project::SampleRepository(project()).count({{}, class_id, "unjudged"}) > 0) key(Qt::Key_P);
        }
        QCOMPARE(samples("accepted"), waiting);
    }

    void exports_the_balanced_set() {
        go("Export");
        const fs::path target = folder_.path() / "balanced";
        find<QLineEdit>("exportTarget").setText(QString::fromStdString(target.string()));
        press("exportButton");
        QVERIFY(read_file(target / "train/metadata.jsonl").find("\"is_synthetic\":true") != std::string::npos);
    }

    void trains_and_shows_the_gain() {
        go("Training");
        find<QSpinBox>("trainingSeeds").setValue(1);
        find<QSpinBox>("trainingSteps").setValue(20);
        press("trainButton");
        QVERIFY(project::TrainingRepository(project()).all().size() >= 4);
        QTRY_VERIFY(find<QAbstractItemView>("armsTable").model()->rowCount() >= 4);
        QVERIFY(!find<QLabel>("trainingNote").text().isEmpty());
    }

private:
    template <typename Widget>
    Widget& find(const char* name) {
        auto* found = window_->findChild<Widget*>(name);
        if (!found) qFatal("the window has no %s", name);
        return *found;
    }

    project::Project& project() { return window_->session()->project(); }

    std::int64_t samples(const std::string& verdict) { return project::SampleRepository(project()).count({{}, 0, verdict}); }

    std::vector<std::int64_t> tail_classes() {
        std::vector<std::int64_t> ids;
        for (const auto& [class_id, target] : project::PlanRepository(project()).targets()) ids.push_back(class_id);
        return ids;
    }

    void review(std::int64_t class_id) {
        auto& box = find<QComboBox>("reviewClass");
        box.setCurrentIndex(box.findData(static_cast<qlonglong>(class_id)));
        settle();
    }

    void settle() {
        QTRY_VERIFY_WITH_TIMEOUT(!window_->session()->jobs().busy(), 240'000);
        // Three times, since an answer may ask the next question.
        for (int round = 0; round < 3; ++round) {
            QCoreApplication::processEvents();
            QTRY_VERIFY_WITH_TIMEOUT(window_->session()->reader().idle(), 20'000);
        }
        const auto& banner = find<ui::Banner>("banner");
        QVERIFY2(!banner.isVisible(), qPrintable(banner.text()));
    }

    void press(const char* button) {
        auto& found = find<QAbstractButton>(button);
        QTRY_VERIFY2(found.isEnabled(), button);
        found.click();
        settle();
    }

    void go(const char* page) { press(qPrintable(QString("rail") + page)); }

    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) {
        window_->activateWindow();
        QWidget* target = QApplication::focusWidget() ? QApplication::focusWidget() : window_.get();
        QTest::keyClick(target, key, modifiers);
        settle();
    }

    void import(const fs::path& images, const char* partition) {
        go("Data");
        find<QLineEdit>("importPath").setText(QString::fromStdString(images.string()));
        find<QLineEdit>("importClassNames").setText("t-shirt,trouser,pullover,dress,coat,sandal,shirt,sneaker,bag,ankle boot");
        auto& serves = find<QComboBox>("importPartition");
        serves.setCurrentIndex(serves.findData(partition));
        press("importButton");
    }

    test::SettingsSandbox sandbox_;
    TempDir folder_;
    test::ReadyDialogs dialogs_;
    std::unique_ptr<ui::MainWindow> window_;
};

QTEST_MAIN(TestWindowJourney)
#include "test_window_journey.moc"
