#include "core/base/error.h"
#include "core/diffusion/guidance/interval.h"
#include "core/diffusion/guidance/parameters.h"
#include "core/diffusion/guidance/rescale.h"
#include "core/diffusion/guidance/rule.h"
#include "core/worker/messages/sampling.h"
#include "tests/support/error_of.h"

#include <QtTest/QTest>

#include <algorithm>
#include <cmath>

using namespace tw;
using namespace tw::diffusion;

namespace {

/// The formulas are written out element by element in double precision, one sample at a time, as the papers print them.
using Numbers = std::vector<double>;

Numbers numbers(const torch::Tensor& tensor, std::int64_t sample) {
    const torch::Tensor flat = tensor[sample].to(torch::kFloat64).flatten().contiguous();
    return {flat.data_ptr<double>(), flat.data_ptr<double>() + flat.numel()};
}

double dot(const Numbers& a, const Numbers& b) {
    double sum = 0;
    for (std::size_t i = 0; i < a.size(); ++i) sum += a[i] * b[i];
    return sum;
}

Numbers minus(const Numbers& a, const Numbers& b) {
    Numbers result(a.size());
    for (std::size_t i = 0; i < a.size(); ++i) result[i] = a[i] - b[i];
    return result;
}

double deviation(const Numbers& a) {
    double mean = 0, squares = 0;
    for (const double x : a) mean += x / static_cast<double>(a.size());
    for (const double x : a) squares += (x - mean) * (x - mean);
    return std::sqrt(squares / static_cast<double>(a.size() - 1));
}

Predictions random_predictions(std::int64_t count, int negatives) {
    const auto one = [&] { return torch::randn({count, 4, 6, 5}); };
    Predictions predictions{one(), one(), {}};
    for (int k = 0; k < negatives; ++k) predictions.negatives.push_back(one());
    return predictions;
}

Predictions row(const Predictions& all, std::int64_t sample) {
    const auto slice = [&](const torch::Tensor& x) { return x.slice(0, sample, sample + 1); };
    Predictions one{slice(all.null), slice(all.positive), {}};
    for (const torch::Tensor& negative : all.negatives) one.negatives.push_back(slice(negative));
    return one;
}

double difference(const torch::Tensor& a, const torch::Tensor& b) {
    return (a - b).abs().max().item<double>();
}

/// Of sample `sample`, from what the formula says of its e0, e+ and e-.
double error_of(const torch::Tensor& result, std::int64_t sample, const Numbers& expected) {
    const Numbers got = numbers(result, sample);
    double worst = 0;
    for (std::size_t i = 0; i < got.size(); ++i)
        worst = std::max(worst, std::abs(got[i] - expected[i]) / std::max(1.0, std::abs(expected[i])));
    return worst;
}

std::string reason_of(const GuidanceOptions& options) {
    return test::error_of([&] { make_guidance_rule(options); });
}

/// A walk of a few steps with made-up samples; the same for every rule that remembers.
struct Walk {
    std::vector<Predictions> predictions;
    std::vector<GuidanceStep> steps;
    std::vector<torch::Tensor> next;
};

Walk random_walk(std::int64_t count, int negatives, int length) {
    Walk walk;
    torch::Tensor sample = torch::randn({count, 4, 6, 5});
    for (int k = 0; k < length; ++k) {
        // From noisy to clean; the last step leaves none.
        const auto level = [&](int index) {
            const double product = 1.0 - 0.9 * (1.0 - static_cast<double>(index) / length);
            return NoiseLevel{std::sqrt(product), std::sqrt(1.0 - product)};
        };
        walk.predictions.push_back(random_predictions(count, negatives));
        walk.steps.push_back({sample, PredictionType::epsilon, level(k), k + 1 < length ? level(k + 1) : NoiseLevel{}, k});
        sample = 0.9 * sample + 0.3 * torch::randn_like(sample);
        walk.next.push_back(sample);
    }
    return walk;
}

std::vector<torch::Tensor> run(const GuidanceOptions& options, const Walk& walk) {
    const auto rule = make_guidance_rule(options);
    std::vector<torch::Tensor> results;
    for (std::size_t k = 0; k < walk.steps.size(); ++k) {
        results.push_back(rule->combine(walk.predictions[k], walk.steps[k]));
        rule->observe(walk.next[k]);
    }
    return results;
}

Walk row(const Walk& all, std::int64_t sample) {
    Walk one = all;
    for (Predictions& predictions : one.predictions) predictions = row(predictions, sample);
    for (GuidanceStep& step : one.steps) step.sample = step.sample.slice(0, sample, sample + 1);
    for (torch::Tensor& next : one.next) next = next.slice(0, sample, sample + 1);
    return one;
}

GuidanceOptions options_of(const std::string& rule, std::vector<double> weights) {
    GuidanceOptions options{
        .rule = rule, .guidance_scale = 3.0, .negative_scale = 0.7, .tau = 0.0005, .parameters = {}, .negative_weights = {}};
    if (rule == "dng") options.parameters = {{"prior", 0.3}, {"temperature", 0.02}, {"offset", 0.5}, {"p_min", 0.01}, {"p_max", 0.9}};
    if (rule == "sega") options.parameters = {{"edit_warmup_steps", 1}, {"edit_threshold", 0.8}, {"edit_momentum_scale", 0.3}};
    options.negative_weights = std::move(weights);
    return options;
}

}  // namespace

