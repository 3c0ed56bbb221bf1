#pragma once

#include "core/stages/finetuning/finetune.h"
#include "core/stages/finetuning/record.h"
#include "ui/pages/page.h"

class QLabel;
class QLineEdit;
class QListWidget;
class QPushButton;
class QTreeWidget;

namespace tw::ui {

class FinetuneForm;
class LossChart;

/// Teaches the generator the project's classes (LoRA and one token a class), shows how it goes, and hands the result to generation.
class FinetuningPage : public Page {
    Q_OBJECT

public:
    explicit FinetuningPage(const PageContext& context);
    QString key() const override { return "finetuning"; }
    QString title() const override { return tr("Fine-tuning"); }
    void activate() override;
    void refresh(const Tables& tables) override;
    QList<QAction*> page_actions() const override { return actions_; }

private:
    QWidget* make_side();
    QWidget* make_results();

    std::filesystem::path adapters_folder() const;
    std::filesystem::path output() const;
    const stages::AdapterRecord* shown_record() const;
    void use_defaults();
    void start();
    void ended(const jobs::Outcome& outcome);
    void hear(const std::string& event, const Json& facts);
    void read_adapters();
    void show_adapters(std::vector<stages::AdapterRecord> records);
    void show_adapter();
    void add_sample(const QImage& picture, const QString& caption);
    void use_in_generation();
    void update_buttons();

    QList<QAction*> actions_;
    QLineEdit* name_ = nullptr;
    FinetuneForm* form_ = nullptr;
    QPushButton* start_ = nullptr;
    QPushButton* use_ = nullptr;
    QTreeWidget* adapters_ = nullptr;
    QLabel* state_ = nullptr;
    LossChart* loss_ = nullptr;
    QListWidget* samples_ = nullptr;
    std::vector<stages::AdapterRecord> records_;
    std::vector<QString> class_names_;  // by ordinal
    bool begun_ = false;
    bool running_ = false;
};

}  // namespace tw::ui
