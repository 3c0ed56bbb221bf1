#include "ui/widgets/method_form.h"

#include "core/base/error.h"
#include "ui/bridge/text.h"
#include "ui/models/default_sources.h"
#include "ui/widgets/context_editor.h"
#include "ui/widgets/layout.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLineEdit>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace tw::ui {

namespace {

/// Diff-Mix's table (Wang et al., arXiv 2403.19600).
struct Strategy {
    const char* method;
    bool learnt, from_image, any_source;
};

constexpr Strategy strategies[] = {
    {"real_gen", false, false, false}, {"real_aug", false, true, false}, {"real_mix", false, true, true},
    {"diff_gen", true, false, false},  {"diff_aug", true, true, false},  {"diff_mix", true, true, true},
};

const Strategy* find_strategy(const std::string& method) {
    for (const Strategy& strategy : strategies) {
        if (method == strategy.method) return &strategy;
    }
    return nullptr;
}

QString start_text(const Strategy& strategy) {
    if (!strategy.from_image) return MethodForm::tr("noise");
    return strategy.any_source ? MethodForm::tr("image of any class") : MethodForm::tr("image of the class");
}

QVBoxLayout* make_column(QWidget* box) {
    auto* column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    return column;
}

}  // namespace

MethodForm::MethodForm(Dialogs& dialogs, QWidget* parent) : QWidget(parent) {
    QVBoxLayout* column = make_column(this);
    from_real_ = new QCheckBox(tr("Start from real training images"));
    from_real_->setObjectName("fromRealImages");
    column->addWidget(from_real_);
    two_stage_ = make_two_stage();
    diff_mix_ = make_diff_mix(dialogs);
    contexts_ = make_contexts();
    for (QWidget* box : {two_stage_, diff_mix_, contexts_}) column->addWidget(box);
    connect(from_real_, &QCheckBox::toggled, this, &MethodForm::edited);
    show_fields();
}

QWidget* MethodForm::make_two_stage() {
    auto* box = new QWidget;
    QVBoxLayout* column = make_column(box);
    look_alikes_ = new QComboBox;
    look_alikes_->setObjectName("lookAlikes");
    look_alikes_->addItem(tr("chosen on the evidence"), "chosen");
    look_alikes_->addItem(tr("another class by lot, as a control"), "random");
    column->addWidget(labelled(tr("Look-alike that is pushed away"), look_alikes_));
    return box;
}

QWidget* MethodForm::make_diff_mix(Dialogs& dialogs) {
    auto* box = new QWidget;
    QVBoxLayout* column = make_column(box);
    strategies_ = new QTreeWidget;
    strategies_->setObjectName("strategyTable");
    strategies_->setAccessibleName(tr("Strategy of Diff-Mix"));
    strategies_->setHeaderLabels({tr("Strategy"), tr("Model"), tr("Starts from")});
    strategies_->setRootIsDecorated(false);
    strategies_->setUniformRowHeights(true);
    for (const Strategy& one : strategies) {
        auto* row = new QTreeWidgetItem(strategies_, {qt(std::string(one.method)).replace(QLatin1Char('_'), QLatin1Char('-')),
                                                      one.learnt ? tr("fine-tuned") : tr("as it is"), start_text(one)});
        row->setData(0, Qt::UserRole, QString::fromLatin1(one.method));
    }
    strategies_->header()->setSectionResizeMode(QHeaderView::ResizeToContents);
    strategies_->setFixedHeight(176);
    column->addWidget(strategies_);
    strength_choice_ = new QComboBox;
    strength_choice_->setObjectName("strengthChoice");
    strength_choice_->addItem(tr("one for all"), false);
    strength_choice_->addItem(tr("by lot from a list"), true);
    strengths_ = new QLineEdit(QStringLiteral("0.3, 0.5, 0.7, 0.9"));
    strengths_->setObjectName("strengthList");
    auto* strength = new QHBoxLayout;
    strength->addWidget(labelled(tr("Strength"), strength_choice_));
    strength->addWidget(labelled(tr("List"), strengths_));
    column->addLayout(strength);
    multiplier_ = new QDoubleSpinBox;
    multiplier_->setObjectName("multiplier");
    multiplier_->setRange(0, 1000);
    multiplier_->setSpecialValueText(tr("up to the plan"));
    task_ = new QComboBox;
    task_->setObjectName("mixTask");
    task_->addItem(tr("over the images"), "imbalanced");
    task_->addItem(tr("over the classes"), "vanilla");
    auto* numbers = new QHBoxLayout;
    numbers->addWidget(labelled(tr("Times the real images"), multiplier_));
    numbers->addWidget(labelled(tr("Sources uniform"), task_));
    column->addLayout(numbers);
    adapter_ = new QComboBox;
    adapter_->setObjectName("adapterFolder");
    adapter_->setEditable(true);
    adapter_->setInsertPolicy(QComboBox::NoInsert);
    auto* choose = make_button(tr("Choose…"), "adapterFolderButton");
    adapter_box_ = new QWidget;
    auto* adapter = new QHBoxLayout(adapter_box_);
    adapter->setContentsMargins(0, 0, 0, 0);
    adapter->addWidget(labelled(tr("Fine-tuned adapter"), adapter_), 1);
    adapter->addWidget(choose, 0, Qt::AlignBottom);
    column->addWidget(adapter_box_);
    connect(choose, &QPushButton::clicked, this, [this, &dialogs] {
        dialogs.choose_folder(this, tr("Folder of the fine-tuned adapter"), adapter_->currentText(),
                              [this](const QString& folder) { choose_adapter(folder); });
    });
    connect(strategies_, &QTreeWidget::currentItemChanged, this, [this](const QTreeWidgetItem* current) {
        if (!current) return;
        method_ = current->data(0, Qt::UserRole).toString().toStdString();
        show_fields();
        emit method_changed();
    });
    connect(strength_choice_, &QComboBox::currentIndexChanged, this, &MethodForm::show_fields);
    return box;
}

