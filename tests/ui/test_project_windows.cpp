#include "core/media/encode.h"
#include "core/project/backup.h"
#include "core/project/dataset.h"
#include "core/project/imports.h"
#include "tests/support/broken_files.h"
#include "tests/ui/window_fixture.h"
#include "ui/bridge/dropped.h"
#include "ui/bridge/recent_projects.h"
#include "ui/bridge/text.h"
#include "ui/pages/review_page.h"
#include "ui/shell/project_windows.h"
#include "ui/widgets/adapter_list.h"
#include "ui/widgets/message_bars.h"
#include "ui/widgets/picture_grid.h"
#include "ui/widgets/picture_view.h"

#include <QDropEvent>
#include <QLineEdit>
#include <QMimeData>
#include <QPointer>
#include <QStatusBar>
#include <QTest>

using namespace tw;
using test::WindowFixture;

namespace {

constexpr int patience_ms = 30'000;

/// Lets go of files over the window.
void drop(ui::MainWindow& window, const QString& path) {
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(path)});
    QDragEnterEvent enter(QPoint(50, 50), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(&window, &enter);
    QVERIFY(enter.isAccepted());
    QDropEvent event(QPointF(50, 50), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(&window, &event);
}

void write_tensors(const fs::path& file, const std::string& name) {
    const std::string header = R"({")" + name + R"(": {"dtype": "F32", "shape": [1], "data_offsets": [0, 4]}})";
    std::string bytes(8, '\0');
    bytes[0] = static_cast<char>(header.size());
    write_file_atomic(file, bytes + header + std::string(4, '\0'));
}

std::string verdict_in(const fs::path& folder, std::int64_t image_id) {
    const project::Project project = project::Project::open(folder, project::Project::Mode::read);
    return project::SampleRepository(project).get(image_id).verdict;
}

/// Once with the same file back in its place, once with a copy of it: a disk that is plugged in again.
void add_ways_back() {
    QTest::addColumn<bool>("is_copy");
    QTest::newRow("the folder comes back") << false;
    QTest::newRow("another file is at its place") << true;
}

}  // namespace

/// Opening, closing, and what may happen to a project that is open.
class TestProjectWindows : public QObject {
    Q_OBJECT

private slots:
    void init() { folder_ = std::make_unique<TempDir>(); }
    void cleanup() {
        // A window takes its menus and dialogs with it, which are in this list too.
        QList<QPointer<QWidget>> widgets;
        for (QWidget* widget : QApplication::topLevelWidgets()) widgets << widget;
        for (const QPointer<QWidget>& widget : widgets) {
            auto* window = qobject_cast<ui::MainWindow*>(widget.data());
            if (window && window->testAttribute(Qt::WA_DeleteOnClose)) delete window;
        }
        folder_.reset();
    }

    void the_demo_starts_in_an_empty_folder() {
        WindowFixture fixture;
        fs::create_directories(folder_->path() / "demo" / "project");  // one of that name does no harm while it is empty
        fixture.dialogs().answer = QString::fromStdString((folder_->path() / "demo").string());
        fixture.find<QAction>("actionDemo").trigger();
        QVERIFY(fixture.window().session());
        const project::Project& demo = fixture.window().session()->project();
        QVERIFY(demo.folder() == folder_->path() / "demo" / "project");
        QCOMPARE(fixture.window().windowTitle(), QString("demo"));  // "project" would say nothing
        QCOMPARE(project::dataset_settings(demo).fit, std::string("pad"));
        // Its first step: the job goes on for minutes, but it would refuse a folder at once.
        QTRY_VERIFY_WITH_TIMEOUT(!project::ImportRepository(demo).all().empty(), patience_ms);
        QVERIFY(!fixture.find<ui::Banner>("banner").isVisible());
        fixture.find<QAction>("actionStopNow").trigger();
        QTRY_VERIFY_WITH_TIMEOUT(!fixture.window().session()->jobs().busy(), patience_ms);
    }

