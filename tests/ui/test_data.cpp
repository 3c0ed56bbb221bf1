#include "core/media/encode.h"
#include "core/project/images.h"
#include "core/project/trash.h"
#include "core/project/verdicts.h"
#include "core/stages/import/import.h"
#include "tests/support/broken_files.h"
#include "tests/ui/window_fixture.h"
#include "ui/bridge/text.h"
#include "ui/pages/data_page.h"
#include "ui/pages/folder_changes.h"
#include "ui/widgets/message_bars.h"

#include <QLabel>
#include <QPushButton>
#include <QTabWidget>
#include <QTest>

using namespace tw;
using test::WindowFixture;
using Kind = ui::FolderChangesModel::Kind;

namespace {

void write_noise(const fs::path& path, std::uint64_t seed) {
    fs::create_directories(path.parent_path());
    write_file_atomic(path, media::encode_png(test::noise_image(12, 10, 3, seed)));
}

constexpr int patience_ms = 30'000;

}  // namespace

/// The data page on the real window: what changes outside, and what is done about it.
class TestData : public QObject {
    Q_OBJECT

private slots:
    void init() {
        folder_ = std::make_unique<TempDir>();
        fixture_ = std::make_unique<WindowFixture>();
        for (int i = 0; i < 4; ++i) write_noise(data() / "dog" / (std::to_string(i) + ".png"), static_cast<std::uint64_t>(i));
        stages::ImportRequest request;
        request.path = data();
        stages::import_images(fixture_->project(), request, jobs::Control{}, {});
    }
    void cleanup() {
        fixture_.reset();
        folder_.reset();
    }

    void changes_are_told_at_open_and_brought_up_to_date() {
        write_noise(data() / "dog" / "new.png", 10);
        fs::rename(data() / "dog" / "1.png", data() / "dog" / "one.png");
        write_noise(data() / "dog" / "2.png", 20);
        fs::remove(data() / "dog" / "3.png");
        fixture_->restart();
        auto& banner = fixture_->find<ui::Banner>("banner");
        QTRY_VERIFY_WITH_TIMEOUT(banner.isVisible() && banner.text().contains("4"), patience_ms);
        fixture_->click("bannerChanges");
        QCOMPARE(fixture_->window().current_page(), QString("data"));
        QVERIFY(fixture_->find<QTabWidget>("dataTabs").currentWidget() == &changes());
        QCOMPARE(changes().model().rowCount(), 4);

        const auto rows_before = real_rows();
        act("relinkMoved", Kind::moved);
        act("rereadEdited", Kind::edited);
        act("markMissing", Kind::missing);
        QCOMPARE(real_rows(), rows_before);  // nothing is lost
        act("addNewFiles", Kind::added);
        QCOMPARE(real_rows(), rows_before + 1);
        QVERIFY(project::ImageRepository(fixture_->project()).by_path((data() / "dog" / "one.png").string(), -1).has_value());
    }

    void a_change_while_the_project_is_open_is_noticed() {
        fixture_->restart();
        QTRY_COMPARE_WITH_TIMEOUT(fixture_->window().session()->folders().differences()->size(), std::size_t{1}, patience_ms);
        QTRY_VERIFY_WITH_TIMEOUT(!fixture_->window().session()->folders().busy(), patience_ms);
        write_noise(data() / "dog" / "new.png", 11);
        QTRY_COMPARE_WITH_TIMEOUT(fixture_->window().session()->folders().news(), std::int64_t{1}, patience_ms);
        QTRY_VERIFY_WITH_TIMEOUT(fixture_->find<ui::Banner>("banner").isVisible(), patience_ms);
    }

    void a_folder_that_moved_is_found_again() {
        const fs::path now = folder_->path() / "elsewhere";
        fs::rename(data(), now);
        fixture_->restart();
        QTRY_VERIFY_WITH_TIMEOUT(fixture_->find<ui::Banner>("banner").isVisible(), patience_ms);
        fixture_->click("bannerChanges");
        fixture_->dialogs().answer = ui::qt(now);
        fixture_->click("rootMoved");
        QTRY_VERIFY_WITH_TIMEOUT(project::ImageRepository(fixture_->project()).by_path((now / "dog" / "0.png").string(), -1).has_value(),
                                 patience_ms);
        QTRY_VERIFY_WITH_TIMEOUT(!changes().findChild<QWidget*>("rootMoved"), patience_ms);
        QTRY_COMPARE_WITH_TIMEOUT(fixture_->window().session()->folders().news(), std::int64_t{0}, patience_ms);
    }

