#include "core/base/file.h"
#include "tests/house/include_rules.h"

#include <QtTest/QTest>

using namespace tw;

namespace {

std::vector<std::string> faults_of_planted(const std::string& file, const std::string& line) {
    const TempDir root;
    fs::create_directories((root.path() / file).parent_path());
    write_file_atomic(root.path() / file, "#pragma once\n" + line + "\n");
    return test::forbidden_includes(root.path());
}

}  // namespace

class TestHouse : public QObject {
    Q_OBJECT

private slots:
    void no_include_steps_over_a_border() {
        const auto faults = test::forbidden_includes(TW_SOURCE_DIR);
        for (const std::string& fault : faults) qWarning("%s", fault.c_str());
        QCOMPARE(faults.size(), std::size_t{0});
    }

    void a_planted_include_is_found_data() {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QString>("line");
        QTest::newRow("Qt in core") << "core/base/a.h"
                                    << "#include <QString>";
        QTest::newRow("stage uses stage") << "core/stages/review/a.cpp"
                                          << "#include \"core/stages/filtering/filter.h\"";
        QTest::newRow("stage uses workflow") << "core/stages/review/a.cpp"
                                             << "#include \"core/workflow/demo.h\"";
        QTest::newRow("Torch in a stage") << "core/stages/training/a.cpp"
                                          << "#include <torch/torch.h>";
        QTest::newRow("Torch in the window") << "ui/pages/a.cpp"
                                             << "#include <ATen/ATen.h>";
        QTest::newRow("network in the window") << "ui/pages/a.cpp"
                                               << "#include \"core/nn/unet.h\"";
        QTest::newRow("core uses ui") << "core/jobs/a.cpp"
                                      << "#include \"ui/bridge/session.h\"";
        QTest::newRow("project uses media") << "core/project/a.cpp"
                                            << "#include \"core/media/image.h\"";
        QTest::newRow("network uses diffusion") << "core/nn/a.cpp"
                                                << "#include \"core/diffusion/pipeline.h\"";
        QTest::newRow("widget uses page") << "ui/widgets/a.cpp"
                                          << "#include \"ui/pages/review.h\"";
        QTest::newRow("cli uses ui") << "app/cli/a.cpp"
                                     << "#include \"ui/bridge/session.h\"";
        QTest::newRow("cli uses a network") << "app/cli/a.cpp"
                                            << "#include \"core/nn/unet.h\"";
        QTest::newRow("a file in no room") << "core/misc/a.cpp"
                                           << "#include <vector>";
    }

    void a_planted_include_is_found() {
        QFETCH(QString, file);
        QFETCH(QString, line);
        QCOMPARE(faults_of_planted(file.toStdString(), line.toStdString()).size(), std::size_t{1});
    }

    void an_allowed_include_is_not() {
        QVERIFY(faults_of_planted("core/workflow/a.cpp", "#include \"core/stages/review/review.h\"").empty());
        QVERIFY(faults_of_planted("core/nn/a.cpp", "#include <torch/torch.h>").empty());
        QVERIFY(faults_of_planted("ui/pages/a.cpp", "#include <QWidget>").empty());
    }
};

QTEST_APPLESS_MAIN(TestHouse)
#include "test_house.moc"
