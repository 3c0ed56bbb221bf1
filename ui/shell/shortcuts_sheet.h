#pragma once

#include <QDialog>
#include <QList>
#include <QPair>

class QAction;

namespace tw::ui {

/// All shortcuts, grouped by where they act; read from the actions themselves, so that the sheet cannot be wrong.
class ShortcutsSheet : public QDialog {
    Q_OBJECT

public:
    using Groups = QList<QPair<QString, QList<QAction*>>>;
    ShortcutsSheet(const Groups& groups, QWidget* parent);
};

}  // namespace tw::ui
