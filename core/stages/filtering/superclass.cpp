#include "core/stages/filtering/superclass.h"

#include "core/base/error.h"
#include "core/evidence/embeddings.h"
#include "core/evidence/prototypes.h"
#include "core/project/dataset.h"
#include "core/project/samples.h"
#include "core/stages/filtering/measures.h"

#include <cmath>

namespace tw::stages {
namespace {

constexpr double logit_scale = 100;
constexpr std::size_t commit_every = 200;

/// A blank or broken picture has nothing to be asked about.
std::vector<project::ImageRow> readable_samples(const project::Project& project, const std::vector<std::int64_t>& run_ids) {
    const std::vector<std::int64_t> ids = project::SampleRepository(project).ids({run_ids, 0, ""});
    const auto blank = project::ScoreRepository(project).by_name("blank", ids);
    std::vector<project::ImageRow> rows;
    for (const project::ImageRow& row : project::ImageRepository(project).get_many(ids)) {
        const auto found = blank.find(row.id);
        if (found == blank.end() || found->second < 0.5) rows.push_back(row);
    }
    return rows;
}

}  // namespace

SuperclassCaptions superclass_captions(const std::string& superclass) {
    if (superclass.empty()) {
        throw Error(
            "Diff-Mix's filter asks whether a picture shows the data set's super-class, but the data set has none (import --superclass)");
    }
    const bool vowel = std::string("aeiouAEIOU").find(superclass.front()) != std::string::npos;
    const std::string named = (vowel ? "an " : "a ") + superclass + " on it";
    return {"a photo with " + named, "a photo without " + named};
}

double superclass_probability(const float* image, const float* with, const float* without, int width) {
    double difference = 0;
    for (int d = 0; d < width; ++d)
        difference += static_cast<double>(image[d]) * (static_cast<double>(without[d]) - static_cast<double>(with[d]));
    return 1 / (1 + std::exp(logit_scale * difference));
}

std::optional<double> superclass_limit(const std::vector<double>& probabilities, double drop_share) {
    std::vector<Weighted> values;
    for (const double probability : probabilities) values.push_back({probability, 1.0});
    return lower_limit(std::move(values), drop_share);
}

void score_superclass(project::Project& project, worker::Client& client, const std::vector<std::int64_t>& run_ids,
                      const jobs::Control& control, const jobs::ProgressFn& report) {
    const SuperclassCaptions captions = superclass_captions(project::dataset_settings(project).superclass);
    const std::vector<project::ImageRow> rows = readable_samples(project, run_ids);
    if (rows.empty()) return;
    evidence::EmbeddingSource source(project, client);
    const worker::Embeddings texts = source.texts({captions.with, captions.without}, control);
    jobs::ProgressMeter meter("Asking for the super-class", static_cast<std::int64_t>(rows.size()), report);
    for (std::size_t begin = 0; begin < rows.size(); begin += commit_every) {
        const std::size_t end = std::min(rows.size(), begin + commit_every);
        const auto embeddings = source.images(
            {rows.begin() + static_cast<std::ptrdiff_t>(begin), rows.begin() + static_cast<std::ptrdiff_t>(end)}, control, &meter);
        if (!embeddings || control.stopping()) return;
        project::Transaction transaction(project);
        for (std::size_t i = begin; i < end; ++i) {
            const double value = superclass_probability(embeddings->row(i - begin), texts.row(0), texts.row(1), texts.width);
            project::ScoreRepository(project).set(rows[i].id, {{"superclass", value}});
        }
        transaction.commit();
    }
}

}  // namespace tw::stages
