#pragma once

#include "core/stages/review/review.h"
#include "ui/models/picture_model.h"
#include "ui/models/review_learner.h"

#include <QWidget>

#include <map>
#include <string>
#include <vector>

class QCheckBox;
class QLabel;

namespace tw::ui {

class PictureGrid;
class ThresholdPanel;

/// What belongs to the picture on the screen: what the learner thinks of it, its source and its nearest real pictures, its scores against
/// those of the real ones, how it was made.
class ReviewSide : public QWidget {
    Q_OBJECT

public:
    ReviewSide(ProjectSession& session, ReviewLearner& learner, QWidget* parent = nullptr);
    /// Asks for what is shown of the sample; 0: nothing.
    void show_sample(std::int64_t image_id);
    void show_suggestion();
    /// The picture to compare with: the nearest real one unless another was clicked; 0: none.
    std::int64_t beside_id() const { return beside_id_; }
    ThresholdPanel& thresholds() { return *thresholds_; }
    void toggle_details();
    void toggle_suggestions();

signals:
    void beside_changed(qint64 image_id);
    /// A picture beside was clicked.
    void compare_wanted();
    void suggestions_switched(bool on);

private:
    struct Answer {
        stages::ReviewItem item;
        std::map<std::string, double> thresholds;
        Json evidence;
    };

    void show_item(const Answer& answer);
    void show_neighbours(std::int64_t image_id, const std::vector<stages::Neighbour>& neighbours);
    void fill_beside();
    void set_beside(std::int64_t image_id);
    QString score_table(const Answer& answer) const;
    static QStringList facts_of(const Answer& answer);

    ProjectSession& session_;
    ReviewLearner& learner_;
    PictureModel beside_;
    std::int64_t image_id_ = 0;
    std::int64_t source_id_ = 0;
    std::int64_t beside_id_ = 0;
    std::vector<stages::Neighbour> neighbours_;
    QCheckBox* suggestions_ = nullptr;
    QLabel* suggestion_ = nullptr;
    QLabel* learnt_from_ = nullptr;
    PictureGrid* beside_grid_ = nullptr;
    ThresholdPanel* thresholds_ = nullptr;
    QLabel* scores_ = nullptr;
    QLabel* details_ = nullptr;
};

}  // namespace tw::ui
