#include "ui/widgets/class_histogram.h"

#include "ui/bridge/text.h"
#include "ui/models/plan_model.h"
#include "ui/widgets/plot_style.h"
#include "ui/widgets/theme.h"

#include <qcustomplot.h>

#include <QAccessible>
#include <QVBoxLayout>

namespace tw::ui {

namespace {

constexpr double bar_width = 0.78;
constexpr double edge = 0.6;       // bars left free at both ends
constexpr double thin_bar = 4;     // px; below it gaps and hatching only blur
constexpr double level_name = 15;  // px that a slanted name needs along the axis
constexpr int nearest_bars = 40;   // in view when a class is looked for

QCPBars* make_bars(QCustomPlot* plot, const QString& name, QCPBars* below) {
    auto* bars = new QCPBars(plot->xAxis, plot->yAxis);
    bars->setName(name);
    bars->setPen(Qt::NoPen);
    bars->setStackingGap(0);
    bars->setAntialiased(false);
    if (below) bars->moveAbove(below);
    return bars;
}

/// Ticks at whole numbers only: there is no half an image.
QSharedPointer<QCPAxisTicker> whole_numbers() {
    const auto ticker = QSharedPointer<QCPAxisTickerFixed>::create();
    ticker->setTickStep(1);
    ticker->setScaleStrategy(QCPAxisTickerFixed::ssMultiples);
    return ticker;
}

QCPItemRect* make_rect(QCustomPlot* plot, const char* layer) {
    auto* rect = new QCPItemRect(plot);
    rect->setLayer(layer);
    rect->setPen(Qt::NoPen);
    rect->setVisible(false);
    return rect;
}

}  // namespace

ClassHistogram::ClassHistogram(QWidget* parent) : QWidget(parent), plot_(new QCustomPlot(this)) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(plot_);
    setMinimumHeight(180);
    setFocusPolicy(Qt::StrongFocus);
    plot_->setFocusPolicy(Qt::NoFocus);
    setAccessibleName(tr("Images per class"));
    setAccessibleDescription(tr("Left and right move along the bars, Enter picks the class, Shift selects several, plus and minus zoom."));
    for (QCPItemRect*& band : bands_) band = make_rect(plot_, "background");
    picked_bar_ = make_bars(plot_, {}, nullptr);
    picked_bar_->setWidth(1.0);
    picked_bar_->removeFromLegend();
    real_ = make_bars(plot_, tr("real"), nullptr);
    accepted_ = make_bars(plot_, tr("accepted"), real_);
    to_make_ = make_bars(plot_, tr("to make"), accepted_);
    active_mark_ = make_rect(plot_, "overlay");
    sweep_mark_ = make_rect(plot_, "overlay");
    make_lines();
    put_legend_above(plot_);
    plot_->yAxis->setLabel(tr("images"));
    connect(plot_, &QCustomPlot::mousePress, this, &ClassHistogram::press);
    connect(plot_, &QCustomPlot::mouseMove, this, &ClassHistogram::move);
    connect(plot_, &QCustomPlot::mouseRelease, this, &ClassHistogram::release);
    connect(plot_, &QCustomPlot::mouseWheel, this, &ClassHistogram::wheel);
    restyle();
}

void ClassHistogram::make_lines() {
    for (LimitLine& limit : lines_) {
        limit.line = new QCPItemStraightLine(plot_);
        limit.label = new QCPItemText(plot_);
        limit.label->position->setTypeX(QCPItemPosition::ptAxisRectRatio);
        limit.label->position->setTypeY(QCPItemPosition::ptPlotCoords);
        limit.label->setPadding(QMargins(4, 0, 4, 0));
        for (QCPAbstractItem* item : {static_cast<QCPAbstractItem*>(limit.line), static_cast<QCPAbstractItem*>(limit.label)}) {
            item->setLayer("overlay");
            item->setVisible(false);
        }
    }
}

