#pragma once

#include "core/worker/messages/sampling.h"

#include <QWidget>

class QComboBox;
class QDoubleSpinBox;
class QGridLayout;
class QLabel;
class QSpinBox;

namespace tw::ui {

/// How pictures are drawn: scheduler, steps, guidance rule and constants, CADS, strength; under their names in the
/// field.
class SamplingForm : public QWidget {
    Q_OBJECT

public:
    explicit SamplingForm(QWidget* parent = nullptr);
    void set_settings(const worker::SamplingSettings& settings);
    /// The same as a method's defaults: every field says where its default comes from.
    void set_defaults(const worker::SamplingSettings& settings, const std::string& method, bool miniature);
    worker::SamplingSettings settings() const;
    /// Whether pictures start from real ones, which is when the strength counts.
    void set_from_images(bool from_images);

private:
    QDoubleSpinBox* add_real(QGridLayout* grid, int place, const char* name, const QString& label, double lowest, double highest,
                             double step);
    QComboBox* add_choice(QGridLayout* grid, int place, const char* name, const QString& label);
    void enable_fields();

    worker::SamplingSettings base_;  // what has no field stays as it was given
    bool from_images_ = false;
    QComboBox* scheduler_ = nullptr;
    QComboBox* rule_ = nullptr;
    QSpinBox* steps_ = nullptr;
    QDoubleSpinBox* guidance_scale_ = nullptr;
    QDoubleSpinBox* negative_scale_ = nullptr;
    QDoubleSpinBox* tau_ = nullptr;
    QDoubleSpinBox* rescale_ = nullptr;
    QDoubleSpinBox* cads_scale_ = nullptr;
    QDoubleSpinBox* cads_tau1_ = nullptr;
    QDoubleSpinBox* cads_tau2_ = nullptr;
    QComboBox* cads_clock_ = nullptr;
    QDoubleSpinBox* strength_ = nullptr;
    QLabel* cads_warning_ = nullptr;
};

}  // namespace tw::ui
