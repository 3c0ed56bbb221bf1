#include "core/stages/import/folder_diff.h"

#include "core/base/error.h"
#include "core/project/classes.h"
#include "core/project/images.h"
#include "core/stages/import/content_match.h"

#include <map>
#include <unordered_map>

namespace tw::stages {
namespace {

namespace fs = std::filesystem;
using project::FileStamp;
using project::Original;

media::Locator place_of(const Original& row) {
    return {row.path, row.idx};
}

ChangedPicture changed(const Original& row) {
    return {row.id, place_of(row), row.file && row.file->missing};
}

/// Looks at a packed file once for all its pictures.
class Stamps {
public:
    const std::optional<FileStamp>& of(const fs::path& path) {
        if (path != path_) {
            path_ = path;
            stamp_ = project::stamp_of(path);
        }
        return stamp_;
    }

private:
    fs::path path_;
    std::optional<FileStamp> stamp_;
};

/// What a source lists against the rows that came from it.
class Comparison {
public:
    Comparison(const project::Project& project, const ImportedRoot& root, const jobs::Control& control, const jobs::ProgressFn& report)
        : files_(project), images_(project), control_(control), meter_("Comparing", 0, report) {
        for (const project::Class& one : project::ClassRepository(project).all()) class_names_[one.id] = one.name;
        difference_.root = root;
        rows_ = files_.of_imports(root.import_ids);
        seen_.assign(rows_.size(), false);
    }

    std::optional<FolderDifference> with_itself(Depth depth) {
        Listing listing;
        try {
            const fs::path& path = difference_.root.path();
            if (!fs::exists(path)) throw Error(path.string() + " is not there");
            listing = list_source(difference_.root.request);
        } catch (const std::exception& error) {
            difference_.fault = error.what();
            return std::move(difference_);
        }
        std::unordered_map<std::string, std::size_t> rows;
        for (std::size_t i = 0; i < rows_.size(); ++i) rows.emplace(place_of(rows_[i]).text(), i);
        for (Candidate& candidate : listing.candidates) {
            if (control_.stopping()) return std::nullopt;
            const auto row = rows.find(candidate.locator.text());
            row == rows.end() ? take_unknown(std::move(candidate)) : take_known(row->second, candidate.locator.path, depth);
        }
        if (!compare_contents() || !find_moved()) return std::nullopt;
        return std::move(difference_);
    }

    std::optional<FolderDifference> with_place(const fs::path& now) {
        const Bases bases = bases_of(now);
        ImportRequest request = difference_.root.request;
        request.path = *difference_.moved_root;
        if (!request.labels.empty()) request.labels = bases.now / request.labels.lexically_relative(bases.before);
        std::unordered_map<std::string, Candidate> listed;
        for (Candidate& candidate : list_source(request).candidates) {
            if (stamps_.of(candidate.locator.path)) listed.emplace(candidate.locator.text(), std::move(candidate));
        }
        if (!match_by_relative_path(bases, listed)) return std::nullopt;
        for (auto& [place, candidate] : listed) take_unknown(std::move(candidate));
        if (!find_moved()) return std::nullopt;
        return std::move(difference_);
    }

private:
    struct Bases {
        fs::path before, now;  // folders that relative paths begin at
    };

    void take_unknown(Candidate candidate) {
        const std::optional<FileStamp>& now = stamps_.of(candidate.locator.path);
        if (!now) return;  // a list may name files that are not there
        const std::string path = candidate.locator.path.string();
        if (images_.by_path(path, candidate.locator.index)) return;  // of another import
        const auto before = files_.get(path);
        const bool was_refused = before && !before->missing && before->stamp == *now;
        if (!was_refused) fresh_.push_back(std::move(candidate));
    }

    void take_known(std::size_t index, const fs::path& path, Depth depth) {
        const std::optional<FileStamp>& now = stamps_.of(path);
        if (!now) return;
        seen_[index] = true;
        const Original& row = rows_[index];
        if (row.file && row.file->missing) difference_.returned.push_back(changed(row));
        const bool has_stamp = row.file && row.file->stamp.bytes >= 0;
        const bool is_same = has_stamp ? row.file->stamp == *now : depth == Depth::quick;
        is_same ? void(++difference_.unchanged) : doubtful_.push_back(index);
    }

    bool compare_contents() {
        std::vector<media::Locator> places;
        for (const std::size_t i : doubtful_) places.push_back(place_of(rows_[i]));
        return hash_all(places, control_, meter_, [&](std::size_t k, const std::string& hash) {
            const Original& row = rows_[doubtful_[k]];
            if (hash != row.sha256) {
                difference_.edited.push_back(changed(row));
                return;
            }
            ++difference_.unchanged;
            if (difference_.touched.empty() || difference_.touched.back() != row.path) difference_.touched.push_back(row.path);
        });
    }

