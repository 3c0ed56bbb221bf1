#include "ui/shell/stage_rail.h"

#include "ui/widgets/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>

namespace tw::ui {

StageRail::StageRail(QWidget* parent) : QWidget(parent) {
    setObjectName("stageRail");
    setAttribute(Qt::WA_StyledBackground);
    setAccessibleName(tr("Steps"));
    setFixedWidth(222);
    layout_ = new QVBoxLayout(this);
    layout_->setContentsMargins(8, 12, 8, 12);
    layout_->setSpacing(3);
    layout_->addStretch(1);
}

void StageRail::add(const QString& key, const QString& title) {
    auto* button = new QToolButton;
    QString name = key;
    name[0] = name[0].toUpper();
    button->setObjectName("rail" + name);
    button->setText("  " + title);
    button->setAccessibleName(title);
    button->setIcon(icon(key));
    button->setIconSize({20, 20});
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    button->setCheckable(true);
    button->setAutoExclusive(true);
    button->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    button->setFocusPolicy(Qt::TabFocus);
    auto* note = new QLabel;
    note->setObjectName("rail" + name + "Note");
    note->setProperty("muted", true);
    note->setAttribute(Qt::WA_TransparentForMouseEvents);
    auto* inner = new QHBoxLayout(button);
    inner->setContentsMargins(0, 0, 10, 0);
    inner->addStretch(1);
    inner->addWidget(note);
    connect(button, &QToolButton::clicked, this, [this, key] { emit chosen(key); });
    layout_->insertWidget(layout_->count() - 1, button);
    entries_[key] = {button, note};
}

void StageRail::clear() {
    for (const Entry& entry : std::exchange(entries_, {})) delete entry.button;
}

void StageRail::set_current(const QString& key) {
    if (entries_.contains(key)) entries_[key].button->setChecked(true);
}

void StageRail::set_notes(const QMap<QString, QString>& notes) {
    for (auto entry = entries_.begin(); entry != entries_.end(); ++entry) {
        const QString note = notes.value(entry.key());
        entry->note->setText(note);
        entry->button->setAccessibleDescription(note);
    }
}

}  // namespace tw::ui
