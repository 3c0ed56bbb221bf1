#include "core/nn/recompute.h"

#include <torch/torch.h>

namespace tw::nn {

namespace {

struct KeptWork : torch::CustomClassHolder {
    explicit KeptWork(TensorFn function) : work(std::move(function)) {}
    TensorFn work;
};

class Recomputed : public torch::autograd::Function<Recomputed> {
public:
    /// `always_differentiable` asks for gradients even where no input does: leaves inside `work` may.
    static torch::Tensor forward(torch::autograd::AutogradContext* context, const TensorFn& work, at::TensorList inputs,
                                 const torch::Tensor& always_differentiable) {
        context->saved_data["work"] = at::IValue::make_capsule(c10::make_intrusive<KeptWork>(work));
        context->save_for_backward(inputs.vec());
        static_cast<void>(always_differentiable);
        return work(inputs.vec());
    }

    static torch::autograd::variable_list backward(torch::autograd::AutogradContext* context, torch::autograd::variable_list gradients) {
        torch::autograd::variable_list inputs;
        for (const torch::Tensor& input : context->get_saved_variables()) {
            inputs.push_back(input.detach().requires_grad_(input.requires_grad()));
        }
        const auto kept = c10::static_intrusive_pointer_cast<KeptWork>(context->saved_data["work"].toCapsule());
        {
            const torch::AutoGradMode with_gradients(true);
            const torch::Tensor result = kept->work(inputs);
            if (result.requires_grad()) torch::autograd::backward({result}, {gradients[0]});
        }
        torch::autograd::variable_list results{torch::Tensor()};  // of `work`
        for (const torch::Tensor& input : inputs) results.push_back(input.grad());
        results.emplace_back();  // of the last argument
        return results;
    }
};

}  // namespace

torch::Tensor recomputed(TensorFn work, const std::vector<torch::Tensor>& inputs) {
    if (!torch::GradMode::is_enabled()) return work(inputs);
    const torch::Tensor always_differentiable = torch::empty({0}).requires_grad_();
    return Recomputed::apply(std::move(work), at::TensorList(inputs), always_differentiable);
}

}  // namespace tw::nn
