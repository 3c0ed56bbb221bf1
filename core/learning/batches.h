#pragma once

#include "core/base/random.h"
#include "core/learning/augmentation.h"
#include "core/learning/mixing.h"
#include "core/learning/options.h"
#include "core/learning/pictures.h"
#include "core/learning/samplers.h"

#include <torch/torch.h>

#include <condition_variable>
#include <exception>
#include <map>
#include <mutex>
#include <optional>
#include <thread>

namespace tw::learning {

struct Batch {
    torch::Tensor pictures;  // float (N, C, S, S), network inputs
    torch::Tensor targets;   // float (N, classes), class shares
};

/// All that chance decides of one batch. It is drawn in order by one thread, so that composing may be spread over any number.
struct Recipe {
    struct Draw {
        std::size_t picture = 0;
        Placing placing;
        std::optional<Box> part = {};  // taken instead of the whole picture
        std::optional<ColourChange> colours = {};
    };
    struct Mixed {
        Mix mix;
        std::size_t partner = 0;  // in `draws`
    };
    std::vector<Draw> draws;   // the batch's pictures, then further ones that are mixed in
    std::vector<Mixed> mixes;  // one for each picture of the batch, or none at all
};

/// Draws recipe after recipe from one seed.
class RecipeStream {
public:
    RecipeStream(const PictureSet& set, const TrainingOptions& options, PictureShape shape, int classes, std::uint64_t seed);
    Recipe next();

private:
    Recipe::Draw place(std::size_t picture);
    void mix(Recipe& recipe);
    /// One mix for the whole batch, with itself in another order or with foregrounds.
    void mix_batch(Recipe& recipe);
    /// A mix of its own for each picture, half of them of pixels and half of patches; a class without a counterpart stays as it is.
    void mix_with_counterparts(Recipe& recipe);

    const TrainingOptions& options_;
    PictureShape shape_;
    TrainingSampler sampler_;
    Random random_;
    int step_ = 0;
};

Batch compose(const Recipe& recipe, const PictureStore& store, const TrainingOptions& options, const InputScale& scale, int classes);

/// An endless stream of augmented training batches. Every batch is full (BatchNorm never sees a small rest). The same seed gives the same
/// stream with any number of loader threads.
class BatchStream {
public:
    BatchStream(const PictureStore& store, const TrainingOptions& options, const InputScale& scale, int classes, std::uint64_t seed);
    ~BatchStream();
    BatchStream(const BatchStream&) = delete;
    BatchStream& operator=(const BatchStream&) = delete;

    Batch next();

private:
    void load_ahead();

    const PictureStore& store_;
    const TrainingOptions& options_;
    const InputScale& scale_;
    int classes_;
    RecipeStream recipes_;

    // Only with loader threads.
    std::mutex mutex_;
    std::condition_variable changed_;
    std::map<std::size_t, Batch> ready_;  // by number
    std::size_t begun_ = 0, taken_ = 0, ahead_ = 0;
    std::exception_ptr failure_;
    bool closing_ = false;
    std::vector<std::thread> threads_;
};

}  // namespace tw::learning
