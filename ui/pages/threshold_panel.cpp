#include "ui/pages/threshold_panel.h"

#include "core/stages/filtering/rules.h"
#include "ui/bridge/text.h"
#include "ui/widgets/layout.h"
#include "ui/widgets/score_histogram.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

#include <tuple>
#include <utility>

namespace tw::ui {

namespace {

constexpr int recount_ms = 300;  // after the last of several verdicts
constexpr int histogram_height = 140;

bool keeps_above(const std::string& score) {
    const auto rule = std::find_if(stages::filter_rules.begin(), stages::filter_rules.end(),
                                   [&](const stages::FilterRule& one) { return score == one.score; });
    return rule == stages::filter_rules.end() || rule->keeps == stages::Keeps::above;
}

}  // namespace

QString score_text(const std::string& score) {
    if (score == "margin") return ThresholdPanel::tr("margin");
    if (score == "hard_cosine") return ThresholdPanel::tr("likeness to the real");
    if (score == "nearest_real") return ThresholdPanel::tr("distance to the real");
    if (score == "contrast") return ThresholdPanel::tr("contrast");
    if (score == "roughness") return ThresholdPanel::tr("roughness");
    return readable(score);
}

ThresholdPanel::ThresholdPanel(ProjectSession& session, QWidget* parent) : QWidget(parent), session_(session) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    auto* head = new QHBoxLayout;
    head->addWidget(make_heading(tr("Scores"), "section"), 1);
    score_ = new QComboBox;
    score_->setObjectName("reviewScore");
    score_->setAccessibleName(tr("Score that is shown"));
    score_->setFocusPolicy(Qt::TabFocus);
    for (const char* score : {"margin", "hard_cosine", "nearest_real", "contrast", "roughness"}) {
        score_->addItem(score_text(score), QString::fromLatin1(score));
    }
    head->addWidget(score_);
    column->addLayout(head);
    histogram_ = new ScoreHistogram;
    histogram_->setObjectName("reviewHistogram");
    histogram_->setFixedHeight(histogram_height);
    histogram_->setFocusPolicy(Qt::TabFocus);
    column->addWidget(histogram_);
    auto* row = new QHBoxLayout;
    row->setSpacing(6);
    accept_ = make_button({}, "acceptSide");
    reject_ = make_button({}, "rejectSide");
    for (QPushButton* button : {accept_, reject_}) {
        button->setFocusPolicy(Qt::TabFocus);
        row->addWidget(button, 1);
    }
    column->addLayout(row);
    show_numbers();
    recount_.setSingleShot(true);
    recount_.setInterval(recount_ms);
    connect(&recount_, &QTimer::timeout, this, &ThresholdPanel::count);
    connect(score_, &QComboBox::currentIndexChanged, this, [this] {
        moved_ = false;
        read();
    });
    connect(histogram_, &ScoreHistogram::threshold_moving, this, [this] {
        moved_ = true;
        count();
    });
    connect(histogram_, &ScoreHistogram::threshold_moved, this, &ThresholdPanel::count);
    connect(accept_, &QPushButton::clicked, this, [this] { emit verdict_wanted(kept_.filter, QStringLiteral("accepted")); });
    connect(reject_, &QPushButton::clicked, this, [this] { emit verdict_wanted(cut_.filter, QStringLiteral("rejected")); });
    connect(&session_, &ProjectSession::writing_changed, this, &ThresholdPanel::enable_buttons);
}

void ThresholdPanel::set_class(std::int64_t class_id) {
    if (class_id != std::exchange(class_id_, class_id)) moved_ = false;
    read();
}

void ThresholdPanel::read() {
    const std::string score = score_->currentData().toString().toStdString();
    show_marker();
    session_.background().ask(
        this, "histogram",
        [score, class_id = class_id_](project::Project& project) { return stages::score_histogram(project, score, class_id); },
        [this](const stages::ScoreHistogram& histogram) {
            histogram_->set_scores(histogram.samples, histogram.real, moved_ ? histogram_->threshold() : histogram.threshold);
            count();
        });
}

project::SampleFilter ThresholdPanel::filter_of(bool kept) const {
    const std::string score = score_->currentData().toString().toStdString();
    return {{}, class_id_, "unjudged", project::ScoreBound{score, histogram_->threshold(), kept == keeps_above(score)}};
}

void ThresholdPanel::count() {
    session_.background().ask(
        this, "counts",
        [kept = filter_of(true), cut = filter_of(false)](project::Project& project) {
            const project::SampleRepository samples(project);
            return std::pair(Side{kept, samples.count(kept)}, Side{cut, samples.count(cut)});
        },
        [this](const std::pair<Side, Side>& sides) {
            std::tie(kept_, cut_) = sides;
            show_numbers();
        });
}

void ThresholdPanel::show_numbers() {
    const bool above = keeps_above(score_->currentData().toString().toStdString());
    accept_->setText((above ? tr("Accept %1 above") : tr("Accept %1 below")).arg(number(kept_.count)));
    reject_->setText((above ? tr("Reject %1 below") : tr("Reject %1 above")).arg(number(cut_.count)));
    for (QPushButton* button : {accept_, reject_}) {
        button->setAccessibleName(button->text());
        button->setToolTip(tr("Of those to judge in this class, by this score; one step to undo."));
    }
    enable_buttons();
}

void ThresholdPanel::enable_buttons() {
    const bool can_write = !session_.read_only() && !session_.writing();
    accept_->setEnabled(can_write && kept_.count > 0);
    reject_->setEnabled(can_write && cut_.count > 0);
}

void ThresholdPanel::mark(const std::map<std::string, double>& scores) {
    scores_ = scores;
    show_marker();
}

void ThresholdPanel::show_marker() {
    const auto found = scores_.find(score_->currentData().toString().toStdString());
    histogram_->set_marker(found == scores_.end() ? std::nullopt : std::optional(found->second));
}

}  // namespace tw::ui
