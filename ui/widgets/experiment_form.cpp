#include "ui/widgets/experiment_form.h"

#include "core/base/error.h"
#include "core/stages/training/arm_spec.h"
#include "ui/bridge/text.h"
#include "ui/models/arm_notes.h"
#include "ui/models/arms_model.h"
#include "ui/widgets/layout.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLineEdit>
#include <QListWidget>
#include <QLocale>
#include <QSpinBox>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <set>

namespace tw::ui {

namespace {

enum PictureColumn { name_column, filter_column, real_column };

std::string text_of(const Json& json, const char* field, const std::string& fallback = {}) {
    if (!json.is_object() || !json.contains(field) || !json[field].is_string()) return fallback;
    return json[field].get<std::string>();
}

bool flag_of(const Json& json, const char* field, bool fallback) {
    return json.is_object() && json.contains(field) && json[field].is_boolean() ? json[field].get<bool>() : fallback;
}

std::string built_in_of(const Json& arm) {
    return arm.is_string() ? arm.get<std::string>() : text_of(arm, "arm");
}

std::string name_of(const Json& arm) {
    return arm.is_string() ? arm.get<std::string>() : text_of(arm, "name", text_of(arm, "arm"));
}

const stages::ArmSpec* find_built_in(const std::string& name) {
    for (const stages::ArmSpec& arm : stages::built_in_arms()) {
        if (arm.name == name) return &arm;
    }
    return nullptr;
}

std::string method_of(const Json& arm) {
    const stages::ArmSpec* built_in = find_built_in(built_in_of(arm));
    return text_of(arm, "method", built_in ? built_in->method : std::string());
}

/// Names of the sets of pictures that an arm adds.
std::vector<std::string> runs_of(const Json& arm) {
    const std::string method = method_of(arm);
    std::vector<std::string> runs;
    if (arm.is_object() && arm.contains("runs") && arm["runs"].is_array()) {
        for (const Json& run : arm["runs"]) {
            if (run.is_string()) runs.push_back(run.get<std::string>());
        }
    }
    if (runs.empty() && !method.empty()) runs.push_back(method);
    return runs;
}

QSpinBox* make_spin(const char* name, int lowest, int highest) {
    auto* spin = new QSpinBox;
    spin->setObjectName(name);
    spin->setRange(lowest, highest);
    return spin;
}

}  // namespace

ExperimentForm::ExperimentForm(const QString& this_project, QWidget* parent) : QWidget(parent), this_project_(this_project) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(gap);
    for (const auto add :
         {&ExperimentForm::add_what, &ExperimentForm::add_arms, &ExperimentForm::add_pictures, &ExperimentForm::add_budget}) {
        QBoxLayout* card = nullptr;
        column->addWidget(make_card(card));
        (this->*add)(card);
    }
    column->addStretch(1);
}

void ExperimentForm::add_what(QBoxLayout* card) {
    card->addWidget(make_heading(tr("What is compared"), "section"));
    name_ = new QLineEdit;
    name_->setObjectName("experimentName");
    card->addWidget(labelled(tr("Name"), name_));
    data_ = new QComboBox;
    data_->setObjectName("experimentData");
    data_->addItem(tr("this project"), this_project_);
    card->addWidget(labelled(tr("Data"), data_));
    connect(name_, &QLineEdit::textEdited, this, &ExperimentForm::edited);
    connect(data_, &QComboBox::activated, this, &ExperimentForm::edited);
}

void ExperimentForm::add_arms(QBoxLayout* card) {
    card->addWidget(make_heading(tr("Arms"), "section"));
    arm_list_ = new QListWidget;
    arm_list_->setObjectName("experimentArms");
    arm_list_->setAccessibleName(tr("Arms of the experiment"));
    arm_list_->setWordWrap(true);
    arm_list_->setMinimumHeight(240);
    card->addWidget(arm_list_);
    connect(arm_list_, &QListWidget::itemChanged, this, &ExperimentForm::arms_changed);
}

