#pragma once

#include <QDialog>

class QTabWidget;

namespace tw::ui {

class Commands;
class Settings;

/// What the person likes: every change is kept at once.
class SettingsDialog : public QDialog {
    Q_OBJECT

public:
    SettingsDialog(Settings& settings, Commands& commands, QWidget* parent);
    void show_keys();

signals:
    void theme_chosen(const QString& theme);

private:
    QWidget* make_look();
    QWidget* make_pictures();

    Settings& settings_;
    QTabWidget* tabs_ = nullptr;
};

}  // namespace tw::ui
