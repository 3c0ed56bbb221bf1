#include "core/base/file.h"
#include "core/media/encode.h"
#include "core/media/fit.h"
#include "core/project/images.h"
#include "tests/bench/event_clock.h"
#include "tests/bench/probe.h"
#include "tests/support/synthetic_project.h"
#include "tests/ui/window_fixture.h"

#include <QAbstractItemView>
#include <QCommandLineParser>
#include <QElapsedTimer>
#include <QLineEdit>
#include <QPushButton>

#include <fstream>

using namespace tw;

namespace {

constexpr int classes = 100;
constexpr int patience_ms = 3'600'000;

/// The JPEG with a comment put in: another file with the same picture.
std::string with_comment(const std::string& jpeg, const std::string& comment) {
    const auto length = static_cast<unsigned>(comment.size() + 2);
    std::string segment = "\xff\xfe";
    segment += static_cast<char>(length >> 8);
    segment += static_cast<char>(length & 0xff);
    return jpeg.substr(0, 2) + segment + comment + jpeg.substr(2);
}

/// One folder a class, files of `distinct` pictures, each file with a content of its own.
void make_files(const std::filesystem::path& folder, int files, int distinct, int width, int height) {
    std::vector<std::string> jpegs;
    for (int i = 0; i < std::min(distinct, files); ++i) {
        const media::Image small = test::synthetic_picture(i, 1, std::max(8, width / 4), std::max(8, height / 4), 3);
        jpegs.push_back(media::encode_jpeg(media::resize(small, width, height)));
    }
    for (int c = 0; c < classes; ++c) std::filesystem::create_directories(folder / ("class_" + std::to_string(c)));
    for (int i = 0; i < files; ++i) {
        const std::string& jpeg = jpegs[static_cast<std::size_t>(i) % jpegs.size()];
        const std::string number = std::to_string(i);
        std::ofstream(folder / ("class_" + std::to_string(i % classes)) / (number + ".jpg"), std::ios::binary)
            << with_comment(jpeg, number);
    }
}

/// The import as a person starts it, in the real window.
Json measure_import(bench::EventClock& clock, const std::filesystem::path& project, const std::filesystem::path& source, int files) {
    { project::Project::create(project); }
    test::ReadyDialogs dialogs;
    const QString folder = QString::fromStdString(project.string());
    ui::Settings().set_place(folder, "page", "data");
    ui::MainWindow window(dialogs);
    window.resize(1280, 800);
    window.show();
    window.open_project(folder);
    clock.run_for(300);
    const auto& model = *window.findChild<QAbstractItemView*>("dataGrid")->model();
    const auto has_picture = [&] { return model.rowCount() > 0 && !model.index(0, 0).data(Qt::DecorationRole).value<QImage>().isNull(); };
    window.findChild<QLineEdit*>("importPath")->setText(QString::fromStdString(source.string()));
    QElapsedTimer timer;
    timer.start();
    clock.take_times();
    window.findChild<QPushButton*>("importButton")->click();
    const auto& jobs = window.session()->jobs();
    if (!clock.run_until(has_picture, patience_ms)) qFatal("no picture came");
    Json report = {{"files", files}, {"first_thumbnail_s", static_cast<double>(timer.elapsed()) / 1000}};
    clock.run_until([&] { return !jobs.busy() || timer.elapsed() >= 3000; }, patience_ms);
    report["rows_in_the_grid_after_3_s"] = model.rowCount();
    if (!clock.run_until([&] { return !jobs.busy(); }, patience_ms)) qFatal("the import did not end");
    const double seconds = static_cast<double>(timer.elapsed()) / 1000;
    report["seconds"] = seconds;
    report["files_per_s"] = files / seconds;
    report["events_ms"] = bench::spread(clock.take_times());
    report["resident_mb"] = bench::resident_mb();
    clock.run_until([&] { return window.session()->reader().idle(); }, patience_ms);
    const auto imported = project::ImageRepository(window.session()->project()).ids("real", "train").size();
    if (imported != static_cast<std::size_t>(files)) qFatal("%zu of %d files were imported", imported, files);
    timer.restart();
    window.findChild<QPushButton*>("importButton")->click();
    clock.run_until([&] { return !jobs.busy(); }, patience_ms);
    report["again_s"] = static_cast<double>(timer.elapsed()) / 1000;
    return report;
}

}  // namespace

/// `./dev bench import`: a folder of small JPEGs and one of a camera's size are imported in the real window.
int main(int argc, char** argv) {
    bench::EventClock clock(argc, argv);
    const test::SettingsSandbox sandbox;
    QCommandLineParser parser;
    parser.addHelpOption();
    parser.addOption({"files", "Small JPEGs (128 x 128; 2,000 distinct pictures).", "N", "100000"});
    parser.addOption({"camera-files", "JPEGs of 4000 x 3000.", "N", "200"});
    parser.addOption({"json", "As JSON."});
    parser.process(clock);
    const TempDir temp("tailwright-bench");
    Json report = {{"probe", bench::probe_machine(temp.path())}};
    const auto measure = [&](const char* name, int files, int distinct, int width, int height) {
        if (files == 0) return;
        const std::filesystem::path source = temp.path() / (std::string(name) + "-files");
        make_files(source, files, distinct, width, height);
        report[name] = measure_import(clock, temp.path() / name, source, files);
        std::filesystem::remove_all(source);
    };
    measure("small", parser.value("files").toInt(), 2000, 128, 128);
    measure("camera", parser.value("camera-files").toInt(), 10, 4000, 3000);
    report["probe_after"] = bench::probe_machine(temp.path());
    bench::print(report, parser.isSet("json"));
    return 0;
}
