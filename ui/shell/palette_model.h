#pragma once

#include "ui/shell/commands.h"

#include <QAbstractListModel>
#include <QStringList>

namespace tw::ui {

/// The commands that answer what was typed, the best first.
class PaletteModel : public QAbstractListModel {
    Q_OBJECT

public:
    enum Role { group_role = Qt::UserRole, keys_role, obstacle_role };

    PaletteModel(const Commands& commands, QStringList recent, QObject* parent = nullptr);
    void filter(const QString& wanted);
    const Command& command(int row) const { return shown_[row]; }

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;

private:
    const Commands& commands_;
    QStringList recent_;
    QList<Command> shown_;
};

/// The keys of a command as people read them, "Ctrl+Y   Ctrl+Shift+Z".
QString keys_text(const QAction* action);

}  // namespace tw::ui