    void the_demo_refuses_a_project_of_other_data() {
        WindowFixture fixture;
        const fs::path inner = folder_->path() / "demo" / "project";
        fs::create_directories(inner.parent_path());
        static_cast<void>(project::Project::create(inner));
        fixture.dialogs().answer = QString::fromStdString(inner.parent_path().string());
        fixture.find<QAction>("actionDemo").trigger();
        const auto& banner = fixture.find<ui::Banner>("banner");
        QVERIFY(banner.isVisible());
        QVERIFY2(banner.text().contains(QString::fromStdString(inner.string()) + " holds a project of other data"), qPrintable(banner.text()));
    }

    void a_project_that_is_open_is_raised_and_others_get_windows_of_their_own() {
        WindowFixture fixture;
        fixture.find<QAction>("actionNewWindow").trigger();
        ui::MainWindow* second = nullptr;
        for (QWidget* widget : QApplication::topLevelWidgets()) {
            auto* window = qobject_cast<ui::MainWindow*>(widget);
            if (window && window != &fixture.window()) second = window;
        }
        QVERIFY(second && second->isVisible() && !second->session());
        second->open_project(fixture.folder());
        QVERIFY(!second->session());  // it is open in the first one
        QCOMPARE(ui::window_of(fixture.folder()), &fixture.window());
        const test::SyntheticProject other;
        second->open_project(ui::qt(other.folder()));
        QVERIFY(second->session());
        QVERIFY(fixture.window().session());
    }

    void what_is_dropped_is_told_by_its_content() {
        const auto path = [&](const char* name) { return folder_->path() / name; };
        for (const char* name : {"project", "model", "clip", "pictures"}) fs::create_directories(path(name));
        write_file_atomic(path("project") / "project.db", "x");
        write_file_atomic(path("model") / "model_index.json", "{}");
        write_file_atomic(path("clip") / "config.json", R"({"model_type": "clip"})");
        write_tensors(path("style.safetensors"), "unet.lora_down");
        write_tensors(path("token.safetensors"), "<shoe>");
        write_file_atomic(path("notes.txt"), "x");
        write_file_atomic(path("broken.safetensors"), "x");
        const std::pair<const char*, ui::Dropped> expected[] = {
            {"project", ui::Dropped::project},   {"model", ui::Dropped::generator_model},     {"clip", ui::Dropped::clip_model},
            {"pictures", ui::Dropped::pictures}, {"style.safetensors", ui::Dropped::lora},    {"token.safetensors", ui::Dropped::embedding},
            {"notes.txt", ui::Dropped::unknown}, {"broken.safetensors", ui::Dropped::unknown}};
        for (const auto& [name, kind] : expected) QVERIFY2(ui::what_is(ui::qt(path(name))) == kind, name);
    }

    void dropped_pictures_are_laid_ready_and_models_go_to_the_settings() {
        WindowFixture fixture;
        fs::create_directories(folder_->path() / "pictures");
        drop(fixture.window(), ui::qt(folder_->path() / "pictures"));
        QCOMPARE(fixture.window().current_page(), QString("data"));
        QCOMPARE(fixture.find<QLineEdit>("importPath").text(), ui::qt(folder_->path() / "pictures"));
        write_tensors(folder_->path() / "style.safetensors", "unet.lora_down");
        drop(fixture.window(), ui::qt(folder_->path() / "style.safetensors"));
        QCOMPARE(fixture.window().current_page(), QString("generation"));
        QCOMPARE(fixture.window().findChild<ui::AdapterList*>()->adapters().lora.size(), std::size_t{1});
        fs::create_directories(folder_->path() / "model");
        write_file_atomic(folder_->path() / "model" / "model_index.json", "{}");
        drop(fixture.window(), ui::qt(folder_->path() / "model"));
        QCOMPARE(project::dataset_settings(fixture.project()).generator_model, (folder_->path() / "model").string());
        write_file_atomic(folder_->path() / "notes.txt", "x");
        drop(fixture.window(), ui::qt(folder_->path() / "notes.txt"));
        QVERIFY(fixture.find<ui::Banner>("banner").text().contains("notes.txt"));
    }

