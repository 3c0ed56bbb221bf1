#pragma once

#include <QString>

#include <functional>

class QWidget;

namespace tw::ui {

/// Every question to the person that needs a window of its own. Replaceable, so that tests answer them; never a nested
/// event loop: the answer comes by callback and is not given when the question is dismissed.
class Dialogs {
public:
    using Answer = std::function<void(const QString&)>;
    virtual ~Dialogs() = default;
    virtual void choose_folder(QWidget* parent, const QString& title, const QString& start, Answer answer) = 0;
    /// The path of a folder that need not exist yet.
    virtual void choose_new_folder(QWidget* parent, const QString& title, const QString& start, Answer answer) = 0;
    virtual void choose_file(QWidget* parent, const QString& title, const QString& start, const QString& filter, Answer answer) = 0;
    /// Only for what cannot be undone; `action` names the button.
    virtual void confirm(QWidget* parent, const QString& text, const QString& action, std::function<void()> yes) = 0;
};

class QtDialogs : public Dialogs {
public:
    void choose_folder(QWidget* parent, const QString& title, const QString& start, Answer answer) override;
    void choose_new_folder(QWidget* parent, const QString& title, const QString& start, Answer answer) override;
    void choose_file(QWidget* parent, const QString& title, const QString& start, const QString& filter, Answer answer) override;
    void confirm(QWidget* parent, const QString& text, const QString& action, std::function<void()> yes) override;
};

}  // namespace tw::ui