class TestRules : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { torch::manual_seed(7); }

    void separate_negative_is_its_formula() {
        const Predictions p = random_predictions(3, 1);
        const torch::Tensor result = make_guidance_rule(options_of("separate_negative", {1.0}))->combine(p, {});
        for (std::int64_t n = 0; n < 3; ++n) {
            const Numbers e0 = numbers(p.null, n), ep = numbers(p.positive, n), en = numbers(p.negatives[0], n);
            Numbers expected(e0.size());
            for (std::size_t i = 0; i < e0.size(); ++i) expected[i] = e0[i] + 3.0 * (ep[i] - e0[i]) - 3.0 * 0.7 * (en[i] - e0[i]);
            QVERIFY(error_of(result, n, expected) < 1e-5);
        }
    }

    void ccfg_is_its_formula() {
        const Predictions p = random_predictions(3, 1);
        GuidanceOptions options = options_of("ccfg", {1.0});
        options.tau = 3e-5;  // for distances of about 240
        const torch::Tensor result = make_guidance_rule(options)->combine(p, {});
        for (std::int64_t n = 0; n < 3; ++n) {
            const Numbers e0 = numbers(p.null, n), plus = minus(numbers(p.positive, n), e0), minus_ = minus(numbers(p.negatives[0], n), e0);
            const double tau = options.tau * 16384.0 / static_cast<double>(e0.size());
            const double pull = 2.0 / (1.0 + std::exp(-tau * dot(plus, plus)));
            const double push = 2.0 * std::exp(-tau * dot(minus_, minus_)) / (1.0 + std::exp(-tau * dot(minus_, minus_)));
            QVERIFY(pull > 1.05 && pull < 1.999 && push > 0.001);  // neither at its limit
            Numbers expected(e0.size());
            for (std::size_t i = 0; i < e0.size(); ++i) expected[i] = e0[i] + 3.0 * pull * plus[i] - 3.0 * 0.7 * push * minus_[i];
            QVERIFY(error_of(result, n, expected) < 1e-5);
        }
    }

    void perp_neg_is_its_formula_with_several_negatives() {
        const Predictions p = random_predictions(3, 3);
        const std::vector<double> weights{1.5, 0.5, -0.4};
        const torch::Tensor result = make_guidance_rule(options_of("perp_neg", weights))->combine(p, {});
        for (std::int64_t n = 0; n < 3; ++n) {
            const Numbers e0 = numbers(p.null, n), plus = minus(numbers(p.positive, n), e0);
            Numbers expected(e0.size());
            for (std::size_t i = 0; i < e0.size(); ++i) {
                double direction = plus[i];
                for (std::size_t k = 0; k < weights.size(); ++k) {
                    const Numbers away = minus(numbers(p.negatives[k], n), e0);
                    direction -= 0.7 * weights[k] * (away[i] - dot(away, plus) / dot(plus, plus) * plus[i]);
                }
                expected[i] = e0[i] + 3.0 * direction;
            }
            QVERIFY(error_of(result, n, expected) < 1e-5);
        }
    }

    void perp_neg_leaves_a_parallel_negative_alone() {
        Predictions p = random_predictions(2, 1);
        p.negatives[0] = p.null + 2.5 * (p.positive - p.null);
        const torch::Tensor cfg = p.null + 3.0 * (p.positive - p.null);
        QVERIFY(difference(make_guidance_rule(options_of("perp_neg", {4.0}))->combine(p, {}), cfg) < 1e-4);
        p.positive = p.null;  // no direction at all
        QVERIFY(make_guidance_rule(options_of("perp_neg", {4.0}))->combine(p, {}).isfinite().all().item<bool>());
    }

    void dng_is_its_formula_over_a_walk() {
        const int length = 5;
        const Walk walk = random_walk(2, 1, length);
        const GuidanceOptions options = options_of("dng", {1.0});
        const std::vector<torch::Tensor> results = run(options, walk);
        double lowest = 1, highest = 0;
        for (std::int64_t n = 0; n < 2; ++n) {
            double p = 0.3;
            for (int k = 0; k < length; ++k) {
                const auto at = static_cast<std::size_t>(k);
                const Predictions& all = walk.predictions[at];
                const Numbers e0 = numbers(all.null, n), ep = numbers(all.positive, n), en = numbers(all.negatives[0], n);
                const double lambda = 3.0 * 0.7 * p / (1.0 - p);
                Numbers expected(e0.size());
                for (std::size_t i = 0; i < e0.size(); ++i) expected[i] = e0[i] + 3.0 * (ep[i] - e0[i]) - lambda * (en[i] - e0[i]);
                QVERIFY(error_of(results[at], n, expected) < 1e-4);
                if (k + 1 == length) break;
                // p <- clamp(p exp((-Temp D + offset) / (2 s2))), with a_t the ratio of the two cumulative products
                const double product = std::pow(walk.steps[at].level.alpha, 2), next = std::pow(walk.steps[at].next.alpha, 2);
                const double a = product / next, variance = (1 - next) / (1 - product) * (1 - a);
                const Numbers x = numbers(walk.steps[at].sample, n), after = numbers(walk.next[at], n);
                double evidence = 0;
                for (std::size_t i = 0; i < x.size(); ++i) {
                    const auto mean = [&](double e) { return (x[i] - (1 - a) / std::sqrt(1 - product) * e) / std::sqrt(a); };
                    evidence += std::pow(after[i] - mean(en[i]), 2) - std::pow(after[i] - mean(e0[i]), 2);
                }
                p = std::clamp(p * std::exp((-0.02 * evidence + 0.5) / (2 * variance)), 0.01, 0.9);
                lowest = std::min(lowest, p);
                highest = std::max(highest, p);
            }
        }
        QVERIFY(lowest < 0.25 && highest > 0.35);  // the walk moves it both ways
    }

    void dng_with_a_vanishing_prior_is_cfg() {
        const Walk walk = random_walk(2, 1, 4);
        GuidanceOptions options = options_of("dng", {1.0});
        options.parameters = {{"prior", 1e-12}, {"p_min", 1e-12}, {"temperature", 0.0}};
        const std::vector<torch::Tensor> results = run(options, walk);
        for (std::size_t k = 0; k < results.size(); ++k) {
            const Predictions& p = walk.predictions[k];
            QVERIFY(difference(results[k], p.null + 3.0 * (p.positive - p.null)) < 1e-5);
        }
    }

    void dng_judges_in_epsilon_whatever_the_model_predicts() {
        Walk walk = random_walk(2, 1, 4);
        const std::vector<torch::Tensor> expected = run(options_of("dng", {1.0}), walk);
        for (std::size_t k = 0; k < walk.steps.size(); ++k) {
            GuidanceStep& step = walk.steps[k];
            step.type = PredictionType::v_prediction;
            const auto to_v = [&](torch::Tensor& e) { e = (e - step.level.sigma * step.sample) / step.level.alpha; };
            to_v(walk.predictions[k].null);
            to_v(walk.predictions[k].positive);
            to_v(walk.predictions[k].negatives[0]);
        }
        const std::vector<torch::Tensor> results = run(options_of("dng", {1.0}), walk);
        for (std::size_t k = 0; k < walk.steps.size(); ++k) {
            const GuidanceStep& step = walk.steps[k];
            QVERIFY(difference(to_epsilon(step.type, results[k], step.sample, step.level), expected[k]) < 1e-3);
        }
    }

    void sega_is_its_formula_over_a_walk() {
        const int length = 4;
        const Walk walk = random_walk(2, 2, length);
        const std::vector<double> weights{1.0, -0.5};  // away from the first, towards the second
        const std::vector<torch::Tensor> results = run(options_of("sega", weights), walk);
        const std::size_t channel = 6 * 5;
        for (std::int64_t n = 0; n < 2; ++n) {
            Numbers momentum(4 * channel, 0.0);
            for (int k = 0; k < length; ++k) {
                const auto at = static_cast<std::size_t>(k);
                const Numbers e0 = numbers(walk.predictions[at].null, n), ep = numbers(walk.predictions[at].positive, n);
                Numbers edit(e0.size(), 0.0);
                for (std::size_t c = 0; c < weights.size(); ++c) {
                    const Numbers ec = numbers(walk.predictions[at].negatives[c], n);
                    for (std::size_t plane = 0; plane < 4; ++plane) {
                        Numbers h, sizes;
                        for (std::size_t i = plane * channel; i < (plane + 1) * channel; ++i)
                            h.push_back((c == 0 ? -5.0 : 5.0) * (ec[i] - e0[i]));
                        for (const double one : h) sizes.push_back(std::abs(one));
                        std::sort(sizes.begin(), sizes.end());
                        const double place = 0.8 * static_cast<double>(channel - 1);  // linear interpolation, as torch and numpy do
                        const auto below = static_cast<std::size_t>(place);
                        const double limit = sizes[below] + (place - static_cast<double>(below)) * (sizes[below + 1] - sizes[below]);
                        for (std::size_t i = 0; i < channel; ++i) {
                            if (std::abs(h[i]) >= limit) edit[plane * channel + i] += std::abs(weights[c]) * h[i];
                        }
                    }
                }
                Numbers expected(e0.size());
                for (std::size_t i = 0; i < e0.size(); ++i) {
                    edit[i] += 0.3 * momentum[i];
                    momentum[i] = 0.4 * momentum[i] + 0.6 * edit[i];
                    expected[i] = e0[i] + 3.0 * (ep[i] - e0[i]) + (k >= 1 ? edit[i] : 0.0);
                }
                QVERIFY(error_of(results[at], n, expected) < 1e-4);
            }
        }
    }

    void every_rule_judges_each_picture_by_itself_data() {
        QTest::addColumn<QString>("rule");
        for (const std::string& rule : guidance_rule_names()) QTest::newRow(rule.c_str()) << QString::fromStdString(rule);
    }
    void every_rule_judges_each_picture_by_itself() {
        const std::string rule = QTest::currentDataTag();
        Walk walk = random_walk(3, 1, 4);
        for (Predictions& p : walk.predictions) p.positive[1] *= 8;  // one that would pull the others along
        const std::vector<torch::Tensor> together = run(options_of(rule, {1.0}), walk);
        for (std::int64_t n = 0; n < 3; ++n) {
            const std::vector<torch::Tensor> alone = run(options_of(rule, {1.0}), row(walk, n));
            for (std::size_t k = 0; k < alone.size(); ++k) QVERIFY(difference(alone[k][0], together[k][n]) < 1e-4);
        }
    }

    void without_a_negative_prompt_every_rule_is_cfg() {
        const Predictions p = random_predictions(2, 0);
        for (const std::string& name : guidance_rule_names()) {
            GuidanceOptions options = options_of(name, {});
            options.tau = 0;  // contrastive guidance has a weight of its own on the positive
            const auto rule = make_guidance_rule(options);
            QCOMPARE(rule->needs().negatives, 0);
            const torch::Tensor expected = name == "none" ? p.positive : p.null + 3.0 * (p.positive - p.null);
            QVERIFY2(difference(rule->combine(p, {}), expected) < 1e-5, name.c_str());
        }
    }

    void separate_negative_at_scale_one_without_its_negative_is_the_conditional_prediction() {
        const Predictions p = random_predictions(2, 1);
        GuidanceOptions options = options_of("separate_negative", {1.0});
        options.guidance_scale = 1;
        options.negative_scale = 0;
        QVERIFY(difference(make_guidance_rule(options)->combine(p, {}), p.positive) < 1e-6);
    }

    void the_messages_know_the_same_rules() {
        std::vector<std::string> ours = guidance_rule_names(), theirs = worker::guidance_rules();
        std::sort(ours.begin(), ours.end());
        std::sort(theirs.begin(), theirs.end());
        QCOMPARE(ours, theirs);
        for (const std::string& rule : ours) QCOMPARE(worker::rule_parameter_names(rule), guidance_rule_parameters(rule));
    }

    void what_a_rule_does_not_take_is_named() {
        QVERIFY(reason_of({.rule = "dng", .parameters = {{"temprature", 1.0}}}).find("temprature") != std::string::npos);
        QVERIFY(reason_of({.rule = "dng", .parameters = {{"prior", 2.0}}}).find("prior is 2") != std::string::npos);
        QVERIFY(reason_of({.rule = "cfg", .parameters = {{"prior", 0.2}}}).find("prior") != std::string::npos);
        for (const char* rule : {"cfg", "separate_negative", "ccfg", "dng"}) {
            QVERIFY(reason_of({.rule = rule, .negative_weights = {1.0, 1.0}}).find("one negative prompt") != std::string::npos);
            QVERIFY(reason_of({.rule = rule, .negative_weights = {0.5}}).find("weight") != std::string::npos);
        }
        QCOMPARE(reason_of({.rule = "sega", .negative_weights = {0.5, -1.0}}), std::string());
    }

    void rescale_is_its_formula() {
        const torch::Tensor guided = torch::randn({3, 4, 6, 5}) * 4 + 1, positive = torch::randn({3, 4, 6, 5});
        const torch::Tensor result = rescale_guidance(guided, positive, 0.7), whole = rescale_guidance(guided, positive, 1.0);
        for (std::int64_t n = 0; n < 3; ++n) {
            const Numbers e = numbers(guided, n), ep = numbers(positive, n);
            Numbers expected(e.size());
            for (std::size_t i = 0; i < e.size(); ++i) expected[i] = 0.7 * e[i] * deviation(ep) / deviation(e) + 0.3 * e[i];
            QVERIFY(error_of(result, n, expected) < 1e-5);
            QVERIFY(std::abs(deviation(numbers(whole, n)) - deviation(ep)) < 1e-5);
        }
        QVERIFY(torch::equal(rescale_guidance(guided, positive, 0.0), guided));
    }

    void the_interval_holds_in_sigma_and_in_steps() {
        const auto level = [](double sigma) { return NoiseLevel{1 / std::sqrt(1 + sigma * sigma), sigma / std::sqrt(1 + sigma * sigma)}; };
        const GuidanceInterval sigma{.sigma_low = 0.3, .sigma_high = 1.6};
        QVERIFY(!sigma.contains(level(0.29), 0, 10) && sigma.contains(level(0.31), 0, 10));
        QVERIFY(sigma.contains(level(1.59), 0, 10) && !sigma.contains(level(1.61), 0, 10));
        QVERIFY(GuidanceInterval{}.contains({0, 1}, 9, 10));  // pure noise is inside when nothing is said
        const GuidanceInterval share{.start = 0.25, .stop = 0.75};
        for (int step = 0; step < 10; ++step) QCOMPARE(share.contains(level(1), step, 10), step >= 2 && step < 7);  // int(2.5), int(7.5)
        const GuidanceInterval backwards{.sigma_low = 2, .sigma_high = 1}, beyond{.stop = 1.5};
        QVERIFY_THROWS_EXCEPTION(Error, backwards.check());
        QVERIFY_THROWS_EXCEPTION(Error, beyond.check());
    }
};

QTEST_APPLESS_MAIN(TestRules)
#include "test_rules.moc"
