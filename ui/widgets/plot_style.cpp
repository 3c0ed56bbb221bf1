#include "ui/widgets/plot_style.h"

#include "ui/widgets/theme.h"

#include <qcustomplot.h>

namespace tw::ui {

void style_plot(QCustomPlot* plot) {
    const Theme& t = theme();
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

}  // namespace tw::ui
