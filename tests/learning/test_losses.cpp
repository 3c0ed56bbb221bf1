#include "core/learning/decoupling.h"
#include "core/learning/losses.h"
#include "core/learning/objective.h"
#include "core/learning/schedule.h"

#include <QtTest/QTest>

#include <cmath>

using namespace tw::learning;

namespace {

// Three pictures of four classes: one-hot, mixed, soft.
const std::vector<std::vector<double>> z = {{0.3, -0.7, 1.1, 2.0}, {-1.5, 0.2, 0.0, 0.9}, {0.6, 0.6, -2.0, 0.1}};
const std::vector<std::vector<double>> y = {{0, 0, 1, 0}, {0.25, 0.75, 0, 0}, {0, 0.1, 0.2, 0.7}};
const std::vector<double> counts = {90, 30, 9, 1};

torch::Tensor tensor_of(const std::vector<std::vector<double>>& rows) {
    torch::Tensor tensor = torch::zeros({static_cast<std::int64_t>(rows.size()), static_cast<std::int64_t>(rows[0].size())});
    for (std::size_t i = 0; i < rows.size(); ++i) {
        for (std::size_t k = 0; k < rows[i].size(); ++k) {
            tensor[static_cast<std::int64_t>(i)][static_cast<std::int64_t>(k)] = rows[i][k];
        }
    }
    return tensor;
}

double softmax(const std::vector<double>& row, std::size_t k) {
    double sum = 0;
    for (const double value : row) sum += std::exp(value);
    return std::exp(row[k]) / sum;
}

/// Mean over pictures of sum_k y_k * loss(i, k), in doubles; divided by the weights' sum when there are weights.
template <typename Loss>
double mean_loss(const std::vector<double>& weights, const Loss& loss) {
    double sum = 0, mass = 0;
    for (std::size_t i = 0; i < z.size(); ++i) {
        for (std::size_t k = 0; k < counts.size(); ++k) {
            const double w = weights.empty() ? 1 : weights[k];
            sum += w * y[i][k] * loss(i, k);
            mass += w * y[i][k];
        }
    }
    return sum / (weights.empty() ? static_cast<double>(z.size()) : mass);
}

bool near(const torch::Tensor& got, double wanted) {
    return std::abs(got.item<double>() - wanted) < 1e-5 * std::max(1.0, std::abs(wanted));
}

std::vector<double> effective_number_written_out(double beta) {
    std::vector<double> weights;
    double sum = 0;
    for (const double n : counts) sum += (1 - beta) / (1 - std::pow(beta, n));
    for (const double n : counts) weights.push_back((1 - beta) / (1 - std::pow(beta, n)) / sum * 4);
    return weights;
}

}  // namespace

