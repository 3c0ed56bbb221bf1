#pragma once

#include "core/project/samples.h"
#include "core/stages/filtering/filter.h"
#include "ui/bridge/project_session.h"

#include <QTimer>
#include <QWidget>

#include <map>
#include <string>

class QComboBox;
class QPushButton;

namespace tw::ui {

class ScoreHistogram;

/// Scores of the pictures against those of the real ones, where the picture on the screen lies, and a threshold that can be dragged to
/// accept or reject all that wait on one side of it. The threshold is the page's own; the filter's stays where it is.
class ThresholdPanel : public QWidget {
    Q_OBJECT

public:
    explicit ThresholdPanel(ProjectSession& session, QWidget* parent = nullptr);
    /// 0: all classes. Reads the scores anew; a threshold that was moved stays while the class does.
    void set_class(std::int64_t class_id);
    /// Verdicts have changed: the numbers on the buttons are asked for again, a little later.
    void recount() { recount_.start(); }
    /// Scores of the picture on the screen.
    void mark(const std::map<std::string, double>& scores);

signals:
    /// The filter is the one that the number on the button was counted with.
    void verdict_wanted(const tw::project::SampleFilter& filter, const QString& verdict);

private:
    void read();
    void count();
    void show_numbers();
    void enable_buttons();
    void show_marker();
    project::SampleFilter filter_of(bool kept) const;

    ProjectSession& session_;
    QTimer recount_;
    std::int64_t class_id_ = 0;
    std::map<std::string, double> scores_;
    struct Side {
        project::SampleFilter filter;
        std::int64_t count = 0;
    };
    Side kept_, cut_;  // as on the buttons
    QComboBox* score_ = nullptr;
    ScoreHistogram* histogram_ = nullptr;
    bool moved_ = false;  // the threshold is the person's
    QPushButton* accept_ = nullptr;
    QPushButton* reject_ = nullptr;
};

/// A score of the filter in the person's language.
QString score_text(const std::string& score);

}  // namespace tw::ui
