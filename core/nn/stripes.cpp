#include "core/nn/stripes.h"

#include <ATen/Parallel.h>
#include <torch/torch.h>

#include <sys/mman.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <new>
#include <vector>

namespace tw::nn {

namespace {

constexpr std::int64_t stripe_elements = 4 << 20;  // 16 MB of float32: stays in the cache from the norm to the convolution

bool pays(const Conv2d& conv, const torch::Tensor& x, std::int64_t elements) {
    return elements >= 4 * stripe_elements && conv.stride == 1 && x.scalar_type() == torch::kFloat32 && !torch::GradMode::is_enabled() &&
           x.is_contiguous(torch::MemoryFormat::ChannelsLast);
}

/// (N, C, H, W), channels last, in pages of its own: a few maps of such a size leave holes in malloc's heap that nothing else fits
/// into, a third more memory than is in use at any time.
torch::Tensor own_pages(at::IntArrayRef sizes) {
    const std::size_t bytes = static_cast<std::size_t>(c10::multiply_integers(sizes)) * sizeof(float);
    void* pages = ::mmap(nullptr, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (pages == MAP_FAILED) throw std::bad_alloc();
    ::madvise(pages, bytes, MADV_HUGEPAGE);  // where the kernel has them: the faults would cost a tenth of the decoder's time
    const std::int64_t channels = sizes[1], row = sizes[3] * channels;
    return torch::from_blob(pages, sizes, {sizes[2] * row, 1, row, channels}, [bytes](void* start) { ::munmap(start, bytes); });
}

/// rows(from, to) gives those rows of the convolution's input.
torch::Tensor convolve(const Conv2d& conv, at::IntArrayRef input, const std::function<torch::Tensor(std::int64_t, std::int64_t)>& rows) {
    const std::int64_t height = input[2], border = conv.padding, kernel = conv.weight.size(2);
    const std::int64_t out_height = height + 2 * border - kernel + 1, out_width = input[3] + 2 * border - conv.weight.size(3) + 1;
    const torch::Tensor out = own_pages({input[0], conv.weight.size(0), out_height, out_width});
    const std::int64_t step = std::max<std::int64_t>(8, stripe_elements / (input[0] * input[1] * input[3]));
    const c10::optional<torch::Tensor> bias = conv.bias.defined() ? c10::optional<torch::Tensor>(conv.bias) : c10::nullopt;
    for (std::int64_t start = 0; start < out_height; start += step) {
        const std::int64_t end = std::min(out_height, start + step);
        const std::int64_t above = start - border, below = end - border + kernel - 1;  // rows that the kernel reaches
        torch::Tensor stripe = rows(std::max<std::int64_t>(0, above), std::min(height, below));
        if (above < 0 || below > height) {
            stripe = torch::constant_pad_nd(stripe, {0, 0, std::max<std::int64_t>(0, -above), std::max<std::int64_t>(0, below - height)});
        }
        out.slice(2, start, end).copy_(torch::conv2d(stripe, conv.weight, bias, 1, at::IntArrayRef({0, border})));
    }
    return out;
}

struct Affine {
    torch::Tensor scale, shift;  // (N, C, 1, 1): norm(x) = x * scale + shift
};

struct Sums {
    double sum = 0, squares = 0;
};

/// Of each group of one picture (H, W, C); a row is summed in float32, the rows in float64.
std::vector<Sums> group_sums(const float* picture, std::int64_t height, std::int64_t width, std::int64_t channels, std::int64_t groups) {
    const std::int64_t chunks = std::min<std::int64_t>(height, 4 * at::get_num_threads());
    std::vector<std::vector<Sums>> partial(static_cast<std::size_t>(chunks), std::vector<Sums>(static_cast<std::size_t>(groups)));
    at::parallel_for(0, chunks, 1, [&](std::int64_t first, std::int64_t last) {
        std::vector<float> sum(static_cast<std::size_t>(channels)), squares(sum.size());
        for (std::int64_t chunk = first; chunk < last; ++chunk) {
            for (std::int64_t row = height * chunk / chunks; row < height * (chunk + 1) / chunks; ++row) {
                std::fill(sum.begin(), sum.end(), 0.0f);
                std::fill(squares.begin(), squares.end(), 0.0f);
                const float* pixel = picture + row * width * channels;
                for (std::int64_t column = 0; column < width; ++column, pixel += channels) {
                    for (std::size_t c = 0; c < sum.size(); ++c) {
                        sum[c] += pixel[c];
                        squares[c] += pixel[c] * pixel[c];
                    }
                }
                for (std::size_t c = 0; c < sum.size(); ++c) {
                    Sums& group = partial[static_cast<std::size_t>(chunk)][c / (sum.size() / static_cast<std::size_t>(groups))];
                    group.sum += sum[c];
                    group.squares += squares[c];
                }
            }
        }
    });
    for (std::size_t chunk = 1; chunk < partial.size(); ++chunk) {
        for (std::size_t group = 0; group < partial[0].size(); ++group) {
            partial[0][group].sum += partial[chunk][group].sum;
            partial[0][group].squares += partial[chunk][group].squares;
        }
    }
    return partial[0];
}

Affine affine(const GroupNorm& norm, const torch::Tensor& x) {
    const std::int64_t channels = x.size(1), height = x.size(2), width = x.size(3);
    const double count = static_cast<double>(channels / norm.groups * height * width);
    torch::Tensor mean = torch::empty({x.size(0), norm.groups, 1}, norm.weight.options());
    torch::Tensor rstd = torch::empty_like(mean);
    for (std::int64_t picture = 0; picture < x.size(0); ++picture) {
        const std::vector<Sums> sums =
            group_sums(x.data_ptr<float>() + picture * channels * height * width, height, width, channels, norm.groups);
        for (std::int64_t group = 0; group < norm.groups; ++group) {
            const Sums& of = sums[static_cast<std::size_t>(group)];
            const double average = of.sum / count;
            const double variance = std::max(0.0, of.squares / count - average * average);
            mean.data_ptr<float>()[picture * norm.groups + group] = static_cast<float>(average);
            rstd.data_ptr<float>()[picture * norm.groups + group] = static_cast<float>(1 / std::sqrt(variance + norm.eps));
        }
    }
    const torch::Tensor scale = norm.weight.view({1, norm.groups, -1}) * rstd;
    const torch::Tensor shift = norm.bias.view({1, norm.groups, -1}) - mean * scale;
    return {scale.view({x.size(0), channels, 1, 1}), shift.view({x.size(0), channels, 1, 1})};
}

}  // namespace

torch::Tensor large_conv(const Conv2d& conv, const torch::Tensor& x) {
    if (!pays(conv, x, x.numel())) return conv(x);
    return convolve(conv, x.sizes(), [&](std::int64_t from, std::int64_t to) { return x.slice(2, from, to); });
}

torch::Tensor norm_act_conv(const GroupNorm& norm, Activation act, const Conv2d& conv, const torch::Tensor& x) {
    if (!pays(conv, x, x.numel())) return conv(act(norm(x)));
    const Affine of = affine(norm, x);
    return convolve(conv, x.sizes(),
                    [&](std::int64_t from, std::int64_t to) { return act((x.slice(2, from, to) * of.scale).add_(of.shift)); });
}

torch::Tensor enlarge_conv(const Conv2d& conv, const torch::Tensor& x, std::int64_t height, std::int64_t width) {
    const std::int64_t sizes[] = {x.size(0), x.size(1), height, width};
    if (!pays(conv, x, x.size(0) * x.size(1) * height * width)) {
        // LibTorch 1.13 enlarges float32 only.
        return conv(torch::upsample_nearest2d(x.to(torch::kFloat32), {height, width}).to(x.scalar_type()));
    }
    // The whole map's rows, so that a stripe takes the same neighbours as the whole would.
    const torch::Tensor nearest = torch::arange(height).mul(x.size(2)).floor_divide(height);
    return convolve(conv, sizes, [&](std::int64_t from, std::int64_t to) {
        return torch::upsample_nearest2d(x.index_select(2, nearest.slice(0, from, to)), {to - from, width});
    });
}

}  // namespace tw::nn
