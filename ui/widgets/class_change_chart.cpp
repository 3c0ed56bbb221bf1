#include "ui/widgets/class_change_chart.h"

#include "ui/bridge/text.h"
#include "ui/widgets/plot_style.h"
#include "ui/widgets/theme.h"

#include <qcustomplot.h>

#include <QToolTip>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace tw::ui {

namespace {

constexpr std::size_t most_named = 40;  // more names would lie on one another
constexpr double near_enough = 12;      // px from a point to the mouse

double points(const ClassChange& change) {
    return change.after - change.before;
}

/// A class without real images stands at the left edge of the logarithmic axis.
double place_of(const ClassChange& change) {
    return static_cast<double>(std::max<std::int64_t>(1, change.real));
}

}  // namespace

ClassChangeChart::ClassChangeChart(QWidget* parent) : QWidget(parent), plot_(new QCustomPlot(this)) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(plot_);
    setMinimumHeight(180);
    setAccessibleName(tr("Change of each class against its real images"));
    plot_->xAxis->setScaleType(QCPAxis::stLogarithmic);
    plot_->xAxis->setTicker(QSharedPointer<QCPAxisTickerLog>::create());
    plot_->xAxis->setNumberFormat("f");
    plot_->xAxis->setNumberPrecision(0);
    plot_->xAxis->setLabel(tr("real training images"));
    plot_->yAxis->setLabel(tr("change, points"));
    put_legend_above(plot_);
    connect(plot_, &QCustomPlot::mouseMove, this, &ClassChangeChart::hover);
    plot();
}

QString ClassChangeChart::sentence(const ClassChange& change) {
    const QString sign = points(change) > 0 ? QStringLiteral("+") : QString();
    return tr("%1: %2 real images, %3 to %4 %, %5 points")
        .arg(change.name, number(change.real), number(change.before, 1), number(change.after, 1), sign + number(points(change), 1));
}

void ClassChangeChart::changeEvent(QEvent* event) {
    if (event->type() == QEvent::PaletteChange) plot();
    QWidget::changeEvent(event);
}

void ClassChangeChart::set_changes(std::vector<ClassChange> changes) {
    changes_ = std::move(changes);
    QStringList spoken;
    for (std::size_t i = 0; i < std::min(changes_.size(), most_named); ++i) spoken << sentence(changes_[i]);
    setAccessibleDescription(spoken.join(QStringLiteral("; ")));
    plot();
}

void ClassChangeChart::add_group(stages::Shot shot) {
    QVector<double> x, y;
    for (const ClassChange& change : changes_) {
        if (change.shot != shot) continue;
        x.append(place_of(change));
        y.append(points(change));
    }
    QCPGraph* graph = plot_->addGraph();
    const auto [name, colour, shape] = look_of(shot);
    graph->setName(name);
    graph->setLineStyle(QCPGraph::lsNone);
    graph->setScatterStyle(QCPScatterStyle(static_cast<QCPScatterStyle::ScatterShape>(shape), colour, colour, 8));
    graph->setData(x, y);
}

void ClassChangeChart::plot() {
    const Theme& t = theme();
    plot_->clearGraphs();
    plot_->clearItems();
    style_plot(plot_);
    plot_->yAxis->grid()->setZeroLinePen(QPen(t.text, 1));
    for (const stages::Shot shot : {stages::Shot::many, stages::Shot::medium, stages::Shot::few}) add_group(shot);
    double low = -1, high = 1, left = 10, right = 1;
    for (const ClassChange& change : changes_) {
        low = std::min(low, points(change));
        high = std::max(high, points(change));
        left = std::min(left, place_of(change));
        right = std::max(right, place_of(change));
        if (changes_.size() > most_named) continue;
        auto* label = new QCPItemText(plot_);
        label->position->setCoords(place_of(change), points(change));
        label->setPositionAlignment(Qt::AlignLeft | Qt::AlignBottom);
        label->setPadding({6, 0, 0, 1});
        label->setText(change.name);
        label->setColor(t.muted);
        label->setFont(plot_->xAxis->tickLabelFont());
    }
    const double margin = 0.15 * (high - low);
    plot_->yAxis->setRange(low - margin, high + margin);
    plot_->xAxis->setRange(left / 1.3, std::max(right, 10.0) * 2);
    plot_->replot(QCustomPlot::rpQueuedReplot);
}

void ClassChangeChart::hover(QMouseEvent* event) {
    const ClassChange* nearest = nullptr;
    double distance = near_enough;
    for (const ClassChange& change : changes_) {
        const QPointF point(plot_->xAxis->coordToPixel(place_of(change)), plot_->yAxis->coordToPixel(points(change)));
        const QPointF way = point - event->position();
        if (const double away = std::hypot(way.x(), way.y()); away < distance) {
            distance = away;
            nearest = &change;
        }
    }
    if (!nearest) return QToolTip::hideText();
    QToolTip::showText(event->globalPosition().toPoint(), sentence(*nearest), plot_);
}

}  // namespace tw::ui
