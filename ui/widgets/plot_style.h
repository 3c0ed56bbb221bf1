#pragma once

#include "core/stages/balance/balance.h"

#include <QColor>
#include <QString>

class QCustomPlot;

namespace tw::ui {

/// The classes with many, medium and few real images, alike in every chart; apart by colour and by shape.
struct ShotLook {
    QString name;
    QColor colour;
    int shape = 0;  // a QCPScatterStyle::ScatterShape
};
ShotLook look_of(stages::Shot shot);

/// Background, axes, grid and legend of a chart in the theme's colours.
void style_plot(QCustomPlot* plot);
/// In one row over the chart, where it covers nothing.
void put_legend_above(QCustomPlot* plot);

}  // namespace tw::ui
