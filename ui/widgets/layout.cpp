#include "ui/widgets/layout.h"

#include <QComboBox>
#include <QHeaderView>
#include <QScrollArea>
#include <QStyle>
#include <QTableView>
#include <QVBoxLayout>

namespace tw::ui {

QFrame* make_card(QBoxLayout*& layout) {
    auto* card = new QFrame;
    card->setProperty("card", true);
    layout = new QVBoxLayout(card);
    layout->setContentsMargins(14, 12, 14, 12);
    layout->setSpacing(8);
    return card;
}

QLabel* make_heading(const QString& text, const char* level) {
    auto* label = new QLabel(text);
    label->setProperty("heading", level);
    return label;
}

QLabel* make_muted(const QString& text) {
    auto* label = new QLabel(text);
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

QWidget* labelled(const QString& text, QWidget* field) {
    auto* box = new QWidget;
    auto* layout = new QVBoxLayout(box);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(3);
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
