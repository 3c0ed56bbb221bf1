#include "app/tailwright/quit_on_signal.h"
#include "core/base/system.h"
#include "ui/bridge/dialogs.h"
#include "ui/bridge/language.h"
#include "ui/bridge/settings.h"
#include "ui/bridge/system_colours.h"
#include "ui/shell/main_window.h"
#include "ui/shell/project_windows.h"
#include "ui/widgets/theme.h"

#include <QApplication>
#include <QCommandLineParser>

int main(int argc, char** argv) {
    tw::keep_heaps_small();
    QCoreApplication::setApplicationName("tailwright");
    QCoreApplication::setOrganizationName("tailwright");
    // Qt reads the scale once, when the application is made; one set from outside is left alone.
    if (const int scale = tw::ui::Settings().scale(); scale != 100 && !qEnvironmentVariableIsSet("QT_SCALE_FACTOR")) {
        qputenv("QT_SCALE_FACTOR", QByteArray::number(scale / 100.0));
    }
    QApplication app(argc, argv);
    tw::quit_on_signal(app);
    tw::ui::install_language(app, tw::ui::Settings().language());
    QApplication::setApplicationDisplayName("Tailwright");
    QApplication::setApplicationVersion(TW_VERSION);
    QApplication::setDesktopFileName("tailwright");

    QCommandLineParser parser;
    parser.setApplicationDescription(QApplication::tr("Turns a long-tailed image data set into a balanced one and measures the gain."));
    parser.addHelpOption();
    parser.addVersionOption();
    parser.addPositionalArgument("project", QApplication::tr("Project folders to open, each in a window of its own."), "[project…]");
    parser.process(app);

    tw::ui::apply_theme(app, tw::ui::Settings().theme());
    const tw::ui::SystemColours system_colours;
    QObject::connect(&system_colours, &tw::ui::SystemColours::changed, &app, [&app] {
        if (tw::ui::Settings().theme() == "system") tw::ui::apply_theme(app, "system");
    });
    app.setWindowIcon(tw::ui::icon("tailwright"));

    tw::ui::QtDialogs dialogs;
    tw::ui::MainWindow window(dialogs);
    window.show();
    for (const QString& folder : parser.positionalArguments()) {
        tw::ui::MainWindow& one = window.session() ? *tw::ui::open_window(dialogs, window) : window;
        one.open_project(folder);
    }
    return QApplication::exec();
}
