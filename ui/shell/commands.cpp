#include "ui/shell/commands.h"

#include <QAction>
#include <QRegularExpression>

namespace tw::ui {

namespace {

constexpr const char* usual_property = "usualKeys";
constexpr const char* obstacle_property = "obstacle";

QStringList portable(const QList<QKeySequence>& keys) {
    QStringList texts;
    for (const QKeySequence& key : keys) texts << key.toString(QKeySequence::PortableText);
    return texts;
}

QList<QKeySequence> from_portable(const QStringList& texts) {
    QList<QKeySequence> keys;
    for (const QString& text : texts) keys << QKeySequence::fromString(text, QKeySequence::PortableText);
    return keys;
}

bool meet(const Command& a, const Command& b) {
    return a.page.isEmpty() || b.page.isEmpty() || a.page == b.page;
}

}  // namespace

QString plain_text(const QAction* action) {
    // Chinese and Japanese put the letter in brackets behind the text.
    static const QRegularExpression bracketed(QStringLiteral("\\s*\\(&.\\)"));
    return action->text().remove(bracketed).remove(QLatin1Char('&'));
}

void set_obstacle(QAction* action, const QString& why) {
    action->setProperty(obstacle_property, why);
}

Commands::Commands(Settings& settings, QObject* parent) : QObject(parent), settings_(settings) {}

void Commands::add(QAction* action, const QString& group, const QString& page) {
    action->setProperty(usual_property, portable(action->shortcuts()));
    if (const auto own = settings_.keys(action->objectName())) action->setShortcuts(from_portable(*own));
    commands_.append({action, group, page});
    connect(action, &QObject::destroyed, this,
            [this, action] { commands_.removeIf([action](const Command& command) { return command.action == action; }); });
}

const Command* Commands::by_name(const QString& name) const {
    const auto found = std::find_if(commands_.begin(), commands_.end(), [&](const Command& c) { return c.action->objectName() == name; });
    return found == commands_.end() ? nullptr : &*found;
}

QList<QKeySequence> Commands::usual_keys(const QAction* action) const {
    return from_portable(action->property(usual_property).toStringList());
}

void Commands::set_keys(QAction* action, const QList<QKeySequence>& keys) {
    if (keys == usual_keys(action)) {
        settings_.reset_keys(action->objectName());
    } else {
        settings_.set_keys(action->objectName(), portable(keys));
    }
    action->setShortcuts(keys);
    emit keys_changed();
}

void Commands::reset_keys(QAction* action) {
    set_keys(action, usual_keys(action));
}

const Command* Commands::holder(const Command& command, const QKeySequence& key) const {
    for (const Command& other : commands_) {
        if (other.action != command.action && meet(command, other) && other.action->shortcuts().contains(key)) return &other;
    }
    return nullptr;
}

QString Commands::obstacle(const Command& command) {
    if (command.action->isEnabled()) return {};
    const QString why = command.action->property(obstacle_property).toString();
    return why.isEmpty() ? tr("not possible now") : why;
}

void Commands::run(const Command& command) {
    // The command may leave the list while its page is shown.
    QAction* const action = command.action;
    if (!command.page.isEmpty()) emit page_wanted(command.page);
    settings_.add_recent_command(action->objectName());
    action->trigger();
}

}  // namespace tw::ui
