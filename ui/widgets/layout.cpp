#include "ui/widgets/layout.h"

#include "ui/widgets/theme.h"

#include <QComboBox>
#include <QHeaderView>
#include <QResizeEvent>
#include <QScrollArea>
#include <QStyle>
#include <QTableView>
#include <QVBoxLayout>

namespace tw::ui {

namespace {

/// Asks for the height that its words need at the width that it has; a plain label is squeezed in a low window.
class WrappedLabel : public QLabel {
public:
    using QLabel::QLabel;
    QSize minimumSizeHint() const override {
        const QSize usual = QLabel::minimumSizeHint();
        return wordWrap() ? QSize(usual.width(), heightForWidth(std::max(usual.width(), width()))) : usual;
    }

protected:
    void resizeEvent(QResizeEvent* event) override {
        QLabel::resizeEvent(event);
        if (event->size().width() != event->oldSize().width()) updateGeometry();
    }
};

}  // namespace

QFrame* make_card(QBoxLayout*& layout) {
    auto* card = new QFrame;
    card->setProperty("card", true);
    layout = new QVBoxLayout(card);
    layout->setContentsMargins(16, 12, 16, 12);
    layout->setSpacing(8);
    return card;
}

QLabel* make_heading(const QString& text, const char* level) {
    auto* label = new QLabel(text);
    label->setProperty("heading", level);
    return label;
}

QLabel* make_muted(const QString& text) {
    auto* label = new WrappedLabel(text);
    label->setProperty("muted", true);
    label->setWordWrap(true);
    return label;
}

QPushButton* make_button(const QString& text, const char* object_name, bool primary) {
    auto* button = new QPushButton(text);
    button->setObjectName(object_name);
    if (primary) button->setProperty("primary", true);
    return button;
}

QPushButton* make_icon_button(const char* icon_name, const QString& name, const char* object_name) {
    auto* button = make_button({}, object_name);
    button->setProperty("icon_only", true);
    button->setIcon(icon(icon_name));
    button->setIconSize({18, 18});
    button->setAccessibleName(name);
    button->setToolTip(name);
    return button;
}

QWidget* labelled(const QString& text, QWidget* field) {
    auto* box = new QWidget;
    // What room is left belongs to neither: label and field stay together.
    box->setSizePolicy(QSizePolicy::Preferred,
                       field->sizePolicy().verticalPolicy() == QSizePolicy::Fixed ? QSizePolicy::Fixed : QSizePolicy::Preferred);
    auto* layout = new QVBoxLayout(box);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    auto* label = make_muted(text);
    label->setBuddy(field);
    if (field->accessibleName().isEmpty()) field->setAccessibleName(text);
    layout->addWidget(label);
    layout->addWidget(field);
    return box;
}

void set_state(QLabel* label, const QString& text, const char* state) {
    label->setText(text);
    if (label->property("state").toByteArray() == state) return;
    label->setProperty("state", QByteArray(state));
    label->style()->unpolish(label);
    label->style()->polish(label);
}

QScrollArea* make_side_column(QWidget* content, int width) {
    // A long entry must not make the column wider than it is.
    for (QComboBox* box : content->findChildren<QComboBox*>()) {
        box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        box->setMinimumContentsLength(6);
    }
    auto* scroll = new QScrollArea;
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFixedWidth(width);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidget(content);
    return scroll;
}

void set_up_table(QTableView* table, const char* object_name, const QString& accessible_name) {
    table->setObjectName(object_name);
    table->setAccessibleName(accessible_name);
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setSelectionMode(QAbstractItemView::SingleSelection);
    table->setShowGrid(false);
    table->setAlternatingRowColors(true);
    table->setWordWrap(false);
    table->verticalHeader()->hide();
    table->verticalHeader()->setDefaultSectionSize(28);
    table->horizontalHeader()->setHighlightSections(false);
    table->horizontalHeader()->setMinimumSectionSize(44);
    table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    table->horizontalHeader()->setStretchLastSection(true);
    table->setTabKeyNavigation(false);
}

QLabel* make_empty_note(const QString& text) {
    auto* label = make_muted(text);
    label->setAlignment(Qt::AlignCenter);
    label->setMinimumHeight(60);
    return label;
}

}  // namespace tw::ui
