#include "ui/widgets/picture_grid.h"

#include "ui/models/picture_model.h"
#include "ui/widgets/theme.h"

#include <QPainter>
#include <QScrollBar>

namespace tw::ui {

namespace {

constexpr int cell_margin = 4;  // px around a thumbnail
constexpr int caption_height = 18;

void draw_verdict(QPainter* painter, const QRect& place, const QString& verdict) {
    if (verdict != "accepted" && verdict != "rejected") return;
    const bool accepted = verdict == "accepted";
    const QRect mark(place.right() - 19, place.top() + 2, 18, 18);
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    painter->setBrush(accepted ? theme().good : theme().bad);
    painter->drawEllipse(mark);
    icon(accepted ? "check" : "cross", Qt::white).paint(painter, mark.adjusted(3, 3, -3, -3));
}

}  // namespace

PictureDelegate::PictureDelegate(int size, bool captions, QObject* parent)
    : QStyledItemDelegate(parent), size_(size), captions_(captions) {}

QSize PictureDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const {
    return {size_ + 2 * cell_margin, size_ + 2 * cell_margin + (captions_ ? caption_height : 0)};
}

void PictureDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
    painter->save();
    QRect place = option.rect.adjusted(cell_margin, cell_margin, -cell_margin, -cell_margin);
    if (captions_) place.setBottom(place.bottom() - caption_height);
    const auto image = index.data(Qt::DecorationRole).value<QImage>();
    if (image.isNull()) {
        painter->fillRect(place, theme().hover);
    } else {
        const QSize size = image.size().scaled(place.size(), Qt::KeepAspectRatio);
        const QRect target(place.x() + (place.width() - size.width()) / 2, place.y() + (place.height() - size.height()) / 2, size.width(),
                           size.height());
        painter->setRenderHint(QPainter::SmoothPixmapTransform, size.width() < image.width());
        painter->drawImage(target, image);
    }
    const QString verdict = index.data(PictureModel::verdict_role).toString();
    if (verdict == "rejected") {
        QColor veil = theme().window;
        veil.setAlpha(140);
        painter->fillRect(place, veil);
    }
    draw_verdict(painter, place, verdict);
    if (option.state & QStyle::State_Selected) {
        painter->setRenderHint(QPainter::Antialiasing, false);
        painter->setBrush(Qt::NoBrush);
        painter->setPen(QPen(theme().accent, 3));
        painter->drawRect(place.adjusted(-2, -2, 1, 1));
    }
    if (captions_) {
        painter->setPen(theme().muted);
        const QRect line(place.left(), place.bottom() + 2, place.width(), caption_height);
        const QString caption = index.data(PictureModel::caption_role).toString();
        painter->drawText(line, Qt::AlignCenter, painter->fontMetrics().elidedText(caption, Qt::ElideRight, line.width()));
    }
    painter->restore();
}

PictureGrid::PictureGrid(const QString& object_name, int size, bool captions, bool strip, QWidget* parent) : QListView(parent) {
    setObjectName(object_name);
    setProperty("pictures", true);
    setViewMode(QListView::IconMode);
    setUniformItemSizes(true);
    setResizeMode(QListView::Adjust);
    setMovement(QListView::Static);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setItemDelegate(new PictureDelegate(size, captions, this));
    setSpacing(0);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    verticalScrollBar()->setSingleStep(size / 3);
    if (strip) {
        setFlow(QListView::LeftToRight);
        setWrapping(false);
        setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
        setFixedHeight(size + 2 * cell_margin + (captions ? caption_height : 0) + horizontalScrollBar()->sizeHint().height() + 4);
    }
}

}  // namespace tw::ui
