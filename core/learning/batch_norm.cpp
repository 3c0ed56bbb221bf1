#include "core/learning/batch_norm.h"

#include "core/learning/batch_norm_kernel.h"

#include <ATen/Parallel.h>

#include <cmath>
#include <vector>

namespace tw::learning {
namespace {

constexpr std::int64_t rows_at_once = 512;

bool is_plain(const torch::Tensor& x) {
    return x.scalar_type() == torch::kFloat32 && x.is_contiguous(at::MemoryFormat::ChannelsLast);
}

NormRows rows_of(const torch::Tensor& x) {
    return {x.numel() / x.size(1), x.size(1)};
}

const float* data_of(const torch::Tensor& tensor) {
    return tensor.defined() ? tensor.data_ptr<float>() : nullptr;
}

const float* moved(const float* data, std::int64_t by) {
    return data == nullptr ? nullptr : data + by;
}

/// work(part of the rows, where it begins) on all threads.
template <typename Work>
void for_rows(NormRows rows, const Work& work) {
    at::parallel_for(0, rows.count, rows_at_once, [&](std::int64_t begin, std::int64_t end) {
        work(NormRows{end - begin, rows.channels}, begin * rows.channels);
    });
}

/// Two sums a channel. Parts of a fixed size are added in order, so that the number of threads changes nothing.
template <typename Work>
std::vector<double> summed(NormRows rows, const Work& work) {
    const std::int64_t parts = (rows.count + rows_at_once - 1) / rows_at_once, width = 2 * rows.channels;
    std::vector<double> partial(static_cast<std::size_t>(parts * width), 0.0);
    at::parallel_for(0, parts, 1, [&](std::int64_t begin, std::int64_t end) {
        for (std::int64_t part = begin; part < end; ++part) {
            const std::int64_t first = part * rows_at_once;
            work(NormRows{std::min(rows_at_once, rows.count - first), rows.channels}, first * rows.channels, partial.data() + part * width);
        }
    });
    for (std::int64_t i = width; i < parts * width; ++i) {
        partial[static_cast<std::size_t>(i % width)] += partial[static_cast<std::size_t>(i)];
    }
    return partial;
}

struct Moments {
    torch::Tensor mean, inverse_deviation;  // (C)
    torch::Tensor variance;                 // (C), unbiased
};

Moments moments_of(const torch::Tensor& x, double epsilon) {
    const NormRows rows = rows_of(x);
    const float* data = x.data_ptr<float>();
    // About a value of the channel itself, so that the difference of two large sums is not taken.
    const std::vector<double> sums =
        summed(rows, [&](NormRows part, std::int64_t at, double* to) { add_moments(part, data + at, data, to); });
    const auto count = static_cast<double>(rows.count);
    Moments moments{torch::empty(rows.channels), torch::empty(rows.channels), torch::empty(rows.channels)};
    for (std::int64_t c = 0; c < rows.channels; ++c) {
        const double shifted = sums[static_cast<std::size_t>(c)] / count;
        const double variance = sums[static_cast<std::size_t>(rows.channels + c)] / count - shifted * shifted;
        moments.mean.data_ptr<float>()[c] = static_cast<float>(static_cast<double>(data[c]) + shifted);
        moments.inverse_deviation.data_ptr<float>()[c] = static_cast<float>(1 / std::sqrt(std::max(variance, 0.0) + epsilon));
        moments.variance.data_ptr<float>()[c] = static_cast<float>(variance * count / (count - 1));
    }
    return moments;
}

torch::Tensor scaled(const torch::Tensor& x, const torch::Tensor& mean, const torch::Tensor& factor, const torch::Tensor& bias, bool relu,
                     const torch::Tensor& shortcut) {
    const torch::Tensor shift = bias - mean * factor, y = torch::empty_like(x);
    for_rows(rows_of(x), [&](NormRows part, std::int64_t at) {
        scale_and_shift(part, x.data_ptr<float>() + at, factor.data_ptr<float>(), shift.data_ptr<float>(), moved(data_of(shortcut), at),
                        relu, y.data_ptr<float>() + at);
    });
    return y;
}

class NormFunction : public torch::autograd::Function<NormFunction> {
public:
    static torch::Tensor forward(torch::autograd::AutogradContext* context, const torch::Tensor& x, const torch::Tensor& weight,
                                 const torch::Tensor& bias, const c10::optional<torch::Tensor>& shortcut, bool relu,
                                 const Moments& moments) {
        torch::Tensor y = scaled(x, moments.mean, weight * moments.inverse_deviation, bias, relu, shortcut.value_or(torch::Tensor()));
        context->save_for_backward({x, relu ? y : torch::Tensor(), weight, moments.mean, moments.inverse_deviation});
        context->saved_data["shortcut"] = shortcut.has_value();
        return y;
    }