    void recent_projects_are_pinned_and_removed() {
        WindowFixture fixture;
        fixture.settle();
        const QString folder = fixture.folder();
        QTRY_VERIFY_WITH_TIMEOUT(!ui::RecentProjects().all().isEmpty() && !ui::RecentProjects().all().first().state.isEmpty(), patience_ms);
        const test::SyntheticProject other;
        fixture.window().open_project(ui::qt(other.folder()));
        fixture.find<QAction>("actionClose").trigger();
        const auto place_of = [](const QString& wanted) {
            const auto all = ui::RecentProjects().all();
            return static_cast<int>(std::find_if(all.begin(), all.end(), [&](const auto& one) { return one.folder == wanted; }) -
                                    all.begin());
        };
        const int place = place_of(folder);
        QVERIFY(place > 0);
        fixture.click(("recentPin" + std::to_string(place)).c_str());
        QCOMPARE(place_of(folder), 0);
        fixture.click("recentRemove0");
        QVERIFY(place_of(folder) == ui::RecentProjects().all().size());
        QVERIFY(fs::exists(ui::to_path(folder) / "project.db"));  // the project itself stays
    }

    void a_folder_that_vanishes_keeps_the_verdict_and_writes_it_after_retry_data() { add_ways_back(); }
    void a_folder_that_vanishes_keeps_the_verdict_and_writes_it_after_retry() {
        QFETCH(bool, is_copy);
        WindowFixture fixture({}, "review");
        auto& picture = fixture.find<ui::PictureView>("reviewPicture");
        QTRY_VERIFY_WITH_TIMEOUT(picture.property("imageId").toLongLong() > 0, patience_ms);
        const std::int64_t id = picture.property("imageId").toLongLong();
        const fs::path place = fixture.synthetic().folder(), aside = place.string() + ".unplugged";
        fs::rename(place, aside);
        QTest::keyClick(&fixture.window(), Qt::Key_P);
        auto& banner = fixture.find<ui::Banner>("banner");
        QTRY_VERIFY_WITH_TIMEOUT(banner.isVisible() && banner.text().contains("1"), patience_ms);
        QCOMPARE(fixture.window().session()->kept_verdicts(), qsizetype{1});
        QCOMPARE(verdict_in(aside, id), std::string("unjudged"));
        fixture.click("bannerStorageRetry");  // still gone
        QVERIFY(banner.isVisible());
        QCOMPARE(fixture.window().session()->kept_verdicts(), qsizetype{1});
        is_copy ? fs::copy(aside, place, fs::copy_options::recursive) : fs::rename(aside, place);
        fixture.click("bannerStorageRetry");
        QCOMPARE(fixture.window().session()->kept_verdicts(), qsizetype{0});
        QVERIFY(!banner.isVisible());
        QCOMPARE(verdict_in(place, id), std::string("accepted"));
        QVERIFY(!fixture.window().session()->read_only());
        if (is_copy) fs::remove_all(aside);
    }

    void a_vanished_folder_is_noticed_and_its_return_too() {
        WindowFixture fixture;
        const fs::path place = fixture.synthetic().folder(), aside = place.string() + ".unplugged";
        fs::rename(place, aside);
        auto& banner = fixture.find<ui::Banner>("banner");
        QTRY_VERIFY_WITH_TIMEOUT(banner.isVisible() && banner.text().contains(ui::qt(place)), patience_ms);
        fs::rename(aside, place);
        QTRY_VERIFY_WITH_TIMEOUT(!banner.isVisible(), patience_ms);
    }

    void a_verdict_in_memory_is_undone_like_any_other() {
        WindowFixture fixture({}, "review");
        auto& picture = fixture.find<ui::PictureView>("reviewPicture");
        QTRY_VERIFY_WITH_TIMEOUT(picture.property("imageId").toLongLong() > 0, patience_ms);
        const fs::path place = fixture.synthetic().folder(), aside = place.string() + ".unplugged";
        fs::rename(place, aside);
        QTest::keyClick(&fixture.window(), Qt::Key_P);
        QCOMPARE(fixture.window().session()->kept_verdicts(), qsizetype{1});
        QVERIFY(fixture.window().session()->undo());
        QCOMPARE(fixture.window().session()->kept_verdicts(), qsizetype{0});
        fs::rename(aside, place);
    }

