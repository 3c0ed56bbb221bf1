#include "ui/shell/project_windows.h"

#include "ui/bridge/text.h"
#include "ui/shell/main_window.h"

#include <QApplication>

namespace tw::ui {

namespace {
constexpr int cascade = 32;  // px
}

MainWindow* window_of(const QString& folder) {
    std::error_code error;
    const std::filesystem::path wanted = std::filesystem::weakly_canonical(to_path(folder), error);
    for (QWidget* widget : QApplication::topLevelWidgets()) {
        auto* window = qobject_cast<MainWindow*>(widget);
        if (window && window->session() && window->session()->project().folder() == wanted) return window;
    }
    return nullptr;
}

MainWindow* open_window(Dialogs& dialogs, const MainWindow& beside) {
    auto* window = new MainWindow(dialogs);
    window->setAttribute(Qt::WA_DeleteOnClose);
    window->resize(beside.size());
    window->move(beside.pos() + QPoint(cascade, cascade));
    window->show();
    return window;
}

}  // namespace tw::ui
