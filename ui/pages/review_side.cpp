#include "ui/pages/review_side.h"

#include "core/project/scores.h"
#include "core/project/verdicts.h"
#include "core/stages/filtering/rules.h"
#include "ui/bridge/text.h"
#include "ui/pages/threshold_panel.h"
#include "ui/widgets/layout.h"
#include "ui/widgets/picture_grid.h"
#include "ui/widgets/theme.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QVBoxLayout>

#include <algorithm>

namespace tw::ui {

namespace {

constexpr int beside_count = 6;    // with the source picture
constexpr int beside_columns = 3;  // that the side has room for
constexpr int thumbnail = 72;      // px
constexpr int cell_height = thumbnail + 8 + 18;

}  // namespace

ReviewSide::ReviewSide(ProjectSession& session, ReviewLearner& learner, QWidget* parent)
    : QWidget(parent), session_(session), learner_(learner), beside_(session, PictureModel::Kind::real) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(12, 8, 8, 8);
    column->setSpacing(6);
    auto* row = new QHBoxLayout;
    suggestions_ = new QCheckBox(tr("Suggestion:"));
    suggestions_->setObjectName("reviewSuggestions");
    suggestions_->setToolTip(tr("What your own verdicts say about this picture. It never judges by itself."));
    suggestions_->setAccessibleName(tr("Suggestions from your own verdicts"));
    suggestions_->setFocusPolicy(Qt::TabFocus);
    suggestions_->setChecked(learner_.enabled());
    suggestion_ = new QLabel;
    suggestion_->setObjectName("reviewSuggestion");
    row->addWidget(suggestions_);
    row->addWidget(suggestion_, 1);
    column->addLayout(row);
    learnt_from_ = make_muted();
    learnt_from_->setObjectName("reviewLearntFrom");
    column->addWidget(learnt_from_);
    column->addWidget(make_heading(tr("Beside it"), "section"));
    beside_grid_ = new PictureGrid("reviewNeighbours", thumbnail, true);
    beside_grid_->setAccessibleName(tr("Source and nearest real pictures, with pixel distance"));
    beside_grid_->setModel(&beside_);
    beside_grid_->setFocusPolicy(Qt::TabFocus);
    beside_grid_->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    column->addWidget(beside_grid_);
    thresholds_ = new ThresholdPanel(session_);
    column->addWidget(thresholds_);
    scores_ = new QLabel;
    scores_->setObjectName("reviewScores");
    scores_->setWordWrap(true);
    column->addWidget(scores_);
    details_ = make_muted();
    details_->setObjectName("reviewDetails");
    details_->setTextInteractionFlags(Qt::TextSelectableByMouse);
    column->addWidget(details_);
    column->addStretch(1);
    connect(suggestions_, &QCheckBox::toggled, this, [this](bool on) {
        learner_.set_enabled(on);
        emit suggestions_switched(on);
    });
    connect(&learner_, &ReviewLearner::learnt, this, &ReviewSide::show_suggestion);
    fill_beside();
    connect(beside_grid_, &QAbstractItemView::clicked, this, [this](const QModelIndex& place) {
        set_beside(place.data(PictureModel::id_role).toLongLong());
        emit compare_wanted();
    });
}

void ReviewSide::toggle_suggestions() {
    suggestions_->toggle();
}

void ReviewSide::toggle_details() {
    details_->setVisible(!details_->isVisible());
}

void ReviewSide::show_suggestion() {
    const auto probability = learner_.probability(image_id_);
    suggestion_->setVisible(learner_.enabled());
    learnt_from_->setVisible(learner_.enabled());
    if (!learner_.enabled()) return;
    if (learner_.verdicts() == 0) {
        set_state(suggestion_, tr("not yet"), "");
        learnt_from_->setText(tr("It begins when you have judged a dozen, some of each kind."));
        return;
    }
    learnt_from_->setText(tr("learnt from %n verdicts of yours", "", static_cast<int>(learner_.verdicts())));
    if (!probability) {
        set_state(suggestion_, image_id_ == 0 ? QString() : tr("nothing is known of this one"), "");
        return;
    }
    const QString share = number(100 * *probability, 0);
    switch (stages::leaning(*probability)) {
        case stages::Leaning::likely_accept: set_state(suggestion_, tr("likely accept (%1 %)").arg(share), "good"); break;
        case stages::Leaning::likely_reject: set_state(suggestion_, tr("likely reject (%1 % accept)").arg(share), "bad"); break;
        case stages::Leaning::unsure: set_state(suggestion_, tr("unsure (%1 % accept)").arg(share), ""); break;
    }
}

