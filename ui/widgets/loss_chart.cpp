#include "ui/widgets/loss_chart.h"

#include "ui/widgets/plot_style.h"
#include "ui/widgets/theme.h"

#include <qcustomplot.h>

#include <QVBoxLayout>

namespace tw::ui {

namespace {

constexpr double share_of_new = 0.05;  // of a step in the running mean

}  // namespace

LossChart::LossChart(QWidget* parent) : QWidget(parent), plot_(new QCustomPlot(this)) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(plot_);
    setMinimumHeight(150);
    setAccessibleName(tr("Loss while fine-tuning"));
    raw_ = plot_->addGraph();
    smooth_ = plot_->addGraph();
    plot_->xAxis->setLabel(tr("optimiser step"));
    plot_->yAxis->setLabel(tr("loss"));
    restyle();
    clear();
}

void LossChart::changeEvent(QEvent* event) {
    if (event->type() == QEvent::PaletteChange) restyle();
    QWidget::changeEvent(event);
}

void LossChart::restyle() {
    style_plot(plot_);
    QColor faint = theme().real;
    faint.setAlpha(80);
    raw_->setPen(QPen(faint, 1));
    smooth_->setPen(QPen(theme().real, 2));
    plot_->replot(QCustomPlot::rpQueuedReplot);
}

void LossChart::clear() {
    raw_->data()->clear();
    smooth_->data()->clear();
    highest_ = 0;
    plot_->xAxis->setRange(0, 100);
    plot_->yAxis->setRange(0, 1);
    plot_->replot(QCustomPlot::rpQueuedReplot);
}

void LossChart::append(int step, double loss) {
    mean_ = points() == 0 ? loss : mean_ + share_of_new * (loss - mean_);
    highest_ = std::max(highest_, loss);
    raw_->addData(step, loss);
    smooth_->addData(step, mean_);
}

void LossChart::add(int step, double loss) {
    append(step, loss);
    plot_->xAxis->setRange(0, std::max(plot_->xAxis->range().upper, step * 1.05));
    plot_->yAxis->setRange(0, std::max(1e-6, highest_ * 1.1));
    plot_->replot(QCustomPlot::rpQueuedReplot);
}

void LossChart::set_curve(const std::vector<std::pair<int, double>>& curve) {
    clear();
    for (const auto& [step, loss] : curve) append(step, loss);
    if (curve.empty()) return;
    plot_->xAxis->setRange(0, curve.back().first * 1.05);
    plot_->yAxis->setRange(0, std::max(1e-6, highest_ * 1.1));
    plot_->replot(QCustomPlot::rpQueuedReplot);
}

int LossChart::points() const {
    return raw_->dataCount();
}

}  // namespace tw::ui
