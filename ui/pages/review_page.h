#pragma once

#include "ui/models/review_list.h"
#include "ui/pages/page.h"

class QComboBox;
class QFrame;
class QLabel;
class QProgressBar;
class QStackedWidget;

namespace tw::ui {

class PictureGrid;
class PictureView;

/// The culling line: one large picture, its nearest real neighbours beside it, one key per verdict, the tally to the
/// target.
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
    /// The sample whose picture is on the screen; 0 while none is.
    std::int64_t shown_id() const { return shown_id_; }

private:
    QWidget* make_filter_bar();
    QWidget* make_stage();
    QWidget* make_side();
    QWidget* make_verdict_bar();
    QWidget* make_empty_note();
    void make_verdict_actions();
    void make_other_actions();
    QAction* add_key_action(const QString& text, const char* name, const QList<QKeySequence>& keys, std::function<void()> run);
    void add_verdict_action(const QString& text, const char* name, const QList<QKeySequence>& keys, const char* verdict,
                            const char* reason);

    void load();
    void read_classes();
    void judge(const char* verdict, const char* reason, const QString& text);
    void show_current(std::int64_t image_id);
    void show_picture();
    void show_badge();
    void read_side();
    void show_item(const stages::ReviewItem& item, const std::map<std::string, double>& thresholds);
    void show_neighbours(std::int64_t image_id, const std::vector<stages::Neighbour>& neighbours);
    void read_tally();
    static stages::Tally tally_of(const project::Project& project, std::int64_t class_id);
    void show_tally(const stages::Tally& tally);
    void show_empty();
    void show_all();
    void next_class();
    void toggle_compare();
    void toggle_details();

    ReviewList list_;
    PictureModel neighbours_;
    QList<QAction*> actions_;
    QComboBox* class_ = nullptr;
    QComboBox* verdict_ = nullptr;
    QComboBox* order_ = nullptr;
    QLabel* tally_ = nullptr;
    QProgressBar* tally_bar_ = nullptr;
    QStackedWidget* stage_ = nullptr;
    PictureView* picture_ = nullptr;
    PictureView* compared_ = nullptr;
    PictureGrid* neighbour_grid_ = nullptr;
    PictureGrid* strip_ = nullptr;
    QLabel* scores_ = nullptr;
    QLabel* details_ = nullptr;
    QLabel* empty_ = nullptr;
    std::int64_t shown_id_ = 0;
    std::int64_t nearest_id_ = 0;
    std::int64_t side_id_ = 0;  // the sample that neighbours and scores were asked for
};

/// A reject reason in the person's language.
QString reason_text(const std::string& reason);

}  // namespace tw::ui
