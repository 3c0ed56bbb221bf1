#pragma once

#include <QFrame>

#include <functional>

class QHBoxLayout;
class QLabel;
class QPushButton;
class QTimer;

namespace tw::ui {

/// A line across the window for what is wrong, in place, with what can be done about it.
class Banner : public QFrame {
    Q_OBJECT

public:
    explicit Banner(QWidget* parent = nullptr);
    /// `kind`: "bad" or "warn". Replaces what was shown; a button to close it is always there.
    void show_message(const QString& text, const char* kind);
    /// Adds a button to the message that is shown.
    QPushButton* add_action(const QString& text, const char* object_name, std::function<void()> run);
    QString text() const;

protected:
    void changeEvent(QEvent* event) override;

private:
    void remove_actions();
    void draw_icon();

    QHBoxLayout* layout_ = nullptr;
    QLabel* icon_ = nullptr;
    QLabel* label_ = nullptr;
    QList<QPushButton*> actions_;
};

/// A short word about what just happened, with undo where there is one; goes away by itself and never takes the focus.
class Notice : public QFrame {
    Q_OBJECT

public:
    explicit Notice(QWidget* parent);
    void show_text(const QString& text, const QString& action = {}, std::function<void()> run = {});
    QString text() const;

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void place();

    QLabel* label_ = nullptr;
    QPushButton* button_ = nullptr;
    QTimer* timer_ = nullptr;
    std::function<void()> run_;
};

}  // namespace tw::ui
