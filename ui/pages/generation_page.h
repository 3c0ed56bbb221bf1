#pragma once

#include "core/stages/generation/generate.h"
#include "ui/pages/page.h"

class QComboBox;
class QLabel;
class QLineEdit;
class QListWidget;
class QPushButton;
class QSpinBox;
class QTableView;
class QTimer;

namespace tw::ui {

class AdapterList;
class MethodForm;
class PictureModel;
class PictureView;
class ProgressModel;
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
    void show_class(std::int64_t class_id) override;
    QList<QAction*> page_actions() const override { return actions_; }

private:
    // Layout.
    QWidget* make_settings();
    void add_what(class QBoxLayout* card);
    void add_prompt(class QBoxLayout* card);
    void add_numbers(class QBoxLayout* card);
    void add_buttons(class QBoxLayout* card);
    QWidget* make_live();
    QWidget* make_queue();
    QWidget* make_progress();
    QWidget* make_runs();
    QAction* add_action(const QString& text, const char* name, const QKeySequence& keys, const std::function<void()>& run);

    // What is to be drawn.
    void use_method();
    void strategy_changed();
    stages::GenerationRequest request(bool first) const;
    void enqueue(bool first);
    void fill_by_rule();
    void save_prompt();
    void read_adapters();
    void read_context_lists();
    void open_contexts(const QString& name);
    void check_contexts();
    void save_contexts();
    void read_reasons();

    // The queue.
    void run_queue();
    void watch(const jobs::Progress& progress, std::uint64_t worker_bytes);
    void retry(bool smaller);
    void retry_all();
    void cancel();
    void move(qint64 item_id, qint64 other_id);
    void move_by(int places);
    void move_first();
    void choose_runs();
    void read_queue();
    void read_progress();
    void read_runs();
    void read_latest();
    void show_preview(const QImage& image, int step, int steps);
    void end_preview();
    void select_item(std::int64_t item_id);
    std::int64_t selected_item() const;
    void update_buttons();

    QList<QAction*> actions_;
    QComboBox* method_ = nullptr;
    QLineEdit* run_name_ = nullptr;
    QLineEdit* prompt_ = nullptr;
    QLineEdit* superclass_ = nullptr;
    QComboBox* for_classes_ = nullptr;
    QSpinBox* count_ = nullptr;
    QSpinBox* batch_ = nullptr;
    QSpinBox* seed_ = nullptr;
    MethodForm* own_ = nullptr;
    SamplingForm* sampling_ = nullptr;
    AdapterList* adapters_ = nullptr;
    QLabel* reasons_ = nullptr;
    QTimer* check_contexts_later_ = nullptr;
    QPushButton* enqueue_ = nullptr;
    QPushButton* generate_ = nullptr;
    QPushButton* fill_ = nullptr;
    QPushButton* retry_ = nullptr;
    QPushButton* retry_smaller_ = nullptr;
    QPushButton* retry_all_ = nullptr;
    QPushButton* cancel_ = nullptr;
    QPushButton* up_ = nullptr;
    QPushButton* down_ = nullptr;
    QPushButton* first_ = nullptr;
    PictureView* preview_ = nullptr;
    QString drawing_step_;  // of the job, while its pictures are shown
    QLabel* step_ = nullptr;
    QLabel* facts_ = nullptr;
    QLabel* warning_ = nullptr;
    QLabel* failures_ = nullptr;
    PictureModel* latest_ = nullptr;
    QueueModel* queue_ = nullptr;
    ProgressModel* progress_ = nullptr;
    QTableView* queue_table_ = nullptr;
    QListWidget* runs_ = nullptr;
};

}  // namespace tw::ui
