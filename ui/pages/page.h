#pragma once

#include "ui/bridge/dialogs.h"
#include "ui/bridge/project_session.h"
#include "ui/bridge/settings.h"

#include <QAction>
#include <QList>
#include <QWidget>

namespace tw::ui {

/// What every page works with; outlives the page.
struct PageContext {
    ProjectSession& session;
    Dialogs& dialogs;
    Settings& settings;
};

/// One step of the flow. Pages read through session.reader(), write small things (a target, a verdict) on
/// session.project() and start long things with session.start(); none knows another.
class Page : public QWidget {
    Q_OBJECT

public:
    explicit Page(const PageContext& context);

    /// Name in object names and settings, and of the icon: "generation".
    virtual QString key() const = 0;
    virtual QString title() const = 0;
    /// The page is shown now: read what it shows.
    virtual void activate() = 0;
    /// Rows of these tables changed while the page is shown.
    virtual void refresh(const Tables& tables) = 0;
    /// Another class (0: none) was picked while the page is shown.
    virtual void show_class(std::int64_t /*class_id*/) {}
    /// For the menu of the page and the shortcuts sheet.
    virtual QList<QAction*> page_actions() const { return {}; }

signals:
    /// Shows another page by its key.
    void go_to(const QString& key);
    /// A short word about what just happened, with undo when `undoable`.
    void notice(const QString& text, bool undoable);
    /// Something is wrong: one sentence, shown in place.
    void trouble(const QString& reason);
    /// The guide's chapter of this page is wanted.
    void help(const QString& key);

protected:
    ProjectSession& session() const { return context_.session; }
    project::Project& project() const { return context_.session.project(); }
    Dialogs& dialogs() const { return context_.dialogs; }
    Settings& settings() const { return context_.settings; }

    /// What goes wrong is shown in place. True when it went well.
    bool guard(const std::function<void()>& work);
    /// The same for a small write, which a project that is open for reading refuses.
    bool attempt(const std::function<void()>& write);

    /// Layout of a page: heading, one muted line of explanation, room for actions at the right, and the button for help.
    struct Frame {
        class QVBoxLayout* body = nullptr;
        class QHBoxLayout* actions = nullptr;
    };
    Frame make_frame(const QString& explanation);
    /// For a page with a head of its own.
    QWidget* make_help_button();

private:
    PageContext context_;
};

}  // namespace tw::ui