void ExperimentForm::add_pictures(QBoxLayout* card) {
    card->addWidget(make_heading(tr("Generated pictures"), "section"));
    card->addWidget(
        make_muted(tr("Drawn once for all arms that name them. Hover for the settings; the text of the experiment holds all of them.")));
    pictures_ = new QTreeWidget;
    pictures_->setObjectName("experimentFills");
    pictures_->setAccessibleName(tr("Sets of generated pictures"));
    pictures_->setHeaderLabels({tr("Pictures"), tr("Filter"), tr("From real")});
    pictures_->setRootIsDecorated(false);
    pictures_->setMinimumHeight(110);
    pictures_->setMaximumHeight(170);
    pictures_->header()->setStretchLastSection(false);
    pictures_->header()->setSectionResizeMode(name_column, QHeaderView::Stretch);
    pictures_->header()->setSectionResizeMode(filter_column, QHeaderView::ResizeToContents);
    pictures_->header()->setSectionResizeMode(real_column, QHeaderView::ResizeToContents);
    card->addWidget(pictures_);
    connect(pictures_, &QTreeWidget::itemChanged, this, &ExperimentForm::take_pictures);
}

void ExperimentForm::add_budget(QBoxLayout* card) {
    card->addWidget(make_heading(tr("Seeds and sweep"), "section"));
    seeds_ = make_spin("experimentSeeds", 1, 1000);
    seeds_->setToolTip(tr("Trainings of each arm. One says nothing about chance; three is the usual least, five is better."));
    steps_ = make_spin("experimentSteps", 0, 10'000'000);
    steps_->setSpecialValueText(tr("default"));
    steps_->setToolTip(tr("Optimiser steps of a training, the same for every arm."));
    auto* numbers = new QHBoxLayout;
    numbers->addWidget(labelled(tr("Seeds"), seeds_));
    numbers->addWidget(labelled(tr("Steps"), steps_));
    card->addLayout(numbers);
    sweep_ = new QCheckBox(tr("How many generated images are worth it?"));
    sweep_->setObjectName("experimentSweep");
    sweep_->setToolTip(tr("Trains one arm with ever more generated images and looks at validation images only."));
    card->addWidget(sweep_);
    sweep_arm_ = new QComboBox;
    sweep_arm_->setObjectName("sweepArm");
    card->addWidget(labelled(tr("Arm of the sweep"), sweep_arm_));
    ratios_ = new QLineEdit;
    ratios_->setObjectName("sweepRatios");
    card->addWidget(labelled(tr("Generated for each real image"), ratios_));
    connect(seeds_, &QSpinBox::valueChanged, this, &ExperimentForm::edited);
    connect(steps_, &QSpinBox::valueChanged, this, &ExperimentForm::edited);
    connect(sweep_, &QCheckBox::toggled, this, [this](bool on) {
        sweep_arm_->setEnabled(on);
        ratios_->setEnabled(on);
        emit edited();
    });
    connect(sweep_arm_, &QComboBox::activated, this, &ExperimentForm::edited);
    connect(ratios_, &QLineEdit::textEdited, this, &ExperimentForm::edited);
}

QString ExperimentForm::name() const {
    return name_->text();
}

void ExperimentForm::set_spec(const Json& spec) {
    const QSignalBlocker quiet(this);
    base_ = spec.is_object() ? spec : Json::object();
    if (const QString name = qt(text_of(base_, "name")); name_->text() != name) name_->setText(name);
    fills_.clear();
    if (base_.contains("fills") && base_["fills"].is_array()) {
        for (const Json& fill : base_["fills"]) fills_[text_of(fill, "name", text_of(fill, "method"))] = fill;
    }
    show_data(base_);
    show_arms(base_);
    show_budget(base_);
}

void ExperimentForm::show_data(const Json& spec) {
    while (data_->count() > 1) data_->removeItem(1);
    const QString project = qt(text_of(spec, "project"));
    if (spec.contains("fashion_mnist") && !spec["fashion_mnist"].is_null()) {
        data_->addItem(tr("Fashion-MNIST, made long-tailed"), QString());
    } else if (!project.isEmpty() && project != this_project_) {
        data_->addItem(project, project);
    }
    data_->setCurrentIndex(data_->count() - 1);
}

