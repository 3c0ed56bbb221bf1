#include "core/base/error.h"
#include "core/base/file.h"
#include "core/generator_training/captions.h"
#include "core/generator_training/ema.h"
#include "core/generator_training/noise_loss.h"
#include "core/generator_training/optimiser.h"
#include "core/generator_training/schedule.h"
#include "core/generator_training/shards.h"

#include <QtTest/QTest>

#include <torch/torch.h>

#include <cmath>
#include <set>

using namespace tw;
using namespace tw::generator_training;

namespace {

torch::Tensor random(at::IntArrayRef shape, std::uint64_t seed) {
    at::Generator generator = step_generator(seed, 0);
    return torch::randn(shape, generator);
}

/// Black pictures of 32 x 32 with a block of one brightness in the middle, `wide` columns of it.
Pictures blocks(const std::vector<std::pair<int, int>>& brightness_and_width) {
    Pictures pictures;
    pictures.bytes = torch::zeros({static_cast<std::int64_t>(brightness_and_width.size()), 1, 32, 32}, torch::kUInt8);
    for (std::size_t i = 0; i < brightness_and_width.size(); ++i) {
        const auto [brightness, width] = brightness_and_width[i];
        pictures.bytes[static_cast<std::int64_t>(i)][0].slice(0, 8, 24).slice(1, 1, 1 + width).fill_(brightness);
        pictures.labels.push_back(0);
    }
    return pictures;
}

}  // namespace

