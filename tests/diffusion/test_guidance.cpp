#include "core/base/error.h"
#include "core/diffusion/guidance/cads.h"
#include "core/diffusion/guidance/rule.h"
#include "core/diffusion/noise.h"
#include "core/diffusion/prediction.h"

#include <QtTest/QTest>

#include <cmath>

using namespace tw;
using namespace tw::diffusion;

namespace {

Predictions random_predictions(std::int64_t count = 3) {
    torch::manual_seed(3);
    const auto one = [&] { return torch::randn({count, 4, 8, 8}); };
    return {one(), one(), {one()}};
}

torch::Tensor combine(GuidanceOptions options, const Predictions& predictions, const GuidanceStep& step = {}) {
    return make_guidance_rule(options)->combine(predictions, step);
}

double difference(const torch::Tensor& a, const torch::Tensor& b) {
    return (a - b).abs().max().item<double>();
}

}  // namespace

class TestGuidance : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void scale_one_is_the_conditional_prediction() {
        const Predictions p = random_predictions();
        const auto rule = make_guidance_rule({.rule = "cfg", .guidance_scale = 1.0});
        QVERIFY(difference(rule->combine(p, {}), p.positive) < 1e-6);
        QCOMPARE(rule->needs().count(), 1);
        QVERIFY(difference(combine({.rule = "negative_prompt", .guidance_scale = 1.0}, p), p.positive) < 1e-6);
        QVERIFY(difference(combine({.rule = "none"}, p), p.positive) == 0);
    }

    void a_negative_prompt_takes_the_place_of_the_empty_one() {
        const Predictions p = random_predictions();
        const auto rule = make_guidance_rule({.rule = "cfg", .guidance_scale = 5.0, .negative_weights = {1.0}});
        QVERIFY(rule->needs().negatives == 1 && !rule->needs().null);
        QVERIFY(difference(rule->combine(p, {}), p.negatives[0] + 5.0 * (p.positive - p.negatives[0])) < 1e-5);
    }

    void ccfg_at_tau_zero_is_separate_negation() {
        const Predictions p = random_predictions();
        const GuidanceOptions options{.rule = "ccfg", .guidance_scale = 3.0, .negative_scale = 0.5, .tau = 0.0, .negative_weights = {1.0}};
        const torch::Tensor expected = p.null + 3.0 * (p.positive - p.null) - 1.5 * (p.negatives[0] - p.null);
        QVERIFY(difference(combine(options, p), expected) < 1e-5);
    }

    void ccfg_weights_are_those_of_the_paper() {
        // CCFG: at tau 0.2 and 16,384 elements, a sum of squares of 5 gives 1.462 and 0.538
        Predictions p;
        p.null = torch::zeros({1, 4, 64, 64});
        p.positive = p.null.clone();
        p.negatives = {p.null.clone()};
        p.positive[0][0][0][0] = std::sqrt(5.0);
        p.negatives[0][0][1][2][3] = std::sqrt(5.0);
        const GuidanceOptions options{.rule = "ccfg", .guidance_scale = 1.0, .tau = 0.2, .negative_weights = {1.0}};
        const torch::Tensor result = combine(options, p) / std::sqrt(5.0);
        QVERIFY(std::abs(result[0][0][0][0].item<double>() - 1.462) < 5e-4);
        QVERIFY(std::abs(result[0][1][2][3].item<double>() + 0.538) < 5e-4);
    }

    void ccfg_does_not_depend_on_the_number_of_latents() {
        // The same distance per element at a quarter of the size must weigh the same.
        const auto value = [](std::int64_t side) {
            Predictions p{torch::zeros({1, 4, side, side}), torch::full({1, 4, side, side}, 0.02), {}};
            return combine({.rule = "ccfg", .guidance_scale = 2.0}, p).mean().item<double>();
        };
        QVERIFY(std::abs(value(64) - value(32)) < 1e-6);
        QVERIFY(value(64) > 2.0 * 0.02 * 1.1);  // and it does weigh
    }

    void ccfg_judges_each_picture_by_itself() {
        Predictions p = random_predictions(4);
        const GuidanceOptions options{.rule = "ccfg", .guidance_scale = 2.0, .tau = 0.001, .negative_weights = {1.0}};
        p.positive[1] *= 10;
        const torch::Tensor together = combine(options, p);
        for (int i = 0; i < 4; ++i) {
            const auto row = [i](const torch::Tensor& x) { return x.slice(0, i, i + 1); };
            const torch::Tensor alone = combine(options, {row(p.null), row(p.positive), {row(p.negatives[0])}});
            QVERIFY(difference(alone, row(together)) < 1e-5);
        }
    }

    void ccfg_measures_in_epsilon_whatever_the_model_predicts() {
        const torch::Tensor z = torch::randn({2, 4, 8, 8});
        const NoiseLevel level{0.6, 0.8};
        const Predictions v = random_predictions(2);
        const GuidanceOptions options{.rule = "ccfg", .guidance_scale = 2.0, .tau = 0.001, .negative_weights = {1.0}};
        for (const PredictionType type : {PredictionType::v_prediction, PredictionType::sample}) {
            const auto epsilon = [&](const torch::Tensor& x) { return to_epsilon(type, x, z, level); };
            const torch::Tensor expected = combine(options, {epsilon(v.null), epsilon(v.positive), {epsilon(v.negatives[0])}});
            const torch::Tensor result = epsilon(combine(options, v, {.sample = z, .type = type, .level = level}));
            QVERIFY(difference(result, expected) < 1e-5);
        }
    }

    void ccfg_without_a_negative_prompt_skips_it() {
        const auto rule = make_guidance_rule({.rule = "ccfg"});
        QCOMPARE(rule->needs().negatives, 0);
        const Predictions p = random_predictions();
        QVERIFY(rule->combine({p.null, p.positive, {}}, {}).defined());
    }

    void an_unknown_rule_is_named() {
        try {
            make_guidance_rule({.rule = "perp_pos"});
            QFAIL("accepted");
        } catch (const Error& error) {
            QVERIFY(std::string(error.what()).find("perp_pos") != std::string::npos);
        }
    }

    void cads_follows_its_schedule() {
        const Cads cads({.scale = 0.1, .tau1 = 0.6, .tau2 = 0.9});
        QCOMPARE(cads.gamma(0.6), 1.0);
        QCOMPARE(cads.gamma(0.9), 0.0);
        QVERIFY(std::abs(cads.gamma(0.75) - 0.5) < 1e-12);
        QCOMPARE(cads.time({999, 1000, 5, 10}), 0.999);
        const Cads executed({.scale = 0.1, .clock = "executed"});
        QCOMPARE(executed.time({300, 1000, 0, 10}), 1.0);  // also where image-to-image starts late
        QCOMPARE(executed.time({300, 1000, 5, 10}), 0.5);
    }

    void cads_without_noise_is_the_identity() {
        const torch::Tensor y = torch::randn({2, 77, 16}), n = torch::randn({2, 77, 16});
        QVERIFY(!Cads(CadsOptions{}).enabled());
        const Cads cads({.scale = 0.5});
        QVERIFY(difference(cads.apply(y, n, 1.0), y) < 1e-5);
    }

    void cads_keeps_mean_and_deviation_at_psi_one() {
        const torch::Tensor y = torch::randn({1, 77, 16}) * 3 + 1, n = torch::randn({2, 77, 16});
        const torch::Tensor noisy = Cads({.scale = 0.25}).apply(y, n, 0.3);
        QCOMPARE(noisy.size(0), std::int64_t{2});
        QVERIFY(difference(noisy.mean({1, 2}), y.mean({1, 2})) < 1e-4);
        QVERIFY(difference(noisy.std({1, 2}), y.std({1, 2})) < 1e-4);
        QVERIFY(difference(noisy[0], noisy[1]) > 0.1);
        const torch::Tensor plain = Cads({.scale = 0.25, .psi = 0.0}).apply(y, n, 0.3);
        QVERIFY(difference(plain, std::sqrt(0.3) * y + 0.25 * std::sqrt(0.7) * n) < 1e-5);
    }

    void cads_options_out_of_range_are_named() {
        for (const CadsOptions& bad : {CadsOptions{.scale = 2}, CadsOptions{.tau1 = 0.9, .tau2 = 0.5}, CadsOptions{.clock = "sun"}}) {
            QVERIFY_THROWS_EXCEPTION(Error, Cads{bad});
        }
    }

    void each_picture_has_its_own_noise() {
        NoiseSource together({7, 8, 9}, {});
        NoiseSource alone({8}, {});
        for (int step = 0; step < 3; ++step) {
            QVERIFY(torch::equal(together.scheduler(step, {4, 3, 3})[1], alone.scheduler(step, {4, 3, 3})[0]));
        }
        QVERIFY(torch::equal(together.latents({4, 3, 3})[1], alone.latents({4, 3, 3})[0]));
        QVERIFY(torch::equal(together.cads(0, {7, 5})[1], alone.cads(0, {7, 5})[0]));
        NoiseSource again({8}, {});
        const torch::Tensor latents = again.latents({4, 3, 3}), init = again.init({4, 3, 3});
        QVERIFY(difference(latents, init) > 0.1);  // one seed, two purposes
        QVERIFY(difference(again.scheduler(0, {4, 3, 3}), again.scheduler(1, {4, 3, 3})) > 0.1);
    }

    void given_noise_must_fit() {
        GivenNoise given;
        given.latents = torch::zeros({2, 4, 3, 3});
        given.scheduler = torch::zeros({5, 2, 4, 3, 3});
        NoiseSource source({1, 2}, given);
        QCOMPARE(source.latents({4, 3, 3}).sum().item<double>(), 0.0);
        QVERIFY_THROWS_EXCEPTION(Error, source.latents({4, 3, 4}));
        QVERIFY_THROWS_EXCEPTION(Error, source.scheduler(5, {4, 3, 3}));
    }
};

QTEST_APPLESS_MAIN(TestGuidance)
#include "test_guidance.moc"
