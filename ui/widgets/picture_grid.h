#pragma once

#include <QListView>
#include <QStyledItemDelegate>

namespace tw::ui {

/// Draws a thumbnail with its verdict as mark and word, and an outline on the active one.
class PictureDelegate : public QStyledItemDelegate {
    Q_OBJECT

public:
    PictureDelegate(int size, bool captions, QObject* parent);
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

private:
    int size_;
    bool captions_;
};

/// A grid (or, with `strip`, one row) of thumbnails over a PictureModel. Uniform cells, so a million of them costs
/// nothing.
class PictureGrid : public QListView {
    Q_OBJECT

public:
    explicit PictureGrid(const QString& object_name, int size, bool captions = false, bool strip = false, QWidget* parent = nullptr);
};

}  // namespace tw::ui
