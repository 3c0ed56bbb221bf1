#pragma once

#include "core/stages/balance/balance.h"
#include "core/stages/training/train.h"
#include "ui/pages/page.h"

class QLabel;
class QListWidget;
class QPushButton;
class QSpinBox;
class QTabWidget;
class QTableView;

namespace tw::ui {

class ArmsModel;
class ClassChangeChart;
class ConfusionPanel;
class CurveChart;
class ResultChart;

/// The proof: the same classifier on the same split with the same number of steps, once for each arm and seed.
class TrainingPage : public Page {
    Q_OBJECT

public:
    explicit TrainingPage(const PageContext& context);
    QString key() const override { return "training"; }
    QString title() const override { return tr("Training"); }
    void activate() override;
    void refresh(const Tables& tables) override;

private:
    QWidget* make_settings();
    QWidget* make_charts();
    QWidget* make_table();
    void start_training();
    void show_evaluation(const QString& arm, quint64 seed, int step, double accuracy);
    void end_curve();
    void show_arms(const std::vector<stages::ArmSpec>& arms);
    void read_results();
    void show_note();
    void compare();
    void update_buttons();

    std::vector<stages::ArmSpec> arms_;
    QListWidget* arm_list_ = nullptr;
    QSpinBox* seeds_ = nullptr;
    QSpinBox* steps_ = nullptr;
    QSpinBox* batch_ = nullptr;
    QPushButton* train_ = nullptr;
    QTabWidget* charts_ = nullptr;
    CurveChart* curve_ = nullptr;
    ResultChart* chart_ = nullptr;
    ClassChangeChart* changes_ = nullptr;
    ConfusionPanel* confusion_ = nullptr;
    stages::TailPlan plan_;
    std::string compared_;  // arm
    ArmsModel* results_ = nullptr;
    QTableView* table_ = nullptr;
    QLabel* verdict_ = nullptr;
    QLabel* note_ = nullptr;
    QPushButton* whole_note_ = nullptr;
    QString note_text_;
};

}  // namespace tw::ui
