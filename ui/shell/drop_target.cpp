#include "ui/shell/drop_target.h"

#include <QDropEvent>
#include <QMimeData>
#include <QUrl>
#include <QWidget>

namespace tw::ui {

namespace {

QStringList local_paths(const QMimeData& data) {
    QStringList paths;
    for (const QUrl& url : data.urls()) {
        if (url.isLocalFile()) paths << url.toLocalFile();
    }
    return paths;
}

}  // namespace

DropTarget::DropTarget(QWidget* window, std::function<void(const QStringList& paths)> take) : QObject(window), take_(std::move(take)) {
    window->setAcceptDrops(true);
    window->installEventFilter(this);
}

bool DropTarget::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() != QEvent::DragEnter && event->type() != QEvent::DragMove && event->type() != QEvent::Drop) {
        return QObject::eventFilter(watched, event);
    }
    auto* drop = static_cast<QDropEvent*>(event);  // the other two are of its kind
    const QStringList paths = local_paths(*drop->mimeData());
    if (paths.isEmpty()) return false;
    drop->setDropAction(Qt::CopyAction);  // originals stay where they are
    drop->accept();
    if (event->type() == QEvent::Drop) take_(paths);
    return true;
}

}  // namespace tw::ui
