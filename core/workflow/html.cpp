#include "core/workflow/html.h"

#include "core/base/error.h"
#include "core/base/text.h"
#include "core/media/decode.h"
#include "core/media/encode.h"
#include "core/media/fit.h"
#include "core/workflow/style.h"

#include <algorithm>
#include <cmath>

namespace tw::workflow::html {

std::string element(const std::string& tag, const std::string& text) {
    return "<" + tag + ">" + escape_html(text) + "</" + tag + ">";
}

std::string table(const Table& table) {
    std::string out = "<div class=\"scroll\"><table>\n<caption>" + escape_html(table.caption) + "</caption>\n<thead><tr>";
    for (const std::string& cell : table.head) out += "<th scope=\"col\">" + escape_html(cell) + "</th>";
    out += "</tr></thead>\n<tbody>\n";
    for (const auto& row : table.rows) {
        out += "<tr>";
        for (std::size_t i = 0; i < row.size(); ++i) {
            out += i == 0 ? "<th scope=\"row\">" + row[i] + "</th>" : "<td>" + row[i] + "</td>";
        }
        out += "</tr>\n";
    }
    return out + "</tbody></table></div>\n";
}

std::string picture(const project::Project& project, const project::ImageRow& row, const std::string& alt) {
    constexpr int side = 160;
    const std::string text = escape_html(alt);
    try {
        const auto path = project::ImageRepository(project).absolute_path(row);
        media::Image image = media::load_image({path, row.idx});
        const int longer = std::max(image.width, image.height);
        if (longer > side) {
            image = media::resize(image, std::max(1, image.width * side / longer), std::max(1, image.height * side / longer));
        }
        const std::string png = media::encode_png(image, {}, 9);
        return "<img alt=\"" + text + "\" title=\"" + text + "\" width=\"" + std::to_string(image.width) + "\" height=\"" +
               std::to_string(image.height) + "\" src=\"data:image/png;base64," + base64_encode(png) + "\">";
    } catch (const Error& error) {
        return "<span class=\"missing\" role=\"img\" aria-label=\"" + text + "\" title=\"" + escape_html(error.what()) +
               "\">not readable</span>";
    }
}

std::string figure(const std::string& picture, const std::string& caption_html, const std::string& css_class) {
    return "<figure" + (css_class.empty() ? "" : " class=\"" + css_class + "\"") + ">" + picture + "<figcaption>" + caption_html +
           "</figcaption></figure>\n";
}

std::string number(double value, int digits, bool sign) {
    if (!std::isfinite(value)) return "–";
    char text[48];
    std::snprintf(text, sizeof text, "%.*f", digits, std::abs(value));
    const bool zero = std::string(text).find_first_of("123456789") == std::string::npos;
    return (value < 0 && !zero ? "\u2212" : sign && !zero ? "+" : "") + std::string(text);
}

std::string document(const std::string& title, const std::string& lead_html, const std::vector<Section>& sections) {
    std::string contents, body;
    for (const Section& section : sections) {
        if (section.body.empty()) continue;
        const std::string heading = escape_html(section.heading);
        contents += "<li><a href=\"#" + section.id + "\">" + heading + "</a></li>";
        body += "<section id=\"" + section.id + "\" aria-labelledby=\"" + section.id + "-heading\">\n<h2 id=\"" + section.id +
                "-heading\">" + heading + "</h2>\n" + section.body + "</section>\n";
    }
    return "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
           "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
           "<meta name=\"color-scheme\" content=\"light dark\">\n<title>" +
           escape_html(title) + "</title>\n<style>\n" + style + "</style>\n</head>\n<body>\n<header><h1>" + escape_html(title) + "</h1>\n" +
           lead_html + "<nav aria-label=\"Contents\"><ul>" + contents + "</ul></nav></header>\n<main>\n" + body +
           "</main>\n</body>\n</html>\n";
}

}  // namespace tw::workflow::html
