#include "ui/models/review_list.h"

namespace tw::ui {

ReviewList::ReviewList(ProjectSession& session, QObject* parent)
    : QObject(parent), session_(session), model_(session, PictureModel::Kind::synthetic) {}

void ReviewList::load(const project::SampleFilter& filter, stages::ReviewOrder order) {
    const bool other = filter.class_id != filter_.class_id || filter.verdict != filter_.verdict || order != order_;
    if (other) rank_.clear();
    filter_ = filter;
    order_ = order;
    ask();
}

void ReviewList::ask() {
    session_.reader().ask(
        this, "ids", [filter = filter_, order = order_](project::Project& project) { return stages::review_ids(project, filter, order); },
        [this, edits = edits_](std::vector<std::int64_t> ids) {
            if (edits == edits_) {
                take(std::move(ids));
            } else {
                ask();
            }
        });
}

void ReviewList::take(std::vector<std::int64_t> ids) {
    for (const std::int64_t id : ids) rank_.try_emplace(id, rank_.size());
    model_.set_ids(std::move(ids));
    loaded_ = true;
    const int row = model_.row_of(current_);
    const int last = model_.rowCount() - 1;
    if (row >= 0) {
        current_row_ = row;
        emit current_changed(current_);
    } else {
        activate_row(std::clamp(current_row_, 0, std::max(0, last)));
    }
    emit reloaded();
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

void ReviewList::step(int by) {
    const int row = model_.row_of(current_) + by;
    if (row >= 0 && row < model_.rowCount()) activate_row(row);
}

std::int64_t ReviewList::neighbour(int places) const {
    const int row = current_row_ + places;
    return current_row_ >= 0 && row >= 0 && row < model_.rowCount() ? model_.id(row) : 0;
}

void ReviewList::judge(std::int64_t image_id, const std::string& verdict, const std::string& reason) {
    project::VerdictRepository(session_.project()).apply({{image_id, verdict, reason}}, "person");
    ++edits_;
    const int row = model_.row_of(image_id);
    if (row < 0) return;
    if (!shows(verdict)) {
        model_.remove(row);
        activate_row(std::min(row, model_.rowCount() - 1));
        return;
    }
    model_.forget(image_id);
    const int last = model_.rowCount() - 1;
    activate_row(row < last ? row + 1 : std::max(0, row - 1));
}

void ReviewList::bring_back(const std::vector<std::int64_t>& image_ids) {
    ++edits_;
    const project::SampleRepository samples(session_.project());
    std::int64_t first = 0;
    for (const std::int64_t id : image_ids) {
        const project::Sample sample = samples.get(id);
        const bool wanted = shows(sample.verdict) && (filter_.class_id == 0 || filter_.class_id == sample.image.class_id);
        const int row = model_.row_of(id);
        if (row >= 0 && !wanted) model_.remove(row);
        if (row < 0 && wanted) {
            const std::size_t rank = rank_.try_emplace(id, rank_.size()).first->second;
            const auto& ids = model_.ids();
            const auto place = std::find_if(ids.begin(), ids.end(), [&](std::int64_t other) { return rank_.at(other) > rank; });
            model_.insert(static_cast<int>(place - ids.begin()), id);
        }
        model_.forget(id);
        if (wanted && first == 0) first = id;
    }
    const int row = model_.row_of(first != 0 ? first : current_);
    activate_row(row >= 0 ? row : std::min(current_row_, model_.rowCount() - 1));
}

}  // namespace tw::ui