QWidget* MethodForm::make_contexts() {
    auto* box = new QWidget;
    QVBoxLayout* column = make_column(box);
    lists_ = new QComboBox;
    lists_->setObjectName("contextList");
    auto* edit = new QPushButton(tr("Edit"));
    edit->setObjectName("editContextsButton");
    edit->setCheckable(true);
    auto* row = new QHBoxLayout;
    row->addWidget(labelled(tr("Context list"), lists_), 1);
    row->addWidget(edit, 0, Qt::AlignBottom);
    column->addLayout(row);
    editor_ = new ContextEditor;
    editor_->hide();
    column->addWidget(editor_);
    connect(edit, &QPushButton::toggled, editor_, &QWidget::setVisible);
    connect(lists_, &QComboBox::currentTextChanged, this, &MethodForm::context_list_chosen);
    return box;
}

void MethodForm::set_defaults(const stages::GenerationRequest& request, bool miniature) {
    const QSignalBlocker quiet(this);
    method_ = request.method;
    from_real_->setChecked(request.from_real_images);
    look_alikes_->setCurrentIndex(std::max(0, look_alikes_->findData(qt(request.look_alikes))));
    strength_choice_->setCurrentIndex(request.strengths.empty() ? 0 : 1);
    multiplier_->setValue(request.multiplier);
    task_->setCurrentIndex(std::max(0, task_->findData(qt(request.task))));
    if (!request.contexts.empty()) lists_->setCurrentText(qt(request.contexts));
    for (int i = 0; i < strategies_->topLevelItemCount(); ++i) {
        QTreeWidgetItem* row = strategies_->topLevelItem(i);
        if (row->data(0, Qt::UserRole).toString() == qt(request.method)) strategies_->setCurrentItem(row);
    }
    const auto tip = [&](QWidget* field, const std::string& method, const char* setting, const QString& value, const QString& more = {}) {
        field->setToolTip(default_tip(value, default_source(method, setting, miniature)) + more);
    };
    tip(from_real_, request.method, "from_real_images", request.from_real_images ? tr("on") : tr("off"));
    tip(look_alikes_, "two_stage", "look_alikes", tr("chosen"));
    tip(strength_choice_, "diff_mix", "strength", tr("one for all"));
    tip(strengths_, "diff_mix", "strengths", QStringLiteral("0.3, 0.5, 0.7, 0.9"));
    tip(multiplier_, "diff_mix", "multiplier", tr("up to the plan"), tr(" The authors draw 5 times the real images, 10 for long tails."));
    tip(task_, "diff_mix", "task", tr("over the images"));
    tip(lists_, "diffcore_mix", "contexts", lists_->currentText());
    show_fields();
}

std::string MethodForm::method() const {
    return method_;
}

void MethodForm::apply(stages::GenerationRequest& request) const {
    const Strategy* strategy = find_strategy(method_);
    if (!strategy) request.from_real_images = from_real_->isChecked() && method_ != "diffcore_mix";
    if (method_ == "two_stage") request.look_alikes = look_alikes_->currentData().toString().toStdString();
    if (method_ == "diffcore_mix") request.contexts = lists_->currentText().toStdString();
    if (!strategy) return;
    request.multiplier = multiplier_->value();
    request.task = task_->currentData().toString().toStdString();
    if (strategy->learnt) request.adapter = to_path(adapter_->currentText().trimmed());
    request.strengths.clear();
    if (!strategy->from_image || !strength_choice_->currentData().toBool()) return;
    for (const QString& word : strengths_->text().split(QLatin1Char(','), Qt::SkipEmptyParts)) {
        bool is_number = false;
        request.strengths.push_back(word.trimmed().toDouble(&is_number));
        if (!is_number) throw Error("the strength “" + word.trimmed().toStdString() + "” is not a number");
    }
}

bool MethodForm::from_images() const {
    if (const Strategy* strategy = find_strategy(method_)) return strategy->from_image;
    return method_ != "diffcore_mix" && from_real_->isChecked();
}

void MethodForm::set_context_lists(const QStringList& names) {
    const QString before = lists_->currentText();
    const QSignalBlocker quiet(lists_);
    lists_->clear();
    lists_->addItems(names);
    if (names.contains(before)) lists_->setCurrentText(before);
}

QString MethodForm::context_list() const {
    return lists_->currentText();
}

void MethodForm::set_adapters(const QStringList& folders) {
    const QString before = adapter_->currentText();
    adapter_->clear();
    adapter_->addItems(folders);
    if (!before.isEmpty()) adapter_->setCurrentText(before);
}

void MethodForm::choose_adapter(const QString& folder) {
    if (adapter_->findText(folder) < 0) adapter_->addItem(folder);
    adapter_->setCurrentText(folder);
}

void MethodForm::show_fields() {
    const Strategy* strategy = find_strategy(method_);
    from_real_->setVisible(method_ == "plain_cfg" || method_ == "two_stage");
    two_stage_->setVisible(method_ == "two_stage");
    diff_mix_->setVisible(strategy);
    contexts_->setVisible(method_ == "diffcore_mix");
    adapter_box_->setVisible(strategy && strategy->learnt);
    strength_choice_->setEnabled(strategy && strategy->from_image);
    strengths_->setEnabled(strategy && strategy->from_image && strength_choice_->currentData().toBool());
    task_->setEnabled(strategy && strategy->any_source);
    emit edited();
}

}  // namespace tw::ui
