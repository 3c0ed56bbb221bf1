#include "ui/models/id_list.h"

#include <algorithm>
#include <numeric>

namespace tw::ui {

IdList::IdList(std::vector<std::int64_t> ids) : ids_(std::move(ids)) {
    if (std::is_sorted(ids_.begin(), ids_.end())) return;
    by_id_.resize(ids_.size());
    std::iota(by_id_.begin(), by_id_.end(), Place{0});
    std::sort(by_id_.begin(), by_id_.end(), [this](Place a, Place b) { return ids_[a] < ids_[b]; });
}

// Of the gaps g[0] < g[1] < …, those before row r are the ones with g[k] - k <= r, and g[k] - k never falls.
IdList::Place IdList::place_at(int row) const {
    const auto wanted = static_cast<Place>(row);
    std::size_t low = 0, high = gaps_.size();
    while (low < high) {
        const std::size_t middle = (low + high) / 2;
        gaps_[middle] - static_cast<Place>(middle) <= wanted ? low = middle + 1 : high = middle;
    }
    return wanted + static_cast<Place>(low);
}

IdList::Place IdList::place_of(std::int64_t id) const {
    if (by_id_.empty()) {
        const auto found = std::lower_bound(ids_.begin(), ids_.end(), id);
        return found != ids_.end() && *found == id ? static_cast<Place>(found - ids_.begin()) : nowhere;
    }
    const auto found =
        std::lower_bound(by_id_.begin(), by_id_.end(), id, [this](Place place, std::int64_t value) { return ids_[place] < value; });
    return found != by_id_.end() && ids_[*found] == id ? *found : nowhere;
}

bool IdList::is_gap(Place place) const {
    return std::binary_search(gaps_.begin(), gaps_.end(), place);
}

int IdList::row_at(Place place) const {
    return static_cast<int>(place - (std::lower_bound(gaps_.begin(), gaps_.end(), place) - gaps_.begin()));
}

int IdList::row_of(std::int64_t id) const {
    const Place place = place_of(id);
    return place == nowhere || is_gap(place) ? -1 : row_at(place);
}

int IdList::row_if_shown(std::int64_t id) const {
    const Place place = place_of(id);
    return place != nowhere && is_gap(place) ? row_at(place) : -1;
}

std::vector<std::int64_t> IdList::shown() const {
    std::vector<std::int64_t> shown;
    shown.reserve(ids_.size() - gaps_.size());
    auto gap = gaps_.begin();
    for (Place place = 0; place < ids_.size(); ++place) {
        if (gap != gaps_.end() && *gap == place) {
            ++gap;
        } else {
            shown.push_back(ids_[place]);
        }
    }
    return shown;
}

bool IdList::begins(const IdList& other) const {
    if (size() > other.size()) return false;
    if (gaps_.empty() && other.gaps_.empty()) return std::equal(ids_.begin(), ids_.end(), other.ids_.begin());
    auto gap = gaps_.begin(), others_gap = other.gaps_.begin();
    Place others_place = 0;
    for (Place place = 0; place < ids_.size(); ++place) {
        if (gap != gaps_.end() && *gap == place) {
            ++gap;
            continue;
        }
        for (; others_gap != other.gaps_.end() && *others_gap == others_place; ++others_gap) ++others_place;
        if (ids_[place] != other.ids_[others_place++]) return false;
    }
    return true;
}

void IdList::remove(int row) {
    const Place place = place_at(row);
    gaps_.insert(std::lower_bound(gaps_.begin(), gaps_.end(), place), place);
}

void IdList::show_again(std::int64_t id) {
    const Place place = place_of(id);
    const auto gap = std::lower_bound(gaps_.begin(), gaps_.end(), place);
    if (gap != gaps_.end() && *gap == place) gaps_.erase(gap);
}

void IdList::insert(int row, std::int64_t id) {
    const Place place = row == size() ? static_cast<Place>(ids_.size()) : place_at(row);
    const bool stays_sorted = by_id_.empty() && (place == 0 || ids_[place - 1] < id) && (place == ids_.size() || id < ids_[place]);
    if (by_id_.empty() && !stays_sorted) {
        by_id_.resize(ids_.size());
        std::iota(by_id_.begin(), by_id_.end(), Place{0});
    }
    ids_.insert(ids_.begin() + place, id);
    const auto moved = [place](Place& other) {
        if (other >= place) ++other;
    };
    std::for_each(gaps_.begin(), gaps_.end(), moved);
    if (stays_sorted) return;
    std::for_each(by_id_.begin(), by_id_.end(), moved);
    by_id_.insert(
        std::lower_bound(by_id_.begin(), by_id_.end(), id, [this](Place other, std::int64_t value) { return ids_[other] < value; }), place);
}

}  // namespace tw::ui
