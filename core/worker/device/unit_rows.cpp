#include "core/worker/device/unit_rows.h"

namespace tw::worker {

void append_unit_rows(const torch::Tensor& features, Embeddings& embeddings) {
    const torch::Tensor rows =
        torch::nn::functional::normalize(features.to(torch::kFloat32), torch::nn::functional::NormalizeFuncOptions().dim(1)).contiguous();
    embeddings.width = static_cast<int>(rows.size(1));
    const float* values = rows.data_ptr<float>();
    embeddings.values.insert(embeddings.values.end(), values, values + rows.numel());
}

}  // namespace tw::worker
