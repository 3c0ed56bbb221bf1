#include "core/workflow/charts.h"

#include "core/base/text.h"
#include "core/workflow/html.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace tw::workflow::charts {
namespace {

std::string coordinate(double value) {
    char text[32];
    std::snprintf(text, sizeof text, "%.1f", value);
    return text;
}

std::string rectangle(const std::string& css, double x, double y, double width, double height, const std::string& title = {}) {
    return "<rect class=\"" + css + "\" x=\"" + coordinate(x) + "\" y=\"" + coordinate(y) + "\" width=\"" + coordinate(width) +
           "\" height=\"" + coordinate(std::max(0.0, height)) + "\" rx=\"1.5\">" +
           (title.empty() ? "" : "<title>" + escape_html(title) + "</title>") + "</rect>";
}

std::string line(const std::string& css, double x1, double y1, double x2, double y2, const std::string& more = {}) {
    return "<line class=\"" + css + "\" x1=\"" + coordinate(x1) + "\" y1=\"" + coordinate(y1) + "\" x2=\"" + coordinate(x2) + "\" y2=\"" +
           coordinate(y2) + "\"" + more + "/>";
}

std::string text(double x, double y, const std::string& words, const std::string& anchor, const std::string& css = {}) {
    return "<text x=\"" + coordinate(x) + "\" y=\"" + coordinate(y) + "\" text-anchor=\"" + anchor + "\"" +
           (css.empty() ? "" : " class=\"" + css + "\"") + ">" + escape_html(words) + "</text>";
}

/// Long names are cut so that neighbours do not run into each other; the whole name is in the bar's title.
std::string shortened(const std::string& name, double width) {
    const auto fits = static_cast<std::size_t>(std::max(3.0, width / 6.4));
    if (name.size() <= fits) return name;
    std::size_t end = fits - 1;
    while (end > 0 && (static_cast<unsigned char>(name[end]) & 0xC0) == 0x80) --end;
    return name.substr(0, end) + "…";
}

std::string svg(const std::string& title, double width, double height, const std::string& body) {
    return "<svg viewBox=\"0 0 " + coordinate(width) + " " + coordinate(height) + "\" role=\"img\" aria-label=\"" + escape_html(title) +
           "\">" + body + "</svg>\n";
}

/// 1, 2 or 5 times a power of ten, so that about `ticks` of them reach `top`.
double nice_step(double top, int ticks) {
    const double raw = std::max(top, 1e-9) / ticks;
    const double power = std::pow(10.0, std::floor(std::log10(raw)));
    for (const double factor : {1.0, 2.0, 5.0}) {
        if (raw <= factor * power) return factor * power;
    }
    return 10 * power;
}

/// Heights over the base line for counts; the log axis begins at 0.8 so that a single picture still is a bar.
struct CountAxis {
    double top = 1, height = 200;
    bool log = false;
    double at(double value) const {
        if (value <= 0) return 0;
        if (!log) return value / top * height;
        return std::log(value / 0.8) / std::log(top / 0.8) * height;
    }
    std::vector<double> ticks() const {
        std::vector<double> values;
        if (log) {
            for (double value = 1; value <= top; value *= 10) values.push_back(value);
            return values;
        }
        const double step = std::max(1.0, nice_step(top, 4));
        for (double value = 0; value <= top; value += step) values.push_back(value);
        return values;
    }
};

constexpr double left = 44, top_margin = 22, plot_height = 210, total_width = 960;

}  // namespace

std::string counts(const std::string& title, const std::vector<CountBar>& bars, bool log, std::int64_t top) {
    CountAxis axis;
    axis.log = log;
    axis.height = plot_height;
    axis.top = static_cast<double>(top);
    for (const CountBar& bar : bars) axis.top = std::max(axis.top, static_cast<double>(bar.real + bar.synthetic));
    const double base = top_margin + plot_height;
    const double slot = (total_width - left) / static_cast<double>(std::max<std::size_t>(1, bars.size()));
    const double width = slot * 0.66;
    const bool labelled = slot > 22;
    std::string body;
    for (const double tick : axis.ticks()) {
        const double y = base - axis.at(tick);
        body += line("grid", left, y, total_width, y) + text(left - 6, y + 4, html::number(tick, 0), "end", "soft");
    }
    for (std::size_t i = 0; i < bars.size(); ++i) {
        const CountBar& bar = bars[i];
        const double x = left + slot * (static_cast<double>(i) + 0.17);
        const double real = axis.at(static_cast<double>(bar.real));
        const double all = axis.at(static_cast<double>(bar.real + bar.synthetic));
        body += rectangle("real", x, base - real, width, real, bar.name + ": " + std::to_string(bar.real) + " real");
        if (bar.synthetic > 0) {
            body += rectangle("made", x, base - all, width, all - real, bar.name + ": " + std::to_string(bar.synthetic) + " synthetic");
        }
        if (!labelled) continue;
        body += text(x + width / 2, base - all - 5, std::to_string(bar.real + bar.synthetic), "middle");
        body += text(x + width / 2, base + 17, shortened(bar.name, slot), "middle", "soft");
    }
    body += line("axis", left, base, total_width, base);
    return svg(title, total_width, base + 26, body);
}

