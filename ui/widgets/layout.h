#pragma once

#include <QFrame>
#include <QLabel>
#include <QPushButton>
#include <QString>

class QBoxLayout;
class QScrollArea;
class QTableView;

namespace tw::ui {

inline constexpr int gap = 12;  // between blocks, px
inline constexpr int page_margin = 20;
inline constexpr int side_width = 352;  // of a column of settings

/// A framed block; `layout` receives its contents (vertical, with the usual margins).
QFrame* make_card(QBoxLayout*& layout);
QLabel* make_heading(const QString& text, const char* level);  // "page", "section"
QLabel* make_muted(const QString& text = {});
QPushButton* make_button(const QString& text, const char* object_name, bool primary = false);
/// A button that is as wide as its sign; `name` is what it is called and shown as a hint.
QPushButton* make_icon_button(const char* icon_name, const QString& name, const char* object_name);
/// Label above a field.
QWidget* labelled(const QString& text, QWidget* field);
/// Text in the colour of its meaning: "good", "bad", "warn" or "".
void set_state(QLabel* label, const QString& text, const char* state);
/// A column of settings that scrolls when the window is too low for it.
QScrollArea* make_side_column(QWidget* content, int width = side_width);
/// Rows selected as a whole, one at a time; no grid; columns by content, the last one stretched.
void set_up_table(QTableView* table, const char* object_name, const QString& accessible_name);
/// A label for an empty place with a way forward.
QLabel* make_empty_note(const QString& text);

}  // namespace tw::ui
