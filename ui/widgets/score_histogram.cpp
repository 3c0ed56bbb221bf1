#include "ui/widgets/score_histogram.h"

#include "ui/bridge/text.h"
#include "ui/widgets/plot_style.h"
#include "ui/widgets/theme.h"

#include <qcustomplot.h>

#include <QKeyEvent>
#include <QVBoxLayout>

namespace tw::ui {

namespace {

constexpr int bins = 32;

/// Share of the values in each bin, percent, as the outline of steps.
void fill_steps(QCPGraph* graph, const std::vector<double>& values, double low, double high) {
    QVector<double> x(bins + 1), y(bins + 1);
    const double width = (high - low) / bins;
    for (int i = 0; i <= bins; ++i) x[i] = low + i * width;
    for (const double value : values) {
        const int bin = std::clamp(static_cast<int>((value - low) / width), 0, bins - 1);
        y[bin] += 100.0 / static_cast<double>(values.size());
    }
    y[bins] = 0;
    graph->setData(x, y, true);
}

}  // namespace

ScoreHistogram::ScoreHistogram(QWidget* parent) : QWidget(parent), plot_(new QCustomPlot(this)) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(plot_);
    setMinimumHeight(110);
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Scores with threshold"));
    setAccessibleDescription(tr("Drag the line, or press the left and right arrow keys, to move the threshold."));
    samples_ = plot_->addGraph();
    samples_->setName(tr("generated"));
    samples_->setLineStyle(QCPGraph::lsStepLeft);
    real_ = plot_->addGraph();
    real_->setName(tr("real training images"));
    real_->setLineStyle(QCPGraph::lsStepLeft);
    line_ = new QCPItemStraightLine(plot_);
    marker_point_ = new QCPItemTracer(plot_);
    marker_point_->setStyle(QCPItemTracer::tsSquare);
    marker_point_->setSize(10);
    marker_point_->position->setTypeX(QCPItemPosition::ptPlotCoords);
    marker_point_->position->setTypeY(QCPItemPosition::ptAxisRectRatio);
    marker_point_->setVisible(false);
    label_ = new QCPItemText(plot_);
    label_->position->setTypeX(QCPItemPosition::ptPlotCoords);
    label_->position->setTypeY(QCPItemPosition::ptAxisRectRatio);
    label_->setPositionAlignment(Qt::AlignLeft | Qt::AlignTop);
    plot_->yAxis->setLabel(tr("share, %"));
    connect(plot_, &QCustomPlot::mousePress, this, [this](QMouseEvent* event) {
        dragging_ = true;
        move_to(plot_->xAxis->pixelToCoord(event->pos().x()));
    });
    connect(plot_, &QCustomPlot::mouseMove, this, [this](QMouseEvent* event) {
        if (dragging_) move_to(plot_->xAxis->pixelToCoord(event->pos().x()));
    });
    connect(plot_, &QCustomPlot::mouseRelease, this, [this] {
        if (std::exchange(dragging_, false)) emit threshold_moved(threshold_);
    });
    plot_->setCursor(Qt::SplitHCursor);
    restyle();
}

void ScoreHistogram::restyle() {
    style_plot(plot_);
    const Theme& t = theme();
    QColor fill = t.accepted;
    fill.setAlpha(130);
    samples_->setPen(QPen(t.accepted, 1));
    samples_->setBrush(fill);
    real_->setPen(QPen(t.real, 2));
    line_->setPen(QPen(t.line, 2, Qt::DashLine));
    label_->setColor(t.line);
    marker_point_->setPen(QPen(t.text, 2));
    marker_point_->setBrush(t.accent);
    plot_->replot(QCustomPlot::rpQueuedReplot);
}

void ScoreHistogram::changeEvent(QEvent* event) {
    if (event->type() == QEvent::PaletteChange) restyle();
    QWidget::changeEvent(event);
}

void ScoreHistogram::set_scores(const std::vector<double>& samples, const std::vector<double>& real, double threshold) {
    if (dragging_) return;
    threshold_ = threshold;
    double low = threshold, high = threshold;
    for (const std::vector<double>* values : {&samples, &real}) {
        for (const double value : *values) low = std::min(low, value), high = std::max(high, value);
    }
    if (high - low < 1e-9) low -= 0.5, high += 0.5;
    const double margin = (high - low) * 0.04;
    low -= margin, high += margin;
    fill_steps(samples_, samples, low, high);
    fill_steps(real_, real, low, high);
    plot_->xAxis->setRange(low, high);
    bool found = false;
    const double top = std::max(samples_->getValueRange(found).upper, real_->getValueRange(found).upper);
    plot_->yAxis->setRange(0, std::max(1.0, top * 1.15));
    draw_line();
}

void ScoreHistogram::set_keeps_above(bool above) {
    sign_ = above ? QStringLiteral("≥ ") : QStringLiteral("≤ ");
    draw_line();
}

void ScoreHistogram::set_marker(std::optional<double> value) {
    marker_ = value;
    marker_point_->setVisible(value.has_value());
    if (value) marker_point_->position->setCoords(*value, 0.94);
    plot_->replot(QCustomPlot::rpQueuedReplot);
}

void ScoreHistogram::draw_line() {
    line_->point1->setCoords(threshold_, 0);
    line_->point2->setCoords(threshold_, 1);
    const QCPRange range = plot_->xAxis->range();
    const bool right_half = threshold_ > range.center();
    label_->setPositionAlignment((right_half ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignTop);
    label_->setText(QStringLiteral(" %1%2 ").arg(sign_, number(threshold_, 3)));
    label_->position->setCoords(threshold_, 0.02);
    plot_->replot(QCustomPlot::rpQueuedReplot);
}

void ScoreHistogram::move_to(double value) {
    threshold_ = value;
    draw_line();
    emit threshold_moving(value);
}

bool ScoreHistogram::event(QEvent* event) {
    if (event->type() == QEvent::ShortcutOverride) {
        // The line's own keys, also where the page moves to another picture by them.
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_Left || key == Qt::Key_Right) event->accept();
    }
    return QWidget::event(event);
}

void ScoreHistogram::keyPressEvent(QKeyEvent* event) {
    const double step = plot_->xAxis->range().size() / 100;
    if (event->key() == Qt::Key_Left) {
        move_to(threshold_ - step);
    } else if (event->key() == Qt::Key_Right) {
        move_to(threshold_ + step);
    } else {
        QWidget::keyPressEvent(event);
        return;
    }
    emit threshold_moved(threshold_);
}

}  // namespace tw::ui
