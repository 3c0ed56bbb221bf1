#pragma once

#include "ui/models/reasons.h"
#include "ui/models/review_list.h"
#include "ui/pages/page.h"

#include <array>

class QComboBox;
class QLabel;
class QProgressBar;
class QStackedWidget;
class QToolButton;

namespace tw::ui {

class PictureGrid;
class PictureView;
class RejectReasons;
class ReviewSide;
class SampleBar;

/// Judging pictures one by one (the culling line: one large picture, what it compares with beside it, one key per verdict, the tally to the
/// target) or many at a time in a grid.
class ReviewPage : public Page {
    Q_OBJECT

public:
    explicit ReviewPage(const PageContext& context);
    QString key() const override { return "review"; }
    QString title() const override { return tr("Review"); }
    void activate() override;
    void refresh(const Tables& tables) override;
    void show_class(std::int64_t class_id) override;
    QList<QAction*> page_actions() const override { return actions_; }

    ReviewList& list() { return list_; }
    ReviewLearner& learner() { return learner_; }
    /// The sample whose picture is on the screen; 0 while none is.
    std::int64_t shown_id() const { return shown_id_; }
    bool in_grid() const { return in_grid_; }

private:
    QWidget* make_filter_bar();
    QWidget* make_view_switch();
    QWidget* make_stage();
    QWidget* make_grid();
    QWidget* make_side();
    QWidget* make_verdict_bar();
    QWidget* make_empty_note();
    void make_verdict_actions();
    void make_other_actions();
    void connect_parts();
    QAction* add_key_action(const QString& text, const char* name, const QList<QKeySequence>& keys, std::function<void()> run);
    void add_verdict_action(const QString& text, const char* name, const QList<QKeySequence>& keys, const char* verdict,
                            const char* reason);

    void load();
    void read_classes();
    std::int64_t class_id() const;
    void mark_view();
    void show_view(bool grid);
    void show_stage();
    void show_current(std::int64_t image_id);
    void show_picture();
    void show_badge();
    void show_beside();
    void toggle_compare();

    void judge(const char* verdict, const char* reason, const QString& text);
    void note_judged(qint64 count);
    void judge_side(const project::SampleFilter& filter, const QString& verdict);
    std::vector<std::int64_t> targets() const;
    std::vector<std::int64_t> selected() const;
    void select_all();
    void clear_selection();
    void show_selection();
    void learn_from_verdict();
    void switch_suggestions(bool on);
    void start_sample();
    void end_sample();

    void read_tally();
    static stages::Tally tally_of(const project::Project& project, std::int64_t class_id);
    void show_tally();
    void move_in_tally(const QString& before, const QString& after);
    void show_empty();
    void show_all();
    void next_class();

    ReviewLearner learner_;
    ReviewList list_;
    QList<QAction*> actions_;
    QComboBox* class_ = nullptr;
    QComboBox* verdict_ = nullptr;
    QComboBox* order_ = nullptr;
    std::array<QToolButton*, 2> views_{};  // one picture, grid
    QLabel* tally_text_ = nullptr;
    QProgressBar* tally_bar_ = nullptr;
    SampleBar* sample_bar_ = nullptr;
    QStackedWidget* stage_ = nullptr;
    PictureView* picture_ = nullptr;
    PictureView* compared_ = nullptr;
    PictureGrid* grid_ = nullptr;
    PictureGrid* strip_ = nullptr;
    ReviewSide* side_ = nullptr;
    QLabel* selection_ = nullptr;
    QLabel* empty_ = nullptr;
    RejectReasons* reasons_ = nullptr;
    stages::Tally tally_;
    QString act_;  // what was done to pictures that are still being written
    std::int64_t shown_id_ = 0;
    int judged_since_sorted_ = 0;
    int verdicts_given_ = 0;
    bool in_grid_ = false;
};

}  // namespace tw::ui
