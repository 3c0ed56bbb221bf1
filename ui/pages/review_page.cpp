#include "ui/pages/review_page.h"

#include "core/project/classes.h"
#include "core/project/scores.h"
#include "core/stages/balance/balance.h"
#include "core/stages/filtering/rules.h"
#include "ui/bridge/text.h"
#include "ui/widgets/layout.h"
#include "ui/widgets/picture_grid.h"
#include "ui/widgets/picture_view.h"
#include "ui/widgets/theme.h"

#include <QComboBox>
#include <QProgressBar>
#include <QStackedWidget>

namespace tw::ui {

namespace {
constexpr int neighbour_count = 6;
constexpr int decoded_ahead = 3;
}  // namespace

QString reason_text(const std::string& reason) {
    if (reason == "wrong_class") return ReviewPage::tr("wrong class");
    if (reason == "artefact") return ReviewPage::tr("artefact");
    if (reason == "too_like_real") return ReviewPage::tr("too like a real image");
    if (reason == "off_style") return ReviewPage::tr("off style");
    return reason.empty() ? ReviewPage::tr("no reason given") : readable(reason);
}

void ReviewPage::activate() {
    read_classes();
}

void ReviewPage::refresh(const Tables& tables) {
    static const Tables shown = {"sample", "image", "score", "generation_run", "verdict_log", "plan_target"};
    if (!tables.intersects(shown)) return;
    load();
    read_tally();
}

void ReviewPage::show_class(std::int64_t class_id) {
    const int place = class_->findData(static_cast<qlonglong>(class_id));
    if (place >= 0) class_->setCurrentIndex(place);
}

void ReviewPage::load() {
    project::SampleFilter filter;
    filter.class_id = class_->currentData().toLongLong();
    filter.verdict = verdict_->currentData().toString().toStdString();
    const QString folder = qt(project().folder());
    settings().set_place(folder, "review/verdict", verdict_->currentIndex());
    settings().set_place(folder, "review/order", order_->currentIndex());
    list_.load(filter, static_cast<stages::ReviewOrder>(order_->currentData().toInt()));
}

void ReviewPage::read_classes() {
    session().reader().ask(
        this, "classes", [](project::Project& project) { return project::ClassRepository(project).all(); },
        [this](const std::vector<project::Class>& classes) {
            const QSignalBlocker quiet(class_);
            class_->clear();
            class_->addItem(tr("all classes"), 0);
            for (const project::Class& row : classes) class_->addItem(readable(row.name), static_cast<qlonglong>(row.id));
            class_->setCurrentIndex(std::max(0, class_->findData(static_cast<qlonglong>(session().picked_class()))));
            load();
            read_tally();
        });
}

void ReviewPage::judge(const char* verdict, const char* reason, const QString& text) {
    // The sample on the screen at this very moment, not the one that is active when the write is done.
    const std::int64_t image_id = shown_id_;
    if (image_id == 0) return;
    if (!attempt([&] { list_.judge(image_id, verdict, reason); })) return;
    emit notice(text, true);
    read_tally();
}

void ReviewPage::show_current(std::int64_t image_id) {
    if (image_id != 0) settings().set_place(qt(project().folder()), "review/position", static_cast<qlonglong>(image_id));
    shown_id_ = 0;
    stage_->setCurrentIndex(image_id == 0 ? 1 : 0);
    if (image_id == 0) {
        show_empty();
        return;
    }
    show_picture();
    for (int ahead = 1; ahead <= decoded_ahead; ++ahead) {
        if (const std::int64_t id = list_.neighbour(ahead)) session().pictures().prefetch(id);
    }
    if (const std::int64_t id = list_.neighbour(-1)) session().pictures().prefetch(id);
    const int row = list_.model().row_of(image_id);
    strip_->setCurrentIndex(list_.model().index(row));
    strip_->scrollTo(list_.model().index(row), QAbstractItemView::PositionAtCenter);
    read_side();
}

void ReviewPage::show_picture() {
    const QImage image = session().pictures().picture(list_.current());
    if (image.isNull()) {
        picture_->set_message(tr("Reading the picture…"));
        return;
    }
    shown_id_ = list_.current();
    picture_->set_image(image);
    picture_->setProperty("imageId", static_cast<qlonglong>(shown_id_));
    show_badge();
}

void ReviewPage::show_badge() {
    const int row = list_.model().row_of(shown_id_);
    const QModelIndex place = list_.model().index(std::max(0, row));
    const QString verdict = row < 0 ? QString() : place.data(PictureModel::verdict_role).toString();
    const std::string reason = place.data(PictureModel::reason_role).toString().toStdString();
    if (verdict == "accepted") {
        picture_->set_badge(tr("accepted"), theme().good);
    } else if (verdict == "rejected") {
        picture_->set_badge(reason.empty() ? tr("rejected") : tr("rejected: %1").arg(reason_text(reason)), theme().bad);
    } else {
        picture_->set_badge({}, {});
    }
    picture_->setAccessibleDescription(verdict);
}

void ReviewPage::read_side() {
    const std::int64_t image_id = list_.current();
    if (image_id == side_id_) return;
    side_id_ = image_id;
    using Answer = std::pair<stages::ReviewItem, std::map<std::string, double>>;
    session().reader().ask(
        this, "item",
        [image_id](project::Project& project) {
            stages::ReviewItem item = stages::review_item(project, image_id);
            auto thresholds = project::ScoreRepository(project).thresholds(item.sample.image.class_id);
            return Answer{std::move(item), std::move(thresholds)};
        },
        [this, image_id](const Answer& answer) {
            if (image_id == list_.current()) show_item(answer.first, answer.second);
        });
    session().reader().ask(
        this, "neighbours", [image_id](project::Project& project) { return stages::nearest_real(project, image_id, neighbour_count); },
        [this, image_id](const std::vector<stages::Neighbour>& neighbours) { show_neighbours(image_id, neighbours); });
}

void ReviewPage::show_neighbours(std::int64_t image_id, const std::vector<stages::Neighbour>& neighbours) {
    if (image_id != list_.current()) return;
    std::vector<std::int64_t> ids;
    std::unordered_map<std::int64_t, QString> captions;
    for (const stages::Neighbour& neighbour : neighbours) {
        ids.push_back(neighbour.image_id);
        captions[neighbour.image_id] = number(neighbour.distance, 3);
    }
    nearest_id_ = ids.empty() ? 0 : ids.front();
    neighbours_.set_ids(std::move(ids));
    neighbours_.set_captions(std::move(captions));
    if (compared_->isVisible() && nearest_id_ != 0) compared_->set_image(session().pictures().picture(nearest_id_));
}

void ReviewPage::show_item(const stages::ReviewItem& item, const std::map<std::string, double>& thresholds) {
    QStringList lines;
    for (const stages::FilterRule& rule : stages::filter_rules) {
        const auto score = item.scores.find(rule.score);
        if (score == item.scores.end()) continue;
        const auto limit = thresholds.find(rule.score);
        const bool known = limit != thresholds.end();
        const bool above = rule.keeps == stages::Keeps::above;
        const bool fails = known && (above ? score->second < limit->second : score->second > limit->second);
        const QString mark = !fails ? QString() : (above ? tr("below %1") : tr("above %1")).arg(number(limit->second, 3));
        const std::string name = rule.score;
        lines << QStringLiteral(
                     "<tr><td>%1&nbsp;&nbsp;</td><td align=right><b>%2</b></td><td>&nbsp;&nbsp;<span "
                     "style='color:%3'>%4</span></td></tr>")
                     .arg(readable(name), number(score->second, 3), theme().bad.name(), mark);
    }
    scores_->setText(lines.isEmpty() ? tr("Not scored yet; the filter page does it.") : "<table>" + lines.join(QString()) + "</table>");
    const Json& provenance = item.sample.provenance;
    QStringList facts;
    for (const char* field : {"prompt", "negative_prompt", "rule", "scheduler", "model_hash"}) {
        if (!provenance.contains(field) || !provenance[field].is_string()) continue;
        const QString value = qt(provenance[field].get<std::string>()).left(120);
        if (value.isEmpty()) continue;
        // A hash is recognised by its beginning.
        const QString shown = field == std::string("model_hash") ? value.left(12) + QStringLiteral("…") : value;
        facts << QStringLiteral("<b>%1</b> %2").arg(readable(field), shown.toHtmlEscaped());
    }
    facts.prepend(tr("<b>seed</b> %1").arg(item.sample.seed));
    if (!item.sample.decided_by.empty()) facts << tr("<b>judged by</b> %1").arg(item.sample.decided_by == "rule" ? tr("rule") : tr("you"));
    details_->setText(facts.join(QStringLiteral("<br>")));
}

stages::Tally ReviewPage::tally_of(const project::Project& project, std::int64_t class_id) {
    if (class_id != 0) return stages::tally(project, class_id);
    // Of all classes together: the verdicts only, since a sum of targets is nobody's target.
    stages::Tally all;
    for (const auto& [id, counts] : project::SampleRepository(project).counts_by_class()) {
        all.accepted += counts.accepted;
        all.rejected += counts.rejected;
        all.unjudged += counts.unjudged;
    }
    return all;
}

void ReviewPage::read_tally() {
    const std::int64_t class_id = class_->currentData().toLongLong();
    session().reader().ask(
        this, "tally", [class_id](project::Project& project) { return tally_of(project, class_id); },
        [this](const stages::Tally& tally) { show_tally(tally); });
}

void ReviewPage::show_tally(const stages::Tally& t) {
    const QString base = tr("%1 accepted, %2 rejected, %3 to judge").arg(number(t.accepted), number(t.rejected), number(t.unjudged));
    tally_bar_->setVisible(t.target > 0);
    if (t.target == 0) {
        tally_->setText(base);
        return;
    }
    tally_->setText(tr("%1 real + %2 accepted of %3   ·   %4").arg(number(t.real), number(t.accepted), number(t.target), base));
    tally_bar_->setRange(0, static_cast<int>(t.target));
    tally_bar_->setValue(static_cast<int>(std::min(t.target, t.real + t.accepted)));
}

void ReviewPage::show_empty() {
    empty_->setText(class_->currentData().toLongLong() == 0 ? tr("0 left here.") : tr("0 left in “%1”.").arg(class_->currentText()));
    neighbours_.set_ids({});
    scores_->clear();
    details_->clear();
    side_id_ = 0;
}

void ReviewPage::show_all() {
    const bool already = verdict_->currentData().toString().isEmpty();
    verdict_->setCurrentIndex(verdict_->findData(QString()));
    if (already) class_->setCurrentIndex(0);
    setFocus();
}

void ReviewPage::next_class() {
    const std::int64_t here = class_->currentData().toLongLong();
    session().reader().ask(
        this, "next_class",
        [here](project::Project& project) -> std::int64_t {
            const std::vector<stages::ClassPlan> classes = stages::tail_plan(project).classes;
            const auto at = std::find_if(classes.begin(), classes.end(), [&](const auto& plan) { return plan.class_id == here; });
            const std::size_t start = at == classes.end() ? 0 : static_cast<std::size_t>(at - classes.begin()) + 1;
            for (std::size_t i = 0; i < classes.size(); ++i) {
                const stages::ClassPlan& plan = classes[(start + i) % classes.size()];
                if (plan.waiting > 0) return plan.class_id;
            }
            return 0;
        },
        [this](std::int64_t class_id) {
            if (class_id == 0) {
                emit notice(tr("No class has pictures left to judge"), false);
                return;
            }
            verdict_->setCurrentIndex(verdict_->findData(QStringLiteral("unjudged")));
            session().pick_class(class_id);
            setFocus();
        });
}

void ReviewPage::toggle_compare() {
    compared_->setVisible(!compared_->isVisible());
    if (compared_->isVisible() && nearest_id_ != 0) compared_->set_image(session().pictures().picture(nearest_id_));
}

void ReviewPage::toggle_details() {
    details_->setVisible(!details_->isVisible());
}

}  // namespace tw::ui
