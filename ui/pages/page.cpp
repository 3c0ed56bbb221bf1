#include "ui/pages/page.h"

#include "ui/bridge/text.h"
#include "ui/widgets/layout.h"
#include "ui/widgets/theme.h"

#include <QHBoxLayout>
#include <QToolButton>
#include <QVBoxLayout>

#include <exception>

namespace tw::ui {

Page::Page(const PageContext& context) : context_(context) {
    setFocusPolicy(Qt::StrongFocus);
    connect(&session(), &ProjectSession::class_picked, this, [this](qint64 class_id) {
        if (isVisible()) show_class(class_id);
    });
}

bool Page::attempt(const std::function<void()>& write) {
    if (session().read_only()) {
        emit trouble(tr("This project is open for reading only, so nothing can be changed in it."));
        return false;
    }
    return guard(write);
}

bool Page::guard(const std::function<void()>& work) {
    try {
        work();
        return true;
    } catch (const std::exception& error) {
        emit trouble(qt(std::string(error.what())));
        return false;
    }
}

QWidget* Page::make_help_button() {
    auto* button = new QToolButton;
    button->setObjectName("pageHelp_" + key());
    button->setProperty("flat_tool", true);
    button->setIcon(icon("help"));
    button->setIconSize({20, 20});
    button->setAccessibleName(tr("Help on this page"));
    button->setToolTip(tr("Help on this page"));
    connect(button, &QToolButton::clicked, this, [this] { emit help(key()); });
    return button;
}

Page::Frame Page::make_frame(const QString& explanation) {
    setObjectName(key() + "Page");
    Frame frame;
    frame.body = new QVBoxLayout(this);
    frame.body->setContentsMargins(page_margin, 16, page_margin, page_margin);
    frame.body->setSpacing(gap);
    auto* head = new QHBoxLayout;
    auto* words = new QVBoxLayout;
    words->setSpacing(2);
    words->addWidget(make_heading(title(), "page"));
    words->addWidget(make_muted(explanation));
    head->addLayout(words, 1);
    frame.actions = new QHBoxLayout;
    frame.actions->setSpacing(8);
    head->addLayout(frame.actions);
    head->addWidget(make_help_button(), 0, Qt::AlignTop);
    frame.body->addLayout(head);
    return frame;
}

}  // namespace tw::ui
