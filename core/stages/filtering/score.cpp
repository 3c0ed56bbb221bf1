#include "core/stages/filtering/filter.h"

#include "core/base/hash.h"
#include "core/base/random.h"
#include "core/base/text.h"
#include "core/evidence/embeddings.h"
#include "core/evidence/prototypes.h"
#include "core/media/decode.h"
#include "core/media/similarity.h"
#include "core/project/classes.h"
#include "core/project/dataset.h"
#include "core/project/samples.h"
#include "core/project/split.h"
#include "core/stages/filtering/measures.h"
#include "core/stages/filtering/rules.h"

#include <algorithm>
#include <cstdlib>
#include <limits>
#include <numeric>
#include <set>

namespace tw::stages {
namespace {

/// Real images of a class that serve as neighbours and yardstick; more would cost time quadratically and say no more.
constexpr std::size_t max_real = 1000;
/// Pictures between two commits.
constexpr std::size_t commit_every = 200;
/// Below this standard deviation of grey a picture shows nothing (2 of 255 steps).
constexpr double blank_contrast = 2.0 / 255;

using Scores = std::map<std::string, double>;

class Scorer {
public:
    Scorer(project::Project& project, worker::Client& client, const jobs::Control& control, const jobs::ProgressFn& report)
        : project_(project),
          control_(control),
          report_(report),
          source_(project, client),
          classes_(project::ClassRepository(project).all()) {
        if (classes_.size() < 2) throw Error("a margin needs at least two classes, the project has " + std::to_string(classes_.size()));
    }

    void run(const std::vector<std::int64_t>& run_ids) {
        if (!prepare()) return;
        std::vector<std::vector<project::ImageRow>> samples = pending_samples(run_ids);
        std::int64_t total = 0;
        for (std::size_t c = 0; c < classes_.size(); ++c) {
            total += static_cast<std::int64_t>(samples[c].size() + pending(real_rows_[c]).size());
        }
        jobs::ProgressMeter meter("Scoring pictures", total, report_);
        for (std::size_t c = 0; c < classes_.size(); ++c) {
            if (!score_class(c, samples[c], meter)) return;
        }
    }

private:
    bool prepare() {
        const project::ImageRepository images(project_);
        std::size_t total = 0;
        for (const project::Class& entry : classes_) {
            std::vector<project::ImageRow> rows = images.list("real", "train", entry.id);
            if (rows.size() > max_real) {
                Random random(derive_seed(0, "filter yardstick " + entry.name));
                random.shuffle(rows);
                rows.resize(max_real);
            }
            total += rows.size();
            real_rows_.push_back(std::move(rows));
        }
        jobs::ProgressMeter meter("Embedding training images", static_cast<std::int64_t>(total), report_);
        for (const auto& rows : real_rows_) {
            auto embeddings = source_.images(rows, control_, &meter);
            if (!embeddings) return false;
            reals_.push_back(std::move(*embeddings));
        }
        const worker::Embeddings texts = source_.class_prompts(control_);
        const double share = choose_image_share(reals_, texts);
        prototypes_.emplace(class_means(reals_), texts, share);
        basis_ = compute_basis();
        project_.set_setting("filter", {{"image_share", share},
                                        {"leave_one_out_agreement", leave_one_out_agreement(reals_, *prototypes_)},
                                        {"clip_model_hash", source_.model_hash()}});
        return true;
    }

    /// A number that changes with anything a score depends on; stored with each score, so that stale ones are seen.
    double compute_basis() const {
        const project::DatasetSettings settings = project::dataset_settings(project_);
        Sha256 hash;
        hash.add("scores 1 " + source_.model_hash() + settings.fit + settings.prompt_template);
        for (std::size_t c = 0; c < classes_.size(); ++c) {
            hash.add("\n" + classes_[c].name);
            for (const project::ImageRow& row : real_rows_[c]) hash.add(" " + row.sha256);
        }
        return static_cast<double>(std::strtoull(hash.hex().substr(0, 12).c_str(), nullptr, 16));
    }

    std::vector<project::ImageRow> pending(const std::vector<project::ImageRow>& rows) const {
        std::vector<std::int64_t> ids;
        for (const project::ImageRow& row : rows) ids.push_back(row.id);
        const auto scored = project::ScoreRepository(project_).by_name("basis", ids);
        std::vector<project::ImageRow> result;
        for (const project::ImageRow& row : rows) {
            const auto found = scored.find(row.id);
            if (found == scored.end() || found->second != basis_) result.push_back(row);
        }
        return result;
    }

    std::vector<std::vector<project::ImageRow>> pending_samples(const std::vector<std::int64_t>& run_ids) const {
        const project::SampleRepository samples(project_);
        const project::ImageRepository images(project_);
        std::vector<std::vector<project::ImageRow>> result;
        for (const project::Class& entry : classes_) {
            result.push_back(pending(images.get_many(samples.ids({run_ids, entry.id, ""}))));
        }
        return result;
    }

    bool score_class(std::size_t c, const std::vector<project::ImageRow>& samples, jobs::ProgressMeter& meter) {
        const std::vector<project::ImageRow> reals = pending(real_rows_[c]);
        if (reals.empty() && samples.empty()) return true;
        const project::ImageRepository images(project_);
        grey_.clear();
        for (const project::ImageRow& row : real_rows_[c]) {
            grey_.push_back(small_grey(media::load_image({images.absolute_path(row), row.idx})));
        }
        return score_reals(c, reals, meter) && score_new(c, samples, meter);
    }

