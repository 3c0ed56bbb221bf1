#pragma once

#include <QColor>
#include <QIcon>
#include <QString>

class QApplication;

namespace tw::ui {

/// Colours by what they mean. Series colours are Okabe and Ito's (2008), which stay apart for colour-blind eyes.
struct Theme {
    bool dark = false;
    QColor window, rail, surface, alternate, raised, input, border, hover, selected, scroll;
    QColor text, muted, disabled, accent, accent_hover, accent_text, link;
    QColor good, bad, warn, bad_surface, warn_surface;
    QColor real, accepted, waiting, to_make, line;  // series of the charts
};

const Theme& theme();

/// `choice`: "system" (by the palette the program started with), "light" or "dark". Sets style, palette and style
/// sheet.
void apply_theme(QApplication& app, const QString& choice);

/// An icon of resources/icons in the theme's text colour (or `colour`), drawn afresh at every size.
QIcon icon(const QString& name);
QIcon icon(const QString& name, const QColor& colour);

}  // namespace tw::ui
