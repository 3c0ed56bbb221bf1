#include "ui/widgets/sampling_form.h"

#include "ui/bridge/text.h"
#include "ui/widgets/layout.h"

#include <QComboBox>
#include <QDoubleSpinBox>
#include <QGridLayout>

namespace tw::ui {

SamplingForm::SamplingForm(QWidget* parent) : QWidget(parent) {
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setVerticalSpacing(6);
    scheduler_ = new QComboBox;
    scheduler_->setObjectName("scheduler");
    scheduler_->addItem(tr("the model's own"), QString());
    for (const char* name : {"ddim", "ddpm", "pndm", "dpmpp-2m"}) scheduler_->addItem(name, name);
    rule_ = new QComboBox;
    rule_->setObjectName("rule");
    for (const std::string& name : worker::guidance_rules()) rule_->addItem(readable(name), qt(name));
    steps_ = new QSpinBox;
    steps_->setObjectName("num_inference_steps");
    steps_->setRange(1, 1000);
    grid->addWidget(labelled(tr("Scheduler"), scheduler_), 0, 0);
    grid->addWidget(labelled(tr("Steps"), steps_), 0, 1);
    grid->addWidget(labelled(tr("Guidance rule"), rule_), 1, 0);
    guidance_scale_ = add_real(grid, 3, "guidance_scale", tr("Guidance scale"), 0, 50, 0.5);
    negative_scale_ = add_real(grid, 4, "negative_scale", tr("Negative scale"), 0, 10, 0.1);
    tau_ = add_real(grid, 5, "tau", tr("Contrast tau"), 0, 10, 0.05);
    cads_scale_ = add_real(grid, 6, "cads_scale", tr("CADS scale (0: off)"), 0, 1, 0.05);
    strength_ = add_real(grid, 7, "strength", tr("Strength"), 0.01, 1, 0.05);
    cads_tau1_ = add_real(grid, 8, "cads_tau1", tr("CADS tau 1"), 0, 1, 0.05);
    cads_tau2_ = add_real(grid, 9, "cads_tau2", tr("CADS tau 2"), 0, 1, 0.05);
    connect(rule_, &QComboBox::currentIndexChanged, this, &SamplingForm::enable_fields);
    connect(cads_scale_, &QDoubleSpinBox::valueChanged, this, &SamplingForm::enable_fields);
    set_settings({});
}

QDoubleSpinBox* SamplingForm::add_real(QGridLayout* grid, int place, const char* name, const QString& tip, double lowest, double highest,
                                       double step) {
    auto* spin = new QDoubleSpinBox;
    spin->setObjectName(name);
    spin->setRange(lowest, highest);
    spin->setSingleStep(step);
    spin->setDecimals(2);
    grid->addWidget(labelled(tip, spin), place / 2, place % 2);
    return spin;
}

void SamplingForm::set_settings(const worker::SamplingSettings& s) {
    base_ = s;
    scheduler_->setCurrentIndex(std::max(0, scheduler_->findData(qt(s.scheduler))));
    rule_->setCurrentIndex(std::max(0, rule_->findData(qt(s.rule))));
    steps_->setValue(s.num_inference_steps);
    guidance_scale_->setValue(s.guidance_scale);
    negative_scale_->setValue(s.negative_scale);
    tau_->setValue(s.tau);
    cads_scale_->setValue(s.cads.scale);
    cads_tau1_->setValue(s.cads.tau1);
    cads_tau2_->setValue(s.cads.tau2);
    strength_->setValue(s.strength);
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
    s.cads.scale = cads_scale_->value();
    s.cads.tau1 = cads_tau1_->value();
    s.cads.tau2 = cads_tau2_->value();
    s.strength = strength_->value();
    return s;
}

void SamplingForm::enable_fields() {
    const QString rule = rule_->currentData().toString();
    guidance_scale_->setEnabled(rule != "none");
    negative_scale_->setEnabled(rule == "ccfg" || rule == "separate_negative" || rule == "perp_neg" || rule == "dng");
    tau_->setEnabled(rule == "ccfg");
    cads_tau1_->setEnabled(cads_scale_->value() > 0);
    cads_tau2_->setEnabled(cads_scale_->value() > 0);
}

}  // namespace tw::ui
