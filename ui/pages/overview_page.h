#pragma once

#include "ui/models/summary.h"
#include "ui/pages/page.h"

class QGridLayout;
class QLabel;
class QPushButton;

namespace tw::ui {

class ClassHistogram;

/// Where am I, what is next: the state of every step, the class histogram, and one button for the next sensible step.
class OverviewPage : public Page {
    Q_OBJECT

public:
    explicit OverviewPage(const PageContext& context);
    QString key() const override { return "overview"; }
    QString title() const override { return tr("Overview"); }
    void activate() override;
    void refresh(const Tables& tables) override;
    void show_class(std::int64_t class_id) override;

private:
    struct Figure {
        QLabel* value = nullptr;
        QLabel* note = nullptr;
    };
    Figure add_figure(QGridLayout* grid, int place, const QString& title, const char* name);
    void show_summary(const Summary& summary);
    bool is_watching() const;
    void show_next();

    Figure images_, plan_, accepted_, trained_;
    QLabel* next_heading_ = nullptr;
    QLabel* next_reason_ = nullptr;
    QPushButton* next_ = nullptr;
    QWidget* chart_ = nullptr;  // nothing to show before pictures are there
    ClassHistogram* histogram_ = nullptr;
    NextStep next_step_;
};

}  // namespace tw::ui
