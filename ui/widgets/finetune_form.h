#pragma once

#include "core/worker/messages/finetuning.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QGridLayout;
class QLineEdit;
class QSpinBox;

namespace tw::ui {

/// How a generator is fine-tuned, under the names of the field.
class FinetuneForm : public QWidget {
    Q_OBJECT

public:
    explicit FinetuneForm(QWidget* parent = nullptr);
    void set_settings(const worker::FinetuneSettings& settings, std::uint64_t seed);
    /// The same as defaults: every field says where its own comes from.
    void set_defaults(const worker::FinetuneSettings& settings, std::uint64_t seed, bool miniature);
    /// Throws Error naming the field that makes no sense.
    worker::FinetuneSettings settings() const;
    std::uint64_t seed() const;

private:
    QSpinBox* add_number(QGridLayout* grid, int place, const char* name, const QString& label, int lowest, int highest);
    QLineEdit* add_rate(QGridLayout* grid, int place, const char* name, const QString& label);
    QComboBox* add_choice(QGridLayout* grid, int place, const char* name, const QString& label);

    worker::FinetuneSettings base_;  // what has no field stays as it was given
    QSpinBox* steps_ = nullptr;
    QSpinBox* batch_ = nullptr;
    QSpinBox* rank_ = nullptr;
    QSpinBox* seed_ = nullptr;
    QLineEdit* rate_ = nullptr;
    QLineEdit* token_rate_ = nullptr;
    QComboBox* initializer_ = nullptr;
    QComboBox* checkpointing_ = nullptr;
    QSpinBox* sample_every_ = nullptr;
    QSpinBox* checkpoint_every_ = nullptr;
    QCheckBox* flip_ = nullptr;
};

}  // namespace tw::ui
