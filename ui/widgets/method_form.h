#pragma once

#include "core/stages/generation/generate.h"
#include "ui/bridge/dialogs.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QDoubleSpinBox;
class QLineEdit;
class QPushButton;
class QTreeWidget;

namespace tw::ui {

class ContextEditor;

/// What a generation method lets one choose beyond the sampling: only the chosen method's own fields are shown.
class MethodForm : public QWidget {
    Q_OBJECT

public:
    explicit MethodForm(Dialogs& dialogs, QWidget* parent = nullptr);
    /// `request` holds the method's defaults; `miniature` as for default_source().
    void set_defaults(const stages::GenerationRequest& request, bool miniature);
    /// The method that is really meant: of Diff-Mix the strategy of its table.
    std::string method() const;
    /// Writes what the fields say into a request of method().
    void apply(stages::GenerationRequest& request) const;
    /// Whether pictures start from real ones.
    bool from_images() const;

    void set_context_lists(const QStringList& names);
    QString context_list() const;
    ContextEditor& contexts() { return *editor_; }
    void set_adapters(const QStringList& folders);
    void choose_adapter(const QString& folder);

signals:
    /// The strategy of Diff-Mix changed.
    void method_changed();
    void edited();
    void context_list_chosen(const QString& name);

private:
    QWidget* make_two_stage();
    QWidget* make_diff_mix(Dialogs& dialogs);
    QWidget* make_contexts();
    void show_fields();

    std::string method_ = "plain_cfg";
    QCheckBox* from_real_ = nullptr;
    QWidget* two_stage_ = nullptr;
    QComboBox* look_alikes_ = nullptr;
    QWidget* diff_mix_ = nullptr;
    QTreeWidget* strategies_ = nullptr;
    QComboBox* strength_choice_ = nullptr;
    QLineEdit* strengths_ = nullptr;
    QDoubleSpinBox* multiplier_ = nullptr;
    QComboBox* task_ = nullptr;
    QWidget* adapter_box_ = nullptr;
    QComboBox* adapter_ = nullptr;
    QWidget* contexts_ = nullptr;
    QComboBox* lists_ = nullptr;
    ContextEditor* editor_ = nullptr;
};

}  // namespace tw::ui
