#pragma once

#include "ui/bridge/settings.h"

#include <QKeySequence>
#include <QList>
#include <QObject>

class QAction;

namespace tw::ui {

struct Command {
    QAction* action = nullptr;
    QString group;  // title of its menu or page
    QString page;   // key of the page that it acts on; empty: everywhere
};

/// Every command of the window, each with keys that the person can change. Commands that act on different pages may have the same key.
class Commands : public QObject {
    Q_OBJECT

public:
    explicit Commands(Settings& settings, QObject* parent = nullptr);

    /// Its keys are the usual ones; the person's own replace them at once. It leaves by itself when the action is destroyed.
    void add(QAction* action, const QString& group, const QString& page = {});
    const QList<Command>& all() const { return commands_; }
    const Command* by_name(const QString& name) const;

    QList<QKeySequence> usual_keys(const QAction* action) const;
    void set_keys(QAction* action, const QList<QKeySequence>& keys);
    void reset_keys(QAction* action);
    /// The other command that `key` would start where `command` acts; nullptr when the key is free.
    const Command* holder(const Command& command, const QKeySequence& key) const;

    /// Why it cannot be run now, in a few words; empty when it can.
    static QString obstacle(const Command& command);
    /// Shows its page first.
    void run(const Command& command);

signals:
    void page_wanted(const QString& page);
    void keys_changed();

private:
    Settings& settings_;
    QList<Command> commands_;
};

/// The words of a command without the mark of its mnemonic.
QString plain_text(const QAction* action);
/// Says why the action is disabled, for palette and tool tips.
void set_obstacle(QAction* action, const QString& why);

}  // namespace tw::ui
