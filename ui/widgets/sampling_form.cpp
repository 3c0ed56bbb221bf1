#include "ui/widgets/sampling_form.h"

#include "ui/bridge/text.h"
#include "ui/models/default_sources.h"
#include "ui/widgets/layout.h"

#include <QComboBox>
#include <QDoubleSpinBox>
#include <QGridLayout>
#include <QLabel>

namespace tw::ui {

SamplingForm::SamplingForm(QWidget* parent) : QWidget(parent) {
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setVerticalSpacing(6);
    scheduler_ = add_choice(grid, 0, "scheduler", tr("Scheduler"));
    scheduler_->addItem(tr("the model's own"), QString());
    for (const char* name : {"ddim", "ddpm", "pndm", "dpmpp-2m"}) scheduler_->addItem(name, name);
    steps_ = new QSpinBox;
    steps_->setObjectName("num_inference_steps");
    steps_->setRange(1, 1000);
    grid->addWidget(labelled(tr("Steps"), steps_), 0, 1);
    rule_ = add_choice(grid, 2, "rule", tr("Guidance rule"));
    for (const std::string& name : worker::guidance_rules()) rule_->addItem(readable(name), qt(name));
    guidance_scale_ = add_real(grid, 3, "guidance_scale", tr("Guidance scale"), 0, 50, 0.5);
    negative_scale_ = add_real(grid, 4, "negative_scale", tr("Negative scale"), 0, 10, 0.1);
    tau_ = add_real(grid, 5, "tau", tr("Contrast tau"), 0, 10, 0.05);
    rescale_ = add_real(grid, 6, "guidance_rescale", tr("CFG rescale (0: off)"), 0, 1, 0.05);
    strength_ = add_real(grid, 7, "strength", tr("Strength"), 0.01, 1, 0.05);
    cads_scale_ = add_real(grid, 8, "cads_scale", tr("CADS scale (0: off)"), 0, 1, 0.05);
    cads_clock_ = add_choice(grid, 9, "cads_clock", tr("CADS clock"));
    cads_clock_->addItem(tr("of the schedule"), "schedule");
    cads_clock_->addItem(tr("of the executed steps"), "executed");
    cads_tau1_ = add_real(grid, 10, "cads_tau1", tr("CADS tau 1"), 0, 1, 0.05);
    cads_tau2_ = add_real(grid, 11, "cads_tau2", tr("CADS tau 2"), 0, 1, 0.05);
    cads_warning_ = new QLabel;
    cads_warning_->setObjectName("cadsWarning");
    cads_warning_->setWordWrap(true);
    grid->addWidget(cads_warning_, 6, 0, 1, 2);
    for (QComboBox* box : {rule_, cads_clock_}) connect(box, &QComboBox::currentIndexChanged, this, &SamplingForm::enable_fields);
    for (QDoubleSpinBox* spin : {cads_scale_, cads_tau1_, strength_}) {
        connect(spin, &QDoubleSpinBox::valueChanged, this, &SamplingForm::enable_fields);
    }
    set_settings({});
}

QDoubleSpinBox* SamplingForm::add_real(QGridLayout* grid, int place, const char* name, const QString& label, double lowest, double highest,
                                       double step) {
    auto* spin = new QDoubleSpinBox;
    spin->setObjectName(name);
    spin->setRange(lowest, highest);
    spin->setSingleStep(step);
    spin->setDecimals(2);
    grid->addWidget(labelled(label, spin), place / 2, place % 2);
    return spin;
}

QComboBox* SamplingForm::add_choice(QGridLayout* grid, int place, const char* name, const QString& label) {
    auto* box = new QComboBox;
    box->setObjectName(name);
    grid->addWidget(labelled(label, box), place / 2, place % 2);
    return box;
}

void SamplingForm::set_settings(const worker::SamplingSettings& s) {
    base_ = s;
    scheduler_->setCurrentIndex(std::max(0, scheduler_->findData(qt(s.scheduler))));
    rule_->setCurrentIndex(std::max(0, rule_->findData(qt(s.rule))));
    steps_->setValue(s.num_inference_steps);
    guidance_scale_->setValue(s.guidance_scale);
    negative_scale_->setValue(s.negative_scale);
    tau_->setValue(s.tau);
    rescale_->setValue(s.guidance_rescale);
    cads_scale_->setValue(s.cads.scale);
    cads_tau1_->setValue(s.cads.tau1);
    cads_tau2_->setValue(s.cads.tau2);
    cads_clock_->setCurrentIndex(std::max(0, cads_clock_->findData(qt(s.cads.clock))));
    strength_->setValue(s.strength);
    enable_fields();
}

void SamplingForm::set_defaults(const worker::SamplingSettings& settings, const std::string& method, bool miniature) {
    set_settings(settings);
    const auto tip = [&](QWidget* field, const QString& value) {
        field->setToolTip(default_tip(value, default_source(method, field->objectName().toStdString(), miniature)));
    };
    for (QComboBox* box : {scheduler_, rule_, cads_clock_}) tip(box, box->currentText());
    tip(steps_, steps_->text());
    for (QDoubleSpinBox* spin : {guidance_scale_, negative_scale_, tau_, rescale_, cads_scale_, cads_tau1_, cads_tau2_, strength_}) {
        tip(spin, spin->text());
    }
}

void SamplingForm::set_from_images(bool from_images) {
    from_images_ = from_images;
    enable_fields();
}

worker::SamplingSettings SamplingForm::settings() const {
    worker::SamplingSettings s = base_;
    s.scheduler = scheduler_->currentData().toString().toStdString();
    s.rule = rule_->currentData().toString().toStdString();
    s.num_inference_steps = steps_->value();
    s.guidance_scale = guidance_scale_->value();
    s.negative_scale = negative_scale_->value();
    s.tau = tau_->value();
    s.guidance_rescale = rescale_->value();
    s.cads.scale = cads_scale_->value();
    s.cads.tau1 = cads_tau1_->value();
    s.cads.tau2 = cads_tau2_->value();
    s.cads.clock = cads_clock_->currentData().toString().toStdString();
    s.strength = strength_->value();
    return s;
}

void SamplingForm::enable_fields() {
    const QString rule = rule_->currentData().toString();
    guidance_scale_->setEnabled(rule != "none");
    rescale_->setEnabled(rule != "none");
    negative_scale_->setEnabled(rule == "ccfg" || rule == "separate_negative" || rule == "perp_neg" || rule == "dng");
    tau_->setEnabled(rule == "ccfg");
    const bool cads = cads_scale_->value() > 0;
    for (QWidget* field : std::initializer_list<QWidget*>{cads_tau1_, cads_tau2_, cads_clock_}) field->setEnabled(cads);
    strength_->setEnabled(from_images_);
    const bool idle = worker::cads_is_idle(settings(), from_images_);
    set_state(cads_warning_,
              idle ? tr("CADS does nothing here: with strength %1 drawing begins where it has ended, at tau 1 = %2. Raise the strength "
                        "above it, or take the clock of the executed steps.")
                         .arg(number(strength_->value(), 2), number(cads_tau1_->value(), 2))
                   : QString(),
              "warn");
    cads_warning_->setVisible(idle);
}

}  // namespace tw::ui
