#pragma once

#include <QList>

class QAction;

namespace tw::ui {

class Page;
class ProjectSession;

/// An action for every named push button of the page, so that menus, palette and keys reach it too. Each follows its button: words,
/// enabled or not and why; the actions belong to the page.
QList<QAction*> make_button_actions(Page& page, ProjectSession& session);

}  // namespace tw::ui
