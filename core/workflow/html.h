#pragma once

#include "core/media/image.h"
#include "core/project/images.h"

#include <string>
#include <vector>

namespace tw::workflow::html {

/// <tag>text</tag> with the text escaped.
std::string element(const std::string& tag, const std::string& text);
struct Section {
    std::string id, heading, body;
};

struct Table {
    std::string caption;
    std::vector<std::string> head;
    std::vector<std::vector<std::string>> rows;  // HTML, the first cell of a row heads it
};
std::string table(const Table& table);

/// The picture itself inside the page: PNG, at most `side` pixels stored; the page shows small ones enlarged without smoothing.
std::string picture(const project::Project& project, const project::ImageRow& row, const std::string& alt);
/// A picture with a line below it.
std::string figure(const std::string& picture, const std::string& caption_html, const std::string& css_class = {});

/// Fixed digits, "0.41"; with a sign where asked for, "+0.41", and a real minus.
std::string number(double value, int digits, bool sign = false);

/// The whole document: styles for light and dark, a table of contents, the sections that have a body.
std::string document(const std::string& title, const std::string& lead_html, const std::vector<Section>& sections);

}  // namespace tw::workflow::html
