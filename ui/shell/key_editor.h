#pragma once

#include <QWidget>

class QKeySequenceEdit;
class QLabel;
class QLineEdit;
class QPushButton;
class QTreeWidget;
class QTreeWidgetItem;

namespace tw::ui {

class Commands;
struct Command;

/// Gives commands other keys: a key that another command has is shown and can be taken from it; every change can be taken back.
class KeyEditor : public QWidget {
    Q_OBJECT

public:
    explicit KeyEditor(Commands& commands, QWidget* parent = nullptr);

private:
    QWidget* make_row();
    void fill();
    void filter(const QString& wanted);
    void show_current();
    void show_key(QTreeWidgetItem* item) const;
    void add_key();
    void clear_keys();
    void reset_keys();
    void reset_all();
    const Command* current() const;

    Commands& commands_;
    QTreeWidget* tree_ = nullptr;
    QKeySequenceEdit* key_ = nullptr;
    QLabel* note_ = nullptr;
    QPushButton* add_ = nullptr;
    QPushButton* clear_ = nullptr;
    QPushButton* reset_ = nullptr;
};

}  // namespace tw::ui
