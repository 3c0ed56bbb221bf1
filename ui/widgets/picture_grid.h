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

/// A grid (or, with `strip`, one row) of thumbnails over a PictureModel. The cells are all of one size, so their places are computed and
/// nothing is laid out: a million of them costs nothing. (QListView keeps an item for each and lays all out anew when one goes.) Tells the
/// model which rows are looked at, so that only those and one page beside them are loaded.
class PictureGrid : public QListView {
    Q_OBJECT

public:
    explicit PictureGrid(const QString& object_name, int size, bool captions = false, bool strip = false, QWidget* parent = nullptr);

    QRect visualRect(const QModelIndex& index) const override;
    QModelIndex indexAt(const QPoint& point) const override;
    void scrollTo(const QModelIndex& index, ScrollHint hint = EnsureVisible) override;
    void doItemsLayout() override;

protected:
    int horizontalOffset() const override;
    int verticalOffset() const override;
    void updateGeometries() override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;
    void scrollContentsBy(int dx, int dy) override;
    void dataChanged(const QModelIndex& first, const QModelIndex& last, const QList<int>& roles) override;
    void rowsInserted(const QModelIndex& parent, int start, int end) override;
    void rowsAboutToBeRemoved(const QModelIndex& parent, int start, int end) override;
    QModelIndex moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers) override;
    void setSelection(const QRect& rect, QItemSelectionModel::SelectionFlags command) override;
    QRegion visualRegionForSelection(const QItemSelection& selection) const override;

private:
    struct Rows {
        int first = 0, last = -1;
    };
    int count() const;
    int columns() const;
    /// Where the cell lies when nothing is scrolled.
    QRect place(int row) const;
    /// Rows whose cells touch this part of the viewport.
    Rows rows_in(const QRect& part) const;
    void tell_what_is_visible();

    QSize cell_;
    bool strip_;
    bool scrolls_back_ = false;  // the last move was towards the beginning
};

}  // namespace tw::ui
