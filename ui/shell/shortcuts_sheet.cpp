#include "ui/shell/shortcuts_sheet.h"

#include "ui/widgets/layout.h"

#include <QAction>
#include <QGridLayout>
#include <QHBoxLayout>

namespace tw::ui {

namespace {

QString keys_of(const QAction* action) {
    QStringList keys;
    for (const QKeySequence& shortcut : action->shortcuts()) keys << shortcut.toString(QKeySequence::NativeText);
    return keys.join(QStringLiteral("   "));
}

}  // namespace

ShortcutsSheet::ShortcutsSheet(const Groups& groups, QWidget* parent) : QDialog(parent) {
    setObjectName("shortcutsSheet");
    setWindowTitle(tr("Shortcuts"));
    setAttribute(Qt::WA_DeleteOnClose);
    auto* columns = new QHBoxLayout(this);
    columns->setContentsMargins(24, 20, 24, 20);
    columns->setSpacing(36);
    for (const auto& [title, actions] : groups) {
        auto* grid = new QGridLayout;
        grid->setHorizontalSpacing(18);
        grid->setVerticalSpacing(5);
        grid->addWidget(make_heading(title, "section"), 0, 0, 1, 2);
        int row = 1;
        for (const QAction* action : actions) {
            if (action->shortcuts().isEmpty()) continue;
            auto* keys = new QLabel(QStringLiteral("<b>%1</b>").arg(keys_of(action).toHtmlEscaped()));
            grid->addWidget(keys, row, 0);
            grid->addWidget(new QLabel(action->text().remove(QLatin1Char('&'))), row, 1);
            ++row;
        }
        grid->setRowStretch(row, 1);
        columns->addLayout(grid);
    }
}

}  // namespace tw::ui