    void an_action_in_memory_is_one_step() {
        WindowFixture fixture({}, "review");
        auto& grid = fixture.find<ui::PictureGrid>("reviewGrid");
        QTRY_VERIFY_WITH_TIMEOUT(grid.model()->rowCount() > 3, patience_ms);
        fixture.click("viewGrid");
        grid.selectionModel()->select({grid.model()->index(0, 0), grid.model()->index(2, 0)}, QItemSelectionModel::ClearAndSelect);
        const fs::path place = fixture.synthetic().folder(), aside = place.string() + ".unplugged";
        const int rows = grid.model()->rowCount();
        fs::rename(place, aside);
        QTest::keyClick(&grid, Qt::Key_P);
        QCOMPARE(fixture.window().session()->kept_verdicts(), qsizetype{3});
        QCOMPARE(grid.model()->rowCount(), rows - 3);
        QVERIFY(fixture.window().session()->undo());
        QCOMPARE(fixture.window().session()->kept_verdicts(), qsizetype{0});
        QCOMPARE(grid.model()->rowCount(), rows);
        grid.selectionModel()->select({grid.model()->index(0, 0), grid.model()->index(2, 0)}, QItemSelectionModel::ClearAndSelect);
        QTest::keyClick(&grid, Qt::Key_P);
        fs::rename(aside, place);
        QVERIFY(fixture.window().session()->retry());
        const project::SampleRepository samples(fixture.project());
        QCOMPARE(samples.count({{}, 0, "accepted"}), std::int64_t{3});
        project::VerdictRepository(fixture.project()).undo();
        QCOMPARE(samples.count({{}, 0, "accepted"}), std::int64_t{0});
    }

    void an_undone_verdict_in_memory_leaves_the_one_before_it() {
        WindowFixture fixture({}, "review");
        auto& picture = fixture.find<ui::PictureView>("reviewPicture");
        QTRY_VERIFY_WITH_TIMEOUT(picture.property("imageId").toLongLong() > 0, patience_ms);
        const std::int64_t id = picture.property("imageId").toLongLong();
        auto& list = qobject_cast<ui::ReviewPage*>(fixture.window().page("review"))->list();
        const fs::path place = fixture.synthetic().folder(), aside = place.string() + ".unplugged";
        fs::rename(place, aside);
        list.judge({id}, "accepted", "");
        list.judge({id}, "rejected", "artefact");
        QVERIFY(fixture.window().session()->undo());
        QCOMPARE(fixture.window().session()->kept_verdict(id)->verdict, std::string("accepted"));
        QCOMPARE(list.model().row_of(id), -1);  // those to judge are listed, and it is judged
        QVERIFY(fixture.window().session()->undo());
        QCOMPARE(list.model().row_of(id), 0);
        fs::rename(aside, place);
    }

    void what_waits_to_be_written_goes_after_the_verdicts_in_memory() {
        WindowFixture fixture({}, "review");
        ui::ProjectSession& session = *fixture.window().session();
        const std::int64_t id = project::SampleRepository(fixture.project()).ids({}).front();
        const auto reject = [id](project::Project& file) { project::VerdictRepository(file).apply({{id, "rejected", ""}}, "rule"); };
        const fs::path place = fixture.synthetic().folder(), aside = place.string() + ".unplugged";
        fs::rename(place, aside);
        session.judge({{id, "accepted", ""}});
        int done = 0;
        session.write(&fixture.window(), reject, [&done] { ++done; });
        QVERIFY(!session.writing());  // nothing is written past a verdict that cannot be
        QCOMPARE(session.kept_verdicts(), qsizetype{1});
        fs::rename(aside, place);
        session.write(&fixture.window(), reject, [&done] { ++done; });
        QTRY_COMPARE_WITH_TIMEOUT(done, 1, patience_ms);
        QCOMPARE(session.kept_verdicts(), qsizetype{0});
        QCOMPARE(verdict_in(place, id), std::string("rejected"));
    }

    void what_is_not_written_yet_when_the_project_is_closed_is_written_then() {
        WindowFixture fixture({}, "review");
        const std::vector<std::int64_t> ids = project::SampleRepository(fixture.project()).ids({});
        // One after the other, so the last word on the first picture is the last that was said.
        for (const char* verdict : {"accepted", "rejected", "accepted", "rejected"}) {
            for (const std::int64_t id : {ids[0], ids[1]}) {
                fixture.window().session()->write(
                    &fixture.window(),
                    [id, verdict](project::Project& file) {
                        project::VerdictRepository(file).apply({{id, verdict, ""}}, "rule");
                    },
                    [] {});
            }
        }
        QVERIFY(fixture.window().session()->writing());
        fixture.window().close_project();
        for (const std::int64_t id : {ids[0], ids[1]}) QCOMPARE(verdict_in(fixture.synthetic().folder(), id), std::string("rejected"));
    }

