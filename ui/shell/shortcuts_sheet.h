#pragma once

#include <QDialog>
#include <QList>

class QGridLayout;
class QLabel;
class QVBoxLayout;

namespace tw::ui {

class Commands;

/// All keys, grouped by where they act, with a search; read from the commands themselves, so that the sheet cannot be wrong.
class ShortcutsSheet : public QDialog {
    Q_OBJECT

public:
    ShortcutsSheet(const Commands& commands, QWidget* parent);

signals:
    /// The person wants other keys.
    void change_keys();

private:
    struct Row {
        QString text;  // lower case: words, keys and group
        QLabel* keys = nullptr;
        QLabel* words = nullptr;
    };
    struct Group {
        QWidget* block = nullptr;
        QList<Row> rows;
    };

    void add_groups(const Commands& commands, QWidget* content);
    void filter(const QString& wanted);

    QList<Group> groups_;
    QLabel* none_ = nullptr;
};

}  // namespace tw::ui
