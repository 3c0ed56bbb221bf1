#include "ui/shell/stage_rail.h"

#include "ui/widgets/layout.h"
#include "ui/widgets/theme.h"

#include <QEvent>
#include <QPainter>
#include <QVBoxLayout>

#include <algorithm>

namespace tw::ui {

namespace {

constexpr int icon_size = 20, state_size = 13;  // px
constexpr int inset = 10;                       // px from the edge to the icon
constexpr int padding = 7;                      // px above and below the words
constexpr int border = 1;                       // px, of the rail
constexpr int letters = 31, most_letters = 40;  // the rail's width

QColor colour_of(StageState state) {
    const Theme& t = theme();
    switch (state) {
        case StageState::nothing: return t.muted;
        case StageState::in_progress: return t.link;
        case StageState::needs_you: return t.warn;
        case StageState::done: return t.good;
        case StageState::failed: return t.bad;
    }
    return t.muted;
}

}  // namespace

StageButton::StageButton(const QString& key, const QString& title, QWidget* parent) : QAbstractButton(parent), key_(key) {
    QString name = key;
    name[0] = name[0].toUpper();
    setObjectName("rail" + name);
    setText(title);
    setAccessibleName(title);
    setCheckable(true);
    setAutoExclusive(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setFocusPolicy(Qt::TabFocus);
    setAttribute(Qt::WA_Hover);
}

void StageButton::set_note(const StageNote& note) {
    note_ = note;
    has_note_ = true;
    setAccessibleDescription(note_text());
    setToolTip(note_text());
    update();
}

QString StageButton::note_text() const {
    if (!has_note_) return {};
    const QString state = state_text(note_.state);
    return note_.count.isEmpty() ? state : QStringLiteral("%1 · %2").arg(state, note_.count);
}

QFont StageButton::note_font() const {
    QFont small = font();
    small.setPointSizeF(small.pointSizeF() * note_scale);
    return small;
}

QSize StageButton::sizeHint() const {
    const int lines = fontMetrics().height() + QFontMetrics(note_font()).height();
    const int words = QFontMetrics(note_font()).horizontalAdvance(note_text());
    return {3 * inset + icon_size + state_size + 5 + words, lines + 2 * padding};
}

void StageButton::paint_ground(QPainter& painter) const {
    const Theme& t = theme();
    const QRectF ground = QRectF(rect()).adjusted(1, 1, -1, -1);
    painter.setPen(Qt::NoPen);
    painter.setBrush(isChecked() ? t.selected : underMouse() ? t.hover : QColor(Qt::transparent));
    painter.drawRoundedRect(ground, 6, 6);
    if (isChecked()) {
        painter.setBrush(t.accent);
        painter.drawRoundedRect(QRectF(1, 10, 3, height() - 20), 1.5, 1.5);
    }
    if (!hasFocus()) return;
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(t.focus, 2));
    painter.drawRoundedRect(ground, 6, 6);
}

void StageButton::paint_note(QPainter& painter, const QRect& place) const {
    const QRect mark(place.left(), place.center().y() - state_size / 2, state_size, state_size);
    ui::icon(state_icon(note_.state), colour_of(note_.state)).paint(&painter, mark);
    const QFont small = note_font();
    painter.setFont(small);
    painter.setPen(theme().muted);
    const QRect words = place.adjusted(state_size + 5, 0, 0, 0);
    painter.drawText(words, Qt::AlignLeft | Qt::AlignVCenter, QFontMetrics(small).elidedText(note_text(), Qt::ElideRight, words.width()));
}

void StageButton::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    paint_ground(painter);
    const QRect room = rect().adjusted(inset, padding, -inset, -padding);
    ui::icon(key_).paint(&painter, QRect(room.left(), rect().center().y() - icon_size / 2, icon_size, icon_size));
    QFont bold = font();
    if (isChecked()) bold.setWeight(QFont::DemiBold);
    painter.setFont(bold);
    painter.setPen(theme().text);
    const QRect words = room.adjusted(icon_size + inset, 0, 0, 0);
    if (!has_note_) {
        painter.drawText(words, Qt::AlignLeft | Qt::AlignVCenter, text());
        return;
    }
    const int title_height = fontMetrics().height();
    painter.drawText(QRect(words.left(), words.top(), words.width(), title_height), Qt::AlignLeft | Qt::AlignVCenter, text());
    paint_note(painter, words.adjusted(0, title_height, 0, 0));
}

StageRail::StageRail(QWidget* parent) : QWidget(parent) {
    setObjectName("stageRail");
    setAttribute(Qt::WA_StyledBackground);
    setAccessibleName(tr("Steps"));
    layout_ = new QVBoxLayout(this);
    layout_->setContentsMargins(gap / 2, gap, gap / 2, gap);
    layout_->setSpacing(2);
    layout_->addStretch(1);
    fit_width();
}

/// As wide as the longest note, within limits, and never narrower than before: a count that moves must not move the page.
void StageRail::fit_width() {
    const int letter = fontMetrics().averageCharWidth();
    int wanted = std::max(minimumWidth(), letters * letter + gap + 2 * inset);
    for (const StageButton* button : buttons_) wanted = std::max(wanted, button->sizeHint().width() + gap + border);
    setFixedWidth(std::min(wanted, most_letters * letter + gap + 2 * inset));
}

void StageRail::changeEvent(QEvent* event) {
    if (event->type() == QEvent::FontChange) setMinimumWidth(0), fit_width();
    QWidget::changeEvent(event);
}

void StageRail::add(const QString& key, const QString& title) {
    auto* button = new StageButton(key, title);
    connect(button, &QAbstractButton::clicked, this, [this, key] { emit chosen(key); });
    layout_->insertWidget(layout_->count() - 1, button);
    buttons_[key] = button;
}

void StageRail::clear() {
    for (StageButton* button : std::exchange(buttons_, {})) delete button;
}

void StageRail::set_current(const QString& key) {
    if (StageButton* button = buttons_.value(key)) button->setChecked(true);
}

void StageRail::set_notes(const QMap<QString, StageNote>& notes) {
    for (auto button = buttons_.begin(); button != buttons_.end(); ++button) {
        if (notes.contains(button.key())) (*button)->set_note(notes[button.key()]);
    }
    fit_width();
}

}  // namespace tw::ui
