#pragma once

#include "core/base/json.h"

#include <QWidget>

#include <map>
#include <string>
#include <vector>

class QBoxLayout;
class QCheckBox;
class QComboBox;
class QLineEdit;
class QListWidget;
class QSpinBox;
class QTreeWidget;

namespace tw::ui {

/// The file of an experiment as a form: data, arms, the sets of pictures that they need, seeds, sweep. What has no field stays as it was
/// given. The form does not judge: what makes no sense is said by workflow::experiment_spec_from_json.
class ExperimentForm : public QWidget {
    Q_OBJECT

public:
    /// `this_project`: folder of the open project, the first choice of data.
    explicit ExperimentForm(const QString& this_project, QWidget* parent = nullptr);
    void set_spec(const Json& spec);
    Json spec() const;
    QString name() const;

signals:
    /// By hand.
    void edited();

private:
    void add_what(QBoxLayout* column);
    void add_arms(QBoxLayout* column);
    void add_pictures(QBoxLayout* column);
    void add_budget(QBoxLayout* column);
    void show_data(const Json& spec);
    void show_arms(const Json& spec);
    void show_budget(const Json& spec);
    void take_pictures();
    void arms_changed();
    void show_pictures();
    void show_sweep_arms();
    std::vector<Json> ticked_arms() const;
    /// The sets of pictures that the ticked arms add, with what is known of each.
    std::vector<Json> needed_fills() const;
    Json ratios() const;

    QString this_project_;
    Json base_ = Json::object();         // as given
    std::vector<Json> arms_;             // a line of the list each: a name, or an object
    std::map<std::string, Json> fills_;  // by name
    QLineEdit* name_ = nullptr;
    QComboBox* data_ = nullptr;
    QListWidget* arm_list_ = nullptr;
    QTreeWidget* pictures_ = nullptr;
    QSpinBox* seeds_ = nullptr;
    QSpinBox* steps_ = nullptr;
    QCheckBox* sweep_ = nullptr;
    QComboBox* sweep_arm_ = nullptr;
    QLineEdit* ratios_ = nullptr;
};

}  // namespace tw::ui
