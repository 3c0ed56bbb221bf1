#include "ui/widgets/finetune_form.h"

#include "core/base/error.h"
#include "ui/bridge/text.h"
#include "ui/models/default_sources.h"
#include "ui/widgets/layout.h"

#include <QCheckBox>
#include <QComboBox>
#include <QGridLayout>
#include <QLineEdit>
#include <QLocale>
#include <QSpinBox>

namespace tw::ui {

namespace {

/// "5e-05" reads better than 0.00005.
QString rate_text(double rate) {
    return QLocale::c().toString(rate, 'g', 4);
}

double rate_of(const QLineEdit& field) {
    bool is_number = false;
    const double rate = QLocale::c().toDouble(field.text().trimmed(), &is_number);
    if (!is_number) throw Error(field.accessibleName().toStdString() + ": “" + field.text().toStdString() + "” is not a number");
    return rate;
}

}  // namespace

FinetuneForm::FinetuneForm(QWidget* parent) : QWidget(parent) {
    constexpr int many = 1'000'000'000;
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setVerticalSpacing(6);
    steps_ = add_number(grid, 0, "steps", tr("Steps"), 1, many);
    batch_ = add_number(grid, 1, "batch_size", tr("Batch size"), 1, 4096);
    rate_ = add_rate(grid, 2, "learning_rate", tr("Learning rate, LoRA"));
    token_rate_ = add_rate(grid, 3, "token_learning_rate", tr("Learning rate, tokens"));
    rank_ = add_number(grid, 4, "rank", tr("LoRA rank"), 1, 4096);
    seed_ = add_number(grid, 5, "seed", tr("Seed"), 0, many);
    initializer_ = add_choice(grid, 6, "token_initializer", tr("A token begins as"));
    initializer_->addItem(tr("the authors' vocabulary entry"), "diff_mix");
    initializer_->addItem(tr("the class's name"), "class_name");
    checkpointing_ = add_choice(grid, 7, "gradient_checkpointing", tr("Save memory"));
    checkpointing_->addItem(tr("if the model is large"), "auto");
    checkpointing_->addItem(tr("always, slower"), "on");
    checkpointing_->addItem(tr("never"), "off");
    sample_every_ = add_number(grid, 8, "sample_every", tr("Sample pictures every"), 0, many);
    sample_every_->setSpecialValueText(tr("never"));
    checkpoint_every_ = add_number(grid, 9, "checkpoint_every", tr("Checkpoint every"), 1, many);
    flip_ = new QCheckBox(tr("Mirror pictures at random"));
    flip_->setObjectName("horizontal_flip");
    grid->addWidget(flip_, 5, 0, 1, 2);
    for (QComboBox* box : {initializer_, checkpointing_}) {
        box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        box->setMinimumContentsLength(6);
    }
}

QSpinBox* FinetuneForm::add_number(QGridLayout* grid, int place, const char* name, const QString& label, int lowest, int highest) {
    auto* spin = new QSpinBox;
    spin->setObjectName(name);
    spin->setRange(lowest, highest);
    grid->addWidget(labelled(label, spin), place / 2, place % 2);
    return spin;
}

QLineEdit* FinetuneForm::add_rate(QGridLayout* grid, int place, const char* name, const QString& label) {
    auto* field = new QLineEdit;
    field->setObjectName(name);
    grid->addWidget(labelled(label, field), place / 2, place % 2);
    return field;
}

QComboBox* FinetuneForm::add_choice(QGridLayout* grid, int place, const char* name, const QString& label) {
    auto* box = new QComboBox;
    box->setObjectName(name);
    grid->addWidget(labelled(label, box), place / 2, place % 2);
    return box;
}

void FinetuneForm::set_settings(const worker::FinetuneSettings& settings, std::uint64_t seed) {
    base_ = settings;
    steps_->setValue(settings.steps);
    batch_->setValue(settings.batch_size);
    rate_->setText(rate_text(settings.learning_rate));
    token_rate_->setText(rate_text(settings.token_learning_rate));
    rank_->setValue(settings.rank);
    seed_->setValue(static_cast<int>(seed));
    initializer_->setCurrentIndex(std::max(0, initializer_->findData(qt(settings.token_initializer))));
    checkpointing_->setCurrentIndex(std::max(0, checkpointing_->findData(qt(settings.gradient_checkpointing))));
    sample_every_->setValue(settings.sample_every);
    checkpoint_every_->setValue(settings.checkpoint_every);
    flip_->setChecked(settings.horizontal_flip);
}

void FinetuneForm::set_defaults(const worker::FinetuneSettings& settings, std::uint64_t seed, bool miniature) {
    set_settings(settings, seed);
    const worker::FinetuneSettings authors;
    const Json given = worker::to_json(settings), known = worker::to_json(authors);
    const auto tip = [&](QWidget* field, const QString& value, const QString& more = {}) {
        const std::string name = field->objectName().toStdString();
        const bool changed = given.contains(name) && given.at(name) != known.at(name);
        field->setToolTip(default_tip(value, changed ? Source::ours : default_source("finetuning", name, miniature)) + more);
    };
    for (QSpinBox* spin : {steps_, batch_, rank_, seed_, sample_every_, checkpoint_every_}) tip(spin, spin->text());
    for (QComboBox* box : {initializer_, checkpointing_}) tip(box, box->currentText());
    tip(rate_, rate_->text(), tr(" 0: only tokens are learnt."));
    tip(token_rate_, token_rate_->text());
    tip(flip_, settings.horizontal_flip ? tr("on") : tr("off"));
}

worker::FinetuneSettings FinetuneForm::settings() const {
    worker::FinetuneSettings settings = base_;
    settings.steps = steps_->value();
    settings.batch_size = batch_->value();
    settings.learning_rate = rate_of(*rate_);
    settings.token_learning_rate = rate_of(*token_rate_);
    settings.rank = rank_->value();
    settings.token_initializer = initializer_->currentData().toString().toStdString();
    settings.gradient_checkpointing = checkpointing_->currentData().toString().toStdString();
    settings.sample_every = sample_every_->value();
    settings.checkpoint_every = checkpoint_every_->value();
    settings.horizontal_flip = flip_->isChecked();
    // Read back, so that a value out of range is refused by name.
    return worker::finetune_settings_from_json(worker::to_json(settings));
}

std::uint64_t FinetuneForm::seed() const {
    return static_cast<std::uint64_t>(seed_->value());
}

}  // namespace tw::ui
