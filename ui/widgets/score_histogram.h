#pragma once

#include <QWidget>

#include <optional>
#include <vector>

class QCPGraph;
class QCPItemStraightLine;
class QCPItemTracer;
class QCPItemText;
class QCustomPlot;

namespace tw::ui {

/// Scores of generated pictures as bars, those of real training pictures as a curve behind them, and the threshold as a
/// line that can be dragged (or moved by the arrow keys). One picture's own score can be marked.
class ScoreHistogram : public QWidget {
    Q_OBJECT

public:
    explicit ScoreHistogram(QWidget* parent = nullptr);
    void set_scores(const std::vector<double>& samples, const std::vector<double>& real, double threshold);
    double threshold() const { return threshold_; }
    /// Which side of the line is kept, for its label.
    void set_keeps_above(bool above);
    void set_marker(std::optional<double> value);
    std::optional<double> marker() const { return marker_; }
    void restyle();
    QSize sizeHint() const override { return {420, 240}; }

signals:
    /// While it is dragged.
    void threshold_moving(double value);
    /// When it is let go.
    void threshold_moved(double value);

protected:
    bool event(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void move_to(double value);
    void draw_line();

    QCustomPlot* plot_ = nullptr;
    QCPGraph* samples_ = nullptr;
    QCPGraph* real_ = nullptr;
    QCPItemStraightLine* line_ = nullptr;
    QCPItemTracer* marker_point_ = nullptr;
    QCPItemText* label_ = nullptr;
    double threshold_ = 0;
    QString sign_;  // "≥" or "≤"; empty: not said
    std::optional<double> marker_;
    bool dragging_ = false;
};

}  // namespace tw::ui
