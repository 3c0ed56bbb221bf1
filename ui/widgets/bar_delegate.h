#pragma once

#include <QStyledItemDelegate>

namespace tw::ui {

/// A number with a bar behind it; `role` gives its length, 0..1.
class BarDelegate : public QStyledItemDelegate {
    Q_OBJECT

public:
    BarDelegate(int role, QObject* parent) : QStyledItemDelegate(parent), role_(role) {}
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;

private:
    int role_;
};

}  // namespace tw::ui
