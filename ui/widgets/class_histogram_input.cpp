#include "ui/bridge/text.h"
#include "ui/widgets/class_histogram.h"

#include <qcustomplot.h>

#include <QKeyEvent>
#include <QToolTip>

namespace tw::ui {

namespace {

constexpr int grip = 4;          // px on both sides of a line
constexpr int limit_grip = 150;  // px from the right edge at which the limits can be taken: elsewhere they cross the bars
constexpr double zoom_step = 1.25;

/// The largest of 1, 2, 5, 10, … that is not above what one pixel stands for, so that a line snaps to round numbers.
double round_step(double per_pixel) {
    if (per_pixel <= 1) return 1;
    const double power = std::pow(10.0, std::floor(std::log10(per_pixel)));
    for (const double factor : {5.0, 2.0}) {
        if (factor * power <= per_pixel) return factor * power;
    }
    return power;
}

}  // namespace

int ClassHistogram::bar_at(const QPoint& position) const {
    if (!plot_->axisRect()->rect().adjusted(0, 0, 0, 60).contains(position)) return -1;
    const int place = qRound(plot_->xAxis->pixelToCoord(position.x()));
    return place >= 0 && place < bar_count() ? place : -1;
}

int ClassHistogram::line_at(const QPoint& position) const {
    const QRect area = plot_->axisRect()->rect();
    if (!editable_ || !area.contains(position)) return -1;
    for (const Line line : {target_line, head_line, tail_line}) {
        if (line != target_line && position.x() < area.right() - limit_grip) continue;
        const LimitLine& limit = lines_[line];
        if (!limit.line->visible()) continue;
        const double y = plot_->yAxis->coordToPixel(limit.line->point1->value());
        if (std::abs(position.y() - y) <= grip) return line;
    }
    return -1;
}

std::int64_t ClassHistogram::count_at(int y) const {
    const double value = plot_->yAxis->pixelToCoord(y);
    const double step = round_step(std::abs(plot_->yAxis->pixelToCoord(y - 1) - value));
    return std::max<std::int64_t>(0, std::llround(std::round(value / step) * step));
}

void ClassHistogram::press(QMouseEvent* event) {
    setFocus(Qt::MouseFocusReason);
    pressed_ = event->pos();
    if (event->button() == Qt::MiddleButton) {
        drag_ = Drag::pan;
        panned_from_ = plot_->xAxis->range().lower;
        return;
    }
    if (event->button() != Qt::LeftButton) return;
    dragged_line_ = line_at(event->pos());
    drag_ = dragged_line_ >= 0 ? Drag::line : Drag::sweep;
    anchor_ = bar_at(event->pos());
}

void ClassHistogram::move(QMouseEvent* event) {
    switch (drag_) {
        case Drag::none: hover(event->pos()); break;
        case Drag::sweep: sweep_to(event->pos()); break;
        case Drag::line: drag_line(event->pos(), false); break;
        case Drag::pan: {
            const double width = plot_->xAxis->range().size();
            const double start = panned_from_ - (event->pos().x() - pressed_.x()) * width / plot_->axisRect()->width();
            look(start, start + width);
            break;
        }
    }
}

void ClassHistogram::release(QMouseEvent* event) {
    const Drag ended = std::exchange(drag_, Drag::none);
    const bool moved = (event->pos() - pressed_).manhattanLength() >= QApplication::startDragDistance();
    if (ended == Drag::line && moved) return drag_line(event->pos(), true);
    if (ended == Drag::sweep || ended == Drag::line) finish_sweep(moved ? event->pos() : pressed_);
}

/// Left and right of the bars counts as the first and the last one.
void ClassHistogram::sweep_to(const QPoint& position) {
    if (anchor_ < 0 || bar_count() == 0) return;
    const int place = std::clamp(qRound(plot_->xAxis->pixelToCoord(position.x())), 0, bar_count() - 1);
    sweep_mark_->setVisible(place != anchor_);
    sweep_mark_->topLeft->setTypeY(QCPItemPosition::ptAxisRectRatio);
    sweep_mark_->bottomRight->setTypeY(QCPItemPosition::ptAxisRectRatio);
    sweep_mark_->topLeft->setCoords(std::min(anchor_, place) - 0.5, 0);
    sweep_mark_->bottomRight->setCoords(std::max(anchor_, place) + 0.5, 1);
    plot_->replot(QCustomPlot::rpQueuedReplot);
}

void ClassHistogram::finish_sweep(const QPoint& position) {
    sweep_mark_->setVisible(false);
    plot_->replot(QCustomPlot::rpQueuedReplot);
    if (anchor_ < 0 || bar_count() == 0) return;
    const int place = std::clamp(qRound(plot_->xAxis->pixelToCoord(position.x())), 0, bar_count() - 1);
    active_ = place;
    if (place == anchor_) {
        emit class_clicked(bar(place).class_id);
        return;
    }
    std::vector<std::int64_t> ids;
    for (int i = std::min(anchor_, place); i <= std::max(anchor_, place); ++i) ids.push_back(bar(i).class_id);
    emit classes_swept(ids);
}

void ClassHistogram::drag_line(const QPoint& position, bool end) {
    const std::int64_t count = count_at(std::clamp(position.y(), plot_->axisRect()->top(), plot_->axisRect()->bottom()));
    std::int64_t head = lines_[head_line].value, tail = lines_[tail_line].value;
    switch (dragged_line_) {
        case target_line:
            lines_[target_line].value = std::max<std::int64_t>(1, count);
            end ? emit target_moved(lines_[target_line].value) : emit target_moving(lines_[target_line].value);
            break;
        case head_line: head = std::max(tail + 1, count); break;
        case tail_line: tail = std::min(head - 1, count); break;
        default: return;
    }
    lines_[head_line].value = head;
    lines_[tail_line].value = tail;
    plot();
    if (end && dragged_line_ != target_line) emit limits_moved(head, tail);
}

void ClassHistogram::hover(const QPoint& position) {
    const int line = line_at(position);
    plot_->setCursor(line >= 0 ? Qt::SplitVCursor : Qt::ArrowCursor);
    const int place = bar_at(position);
    emit class_pointed(place < 0 ? 0 : bar(place).class_id);
    if (place < 0 || line >= 0) {
        QToolTip::hideText();
    } else {
        QToolTip::showText(plot_->mapToGlobal(position), numbers(bar(place)), plot_);
    }
}

void ClassHistogram::wheel(QWheelEvent* event) {
    const QCPRange view = plot_->xAxis->range();
    const QPoint turn = event->angleDelta();
    const bool along = event->modifiers() & Qt::ShiftModifier || std::abs(turn.x()) > std::abs(turn.y());
    const double notches = (turn.y() != 0 ? turn.y() : turn.x()) / 120.0;
    if (along) {
        const double shift = -0.15 * notches * view.size();
        look(view.lower + shift, view.upper + shift);
        return;
    }
    const double factor = std::pow(zoom_step, notches);
    const double middle = std::clamp(plot_->xAxis->pixelToCoord(event->position().x()), view.lower, view.upper);
    look(middle - (middle - view.lower) / factor, middle + (view.upper - middle) / factor);
}

void ClassHistogram::keyPressEvent(QKeyEvent* event) {
    const bool extend = event->modifiers() & Qt::ShiftModifier;
    const int page = std::max(1, shown_bars() * 9 / 10);
    switch (event->key()) {
        case Qt::Key_Left: return move_active(active_ - 1, extend);
        case Qt::Key_Right: return move_active(active_ + 1, extend);
        case Qt::Key_PageUp: return move_active(active_ - page, extend);
        case Qt::Key_PageDown: return move_active(active_ + page, extend);
        case Qt::Key_Home: return move_active(0, extend);
        case Qt::Key_End: return move_active(bar_count() - 1, extend);
        case Qt::Key_Return:
        case Qt::Key_Enter:
        case Qt::Key_Space:
            if (active_class() != 0) emit class_clicked(active_class());
            return;
        case Qt::Key_Plus: return zoom(zoom_step);
        case Qt::Key_Minus: return zoom(1 / zoom_step);
        case Qt::Key_0: return show_all();
        default: QWidget::keyPressEvent(event);
    }
}

void ClassHistogram::move_active(int place, bool extend) {
    if (bar_count() == 0) return;
    if (extend && anchor_ < 0) anchor_ = std::max(0, active_);
    const int before = active_;
    activate_bar(std::clamp(place, 0, bar_count() - 1));
    if (!extend) anchor_ = active_;
    if (!extend || active_ == before) return;
    std::vector<std::int64_t> ids;
    for (int i = std::min(anchor_, active_); i <= std::max(anchor_, active_); ++i) ids.push_back(bar(i).class_id);
    emit classes_swept(ids);
}

void ClassHistogram::focusInEvent(QFocusEvent* event) {
    QWidget::focusInEvent(event);
    if (active_ < 0 && bar_count() > 0) active_ = 0;
    plot_marks();
    redraw();
}

void ClassHistogram::focusOutEvent(QFocusEvent* event) {
    QWidget::focusOutEvent(event);
    plot_marks();
    redraw();
}

}  // namespace tw::ui
