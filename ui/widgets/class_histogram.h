#pragma once

#include "core/stages/balance/balance.h"

#include <QWidget>

#include <array>
#include <vector>

class QCPBars;
class QCPItemRect;
class QCPItemStraightLine;
class QCPItemText;
class QCustomPlot;
class QWheelEvent;

namespace tw::ui {

/// Images per class, stacked: real, accepted, still to make. Linear or logarithmic, by label or by count; a thousand classes are read by
/// zoom (wheel, plus and minus) and by moving along (middle button, Shift with the wheel). A click picks a class, a sweep picks several,
/// the same again clears the pick. The bands of head, medium and tail are drawn once limits are set, and the line of the target once a
/// target is; both can then be dragged.
class ClassHistogram : public QWidget {
    Q_OBJECT

public:
    enum Line { head_line, tail_line, target_line, line_count };

    explicit ClassHistogram(QWidget* parent = nullptr);
    void set_classes(const std::vector<stages::ClassPlan>& classes);
    void set_picked(const std::vector<std::int64_t>& class_ids);
    void set_logarithmic(bool logarithmic);
    void set_sorted_by_count(bool sorted);
    /// Head: at least so many real images; tail: at most so many.
    void set_limits(std::int64_t head_min, std::int64_t tail_max);
    void set_target(std::int64_t target);
    /// Whether the lines can be dragged.
    void set_editable(bool editable) { editable_ = editable; }

    /// Makes it the active bar and brings it into view, near enough to read its name.
    void show_class(std::int64_t class_id);
    /// The bar that the arrow keys move; 0: none yet.
    std::int64_t active_class() const;
    /// Above 1: nearer, about the active bar.
    void zoom(double factor);
    void show_all();
    /// How many bars are in view.
    int shown_bars() const;

    /// Colours again after a change of theme.
    void restyle();
    /// Where a bar or a line is, in the plot, for tests and screen readers.
    QPoint bar_position(std::int64_t class_id) const;
    QPoint line_position(Line line) const;
    /// Names that are written below the bars.
    int shown_names() const { return shown_names_; }
    QSize sizeHint() const override { return {560, 260}; }

    /// Every number of a class in one line.
    static QString numbers(const stages::ClassPlan& plan);

signals:
    void class_clicked(qint64 class_id);
    void classes_swept(const std::vector<std::int64_t>& class_ids);
    /// The mouse or the arrow keys are on this class; 0: on none.
    void class_pointed(qint64 class_id);
    /// While the line is dragged, and when it is let go.
    void target_moving(qint64 target);
    void target_moved(qint64 target);
    void limits_moved(qint64 head_min, qint64 tail_max);

protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    struct LimitLine {
        QCPItemStraightLine* line = nullptr;
        QCPItemText* label = nullptr;
        std::int64_t value = -1;  // not shown
    };
    enum class Drag { none, sweep, pan, line };

    int bar_count() const { return static_cast<int>(shown_.size()); }
    const stages::ClassPlan& bar(int place) const { return shown_[static_cast<std::size_t>(place)]; }
    int bar_of(std::int64_t class_id) const;
    void plot();
    void plot_bars();
    void plot_bands();
    void plot_line(Line line, double at, const QString& text);
    void plot_marks();
    void plot_labels();
    void place_label(Line line);
    void redraw();
    void look(double from, double to);
    void move_active(int place, bool extend);
    void activate_bar(int place);

    void make_lines();
    void press(QMouseEvent* event);
    void move(QMouseEvent* event);
    void release(QMouseEvent* event);
    void wheel(QWheelEvent* event);
    void sweep_to(const QPoint& position);
    void finish_sweep(const QPoint& position);
    void drag_line(const QPoint& position, bool end);
    void hover(const QPoint& position);
    int bar_at(const QPoint& position) const;
    int line_at(const QPoint& position) const;
    std::int64_t count_at(int y) const;

    QCustomPlot* plot_ = nullptr;
    QCPBars* real_ = nullptr;
    QCPBars* accepted_ = nullptr;
    QCPBars* to_make_ = nullptr;
    QCPBars* picked_bar_ = nullptr;
    QCPItemRect* active_mark_ = nullptr;
    QCPItemRect* sweep_mark_ = nullptr;
    std::array<QCPItemRect*, 2> bands_{};  // medium, tail
    std::array<LimitLine, line_count> lines_;
    std::vector<stages::ClassPlan> classes_;  // as given
    std::vector<stages::ClassPlan> shown_;    // in the order of the bars
    std::vector<std::int64_t> picked_;
    double highest_ = 1;
    bool logarithmic_ = false;
    bool by_count_ = false;
    bool editable_ = false;
    int active_ = -1;
    int anchor_ = -1;  // where a sweep or a selection with Shift began
    int shown_names_ = 0;
    Drag drag_ = Drag::none;
    int dragged_line_ = -1;
    QPoint pressed_;
    double panned_from_ = 0;
};

}  // namespace tw::ui
