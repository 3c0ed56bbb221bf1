#include "ui/widgets/confusion_matrix.h"

#include "ui/bridge/text.h"
#include "ui/widgets/theme.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>
#include <cmath>

namespace tw::ui {

namespace {

constexpr int name_gap = 6, most_name_width = 110;  // px
constexpr int least_cell = 3, most_cell = 64;       // px
constexpr int least_digits = 8;                     // px, smaller ones cannot be read

QColor blend(const QColor& ground, const QColor& colour, double part) {
    const auto mix = [part](int a, int b) { return static_cast<int>(std::lround(a + (b - a) * part)); };
    return {mix(ground.red(), colour.red()), mix(ground.green(), colour.green()), mix(ground.blue(), colour.blue())};
}

}  // namespace

ConfusionMatrix::ConfusionMatrix(QWidget* parent) : QWidget(parent) {
    setFocusPolicy(Qt::StrongFocus);
    setMinimumSize(120, 120);
    setAttribute(Qt::WA_Hover, false);
}

void ConfusionMatrix::set_shares(const QStringList& names, ConfusionTable shares) {
    names_ = names;
    shares_ = std::move(shares);
    largest_mistake_ = 0;
    for (int row = 0; row < count(); ++row) {
        for (int column = 0; column < count(); ++column) {
            if (row != column) largest_mistake_ = std::max(largest_mistake_, share(row, column));
        }
    }
    pick(row_, column_);
}

void ConfusionMatrix::pick(int row, int column) {
    const bool is_there = row >= 0 && column >= 0 && row < count() && column < count();
    row_ = is_there ? row : -1;
    column_ = is_there ? column : -1;
    setAccessibleDescription(is_there ? sentence(row, column) : QString());
    update();
}

QString ConfusionMatrix::sentence(int row, int column) const {
    const QString percent = number(share(row, column), 1);
    if (row == column) return tr("%1 is recognised: %2 %").arg(names_[row], percent);
    return tr("%1 is taken for %2: %3 %").arg(names_[row], names_[column], percent);
}

QFont ConfusionMatrix::small_font() const {
    QFont small = font();
    small.setPointSizeF(small.pointSizeF() * note_scale);
    return small;
}

/// So that the longest number fits its cell: all are written, or none.
QFont ConfusionMatrix::digits_font() const {
    double largest = 0;
    for (const std::vector<double>& row : shares_) largest = std::max(largest, *std::max_element(row.begin(), row.end()));
    const QString longest = number(largest, 0);
    QFont font = small_font();
    font.setPixelSize(QFontInfo(font).pixelSize());
    const int room = cell(0, 0).width() - 2;
    while (font.pixelSize() >= least_digits && QFontMetrics(font).horizontalAdvance(longest) > room) {
        font.setPixelSize(font.pixelSize() - 1);
    }
    return font;
}

QRect ConfusionMatrix::field() const {
    if (count() == 0) return {};
    const QFontMetrics metrics(small_font());
    int longest = 0;
    for (const QString& name : names_) longest = std::max(longest, metrics.horizontalAdvance(name) + 2);
    const int names = std::min({longest, most_name_width, width() / 3, height() / 3}) + name_gap;
    const int room = std::min(width(), height()) - names - 1;
    const int side = std::clamp(room / count(), least_cell, most_cell) * count();
    return {names, names, side, side};
}

QRect ConfusionMatrix::cell(int row, int column) const {
    const QRect whole = field();
    const int size = whole.width() / count();
    return {whole.left() + column * size, whole.top() + row * size, size, size};
}

ConfusionMatrix::Cell ConfusionMatrix::at(const QPoint& point) const {
    const QRect whole = field();
    if (count() == 0 || !whole.contains(point)) return {};
    const int size = whole.width() / count();
    return {(point.y() - whole.top()) / size, (point.x() - whole.left()) / size};
}

void ConfusionMatrix::choose(Cell cell) {
    if (cell.row < 0) return;
    pick(cell.row, cell.column);
    emit picked(cell.row, cell.column);
}

bool ConfusionMatrix::event(QEvent* event) {
    if (event->type() != QEvent::ToolTip) return QWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    const Cell under = at(help->pos());
    if (under.row < 0) {
        QToolTip::hideText();
    } else {
        QToolTip::showText(help->globalPos(), sentence(under.row, under.column), this);
    }
    return true;
}

void ConfusionMatrix::mousePressEvent(QMouseEvent* event) {
    choose(at(event->pos()));
}

void ConfusionMatrix::keyPressEvent(QKeyEvent* event) {
    const int down = event->key() == Qt::Key_Down ? 1 : event->key() == Qt::Key_Up ? -1 : 0;
    const int right = event->key() == Qt::Key_Right ? 1 : event->key() == Qt::Key_Left ? -1 : 0;
    if ((down == 0 && right == 0) || count() == 0) return QWidget::keyPressEvent(event);
    if (row_ < 0) return choose({0, 0});
    choose({std::clamp(row_ + down, 0, count() - 1), std::clamp(column_ + right, 0, count() - 1)});
}

void ConfusionMatrix::paint_names(QPainter& painter) const {
    const QRect whole = field();
    const int size = whole.width() / count();
    const QFontMetrics metrics = painter.fontMetrics();
    if (size < metrics.height() * 3 / 4) return;  // they would lie on one another; the hint names the cell
    const int room = whole.left() - name_gap;
    painter.setPen(theme().muted);
    painter.drawText(QRect(0, 0, room, room), Qt::AlignRight | Qt::AlignBottom | Qt::TextWordWrap, tr("is ↓ taken for →"));
    for (int i = 0; i < count(); ++i) {
        painter.setPen(i == row_ || i == column_ ? theme().text : theme().muted);
        const QString name = metrics.elidedText(names_[i], Qt::ElideRight, room);
        painter.drawText(QRect(0, whole.top() + i * size, room, size), Qt::AlignRight | Qt::AlignVCenter, name);
        painter.save();
        painter.translate(whole.left() + i * size, whole.top() - name_gap);
        painter.rotate(-90);
        painter.drawText(QRect(0, 0, room, size), Qt::AlignLeft | Qt::AlignVCenter, name);
        painter.restore();
    }
}

void ConfusionMatrix::paint_cell(QPainter& painter, int row, int column) const {
    const Theme& t = theme();
    const double value = share(row, column);
    const bool right = row == column;
    // Mistakes on a scale of their own, by the root: the rare ones are what is looked for.
    const double depth = right ? 0.85 * value / 100 : largest_mistake_ > 0 ? 0.85 * std::sqrt(value / largest_mistake_) : 0;
    const QColor colour = blend(t.alternate, right ? t.real : t.accepted, depth);
    const QRect place = cell(row, column);
    painter.fillRect(place.adjusted(0, 0, place.width() > 6 ? -1 : 0, place.width() > 6 ? -1 : 0), colour);
    if (value < 0.5 || painter.font().pixelSize() < least_digits) return;
    const bool is_light = qGray(colour.rgb()) > 140;
    painter.setPen(is_light ? QColor(0x10, 0x14, 0x18) : QColor(Qt::white));
    painter.drawText(place, Qt::AlignCenter, number(value, 0));
}

void ConfusionMatrix::paintEvent(QPaintEvent*) {
    if (count() == 0) return;
    QPainter painter(this);
    painter.setFont(small_font());
    paint_names(painter);
    painter.setFont(digits_font());
    for (int row = 0; row < count(); ++row) {
        for (int column = 0; column < count(); ++column) paint_cell(painter, row, column);
    }
    if (row_ < 0) return;
    painter.setPen(QPen(hasFocus() ? theme().focus : theme().text, 2));
    painter.drawRect(cell(row_, column_).adjusted(0, 0, -1, -1));
}

}  // namespace tw::ui
