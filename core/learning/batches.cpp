#include "core/learning/batches.h"

#include "core/base/system.h"
#include "core/learning/labels.h"

#include <algorithm>
#include <numeric>

namespace tw::learning {
namespace {

constexpr std::size_t batches_ahead_per_thread = 2;

/// Arithmetic on pictures in memory is little beside a training step; decoding files is not.
int loader_threads(const TrainingOptions& options, bool in_memory) {
    if (options.loader_threads > 0) return options.loader_threads;
    if (in_memory) return 0;
    return options.threads > 0 ? options.threads : usable_cores();
}

}  // namespace

RecipeStream::RecipeStream(const PictureSet& set, const TrainingOptions& options, PictureShape shape, int classes, std::uint64_t seed)
    : options_(options), shape_(shape), sampler_(set, options, classes), random_(derive_seed(seed, "training batches")) {}

Recipe::Draw RecipeStream::place(std::size_t picture) {
    const auto shift = [this] {
        return static_cast<int>(random_.below(2 * static_cast<std::uint64_t>(options_.crop_padding) + 1)) - options_.crop_padding;
    };
    Recipe::Draw draw{picture, {}};
    if (options_.random_resized_crop) {
        draw.part = draw_resized_crop(shape_.size, options_.crop_scale, options_.crop_ratio, random_);
    } else {
        draw.placing.dx = shift();
        draw.placing.dy = shift();
    }
    draw.placing.mirrored = options_.horizontal_flip && random_.below(2) == 1;
    if (changes_colours(options_)) draw.colours = draw_colour_change(options_, random_);
    return draw;
}

Recipe RecipeStream::next() {
    Recipe recipe;
    for (int i = 0; i < options_.batch_size; ++i) recipe.draws.push_back(place(sampler_.next(random_)));
    mix(recipe);
    ++step_;
    return recipe;
}

void RecipeStream::mix(Recipe& recipe) {
    if (options_.mixing == "none") return;
    const double progress = static_cast<double>(step_) / options_.steps;
    if (progress < options_.mixing_from || progress >= options_.mixing_until) return;
    if (options_.mixing == "real_generated") {
        mix_with_counterparts(recipe);
    } else if (options_.mixing_probability >= 1 || random_.uniform() < options_.mixing_probability) {
        mix_batch(recipe);
    }
}

void RecipeStream::mix_batch(Recipe& recipe) {
    const std::size_t count = recipe.draws.size();
    std::vector<std::size_t> partners(count);
    std::iota(partners.begin(), partners.end(), 0);
    if (options_.mixing == "cmo") {
        for (std::size_t& partner : partners) {
            partner = recipe.draws.size();
            recipe.draws.push_back(place(sampler_.next_foreground(random_)));
        }
    } else {
        random_.shuffle(partners);
    }
    const Mix mix = options_.mixing == "mixup" ? draw_pixel_mix(options_.mixing_alpha, random_)
                                               : draw_patch_mix(options_.mixing_alpha, shape_.size, random_);
    for (const std::size_t partner : partners) recipe.mixes.push_back({mix, partner});
}

void RecipeStream::mix_with_counterparts(Recipe& recipe) {
    const std::size_t count = recipe.draws.size();
    recipe.mixes.resize(count);
    for (std::size_t i = 0; i < count; ++i) {
        if (random_.uniform() >= options_.mixing_probability) continue;
        const auto partner = sampler_.counterpart(recipe.draws[i].picture, random_);
        if (!partner) continue;
        recipe.mixes[i].partner = recipe.draws.size();
        recipe.draws.push_back(place(*partner));
        recipe.mixes[i].mix = random_.below(2) == 0 ? draw_pixel_mix(options_.mixing_alpha, random_)
                                                    : draw_patch_mix(options_.mixing_alpha, shape_.size, random_);
    }
}

Batch compose(const Recipe& recipe, const PictureStore& store, const TrainingOptions& options, const InputScale& scale, int classes) {
    const PictureShape shape = store.shape();
    const std::size_t count = static_cast<std::size_t>(options.batch_size), width = static_cast<std::size_t>(classes);
    std::vector<std::uint8_t> planes(shape.bytes());
    const torch::Tensor placed = torch::empty({static_cast<std::int64_t>(recipe.draws.size()), shape.channels, shape.size, shape.size});
    const auto picture = [&](const torch::Tensor& of, std::size_t i) { return of.data_ptr<float>() + i * shape.bytes(); };
    for (std::size_t i = 0; i < recipe.draws.size(); ++i) {
        const Recipe::Draw& draw = recipe.draws[i];
        store.copy(draw.picture, planes);
        if (draw.part) crop_and_resize(*draw.part, shape, planes);
        if (draw.colours) change_colours(*draw.colours, shape, planes);
        place_picture(planes, shape, scale, draw.placing, picture(placed, i));
    }
    Batch batch{placed, torch::zeros({options.batch_size, classes})};
    if (!recipe.mixes.empty()) {
        // A picture that is mixed may itself be a partner. Copied here, because Torch would start threads of its own for it.
        batch.pictures = torch::empty({options.batch_size, shape.channels, shape.size, shape.size});
        std::copy_n(placed.data_ptr<float>(), count * shape.bytes(), batch.pictures.data_ptr<float>());
    }
    for (std::size_t i = 0; i < count; ++i) {
        const std::span<float> row(batch.targets.data_ptr<float>() + i * width, width);
        const Recipe::Mixed mixed = recipe.mixes.empty() ? Recipe::Mixed{} : recipe.mixes[i];
        add_label(store.set(), recipe.draws[i].picture, options, mixed.mix.share, row);
        if (mixed.mix.kind == Mix::Kind::none) continue;
        blend(mixed.mix, shape, picture(placed, mixed.partner), picture(batch.pictures, i));
        add_label(store.set(), recipe.draws[mixed.partner].picture, options, 1 - mixed.mix.share, row);
    }
    return batch;
}

BatchStream::BatchStream(const PictureStore& store, const TrainingOptions& options, const InputScale& scale, int classes,
                         std::uint64_t seed)
    : store_(store), options_(options), scale_(scale), classes_(classes), recipes_(store.set(), options, store.shape(), classes, seed) {
    const int threads = loader_threads(options, store.in_memory());
    ahead_ = batches_ahead_per_thread * static_cast<std::size_t>(threads);
    for (int i = 0; i < threads; ++i) threads_.emplace_back([this] { load_ahead(); });
}

BatchStream::~BatchStream() {
    {
        const std::lock_guard lock(mutex_);
        closing_ = true;
    }
    changed_.notify_all();
    for (std::thread& thread : threads_) thread.join();
}

Batch BatchStream::next() {
    if (threads_.empty()) return compose(recipes_.next(), store_, options_, scale_, classes_);
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [this] { return ready_.contains(taken_) || failure_; });
    if (!ready_.contains(taken_)) std::rethrow_exception(failure_);
    Batch batch = std::move(ready_.extract(taken_++).mapped());
    changed_.notify_all();
    return batch;
}

void BatchStream::load_ahead() {
    try {
        std::unique_lock lock(mutex_);
        while (true) {
            changed_.wait(lock, [this] { return begun_ < taken_ + ahead_ || closing_ || failure_; });
            if (closing_ || failure_) return;
            const std::size_t number = begun_++;
            const Recipe recipe = recipes_.next();
            lock.unlock();
            Batch batch = compose(recipe, store_, options_, scale_, classes_);
            lock.lock();
            ready_.emplace(number, std::move(batch));
            changed_.notify_all();
        }
    } catch (...) {
        const std::lock_guard lock(mutex_);
        if (!failure_) failure_ = std::current_exception();
        changed_.notify_all();
    }
}

}  // namespace tw::learning