void ExperimentForm::show_arms(const Json& spec) {
    std::vector<Json> wanted;
    if (spec.contains("arms") && spec["arms"].is_array()) wanted.assign(spec["arms"].begin(), spec["arms"].end());
    arms_.clear();
    std::vector<bool> ticked;
    std::set<std::string> named;
    for (const Json& arm : wanted) {
        arms_.push_back(arm);
        named.insert(name_of(arm));
        ticked.push_back(true);
    }
    for (const stages::ArmSpec& arm : stages::built_in_arms()) {
        if (named.contains(arm.name)) continue;
        arms_.emplace_back(arm.name);
        ticked.push_back(false);
    }
    {
        const QSignalBlocker quiet(arm_list_);
        arm_list_->clear();
        for (std::size_t i = 0; i < arms_.size(); ++i) {
            const std::string name = name_of(arms_[i]);
            const QString note = arm_note(built_in_of(arms_[i]));
            auto* item = new QListWidgetItem(note.isEmpty() ? arm_text(name) : arm_text(name) + QLatin1Char('\n') + note, arm_list_);
            item->setFlags(item->flags() | Qt::ItemIsUserCheckable);
            item->setCheckState(ticked[i] ? Qt::Checked : Qt::Unchecked);
            item->setData(Qt::UserRole, qt(name));
            if (arms_[i].is_object()) item->setToolTip(qt(arms_[i].dump(1)));
        }
    }
    show_pictures();
    show_sweep_arms();
}

void ExperimentForm::show_budget(const Json& spec) {
    const QSignalBlocker seeds(seeds_), steps(steps_), sweep(sweep_);
    const Json given = spec.value("seeds", Json(3));
    seeds_->setValue(given.is_array() ? static_cast<int>(given.size()) : given.is_number_integer() ? given.get<int>() : 3);
    const Json training = spec.value("training", Json::object());
    const bool has_steps = training.is_object() && training.contains("steps") && training["steps"].is_number_integer();
    steps_->setValue(has_steps ? training["steps"].get<int>() : 0);
    const Json swept = spec.value("sweep", Json());
    sweep_->setChecked(swept.is_object());
    sweep_arm_->setEnabled(swept.is_object());
    ratios_->setEnabled(swept.is_object());
    if (!swept.is_object()) {
        if (ratios_->text().isEmpty()) ratios_->setText(QStringLiteral("0, 0.5, 1, 2, 5, 10"));
        return;
    }
    if (const int place = sweep_arm_->findData(qt(text_of(swept, "arm"))); place >= 0) sweep_arm_->setCurrentIndex(place);
    if (!swept.contains("added_per_real") || !swept["added_per_real"].is_array() || swept["added_per_real"] == ratios()) return;
    QStringList texts;
    for (const Json& ratio : swept["added_per_real"]) texts << qt(ratio.dump());
    ratios_->setText(texts.join(QStringLiteral(", ")));
}

std::vector<Json> ExperimentForm::ticked_arms() const {
    std::vector<Json> arms;
    for (int i = 0; i < arm_list_->count(); ++i) {
        if (arm_list_->item(i)->checkState() == Qt::Checked) arms.push_back(arms_[static_cast<std::size_t>(i)]);
    }
    return arms;
}

std::vector<Json> ExperimentForm::needed_fills() const {
    std::vector<Json> fills;
    std::set<std::string> names;
    for (const Json& arm : ticked_arms()) {
        for (const std::string& run : runs_of(arm)) {
            if (!names.insert(run).second) continue;
            const auto known = fills_.find(run);
            fills.push_back(known != fills_.end() ? known->second : Json{{"name", run}, {"method", method_of(arm)}});
        }
    }
    return fills;
}

void ExperimentForm::arms_changed() {
    show_pictures();
    show_sweep_arms();
    emit edited();
}

