#include "core/stages/review/logistic.h"

#include <algorithm>
#include <cmath>

namespace tw::stages {
namespace {

constexpr double offset_ridge = 1;      // an offset is within ± 2 logits
constexpr double constant_ridge = 0.1;  // so that verdicts of one kind only do not send it to infinity
constexpr double least_curvature = 1e-6;
constexpr double enough = 1e-4;  // gain of a step, of the objective
constexpr int most_steps = 20;
constexpr int most_halvings = 8;

double log_loss(double logit, bool accepted) {
    const double z = accepted ? -logit : logit;
    return z > 0 ? z + std::log1p(std::exp(-z)) : std::log1p(std::exp(z));
}

/// Lower triangle of the Cholesky factor in place; `matrix` is positive definite.
void factorise(std::vector<double>& matrix, std::size_t n) {
    for (std::size_t i = 0; i < n; ++i) {
        for (std::size_t j = 0; j <= i; ++j) {
            double sum = matrix[i * n + j];
            for (std::size_t k = 0; k < j; ++k) sum -= matrix[i * n + k] * matrix[j * n + k];
            matrix[i * n + j] = i == j ? std::sqrt(std::max(sum, 1e-12)) : sum / matrix[j * n + j];
        }
    }
}

void solve_lower(const std::vector<double>& factor, std::size_t n, std::vector<double>& x) {
    for (std::size_t i = 0; i < n; ++i) {
        for (std::size_t k = 0; k < i; ++k) x[i] -= factor[i * n + k] * x[k];
        x[i] /= factor[i * n + i];
    }
}

void solve_upper(const std::vector<double>& factor, std::size_t n, std::vector<double>& x) {
    for (std::size_t i = n; i-- > 0;) {
        for (std::size_t k = i + 1; k < n; ++k) x[i] -= factor[k * n + i] * x[k];
        x[i] /= factor[i * n + i];
    }
}

}  // namespace

double sigmoid(double logit) {
    return 1 / (1 + std::exp(-logit));
}

/// The examples, and gradient and Hessian at one place.
struct LogisticModel::Step {
    Step(const PictureFeatures& features, const std::vector<Example>& examples, double ridge) : examples_(examples), ridge_(ridge) {
        columns = static_cast<std::size_t>(features.width) + 1;
        groups = static_cast<std::size_t>(features.groups);
        for (const Example& example : examples) {
            const float* row = features.row(example.place);
            x.insert(x.end(), row, row + features.width);
            x.push_back(1);
            group.push_back(static_cast<std::size_t>(features.group_of[example.place]));
        }
    }

    double ridge_of(std::size_t column) const { return column + 1 == columns ? constant_ridge : ridge_; }

    double logit(const LogisticModel& model, std::size_t i) const {
        const double* row = x.data() + i * columns;
        double sum = model.offsets_[group[i]];
        for (std::size_t c = 0; c < columns; ++c) sum += row[c] * model.weights_[c];
        return sum;
    }

    double objective(const LogisticModel& model) const {
        double sum = 0;
        for (std::size_t i = 0; i < examples_.size(); ++i) sum += log_loss(logit(model, i), examples_[i].accepted);
        for (std::size_t c = 0; c < columns; ++c) sum += ridge_of(c) / 2 * model.weights_[c] * model.weights_[c];
        for (const double offset : model.offsets_) sum += offset_ridge / 2 * offset * offset;
        return sum;
    }

    /// Gradient and Hessian, and the factor of what is left of the Hessian without the offsets (its Schur complement).
    void look_around(const LogisticModel& model) {
        gradient.assign(columns, 0);
        offset_gradient.assign(groups, 0);
        std::vector<double> hessian(columns * columns, 0);
        cross.assign(groups * columns, 0);
        diagonal.assign(groups, offset_ridge);
        for (std::size_t c = 0; c < columns; ++c) {
            gradient[c] = ridge_of(c) * model.weights_[c];
            hessian[c * columns + c] = ridge_of(c);
        }
        for (std::size_t g = 0; g < groups; ++g) offset_gradient[g] = offset_ridge * model.offsets_[g];
        for (std::size_t i = 0; i < examples_.size(); ++i) add_example(model, i, hessian);
        for (std::size_t g = 0; g < groups; ++g) {
            const double* b = cross.data() + g * columns;
            for (std::size_t r = 0; r < columns; ++r) {
                for (std::size_t c = 0; c <= r; ++c) hessian[r * columns + c] -= b[r] * b[c] / diagonal[g];
            }
        }
        factorise(hessian, columns);
        factor = std::move(hessian);
    }

