#include "ui/widgets/picture_view.h"

#include "ui/widgets/picture_levels.h"
#include "ui/widgets/theme.h"

#include <QMouseEvent>
#include <QPainter>
#include <QPointer>
#include <QThreadPool>

#include <cmath>

namespace tw::ui {

namespace {

constexpr double room = 8;             // px around the whole picture, for the frame
constexpr double largest_scale = 8;    // screen pixels for one of the picture's
constexpr double wheel_factor = 1.25;  // a notch
constexpr double notch = 120;          // of QWheelEvent
constexpr double click_distance = 4;   // px; a longer way is a drag

}  // namespace

PictureView::PictureView(QWidget* parent) : QWidget(parent) {
    setMinimumSize(96, 96);
    setAccessibleName(tr("Picture"));
}

PictureView::~PictureView() = default;

void PictureView::set_image(const QImage& image) {
    if (image.cacheKey() == image_.cacheKey()) return;
    image_ = image;
    levels_.reset();
    if (!image.isNull()) message_.clear();
    make_levels();
    update();
}

void PictureView::make_levels() {
    if (std::max(image_.width(), image_.height()) <= 2 * PictureLevels::smallest) return;
    QThreadPool::globalInstance()->start([view = QPointer(this), image = image_] {
        const auto levels = std::make_shared<const PictureLevels>(image);
        QMetaObject::invokeMethod(
            qApp,
            [view, levels, key = image.cacheKey()] {
                if (!view || view->image_.cacheKey() != key) return;
                view->levels_ = levels;
                view->update();
            },
            Qt::QueuedConnection);
    });
}

void PictureView::set_message(const QString& message) {
    image_ = {};
    levels_.reset();
    message_ = message;
    update();
}

void PictureView::set_badge(const QString& word, const QColor& colour) {
    badge_ = word;
    badge_colour_ = colour;
    update();
}

void PictureView::set_viewport(const Viewport& viewport) {
    viewport_ = viewport;
    update();
}

double PictureView::fit_scale() const {
    const double scale = std::min((width() - room) / image_.width(), (height() - room) / image_.height());
    return scale > 1 ? std::floor(scale) : scale;
}

double PictureView::scale() const {
    return image_.isNull() ? 1 : fit_scale() * viewport_.zoom;
}

/// Where the whole picture would lie; a side that has room is in the middle.
QRectF PictureView::place() const {
    const QSizeF size = QSizeF(image_.size()) * scale();
    const auto begin = [](double available, double length, double centre) {
        if (length <= available) return std::round((available - length) / 2);
        return std::clamp(available / 2 - centre * length, available - length, 0.0);
    };
    return {QPointF(begin(width(), size.width(), viewport_.centre.x()), begin(height(), size.height(), viewport_.centre.y())), size};
}

void PictureView::move_to(Viewport viewport) {
    if (image_.isNull()) return;
    const double fit = fit_scale();
    viewport.zoom = std::clamp(viewport.zoom, std::min(1.0, 1 / fit), std::max(1.0, largest_scale / fit));
    viewport.centre = {std::clamp(viewport.centre.x(), 0.0, 1.0), std::clamp(viewport.centre.y(), 0.0, 1.0)};
    if (viewport.zoom <= 1) viewport.centre = {0.5, 0.5};
    if (viewport == viewport_) return;
    set_viewport(viewport);
    emit viewport_changed(viewport_);
}

void PictureView::zoom_at(QPointF position, double factor) {
    if (image_.isNull()) return;
    const QRectF before = place();
    // The point under the cursor stays there.
    const QPointF point((position.x() - before.x()) / before.width(), (position.y() - before.y()) / before.height());
    const QPointF from_middle = position - QRectF(rect()).center();
    Viewport next = viewport_;
    next.zoom *= factor;
    const QSizeF size = QSizeF(image_.size()) * (fit_scale() * next.zoom);
    next.centre = {point.x() - from_middle.x() / size.width(), point.y() - from_middle.y() / size.height()};
    move_to(next);
}

void PictureView::toggle_actual_size() {
    if (image_.isNull()) return;
    const bool whole = qFuzzyCompare(viewport_.zoom, 1);
    move_to({whole ? 1 / fit_scale() : 1, {0.5, 0.5}});
}

void PictureView::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    if (image_.isNull()) {
        painter.setPen(theme().muted);
        painter.drawText(rect().adjusted(12, 12, -12, -12), Qt::AlignCenter | Qt::TextWordWrap, message_);
        return;
    }
    draw_picture(painter);
    if (!badge_.isEmpty()) draw_badge(painter);
}

void PictureView::draw_picture(QPainter& painter) const {
    const QRectF whole = place();
    const QRectF visible = whole.intersected(rect());
    const double shown_scale = scale() * devicePixelRatioF();
    const QImage& level = levels_ ? levels_->at(shown_scale) : image_;
    const double x = level.width() / whole.width(), y = level.height() / whole.height();
    const QRectF source((visible.x() - whole.x()) * x, (visible.y() - whole.y()) * y, visible.width() * x, visible.height() * y);
    painter.setRenderHint(QPainter::SmoothPixmapTransform, shown_scale < 1);
    painter.drawImage(visible, level, source);
}

void PictureView::draw_badge(QPainter& painter) const {
    const QRectF frame = place().intersected(QRectF(rect()).adjusted(4, 4, -4, -4));
    painter.setPen(QPen(badge_colour_, 4));
    painter.drawRect(frame.adjusted(-2, -2, 2, 2));
    QFont bold = font();
    bold.setBold(true);
    painter.setFont(bold);
    const QSize size = painter.fontMetrics().size(Qt::TextSingleLine, badge_) + QSize(18, 8);
    const QRectF corner(frame.topLeft() + QPointF(-4, -4), size);
    painter.fillRect(corner, badge_colour_);
    painter.setPen(theme().surface);
    painter.drawText(corner, Qt::AlignCenter, badge_);
}

void PictureView::mousePressEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton) return;
    pressed_ = dragged_ = event->position();
    moved_ = false;
}

void PictureView::mouseMoveEvent(QMouseEvent* event) {
    if (!(event->buttons() & Qt::LeftButton) || image_.isNull()) return;
    if (!moved_ && (event->position() - pressed_).manhattanLength() < click_distance) return;
    moved_ = true;
    const QPointF way = event->position() - dragged_;
    dragged_ = event->position();
    const QRectF whole = place();
    // From where it is drawn, which is not where the centre says when it lies at an edge.
    const QPointF middle = QRectF(rect()).center() - way - whole.topLeft();
    move_to({viewport_.zoom, {middle.x() / whole.width(), middle.y() / whole.height()}});
}

void PictureView::mouseReleaseEvent(QMouseEvent* event) {
    if (event->button() == Qt::LeftButton && !moved_) emit clicked();
}

void PictureView::wheelEvent(QWheelEvent* event) {
    zoom_at(event->position(), std::pow(wheel_factor, event->angleDelta().y() / notch));
    event->accept();
}

}  // namespace tw::ui
