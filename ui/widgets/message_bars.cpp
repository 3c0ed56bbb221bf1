#include "ui/widgets/message_bars.h"

#include "ui/widgets/theme.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QStyle>
#include <QTimer>

namespace tw::ui {

namespace {
constexpr int notice_ms = 4000;
constexpr int notice_margin = 18;  // px above the lower edge
}  // namespace

Banner::Banner(QWidget* parent) : QFrame(parent) {
    setObjectName("banner");
    layout_ = new QHBoxLayout(this);
    layout_->setContentsMargins(16, 8, 12, 8);
    icon_ = new QLabel;
    label_ = new QLabel;
    label_->setObjectName("bannerText");
    label_->setWordWrap(true);
    label_->setTextInteractionFlags(Qt::TextSelectableByMouse);
    setAccessibleName(tr("What is wrong"));
    auto* close = new QPushButton(tr("Close"));
    close->setObjectName("bannerClose");
    connect(close, &QPushButton::clicked, this, &QWidget::hide);
    layout_->addWidget(icon_);
    layout_->addWidget(label_, 1);
    layout_->addWidget(close);
    hide();
}

void Banner::draw_icon() {
    const bool bad = property("kind").toByteArray() == "bad";
    icon_->setPixmap(icon("warning", bad ? theme().bad : theme().warn).pixmap(QSize(20, 20), devicePixelRatioF()));
}

void Banner::changeEvent(QEvent* event) {
    if (event->type() == QEvent::PaletteChange) draw_icon();
    QFrame::changeEvent(event);
}

void Banner::remove_actions() {
    for (QPushButton* action : std::exchange(actions_, {})) action->deleteLater();
}

void Banner::show_message(const QString& text, const char* kind) {
    remove_actions();
    label_->setText(text);
    setProperty("kind", QByteArray(kind));
    draw_icon();
    style()->unpolish(this);
    style()->polish(this);
    show();
}

QPushButton* Banner::add_action(const QString& text, const char* object_name, std::function<void()> run) {
    auto* button = new QPushButton(text);
    button->setObjectName(object_name);
    connect(button, &QPushButton::clicked, this, std::move(run));
    layout_->insertWidget(layout_->count() - 1, button);
    actions_.append(button);
    return button;
}

QString Banner::text() const {
    return label_->text();
}

Notice::Notice(QWidget* parent) : QFrame(parent) {
    setObjectName("notice");
    setFocusPolicy(Qt::NoFocus);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(14, 7, 10, 7);
    label_ = new QLabel;
    label_->setObjectName("noticeText");
    button_ = new QPushButton;
    button_->setObjectName("noticeAction");
    button_->setFocusPolicy(Qt::NoFocus);
    layout->addWidget(label_);
    layout->addWidget(button_);
    timer_ = new QTimer(this);
    timer_->setSingleShot(true);
    connect(timer_, &QTimer::timeout, this, &QWidget::hide);
    connect(button_, &QPushButton::clicked, this, [this] {
        hide();
        if (run_) run_();
    });
    parent->installEventFilter(this);
    hide();
}

void Notice::show_text(const QString& text, const QString& action, std::function<void()> run) {
    label_->setText(text);
    button_->setText(action);
    button_->setVisible(!action.isEmpty());
    run_ = std::move(run);
    show();
    raise();
    place();
    timer_->start(notice_ms);
}

QString Notice::text() const {
    return label_->text();
}

void Notice::place() {
    layout()->activate();
    adjustSize();
    move((parentWidget()->width() - width()) / 2, parentWidget()->height() - height() - notice_margin);
}

bool Notice::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::Resize && isVisible()) place();
    return QFrame::eventFilter(watched, event);
}

}  // namespace tw::ui
