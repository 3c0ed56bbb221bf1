#pragma once

class QCustomPlot;

namespace tw::ui {

/// Background, axes, grid and legend of a chart in the theme's colours.
void style_plot(QCustomPlot* plot);
/// In one row over the chart, where it covers nothing.
void put_legend_above(QCustomPlot* plot);

}  // namespace tw::ui
