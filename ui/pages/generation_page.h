#pragma once

#include "core/stages/generation/generate.h"
#include "ui/pages/page.h"

#include <map>

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QListWidget;
class QPushButton;
class QSpinBox;
class QTableView;

namespace tw::ui {

class PictureModel;
class PictureView;
class QueueModel;
class SamplingForm;

/// Sets up batches, runs the queue, and shows what is being drawn.
class GenerationPage : public Page {
    Q_OBJECT

public:
    explicit GenerationPage(const PageContext& context);
    QString key() const override { return "generation"; }
    QString title() const override { return tr("Generation"); }
    void activate() override;
    void refresh(const Tables& tables) override;
    QList<QAction*> page_actions() const override { return actions_; }

private:
    QWidget* make_settings();
    void add_what(class QBoxLayout* card);
    void add_buttons(class QBoxLayout* card);
    QWidget* make_live();
    QWidget* make_queue();
    QWidget* make_runs();

    void use_method();
    stages::GenerationRequest request(bool first) const;
    void enqueue(bool first);
    void run_queue();
    void fill_by_rule();
    void retry(bool smaller);
    void cancel();
    void choose_runs();
    void save_prompt_template();

    void read_queue();
    void read_runs();
    void read_latest();
    void read_reasons();
    void show_preview(const QImage& image, int step, int steps);
    void update_buttons();

    QList<QAction*> actions_;
    QComboBox* method_ = nullptr;
    QLineEdit* run_name_ = nullptr;
    QLineEdit* prompt_ = nullptr;
    QComboBox* for_classes_ = nullptr;
    QSpinBox* count_ = nullptr;
    QSpinBox* batch_ = nullptr;
    QSpinBox* seed_ = nullptr;
    QCheckBox* from_real_ = nullptr;
    SamplingForm* sampling_ = nullptr;
    QLabel* reasons_ = nullptr;
    QPushButton* enqueue_ = nullptr;
    QPushButton* generate_ = nullptr;
    QPushButton* fill_ = nullptr;
    QPushButton* retry_ = nullptr;
    QPushButton* retry_smaller_ = nullptr;
    QPushButton* cancel_ = nullptr;
    PictureView* preview_ = nullptr;
    QLabel* step_ = nullptr;
    PictureModel* latest_ = nullptr;
    QueueModel* queue_ = nullptr;
    QTableView* queue_table_ = nullptr;
    QListWidget* runs_ = nullptr;
};

}  // namespace tw::ui
