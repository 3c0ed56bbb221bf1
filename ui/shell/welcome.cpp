#include "ui/shell/welcome.h"

#include "ui/shell/recent_list.h"
#include "ui/widgets/layout.h"
#include "ui/widgets/theme.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace tw::ui {

Welcome::Welcome(QWidget* parent) : QWidget(parent) {
    setObjectName("welcome");
    auto* outer = new QHBoxLayout(this);
    outer->addStretch(1);
    auto* column = new QVBoxLayout;
    column->setSpacing(12);
    outer->addLayout(column, 2);
    outer->addStretch(1);
    column->addStretch(1);
    auto* mark = new QLabel;
    mark->setPixmap(icon("tailwright").pixmap(72, 72));
    column->addWidget(mark);
    column->addWidget(make_heading(tr("Tailwright"), "page"));
    column->addWidget(
        make_muted(tr("Fills the tail of a long-tailed image set with pictures that a diffusion model draws, "
                      "you judge, and a classifier proves.")));
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    auto* fresh = make_button(tr("New project…"), "welcomeNew", true);
    auto* open = make_button(tr("Open project…"), "welcomeOpen");
    auto* demo = make_button(tr("Try the demo"), "welcomeDemo");
    demo->setToolTip(tr("Runs the whole flow on Fashion-MNIST with the built-in miniature model; takes about ten minutes."));
    open->setIcon(icon("open"));
    demo->setIcon(icon("demo"));
    for (QPushButton* button : {fresh, open, demo}) buttons->addWidget(button);
    buttons->addStretch(1);
    column->addLayout(buttons);
    column->addWidget(
        make_muted(tr("The demo needs nothing: it draws, filters and proves on a long-tailed Fashion-MNIST in about ten minutes. "
                      "A folder of pictures, or a project, can be dropped here.")));
    recent_ = new RecentList;
    column->addSpacing(12);
    column->addWidget(recent_);
    column->addStretch(2);
    connect(recent_, &RecentList::chosen, this, &Welcome::open_recent);
    connect(fresh, &QPushButton::clicked, this, &Welcome::new_project);
    connect(open, &QPushButton::clicked, this, &Welcome::open_project);
    connect(demo, &QPushButton::clicked, this, &Welcome::open_demo);
}

void Welcome::show_recent() {
    recent_->refresh();
}

}  // namespace tw::ui
