#pragma once

#include "core/stages/balance/balance.h"

#include <QWidget>

#include <vector>

class QCPAxis;
class QCPBars;
class QCPItemText;
class QCustomPlot;

namespace tw::ui {

/// Images per class, stacked: real, accepted, still to make. Linear or logarithmic, by label or by count. Clicking a
/// bar picks its class, clicking it again clears the pick.
class ClassHistogram : public QWidget {
    Q_OBJECT

public:
    explicit ClassHistogram(QWidget* parent = nullptr);
    void set_classes(const std::vector<stages::ClassPlan>& classes);
    void set_picked(std::int64_t class_id);
    void set_logarithmic(bool logarithmic);
    void set_sorted_by_count(bool sorted);
    /// Colours again after a change of theme.
    void restyle();
    /// Where a bar is, for tests and screen readers.
    QPoint bar_position(std::int64_t class_id) const;
    QSize sizeHint() const override { return {560, 260}; }

signals:
    void class_clicked(qint64 class_id);

protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void plot();
    void plot_bars();
    void plot_labels();
    void press(const QPoint& position);
    void hover(const QPoint& position);
    int bar_at(const QPoint& position) const;

    QCustomPlot* plot_ = nullptr;
    QCPBars* real_ = nullptr;
    QCPBars* accepted_ = nullptr;
    QCPBars* to_make_ = nullptr;
    QCPBars* picked_bar_ = nullptr;
    std::vector<stages::ClassPlan> classes_;  // as given
    std::vector<stages::ClassPlan> shown_;    // in the order of the bars
    std::int64_t picked_ = 0;
    bool logarithmic_ = false;
    bool by_count_ = false;
};

}  // namespace tw::ui
