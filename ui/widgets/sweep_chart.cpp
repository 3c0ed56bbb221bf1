#include "ui/widgets/sweep_chart.h"

#include "ui/bridge/text.h"
#include "ui/widgets/plot_style.h"
#include "ui/widgets/theme.h"

#include <qcustomplot.h>

#include <QLocale>
#include <QVBoxLayout>

namespace tw::ui {

namespace {

using workflow::SweepPoint;

struct Series {
    const stages::GroupAccuracy SweepPoint::*accuracy;
    ShotLook look;
};

std::vector<Series> series() {
    using stages::Shot;
    return {{&SweepPoint::all, {SweepChart::tr("all"), theme().text, QCPScatterStyle::ssDisc}},
            {&SweepPoint::many, look_of(Shot::many)},
            {&SweepPoint::medium, look_of(Shot::medium)},
            {&SweepPoint::few, look_of(Shot::few)}};
}

void add_series(QCustomPlot* plot, const Series& series, const std::vector<SweepPoint>& sweep) {
    QVector<double> x, y, sd;
    for (std::size_t i = 0; i < sweep.size(); ++i) {
        const stages::GroupAccuracy& accuracy = sweep[i].*series.accuracy;
        if (!accuracy.present) continue;
        x.append(static_cast<double>(i));
        y.append(accuracy.mean);
        sd.append(std::isnan(accuracy.sd) ? 0 : accuracy.sd);
    }
    if (x.isEmpty()) return;
    QCPGraph* line = plot->addGraph();
    line->setName(series.look.name);
    line->setPen(QPen(series.look.colour, 2));
    line->setScatterStyle(
        QCPScatterStyle(static_cast<QCPScatterStyle::ScatterShape>(series.look.shape), series.look.colour, series.look.colour, 7));
    auto* bars = new QCPErrorBars(plot->xAxis, plot->yAxis);
    bars->removeFromLegend();
    bars->setDataPlottable(line);
    bars->setPen(QPen(series.look.colour, 1));
    line->setData(x, y, true);
    bars->setData(sd);
}

}  // namespace

SweepChart::SweepChart(QWidget* parent) : QWidget(parent), plot_(new QCustomPlot(this)) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(plot_);
    setMinimumHeight(220);
    setAccessibleName(tr("Accuracy by generated images for each real one"));
    plot_->xAxis->setLabel(tr("generated images for each real one"));
    plot_->yAxis->setLabel(tr("validation accuracy, %"));
    put_legend_above(plot_);
    plot();
}

void SweepChart::changeEvent(QEvent* event) {
    if (event->type() == QEvent::PaletteChange) plot();
    QWidget::changeEvent(event);
}

void SweepChart::set_sweep(std::vector<SweepPoint> sweep, double enough) {
    sweep_ = std::move(sweep);
    enough_ = enough;
    plot();
}

int SweepChart::marked() const {
    for (std::size_t i = 0; i < sweep_.size(); ++i) {
        if (sweep_[i].added_per_real == enough_) return static_cast<int>(i);
    }
    return -1;
}

void SweepChart::plot() {
    plot_->clearPlottables();
    plot_->clearItems();
    style_plot(plot_);
    // Ratios stand at equal distances: they grow by factors, and zero has no logarithm.
    const auto ticker = QSharedPointer<QCPAxisTickerText>::create();
    for (std::size_t i = 0; i < sweep_.size(); ++i) {
        ticker->addTick(static_cast<double>(i), QLocale().toString(sweep_[i].added_per_real));
    }
    for (const Series& one : series()) add_series(plot_, one, sweep_);
    plot_->xAxis->setTicker(ticker);
    plot_->xAxis->setRange(-0.4, std::max(0.4, static_cast<double>(sweep_.size()) - 0.6));
    plot_->yAxis->setRange(0, 100);
    if (const int place = marked(); place >= 0) {
        auto* line = new QCPItemStraightLine(plot_);
        line->point1->setCoords(place, 0);
        line->point2->setCoords(place, 1);
        line->setPen(QPen(theme().line, 1.5, Qt::DashLine));
        auto* label = new QCPItemText(plot_);
        label->position->setType(QCPItemPosition::ptPlotCoords);
        label->position->setCoords(place, 3);
        const bool last = place + 1 == static_cast<int>(sweep_.size());
        label->setPositionAlignment((last ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignBottom);
        label->setText(last ? tr(" more still helped ") : tr(" more is not shown to help "));
        label->setColor(theme().text);
    }
    plot_->replot(QCustomPlot::rpQueuedReplot);
}

}  // namespace tw::ui
