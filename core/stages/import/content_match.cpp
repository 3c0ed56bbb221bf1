#include "core/stages/import/content_match.h"

#include "core/base/system.h"
#include "core/media/decode.h"
#include "core/stages/import/ordered.h"

#include <set>
#include <unordered_map>

namespace tw::stages {
namespace {

std::string hash_of(const media::Locator& place) {
    try {
        return media::content_sha256(place);
    } catch (const std::exception&) {
        return {};
    }
}

/// Indices of the places that may hold one of the rows.
std::vector<std::size_t> of_right_size(const std::vector<project::Original>& rows, const std::vector<media::Locator>& places) {
    std::set<std::int64_t> sizes;
    bool any_unknown = false;
    for (const project::Original& row : rows) {
        // The size of a packed file says nothing about one picture in it.
        any_unknown = any_unknown || !row.file || row.file->stamp.bytes < 0 || row.idx >= 0;
        if (row.file) sizes.insert(row.file->stamp.bytes);
    }
    std::vector<std::size_t> right;
    for (std::size_t i = 0; i < places.size(); ++i) {
        const auto stamp = any_unknown ? std::nullopt : project::stamp_of(places[i].path);
        if (any_unknown || (stamp && sizes.contains(stamp->bytes))) right.push_back(i);
    }
    return right;
}

class Matching {
public:
    Matching(const std::vector<project::Original>& rows, const std::vector<media::Locator>& places)
        : rows_(rows), places_(places), hashes_(places.size()), is_found_(rows.size(), false), is_taken_(places.size(), false) {
        for (std::size_t i = 0; i < rows.size(); ++i) by_hash_[rows[i].sha256].push_back(i);
    }

    void set_hash(std::size_t place, const std::string& hash) { hashes_[place] = hash; }

    std::vector<ContentMatch> run() {
        for (const bool same_name : {true, false}) {
            for (std::size_t place = 0; place < places_.size(); ++place) match(place, same_name);
        }
        return std::move(matches_);
    }

private:
    void match(std::size_t place, bool same_name) {
        if (is_taken_[place] || hashes_[place].empty()) return;
        const auto candidates = by_hash_.find(hashes_[place]);
        if (candidates == by_hash_.end()) return;
        for (const std::size_t row : candidates->second) {
            const bool kept_name = std::filesystem::path(rows_[row].path).filename() == places_[place].path.filename();
            if (is_found_[row] || (same_name && !kept_name)) continue;
            is_found_[row] = is_taken_[place] = true;
            matches_.push_back({row, place});
            return;
        }
    }

    const std::vector<project::Original>& rows_;
    const std::vector<media::Locator>& places_;
    std::vector<std::string> hashes_;
    std::unordered_map<std::string, std::vector<std::size_t>> by_hash_;
    std::vector<bool> is_found_, is_taken_;
    std::vector<ContentMatch> matches_;
};

}  // namespace

bool hash_all(const std::vector<media::Locator>& places, const jobs::Control& control, jobs::ProgressMeter& meter,
              const std::function<void(std::size_t index, const std::string& hash)>& take) {
    constexpr std::size_t waiting_results = 256;
    meter.set_total(meter.progress().done + static_cast<std::int64_t>(places.size()));
    OrderedWork<std::string>::run(
        places.size(), usable_cores(), waiting_results, [&](std::size_t i) { return hash_of(places[i]); },
        [&](std::size_t i, const std::string& hash) {
            control.wait_while_paused();
            if (control.stopping()) return false;
            take(i, hash);
            meter.advance(1, places[i].path.filename().string());
            return true;
        });
    return !control.stopping();
}

std::optional<std::vector<ContentMatch>> match_by_content(const std::vector<project::Original>& rows,
                                                          const std::vector<media::Locator>& places, const jobs::Control& control,
                                                          jobs::ProgressMeter& meter) {
    if (rows.empty() || places.empty()) return std::vector<ContentMatch>{};
    const std::vector<std::size_t> read = of_right_size(rows, places);
    std::vector<media::Locator> read_places;
    for (const std::size_t i : read) read_places.push_back(places[i]);
    Matching matching(rows, places);
    const bool is_whole =
        hash_all(read_places, control, meter, [&](std::size_t i, const std::string& hash) { matching.set_hash(read[i], hash); });
    if (!is_whole) return std::nullopt;
    return matching.run();
}

}  // namespace tw::stages
