#include "core/base/file.h"
#include "core/base/system.h"
#include "tests/bench/probe.h"
#include "tests/bench/window/phases.h"
#include "tests/support/bulk_project.h"
#include "tests/ui/window_fixture.h"

#include <QCommandLineParser>
#include <QElapsedTimer>
#include <QProcess>

using namespace tw;

namespace {

/// In a process of its own, so that the memory told is the window's.
double make_project(const std::filesystem::path& folder, const QString& rows) {
    QElapsedTimer timer;
    timer.start();
    const QString path = QString::fromStdString(folder.string());
    if (QProcess::execute(QCoreApplication::applicationFilePath(), {"--make", path, "--rows", rows}) != 0) qFatal("no project was made");
    return static_cast<double>(timer.elapsed()) / 1000;
}

const QStringList phases = {"open", "keys", "scrolling", "large_pictures", "thumbnails"};

Json run(bench::EventClock& clock, const QString& rows, const QString& existing, int keys, const QStringList& wanted) {
    const TempDir temp("tailwright-bench");
    Json report = {{"probe", bench::probe_machine(temp.path())}};
    const std::filesystem::path folder = existing.isEmpty() ? temp.path() / "project" : std::filesystem::path(existing.toStdString());
    if (existing.isEmpty()) report["make_project_s"] = make_project(folder, rows);
    report["resident_at_start_mb"] = bench::resident_mb();
    if (wanted.contains("open")) {
        report["open"]["review"] = bench::measure_open(clock, folder, "review");
        report["open"]["data"] = bench::measure_open(clock, folder, "data");
    }
    if (wanted.contains("keys")) {
        report["keys"]["by_time"] = bench::measure_keys(clock, folder, 0, keys);
        report["keys"]["by_margin"] = bench::measure_keys(clock, folder, 1, keys / 2);
    }
    if (wanted.contains("scrolling")) report["scrolling"] = bench::measure_scrolling(clock, folder, 300);
    if (wanted.contains("large_pictures")) {
        bench::make_large_picture_project(temp.path() / "large");
        report["large_pictures"] = bench::measure_large_pictures(clock, temp.path() / "large", 30);
    }
    if (wanted.contains("thumbnails")) report["thumbnails"] = bench::measure_thumbnails(temp.path());
    report["probe_after"] = bench::probe_machine(temp.path());
    return report;
}

}  // namespace

/// The real window on a synthetic project, measured: every row has its own path and thumbnail, but all lead to a few hundred pictures.
int main(int argc, char** argv) {
    keep_heaps_small();  // as the program does
    bench::EventClock clock(argc, argv);
    const test::SettingsSandbox sandbox;
    QCommandLineParser parser;
    parser.addHelpOption();
    parser.addOption({"rows", "Real images, and as many generated ones.", "N", "100000"});
    parser.addOption({"keys", "Verdict keys pressed.", "N", "200"});
    parser.addOption({"json", "As JSON."});
    parser.addOption({"make", "Only makes such a project in FOLDER.", "FOLDER"});
    parser.addOption({"project", "Measures on the project that --make left in FOLDER; its verdicts change.", "FOLDER"});
    parser.addOption({"phase", "Only this one, may be given again: " + phases.join(", ") + ".", "PHASE"});
    parser.process(clock);
    if (parser.isSet("make")) {
        test::BulkOptions options;
        options.real = options.samples = parser.value("rows").toLongLong();
        test::make_bulk_project(parser.value("make").toStdString(), options);
        return 0;
    }
    for (const QString& phase : parser.values("phase")) {
        if (!phases.contains(phase)) qFatal("there is no phase %s", qPrintable(phase));
    }
    const QStringList wanted = parser.isSet("phase") ? parser.values("phase") : phases;
    bench::print(run(clock, parser.value("rows"), parser.value("project"), parser.value("keys").toInt(), wanted), parser.isSet("json"));
    return 0;
}