    bool find_moved() {
        std::vector<Original> gone;
        for (std::size_t i = 0; i < rows_.size(); ++i) {
            if (seen_[i]) continue;
            stamps_.of(rows_[i].path) ? void(++difference_.unchanged) : gone.push_back(rows_[i]);
        }
        std::vector<media::Locator> places;
        for (const Candidate& candidate : fresh_) places.push_back(candidate.locator);
        const auto matches = match_by_content(gone, places, control_, meter_);
        if (!matches) return false;
        std::vector<bool> is_found(gone.size(), false), is_taken(fresh_.size(), false);
        for (const ContentMatch& match : *matches) {
            is_found[match.row] = is_taken[match.place] = true;
            add_moved(gone[match.row], fresh_[match.place], false);
        }
        for (std::size_t i = 0; i < fresh_.size(); ++i) {
            if (!is_taken[i]) difference_.added.push_back(std::move(fresh_[i]));
        }
        for (std::size_t i = 0; i < gone.size(); ++i) {
            if (!is_found[i]) difference_.removed.push_back(changed(gone[i]));
        }
        return true;
    }

    void add_moved(const Original& row, const Candidate& to, bool other_content) {
        const bool other_class = class_names_[row.class_id] != to.class_name;
        difference_.moved.push_back({row.id, place_of(row), to, other_class, other_content});
    }

    /// A source that is one file (a list, an idx file) is looked for by its name in the folder given.
    Bases bases_of(const fs::path& now) {
        const fs::path& before = difference_.root.path();
        if (fs::is_regular_file(now)) {
            difference_.moved_root = now;
            return {before.parent_path(), now.parent_path()};
        }
        if (fs::is_regular_file(now / before.filename())) {
            difference_.moved_root = now / before.filename();
            return {before.parent_path(), now};
        }
        difference_.moved_root = now;
        return {before, now};
    }

    /// Takes what it finds out of `listed`. Where size and time are not those that were kept, contents are compared.
    bool match_by_relative_path(const Bases& bases, std::unordered_map<std::string, Candidate>& listed) {
        std::vector<std::size_t> indices;
        std::vector<Candidate> found;
        std::vector<media::Locator> places;
        for (std::size_t i = 0; i < rows_.size(); ++i) {
            const media::Locator place{(bases.now / fs::path(rows_[i].path).lexically_relative(bases.before)).lexically_normal(),
                                       rows_[i].idx};
            const auto candidate = listed.find(place.text());
            if (candidate == listed.end()) continue;
            seen_[i] = true;
            if (rows_[i].file && rows_[i].file->stamp == *stamps_.of(place.path)) {
                add_moved(rows_[i], candidate->second, false);
            } else {
                indices.push_back(i);
                found.push_back(candidate->second);
                places.push_back(place);
            }
            listed.erase(candidate);
        }
        return hash_all(places, control_, meter_, [&](std::size_t k, const std::string& hash) {
            add_moved(rows_[indices[k]], found[k], hash != rows_[indices[k]].sha256);
        });
    }

    project::SourceFileRepository files_;
    project::ImageRepository images_;
    const jobs::Control& control_;
    jobs::ProgressMeter meter_;
    Stamps stamps_;
    std::map<std::int64_t, std::string> class_names_;
    std::vector<Original> rows_;
    std::vector<bool> seen_;
    std::vector<Candidate> fresh_;       // listed, without a row
    std::vector<std::size_t> doubtful_;  // rows whose file has another stamp
    FolderDifference difference_;
};

}  // namespace

std::int64_t FolderDifference::news() const {
    const auto marked = std::count_if(removed.begin(), removed.end(), [](const ChangedPicture& one) { return one.marked; });
    return static_cast<std::int64_t>(added.size() + moved.size() + edited.size() + returned.size() + removed.size()) - marked;
}

std::vector<ImportedRoot> imported_roots(const project::Project& project) {
    std::vector<ImportedRoot> roots;
    for (const project::ImportRow& row : project::ImportRepository(project).all()) {
        const auto known = std::find_if(roots.begin(), roots.end(), [&](const ImportedRoot& root) {
            return root.request.format == row.format && root.path() == fs::path(row.path);
        });
        ImportedRoot& root = known == roots.end() ? roots.emplace_back() : *known;
        root.import_ids.push_back(row.id);
        root.request = request_of(row);
        root.finished = !row.finished.empty();
    }
    return roots;
}

std::optional<FolderDifference> compare_folder(const project::Project& project, const ImportedRoot& root, Depth depth,
                                               const jobs::Control& control, const jobs::ProgressFn& report) {
    return Comparison(project, root, control, report).with_itself(depth);
}

std::optional<FolderDifference> compare_moved_root(const project::Project& project, const ImportedRoot& root, const fs::path& now,
                                                   const jobs::Control& control, const jobs::ProgressFn& report) {
    if (!fs::exists(now)) throw Error(now.string() + " does not exist");
    return Comparison(project, root, control, report).with_place(fs::absolute(now).lexically_normal());
}

}  // namespace tw::stages
