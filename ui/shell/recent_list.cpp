#include "ui/shell/recent_list.h"

#include "ui/bridge/recent_projects.h"
#include "ui/widgets/layout.h"

#include <QFileInfo>
#include <QHBoxLayout>
#include <QLocale>
#include <QVBoxLayout>

namespace tw::ui {

RecentList::RecentList(QWidget* parent) : QWidget(parent) {
    setObjectName("recentProjects");
    rows_ = new QVBoxLayout(this);
    rows_->setContentsMargins(0, 0, 0, 0);
    rows_->setSpacing(2);
}

void RecentList::refresh() {
    while (QLayoutItem* item = rows_->takeAt(0)) {
        // Later, since it may be a button of the row that asked.
        item->widget()->setParent(nullptr);
        item->widget()->deleteLater();
        delete item;
    }
    const QList<RecentProject> projects = RecentProjects().all();
    setVisible(!projects.isEmpty());
    if (projects.isEmpty()) return;
    rows_->addWidget(make_heading(tr("Recent projects"), "section"));
    int place = 0;
    for (const RecentProject& project : projects) rows_->addWidget(make_row(project, place++));
}

QWidget* RecentList::make_row(const RecentProject& project, int place) {
    auto* row = new QWidget;
    auto* line = new QHBoxLayout(row);
    line->setContentsMargins(0, 2, 0, 2);
    auto* open = make_button(project.name, "");
    open->setObjectName(QStringLiteral("recent%1").arg(place));
    open->setProperty("link", true);
    open->setEnabled(project.is_there);
    QStringList facts = {QFileInfo(project.folder).absolutePath()};
    if (!project.is_there) facts << tr("not there just now");
    if (project.is_there && !project.state.isEmpty()) facts << project.state;
    if (project.seen.isValid()) facts << QLocale().toString(project.seen, QLocale::ShortFormat);
    auto* text = make_muted(facts.join(QStringLiteral("  ·  ")));
    auto* pin = make_button(project.is_pinned ? tr("Unpin") : tr("Pin"), "");
    pin->setObjectName(QStringLiteral("recentPin%1").arg(place));
    pin->setAccessibleName(project.is_pinned ? tr("Unpin %1").arg(project.name) : tr("Pin %1 to the top").arg(project.name));
    auto* remove = make_button(tr("Remove"), "");
    remove->setObjectName(QStringLiteral("recentRemove%1").arg(place));
    remove->setAccessibleName(tr("Take %1 off this list").arg(project.name));
    remove->setToolTip(tr("Takes it off this list. The project itself stays where it is."));
    for (QPushButton* button : {pin, remove}) button->setProperty("link", true);
    line->addWidget(open);
    line->addWidget(text, 1);
    line->addWidget(pin);
    line->addWidget(remove);
    connect(open, &QPushButton::clicked, this, [this, folder = project.folder] { emit chosen(folder); });
    connect(pin, &QPushButton::clicked, this, [this, project] {
        RecentProjects().set_pinned(project.folder, !project.is_pinned);
        refresh();
    });
    connect(remove, &QPushButton::clicked, this, [this, folder = project.folder] {
        RecentProjects().remove(folder);
        refresh();
    });
    return row;
}

}  // namespace tw::ui