std::string accuracies(const std::string& title, const std::vector<BarGroup>& groups) {
    const double base = top_margin + plot_height;
    const double slot = (total_width - left) / static_cast<double>(std::max<std::size_t>(1, groups.size()));
    std::string body;
    for (int tick = 0; tick <= 100; tick += 20) {
        const double y = base - tick / 100.0 * plot_height;
        body += line("grid", left, y, total_width, y) + text(left - 6, y + 4, std::to_string(tick), "end", "soft");
    }
    for (std::size_t g = 0; g < groups.size(); ++g) {
        const BarGroup& group = groups[g];
        const double width = slot * 0.8 / static_cast<double>(std::max<std::size_t>(1, group.bars.size()));
        for (std::size_t b = 0; b < group.bars.size(); ++b) {
            const Bar& bar = group.bars[b];
            if (!bar.present) continue;
            const double x = left + slot * (static_cast<double>(g) + 0.1) + width * static_cast<double>(b);
            const double height = bar.mean / 100 * plot_height;
            const double spread = bar.sd / 100 * plot_height;
            const double middle = x + width * 0.45;
            body += rectangle("g" + std::to_string(b % 4), x, base - height, width * 0.9, height,
                              group.name + ": " + html::number(bar.mean, 1) + " ± " + html::number(bar.sd, 1) + " %");
            if (spread > 0) {
                body += line("error", middle, base - height - spread, middle, base - height + spread);
                for (const double end : {-spread, spread}) {
                    body += line("error", middle - 3, base - height + end, middle + 3, base - height + end);
                }
            }
            if (width > 24) body += text(middle, base - height - spread - 5, html::number(bar.mean, 1), "middle");
        }
        body += text(left + slot * (static_cast<double>(g) + 0.5), base + 17, shortened(group.name, slot), "middle", "soft");
    }
    body += line("axis", left, base, total_width, base);
    return svg(title, total_width, base + 26, body);
}

std::string changes(const std::string& title, const std::vector<Change>& changes) {
    constexpr double names = 150, row = 24, values = 54;
    double largest = 1;
    bool negative = false;
    for (const Change& change : changes) {
        largest = std::max(largest, std::abs(change.value));
        negative = negative || change.value < 0;
    }
    const double room = total_width - names - values * (negative ? 2 : 1);
    const double zero = names + (negative ? values + room / 2 : 0);
    const double scale = (negative ? room / 2 : room) / largest;
    std::string body;
    for (std::size_t i = 0; i < changes.size(); ++i) {
        const Change& change = changes[i];
        const double y = static_cast<double>(i) * row + 4;
        const double length = std::abs(change.value) * scale;
        const bool down = change.value < 0;
        const std::string value = html::number(change.value, 1, true);
        body += text(names - 10, y + 13, shortened(change.name, names), "end", "soft");
        body += rectangle(down ? "down" : "up", down ? zero - length : zero, y, length, row - 8, change.name + ": " + value);
        body += text(down ? zero - length - 6 : zero + length + 6, y + 13, value, down ? "end" : "start");
    }
    const double height = static_cast<double>(changes.size()) * row + 4;
    return svg(title, total_width, height, body + line("axis", zero, 0, zero, height));
}

std::string scores(const std::string& title, const std::vector<double>& samples, const std::vector<double>& real, double threshold) {
    constexpr int bins = 32;
    constexpr double width = 300, height = 90, foot = 16;
    double low = threshold, high = threshold;
    for (const auto* values : {&samples, &real}) {
        for (const double value : *values) low = std::min(low, value), high = std::max(high, value);
    }
    if (!(high > low)) high = low + 1;
    const auto share = [&](const std::vector<double>& values) {
        std::array<double, bins> shares{};
        for (const double value : values) {
            const auto bin = static_cast<std::size_t>(std::min<double>(bins - 1, std::floor((value - low) / (high - low) * bins)));
            shares[bin] += 1.0 / static_cast<double>(values.size());
        }
        return shares;
    };
    const auto made = share(samples), yardstick = share(real);
    const double most =
        std::max({*std::max_element(made.begin(), made.end()), *std::max_element(yardstick.begin(), yardstick.end()), 1e-9});
    std::string body, path;
    for (std::size_t i = 0; i < bins; ++i) {
        const double x = width / bins * static_cast<double>(i);
        const double bar = made[i] / most * (height - 4), mark = height - yardstick[i] / most * (height - 4);
        if (bar > 0) body += rectangle("made", x + 0.5, height - bar, width / bins - 1, bar);
        path += (i == 0 ? "M" : "L") + coordinate(x) + " " + coordinate(mark) + "H" + coordinate(x + width / bins);
    }
    if (!real.empty()) body += "<path class=\"hand\" d=\"" + path + "\"/>";
    const double cut = (threshold - low) / (high - low) * width;
    body += line("error", cut, 0, cut, height, " stroke-dasharray=\"4 3\"") + line("axis", 0, height, width, height);
    body += text(0, height + 13, html::number(low, 2), "start", "soft") + text(width, height + 13, html::number(high, 2), "end", "soft");
    return svg(title, width, height + foot, body);
}

}  // namespace tw::workflow::charts
