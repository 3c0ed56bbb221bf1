#include "ui/widgets/class_histogram.h"

#include "ui/bridge/text.h"
#include "ui/widgets/plot_style.h"
#include "ui/widgets/theme.h"

#include <qcustomplot.h>

#include <QToolTip>
#include <QVBoxLayout>

namespace tw::ui {

namespace {

constexpr double bar_width = 0.78;
constexpr int name_limit = 40;  // more classes than this: numbers instead of names

QCPBars* make_bars(QCustomPlot* plot, const QString& name, QCPBars* below) {
    auto* bars = new QCPBars(plot->xAxis, plot->yAxis);
    bars->setName(name);
    bars->setWidth(bar_width);
    bars->setPen(Qt::NoPen);
    bars->setStackingGap(0);
    if (below) bars->moveAbove(below);
    return bars;
}

}  // namespace

ClassHistogram::ClassHistogram(QWidget* parent) : QWidget(parent), plot_(new QCustomPlot(this)) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(plot_);
    setMinimumHeight(180);
    setAccessibleName(tr("Images per class"));
    setAccessibleDescription(tr("Click a bar to pick its class; click it again to clear the pick."));
    picked_bar_ = make_bars(plot_, {}, nullptr);
    picked_bar_->setWidth(1.0);
    picked_bar_->removeFromLegend();
    real_ = make_bars(plot_, tr("real"), nullptr);
    accepted_ = make_bars(plot_, tr("accepted"), real_);
    to_make_ = make_bars(plot_, tr("to make"), accepted_);
    plot_->legend->setVisible(true);
    plot_->axisRect()->insetLayout()->setInsetAlignment(0, Qt::AlignTop | Qt::AlignRight);
    plot_->yAxis->setLabel(tr("images"));
    connect(plot_, &QCustomPlot::mousePress, this, [this](QMouseEvent* event) { press(event->pos()); });
    connect(plot_, &QCustomPlot::mouseMove, this, [this](QMouseEvent* event) { hover(event->pos()); });
    restyle();
}

void ClassHistogram::restyle() {
    style_plot(plot_);
    const Theme& t = theme();
    real_->setBrush(t.real);
    accepted_->setBrush(t.accepted);
    // Hatched, so that what does not exist yet is not told by colour alone.
    to_make_->setBrush(QBrush(t.to_make.darker(t.dark ? 80 : 118), Qt::BDiagPattern));
    to_make_->setPen(QPen(t.to_make, 1));
    picked_bar_->setBrush(t.selected);
    plot_->replot(QCustomPlot::rpQueuedReplot);
}

void ClassHistogram::changeEvent(QEvent* event) {
    if (event->type() == QEvent::PaletteChange) restyle();
    QWidget::changeEvent(event);
}

void ClassHistogram::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    plot_labels();
    plot_->replot(QCustomPlot::rpQueuedReplot);
}

void ClassHistogram::set_classes(const std::vector<stages::ClassPlan>& classes) {
    classes_ = classes;
    plot();
}

void ClassHistogram::set_picked(std::int64_t class_id) {
    picked_ = class_id;
    plot();
}

void ClassHistogram::set_logarithmic(bool logarithmic) {
    logarithmic_ = logarithmic;
    plot();
}

void ClassHistogram::set_sorted_by_count(bool sorted) {
    by_count_ = sorted;
    plot();
}

void ClassHistogram::plot() {
    shown_ = classes_;
    if (by_count_) {
        std::stable_sort(shown_.begin(), shown_.end(), [](const auto& a, const auto& b) { return a.real > b.real; });
    }
    plot_bars();
    plot_labels();
    plot_->replot(QCustomPlot::rpQueuedReplot);
}