    void add_example(const LogisticModel& model, std::size_t i, std::vector<double>& hessian) {
        const double* row = x.data() + i * columns;
        const double p = sigmoid(logit(model, i));
        const double slope = p - (examples_[i].accepted ? 1 : 0);
        const double curvature = std::max(p * (1 - p), least_curvature);
        double* b = cross.data() + group[i] * columns;
        offset_gradient[group[i]] += slope;
        diagonal[group[i]] += curvature;
        for (std::size_t r = 0; r < columns; ++r) {
            gradient[r] += slope * row[r];
            const double weighted = curvature * row[r];
            b[r] += weighted;
            double* into = hessian.data() + r * columns;
            for (std::size_t c = 0; c <= r; ++c) into[c] += weighted * row[c];
        }
    }

    /// The model one Newton step further, cut to `part` of it.
    LogisticModel moved(const LogisticModel& model, double part) const {
        std::vector<double> step = gradient;
        for (std::size_t g = 0; g < groups; ++g) {
            for (std::size_t c = 0; c < columns; ++c) step[c] -= cross[g * columns + c] * offset_gradient[g] / diagonal[g];
        }
        solve_lower(factor, columns, step);
        solve_upper(factor, columns, step);
        LogisticModel next = model;
        for (std::size_t g = 0; g < groups; ++g) {
            double rest = offset_gradient[g];
            for (std::size_t c = 0; c < columns; ++c) rest -= cross[g * columns + c] * step[c];
            next.offsets_[g] -= part * rest / diagonal[g];
        }
        for (std::size_t c = 0; c < columns; ++c) next.weights_[c] -= part * step[c];
        return next;
    }

    double left_out_logit(const LogisticModel& model, std::size_t i) const {
        const std::size_t g = group[i];
        std::vector<double> u(x.begin() + static_cast<std::ptrdiff_t>(i * columns),
                              x.begin() + static_cast<std::ptrdiff_t>((i + 1) * columns));
        for (std::size_t c = 0; c < columns; ++c) u[c] -= cross[g * columns + c] / diagonal[g];
        solve_lower(factor, columns, u);
        double leverage = 1 / diagonal[g];
        for (const double value : u) leverage += value * value;
        const double z = logit(model, i);
        const double p = sigmoid(z);
        const double slope = p - (examples_[i].accepted ? 1 : 0);
        return z + slope * leverage / std::max(1 - p * (1 - p) * leverage, 0.1);
    }

    std::size_t columns = 0, groups = 0;
    std::vector<double> x;  // examples x columns
    std::vector<std::size_t> group;
    std::vector<double> gradient, offset_gradient, cross, diagonal, factor;

private:
    const std::vector<Example>& examples_;
    double ridge_;
};

LogisticModel::LogisticModel(const PictureFeatures& features, const std::vector<Example>& examples, double ridge,
                             const LogisticModel* start) {
    Step step(features, examples, ridge);
    weights_ = start ? start->weights_ : std::vector<double>(step.columns, 0);
    offsets_ = start ? start->offsets_ : std::vector<double>(step.groups, 0);
    double now = step.objective(*this);
    for (int taken = 0; taken < most_steps; ++taken) {
        step.look_around(*this);
        double part = 1;
        LogisticModel next = step.moved(*this, part);
        double then = step.objective(next);
        for (int halving = 0; then > now && halving < most_halvings; ++halving) {
            part /= 2;
            next = step.moved(*this, part);
            then = step.objective(next);
        }
        if (then > now) break;
        const double gain = now - then;
        *this = std::move(next);
        now = then;
        if (gain < enough) break;
    }
    for (std::size_t i = 0; i < examples.size(); ++i) left_out_.push_back(step.left_out_logit(*this, i));
}

double LogisticModel::logit(const PictureFeatures& features, std::size_t place) const {
    const float* row = features.row(place);
    double sum = weights_.back() + offsets_[static_cast<std::size_t>(features.group_of[place])];
    for (std::size_t c = 0; c + 1 < weights_.size(); ++c) sum += weights_[c] * row[c];
    return sum;
}

}  // namespace tw::stages
