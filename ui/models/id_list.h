#pragma once

#include <cstdint>
#include <vector>

namespace tw::ui {

/// Ids in an order, each once. A removed one keeps its place, so that it can be shown again where it was. Finding, removing and showing
/// again walk none of the other ids: a key press among a million pictures costs what it costs among ten. Making one sorts; that is for a
/// thread other than the window's.
class IdList {
public:
    IdList() = default;
    explicit IdList(std::vector<std::int64_t> ids);

    int size() const { return static_cast<int>(ids_.size() - gaps_.size()); }
    std::int64_t id(int row) const { return ids_[place_at(row)]; }
    /// -1: not shown.
    int row_of(std::int64_t id) const;
    /// The row it had and will have again; -1: not among the removed ones.
    int row_if_shown(std::int64_t id) const;
    std::vector<std::int64_t> shown() const;
    /// The shown ones of `other` begin with those of this list.
    bool begins(const IdList& other) const;

    void remove(int row);
    void show_again(std::int64_t id);
    /// Ids that the list has never had; each costs a pass over the list unless it goes to the end with a larger id.
    void insert(int row, std::int64_t id);

private:
    using Place = std::uint32_t;  // index in ids_
    static constexpr Place nowhere = 0xffff'ffff;
    Place place_at(int row) const;
    Place place_of(std::int64_t id) const;
    bool is_gap(Place place) const;
    int row_at(Place place) const;

    std::vector<std::int64_t> ids_;
    std::vector<Place> by_id_;  // places in the order of their ids; empty while ids_ ascends itself
    std::vector<Place> gaps_;   // places of the removed ones, ascending
};

}  // namespace tw::ui
