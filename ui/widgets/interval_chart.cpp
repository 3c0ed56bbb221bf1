#include "ui/widgets/interval_chart.h"

#include "ui/models/experiment_model.h"
#include "ui/widgets/plot_style.h"
#include "ui/widgets/theme.h"

#include <qcustomplot.h>

#include <QVBoxLayout>

namespace tw::ui {

namespace {

constexpr int row_height = 26;  // px

struct Mark {
    Evidence evidence;
    QString name;
    QColor colour;
    QCPScatterStyle::ScatterShape shape;
    bool filled;
};

std::vector<Mark> marks() {
    const Theme& t = theme();
    return {{Evidence::better, IntervalChart::tr("better"), t.good, QCPScatterStyle::ssCircle, true},
            {Evidence::chance, IntervalChart::tr("may be chance"), t.muted, QCPScatterStyle::ssCircle, false},
            {Evidence::worse, IntervalChart::tr("worse"), t.bad, QCPScatterStyle::ssSquare, true},
            {Evidence::unknown, IntervalChart::tr("one seed"), t.muted, QCPScatterStyle::ssCross, false}};
}

/// Keys are the rows, so that the axes are exchanged.
void add_mark(QCustomPlot* plot, const Mark& mark, const std::vector<IntervalChart::Row>& rows) {
    QVector<double> key, value, half;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (evidence_of(rows[i].mean, rows[i].ci95) != mark.evidence || std::isnan(rows[i].mean)) continue;
        key.append(static_cast<double>(i));
        value.append(rows[i].mean);
        half.append(std::isnan(rows[i].ci95) ? 0 : rows[i].ci95);
    }
    if (key.isEmpty()) return;
    auto* points = new QCPGraph(plot->yAxis, plot->xAxis);
    points->setName(mark.name);
    points->setLineStyle(QCPGraph::lsNone);
    const QBrush brush = mark.filled ? QBrush(mark.colour) : QBrush(theme().surface);
    points->setScatterStyle(QCPScatterStyle(mark.shape, QPen(mark.colour, 1.6), brush, 9));
    points->setPen(QPen(mark.colour, 1.6));
    auto* bars = new QCPErrorBars(plot->yAxis, plot->xAxis);
    bars->removeFromLegend();
    bars->setDataPlottable(points);
    bars->setErrorType(QCPErrorBars::etValueError);
    bars->setPen(QPen(mark.colour, 1.6));
    bars->setSymbolGap(9);
    points->setData(key, value, true);
    bars->setData(half);
}

}  // namespace

IntervalChart::IntervalChart(QWidget* parent) : QWidget(parent), plot_(new QCustomPlot(this)) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(plot_);
    setAccessibleName(tr("Differences between arms with 95 % intervals"));
    plot_->xAxis->setLabel(tr("difference in accuracy, percent points, with 95 % interval"));
    plot_->yAxis->setRangeReversed(true);
    put_legend_above(plot_);
    plot();
}

void IntervalChart::changeEvent(QEvent* event) {
    if (event->type() == QEvent::PaletteChange) plot();
    QWidget::changeEvent(event);
}

void IntervalChart::set_rows(std::vector<Row> rows) {
    rows_ = std::move(rows);
    QStringList words;
    for (const Row& row : rows_) words << tr("%1: %2").arg(row.name, difference_text(row.mean, row.ci95));
    setAccessibleDescription(words.join(QLatin1Char('\n')));
    plot();
}

void IntervalChart::plot() {
    plot_->clearPlottables();
    plot_->clearItems();
    style_plot(plot_);
    plot_->xAxis->grid()->setVisible(true);
    plot_->yAxis->grid()->setVisible(false);
    const auto ticker = QSharedPointer<QCPAxisTickerText>::create();
    double lowest = 0, highest = 0;
    for (std::size_t i = 0; i < rows_.size(); ++i) {
        ticker->addTick(static_cast<double>(i), rows_[i].name);
        const double half = std::isnan(rows_[i].ci95) ? 0 : rows_[i].ci95;
        if (std::isnan(rows_[i].mean)) continue;
        lowest = std::min(lowest, rows_[i].mean - half);
        highest = std::max(highest, rows_[i].mean + half);
    }
    for (const Mark& mark : marks()) add_mark(plot_, mark, rows_);
    auto* zero = new QCPItemStraightLine(plot_);
    zero->point1->setCoords(0, 0);
    zero->point2->setCoords(0, 1);
    zero->setPen(QPen(theme().text, 1, Qt::DashLine));
    plot_->yAxis->setTicker(ticker);
    plot_->yAxis->setRange(-0.7, std::max(0.5, static_cast<double>(rows_.size()) - 0.3));
    const double margin = std::max(0.5, 0.06 * (highest - lowest));
    plot_->xAxis->setRange(lowest - margin, highest + margin);
    setMinimumHeight(90 + row_height * static_cast<int>(std::max<std::size_t>(3, rows_.size())));
    plot_->replot(QCustomPlot::rpQueuedReplot);
}

}  // namespace tw::ui