void ClassHistogram::restyle() {
    style_plot(plot_);
    const Theme& t = theme();
    real_->setBrush(t.real);
    accepted_->setBrush(t.accepted);
    picked_bar_->setBrush(t.selected);
    const auto tint = [](QColor colour, int alpha) {
        colour.setAlpha(alpha);
        return QBrush(colour);
    };
    bands_[0]->setBrush(tint(t.waiting, t.dark ? 18 : 22));
    bands_[1]->setBrush(tint(t.accepted, t.dark ? 30 : 34));
    sweep_mark_->setBrush(tint(t.accent, 40));
    active_mark_->setBrush(Qt::NoBrush);
    active_mark_->setPen(QPen(t.accent, 2));
    for (int line = 0; line < line_count; ++line) {
        const QColor colour = line == target_line ? t.line : t.muted;
        lines_[static_cast<std::size_t>(line)].line->setPen(QPen(colour, line == target_line ? 2 : 1, Qt::DashLine));
        lines_[static_cast<std::size_t>(line)].label->setColor(colour);
        // Readable over a bar, too.
        lines_[static_cast<std::size_t>(line)].label->setBrush(tint(t.surface, 215));
        lines_[static_cast<std::size_t>(line)].label->setFont(plot_->xAxis->tickLabelFont());
    }
    redraw();
}

void ClassHistogram::redraw() {
    const bool thin = plot_->axisRect()->width() < thin_bar * shown_bars();
    const Theme& t = theme();
    // Hatched, so that what does not exist yet is not told by colour alone.
    to_make_->setBrush(QBrush(t.to_make.darker(t.dark ? 80 : 118), thin ? Qt::Dense3Pattern : Qt::BDiagPattern));
    to_make_->setPen(thin ? QPen(Qt::NoPen) : QPen(t.to_make, 1));
    for (QCPBars* bars : {real_, accepted_, to_make_}) bars->setWidth(thin ? 1.0 : bar_width);
    plot_labels();
    for (const Line line : {head_line, tail_line, target_line}) place_label(line);
    plot_->replot(QCustomPlot::rpQueuedReplot);
}

void ClassHistogram::changeEvent(QEvent* event) {
    if (event->type() == QEvent::PaletteChange) restyle();
    QWidget::changeEvent(event);
}

void ClassHistogram::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    redraw();
}

void ClassHistogram::set_classes(const std::vector<stages::ClassPlan>& classes) {
    const bool other = classes.size() != classes_.size();
    classes_ = classes;
    plot();
    if (other) show_all();
}