    static torch::autograd::variable_list backward(torch::autograd::AutogradContext* context, torch::autograd::variable_list gradients) {
        const torch::autograd::variable_list saved = context->get_saved_variables();
        const torch::Tensor &x = saved[0], &y = saved[1], &mean = saved[3], &inverse = saved[4];
        const torch::Tensor dy = gradients[0].contiguous(at::MemoryFormat::ChannelsLast);
        const NormRows rows = rows_of(x);
        const std::vector<double> sums = summed(rows, [&](NormRows part, std::int64_t at, double* to) {
            add_gradient_sums(part, dy.data_ptr<float>() + at, moved(data_of(y), at), x.data_ptr<float>() + at, mean.data_ptr<float>(), to);
        });
        const torch::Tensor both =
            torch::from_blob(const_cast<double*>(sums.data()), {2, rows.channels}, torch::kFloat64).to(torch::kFloat32);
        const torch::Tensor d_bias = both[0], d_weight = both[1] * inverse;
        const torch::Tensor scale = saved[2] * inverse, share = scale / static_cast<double>(rows.count);
        const torch::Tensor spread = share * inverse * d_weight, offset = share * d_bias;
        const NormSlopes slopes{data_of(scale), data_of(spread), data_of(offset), data_of(mean)};
        const torch::Tensor dx = torch::empty_like(x);
        const torch::Tensor d_shortcut = context->saved_data["shortcut"].toBool() ? torch::empty_like(x) : torch::Tensor();
        for_rows(rows, [&](NormRows part, std::int64_t at) {
            input_gradient(part, dy.data_ptr<float>() + at, moved(data_of(y), at), x.data_ptr<float>() + at, slopes,
                           dx.data_ptr<float>() + at, d_shortcut.defined() ? d_shortcut.data_ptr<float>() + at : nullptr);
        });
        return {dx, d_weight, d_bias, d_shortcut, torch::Tensor(), torch::Tensor()};
    }
};

torch::Tensor plainly(torch::nn::BatchNorm2dImpl& norm, const torch::Tensor& x, bool relu, const torch::Tensor& shortcut) {
    torch::Tensor y = norm.forward(x);
    if (shortcut.defined()) y += shortcut;
    return relu ? y.relu_() : y;
}

void remember(torch::nn::BatchNorm2dImpl& norm, const Moments& moments) {
    const torch::NoGradGuard no_grad;
    const double share = norm.options.momentum().value();
    norm.running_mean.lerp_(moments.mean, share);
    norm.running_var.lerp_(moments.variance, share);
    norm.num_batches_tracked += 1;
}

}  // namespace

torch::Tensor normalise(torch::nn::BatchNorm2dImpl& norm, const torch::Tensor& x, bool relu, const torch::Tensor& shortcut) {
    const bool fits = is_plain(x) && x.size(1) % norm_lanes == 0 && rows_of(x).count > 1 && (!shortcut.defined() || is_plain(shortcut));
    if (!fits || (!norm.is_training() && torch::GradMode::is_enabled())) return plainly(norm, x, relu, shortcut);
    if (!norm.is_training()) {
        return scaled(x, norm.running_mean, norm.weight / (norm.running_var + norm.options.eps()).sqrt(), norm.bias, relu, shortcut);
    }
    const Moments moments = moments_of(x.detach(), norm.options.eps());
    remember(norm, moments);
    const c10::optional<torch::Tensor> other = shortcut.defined() ? c10::make_optional(shortcut) : c10::nullopt;
    return NormFunction::apply(x, norm.weight, norm.bias, other, relu, moments);
}

}  // namespace tw::learning
