#pragma once

#include "core/project/negatives.h"
#include "core/stages/balance/balance.h"
#include "ui/pages/page.h"

class QComboBox;
class QLabel;
class QPushButton;
class QSortFilterProxyModel;
class QSpinBox;
class QTableView;

namespace tw::ui {

class NegativesModel;
class PictureGrid;
class PictureModel;
class PlanModel;
class ValidationCard;

/// Which classes each tail class is mistaken for, with pictures of both sides; the person ticks, edits and adds.
class NegativesPage : public Page {
    Q_OBJECT

public:
    explicit NegativesPage(const PageContext& context);
    QString key() const override { return "negatives"; }
    QString title() const override { return tr("Look-alikes"); }
    void activate() override;
    void refresh(const Tables& tables) override;
    void show_class(std::int64_t class_id) override;

private:
    struct Side {
        QLabel* title = nullptr;
        PictureModel* model = nullptr;
        QWidget* card = nullptr;
        QWidget* grid = nullptr;
        QWidget* empty = nullptr;  // in the place of the grid while there are no pictures

        void show(const std::vector<std::int64_t>& ids, const std::unordered_map<std::int64_t, QString>& captions);
    };

    QWidget* make_classes();
    QWidget* make_look_alikes();
    Side make_side(const char* name);
    void propose(bool only_this);
    void add_negative();
    void decide(qint64 class_id, qint64 other_class_id, bool chosen, const QString& prompt);
    void show_plan(const stages::TailPlan& plan);
    void read_negatives();
    void show_evidence();
    void check_prompt();
    void update_buttons();
    QString class_name(std::int64_t class_id) const;
    std::int64_t shown_class() const;

    PlanModel* plan_ = nullptr;
    QSortFilterProxyModel* filled_ = nullptr;
    QTableView* classes_ = nullptr;
    QLabel* no_classes_ = nullptr;
    QLabel* heading_ = nullptr;
    NegativesModel* negatives_ = nullptr;
    QTableView* table_ = nullptr;
    QLabel* check_ = nullptr;
    QComboBox* other_ = nullptr;
    QPushButton* add_ = nullptr;
    QPushButton* propose_ = nullptr;
    QPushButton* propose_one_ = nullptr;
    QSpinBox* reference_ = nullptr;
    Side own_, alike_;
    ValidationCard* validation_ = nullptr;
};

}  // namespace tw::ui
