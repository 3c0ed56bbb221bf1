#pragma once

#include "core/worker/messages/sampling.h"

#include <QWidget>

class QComboBox;
class QDoubleSpinBox;
class QGridLayout;
class QSpinBox;

namespace tw::ui {

/// How pictures are drawn: scheduler, steps, guidance rule and constants, CADS, strength; under their names in the
/// field.
class SamplingForm : public QWidget {
    Q_OBJECT

public:
    explicit SamplingForm(QWidget* parent = nullptr);
    void set_settings(const worker::SamplingSettings& settings);
    worker::SamplingSettings settings() const;

private:
    QDoubleSpinBox* add_real(QGridLayout* grid, int place, const char* name, const QString& tip, double lowest, double highest,
                             double step);
    void enable_fields();

    worker::SamplingSettings base_;  // what has no field stays as it was given
    QComboBox* scheduler_ = nullptr;
    QComboBox* rule_ = nullptr;
    QSpinBox* steps_ = nullptr;
    QDoubleSpinBox* guidance_scale_ = nullptr;
    QDoubleSpinBox* negative_scale_ = nullptr;
    QDoubleSpinBox* tau_ = nullptr;
    QDoubleSpinBox* cads_scale_ = nullptr;
    QDoubleSpinBox* cads_tau1_ = nullptr;
    QDoubleSpinBox* cads_tau2_ = nullptr;
    QDoubleSpinBox* strength_ = nullptr;
};

}  // namespace tw::ui
