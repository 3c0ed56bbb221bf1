#pragma once

#include <QString>
#include <QStringList>

class QCoreApplication;

namespace tw::ui {

/// Names of the locales that have texts inside the program, "en" first.
QStringList languages();

/// Gives the application texts, numbers and dates of `language`; empty: of the system, as far as there are texts. Once, before any window.
void install_language(QCoreApplication& app, const QString& language);

}  // namespace tw::ui
