#include "ui/widgets/theme.h"

#include "ui/bridge/system_colours.h"

#include <QApplication>
#include <QFile>
#include <QIconEngine>
#include <QPainter>
#include <QPalette>
#include <QStyleFactory>
#include <QSvgRenderer>

// Outside of the namespace, as the macro asks.
static void init_window_resources() {
    Q_INIT_RESOURCE(window);
}

namespace tw::ui {

Theme light_theme() {
    Theme t;
    t.window = "#f5f6f8", t.rail = "#eceef1", t.surface = "#ffffff", t.alternate = "#f8f9fb", t.raised = "#ffffff";
    t.input = "#ffffff", t.border = "#d5d9de", t.outline = "#858e98", t.hover = "#e6e9ed", t.selected = "#d9e4ee", t.scroll = "#b4bcc5";
    t.text = "#1d2530", t.muted = "#535e6b", t.disabled = "#9aa3ad";
    t.accent = "#1b6699", t.accent_hover = "#155480", t.accent_text = "#ffffff", t.link = "#1b6699", t.focus = "#1b6699";
    t.good = "#17733f", t.bad = "#b3391b", t.warn = "#855600", t.bad_surface = "#fbe9e4", t.warn_surface = "#fdf3dc";
    t.real = "#2f5f86", t.accepted = "#bd7800", t.waiting = "#3c9bd3", t.to_make = "#858e98", t.line = "#963200";
    return t;
}

Theme dark_theme() {
    Theme t;
    t.dark = true;
    t.window = "#1c2026", t.rail = "#171a1f", t.surface = "#242930", t.alternate = "#282e36", t.raised = "#2e353e";
    t.input = "#1a1e24", t.border = "#3a424c", t.outline = "#73808d", t.hover = "#343c46", t.selected = "#2f4456", t.scroll = "#55606c";
    t.text = "#e6e9ed", t.muted = "#acb6c1", t.disabled = "#67717c";
    t.accent = "#2a78ad", t.accent_hover = "#226793", t.accent_text = "#ffffff", t.link = "#7fc0ec", t.focus = "#7fc0ec";
    t.good = "#55cc93", t.bad = "#f99f88", t.warn = "#e8b34b", t.bad_surface = "#452720", t.warn_surface = "#40351c";
    t.real = "#5d95bd", t.accepted = "#e69f00", t.waiting = "#a6dcfb", t.to_make = "#7d8894", t.line = "#ff8f70";
    return t;
}

namespace {

Theme current = light_theme();
QFont plain_font;  // the application's own, before any theme

QPalette palette_of(const Theme& t) {
    QPalette palette;
    palette.setColor(QPalette::Window, t.window);
    palette.setColor(QPalette::WindowText, t.text);
    palette.setColor(QPalette::Base, t.input);
    palette.setColor(QPalette::AlternateBase, t.alternate);
    palette.setColor(QPalette::Text, t.text);
    palette.setColor(QPalette::PlaceholderText, t.muted);
    palette.setColor(QPalette::Button, t.raised);
    palette.setColor(QPalette::ButtonText, t.text);
    palette.setColor(QPalette::ToolTipBase, t.text);
    palette.setColor(QPalette::ToolTipText, t.window);
    palette.setColor(QPalette::Highlight, t.accent);
    palette.setColor(QPalette::HighlightedText, t.accent_text);
    palette.setColor(QPalette::Link, t.link);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText}) {
        palette.setColor(QPalette::Disabled, role, t.disabled);
    }
    return palette;
}

QString style_sheet_of(const Theme& t) {
    QFile file(":/styles/tailwright.qss");
    if (!file.open(QIODevice::ReadOnly)) return {};
    QString sheet = QString::fromUtf8(file.readAll());
    const std::initializer_list<std::pair<const char*, QColor>> colours = {
        {"window", t.window},
        {"rail", t.rail},
        {"surface", t.surface},
        {"alternate", t.alternate},
        {"raised", t.raised},
        {"input", t.input},
        {"border", t.border},
        {"outline", t.outline},
        {"scroll", t.scroll},
        {"hover", t.hover},
        {"selected", t.selected},
        {"text", t.text},
        {"muted", t.muted},
        {"disabled", t.disabled},
        {"accent", t.accent},
        {"accent_hover", t.accent_hover},
        {"accent_text", t.accent_text},
        {"link", t.link},
        {"focus", t.focus},
        {"good", t.good},
        {"bad", t.bad},
        {"warn", t.warn},
        {"bad_surface", t.bad_surface},
        {"warn_surface", t.warn_surface},
    };
    for (const auto& [name, colour] : colours) {
        sheet.replace(QStringLiteral("@%1@").arg(QLatin1String(name)), colour.name());
    }
    // Letters in points of the person's own font size, so that a larger system font makes everything larger.
    const std::initializer_list<std::pair<const char*, double>> sizes = {
        {"size_figure", figure_scale}, {"size_page", page_scale}, {"size_section", section_scale}, {"size_note", note_scale}};
    for (const auto& [name, scale] : sizes) {
        sheet.replace(QStringLiteral("@%1@").arg(QLatin1String(name)),
                      QStringLiteral("%1pt").arg(plain_font.pointSizeF() * scale, 0, 'f', 1));
    }
    return sheet;
}

/// Draws the SVG at the size asked for, with currentColor replaced; no colour given means the theme's text at that
/// moment.
class SvgIconEngine : public QIconEngine {
public:
    SvgIconEngine(QByteArray svg, QColor colour) : svg_(std::move(svg)), colour_(std::move(colour)) {}

    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State) override {
        QColor colour = colour_.isValid() ? colour_ : current.text;
        if (mode == QIcon::Disabled) colour = current.disabled;
        QByteArray svg = svg_;
        QSvgRenderer(svg.replace("currentColor", colour.name().toLatin1())).render(painter, rect);
    }

    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override {
        QPixmap pixmap(size);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        paint(&painter, QRect(QPoint(0, 0), size), mode, state);
        return pixmap;
    }

    QIconEngine* clone() const override { return new SvgIconEngine(svg_, colour_); }

private:
    QByteArray svg_;
    QColor colour_;
};

}  // namespace

const Theme& theme() {
    return current;
}

void apply_theme(QApplication& app, const QString& choice) {
    init_window_resources();
    static bool first = true;
    if (std::exchange(first, false)) plain_font = app.font();
    // Asked for in any case: the first answer is read from the palette that the program started with.
    const bool system_dark = system_prefers_dark();
    const bool dark = choice == "dark" || (choice == "system" && system_dark);
    current = dark ? dark_theme() : light_theme();
    app.setStyle(QStyleFactory::create("Fusion"));
    app.setPalette(palette_of(current));
    app.setStyleSheet(style_sheet_of(current));
}

QIcon icon(const QString& name) {
    return icon(name, QColor());
}

QIcon icon(const QString& name, const QColor& colour) {
    init_window_resources();
    QFile file(QStringLiteral(":/icons/%1.svg").arg(name));
    if (!file.open(QIODevice::ReadOnly)) return {};
    return QIcon(new SvgIconEngine(file.readAll(), colour));
}

}  // namespace tw::ui
