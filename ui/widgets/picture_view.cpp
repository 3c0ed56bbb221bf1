#include "ui/widgets/picture_view.h"

#include "ui/widgets/theme.h"

#include <QMouseEvent>
#include <QPainter>

#include <cmath>

namespace tw::ui {

PictureView::PictureView(QWidget* parent) : QWidget(parent) {
    setMinimumSize(96, 96);
    setAccessibleName(tr("Picture"));
}

void PictureView::set_image(const QImage& image) {
    image_ = image;
    if (!image.isNull()) message_.clear();
    update();
}

void PictureView::set_message(const QString& message) {
    image_ = {};
    message_ = message;
    update();
}

void PictureView::set_actual_size(bool actual) {
    actual_size_ = actual;
    update();
}

void PictureView::set_badge(const QString& word, const QColor& colour) {
    badge_ = word;
    badge_colour_ = colour;
    update();
}

QRectF PictureView::target() const {
    const double room_x = width() - 8.0;
    const double room_y = height() - 8.0;
    double scale = std::min(room_x / image_.width(), room_y / image_.height());
    if (scale > 1) scale = std::max(1.0, std::floor(scale));
    if (actual_size_) scale = 1;
    const QSizeF size(image_.width() * scale, image_.height() * scale);
    return {QPointF(std::round((width() - size.width()) / 2), std::round((height() - size.height()) / 2)), size};
}

void PictureView::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    if (image_.isNull()) {
        painter.setPen(theme().muted);
        painter.drawText(rect().adjusted(12, 12, -12, -12), Qt::AlignCenter | Qt::TextWordWrap, message_);
        return;
    }
    const QRectF place = target();
    painter.setRenderHint(QPainter::SmoothPixmapTransform, place.width() < image_.width());
    painter.drawImage(place, image_);
    if (badge_.isEmpty()) return;
    painter.setPen(QPen(badge_colour_, 4));
    painter.drawRect(place.adjusted(-2, -2, 2, 2));
    QFont bold = font();
    bold.setBold(true);
    painter.setFont(bold);
    const QSize size = painter.fontMetrics().size(Qt::TextSingleLine, badge_) + QSize(18, 8);
    const QRectF corner(place.topLeft() + QPointF(-4, -4), size);
    painter.fillRect(corner, badge_colour_);
    painter.setPen(Qt::white);
    painter.drawText(corner, Qt::AlignCenter, badge_);
}

void PictureView::mousePressEvent(QMouseEvent* event) {
    if (event->button() == Qt::LeftButton) emit clicked();
}

}  // namespace tw::ui
