#pragma once

#include <QString>

namespace tw::ui {

class Dialogs;
class MainWindow;

/// The window that has this project open; nullptr: none.
MainWindow* window_of(const QString& folder);

/// One more window of this process, a little below and right of `beside`; it deletes itself when it is closed.
MainWindow* open_window(Dialogs& dialogs, const MainWindow& beside);

}  // namespace tw::ui
