#include "ui/shell/button_actions.h"

#include "ui/pages/page.h"
#include "ui/shell/commands.h"

#include <QEvent>
#include <QPushButton>

namespace tw::ui {

namespace {

class ButtonAction : public QAction {
public:
    ButtonAction(QPushButton* button, Page& page, ProjectSession& session) : QAction(&page), button_(button), session_(session) {
        setObjectName("press_" + button->objectName());
        setShortcutContext(Qt::WidgetWithChildrenShortcut);
        button->installEventFilter(this);
        connect(this, &QAction::triggered, button, &QPushButton::click);
        follow();
    }

    void follow() {
        setText(button_->text());
        setIcon(button_->icon());
        setEnabled(button_->isEnabled() && !button_->isHidden());
        set_obstacle(this, obstacle());
    }

protected:
    bool eventFilter(QObject*, QEvent* event) override {
        switch (event->type()) {
            case QEvent::EnabledChange:
            case QEvent::ShowToParent:
            case QEvent::HideToParent:
            case QEvent::ToolTipChange:
            case QEvent::Show: follow(); break;
            default: break;
        }
        return false;
    }

private:
    QString obstacle() const {
        if (button_->isHidden()) return Commands::tr("nothing to do it with yet");
        if (session_.read_only()) return Commands::tr("the project is open for reading only");
        return session_.jobs().busy() ? Commands::tr("a job is running") : button_->toolTip();
    }

    QPushButton* button_;
    ProjectSession& session_;
};

}  // namespace

QList<QAction*> make_button_actions(Page& page, ProjectSession& session) {
    QList<QAction*> actions;
    QStringList known;  // a button of an action that the page has anyway is the same command
    for (const QAction* action : page.page_actions()) known << action->text();
    for (QPushButton* button : page.findChildren<QPushButton*>()) {
        if (button->objectName().isEmpty() || button->text().isEmpty() || known.contains(button->text())) continue;
        auto* action = new ButtonAction(button, page, session);
        page.addAction(action);
        actions.append(action);
    }
    return actions;
}

}  // namespace tw::ui
