#pragma once

#include <QColor>
#include <QIcon>
#include <QString>

class QApplication;

namespace tw::ui {

/// Colours by what they mean. Series colours have the hues of Okabe and Ito (2008), made dark or light
/// enough to stand out from their ground; they stay apart for colour-blind eyes.
struct Theme {
    bool dark = false;
    QColor window, rail, surface, alternate, raised, input, hover, selected, scroll;
    QColor border;   // between blocks
    QColor outline;  // of what can be typed in or ticked: 3 to 1 against what is behind it
    QColor text, muted, disabled, accent, accent_hover, accent_text, link, focus;
    QColor good, bad, warn, bad_surface, warn_surface;
    QColor real, accepted, waiting, to_make, line;  // series of the charts
};

Theme light_theme();
Theme dark_theme();
/// The one that is shown.
const Theme& theme();

// Letters by role, relative to the person's own font.
inline constexpr double figure_scale = 1.8, page_scale = 1.55, section_scale = 1.08, note_scale = 0.9;

/// `choice`: "system" (what system_prefers_dark() says), "light" or "dark". Sets style, palette and style sheet.
void apply_theme(QApplication& app, const QString& choice);

/// An icon of resources/icons in the theme's text colour (or `colour`), drawn afresh at every size.
QIcon icon(const QString& name);
QIcon icon(const QString& name, const QColor& colour);

}  // namespace tw::ui
