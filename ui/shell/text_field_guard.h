#pragma once

#include <QObject>

namespace tw::ui {

/// While a text field has the focus, keys without Ctrl, Alt or Meta belong to it and start no command, whatever the person gave them to.
class TextFieldGuard : public QObject {
    Q_OBJECT

public:
    /// Watches the whole application.
    explicit TextFieldGuard(QObject* parent = nullptr);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
};

}  // namespace tw::ui