    void a_write_ends_though_the_project_is_opened_anew() {
        WindowFixture fixture({}, "review");
        ui::ProjectSession& session = *fixture.window().session();
        const std::int64_t id = project::SampleRepository(fixture.project()).ids({}).front();
        const fs::path place = fixture.synthetic().folder(), aside = place.string() + ".unplugged";
        fs::rename(place, aside);
        fs::copy(aside, place, fs::copy_options::recursive);
        session.write(
            &fixture.window(),
            [id](project::Project& file) {
                project::VerdictRepository(file).apply({{id, "rejected", ""}}, "rule");
            },
            [] {});
        QVERIFY(session.writing());
        QVERIFY(session.retry());
        QTRY_VERIFY_WITH_TIMEOUT(!session.writing(), patience_ms);
        session.judge({{id, "accepted", ""}});
        QCOMPARE(verdict_in(place, id), std::string("accepted"));
        fs::remove_all(aside);
    }

    void closing_asks_before_a_verdict_is_lost() {
        WindowFixture fixture({}, "review");
        auto& picture = fixture.find<ui::PictureView>("reviewPicture");
        QTRY_VERIFY_WITH_TIMEOUT(picture.property("imageId").toLongLong() > 0, patience_ms);
        const std::int64_t id = picture.property("imageId").toLongLong();
        const fs::path place = fixture.synthetic().folder(), aside = place.string() + ".unplugged";
        fs::rename(place, aside);
        QTest::keyClick(&fixture.window(), Qt::Key_P);
        fixture.dialogs().yes = false;
        fixture.window().close();
        QCOMPARE(fixture.dialogs().asked, 1);
        QVERIFY(fixture.window().isVisible() && fixture.window().session());
        fs::rename(aside, place);
        fixture.window().close();  // it can be written now
        QCOMPARE(fixture.dialogs().asked, 1);
        QVERIFY(!fixture.window().isVisible());
        QCOMPARE(verdict_in(place, id), std::string("accepted"));
    }

    void verdicts_that_a_person_would_rather_lose_do_not_hold_the_window() {
        WindowFixture fixture({}, "review");
        auto& picture = fixture.find<ui::PictureView>("reviewPicture");
        QTRY_VERIFY_WITH_TIMEOUT(picture.property("imageId").toLongLong() > 0, patience_ms);
        const fs::path place = fixture.synthetic().folder(), aside = place.string() + ".unplugged";
        fs::rename(place, aside);
        QTest::keyClick(&fixture.window(), Qt::Key_P);
        fixture.window().close();
        QCOMPARE(fixture.dialogs().asked, 1);
        QTRY_VERIFY_WITH_TIMEOUT(!fixture.window().isVisible(), patience_ms);
        fs::rename(aside, place);
    }

    void the_menu_backs_up_and_restores() {
        WindowFixture fixture;
        const fs::path backup = folder_->path() / "flowers.tar", restored = folder_->path() / "restored";
        fixture.dialogs().answer = ui::qt(backup);
        fixture.find<QAction>("actionBackUp").trigger();
        QTRY_VERIFY_WITH_TIMEOUT(fs::exists(backup), patience_ms);
        QTRY_VERIFY_WITH_TIMEOUT(fixture.find<ui::Notice>("notice").isVisible(), patience_ms);
        project::restore_project(backup, restored, {});
        fixture.window().open_project(ui::qt(restored));
        QCOMPARE(fixture.window().session()->project().folder(), fs::canonical(restored));
        // It is not overwritten, and that is said.
        fixture.find<QAction>("actionBackUp").trigger();
        QTRY_VERIFY_WITH_TIMEOUT(fixture.find<ui::Banner>("banner").text().contains("never overwrites"), patience_ms);
    }

private:
    std::unique_ptr<TempDir> folder_;
};

int main(int argc, char** argv) {
    QApplication app(argc, argv);
    const test::SettingsSandbox sandbox;
    TestProjectWindows test;
    return QTest::qExec(&test, argc, argv);
}
#include "test_project_windows.moc"