void ClassHistogram::set_picked(const std::vector<std::int64_t>& class_ids) {
    picked_ = class_ids;
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

void ClassHistogram::set_limits(std::int64_t head_min, std::int64_t tail_max) {
    lines_[head_line].value = head_min;
    lines_[tail_line].value = tail_max;
    plot();
}

void ClassHistogram::set_target(std::int64_t target) {
    lines_[target_line].value = target;
    plot();
}

void ClassHistogram::plot() {
    const std::int64_t kept = active_class();
    shown_ = classes_;
    if (by_count_) {
        std::stable_sort(shown_.begin(), shown_.end(), [](const auto& a, const auto& b) { return a.real > b.real; });
    }
    active_ = bar_of(kept);
    plot_bars();
    plot_bands();
    plot_marks();
    redraw();
}

void ClassHistogram::plot_bars() {
    const double floor = logarithmic_ ? 0.8 : 0.0;
    QVector<double> places, real, accepted, to_make_places, to_make;
    highest_ = 1;
    for (int i = 0; i < bar_count(); ++i) {
        const stages::ClassPlan& plan = bar(i);
        places.append(i);
        // The base is part of the bar's height.
        real.append(std::max(0.0, static_cast<double>(plan.real) - floor));
        accepted.append(static_cast<double>(plan.accepted));
        // A bar of no height would still draw its outline.
        if (plan.to_make > 0) {
            to_make_places.append(i);
            to_make.append(static_cast<double>(plan.to_make));
        }
        highest_ = std::max(highest_, static_cast<double>(plan.real + plan.accepted + plan.to_make));
    }
    // The line of the target is in view, but does not squeeze the bars.
    const auto target = static_cast<double>(lines_[target_line].value);
    if (drag_ == Drag::none) highest_ = std::max(highest_, std::min(target, 2 * highest_));
    for (QCPBars* bars : {real_, picked_bar_}) bars->setBaseValue(floor);
    real_->setData(places, real, true);
    accepted_->setData(places, accepted, true);
    to_make_->setData(to_make_places, to_make, true);
    plot_->yAxis->setScaleType(logarithmic_ ? QCPAxis::stLogarithmic : QCPAxis::stLinear);
    plot_->yAxis->setTicker(logarithmic_ ? QSharedPointer<QCPAxisTicker>(new QCPAxisTickerLog) : whole_numbers());
    plot_->yAxis->setNumberFormat("f");
    plot_->yAxis->setNumberPrecision(0);
    // The scale stands still under the hand that drags a line over it.
    if (drag_ != Drag::line) plot_->yAxis->setRange(floor, logarithmic_ ? highest_ * 2.2 : highest_ * 1.12);
}

void ClassHistogram::plot_bands() {
    const std::int64_t head = lines_[head_line].value, tail = lines_[tail_line].value;
    const bool banded = head >= 0 && tail >= 0 && !shown_.empty();
    const double tops[] = {static_cast<double>(head) - 0.5, static_cast<double>(tail) + 0.5};
    for (std::size_t i = 0; i < bands_.size(); ++i) {
        bands_[i]->setVisible(banded && tops[i] > plot_->yAxis->range().lower);
        bands_[i]->topLeft->setTypeX(QCPItemPosition::ptAxisRectRatio);
        bands_[i]->bottomRight->setTypeX(QCPItemPosition::ptAxisRectRatio);
        bands_[i]->topLeft->setCoords(0, tops[i]);
        bands_[i]->bottomRight->setCoords(1, i == 0 ? std::max(tops[1], plot_->yAxis->range().lower) : plot_->yAxis->range().lower);
    }
    plot_line(head_line, tops[0], tr("head: %1 and more").arg(number(head)));
    plot_line(tail_line, tops[1], tr("tail: up to %1").arg(number(tail)));
    const std::int64_t target = lines_[target_line].value;
    plot_line(target_line, static_cast<double>(target), tr("target %1").arg(number(target)));
}

void ClassHistogram::plot_line(Line line, double at, const QString& text) {
    LimitLine& limit = lines_[line];
    const bool in_view = limit.value >= 0 && at > plot_->yAxis->range().lower && at < plot_->yAxis->range().upper;
    limit.line->setVisible(in_view);
    limit.label->setVisible(in_view);
    limit.line->point1->setCoords(0, at);
    limit.line->point2->setCoords(1, at);
    limit.label->setText(text);
}

/// The names of the two limits stand at the right, on their own side of the line, and side by side where there is no room.
void ClassHistogram::place_label(Line line) {
    constexpr int line_height = 17;
    LimitLine& limit = lines_[line];
    const double at = limit.line->point1->value();
    const double y = plot_->yAxis->coordToPixel(at);
    if (line == target_line) {
        const bool room_above = y - line_height > plot_->axisRect()->top();
        limit.label->setPositionAlignment(Qt::AlignLeft | (room_above ? Qt::AlignBottom : Qt::AlignTop));
        limit.label->position->setCoords(0, at);
        return;
    }
    const bool is_tail = line == tail_line;
    const bool above = !is_tail || plot_->axisRect()->bottom() - y < line_height;
    const double head_y = plot_->yAxis->coordToPixel(lines_[head_line].line->point1->value());
    const bool crowded = is_tail && above && lines_[head_line].line->visible() && y - head_y < line_height;
    limit.label->setPositionAlignment(Qt::AlignRight | (above ? Qt::AlignBottom : Qt::AlignTop));
    limit.label->position->setCoords(crowded ? 0.82 : 1, at);
}

/// The picked bars' ground and the outline of the active one.
void ClassHistogram::plot_marks() {
    picked_bar_->data()->clear();
    const double top = plot_->yAxis->range().upper;
    for (int i = 0; i < bar_count(); ++i) {
        if (std::find(picked_.begin(), picked_.end(), bar(i).class_id) != picked_.end()) picked_bar_->addData(i, top);
    }
    active_mark_->setVisible(active_ >= 0 && hasFocus());
    if (active_ < 0) return;
    for (QCPItemPosition* corner : {active_mark_->topLeft, active_mark_->bottomRight}) corner->setTypeY(QCPItemPosition::ptAxisRectRatio);
    active_mark_->topLeft->setCoords(active_ - 0.5, 0.005);
    active_mark_->bottomRight->setCoords(active_ + 0.5, 0.995);
}

void ClassHistogram::plot_labels() {
    const auto ticker = QSharedPointer<QCPAxisTickerText>::create();
    const QCPRange view = plot_->xAxis->range();
    const double room = plot_->axisRect()->width() / std::max(1.0, view.size());  // px a bar
    const int first = std::max(0, static_cast<int>(std::ceil(view.lower))), last = std::min(bar_count() - 1, static_cast<int>(view.upper));
    const QFontMetrics metrics(plot_->xAxis->tickLabelFont());
    int widest = 0;
    for (int i = first; i <= last; ++i) widest = std::max(widest, metrics.horizontalAdvance(readable(bar(i).name)) + 8);
    const bool slanted = widest > room;
    const int step = slanted ? std::max(1, static_cast<int>(std::ceil(level_name / room))) : 1;
    constexpr int longest = 130;  // px
    shown_names_ = 0;
    for (int i = first; i <= last; ++i) {
        if (i % step != 0) continue;
        ticker->addTick(i, metrics.elidedText(readable(bar(i).name), Qt::ElideRight, longest));
        ++shown_names_;
    }
    plot_->xAxis->setTicker(ticker);
    plot_->xAxis->setTickLabelRotation(slanted ? -35 : 0);
}

int ClassHistogram::bar_of(std::int64_t class_id) const {
    const auto found = std::find_if(shown_.begin(), shown_.end(), [&](const auto& plan) { return plan.class_id == class_id; });
    return found == shown_.end() ? -1 : static_cast<int>(found - shown_.begin());
}

std::int64_t ClassHistogram::active_class() const {
    return active_ >= 0 && active_ < bar_count() ? bar(active_).class_id : 0;
}

int ClassHistogram::shown_bars() const {
    return std::min(bar_count(), static_cast<int>(std::lround(plot_->xAxis->range().size())));
}

/// Bars from .. to in view, kept within what there is.
void ClassHistogram::look(double from, double to) {
    constexpr double fewest = 3;
    const double first = -edge, last = std::max(edge, bar_count() - 1 + edge);
    const double width = std::clamp(to - from, std::min(fewest, last - first), last - first);
    const double middle = (from + to) / 2;
    const double start = std::clamp(middle - width / 2, first, last - width);
    plot_->xAxis->setRange(start, start + width);
    redraw();
}

void ClassHistogram::show_all() {
    look(-edge, bar_count() - 1 + edge);
}

void ClassHistogram::zoom(double factor) {
    const QCPRange view = plot_->xAxis->range();
    const bool about_active = active_ >= 0 && view.contains(active_);
    const double middle = about_active ? active_ : view.center();
    look(middle - (middle - view.lower) / factor, middle + (view.upper - middle) / factor);
}

void ClassHistogram::show_class(std::int64_t class_id) {
    const int place = bar_of(class_id);
    if (place < 0) return;
    const double room = plot_->axisRect()->width() / std::max(1.0, plot_->xAxis->range().size());
    if (room < level_name) look(place - nearest_bars / 2.0, place + nearest_bars / 2.0);
    activate_bar(place);
}

void ClassHistogram::activate_bar(int place) {
    active_ = place;
    const QCPRange view = plot_->xAxis->range();
    if (place < view.lower || place > view.upper) look(place - view.size() / 2, place + view.size() / 2);
    plot_marks();
    redraw();
    setAccessibleDescription(numbers(bar(place)));
    QAccessibleEvent news(this, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&news);
    emit class_pointed(bar(place).class_id);
}

QString ClassHistogram::numbers(const stages::ClassPlan& plan) {
    const QString target = plan.target > 0 ? number(plan.target) : tr("none");
    return tr("%1, %2: %3 real, %4 accepted, %5 to judge, target %6, %7 to make")
        .arg(readable(plan.name), shot_text(plan.shot), number(plan.real), number(plan.accepted), number(plan.waiting), target,
             number(plan.to_make));
}

QPoint ClassHistogram::bar_position(std::int64_t class_id) const {
    const int place = bar_of(class_id);
    if (place < 0) return {};
    return {qRound(plot_->xAxis->coordToPixel(place)), plot_->axisRect()->bottom() - 2};
}

QPoint ClassHistogram::line_position(Line line) const {
    const LimitLine& limit = lines_[line];
    if (!limit.line->visible()) return {};
    const QRect area = plot_->axisRect()->rect();
    return {line == target_line ? area.center().x() : area.right() - 8, qRound(plot_->yAxis->coordToPixel(limit.line->point1->value()))};
}

}  // namespace tw::ui
