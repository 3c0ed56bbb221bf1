#include "core/workflow/charts.h"
#include "core/workflow/html.h"

#include <QXmlStreamReader>
#include <QtTest/QTest>

#include <limits>

using namespace tw::workflow;

namespace {

/// Elements of one name with their attributes; fails on what is not well-formed.
std::vector<QXmlStreamAttributes> elements(const std::string& svg, const QString& name) {
    QXmlStreamReader reader(QByteArray::fromStdString(svg));
    std::vector<QXmlStreamAttributes> found;
    while (!reader.atEnd()) {
        if (reader.readNext() == QXmlStreamReader::StartElement && reader.name() == name) found.push_back(reader.attributes());
    }
    if (reader.hasError()) qFatal("not well-formed: %s", qPrintable(reader.errorString()));
    return found;
}

std::vector<double> heights(const std::string& svg, const QString& css) {
    std::vector<double> values;
    for (const auto& attributes : elements(svg, "rect")) {
        if (attributes.value("class") == css) values.push_back(attributes.value("height").toDouble());
    }
    return values;
}

}  // namespace

class TestCharts : public QObject {
    Q_OBJECT

private slots:
    void bars_are_as_high_as_their_counts() {
        const std::string svg = charts::counts("a < b", {{"one", 100, 0}, {"two & more", 50, 50}, {"none", 0, 0}}, false);
        const auto real = heights(svg, "real"), made = heights(svg, "made");
        QCOMPARE(real.size(), std::size_t{3});
        QVERIFY(std::abs(real[0] - 2 * real[1]) < 0.2);
        QCOMPARE(real[2], 0.0);
        QCOMPARE(made.size(), std::size_t{1});
        QVERIFY(std::abs(made[0] - real[1]) < 0.2);
    }

    void the_log_axis_shows_single_pictures_and_stacks_to_the_sum() {
        const auto sums = charts::counts("log", {{"a", 1, 0}, {"b", 10, 0}, {"c", 100, 0}, {"d", 1, 99}}, true);
        const auto real = heights(sums, "real"), made = heights(sums, "made");
        QVERIFY(real[0] > 3);
        QVERIFY(std::abs((real[2] - real[1]) - (real[1] - real[0])) < 0.2);
        QVERIFY(std::abs(real[3] + made[0] - real[2]) < 0.2);
    }

    void error_bars_and_missing_groups() {
        const double nan = std::numeric_limits<double>::quiet_NaN();
        const std::string svg = charts::accuracies("acc", {{"real_only", {{50, 2, true}, {90, 0, true}, {0, 0, false}, {10, 1, true}}}});
        QCOMPARE(elements(svg, "rect").size(), std::size_t{3});
        std::size_t errors = 0;
        for (const auto& line : elements(svg, "line")) errors += line.value("class") == QString("error") ? 1 : 0;
        QCOMPARE(errors, std::size_t{6});
        QCOMPARE(html::number(nan, 1), std::string("–"));
        QCOMPARE(html::number(-0.04, 1, true), std::string("0.0"));
        QCOMPARE(html::number(2.25, 1, true), std::string("+2.2"));
        QCOMPARE(html::number(-3.0, 1), std::string("\u2212"
                                                    "3.0"));
    }

    void changes_lie_on_their_side_of_zero() {
        const std::string svg = charts::changes("change", {{"up", 10}, {"down", -5}, {"same", 0}});
        double zero = 0;
        for (const auto& line : elements(svg, "line")) zero = line.value("x1").toDouble();
        const auto bars = elements(svg, "rect");
        QVERIFY(std::abs(bars[0].value("x").toDouble() - zero) < 0.2);
        QVERIFY(std::abs(bars[1].value("x").toDouble() + bars[1].value("width").toDouble() - zero) < 0.2);
        QVERIFY(std::abs(bars[0].value("width").toDouble() - 2 * bars[1].value("width").toDouble()) < 0.3);
    }

    void score_charts_take_anything() {
        for (const auto& values :
             {std::vector<double>{}, std::vector<double>{0.5}, std::vector<double>{0.5, 0.5, 0.5}, std::vector<double>{-1, 1, 0}}) {
            elements(charts::scores("scores", values, values, 0.5), "rect");
            elements(charts::scores("scores", values, {}, 2), "rect");
        }
    }

    void text_is_escaped() {
        QVERIFY(html::element("p", "<script>").find("<script>") == std::string::npos);
        elements(charts::counts("<b>\"x\"</b>", {{"<i>&", 3, 2}}, false), "rect");
    }
};

QTEST_APPLESS_MAIN(TestCharts)
#include "test_charts.moc"
