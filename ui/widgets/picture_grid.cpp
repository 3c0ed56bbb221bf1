#include "ui/widgets/picture_grid.h"

#include "ui/models/picture_model.h"
#include "ui/widgets/theme.h"

#include <QPaintEvent>
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
    icon(accepted ? "check" : "cross", theme().surface).paint(painter, mark.adjusted(3, 3, -3, -3));
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
    const QString verdict = index.data(PictureModel::mark_role).toString();
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

PictureGrid::PictureGrid(const QString& object_name, int size, bool captions, bool strip, QWidget* parent)
    : QListView(parent), strip_(strip) {
    setObjectName(object_name);
    setProperty("pictures", true);
    setProperty("strip", strip);
    setSelectionMode(QAbstractItemView::SingleSelection);
    auto* delegate = new PictureDelegate(size, captions, this);
    setItemDelegate(delegate);
    cell_ = delegate->sizeHint({}, {});
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    setHorizontalScrollBarPolicy(strip ? Qt::ScrollBarAsNeeded : Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(strip ? Qt::ScrollBarAlwaysOff : Qt::ScrollBarAsNeeded);
    // Left to right makes QListView turn the wheel's movement sideways.
    setFlow(strip ? QListView::LeftToRight : QListView::TopToBottom);
    if (strip) setFixedHeight(cell_.height() + horizontalScrollBar()->sizeHint().height() + 4);
}

int PictureGrid::count() const {
    return model() ? model()->rowCount(rootIndex()) : 0;
}

int PictureGrid::columns() const {
    return strip_ ? std::max(1, count()) : std::max(1, viewport()->width() / cell_.width());
}

QRect PictureGrid::place(int row) const {
    const int in_line = columns();
    return {QPoint(row % in_line * cell_.width(), row / in_line * cell_.height()), cell_};
}

QRect PictureGrid::visualRect(const QModelIndex& index) const {
    if (!index.isValid() || index.parent() != rootIndex()) return {};
    return place(index.row()).translated(-horizontalOffset(), -verticalOffset());
}

PictureGrid::Rows PictureGrid::rows_in(const QRect& part) const {
    const QRect area = part.translated(horizontalOffset(), verticalOffset());
    if (strip_) {
        return {std::max(0, area.left() / cell_.width()), std::min(count() - 1, area.right() / cell_.width())};
    }
    const int in_line = columns();
    return {std::max(0, area.top() / cell_.height() * in_line), std::min(count() - 1, (area.bottom() / cell_.height() + 1) * in_line - 1)};
}

QModelIndex PictureGrid::indexAt(const QPoint& point) const {
    const QPoint at = point + QPoint(horizontalOffset(), verticalOffset());
    const int column = at.x() / cell_.width(), line = at.y() / cell_.height();
    if (at.x() < 0 || at.y() < 0 || column >= columns() || (strip_ && line > 0)) return {};
    const std::int64_t row = std::int64_t{line} * columns() + column;
    return row < count() ? model()->index(static_cast<int>(row), 0, rootIndex()) : QModelIndex();
}

void PictureGrid::scrollTo(const QModelIndex& index, ScrollHint hint) {
    if (!index.isValid()) return;
    executeDelayedItemsLayout();  // the bar's range is that of the rows of now
    const QRect cell = place(index.row());
    QScrollBar* bar = strip_ ? horizontalScrollBar() : verticalScrollBar();
    const int begin = strip_ ? cell.left() : cell.top();
    const int length = strip_ ? cell.width() : cell.height();
    const int room = strip_ ? viewport()->width() : viewport()->height();
    const int at_end = begin + length - room;
    switch (hint) {
        case PositionAtTop: bar->setValue(begin); break;
        case PositionAtBottom: bar->setValue(at_end); break;
        case PositionAtCenter: bar->setValue(begin - (room - length) / 2); break;
        case EnsureVisible:
            if (bar->value() > begin) {
                bar->setValue(begin);
            } else if (bar->value() < at_end) {
                bar->setValue(at_end);
            }
            break;
    }
}

int PictureGrid::horizontalOffset() const {
    return strip_ ? horizontalScrollBar()->value() : 0;
}

int PictureGrid::verticalOffset() const {
    return strip_ ? 0 : verticalScrollBar()->value();
}

void PictureGrid::doItemsLayout() {
    QAbstractItemView::doItemsLayout();
}

void PictureGrid::updateGeometries() {
    QAbstractItemView::updateGeometries();
    QScrollBar* bar = strip_ ? horizontalScrollBar() : verticalScrollBar();
    const int step = strip_ ? cell_.width() : cell_.height();
    const int room = strip_ ? viewport()->width() : viewport()->height();
    const int lines = strip_ ? count() : (count() + columns() - 1) / columns();
    bar->setRange(0, std::max(0, lines * step - room));
    bar->setPageStep(room);
    bar->setSingleStep(step / 3);
    tell_what_is_visible();
}

void PictureGrid::paintEvent(QPaintEvent* event) {
    QPainter painter(viewport());
    QStyleOptionViewItem option;
    initViewItemOption(&option);
    const QStyle::State state = option.state;
    const QModelIndex current = currentIndex();
    const Rows rows = rows_in(event->rect());
    for (int row = rows.first; row <= rows.last; ++row) {
        const QModelIndex index = model()->index(row, 0, rootIndex());
        option.rect = visualRect(index);
        option.state = state;
        option.state.setFlag(QStyle::State_Selected, selectionModel() && selectionModel()->isSelected(index));
        option.state.setFlag(QStyle::State_HasFocus, hasFocus() && index == current);
        itemDelegate()->paint(&painter, option, index);
    }
}

void PictureGrid::resizeEvent(QResizeEvent* event) {
    QAbstractItemView::resizeEvent(event);
    updateGeometries();
    viewport()->update();
}

void PictureGrid::showEvent(QShowEvent* event) {
    QListView::showEvent(event);
    tell_what_is_visible();
}

void PictureGrid::hideEvent(QHideEvent* event) {
    QListView::hideEvent(event);
    tell_what_is_visible();
}

void PictureGrid::scrollContentsBy(int dx, int dy) {
    scrolls_back_ = dx > 0 || dy > 0;
    viewport()->scroll(dx, dy);
    tell_what_is_visible();
}

void PictureGrid::dataChanged(const QModelIndex& first, const QModelIndex& last, const QList<int>& roles) {
    QAbstractItemView::dataChanged(first, last, roles);
    if (first != last || count() == 1) tell_what_is_visible();
}

void PictureGrid::rowsInserted(const QModelIndex& parent, int start, int end) {
    QAbstractItemView::rowsInserted(parent, start, end);
    scheduleDelayedItemsLayout();
}

void PictureGrid::rowsAboutToBeRemoved(const QModelIndex& parent, int start, int end) {
    QAbstractItemView::rowsAboutToBeRemoved(parent, start, end);
    scheduleDelayedItemsLayout();
}

QModelIndex PictureGrid::moveCursor(CursorAction action, Qt::KeyboardModifiers) {
    const int last = count() - 1;
    if (last < 0) return {};
    const int line = strip_ ? 1 : columns();
    const int page = line * std::max(1, (strip_ ? viewport()->width() / cell_.width() : viewport()->height() / cell_.height()));
    const auto row_after = [&](int row) {
        switch (action) {
            case MoveLeft:
            case MovePrevious: return row - 1;
            case MoveRight:
            case MoveNext: return row + 1;
            case MoveUp: return row - line;
            case MoveDown: return row + line;
            case MovePageUp: return row - page;
            case MovePageDown: return row + page;
            case MoveHome: return 0;
            case MoveEnd: return last;
        }
        return row;
    };
    const int row = currentIndex().isValid() ? row_after(currentIndex().row()) : 0;
    return model()->index(std::clamp(row, 0, last), 0, rootIndex());
}

void PictureGrid::setSelection(const QRect& rect, QItemSelectionModel::SelectionFlags command) {
    if (!selectionModel()) return;
    QItemSelection selection;
    const Rows rows = rows_in(rect.normalized());
    for (int row = rows.first; row <= rows.last; ++row) {
        const QModelIndex index = model()->index(row, 0, rootIndex());
        if (visualRect(index).intersects(rect.normalized())) selection.select(index, index);
    }
    selectionModel()->select(selection, command);
}

QRegion PictureGrid::visualRegionForSelection(const QItemSelection& selection) const {
    QRegion region;
    const Rows visible = rows_in(viewport()->rect());
    for (const QItemSelectionRange& range : selection) {
        for (int row = std::max(range.top(), visible.first); row <= std::min(range.bottom(), visible.last); ++row) {
            region += visualRect(model()->index(row, 0, rootIndex()));
        }
    }
    return region;
}

void PictureGrid::tell_what_is_visible() {
    auto* pictures = qobject_cast<PictureModel*>(model());
    if (!pictures) return;
    std::vector<int> rows;
    if (isVisible()) {
        const Rows seen = rows_in(viewport()->rect());
        const int page = std::max(0, seen.last - seen.first + 1);
        for (int row = seen.first; row <= seen.last; ++row) rows.push_back(row);
        const auto add_page = [&](bool before) {
            const int from = before ? seen.first - page : seen.last + 1;
            for (int row = std::max(0, from); row < std::min(count(), from + page); ++row) rows.push_back(row);
        };
        add_page(scrolls_back_);
        add_page(!scrolls_back_);
    }
    pictures->look_at(this, rows);
}

}  // namespace tw::ui