class TestParts : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void adamw_walks_as_torchs_own_does() {
        const torch::Tensor start = random({7, 5}, 1), target = random({7, 5}, 2);
        AdamWOptions options;
        options.weight_decay = 0.1;
        nn::TensorMap mine = {{"weight", start.clone()}};
        AdamW optimiser(mine, options);
        torch::Tensor theirs = start.clone().requires_grad_(true);
        torch::optim::AdamW reference({theirs}, torch::optim::AdamWOptions(0.05).weight_decay(0.1));
        for (int step = 0; step < 30; ++step) {
            optimiser.zero_gradients();
            (mine.at("weight") - target).pow(4).sum().backward();
            optimiser.step(0.05);
            reference.zero_grad();
            (theirs - target).pow(4).sum().backward();
            reference.step();
        }
        QVERIFY(!torch::allclose(theirs, start, 1e-2));
        QVERIFY2(torch::allclose(mine.at("weight"), theirs, 1e-5, 1e-6), "the weights went another way than torch::optim::AdamW's");
    }

    void biases_are_not_decayed() {
        AdamWOptions options;
        options.weight_decay = 0.5;
        nn::TensorMap parameters = {{"bias", torch::ones({3})}, {"weight", torch::ones({3, 3})}};
        AdamW optimiser(parameters, options);
        for (auto& [name, parameter] : parameters) parameter.mutable_grad() = torch::zeros_like(parameter);
        optimiser.step(0.1);
        QVERIFY(torch::equal(parameters.at("bias"), torch::ones({3})));
        QVERIFY(torch::allclose(parameters.at("weight"), torch::full({3, 3}, 0.95)));
    }

    void gradients_are_clipped_by_their_common_norm() {
        nn::TensorMap parameters = {{"a", torch::zeros({1})}, {"b", torch::zeros({1})}};
        AdamW optimiser(parameters, {});
        parameters.at("a").mutable_grad() = torch::full({1}, 3.0f);
        parameters.at("b").mutable_grad() = torch::full({1}, 4.0f);
        QCOMPARE(optimiser.clip_gradients(1), 5.0);
        QCOMPARE(parameters.at("a").grad().item<float>(), 0.6f);
        QVERIFY(std::abs(optimiser.clip_gradients(2) - 1) < 1e-6);
        QCOMPARE(parameters.at("b").grad().item<float>(), 0.8f);
    }

    void schedules_rise_and_fall() {
        LearningRateSchedule schedule{"cosine", 1.0, 10, 110};
        QCOMPARE(schedule.at(0), 0.1);
        QCOMPARE(schedule.at(9), 1.0);
        QCOMPARE(schedule.at(60), 0.5);
        QVERIFY(schedule.at(109) < 0.001);
        schedule.kind = "linear";
        QCOMPARE(schedule.at(35), 0.75);
        schedule.kind = "constant";
        QCOMPARE(schedule.at(109), 1.0);
        schedule.kind = "stairs";
        QVERIFY_EXCEPTION_THROWN(schedule.at(50), Error);
    }

    void the_average_follows_and_steps_in_for_a_while() {
        nn::TensorMap parameters = {{"w", torch::zeros({2})}};
        Ema ema(parameters, 0.9);
        parameters.at("w").fill_(1);
        ema.update(parameters);  // decay 1/10 at first
        QVERIFY(torch::allclose(ema.averages().at("w"), torch::full({2}, 0.9)));
        for (int i = 0; i < 200; ++i) ema.update(parameters);
        parameters.at("w").fill_(2);
        ema.update(parameters);
        QVERIFY(torch::allclose(ema.averages().at("w"), torch::full({2}, 1.1), 1e-4));
        {
            const AveragedScope averaged(parameters, ema.averages());
            QVERIFY(torch::allclose(parameters.at("w"), torch::full({2}, 1.1), 1e-4));
        }
        QVERIFY(torch::equal(parameters.at("w"), torch::full({2}, 2.0)));
    }

    void noise_is_mixed_as_the_scheduler_says() {
        const TempDir folder;
        const fs::path file = folder.path() / "scheduler_config.json";
        const auto config = [](const char* type) {
            return std::string(R"({"beta_schedule":"linear","beta_start":0.1,"beta_end":0.1,"num_train_timesteps":5,"prediction_type":")") +
                   type + "\"}";
        };
        const torch::Tensor latents = random({2, 1, 2, 2}, 1), noise = random({2, 1, 2, 2}, 2);
        const torch::Tensor timesteps = torch::tensor(std::vector<std::int64_t>{0, 3}, torch::kInt64);
        // alphas_cumprod is 0.9^(t + 1).
        const torch::Tensor alpha = torch::tensor(std::vector<float>{std::sqrt(0.9f), std::sqrt(0.6561f)}).view({2, 1, 1, 1});
        const torch::Tensor sigma = torch::tensor(std::vector<float>{std::sqrt(0.1f), std::sqrt(1 - 0.6561f)}).view({2, 1, 1, 1});
        write_file_atomic(file, config("epsilon"));
        const NoiseLoss epsilon = NoiseLoss::read(file);
        QVERIFY(torch::allclose(epsilon.add_noise(latents, noise, timesteps), alpha * latents + sigma * noise, 1e-5, 1e-6));
        QVERIFY(torch::equal(epsilon.target(latents, noise, timesteps), noise));
        write_file_atomic(file, config("v_prediction"));
        const NoiseLoss v = NoiseLoss::read(file);
        QVERIFY(torch::allclose(v.target(latents, noise, timesteps), alpha * noise - sigma * latents, 1e-5, 1e-6));
        at::Generator generator = step_generator(1, 1);
        const torch::Tensor drawn = v.draw_timesteps(1000, generator);
        QCOMPARE(drawn.min().item<std::int64_t>(), std::int64_t{0});
        QCOMPARE(drawn.max().item<std::int64_t>(), std::int64_t{4});
    }

    void pieces_of_a_batch_give_the_gradients_of_the_whole() {
        const torch::Tensor inputs = random({7, 4}, 3);
        const auto gradient = [&](int shards) {
            nn::TensorMap parameters = {{"used", random({4, 3}, 4).requires_grad_(true)},
                                        {"unused", torch::ones({2}).requires_grad_(true)}};
            const double loss = ShardedGradients(shards).backward(parameters, 7, [&](std::int64_t begin, std::int64_t end) {
                return torch::matmul(inputs.slice(0, begin, end), parameters.at("used")).square().sum();
            });
            return std::pair(loss, parameters.at("used").grad());
        };
        const auto [whole_loss, whole] = gradient(1);
        const auto [loss, sum] = gradient(3);
        QVERIFY(std::abs(loss - whole_loss) < 1e-4 * whole_loss);
        QVERIFY(torch::allclose(sum, whole, 1e-5, 1e-6));
        QVERIFY(torch::equal(gradient(3).second, sum));
    }

    void a_fault_in_a_piece_reaches_the_caller() {
        nn::TensorMap parameters = {{"w", torch::ones({1}).requires_grad_(true)}};
        QVERIFY_EXCEPTION_THROWN(ShardedGradients(2).backward(parameters, 4,
                                                              [&](std::int64_t begin, std::int64_t) -> torch::Tensor {
                                                                  if (begin > 0) throw Error("the second piece fails");
                                                                  return parameters.at("w").sum();
                                                              }),
                                 Error);
    }

    void captions_say_what_is_true_and_nothing_else() {
        CaptionOptions options;
        options.class_names = {"coat"};
        const Pictures pictures = blocks({{50, 10}, {200, 30}, {125, 20}});
        const Captions captions(options, pictures);
        const std::vector<std::set<std::string>> expected = {{"dark", "narrow"}, {"light", "wide"}, {"grey"}};
        for (std::int64_t i = 0; i < 3; ++i) {
            Random random(7);
            std::set<std::string> seen;
            for (int k = 0; k < 300; ++k) {
                const Caption caption = captions.draw(i, random);
                QVERIFY(caption.text.find("coat") != std::string::npos);
                QVERIFY(captions.holds(caption, i));
                for (const char* word : {"dark", "grey", "light", "narrow", "wide"}) {
                    if (caption.text.find(word) != std::string::npos) seen.insert(word);
                }
                if (caption.words != 0 && i == 0) QVERIFY(!captions.holds(caption, 1) || caption.text.find("dark") == std::string::npos);
            }
            for (const std::string& word : expected[static_cast<std::size_t>(i)]) QVERIFY2(seen.count(word), word.c_str());
            for (const std::string& word : seen) QVERIFY2(expected[static_cast<std::size_t>(i)].count(word), word.c_str());
        }
        QCOMPARE(plain_caption(options, "coat"), std::string("a photo of a coat"));
    }

    void every_picture_is_seen_once_an_epoch_from_any_step_on() {
        PictureOrder whole(10, 3), later(10, 3);
        std::multiset<std::int64_t> seen;
        std::vector<std::int64_t> all;
        for (std::int64_t step = 0; step < 5; ++step) {
            const torch::Tensor batch = whole.batch(step, 4);
            for (std::int64_t i = 0; i < 4; ++i) all.push_back(batch[i].item<std::int64_t>());
        }
        for (const std::int64_t picture : all) seen.insert(picture);
        for (std::int64_t picture = 0; picture < 10; ++picture) QCOMPARE(seen.count(picture), std::size_t{2});
        const torch::Tensor third = later.batch(3, 4);
        for (std::int64_t i = 0; i < 4; ++i) QCOMPARE(third[i].item<std::int64_t>(), all[static_cast<std::size_t>(12 + i)]);
    }

    void pictures_are_mirrored_and_shifted() {
        const torch::Tensor picture = torch::arange(9, torch::kFloat32).view({1, 1, 3, 3}).repeat({2, 1, 1, 1});
        const torch::Tensor turned = flip(picture, torch::tensor(std::vector<int>{1, 0}).to(torch::kBool));
        QCOMPARE(turned[0][0][0][0].item<float>(), 2.0f);
        QVERIFY(torch::equal(turned[1], picture[1]));
        at::Generator generator = step_generator(5, 0);
        const torch::Tensor many = shift(picture.slice(0, 0, 1).repeat({200, 1, 1, 1}), 1, -1, generator);
        QCOMPARE(many.select(1, 0).select(1, 1).select(1, 1).min().item<float>(), 0.0f);  // the middle can come from every place
        QCOMPARE(many.select(1, 0).select(1, 1).select(1, 1).max().item<float>(), 8.0f);
        QCOMPARE(many.min().item<float>(), -1.0f);
    }
};

QTEST_GUILESS_MAIN(TestParts)
#include "test_parts.moc"
