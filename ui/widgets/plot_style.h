#pragma once

class QCustomPlot;

namespace tw::ui {

/// Background, axes, grid and legend of a chart in the theme's colours.
void style_plot(QCustomPlot* plot);

}  // namespace tw::ui
