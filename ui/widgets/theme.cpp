#include "ui/widgets/theme.h"

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

namespace {

Theme light_theme() {
    Theme t;
    t.window = "#f5f6f8", t.rail = "#eceef1", t.surface = "#ffffff", t.alternate = "#fafbfc", t.raised = "#ffffff";
    t.input = "#ffffff", t.border = "#d5d9de", t.hover = "#e6e9ed", t.selected = "#d9e4ee", t.scroll = "#c3cad2";
    t.text = "#1d2530", t.muted = "#5b6673", t.disabled = "#9aa3ad";
    t.accent = "#1b6699", t.accent_hover = "#155480", t.accent_text = "#ffffff", t.link = "#1b6699";
    t.good = "#1a7f4b", t.bad = "#b3391b", t.warn = "#8a5a00", t.bad_surface = "#fbe9e4", t.warn_surface = "#fdf3dc";
    t.real = "#3d6f94", t.accepted = "#e69f00", t.waiting = "#56b4e9", t.to_make = "#c6ccd3", t.line = "#d55e00";
    return t;
}

Theme dark_theme() {
    Theme t;
    t.dark = true;
    t.window = "#1c2026", t.rail = "#171a1f", t.surface = "#242930", t.alternate = "#282e36", t.raised = "#2e353e";
    t.input = "#1a1e24", t.border = "#3a424c", t.hover = "#343c46", t.selected = "#2f4456", t.scroll = "#4a535e";
    t.text = "#e6e9ed", t.muted = "#9ba6b2", t.disabled = "#67717c";
    t.accent = "#3b8dc4", t.accent_hover = "#4f9fd4", t.accent_text = "#ffffff", t.link = "#6db5e6";
    t.good = "#4cc38a", t.bad = "#f0795b", t.warn = "#e8b34b", t.bad_surface = "#452720", t.warn_surface = "#40351c";
    t.real = "#5d95bd", t.accepted = "#e69f00", t.waiting = "#56b4e9", t.to_make = "#4a535e", t.line = "#f0795b";
    return t;
}

Theme current = light_theme();

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
        {"good", t.good},
        {"bad", t.bad},
        {"warn", t.warn},
        {"bad_surface", t.bad_surface},
        {"warn_surface", t.warn_surface},
    };
    for (const auto& [name, colour] : colours) {
        sheet.replace(QStringLiteral("@%1@").arg(QLatin1String(name)), colour.name());
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
    static const bool system_is_dark =
        app.palette().color(QPalette::Window).lightness() < app.palette().color(QPalette::WindowText).lightness();
    const bool dark = choice == "dark" || (choice == "system" && system_is_dark);
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
