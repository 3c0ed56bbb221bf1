#include "tests/ui/window_fixture.h"

#include "ui/pages/page.h"
#include "ui/widgets/message_bars.h"
#include "ui/widgets/theme.h"

#include <QAbstractButton>
#include <QApplication>
#include <QSettings>
#include <QStackedWidget>
#include <QTest>

namespace tw::test {

SettingsSandbox::SettingsSandbox() {
    QCoreApplication::setOrganizationName("tailwright");
    QCoreApplication::setApplicationName("tailwright-test");
    QSettings::setDefaultFormat(QSettings::IniFormat);
    QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, folder_.path());
    ui::apply_theme(*qApp, "light");
}

WindowFixture::WindowFixture(const SyntheticOptions& options, const QString& page) : synthetic_(options) {
    ui::Settings().set_place(folder(), "page", page);
    restart();
}

void WindowFixture::restart() {
    window_.reset();
    // The news that a window before this one is gone would take the focus from the new one.
    QCoreApplication::processEvents();
    window_ = std::make_unique<ui::MainWindow>(dialogs_);
    window_->resize(1280, 800);
    window_->show();
    window_->open_project(folder());
    if (!window_->page("overview")) qFatal("%s", qPrintable(find<ui::Banner>("banner").text()));
    window_->activateWindow();
    if (!QTest::qWaitForWindowActive(window_.get())) qFatal("the window does not become active");
    settle();
}

void WindowFixture::click(const char* button) {
    auto& found = find<QAbstractButton>(button);
    QTest::mouseClick(&found, Qt::LeftButton);
}

QStringList WindowFixture::page_keys() const {
    QStringList keys;
    const auto* pages = window_->findChild<QStackedWidget*>("pages");
    for (int place = 0; place < pages->count(); ++place) {
        if (const auto* page = qobject_cast<const ui::Page*>(pages->widget(place))) keys << page->key();
    }
    return keys;
}

bool WindowFixture::settle() {
    const auto idle = [this] {
        ui::ProjectSession* session = window_->session();
        return !session || (session->reader().idle() && session->background().idle());
    };
    // Twice, since an answer may ask the next question.
    for (int round = 0; round < 2; ++round) {
        if (!QTest::qWaitFor(idle, 20'000)) return false;
        QCoreApplication::processEvents();
    }
    return true;
}

}  // namespace tw::test