void ReviewSide::show_sample(std::int64_t image_id) {
    if (image_id == image_id_) return;
    image_id_ = image_id;
    show_suggestion();
    if (image_id == 0) {
        source_id_ = 0;
        neighbours_.clear();
        fill_beside();
        scores_->clear();
        details_->clear();
        thresholds_->mark({});
        return;
    }
    session_.reader().ask(
        this, "item",
        [image_id](project::Project& project) {
            Answer answer;
            answer.item = stages::review_item(project, image_id);
            const project::Sample& sample = answer.item.sample;
            answer.thresholds = project::ScoreRepository(project).thresholds(sample.image.class_id);
            if (sample.decision_id) answer.evidence = project::VerdictRepository(project).evidence(*sample.decision_id);
            return answer;
        },
        [this, image_id](const Answer& answer) {
            if (image_id == image_id_) show_item(answer);
        });
    session_.reader().ask(
        this, "neighbours", [image_id](project::Project& project) { return stages::nearest_real(project, image_id, beside_count); },
        [this, image_id](const std::vector<stages::Neighbour>& neighbours) { show_neighbours(image_id, neighbours); });
}

void ReviewSide::show_neighbours(std::int64_t image_id, const std::vector<stages::Neighbour>& neighbours) {
    if (image_id != image_id_) return;
    neighbours_ = neighbours;
    fill_beside();
}

void ReviewSide::fill_beside() {
    std::vector<std::int64_t> ids;
    std::unordered_map<std::int64_t, QString> captions;
    for (const stages::Neighbour& neighbour : neighbours_) {
        if (neighbour.image_id == source_id_) continue;
        ids.push_back(neighbour.image_id);
        captions[neighbour.image_id] = number(neighbour.distance, 3);
    }
    const std::int64_t nearest = ids.empty() ? source_id_ : ids.front();
    if (source_id_ != 0) {
        ids.insert(ids.begin(), source_id_);
        captions[source_id_] = tr("source");
    }
    if (ids.size() > beside_count) ids.resize(beside_count);
    const int rows = std::max(1, (static_cast<int>(ids.size()) + beside_columns - 1) / beside_columns);
    beside_grid_->setFixedHeight(rows * cell_height + 6);
    beside_.set_ids(IdList(std::move(ids)));
    beside_.set_captions(std::move(captions));
    set_beside(nearest);
}

void ReviewSide::set_beside(std::int64_t image_id) {
    if (image_id == beside_id_) return;
    beside_id_ = image_id;
    emit beside_changed(image_id);
}

void ReviewSide::show_item(const Answer& answer) {
    const std::int64_t source = answer.item.sample.source_image_id.value_or(0);
    if (source != source_id_) {
        source_id_ = source;
        fill_beside();
    }
    thresholds_->mark(answer.item.scores);
    const QString table = score_table(answer);
    scores_->setText(table.isEmpty() ? tr("Not scored yet; the filter page does it.") : "<table>" + table + "</table>");
    details_->setText(facts_of(answer).join(QStringLiteral("<br>")));
}

QString ReviewSide::score_table(const Answer& answer) const {
    QString rows;
    for (const stages::FilterRule& rule : stages::filter_rules) {
        const auto score = answer.item.scores.find(rule.score);
        if (score == answer.item.scores.end()) continue;
        const auto limit = answer.thresholds.find(rule.score);
        const bool known = limit != answer.thresholds.end();
        const bool above = rule.keeps == stages::Keeps::above;
        const bool fails = known && (above ? score->second < limit->second : score->second > limit->second);
        const QString mark = !fails ? QString() : (above ? tr("below %1") : tr("above %1")).arg(number(limit->second, 3));
        rows += QStringLiteral(
                    "<tr><td>%1&nbsp;&nbsp;</td><td align=right><b>%2</b></td><td>&nbsp;&nbsp;<span style='color:%3'>%4</span></td></tr>")
                    .arg(score_text(rule.score), number(score->second, 3), theme().bad.name(), mark);
    }
    return rows;
}

QStringList ReviewSide::facts_of(const Answer& answer) {
    const project::Sample& sample = answer.item.sample;
    QStringList facts{tr("<b>seed</b> %1").arg(sample.seed)};
    for (const char* field : {"prompt", "negative_prompt", "rule", "scheduler", "model_hash"}) {
        if (!sample.provenance.contains(field) || !sample.provenance[field].is_string()) continue;
        const QString value = qt(sample.provenance[field].get<std::string>()).left(120);
        if (value.isEmpty()) continue;
        // A hash is recognised by its beginning.
        const QString shown = field == std::string("model_hash") ? value.left(12) + QStringLiteral("…") : value;
        facts << QStringLiteral("<b>%1</b> %2").arg(readable(field), shown.toHtmlEscaped());
    }
    if (sample.decided_by == "person") facts << tr("<b>judged by</b> you");
    if (sample.decided_by == "rule") facts << tr("<b>judged by</b> a threshold");
    if (sample.decided_by == "sample") {
        facts << tr("<b>judged by</b> a sample: %1 of %2 good")
                     .arg(number(answer.evidence.value("good", std::int64_t{0})), number(answer.evidence.value("drawn", std::int64_t{0})));
    }
    return facts;
}

}  // namespace tw::ui
