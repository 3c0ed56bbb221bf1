#include "ui/widgets/plot_style.h"

#include "ui/widgets/theme.h"

#include <qcustomplot.h>

namespace tw::ui {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(PlotStyle)
};

}  // namespace

ShotLook look_of(stages::Shot shot) {
    const Theme& t = theme();
    switch (shot) {
        case stages::Shot::many: return {Words::tr("many"), t.real, QCPScatterStyle::ssSquare};
        case stages::Shot::medium: return {Words::tr("medium"), t.waiting, QCPScatterStyle::ssDiamond};
        case stages::Shot::few: return {Words::tr("few"), t.accepted, QCPScatterStyle::ssTriangle};
    }
    return {};
}

void style_plot(QCustomPlot* plot) {
    const Theme& t = theme();
    if (plot->accessibleName().isEmpty() && plot->parentWidget()) plot->setAccessibleName(plot->parentWidget()->accessibleName());
    plot->setBackground(t.surface);
    QFont font = plot->font();
    font.setPointSizeF(std::max(7.5, font.pointSizeF() - 1));
    QColor grid = t.border;
    grid.setAlpha(150);
    for (QCPAxis* axis : {plot->xAxis, plot->yAxis}) {
        axis->setBasePen(QPen(t.border));
        axis->setTickPen(QPen(t.border));
        axis->setSubTickPen(QPen(Qt::NoPen));
        axis->setTickLabelColor(t.muted);
        axis->setLabelColor(t.muted);
        axis->setTickLabelFont(font);
        axis->setLabelFont(font);
        axis->grid()->setPen(QPen(grid, 1));
        axis->grid()->setZeroLinePen(QPen(t.border));
    }
    plot->xAxis->grid()->setVisible(false);
    plot->xAxis->setTickLength(0, 3);
    plot->yAxis->setTickLength(0, 0);
    plot->legend->setBrush(Qt::NoBrush);
    plot->legend->setBorderPen(Qt::NoPen);
    plot->legend->setTextColor(t.muted);
    plot->legend->setFont(font);
    plot->legend->setIconSize(12, 10);
    plot->legend->setRowSpacing(0);
}

void put_legend_above(QCustomPlot* plot) {
    // An empty element at the right takes the room that is left, so that the entries stand together.
    auto* row = new QCPLayoutGrid;
    row->addElement(0, 0, plot->legend);
    row->addElement(0, 1, new QCPLayoutElement(plot));
    row->setColumnStretchFactor(0, 0.001);
    plot->plotLayout()->insertRow(0);
    plot->plotLayout()->addElement(0, 0, row);
    plot->plotLayout()->setRowStretchFactor(0, 0.001);
    plot->plotLayout()->setRowSpacing(0);
    plot->legend->setFillOrder(QCPLegend::foColumnsFirst);
    plot->legend->setVisible(true);
}

}  // namespace tw::ui
