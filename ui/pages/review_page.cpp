#include "ui/pages/review_page.h"

#include "core/project/classes.h"
#include "core/stages/balance/balance.h"
#include "ui/bridge/text.h"
#include "ui/models/reasons.h"
#include "ui/pages/review_side.h"
#include "ui/pages/sample_bar.h"
#include "ui/pages/threshold_panel.h"
#include "ui/widgets/picture_grid.h"
#include "ui/widgets/picture_view.h"
#include "ui/widgets/reject_reasons.h"
#include "ui/widgets/theme.h"

#include <QComboBox>
#include <QProgressBar>
#include <QStackedWidget>

namespace tw::ui {

namespace {
enum Stage { culling_stage, grid_stage, empty_stage };
}

void ReviewPage::activate() {
    read_classes();
    learner_.learn();
    sample_bar_->resume();
}

void ReviewPage::refresh(const Tables& tables) {
    if (tables.contains("score") || tables.contains("image")) learner_.forget_features();
    static const Tables shown = {"sample", "image", "score", "generation_run", "plan_target", "trash"};
    if (!tables.intersects(shown)) return;
    list_.refresh(tables);
    read_tally();
}

std::int64_t ReviewPage::class_id() const {
    return class_->currentData().toLongLong();
}

void ReviewPage::show_class(std::int64_t class_id) {
    const int place = class_->findData(static_cast<qlonglong>(class_id));
    if (place >= 0) class_->setCurrentIndex(place);
}

void ReviewPage::load() {
    project::SampleFilter filter;
    filter.class_id = class_id();
    filter.verdict = verdict_->currentData().toString().toStdString();
    const QString folder = qt(project().folder());
    settings().set_place(folder, "review/verdict", verdict_->currentIndex());
    settings().set_place(folder, "review/order", order_->currentIndex());
    side_->thresholds().set_class(class_id());
    if (sample_bar_->active()) return;  // the sample is the list, whatever is picked elsewhere
    judged_since_sorted_ = 0;
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

void ReviewPage::mark_view() {
    for (std::size_t i = 0; i < views_.size(); ++i) views_[i]->setChecked(in_grid_ == (i == 1));
}

void ReviewPage::show_view(bool grid) {
    in_grid_ = grid;
    mark_view();
    settings().set_place(qt(project().folder()), "review/grid", grid);
    show_stage();
    show_current(list_.current());
    setFocusProxy(grid ? grid_ : nullptr);
    setFocus();
    show_selection();
}

void ReviewPage::show_stage() {
    const bool empty = list_.loaded() && list_.current() == 0;
    stage_->setCurrentIndex(empty ? empty_stage : in_grid_ ? grid_stage : culling_stage);
    strip_->setVisible(!in_grid_);
    for (QAction* action : actions_) {
        if (action->objectName() == "compare" || action->objectName() == "fullSize") action->setEnabled(!in_grid_);
    }
}

void ReviewPage::show_current(std::int64_t image_id) {
    if (image_id != 0) settings().set_place(qt(project().folder()), "review/position", static_cast<qlonglong>(image_id));
    shown_id_ = 0;
    show_stage();
    side_->show_sample(image_id);
    if (image_id == 0) return show_empty();
    if (in_grid_) {
        shown_id_ = image_id;
    } else {
        show_picture();
        for (int ahead = 1; ahead <= ReviewList::settled_ahead; ++ahead) {
            if (const std::int64_t id = list_.neighbour(ahead)) session().pictures().prefetch(id);
        }
        if (const std::int64_t id = list_.neighbour(-1)) session().pictures().prefetch(id);
    }
    const QModelIndex place = list_.model().index(list_.current_row());
    if (in_grid_) {
        if (grid_->currentIndex() != place) grid_->setCurrentIndex(place);
        grid_->scrollTo(place);
    } else {
        strip_->setCurrentIndex(place);
        strip_->scrollTo(place, QAbstractItemView::PositionAtCenter);
    }
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
    const QModelIndex place = list_.model().index(std::max(0, list_.current_row()));
    const QString verdict = place.data(PictureModel::verdict_role).toString();
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

void ReviewPage::show_beside() {
    if (!compared_->isVisible()) return;
    const QImage image = side_->beside_id() == 0 ? QImage() : session().pictures().picture(side_->beside_id());
    if (image.isNull()) {
        compared_->set_message(side_->beside_id() == 0 ? tr("There is no real picture of this class.") : tr("Reading the picture…"));
    } else {
        compared_->set_image(image);
    }
}

void ReviewPage::toggle_compare() {
    compared_->setVisible(!compared_->isVisible());
    compared_->set_viewport(picture_->viewport());
    show_beside();
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
    session().reader().ask(
        this, "tally", [class_id = class_id()](project::Project& project) { return tally_of(project, class_id); },
        [this, given = verdicts_given_](const stages::Tally& tally) {
            if (given != verdicts_given_) return read_tally();  // older than the last verdict
            tally_ = tally;
            show_tally();
        });
}

void ReviewPage::move_in_tally(const QString& before, const QString& after) {
    const auto count_of = [this](const QString& verdict) -> std::int64_t& {
        return verdict == "accepted" ? tally_.accepted : verdict == "rejected" ? tally_.rejected : tally_.unjudged;
    };
    --count_of(before);
    ++count_of(after);
    show_tally();
}

void ReviewPage::show_tally() {
    const stages::Tally& t = tally_;
    tally_bar_->setVisible(t.target > 0);
    if (t.target == 0) {
        tally_text_->setText(tr("%1 accepted, %2 rejected, %3 to judge").arg(number(t.accepted), number(t.rejected), number(t.unjudged)));
        return;
    }
    // In two lines, so that the choices before it keep their width at 1280 pixels.
    tally_text_->setText(tr("%1 real + %2 accepted of %3").arg(number(t.real), number(t.accepted), number(t.target)) + '\n' +
                         tr("%1 rejected, %2 to judge").arg(number(t.rejected), number(t.unjudged)));
    tally_bar_->setRange(0, static_cast<int>(t.target));
    tally_bar_->setValue(static_cast<int>(std::min(t.target, t.real + t.accepted)));
}

void ReviewPage::show_empty() {
    empty_->setText(class_id() == 0 ? tr("0 left here.") : tr("0 left in “%1”.").arg(class_->currentText()));
    session().reader().ask(
        this, "reasons", [class_id = class_id()](project::Project& project) { return stages::reject_reasons(project, class_id); },
        [this](const std::map<std::string, std::int64_t>& counts) { reasons_->set_counts(counts); });
}

void ReviewPage::show_all() {
    const bool already = verdict_->currentData().toString().isEmpty();
    verdict_->setCurrentIndex(verdict_->findData(QString()));
    if (already) class_->setCurrentIndex(0);
    setFocus();
}

void ReviewPage::next_class() {
    session().reader().ask(
        this, "next_class",
        [here = class_id()](project::Project& project) -> std::int64_t {
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

}  // namespace tw::ui
