#pragma once

#include "core/stages/review/sampling.h"
#include "ui/bridge/project_session.h"

#include <QFrame>

#include <optional>
#include <vector>

class QLabel;
class QPushButton;
class QSpinBox;

namespace tw::ui {

/// Review by sample: how many to look at, how far that is, and what it says about the rest.
class SampleBar : public QFrame {
    Q_OBJECT

public:
    explicit SampleBar(ProjectSession& session, QWidget* parent = nullptr);
    /// Offers a sample of what waits in the class (0: all); `name` as people read it.
    void offer(std::int64_t class_id, const QString& name);
    /// Goes on with the sample that the project keeps, if there is one.
    void resume();
    /// A sample is being judged, or was and the rest was not decided on.
    bool active() const { return sample_.has_value(); }
    /// Verdicts have changed.
    void examine();
    void stop();

signals:
    /// These are to be judged now, in this order.
    void drawn(const std::vector<std::int64_t>& image_ids);
    /// There is no sample any more.
    void ended();
    /// The rest was judged; a word about it, with undo.
    void rest_judged(const QString& words);

private:
    void propose();
    void draw();
    void show_finding(const stages::SampleFinding& finding);
    void judge_rest(const char* verdict);
    void show_step(bool setting_up, bool decided);
    void enable_buttons();

    ProjectSession& session_;
    std::int64_t class_id_ = 0;
    std::int64_t waiting_ = 0;
    std::optional<stages::DrawnSample> sample_;
    QLabel* text_ = nullptr;
    QSpinBox* within_ = nullptr;
    QSpinBox* count_ = nullptr;
    QPushButton* draw_ = nullptr;
    QPushButton* accept_ = nullptr;
    QPushButton* reject_ = nullptr;
    QPushButton* stop_ = nullptr;
};

}  // namespace tw::ui
