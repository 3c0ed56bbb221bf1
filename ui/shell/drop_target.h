#pragma once

#include <QObject>
#include <QStringList>

#include <functional>

class QWidget;

namespace tw::ui {

/// Lets a window take files and folders that are dragged onto it.
class DropTarget : public QObject {
    Q_OBJECT

public:
    DropTarget(QWidget* window, std::function<void(const QStringList& paths)> take);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    std::function<void(const QStringList&)> take_;
};

}  // namespace tw::ui
