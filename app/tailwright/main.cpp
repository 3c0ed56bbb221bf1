#include "ui/bridge/dialogs.h"
#include "ui/bridge/settings.h"
#include "ui/shell/main_window.h"
#include "ui/widgets/theme.h"

#include <QApplication>
#include <QCommandLineParser>

int main(int argc, char** argv) {
    QApplication app(argc, argv);
    QApplication::setApplicationName("tailwright");
    QApplication::setApplicationDisplayName("Tailwright");
    QApplication::setOrganizationName("tailwright");
    QApplication::setApplicationVersion(TW_VERSION);
    QApplication::setDesktopFileName("tailwright");

    QCommandLineParser parser;
    parser.setApplicationDescription(QApplication::tr("Turns a long-tailed image data set into a balanced one and measures the gain."));
    parser.addHelpOption();
    parser.addVersionOption();
    parser.addPositionalArgument("project", QApplication::tr("Project folder to open."), "[project]");
    parser.process(app);

    tw::ui::apply_theme(app, tw::ui::Settings().theme());
    app.setWindowIcon(tw::ui::icon("tailwright"));

    tw::ui::QtDialogs dialogs;
    tw::ui::MainWindow window(dialogs);
    window.show();
    if (!parser.positionalArguments().isEmpty()) window.open_project(parser.positionalArguments().first());
    return QApplication::exec();
}