void ExperimentForm::show_pictures() {
    const QSignalBlocker quiet(pictures_);
    pictures_->clear();
    for (const Json& fill : needed_fills()) {
        const std::string method = text_of(fill, "method");
        auto* item = new QTreeWidgetItem(pictures_, {qt(text_of(fill, "name", method))});
        item->setToolTip(name_column, qt(fill.dump(1)));
        item->setCheckState(filter_column, flag_of(fill, "filter", true) ? Qt::Checked : Qt::Unchecked);
        item->setToolTip(filter_column, tr("Off: everything that is drawn is accepted, to show what the filter is worth."));
        // The others' methods say themselves what a picture starts from.
        if (method != "plain_cfg" && method != "two_stage") continue;
        item->setCheckState(real_column, flag_of(fill, "from_real_images", false) ? Qt::Checked : Qt::Unchecked);
        item->setToolTip(real_column, tr("Image-to-image from the class's real training images instead of from noise."));
    }
}

void ExperimentForm::take_pictures() {
    std::vector<Json> fills = needed_fills();
    for (int i = 0; i < pictures_->topLevelItemCount() && i < static_cast<int>(fills.size()); ++i) {
        const QTreeWidgetItem* item = pictures_->topLevelItem(i);
        Json& fill = fills[static_cast<std::size_t>(i)];
        const auto take = [&](PictureColumn column, const char* field, bool usual) {
            if (!item->data(column, Qt::CheckStateRole).isValid()) return;
            const bool on = item->checkState(column) == Qt::Checked;
            if (on == usual) fill.erase(field);
            if (on != usual) fill[field] = on;
        };
        take(filter_column, "filter", true);
        take(real_column, "from_real_images", false);
        fills_[text_of(fill, "name", text_of(fill, "method"))] = fill;
    }
    emit edited();
}

void ExperimentForm::show_sweep_arms() {
    const QSignalBlocker quiet(sweep_arm_);
    const QVariant before = sweep_arm_->currentData();
    sweep_arm_->clear();
    for (const Json& arm : ticked_arms()) {
        if (!runs_of(arm).empty()) sweep_arm_->addItem(arm_text(name_of(arm)), qt(name_of(arm)));
    }
    sweep_arm_->setCurrentIndex(std::max(0, sweep_arm_->findData(before)));
}

Json ExperimentForm::ratios() const {
    Json list = Json::array();
    for (const QString& word : ratios_->text().split(QLatin1Char(','), Qt::SkipEmptyParts)) {
        bool right = false;
        const double value = word.trimmed().toDouble(&right);
        // What is no number is left as it is for the check to refuse by name.
        list.push_back(right ? Json(value) : Json(word.trimmed().toStdString()));
    }
    return list;
}

Json ExperimentForm::spec() const {
    Json spec = base_;
    spec["name"] = name_->text().trimmed().toStdString();
    const QString project = data_->currentData().toString();
    if (!project.isEmpty()) {
        spec["project"] = project.toStdString();
        spec.erase("fashion_mnist");
    } else {
        spec.erase("project");
    }
    spec["arms"] = ticked_arms();
    if (const std::vector<Json> fills = needed_fills(); !fills.empty()) {
        spec["fills"] = fills;
    } else {
        spec.erase("fills");
    }
    // A list of seeds stays as it was chosen while their number is the same.
    const Json given = spec.value("seeds", Json());
    if (!given.is_array() || static_cast<int>(given.size()) != seeds_->value()) spec["seeds"] = seeds_->value();
    if (!spec.contains("training") || !spec["training"].is_object()) spec["training"] = Json::object();
    if (steps_->value() > 0) spec["training"]["steps"] = steps_->value();
    if (steps_->value() == 0) spec["training"].erase("steps");
    if (sweep_->isChecked()) {
        spec["sweep"] = {{"arm", sweep_arm_->currentData().toString().toStdString()}, {"added_per_real", ratios()}};
    } else {
        spec.erase("sweep");
    }
    return spec;
}

}  // namespace tw::ui
