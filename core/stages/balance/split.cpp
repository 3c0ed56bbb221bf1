#include "core/stages/balance/balance.h"

#include "core/base/error.h"
#include "core/base/hash.h"
#include "core/base/random.h"
#include "core/project/classes.h"
#include "core/project/images.h"
#include "core/project/runs.h"
#include "core/project/samples.h"
#include "core/project/split.h"
#include "core/stages/balance/lists.h"
#include "core/stages/balance/profile.h"

#include <algorithm>
#include <cmath>
#include <set>

namespace tw::stages {
namespace {

using project::Class;
using project::ImageRepository;
using project::ImageRow;
using project::Project;

/// Pictures drawn from real ones and checked against validation and test belong to the split they were drawn under.
void refuse_after_generation(const Project& project) {
    std::vector<std::int64_t> runs;
    for (const project::GenerationRun& run : project::RunRepository(project).all()) runs.push_back(run.id);
    if (runs.empty()) return;
    const std::int64_t drawn = project::SampleRepository(project).count({runs, 0, ""});
    if (drawn == 0) return;
    throw Error("project " + project.folder().string() + " holds " + std::to_string(drawn) +
                " generated pictures that were drawn and checked for its present split; a new split needs a new project");
}

/// The class's pictures of these partitions in an order that depends on the pictures and the seed alone, not on how they came in.
std::vector<std::int64_t> shuffled(const Project& project, const Class& of, const std::vector<std::string>& partitions, std::uint64_t seed,
                                   const char* purpose) {
    std::vector<ImageRow> rows;
    for (const std::string& partition : partitions) {
        for (ImageRow& row : ImageRepository(project).list("real", partition, of.id)) rows.push_back(std::move(row));
    }
    std::sort(rows.begin(), rows.end(),
              [](const ImageRow& a, const ImageRow& b) { return std::tie(a.sha256, a.path, a.idx) < std::tie(b.sha256, b.path, b.idx); });
    std::vector<std::int64_t> ids;
    for (const ImageRow& row : rows) ids.push_back(row.id);
    Random(derive_seed(seed, purpose, static_cast<std::uint64_t>(of.ordinal))).shuffle(ids);
    return ids;
}

std::vector<Class> ordered_classes(const Project& project, const std::vector<std::string>& order) {
    const std::vector<Class> all = project::ClassRepository(project).all();
    if (all.empty()) throw Error("project " + project.folder().string() + " has no classes yet; import images first");
    if (order.empty()) return all;
    std::vector<Class> classes;
    std::set<std::string> seen;
    for (const std::string& name : order) {
        const std::optional<Class> known = project::ClassRepository(project).by_name(name);
        if (!known) throw Error("class_order names '" + name + "', which is no class of the project");
        if (!seen.insert(name).second) throw Error("class_order names '" + name + "' twice");
        classes.push_back(*known);
    }
    if (classes.size() != all.size()) {
        throw Error("class_order names " + std::to_string(classes.size()) + " of the project's " + std::to_string(all.size()) +
                    " classes; name all or none");
    }
    return classes;
}

using Ids = std::vector<std::int64_t>;

Ids part(const Ids& ids, std::int64_t first, std::int64_t last) {
    return Ids(ids.begin() + first, ids.begin() + last);
}

/// A class with its pictures in the order in which they are taken, and how many of them are for training.
struct Share {
    Class of;
    Ids ids;
    std::int64_t train = 0;
};

const std::vector<std::string>& drawn_from() {
    static const std::vector<std::string> partitions{"train", "validation", "held_out"};
    return partitions;
}

std::vector<Share> shares_in_order(const Project& project, const LongTailRequest& request) {
    std::vector<Share> shares;
    for (const Class& of : ordered_classes(project, request.class_order)) {
        shares.push_back({of, shuffled(project, of, drawn_from(), request.seed, "long_tail"), 0});
    }
    if (!request.class_order.empty()) return shares;
    const ClassOrder order = find_profile(request.profile).order;
    if (order == ClassOrder::shuffled) Random(derive_seed(request.seed, "class order")).shuffle(shares);
    if (order == ClassOrder::larger_first) {
        std::stable_sort(shares.begin(), shares.end(), [](const Share& a, const Share& b) { return a.ids.size() > b.ids.size(); });
    }
    return shares;
}

/// The pictures of the list first, so that they are the ones taken.
void take_listed(const Project& project, const LongTailRequest& request, std::vector<Share>& shares) {
    std::vector<ImageRow> rows;
    for (const std::string& partition : drawn_from()) {
        for (ImageRow& row : ImageRepository(project).list("real", partition)) rows.push_back(std::move(row));
    }
    const std::set<std::int64_t> listed = read_picture_list(request.list, rows);
    for (Share& share : shares) {
        const auto end = std::stable_partition(share.ids.begin(), share.ids.end(), [&](std::int64_t id) { return listed.contains(id); });
        share.train = end - share.ids.begin();
        std::rotate(share.ids.begin(), end, share.ids.end());  // validation is taken from the front, training from the back
        if (share.train == 0) throw Error(request.list.string() + " names no picture of class '" + share.of.name + "'");
    }
}

void count_by_list(const LongTailRequest& request, std::vector<Share>& shares) {
    std::map<std::string, std::int64_t> counts = read_class_counts(request.list);
    for (Share& share : shares) {
        const auto found = counts.find(share.of.name);
        if (found == counts.end()) throw Error(request.list.string() + " says nothing of class '" + share.of.name + "'");
        share.train = found->second;
        counts.erase(found);
    }
    if (!counts.empty()) throw Error(request.list.string() + " names '" + counts.begin()->first + "', which is no class of the project");
}

void count_by_formula(const LongTailRequest& request, std::vector<Share>& shares) {
    std::vector<std::int64_t> available;
    for (const Share& share : shares) {
        available.push_back(std::max<std::int64_t>(0, static_cast<std::int64_t>(share.ids.size()) - request.validation_per_class));
    }
    const std::vector<std::int64_t> counts = profile_counts(request, available);
    for (std::size_t i = 0; i < shares.size(); ++i) shares[i].train = counts[i];
}

/// Validation from the front, training after it; with a list of pictures those stand at the end.
void apply(ImageRepository& images, const LongTailRequest& request, const Share& share) {
    const auto have = static_cast<std::int64_t>(share.ids.size());
    const std::int64_t validation_end = request.validation_per_class;
    if (have < validation_end + share.train) {
        throw Error("class '" + share.of.name + "' has " + std::to_string(have) + " images, but " + std::to_string(validation_end) +
                    " for validation and " + std::to_string(share.train) + " for training are asked for");
    }
    const std::int64_t train_begin = request.profile == "pictures" ? have - share.train : validation_end;
    const std::int64_t train_end = train_begin + share.train;
    images.set_partition(part(share.ids, 0, validation_end), "validation");
    images.set_partition(part(share.ids, validation_end, train_begin), "held_out");
    images.set_partition(part(share.ids, train_begin, train_end), "train");
    images.set_partition(part(share.ids, train_end, have), "held_out");
}

Json specification(const LongTailRequest& request, const std::vector<Share>& shares) {
    Json names = Json::array(), counts = Json::array();
    for (const Share& share : shares) {
        names.push_back(share.of.name);
        counts.push_back(share.train);
    }
    Json spec = {{"profile", request.profile},
                 {"seed", request.seed},
                 {"class_order", names},
                 {"counts", counts},
                 {"validation_per_class", request.validation_per_class}};
    if (find_profile(request.profile).counts == nullptr) {
        spec["list"] = request.list.string();
        spec["list_sha256"] = sha256_file(request.list);
        return spec;
    }
    spec["imbalance_factor"] = request.imbalance_factor;
    if (request.profile != "diff_mix") spec["max_count"] = request.max_count;
    if (request.profile == "pareto") spec["pareto_alpha"] = request.pareto_alpha;
    return spec;
}

}  // namespace

void build_long_tail(Project& project, const LongTailRequest& request) {
    if (request.validation_per_class < 0) throw Error("validation_per_class must not be negative");
    const bool by_list = find_profile(request.profile).counts == nullptr;
    if (by_list && request.list.empty()) throw Error("the profile " + request.profile + " needs a list");
    refuse_after_generation(project);
    std::vector<Share> shares = shares_in_order(project, request);
    if (request.profile == "pictures") {
        take_listed(project, request, shares);
    } else if (by_list) {
        count_by_list(request, shares);
    } else {
        count_by_formula(request, shares);
    }
    project::Transaction transaction(project);
    ImageRepository images(project);
    for (const Share& share : shares) apply(images, request, share);
    project::SplitRepository(project).freeze(specification(request, shares));
    transaction.commit();
}

void split_validation(Project& project, double share, std::uint64_t seed) {
    if (!(share >= 0 && share < 1)) throw Error("the share of validation images must be at least 0 and below 1");
    refuse_after_generation(project);
    project::Transaction transaction(project);
    for (const Class& of : ordered_classes(project, {})) {
        const Ids ids = shuffled(project, of, {"train"}, seed, "validation");
        const auto have = static_cast<std::int64_t>(ids.size());
        const auto wanted = static_cast<std::int64_t>(std::lround(share * static_cast<double>(have)));
        const std::int64_t taken = std::clamp<std::int64_t>(wanted, 0, std::max<std::int64_t>(0, have - 1));
        ImageRepository(project).set_partition(part(ids, 0, taken), "validation");
    }
    project::SplitRepository(project).freeze({{"profile", "as imported"}, {"validation_share", share}, {"seed", seed}});
    transaction.commit();
}

}  // namespace tw::stages
