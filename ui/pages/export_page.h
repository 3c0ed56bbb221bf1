#pragma once

#include "core/stages/exporting/export.h"
#include "ui/pages/page.h"

class QCheckBox;
class QLabel;
class QLineEdit;
class QComboBox;
class QPushButton;
class QTreeWidget;

namespace tw::ui {

/// What will be written, before it is written; then the writing.
class ExportPage : public Page {
    Q_OBJECT

public:
    explicit ExportPage(const PageContext& context);
    QString key() const override { return "export"; }
    QString title() const override { return tr("Export"); }
    void activate() override;
    void refresh(const Tables& tables) override;

private:
    QWidget* make_settings();
    QWidget* make_formats();
    QWidget* make_preview();
    stages::ExportRequest request() const;
    void choose_target();
    void start_export();
    void show_format();
    void show_preview(const stages::ExportPreview& preview);
    void read_exports();
    void update_buttons();

    QLineEdit* target_ = nullptr;
    QCheckBox* train_ = nullptr;
    QCheckBox* validation_ = nullptr;
    QCheckBox* test_ = nullptr;
    QCheckBox* link_ = nullptr;
    QPushButton* export_ = nullptr;
    QPushButton* open_ = nullptr;
    QLabel* counts_ = nullptr;
    QLabel* done_ = nullptr;
    QComboBox* format_ = nullptr;
    QList<QCheckBox*> records_;
    QLabel* format_note_ = nullptr;
    QTreeWidget* tree_ = nullptr;
    QString last_target_;
};

}  // namespace tw::ui
