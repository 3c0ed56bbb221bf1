#pragma once

#include "core/stages/balance/balance.h"
#include "ui/pages/page.h"

class QComboBox;
class QLabel;
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

private:
    QWidget* make_chart();
    QWidget* make_controls();
    QWidget* make_table();
    void show_plan(const stages::TailPlan& plan);
    void fill_classes();
    void set_limits();

    ClassHistogram* histogram_ = nullptr;
    PlanModel* model_ = nullptr;
    QSortFilterProxyModel* sorted_ = nullptr;
    QTableView* table_ = nullptr;
    QSpinBox* target_ = nullptr;
    QSpinBox* head_min_ = nullptr;
    QSpinBox* tail_max_ = nullptr;
    QPushButton* fill_ = nullptr;
    QLabel* estimate_ = nullptr;
};

}  // namespace tw::ui