    void rejected_pictures_go_to_the_trash_and_come_back() {
        const auto ids = project::SampleRepository(fixture_->project()).ids({});
        project::VerdictRepository(fixture_->project()).apply({{ids[0], "rejected", ""}, {ids[1], "rejected", ""}}, "person");
        fixture_->window().show_page("data");
        auto& remove = fixture_->find<QPushButton>("removeRejected");
        QTRY_VERIFY_WITH_TIMEOUT(remove.isEnabled(), patience_ms);
        QVERIFY(fixture_->find<QLabel>("rejectedCount").text().contains("2"));
        fixture_->click("removeRejected");
        auto& trash = fixture_->find<QLabel>("trashCount");
        QTRY_VERIFY_WITH_TIMEOUT(trash.text().contains("2") && fixture_->find<QPushButton>("restoreTrash").isEnabled(), patience_ms);
        const project::TrashRepository repository(fixture_->project());
        QCOMPARE(repository.size().pictures, std::int64_t{2});
        QTRY_VERIFY_WITH_TIMEOUT(!fixture_->window().session()->jobs().busy(), patience_ms);
        fixture_->click("restoreTrash");
        QTRY_COMPARE_WITH_TIMEOUT(repository.size().pictures, std::int64_t{0}, patience_ms);
        QTRY_VERIFY_WITH_TIMEOUT(!fixture_->window().session()->jobs().busy() && remove.isEnabled(), patience_ms);
        fixture_->click("removeRejected");
        QTRY_VERIFY_WITH_TIMEOUT(!fixture_->window().session()->jobs().busy() && fixture_->find<QPushButton>("emptyTrash").isEnabled(),
                                 patience_ms);
        fixture_->dialogs().asked = 0;
        fixture_->click("emptyTrash");
        QCOMPARE(fixture_->dialogs().asked, 1);  // what cannot be undone is confirmed
        QTRY_COMPARE_WITH_TIMEOUT(repository.size().pictures, std::int64_t{0}, patience_ms);
    }

    void the_cache_is_measured_and_cleared() {
        fs::create_directories(fixture_->project().cache_dir() / "thumbnails");
        write_file_atomic(fixture_->project().cache_dir() / "thumbnails" / "x", std::string(5'000'000, 'x'));
        fixture_->window().show_page("data");
        QTRY_VERIFY_WITH_TIMEOUT(fixture_->find<QLabel>("cacheSize").text().contains("MB"), patience_ms);
        QVERIFY(fixture_->find<QLabel>("storageSizes").text().contains("Free"));
        fixture_->click("clearCache");
        QTRY_VERIFY_WITH_TIMEOUT(!fixture_->find<QLabel>("cacheSize").text().contains("MB"), patience_ms);
        QVERIFY(fs::is_empty(fixture_->project().cache_dir()));
    }

    void a_stopped_import_goes_on_where_it_was() {
        for (int i = 0; i < 40; ++i) write_noise(data() / "cat" / (std::to_string(i) + ".png"), static_cast<std::uint64_t>(100 + i));
        jobs::Control control;
        stages::ImportRequest request;
        request.path = data();
        const auto first = stages::import_images(fixture_->project(), request, control, [&](const jobs::Progress& progress) {
            if (progress.done > 0) control.stop_now();
        });
        QVERIFY(first.imported < 40);
        fixture_->window().show_page("data");
        auto& resume = fixture_->find<QPushButton>("resumeImport");
        QTRY_VERIFY_WITH_TIMEOUT(resume.isVisible(), patience_ms);
        const auto before = real_rows();
        fixture_->click("resumeImport");
        QTRY_COMPARE_WITH_TIMEOUT(real_rows(), before + 40 - static_cast<std::size_t>(first.imported), patience_ms);
        QTRY_VERIFY_WITH_TIMEOUT(!fixture_->window().session()->jobs().busy() && !resume.isVisible(), patience_ms);
    }

private:
    fs::path data() const { return folder_->path() / "data"; }
    ui::FolderChanges& changes() { return *fixture_->window().findChild<ui::FolderChanges*>(); }
    std::size_t real_rows() { return project::ImageRepository(fixture_->project()).ids("real", "").size(); }

    void act(const char* button, Kind kind) {
        QTRY_VERIFY_WITH_TIMEOUT(!fixture_->window().session()->folders().busy(), patience_ms);
        fixture_->click(button);
        QTRY_COMPARE_WITH_TIMEOUT(changes().model().count(kind), 0, patience_ms);
        QTRY_VERIFY_WITH_TIMEOUT(!fixture_->window().session()->jobs().busy(), patience_ms);
    }

    std::unique_ptr<TempDir> folder_;
    std::unique_ptr<WindowFixture> fixture_;
};

int main(int argc, char** argv) {
    QApplication app(argc, argv);
    const test::SettingsSandbox sandbox;
    TestData test;
    return QTest::qExec(&test, argc, argv);
}
#include "test_data.moc"