    bool score_reals(std::size_t c, const std::vector<project::ImageRow>& reals, jobs::ProgressMeter& meter) {
        std::set<std::int64_t> wanted;
        for (const project::ImageRow& row : reals) wanted.insert(row.id);
        std::vector<std::pair<std::int64_t, Scores>> finished;
        for (std::size_t i = 0; i < real_rows_[c].size(); ++i) {
            if (!wanted.contains(real_rows_[c][i].id)) continue;
            std::vector<std::size_t> others(real_rows_[c].size());
            std::iota(others.begin(), others.end(), std::size_t{0});
            others.erase(others.begin() + static_cast<std::ptrdiff_t>(i));
            const float* embedding = reals_[c].row(i);
            Scores scores = common_scores(c, embedding, grey_[i], prototypes_->cosines_without(embedding, c), others);
            add_small_yardsticks(scores, c, i, others);
            finished.emplace_back(real_rows_[c][i].id, std::move(scores));
            if (!commit_some(finished, meter, false)) return false;
        }
        return commit_some(finished, meter, true);
    }

    /// The same image as if its class had only as many images as each of the small classes.
    void add_small_yardsticks(Scores& scores, std::size_t c, std::size_t image, std::vector<std::size_t> others) const {
        Random random(derive_seed(static_cast<std::uint64_t>(image), "small yardstick " + classes_[c].name));
        random.shuffle(others);
        for (const auto& rows : real_rows_) {
            const std::size_t size = rows.size();
            if (size == 0 || size >= own_yardstick_min || size > others.size()) continue;
            const std::vector<std::size_t> some(others.begin(), others.begin() + static_cast<std::ptrdiff_t>(size));
            scores[hard_cosine_among(size)] = *hard_cosine(reals_[c].row(image), reals_[c], some);
        }
    }

    bool score_new(std::size_t c, const std::vector<project::ImageRow>& samples, jobs::ProgressMeter& meter) {
        std::vector<std::size_t> all(real_rows_[c].size());
        std::iota(all.begin(), all.end(), std::size_t{0});
        for (std::size_t begin = 0; begin < samples.size(); begin += commit_every) {
            std::vector<std::pair<std::int64_t, Scores>> finished;
            std::vector<project::ImageRow> readable;
            std::vector<media::Image> pictures;
            for (std::size_t i = begin; i < std::min(samples.size(), begin + commit_every); ++i) {
                if (auto picture = read(samples[i])) {
                    readable.push_back(samples[i]);
                    pictures.push_back(std::move(*picture));
                } else {
                    finished.push_back({samples[i].id, {{"blank", 1.0}, {"basis", basis_}}});
                }
            }
            const auto embeddings = source_.images(readable, control_);
            if (!embeddings) return false;
            for (std::size_t i = 0; i < readable.size(); ++i) {
                const float* embedding = embeddings->row(i);
                finished.emplace_back(readable[i].id, common_scores(c, embedding, pictures[i], prototypes_->cosines(embedding), all));
            }
            if (!commit_some(finished, meter, true)) return false;
        }
        return true;
    }

    /// A generated file that is gone or broken is a broken picture, not the end of the step.
    std::optional<media::Image> read(const project::ImageRow& row) const {
        try {
            return small_grey(media::load_image({project::ImageRepository(project_).absolute_path(row), row.idx}));
        } catch (const Error&) {
            return std::nullopt;
        }
    }

    Scores common_scores(std::size_t c, const float* embedding, const media::Image& grey, const std::vector<double>& cosines,
                         const std::vector<std::size_t>& neighbours) const {
        const Margin margin = margin_of(cosines, c);
        Scores scores = {{"basis", basis_},
                         {"margin", margin.value},
                         {"best_other", static_cast<double>(classes_[margin.best_other].ordinal)},
                         {"contrast", media::contrast(grey)},
                         {"roughness", roughness(grey)}};
        scores["blank"] = scores["contrast"] < blank_contrast ? 1.0 : 0.0;
        if (const auto cosine = hard_cosine(embedding, reals_[c], neighbours)) scores["hard_cosine"] = *cosine;
        double nearest = std::numeric_limits<double>::infinity();
        for (const std::size_t i : neighbours) nearest = std::min(nearest, media::pixel_distance(grey, grey_[i]));
        if (!neighbours.empty()) scores["nearest_real"] = nearest;
        return scores;
    }

    bool commit_some(std::vector<std::pair<std::int64_t, Scores>>& finished, jobs::ProgressMeter& meter, bool all) {
        if (!all && finished.size() < commit_every) return true;
        project::Transaction transaction(project_);
        project::ScoreRepository repository(project_);
        for (const auto& [id, scores] : finished) repository.set(id, scores);
        transaction.commit();
        meter.advance(static_cast<std::int64_t>(finished.size()));
        finished.clear();
        control_.wait_while_paused();
        return !control_.stopping();
    }

    project::Project& project_;
    const jobs::Control& control_;
    const jobs::ProgressFn& report_;
    evidence::EmbeddingSource source_;
    std::vector<project::Class> classes_;
    std::vector<std::vector<project::ImageRow>> real_rows_;  // per class
    std::vector<worker::Embeddings> reals_;                  // per class, rows as in real_rows_
    std::optional<evidence::Prototypes> prototypes_;
    std::vector<media::Image> grey_;  // of the class being scored
    double basis_ = 0;
};

}  // namespace

void score_samples(project::Project& project, worker::Client& client, const std::vector<std::int64_t>& run_ids,
                   const jobs::Control& control, const jobs::ProgressFn& report) {
    const project::SplitRepository split(project);
    if (split.current()) split.verify();
    Scorer(project, client, control, report).run(run_ids);
}

}  // namespace tw::stages
