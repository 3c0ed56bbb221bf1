#include "ui/shell/tour.h"

#include "ui/widgets/layout.h"
#include "ui/widgets/theme.h"

#include <QApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPainter>
#include <QVBoxLayout>

namespace tw::ui {

namespace {

constexpr int mark_width = 320, ring_margin = 4, distance = 10;  // px

/// A frame around what the mark speaks of; lets every click through.
class Ring : public QWidget {
public:
    explicit Ring(QWidget* parent) : QWidget(parent) {
        setAttribute(Qt::WA_TransparentForMouseEvents);
        setObjectName("tourRing");
    }

protected:
    void paintEvent(QPaintEvent*) override {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(theme().line, 3));
        painter.drawRoundedRect(QRectF(rect()).adjusted(2, 2, -2, -2), 8, 8);
    }
};

/// Beside the target where there is room: right, below, left, above; else in its lower right corner.
QPoint place_beside(const QRect& target, const QSize& mark, const QRect& room) {
    const QPoint places[] = {{target.right() + distance, target.top()},
                             {target.left(), target.bottom() + distance},
                             {target.left() - distance - mark.width(), target.top()},
                             {target.left(), target.top() - distance - mark.height()}};
    for (const QPoint& place : places) {
        if (room.contains(QRect(place, mark))) return place;
    }
    const QPoint corner = target.bottomRight() - QPoint(mark.width() + distance, mark.height() + distance);
    return {std::clamp(corner.x(), room.left(), std::max(room.left(), room.right() - mark.width())),
            std::clamp(corner.y(), room.top(), std::max(room.top(), room.bottom() - mark.height()))};
}

}  // namespace

Tour::Tour(std::vector<TourStep> steps, QWidget* window) : QFrame(window), steps_(std::move(steps)), ring_(new Ring(window)) {
    setObjectName("tour");
    setAccessibleName(tr("Tour"));
    setFixedWidth(mark_width);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(16, 14, 16, 14);
    column->setSpacing(8);
    title_ = make_heading({}, "section");
    title_->setObjectName("tourTitle");
    title_->setWordWrap(true);
    text_ = new QLabel;
    text_->setObjectName("tourText");
    text_->setWordWrap(true);
    count_ = make_muted();
    auto* row = new QHBoxLayout;
    auto* skip = make_button(tr("Skip"), "tourSkip");
    back_ = make_button(tr("Back"), "tourBack");
    next_ = make_button(tr("Next"), "tourNext", true);
    row->addWidget(count_, 1);
    for (QPushButton* button : {skip, back_, next_}) row->addWidget(button);
    column->addWidget(title_);
    column->addWidget(text_);
    column->addLayout(row);
    connect(skip, &QPushButton::clicked, this, &Tour::end);
    connect(back_, &QPushButton::clicked, this, [this] { show_step(step_ - 1); });
    connect(next_, &QPushButton::clicked, this, [this] { step_ + 1 < static_cast<int>(steps_.size()) ? show_step(step_ + 1) : end(); });
    hide();
    ring_->hide();
    qApp->installEventFilter(this);
}

Tour::~Tour() {
    delete ring_;
}

void Tour::start() {
    show_step(0);
}

void Tour::show_step(int step) {
    step_ = step;
    const TourStep& now = steps_[static_cast<std::size_t>(step)];
    emit page_wanted(now.page);
    target_ = window()->findChild<QWidget*>(now.target);
    title_->setText(now.title);
    text_->setText(now.text);
    count_->setText(tr("%1 of %2").arg(step + 1).arg(steps_.size()));
    back_->setVisible(step > 0);
    next_->setText(step + 1 < static_cast<int>(steps_.size()) ? tr("Next") : tr("Done"));
    show();
    place();
    next_->setFocus();
}

void Tour::place() {
    layout()->activate();
    setFixedHeight(layout()->hasHeightForWidth() ? layout()->totalHeightForWidth(mark_width) : sizeHint().height());
    QRect around(parentWidget()->rect().center(), QSize(0, 0));
    ring_->setVisible(target_ && target_->isVisible());
    if (target_) around = QRect(target_->mapTo(parentWidget(), QPoint(0, 0)), target_->size());
    const QRect room = parentWidget()->rect().adjusted(distance, distance, -distance, -distance);
    const QRect ring = around.adjusted(-ring_margin, -ring_margin, ring_margin, ring_margin) & parentWidget()->rect();
    ring_->setGeometry(ring);
    move(place_beside(ring, size(), room));
    ring_->raise();
    raise();
}

/// A button outside a dialog knows only Space; here Return goes on too.
void Tour::keyPressEvent(QKeyEvent* event) {
    auto* button = qobject_cast<QPushButton*>(focusWidget());
    const bool is_return = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (is_return && button) return button->click();
    QFrame::keyPressEvent(event);
}

void Tour::end() {
    hide();
    ring_->hide();
    emit ended();
}

bool Tour::eventFilter(QObject* watched, QEvent* event) {
    if (!isVisible()) return false;
    const bool moves = event->type() == QEvent::Resize || event->type() == QEvent::Move;
    if (moves && (watched == parentWidget() || watched == target_)) place();
    if (event->type() != QEvent::KeyPress && event->type() != QEvent::ShortcutOverride) return false;
    const auto* widget = qobject_cast<QWidget*>(watched);
    if (!widget || widget->window() != window() || static_cast<QKeyEvent*>(event)->key() != Qt::Key_Escape) return false;
    event->accept();
    if (event->type() == QEvent::KeyPress) end();
    return true;
}

}  // namespace tw::ui
