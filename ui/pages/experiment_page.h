#pragma once

#include "core/workflow/experiment/record.h"
#include "ui/pages/page.h"

class QComboBox;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;
class QTabWidget;
class QTableView;
class QTimer;

namespace tw::ui {

class ClassAccuracyModel;
class ExperimentForm;
class ExperimentModel;
class IntervalChart;
class SweepChart;

/// Compares arms over seeds as a file or the form says, and shows what an experiment's folder holds, whoever ran it.
class ExperimentPage : public Page {
    Q_OBJECT

public:
    explicit ExperimentPage(const PageContext& context);
    QString key() const override { return "experiment"; }
    QString title() const override { return tr("Experiment"); }
    void activate() override;
    void refresh(const Tables& tables) override;
    QList<QAction*> page_actions() const override { return actions_; }

private:
    void add_actions(class QHBoxLayout* place);
    QWidget* make_side();
    QWidget* make_results();
    QWidget* make_table();
    QWidget* make_differences();
    QWidget* make_sweep();
    QWidget* make_repeat();
    QWidget* make_text();

    void begin_new();
    void load_file(const QString& file);
    void open_folder(const QString& folder);
    void choose_earlier();
    void form_edited();
    void text_edited();
    void set_spec(const Json& spec);
    void follow_name();
    void check();
    void show_check(const struct ExperimentCheck& check);
    void run();
    void ended(const jobs::Outcome& outcome, const QString& folder);
    void remember(const QString& folder);
    void read_earlier();
    void show_record(const workflow::ExperimentRecord& record);
    void show_result(const workflow::ExperimentSpec& spec, const workflow::ExperimentResult& result, const QString& state);
    void show_repeat(const workflow::ExperimentRecord& record);
    void clear_results();
    void open_report();
    void update_buttons();

    QString experiments_folder() const;

    QList<QAction*> actions_;
    QAction* report_action_ = nullptr;
    ExperimentForm* form_ = nullptr;
    QLineEdit* folder_ = nullptr;
    QLabel* check_ = nullptr;
    QComboBox* earlier_ = nullptr;
    QPushButton* run_ = nullptr;
    QPushButton* report_button_ = nullptr;
    QTabWidget* tabs_ = nullptr;
    QLabel* headline_ = nullptr;
    QLabel* state_ = nullptr;
    QLabel* note_ = nullptr;
    QTableView* table_ = nullptr;
    ExperimentModel* rows_ = nullptr;
    IntervalChart* intervals_ = nullptr;
    QComboBox* reference_ = nullptr;
    QLabel* sweep_words_ = nullptr;
    SweepChart* sweep_ = nullptr;
    ClassAccuracyModel* classes_ = nullptr;
    QPlainTextEdit* repeat_ = nullptr;
    QPlainTextEdit* text_ = nullptr;
    QTimer* check_later_ = nullptr;
    workflow::ExperimentSpec shown_spec_;
    workflow::ExperimentResult shown_;
    bool begun_ = false;
    bool ready_ = false;       // the check found nothing
    bool own_folder_ = false;  // chosen by hand: does not follow the name any more
};

}  // namespace tw::ui
