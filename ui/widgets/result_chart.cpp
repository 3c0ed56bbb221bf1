#include "ui/widgets/result_chart.h"

#include "ui/models/arms_model.h"
#include "ui/widgets/plot_style.h"
#include "ui/widgets/theme.h"

#include <qcustomplot.h>

#include <QVBoxLayout>

namespace tw::ui {

namespace {

struct Group {
    const stages::GroupAccuracy stages::ArmResult::*accuracy;
    ShotLook look;
};

std::vector<Group> groups() {
    using stages::ArmResult;
    using stages::Shot;
    return {{&ArmResult::all, {ResultChart::tr("all"), theme().muted, 0}},
            {&ArmResult::many, look_of(Shot::many)},
            {&ArmResult::medium, look_of(Shot::medium)},
            {&ArmResult::few, look_of(Shot::few)}};
}

QCustomPlot* fill_with_plot(QWidget* widget) {
    auto* plot = new QCustomPlot(widget);
    auto* layout = new QVBoxLayout(widget);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(plot);
    return plot;
}

void add_group(QCustomPlot* plot, const Group& group, int place, const std::vector<stages::ArmResult>& results) {
    constexpr double width = 0.18;
    auto* bars = new QCPBars(plot->xAxis, plot->yAxis);
    bars->setName(group.look.name);
    bars->setWidth(width);
    bars->setPen(Qt::NoPen);
    bars->setBrush(group.look.colour);
    auto* errors = new QCPErrorBars(plot->xAxis, plot->yAxis);
    errors->removeFromLegend();
    errors->setDataPlottable(bars);
    errors->setPen(QPen(theme().text, 1));
    QVector<double> x, y, sd;
    for (std::size_t i = 0; i < results.size(); ++i) {
        const stages::GroupAccuracy& accuracy = results[i].*group.accuracy;
        if (!accuracy.present) continue;
        x.append(static_cast<double>(i) + (place - 1.5) * (width + 0.02));
        y.append(accuracy.mean);
        sd.append(std::isnan(accuracy.sd) ? 0 : accuracy.sd);
    }
    bars->setData(x, y);
    errors->setData(sd);
}

/// In lines short enough to stand below their bars: the plot leaves out a label that does not fit.
QString wrapped(const QString& text) {
    constexpr qsizetype longest = 14;
    QString lines, line;
    for (const QString& word : text.split(' ')) {
        if (!line.isEmpty() && line.size() + 1 + word.size() > longest) {
            lines += line + '\n';
            line.clear();
        }
        line += line.isEmpty() ? word : ' ' + word;
    }
    return lines + line;
}

}  // namespace

ResultChart::ResultChart(QWidget* parent) : QWidget(parent), plot_(fill_with_plot(this)) {
    setMinimumHeight(180);
    setAccessibleName(tr("Accuracy of each arm"));
    plot_->yAxis->setLabel(tr("test accuracy, %"));
    put_legend_above(plot_);
    style_plot(plot_);
}

void ResultChart::changeEvent(QEvent* event) {
    if (event->type() == QEvent::PaletteChange) set_results(results_);
    QWidget::changeEvent(event);
}

void ResultChart::set_results(const std::vector<stages::ArmResult>& results) {
    results_ = results;
    plot_->clearPlottables();
    style_plot(plot_);
    const auto ticker = QSharedPointer<QCPAxisTickerText>::create();
    for (std::size_t i = 0; i < results.size(); ++i) {
        ticker->addTick(static_cast<double>(i), wrapped(arm_text(results[i].arm)));
    }
    int place = 0;
    for (const Group& group : groups()) add_group(plot_, group, place++, results);
    plot_->xAxis->setTicker(ticker);
    plot_->xAxis->setRange(-0.5, std::max(0.5, static_cast<double>(results.size()) - 0.5));
    // From zero, so that the height of a bar is its value.
    plot_->yAxis->setRange(0, 100);
    plot_->replot(QCustomPlot::rpQueuedReplot);
}

CurveChart::CurveChart(QWidget* parent) : QWidget(parent), plot_(fill_with_plot(this)) {
    setMinimumHeight(150);
    setAccessibleName(tr("Validation accuracy while training"));
    plot_->xAxis->setLabel(tr("optimiser step"));
    plot_->yAxis->setLabel(tr("validation, %"));
    plot_->xAxis->setRange(0, 100);
    plot_->yAxis->setRange(0, 100);
    put_legend_above(plot_);
    restyle();
}

/// Apart by colour and by the shape of their points.
void CurveChart::restyle() {
    const Theme& t = theme();
    const std::pair<QColor, QCPScatterStyle::ScatterShape> looks[] = {
        {t.real, QCPScatterStyle::ssDisc}, {t.accepted, QCPScatterStyle::ssSquare}, {t.waiting, QCPScatterStyle::ssDiamond}};
    style_plot(plot_);
    for (int i = 0; i < plot_->graphCount(); ++i) {
        const auto& [colour, shape] = looks[i % std::size(looks)];
        plot_->graph(i)->setPen(QPen(colour, 2));
        plot_->graph(i)->setScatterStyle(QCPScatterStyle(shape, colour, colour, 6));
    }
    plot_->replot(QCustomPlot::rpQueuedReplot);
}

void CurveChart::changeEvent(QEvent* event) {
    if (event->type() == QEvent::PaletteChange) restyle();
    QWidget::changeEvent(event);
}

QStringList CurveChart::runs() const {
    QStringList names;
    for (int i = 0; i < plot_->graphCount(); ++i) names << plot_->graph(i)->name();
    return names;
}

QCPGraph* CurveChart::graph_of(const QString& run) {
    constexpr int most_runs = 3;
    const qsizetype known = runs().indexOf(run);
    if (known >= 0) return plot_->graph(static_cast<int>(known));
    if (plot_->graphCount() == most_runs) plot_->removeGraph(0);
    QCPGraph* graph = plot_->addGraph();
    graph->setName(run);
    restyle();
    return graph;
}

void CurveChart::add(const QString& run, int step, double validation_accuracy) {
    if (!is_live_) plot_->clearGraphs();
    is_live_ = true;
    graph_of(run)->addData(step, validation_accuracy);
    plot_->xAxis->setRange(0, std::max(plot_->xAxis->range().upper, step * 1.05));
    plot_->replot(QCustomPlot::rpQueuedReplot);
}

}  // namespace tw::ui
