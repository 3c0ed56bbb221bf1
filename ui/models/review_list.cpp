#include "ui/models/review_list.h"

#include "ui/bridge/text.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

namespace tw::ui {

namespace {

// More than these are read anew with all others: one by one they would hold up the window.
constexpr std::size_t most_asked_one_by_one = 1000;
constexpr std::size_t most_brought_back_at_once = 64;

using Looks = std::pair<std::set<std::int64_t>, std::map<std::int64_t, project::SampleVerdict>>;

}  // namespace

ReviewList::ReviewList(ProjectSession& session, ReviewLearner& learner, QObject* parent)
    : QObject(parent), session_(session), learner_(learner), model_(session, PictureModel::Kind::synthetic) {}

void ReviewList::load(const project::SampleFilter& filter, stages::ReviewOrder order) {
    filter_ = filter;
    order_ = order;
    whole_sample_ = false;
    keep_front_ = false;
    ++loads_;
    ask();
}

void ReviewList::load_sample(std::vector<std::int64_t> image_ids) {
    whole_sample_ = true;
    ++loads_;  // an answer under way is of another list
    current_ = 0;
    current_row_ = -1;
    take(IdList(std::move(image_ids)), edits_);
}

void ReviewList::sort_what_follows() {
    if (order_ != stages::ReviewOrder::unsure || whole_sample_ || !loaded_) return;
    keep_front_ = true;
    ask();
}

void ReviewList::refresh(const Tables& tables) {
    const bool ranked_anew = order_ != stages::ReviewOrder::time && tables.contains("score");
    if (tables.contains("generation_run") || tables.contains("trash") || ranked_anew) return ask();
    if (!tables.contains("sample")) return;
    const ChangedRows& samples = session_.changed_rows("sample");
    samples && samples->size() <= most_asked_one_by_one ? ask_about(*samples) : ask();
}

void ReviewList::ask() {
    if (whole_sample_) {
        // The list is what it is; verdicts in it may have changed.
        model_.forget_verdicts();
        return keep_current();
    }
    const auto answer = [this, loads = loads_, asked = edits_](IdList ids) {
        if (loads != loads_) return;
        keep_front_ = false;
        take(std::move(ids), asked);
    };
    if (order_ == stages::ReviewOrder::unsure) {
        std::vector<std::int64_t> front;
        const int settled = keep_front_ ? std::min(current_row_ + 1 + settled_ahead, model_.rowCount()) : 0;
        for (int row = 0; row < settled; ++row) front.push_back(model_.id(row));
        learner_.ask_order(this, filter_, std::move(front), answer);
        return;
    }
    session_.reader().ask(
        this, "ids",
        [filter = filter_, order = order_](project::Project& project) { return IdList(stages::review_ids(project, filter, order)); },
        answer);
}

void ReviewList::take(IdList ids, int asked) {
    for (const auto& [id, edit] : edited_) {
        if (whole_sample_) break;
        if (edit <= asked && !session_.kept_verdict(id)) continue;
        const bool listed = model_.row_of(id) >= 0;
        const int row = ids.row_of(id);
        if (row >= 0 && !listed) ids.remove(row);
        if (row < 0 && listed) ids.insert(std::clamp(current_row_, 0, ids.size()), id);
    }
    model_.set_ids(std::move(ids));
    loaded_ = true;
    keep_current();
    emit reloaded();
}

void ReviewList::ask_about(const std::vector<std::int64_t>& image_ids) {
    // Each question has a topic of its own: a later one asks about other samples and must not take its place.
    session_.reader().ask(
        this, "samples " + std::to_string(++questions_),
        [filter = filter_, image_ids](project::Project& project) {
            const project::SampleRepository samples(project);
            return std::pair(samples.matching(filter, image_ids), samples.verdicts(image_ids));
        },
        [this, loads = loads_, asked = edits_](const Looks& looks) {
            if (loads != loads_) return;  // all ids are on their way
            const auto& [matching, verdicts] = looks;
            bool changed = verdicts.contains(current_);
            moving_ = true;
            for (const auto& [id, known] : verdicts) {
                const auto edit = edited_.find(id);
                if ((edit != edited_.end() && edit->second > asked) || session_.kept_verdict(id)) continue;
                changed |= !whole_sample_ && list(id, matching.contains(id));
                model_.set_verdict(id, qt(known.verdict), qt(known.reason));
            }
            moving_ = false;
            if (changed) keep_current();
        });
}

bool ReviewList::list(std::int64_t image_id, bool wanted) {
    const int row = model_.row_of(image_id);
    if ((row >= 0) == wanted) return false;
    wanted ? model_.insert(model_.rowCount(), image_id) : model_.remove(row);
    return true;
}

void ReviewList::keep_current() {
    const int row = model_.row_of(current_);
    if (row < 0) return activate_row(std::clamp(current_row_, 0, std::max(0, model_.rowCount() - 1)));
    current_row_ = row;
    emit current_changed(current_);
}

void ReviewList::activate_row(int row) {
    const bool valid = row >= 0 && row < model_.rowCount();
    current_row_ = valid ? row : -1;
    current_ = valid ? model_.id(row) : 0;
    emit current_changed(current_);
}

void ReviewList::set_current(std::int64_t image_id) {
    if (image_id == current_) return;
    const int row = model_.row_of(image_id);
    if (row >= 0) {
        activate_row(row);
    } else if (!loaded_) {
        current_ = image_id;
    }
}

void ReviewList::set_current_row(int row) {
    if (!moving_ && row != current_row_) activate_row(row);
}

void ReviewList::step(int by) {
    const int row = current_row_ + by;
    if (row >= 0 && row < model_.rowCount()) activate_row(row);
}

std::int64_t ReviewList::neighbour(int places) const {
    const int row = current_row_ + places;
    return current_row_ >= 0 && row >= 0 && row < model_.rowCount() ? model_.id(row) : 0;
}

std::vector<int> ReviewList::rows_of(const std::vector<std::int64_t>& image_ids) const {
    std::vector<int> rows;
    for (const std::int64_t id : image_ids) {
        if (const int row = model_.row_of(id); row >= 0) rows.push_back(row);
    }
    std::sort(rows.begin(), rows.end());
    return rows;
}

void ReviewList::judge(std::vector<std::int64_t> image_ids, const std::string& verdict, const std::string& reason) {
    if (image_ids.size() > ProjectSession::most_at_once) return write_many(std::move(image_ids), verdict, reason);
    std::vector<project::Verdict> verdicts;
    for (const std::int64_t id : image_ids) verdicts.push_back({id, verdict, reason});
    session_.judge(std::move(verdicts));
    ++edits_;
    for (const std::int64_t id : image_ids) {
        edited_[id] = edits_;
        model_.set_verdict(id, qt(verdict), qt(reason));
    }
    if (const std::vector<int> rows = rows_of(image_ids); !rows.empty()) after_verdict(rows, verdict);
    emit judged(static_cast<qint64>(image_ids.size()));
}

std::int64_t ReviewList::follower_of(const std::vector<int>& rows) const {
    if (rows.empty()) return current_;
    int row = std::min(rows.back() + 1, model_.rowCount() - 1);
    while (row >= 0 && std::binary_search(rows.begin(), rows.end(), row)) --row;
    return row >= 0 ? model_.id(row) : 0;
}

void ReviewList::after_verdict(const std::vector<int>& rows, const std::string& verdict) {
    const std::int64_t follower = follower_of(rows);
    if (!shows(verdict)) {
        moving_ = true;
        for (auto row = rows.rbegin(); row != rows.rend(); ++row) model_.remove(*row);
        moving_ = false;
    }
    const int row = model_.row_of(follower);
    activate_row(row >= 0 ? row : std::min(current_row_, model_.rowCount() - 1));
}

void ReviewList::write_many(std::vector<std::int64_t> image_ids, const std::string& verdict, const std::string& reason) {
    const auto count = static_cast<qint64>(image_ids.size());
    const auto done = [this, count, before = current_, follower = follower_of(rows_of(image_ids))] {
        ++edits_;
        model_.forget_verdicts();
        if (current_ == before) set_current(follower);
        ask();
        emit judged(count);
    };
    session_.write(
        this,
        [image_ids = std::move(image_ids), verdict, reason](project::Project& project) {
            std::vector<project::Verdict> verdicts;
            for (const std::int64_t id : image_ids) verdicts.push_back({id, verdict, reason});
            project::VerdictRepository(project).apply(verdicts, "person");
        },
        done);
}

void ReviewList::bring_back(const std::vector<std::int64_t>& image_ids) {
    if (image_ids.size() > most_brought_back_at_once) {
        bring_back({image_ids.front()});
        return ask();
    }
    ++edits_;
    const project::SampleRepository samples(session_.project());
    project::SampleFilter with_any_verdict = filter_;
    with_any_verdict.verdict.clear();
    const std::set<std::int64_t> matching = samples.matching(with_any_verdict, image_ids);
    moving_ = true;
    for (const auto& [id, known] : samples.verdicts(image_ids)) {
        edited_[id] = edits_;
        const project::Verdict* kept = session_.kept_verdict(id);
        const std::string& verdict = kept ? kept->verdict : known.verdict;
        const int row = model_.row_of(id);
        const bool wanted = whole_sample_ ? row >= 0 : matching.contains(id) && shows(verdict);
        if (row >= 0 && !wanted) model_.remove(row);
        if (row < 0 && wanted) model_.insert(std::max(0, current_row_), id);
        model_.set_verdict(id, qt(verdict), qt(kept ? kept->reason : known.reason));
    }
    moving_ = false;
    const auto first = std::find_if(image_ids.begin(), image_ids.end(), [&](std::int64_t id) { return model_.row_of(id) >= 0; });
    const int row = model_.row_of(first != image_ids.end() ? *first : current_);
    activate_row(row >= 0 ? row : std::min(current_row_, model_.rowCount() - 1));
}

}  // namespace tw::ui
