#include "ui/shell/key_editor.h"

#include "ui/shell/palette_model.h"
#include "ui/widgets/layout.h"
#include "ui/widgets/theme.h"

#include <QAction>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeySequenceEdit>
#include <QLineEdit>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace tw::ui {

namespace {
constexpr int name_role = Qt::UserRole;  // object name of the command's action
}  // namespace

KeyEditor::KeyEditor(Commands& commands, QWidget* parent) : QWidget(parent), commands_(commands) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, gap, 0, 0);
    column->setSpacing(8);
    auto* wanted = new QLineEdit;
    wanted->setObjectName("keysSearch");
    wanted->setAccessibleName(tr("Search the commands"));
    wanted->setPlaceholderText(tr("Search a command or a key"));
    wanted->setClearButtonEnabled(true);
    column->addWidget(wanted);
    tree_ = new QTreeWidget;
    tree_->setObjectName("keysTree");
    tree_->setAccessibleName(tr("Commands and their keys"));
    tree_->setHeaderLabels({tr("Command"), tr("Keys"), tr("Usual keys")});
    tree_->setRootIsDecorated(true);
    tree_->setUniformRowHeights(true);
    tree_->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    column->addWidget(tree_, 1);
    column->addWidget(make_row());
    note_ = make_muted();
    note_->setObjectName("keysNote");
    note_->setMinimumHeight(note_->fontMetrics().height());
    column->addWidget(note_);
    connect(wanted, &QLineEdit::textChanged, this, &KeyEditor::filter);
    connect(tree_, &QTreeWidget::currentItemChanged, this, &KeyEditor::show_current);
    connect(key_, &QKeySequenceEdit::keySequenceChanged, this, &KeyEditor::show_current);
    fill();
    show_current();
}

QWidget* KeyEditor::make_row() {
    auto* box = new QWidget;
    auto* row = new QHBoxLayout(box);
    row->setContentsMargins(0, 0, 0, 0);
    key_ = new QKeySequenceEdit;
    key_->setObjectName("keysNew");
    key_->setAccessibleName(tr("New key"));
    // The field inside is what gets the focus.
    if (auto* inner = key_->findChild<QLineEdit*>()) inner->setAccessibleName(tr("New key"));
    add_ = make_button(tr("Add this key"), "keysAdd", true);
    clear_ = make_button(tr("No key"), "keysClear");
    reset_ = make_button(tr("Usual keys"), "keysReset");
    auto* all = make_button(tr("Reset all"), "keysResetAll");
    row->addWidget(key_, 1);
    for (QPushButton* button : {add_, clear_, reset_, all}) row->addWidget(button);
    connect(add_, &QPushButton::clicked, this, &KeyEditor::add_key);
    connect(clear_, &QPushButton::clicked, this, &KeyEditor::clear_keys);
    connect(reset_, &QPushButton::clicked, this, &KeyEditor::reset_keys);
    connect(all, &QPushButton::clicked, this, &KeyEditor::reset_all);
    return box;
}

void KeyEditor::fill() {
    QMap<QString, QTreeWidgetItem*> groups;
    for (const Command& command : commands_.all()) {
        if (command.action->objectName().isEmpty() || plain_text(command.action).isEmpty()) continue;
        QTreeWidgetItem*& group = groups[command.group];
        if (!group) {
            group = new QTreeWidgetItem(tree_, {command.group});
            group->setFlags(Qt::ItemIsEnabled);
            group->setExpanded(true);
        }
        auto* item = new QTreeWidgetItem(group, {plain_text(command.action)});
        item->setData(0, name_role, command.action->objectName());
        show_key(item);
    }
}

void KeyEditor::show_key(QTreeWidgetItem* item) const {
    const Command* command = commands_.by_name(item->data(0, name_role).toString());
    if (!command) return;
    QStringList usual;
    for (const QKeySequence& key : commands_.usual_keys(command->action)) usual << key.toString(QKeySequence::NativeText);
    item->setText(1, keys_text(command->action));
    item->setText(2, usual.join(QStringLiteral("   ")));
    QFont font = tree_->font();
    font.setBold(item->text(1) != item->text(2));
    item->setFont(1, font);
}

const Command* KeyEditor::current() const {
    const QTreeWidgetItem* item = tree_->currentItem();
    return item ? commands_.by_name(item->data(0, name_role).toString()) : nullptr;
}

void KeyEditor::show_current() {
    const Command* command = current();
    const QKeySequence key = key_->keySequence();
    const Command* holder = command && !key.isEmpty() ? commands_.holder(*command, key) : nullptr;
    add_->setEnabled(command && !key.isEmpty());
    add_->setText(holder ? tr("Take this key") : tr("Add this key"));
    clear_->setEnabled(command && !command->action->shortcuts().isEmpty());
    reset_->setEnabled(command && command->action->shortcuts() != commands_.usual_keys(command->action));
    if (!command) {
        note_->setText(tr("Choose a command, then press its new key in the field."));
    } else if (holder) {
        note_->setText(tr("%1 belongs to “%2” (%3), which would lose it.")
                           .arg(key.toString(QKeySequence::NativeText), plain_text(holder->action), holder->group));
    } else {
        note_->setText({});
    }
}

void KeyEditor::add_key() {
    const Command* command = current();
    const QKeySequence key = key_->keySequence();
    if (!command || key.isEmpty()) return;
    while (const Command* holder = commands_.holder(*command, key)) {
        QList<QKeySequence> left = holder->action->shortcuts();
        left.removeAll(key);
        commands_.set_keys(holder->action, left);
    }
    QList<QKeySequence> keys = command->action->shortcuts();
    if (!keys.contains(key)) keys.append(key);
    commands_.set_keys(command->action, keys);
    key_->clear();
    for (QTreeWidgetItemIterator item(tree_); *item; ++item) show_key(*item);
}

void KeyEditor::clear_keys() {
    if (const Command* command = current()) commands_.set_keys(command->action, {});
    show_key(tree_->currentItem());
    show_current();
}

void KeyEditor::reset_keys() {
    if (const Command* command = current()) commands_.reset_keys(command->action);
    show_key(tree_->currentItem());
    show_current();
}

void KeyEditor::reset_all() {
    for (const Command& command : commands_.all()) commands_.reset_keys(command.action);
    for (QTreeWidgetItemIterator item(tree_); *item; ++item) show_key(*item);
    show_current();
}

void KeyEditor::filter(const QString& wanted) {
    const QString text = wanted.trimmed();
    for (int g = 0; g < tree_->topLevelItemCount(); ++g) {
        QTreeWidgetItem* group = tree_->topLevelItem(g);
        bool any = false;
        for (int i = 0; i < group->childCount(); ++i) {
            QTreeWidgetItem* item = group->child(i);
            const bool fits = item->text(0).contains(text, Qt::CaseInsensitive) || item->text(1).contains(text, Qt::CaseInsensitive);
            item->setHidden(!fits);
            any |= fits;
        }
        group->setHidden(!any);
    }
}

}  // namespace tw::ui
