#include "ui/widgets/bar_delegate.h"

#include "ui/widgets/theme.h"

#include <QPainter>

namespace tw::ui {

void BarDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
    const QVariant share = index.data(role_);
    if (share.isValid()) {
        const QRect place = option.rect.adjusted(4, 5, -4, -5);
        QColor colour = theme().accepted;
        colour.setAlpha(theme().dark ? 120 : 110);
        painter->fillRect(place, theme().hover);
        painter->fillRect(QRect(place.left(), place.top(), qRound(place.width() * share.toDouble()), place.height()), colour);
    }
    QStyledItemDelegate::paint(painter, option, index);
}

}  // namespace tw::ui