void ClassHistogram::plot_bars() {
    QVector<double> places, real, accepted, to_make_places, to_make;
    double highest = 1;
    for (std::size_t i = 0; i < shown_.size(); ++i) {
        const stages::ClassPlan& plan = shown_[i];
        places.append(static_cast<double>(i));
        real.append(static_cast<double>(plan.real));
        accepted.append(static_cast<double>(plan.accepted));
        // A bar of no height would still draw its outline.
        if (plan.to_make > 0) {
            to_make_places.append(static_cast<double>(i));
            to_make.append(static_cast<double>(plan.to_make));
        }
        highest = std::max(highest, static_cast<double>(plan.real + plan.accepted + plan.to_make));
    }
    const double floor = logarithmic_ ? 0.8 : 0.0;
    for (QCPBars* bars : {real_, accepted_, to_make_, picked_bar_}) bars->setBaseValue(bars == real_ || bars == picked_bar_ ? floor : 0.0);
    real_->setData(places, real, true);
    accepted_->setData(places, accepted, true);
    to_make_->setData(to_make_places, to_make, true);
    const double top = logarithmic_ ? highest * 2.2 : highest * 1.18;
    picked_bar_->data()->clear();
    for (std::size_t i = 0; i < shown_.size(); ++i) {
        if (shown_[i].class_id == picked_) picked_bar_->addData(static_cast<double>(i), top);
    }
    plot_->yAxis->setScaleType(logarithmic_ ? QCPAxis::stLogarithmic : QCPAxis::stLinear);
    if (logarithmic_) {
        plot_->yAxis->setTicker(QSharedPointer<QCPAxisTickerLog>::create());
    } else {
        plot_->yAxis->setTicker(QSharedPointer<QCPAxisTicker>::create());
    }
    plot_->yAxis->setNumberFormat("f");
    plot_->yAxis->setNumberPrecision(0);
    plot_->yAxis->setRange(floor, top);
    plot_->xAxis->setRange(-0.6, std::max(0.6, static_cast<double>(shown_.size()) - 0.4));
}

void ClassHistogram::plot_labels() {
    const auto ticker = QSharedPointer<QCPAxisTickerText>::create();
    const bool names = static_cast<int>(shown_.size()) <= name_limit;
    const int step = names ? 1 : static_cast<int>(shown_.size()) / 20 + 1;
    for (int i = 0; i < static_cast<int>(shown_.size()); i += step) {
        ticker->addTick(i, names ? readable(shown_[static_cast<std::size_t>(i)].name) : QString::number(i));
    }
    plot_->xAxis->setTicker(ticker);
    int widest = 0;
    const QFontMetrics metrics(plot_->xAxis->tickLabelFont());
    for (const stages::ClassPlan& plan : shown_) widest = std::max(widest, metrics.horizontalAdvance(readable(plan.name)) + 8);
    const bool crowded = names && widest * static_cast<int>(shown_.size()) > plot_->axisRect()->width();
    plot_->xAxis->setTickLabelRotation(crowded ? -35 : 0);
    plot_->xAxis->setTickLabels(true);
}

int ClassHistogram::bar_at(const QPoint& position) const {
    if (!plot_->axisRect()->rect().adjusted(0, 0, 0, 60).contains(position)) return -1;
    const int bar = qRound(plot_->xAxis->pixelToCoord(position.x()));
    return bar >= 0 && bar < static_cast<int>(shown_.size()) ? bar : -1;
}

void ClassHistogram::press(const QPoint& position) {
    const int bar = bar_at(position);
    if (bar >= 0) emit class_clicked(shown_[static_cast<std::size_t>(bar)].class_id);
}

void ClassHistogram::hover(const QPoint& position) {
    const int bar = bar_at(position);
    if (bar < 0) {
        QToolTip::hideText();
        return;
    }
    const stages::ClassPlan& plan = shown_[static_cast<std::size_t>(bar)];
    QToolTip::showText(
        plot_->mapToGlobal(position),
        tr("%1: %2 real, %3 accepted, %4 to make").arg(readable(plan.name), number(plan.real), number(plan.accepted), number(plan.to_make)),
        plot_);
}

QPoint ClassHistogram::bar_position(std::int64_t class_id) const {
    for (std::size_t i = 0; i < shown_.size(); ++i) {
        if (shown_[i].class_id != class_id) continue;
        const QRect area = plot_->axisRect()->rect();
        return {qRound(plot_->xAxis->coordToPixel(static_cast<double>(i))), area.bottom() - 2};
    }
    return {};
}

}  // namespace tw::ui