class TestLosses : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void cross_entropy_is_the_formula_written_out() {
        const auto log_loss = [](std::size_t i, std::size_t k) { return -std::log(softmax(z[i], k)); };
        QVERIFY(near(cross_entropy(tensor_of(z), tensor_of(y)), mean_loss({}, log_loss)));
        const std::vector<double> weights = {0.1, 0.4, 1.5, 2.0};
        QVERIFY(near(cross_entropy(tensor_of(z), tensor_of(y), torch::tensor(weights)), mean_loss(weights, log_loss)));
    }

    void cross_entropy_of_one_hot_rows_is_torchs_own() {
        namespace F = torch::nn::functional;
        const torch::Tensor logits = tensor_of(z), labels = torch::tensor({2, 0, 3}, torch::kLong);
        const torch::Tensor rows = torch::one_hot(labels, 4).to(torch::kFloat32), weights = torch::tensor({0.1f, 0.4f, 1.5f, 2.0f});
        QVERIFY(torch::allclose(cross_entropy(logits, rows), F::cross_entropy(logits, labels)));
        const auto weighted = F::cross_entropy(logits, labels, F::CrossEntropyFuncOptions().weight(weights));
        QVERIFY(torch::allclose(cross_entropy(logits, rows, weights), weighted));
    }

    void focal_loss_is_the_formula_and_with_gamma_0_cross_entropy() {
        const double gamma = 2.5;
        const auto loss = [&](std::size_t i, std::size_t k) {
            const double p = softmax(z[i], k);
            return -std::pow(1 - p, gamma) * std::log(p);
        };
        QVERIFY(near(focal_loss(tensor_of(z), tensor_of(y), gamma), mean_loss({}, loss)));
        QVERIFY(torch::allclose(focal_loss(tensor_of(z), tensor_of(y), 0), cross_entropy(tensor_of(z), tensor_of(y))));
        torch::Tensor sure = torch::tensor({{200.0f, 0.0f, 0.0f, 0.0f}}).requires_grad_();
        focal_loss(sure, torch::tensor({{1.0f, 0.0f, 0.0f, 0.0f}}), 0.5).backward();
        QVERIFY(sure.grad().isfinite().all().item<bool>());
    }

    void logit_adjustment_is_the_formula_with_soft_labels_too() {
        const double tau = 1.5;
        const auto loss = [&](std::size_t i, std::size_t k) {
            double sum = 0;
            for (std::size_t j = 0; j < counts.size(); ++j) sum += std::exp(z[i][j]) * std::pow(counts[j] / 130, tau);
            return -std::log(std::exp(z[i][k]) * std::pow(counts[k] / 130, tau) / sum);
        };
        QVERIFY(near(cross_entropy(tensor_of(z) + logit_offsets(counts, tau), tensor_of(y)), mean_loss({}, loss)));
        const torch::Tensor equal = logit_offsets({7, 7, 7, 7}, tau);
        QVERIFY(torch::allclose(cross_entropy(tensor_of(z) + equal, tensor_of(y)), cross_entropy(tensor_of(z), tensor_of(y))));
    }

    void balanced_softmax_is_its_own_formula_and_logit_adjustment_with_tau_1() {
        // Ren et al., eq. 3: p_k = n_k exp(z_k) / sum_j n_j exp(z_j).
        const auto loss = [](std::size_t i, std::size_t k) {
            double sum = 0;
            for (std::size_t j = 0; j < counts.size(); ++j) sum += counts[j] * std::exp(z[i][j]);
            return -std::log(counts[k] * std::exp(z[i][k]) / sum);
        };
        TrainingOptions options;
        options.loss = "balanced_softmax";
        options.logit_adjustment_tau = 3.0;  // not its business
        const torch::Tensor got = Objective(options, counts).loss(tensor_of(z), tensor_of(y), 0);
        QVERIFY(near(got, mean_loss({}, loss)));
        options.loss = "logit_adjustment";
        options.logit_adjustment_tau = 1.0;
        QVERIFY(torch::allclose(Objective(options, counts).loss(tensor_of(z), tensor_of(y), 0), got));
    }

    void post_hoc_adjustment_changes_the_choice_and_not_the_loss() {
        TrainingOptions options;
        options.loss = "logit_adjustment_posthoc";
        options.logit_adjustment_tau = 0.5;
        const Objective objective(options, counts);
        QVERIFY(torch::allclose(objective.loss(tensor_of(z), tensor_of(y), 0), cross_entropy(tensor_of(z), tensor_of(y))));
        const torch::Tensor choice = objective.decision(tensor_of(z));
        for (std::size_t k = 0; k < counts.size(); ++k) {
            const double wanted = z[0][k] - 0.5 * std::log(counts[k] / 130);
            QVERIFY(near(choice[0][static_cast<std::int64_t>(k)], wanted));
        }
    }

    void class_weights_are_the_effective_number_of_cui() {
        for (const double beta : {0.9, 0.99, 0.9999}) {
            const torch::Tensor weights = effective_number_weights(counts, beta);
            const std::vector<double> wanted = effective_number_written_out(beta);
            for (std::size_t k = 0; k < counts.size(); ++k) QVERIFY(near(weights[static_cast<std::int64_t>(k)], wanted[k]));
            QVERIFY(near(weights.sum(), 4));
        }
        QVERIFY(torch::allclose(effective_number_weights(counts, 0), torch::ones(4)));
        QVERIFY(torch::allclose(effective_number_weights({5, 5, 5, 5}, 0.999), torch::ones(4)));
    }

    void ldam_takes_the_margin_of_the_true_class_off() {
        const double scale = 30, max_margin = 0.5;
        const torch::Tensor margins = ldam_margins(counts, max_margin);
        double largest = 0;
        for (const double n : counts) largest = std::max(largest, 1 / std::sqrt(std::sqrt(n)));
        for (std::size_t k = 0; k < counts.size(); ++k) {
            QVERIFY(near(margins[static_cast<std::int64_t>(k)], 1 / std::sqrt(std::sqrt(counts[k])) * max_margin / largest));
        }
        // The reference's own steps: the true class's column of z less m, times s, then cross entropy.
        const torch::Tensor labels = torch::tensor({2, 0, 3}, torch::kLong), rows = torch::one_hot(labels, 4).to(torch::kFloat32);
        torch::Tensor less = tensor_of(z).clone();
        for (std::int64_t i = 0; i < 3; ++i) less[i][labels[i].item<std::int64_t>()] -= margins[labels[i].item<std::int64_t>()];
        const torch::Tensor wanted = torch::nn::functional::cross_entropy(scale * less, labels);
        QVERIFY(torch::allclose(cross_entropy(ldam_logits(tensor_of(z), rows, margins, scale), rows), wanted));
    }

    void deferred_weights_begin_where_they_should() {
        TrainingOptions options;
        options.class_weighting = "effective_number";
        options.class_weighting_beta = 0.99;
        options.class_weighting_from = 0.8;
        const Objective objective(options, counts);
        const torch::Tensor plain = cross_entropy(tensor_of(z), tensor_of(y));
        const torch::Tensor weighted = cross_entropy(tensor_of(z), tensor_of(y), effective_number_weights(counts, 0.99));
        QVERIFY(torch::equal(objective.loss(tensor_of(z), tensor_of(y), 0.79), plain));
        QVERIFY(torch::equal(objective.loss(tensor_of(z), tensor_of(y), 0.8), weighted));
        QVERIFY(!torch::allclose(plain, weighted));
    }

    void smoothed_labels_keep_their_sum() {
        const torch::Tensor smooth = smooth_labels(tensor_of(y), 0.1);
        QVERIFY(torch::allclose(smooth.sum(1), torch::ones(3)));
        QVERIFY(near(smooth[0][2], 0.9));
        QVERIFY(near(smooth[0][0], 0.1 / 3));
        QVERIFY(near(smooth[1][0], 0.9 * 0.25 + 0.1 / 3 * 0.75));
        TrainingOptions options;
        options.label_smoothing = 0.1;
        QVERIFY(torch::equal(Objective(options, counts).loss(tensor_of(z), tensor_of(y), 0), cross_entropy(tensor_of(z), smooth)));
    }

    void tau_makes_the_rows_of_a_head_more_alike() {
        const torch::Tensor weight = tensor_of(z);
        QVERIFY(torch::allclose(tau_normalised(weight, 0), weight));
        QVERIFY(torch::allclose(tau_normalised(weight, 1).norm(2, 1), torch::ones(3)));
        const double length = std::sqrt(0.3 * 0.3 + 0.7 * 0.7 + 1.1 * 1.1 + 2.0 * 2.0);
        QVERIFY(near(tau_normalised(weight, 0.5)[0][3], 2.0 / std::sqrt(length)));
    }

    void the_best_tau_is_found_and_the_smallest_of_equals() {
        // Class 0 has a ten times longer row, which drowns class 1 until the lengths are alike.
        const torch::Tensor weight = torch::tensor({{10.0f, 0.0f}, {0.0f, 1.0f}});
        const torch::Tensor features = torch::tensor({{1.0f, 0.9f}, {0.2f, 1.0f}, {0.3f, 0.9f}});
        const double tau = best_tau(weight, features, {0, 1, 1});
        QVERIFY(tau > 0 && tau < 1);  // the lengths need not be equal for it
        QCOMPARE(best_tau(torch::eye(2), features, {0, 1, 1}), 0.0);
    }

    void schedules_are_the_formulas() {
        TrainingOptions options;
        options.learning_rate = 0.4;
        options.warm_up_share = 0.1;
        const int steps = 200;
        QVERIFY(std::abs(learning_rate_at(0, steps, options) - 0.4 / 20) < 1e-12);
        QVERIFY(std::abs(learning_rate_at(19, steps, options) - 0.4) < 1e-12);
        QVERIFY(std::abs(learning_rate_at(20, steps, options) - 0.4) < 1e-12);
        QVERIFY(std::abs(learning_rate_at(110, steps, options) - 0.2) < 1e-12);
        QVERIFY(learning_rate_at(199, steps, options) < 1e-4);
        options.schedule = "multi_step";
        options.milestone_factor = 0.01;
        QCOMPARE(learning_rate_at(159, steps, options), 0.4);
        QVERIFY(std::abs(learning_rate_at(160, steps, options) - 0.4 * 0.01) < 1e-12);
        QVERIFY(std::abs(learning_rate_at(180, steps, options) - 0.4 * 0.0001) < 1e-12);
        options.schedule = "constant";
        options.warm_up_share = 0;
        QCOMPARE(learning_rate_at(0, steps, options), 0.4);
        QCOMPARE(learning_rate_at(199, steps, options), 0.4);
    }
};

QTEST_APPLESS_MAIN(TestLosses)
#include "test_losses.moc"
