#include "ui/bridge/language.h"

#include <QCoreApplication>
#include <QDir>
#include <QLibraryInfo>
#include <QLocale>
#include <QTranslator>

// Outside of the namespace, as the macro asks.
static void init_translations() {
    Q_INIT_RESOURCE(translations);
}

namespace tw::ui {

namespace {

constexpr const char* folder = ":/translations";
constexpr const char* prefix = "tailwright_";

void install(QCoreApplication& app, const QLocale& locale, const QString& name, const QString& place) {
    auto* translator = new QTranslator(&app);
    if (translator->load(locale, name, QStringLiteral("_"), place)) {
        QCoreApplication::installTranslator(translator);
    } else {
        delete translator;
    }
}

}  // namespace

QStringList languages() {
    init_translations();
    QStringList found = {"en"};
    for (const QString& file : QDir(folder).entryList({QString(prefix) + "*.qm"}, QDir::Files, QDir::Name)) {
        QTranslator texts;
        const QString language = file.mid(qstrlen(prefix)).chopped(3);
        if (language != "en" && texts.load(QDir(folder).filePath(file)) && !texts.isEmpty()) found << language;
    }
    return found;
}

void install_language(QCoreApplication& app, const QString& language) {
    init_translations();
    const QLocale locale = language.isEmpty() ? QLocale::system() : QLocale(language);
    if (!language.isEmpty()) QLocale::setDefault(locale);
    install(app, QLocale("en"), "tailwright", folder);  // the plurals of what the others leave out
    install(app, locale, "qtbase", QLibraryInfo::path(QLibraryInfo::TranslationsPath));
    install(app, locale, "tailwright", folder);
}

}  // namespace tw::ui
