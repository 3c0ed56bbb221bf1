#pragma once

#include "tests/support/synthetic_project.h"
#include "ui/bridge/dialogs.h"
#include "ui/shell/main_window.h"

#include <QTemporaryDir>

#include <memory>

namespace tw::test {

/// Answers every question at once with what the test laid ready.
class ReadyDialogs : public ui::Dialogs {
public:
    QString answer;  // empty: dismissed
    bool yes = true;
    int asked = 0;

    void choose_folder(QWidget*, const QString&, const QString&, Answer then) override { give(then); }
    void choose_new_folder(QWidget*, const QString&, const QString&, Answer then) override { give(then); }
    void choose_file(QWidget*, const QString&, const QString&, const QString&, Answer then) override { give(then); }
    void confirm(QWidget*, const QString&, const QString&, std::function<void()> then) override {
        ++asked;
        if (yes) then();
    }

private:
    void give(const Answer& then) {
        ++asked;
        if (!answer.isEmpty()) then(answer);
    }
};

/// Keeps what the window remembers out of the person's own settings. One for the whole program, before any window.
class SettingsSandbox {
public:
    SettingsSandbox();

private:
    QTemporaryDir folder_;
};

/// The real window on a synthetic project.
class WindowFixture {
public:
    explicit WindowFixture(const SyntheticOptions& options = {}, const QString& page = "overview");

    SyntheticProject& synthetic() { return synthetic_; }
    project::Project& project() { return synthetic_.project(); }
    ReadyDialogs& dialogs() { return dialogs_; }
    ui::MainWindow& window() { return *window_; }
    /// Closes the window and opens a new one on the same project.
    void restart();

    /// By object name; fails the test (and the process) when there is none.
    template <typename Widget>
    Widget& find(const char* name) {
        auto* found = window_->findChild<Widget*>(name);
        if (!found) qFatal("the window has no %s", name);
        return *found;
    }
    void click(const char* button);
    /// Of every page, in the order of the rail.
    QStringList page_keys() const;
    /// Waits until no question to the project file is under way.
    bool settle();
    QString folder() { return QString::fromStdString(synthetic_.folder().string()); }

private:
    SyntheticProject synthetic_;
    ReadyDialogs dialogs_;
    std::unique_ptr<ui::MainWindow> window_;
};

}  // namespace tw::test
