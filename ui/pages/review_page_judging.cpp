#include "ui/bridge/text.h"
#include "ui/pages/review_page.h"
#include "ui/pages/review_side.h"
#include "ui/pages/sample_bar.h"
#include "ui/pages/threshold_panel.h"
#include "ui/widgets/picture_grid.h"
#include "ui/widgets/picture_view.h"

#include <QComboBox>
#include <QItemSelection>
#include <QLabel>

namespace tw::ui {

namespace {
constexpr int verdicts_until_sorted = 8;
}

/// Bound at key-down: the picture on the screen, or in the grid what is selected.
std::vector<std::int64_t> ReviewPage::targets() const {
    if (in_grid_) {
        std::vector<std::int64_t> ids = selected();
        if (ids.size() > 1) return ids;
    }
    return shown_id_ == 0 ? std::vector<std::int64_t>() : std::vector<std::int64_t>{shown_id_};
}

std::vector<std::int64_t> ReviewPage::selected() const {
    std::vector<std::int64_t> ids;
    const auto& model = static_cast<const PictureModel&>(*grid_->model());
    // By ranges: an index for each of a million pictures would take longer than judging them.
    for (const QItemSelectionRange& range : grid_->selectionModel()->selection()) {
        for (int row = range.top(); row <= range.bottom(); ++row) ids.push_back(model.id(row));
    }
    return ids;
}

void ReviewPage::judge(const char* verdict, const char* reason, const QString& text) {
    const std::vector<std::int64_t> ids = targets();
    if (ids.empty()) return;
    if (session().writing()) {
        emit notice(tr("The verdicts before are still being written"), false);
        return;
    }
    QString before;
    if (ids.size() == 1 && ids.front() == list_.current()) {
        before = list_.model().index(list_.current_row()).data(PictureModel::verdict_role).toString();
    }
    act_ = text;
    if (!attempt([&] { list_.judge(ids, verdict, reason); })) return;
    if (session().writing()) return emit notice(tr("%1: writing %2 verdicts…").arg(text, number(std::int64_t(ids.size()))), false);
    ++verdicts_given_;
    if (before.isEmpty()) {
        read_tally();
    } else {
        move_in_tally(before, QString::fromLatin1(verdict));
    }
}

void ReviewPage::note_judged(qint64 count) {
    emit notice(count == 1 ? act_ : tr("%1: %2 pictures").arg(act_, number(std::int64_t(count))), true);
    if (count > 1) read_tally();
    side_->thresholds().recount();
    sample_bar_->examine();
    judged_since_sorted_ += static_cast<int>(std::min<qint64>(count, verdicts_until_sorted));
    learn_from_verdict();
}

void ReviewPage::learn_from_verdict() {
    learner_.learn();
    if (list_.order() != stages::ReviewOrder::unsure || judged_since_sorted_ < verdicts_until_sorted) return;
    judged_since_sorted_ = 0;
    list_.sort_what_follows();
}

void ReviewPage::switch_suggestions(bool on) {
    settings().set_place(qt(project().folder()), "review/suggestions", on);
    // Without a learner there is nobody to ask.
    if (!on && list_.order() == stages::ReviewOrder::unsure) order_->setCurrentIndex(0);
}

void ReviewPage::judge_side(const project::SampleFilter& filter, const QString& verdict) {
    if (session().read_only() || session().writing()) return;
    const auto count = std::make_shared<std::int64_t>(0);
    session().write(
        this,
        [count, filter, verdict = verdict.toStdString()](project::Project& project) {
            *count = stages::judge_by_threshold(project, filter, verdict);
        },
        [this, count, verdict] {
            emit notice(
                (verdict == "accepted" ? tr("%1 accepted by the threshold") : tr("%1 rejected by the threshold")).arg(number(*count)),
                true);
            load();
            read_tally();
            sample_bar_->examine();
        });
}

void ReviewPage::select_all() {
    const int count = list_.model().rowCount();
    if (count == 0) return;
    show_view(true);
    const QItemSelection all(list_.model().index(0), list_.model().index(count - 1));
    grid_->selectionModel()->select(all, QItemSelectionModel::ClearAndSelect);
    emit notice(tr("%1 selected: all that the filter shows").arg(number(std::int64_t(count))), false);
}

void ReviewPage::clear_selection() {
    grid_->selectionModel()->select(grid_->currentIndex(), QItemSelectionModel::ClearAndSelect);
}

void ReviewPage::show_selection() {
    std::int64_t count = 0;
    if (in_grid_) {
        for (const QItemSelectionRange& range : grid_->selectionModel()->selection()) count += range.height();
    }
    selection_->setVisible(count > 1);
    selection_->setText(tr("%1 selected").arg(number(count)));
}

void ReviewPage::start_sample() {
    if (sample_bar_->active()) return sample_bar_->examine();
    sample_bar_->offer(class_id(), class_id() == 0 ? tr("all classes") : QStringLiteral("“%1”").arg(class_->currentText()));
}

void ReviewPage::end_sample() {
    for (QComboBox* box : {class_, verdict_, order_}) box->setEnabled(true);
    load();
    read_tally();
    setFocus();
}

}  // namespace tw::ui
