#include "ui/shell/shortcuts_sheet.h"

#include "ui/shell/palette_model.h"
#include "ui/widgets/layout.h"
#include "ui/widgets/theme.h"

#include <QAction>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QScrollArea>

namespace tw::ui {

ShortcutsSheet::ShortcutsSheet(const Commands& commands, QWidget* parent) : QDialog(parent) {
    setObjectName("shortcutsSheet");
    setWindowTitle(tr("Shortcuts"));
    setAttribute(Qt::WA_DeleteOnClose);
    resize(860, 600);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(page_margin, page_margin, page_margin, page_margin);
    column->setSpacing(gap);
    auto* head = new QHBoxLayout;
    auto* wanted = new QLineEdit;
    wanted->setObjectName("shortcutsSearch");
    wanted->setAccessibleName(tr("Search the shortcuts"));
    wanted->setPlaceholderText(tr("Search a command or a key"));
    wanted->setClearButtonEnabled(true);
    wanted->addAction(icon("search", theme().muted), QLineEdit::LeadingPosition);
    auto* change = make_button(tr("Change keys…"), "shortcutsChange");
    head->addWidget(wanted, 1);
    head->addWidget(change);
    column->addLayout(head);
    auto* content = new QWidget;
    add_groups(commands, content);
    auto* scroll = new QScrollArea;
    scroll->setWidgetResizable(true);
    scroll->setAccessibleName(tr("Shortcuts"));
    scroll->setWidget(content);
    column->addWidget(scroll, 1);
    none_ = make_empty_note(tr("No command and no key has these letters."));
    none_->hide();
    column->addWidget(none_);
    connect(wanted, &QLineEdit::textChanged, this, &ShortcutsSheet::filter);
    connect(change, &QPushButton::clicked, this, &ShortcutsSheet::change_keys);
}

void ShortcutsSheet::add_groups(const Commands& commands, QWidget* content) {
    auto* sides = new QHBoxLayout(content);
    sides->setContentsMargins(0, 0, 0, 0);
    sides->setSpacing(2 * gap);
    QVBoxLayout* columns[] = {new QVBoxLayout, new QVBoxLayout};
    qsizetype lines[] = {0, 0};
    for (QVBoxLayout* side : columns) {
        side->setSpacing(page_margin);
        sides->addLayout(side, 1);
    }
    QStringList titles;
    for (const Command& command : commands.all()) {
        if (!command.action->shortcuts().isEmpty() && !titles.contains(command.group)) titles << command.group;
    }
    for (const QString& title : titles) {
        Group group;
        group.block = new QWidget;
        auto* grid = new QGridLayout(group.block);
        grid->setContentsMargins(0, 0, 0, 0);
        grid->setHorizontalSpacing(gap);
        grid->setVerticalSpacing(4);
        grid->setColumnStretch(1, 1);
        grid->addWidget(make_heading(title, "section"), 0, 0, 1, 2);
        for (const Command& command : commands.all()) {
            if (command.group != title || command.action->shortcuts().isEmpty()) continue;
            Row row;
            row.keys = new QLabel(QStringLiteral("<b>%1</b>").arg(keys_text(command.action).toHtmlEscaped()));
            row.words = new QLabel(plain_text(command.action));
            row.text = QStringList{row.words->text(), keys_text(command.action), title}.join(QLatin1Char('\n')).toLower();
            const int line = static_cast<int>(group.rows.size()) + 1;
            grid->addWidget(row.words, line, 0);
            grid->addWidget(row.keys, line, 1, Qt::AlignRight);
            group.rows.append(row);
        }
        const int side = lines[0] <= lines[1] ? 0 : 1;
        lines[side] += group.rows.size() + 2;
        columns[side]->addWidget(group.block);
        groups_.append(group);
    }
    for (QVBoxLayout* side : columns) side->addStretch(1);
}

void ShortcutsSheet::filter(const QString& wanted) {
    const QString text = wanted.trimmed().toLower();
    bool any = false;
    for (const Group& group : groups_) {
        bool shown = false;
        for (const Row& row : group.rows) {
            const bool fits = row.text.contains(text);
            row.keys->setVisible(fits);
            row.words->setVisible(fits);
            shown |= fits;
        }
        group.block->setVisible(shown);
        any |= shown;
    }
    none_->setVisible(!any);
}

}  // namespace tw::ui
