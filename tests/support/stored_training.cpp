#include "tests/support/stored_training.h"

#include "core/project/split.h"
#include "core/project/trainings.h"

namespace tw::test {

void store_training(const project::Project& project, const std::string& arm, std::uint64_t seed, const Json& result,
                    const std::vector<std::int64_t>& real, const std::vector<std::int64_t>& added) {
    const Json settings = {{"training", {{"steps", 100}}},
                           {"comparison", 1},
                           {"runs", Json::array()},
                           {"pretrain_images", false},
                           {"real", real},
                           {"added", added},
                           {"wanted", added},
                           {"data_sha256", "a"}};
    const std::string split = project::SplitRepository(project).current()->sha256;
    project::TrainingRepository(project).add({0, arm, seed, settings, split, result, "2026-01-01T00:00:00Z"});
}

}  // namespace tw::test
