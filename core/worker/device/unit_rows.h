#pragma once

#include "core/worker/messages/embedding.h"

#include <torch/torch.h>

namespace tw::worker {

/// Appends `features` (n, width), each row brought to length 1.
void append_unit_rows(const torch::Tensor& features, Embeddings& embeddings);

}  // namespace tw::worker
