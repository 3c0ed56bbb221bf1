#pragma once

#include "core/stages/balance/balance.h"
#include "ui/pages/page.h"

class QCheckBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QSortFilterProxyModel;
class QSpinBox;
class QTableView;

namespace tw::ui {

class ClassHistogram;
class PlanModel;

/// Class histogram and tail plan: how many images each class has, shall have, and what that costs before anything runs.
class PlanPage : public Page {
    Q_OBJECT

public:
    explicit PlanPage(const PageContext& context);
    QString key() const override { return "plan"; }
    QString title() const override { return tr("Tail plan"); }
    void activate() override;
    void refresh(const Tables& tables) override;
    void show_class(std::int64_t class_id) override;
    QList<QAction*> page_actions() const override { return actions_; }

private:
    QWidget* make_chart();
    QLayout* make_chart_head();
    QWidget* make_controls();
    QWidget* make_table();
    void make_actions();
    void add_action(const QString& text, const char* name, const QList<QKeySequence>& keys, std::function<void()> run);

    void show_plan(const stages::TailPlan& plan);
    void show_limits(std::int64_t head_min, std::int64_t tail_max);
    void show_classes(const std::vector<stages::ClassPlan>& classes);
    void show_estimate(std::int64_t images);
    void show_pick();
    void show_numbers(std::int64_t class_id);
    void select_picked_rows();
    void find_class(bool next);
    void preview_target(std::int64_t target);
    void set_target(std::int64_t target);
    void set_class_target(std::int64_t class_id, std::int64_t target);
    /// Writes the targets of `changed` as one step to undo.
    void change_plan(std::vector<stages::ClassPlan> changed, const QString& said);
    void set_limits(std::int64_t head_min, std::int64_t tail_max);

    stages::TailPlan plan_;  // as last read
    bool plan_read_ = false;
    bool fill_wanted_ = false;                      // before the plan was read
    std::pair<std::int64_t, std::int64_t> limits_;  // head from, tail up to
    ClassHistogram* histogram_ = nullptr;
    PlanModel* model_ = nullptr;
    QSortFilterProxyModel* sorted_ = nullptr;
    QTableView* table_ = nullptr;
    QLineEdit* search_ = nullptr;
    QLabel* numbers_ = nullptr;
    QLabel* picked_ = nullptr;
    QPushButton* clear_pick_ = nullptr;
    QSpinBox* target_ = nullptr;
    QSpinBox* head_min_ = nullptr;
    QSpinBox* tail_max_ = nullptr;
    QPushButton* fill_ = nullptr;
    QLabel* estimate_ = nullptr;
    QList<QAction*> actions_;
    bool target_known_ = false;  // taken from the plan, or set by the person
    bool selecting_ = false;     // the table follows the pick
};

}  // namespace tw::ui
