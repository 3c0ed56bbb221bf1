#pragma once

#include "ui/models/confusion.h"

#include <QStringList>
#include <QWidget>

namespace tw::ui {

/// What the pictures of each class are taken for: a row is what they are, a column what they are taken for. One cell is picked, with the
/// mouse or the arrow keys.
class ConfusionMatrix : public QWidget {
    Q_OBJECT

public:
    explicit ConfusionMatrix(QWidget* parent = nullptr);

    /// `shares` in percent, as many rows and columns as names.
    void set_shares(const QStringList& names, ConfusionTable shares);
    /// Nothing is told; outside the table: no cell.
    void pick(int row, int column);
    int picked_row() const { return row_; }
    int picked_column() const { return column_; }
    /// "shirt is taken for t-shirt: 14.2 %".
    QString sentence(int row, int column) const;
    QSize sizeHint() const override { return {280, 280}; }

signals:
    void picked(int row, int column);

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    struct Cell {
        int row = -1, column = -1;
    };
    int count() const { return static_cast<int>(names_.size()); }
    double share(int row, int column) const { return shares_[static_cast<std::size_t>(row)][static_cast<std::size_t>(column)]; }
    QFont small_font() const;
    QFont digits_font() const;
    /// Of the cells alone, without the names.
    QRect field() const;
    QRect cell(int row, int column) const;
    Cell at(const QPoint& point) const;
    void choose(Cell cell);
    void paint_names(QPainter& painter) const;
    void paint_cell(QPainter& painter, int row, int column) const;

    QStringList names_;
    ConfusionTable shares_;
    double largest_mistake_ = 0;
    int row_ = -1, column_ = -1;
};

}  // namespace tw::ui
