#pragma once

#include "core/project/imports.h"
#include "core/stages/balance/balance.h"
#include "core/stages/import/import.h"
#include "ui/pages/page.h"

class QComboBox;
class QDoubleSpinBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QSpinBox;
class QTabWidget;

namespace tw::ui {

class FolderChanges;
class IssuesModel;
class PictureModel;
class PlanModel;
class StorageCard;

/// Import, and which picture serves what: the split, by hand or as a reproducible long tail.
class DataPage : public Page {
    Q_OBJECT

public:
    explicit DataPage(const PageContext& context);
    QString key() const override { return "data"; }
    QString title() const override { return tr("Data"); }
    void activate() override;
    void refresh(const Tables& tables) override;
    void show_class(std::int64_t class_id) override;
    /// Lays a folder or file ready to be imported.
    void set_source(const QString& path);
    /// The tab that tells how the imported folders changed outside.
    void show_changes();

private:
    QWidget* make_import();
    QWidget* make_long_tail();
    QWidget* make_split();
    QWidget* make_split_offer();
    void offer_split(bool has_split, std::int64_t train, std::int64_t validation);
    QWidget* make_contents();
    void choose_source();
    void import_source();
    void start_import(const stages::ImportRequest& request);
    void read();
    void build_long_tail();
    void split_validation();
    void read_pictures();
    void show_changes_count(qint64 news);
    void save_fit();
    /// Makes a small write of the stage a job, since it may touch every row.
    void start_split(const QString& name, std::function<void(project::Project&)> write);

    QLineEdit* path_ = nullptr;
    QComboBox* format_ = nullptr;
    QComboBox* partition_ = nullptr;
    QLineEdit* names_ = nullptr;
    QPushButton* import_ = nullptr;
    QWidget* go_on_ = nullptr;
    QLabel* stopped_ = nullptr;
    stages::ImportRequest stopped_request_;
    QComboBox* fit_ = nullptr;
    QDoubleSpinBox* imbalance_ = nullptr;
    QSpinBox* max_count_ = nullptr;
    QSpinBox* validation_ = nullptr;
    QSpinBox* seed_ = nullptr;
    QDoubleSpinBox* share_ = nullptr;
    QLabel* counts_ = nullptr;
    QWidget* split_offer_ = nullptr;
    QLabel* split_reason_ = nullptr;
    QPushButton* keep_split_ = nullptr;
    QPushButton* split_off_ = nullptr;
    QTabWidget* tabs_ = nullptr;
    QComboBox* shown_class_ = nullptr;
    QComboBox* shown_partition_ = nullptr;
    PictureModel* pictures_ = nullptr;
    IssuesModel* issues_ = nullptr;
    FolderChanges* changes_ = nullptr;
    StorageCard* storage_ = nullptr;
    QList<QWidget*> writers_;
};

}  // namespace tw::ui
