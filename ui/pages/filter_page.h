#pragma once

#include "core/stages/filtering/filter.h"
#include "ui/pages/page.h"

#include <array>

class QComboBox;
class QLabel;
class QPushButton;
class QSpinBox;
class QTableView;

namespace tw::ui {

class KeepModel;
class ScoreHistogram;

/// Scores of what was drawn against the real training images' own, with a threshold that can be moved on each.
class FilterPage : public Page {
    Q_OBJECT

public:
    explicit FilterPage(const PageContext& context);
    QString key() const override { return "filter"; }
    QString title() const override { return tr("Filter"); }
    void activate() override;
    void refresh(const Tables& tables) override;
    void show_class(std::int64_t class_id) override;

protected:
    void changeEvent(QEvent* event) override;

private:
    struct Chart {
        std::string score;
        bool keeps_above = true;
        ScoreHistogram* histogram = nullptr;
        QLabel* note = nullptr;
        std::vector<double> samples, real;
    };

    void draw_legend();
    void add_chart(class QGridLayout* grid, int place, const char* score, const QString& title);
    QWidget* make_rates();
    void score();
    void set_defaults();
    void apply_rule();
    void move_threshold(const Chart& chart, double value);
    void read_charts();
    void read_rates();
    void show_note(const Chart& chart, double threshold);
    void update_buttons();

    std::array<Chart, 5> charts_;
    QLabel* legend_ = nullptr;
    QComboBox* class_ = nullptr;
    QSpinBox* keep_share_ = nullptr;
    KeepModel* rates_ = nullptr;
    QTableView* rate_table_ = nullptr;
    QPushButton* score_ = nullptr;
    QPushButton* defaults_ = nullptr;
    QPushButton* apply_ = nullptr;
};

}  // namespace tw::ui
