#include "ui/shell/stage_hint.h"

#include "ui/widgets/layout.h"
#include "ui/widgets/theme.h"

#include <QEvent>
#include <QHBoxLayout>

namespace tw::ui {

StageHint::StageHint(QWidget* parent) : QFrame(parent) {
    setObjectName("stageHint");
    setAccessibleName(tr("What is missing"));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(page_margin, 8, page_margin, 8);
    row->setSpacing(gap);
    icon_ = new QLabel;
    words_ = new QLabel;
    words_->setObjectName("stageHintText");
    words_->setWordWrap(true);
    button_ = make_button({}, "stageHintButton", true);
    row->addWidget(icon_);
    row->addWidget(words_, 1);
    row->addWidget(button_);
    connect(button_, &QPushButton::clicked, this, [this] { emit go_to(page_); });
    draw_icon();
    hide();
}

void StageHint::show_missing(const std::optional<NextStep>& missing) {
    setVisible(missing.has_value());
    if (!missing) return;
    page_ = missing->page;
    words_->setText(missing->reason);
    button_->setText(missing->action);
}

void StageHint::draw_icon() {
    icon_->setPixmap(icon("info", theme().link).pixmap(QSize(20, 20), devicePixelRatioF()));
}

void StageHint::changeEvent(QEvent* event) {
    if (event->type() == QEvent::PaletteChange) draw_icon();
    QFrame::changeEvent(event);
}

}  // namespace tw::ui
