#include "core/stages/balance/balance.h"

#include "core/base/error.h"
#include "core/base/random.h"
#include "core/project/classes.h"
#include "core/project/images.h"
#include "core/project/runs.h"
#include "core/project/samples.h"
#include "core/project/split.h"

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

}  // namespace

void build_long_tail(Project& project, const LongTailRequest& request) {
    if (request.validation_per_class < 0) throw Error("validation_per_class must not be negative");
    refuse_after_generation(project);
    const std::vector<Class> classes = ordered_classes(project, request.class_order);
    const std::vector<std::int64_t> counts =
        exponential_profile(request.max_count, request.imbalance_factor, static_cast<int>(classes.size()));
    project::Transaction transaction(project);
    ImageRepository images(project);
    Json names = Json::array();
    for (std::size_t i = 0; i < classes.size(); ++i) {
        const Ids ids = shuffled(project, classes[i], {"train", "validation", "held_out"}, request.seed, "long_tail");
        const auto have = static_cast<std::int64_t>(ids.size());
        const std::int64_t validation_end = request.validation_per_class, train_end = validation_end + counts[i];
        if (have < train_end) {
            throw Error("class '" + classes[i].name + "' has " + std::to_string(have) + " images, but " + std::to_string(validation_end) +
                        " for validation and " + std::to_string(counts[i]) + " for training are asked for");
        }
        images.set_partition(part(ids, 0, validation_end), "validation");
        images.set_partition(part(ids, validation_end, train_end), "train");
        images.set_partition(part(ids, train_end, have), "held_out");
        names.push_back(classes[i].name);
    }
    project::SplitRepository(project).freeze({{"profile", "exponential"},
                                              {"imbalance_factor", request.imbalance_factor},
                                              {"max_count", request.max_count},
                                              {"seed", request.seed},
                                              {"class_order", names},
                                              {"counts", counts},
                                              {"validation_per_class", request.validation_per_class}});
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
