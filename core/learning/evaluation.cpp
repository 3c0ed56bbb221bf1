#include "core/learning/evaluation.h"

#include <cmath>
#include <numeric>

namespace tw::learning {
namespace {

constexpr std::size_t evaluation_batch = 512;

torch::Tensor load_pictures(const PictureStore& store, const InputScale& scale, std::size_t first, std::size_t count) {
    const PictureShape shape = store.shape();
    torch::Tensor pictures = torch::empty({static_cast<std::int64_t>(count), shape.channels, shape.size, shape.size});
    std::vector<std::uint8_t> planes(shape.bytes());
    float* out = pictures.data_ptr<float>();
    for (std::size_t i = 0; i < count; ++i) {
        store.copy(first + i, planes);
        place_picture(planes, shape, scale, {}, out + i * planes.size());
    }
    return pictures;
}

}  // namespace

torch::Tensor features_of(ResNet& network, const PictureStore& store, const InputScale& scale, const jobs::Control& control) {
    const torch::NoGradGuard no_grad;
    const bool was_training = network->is_training();
    network->eval();
    std::vector<torch::Tensor> rows;
    for (std::size_t first = 0; first < store.set().size(); first += evaluation_batch) {
        control.wait_while_paused();
        if (control.stopping_now()) break;
        const std::size_t count = std::min(evaluation_batch, store.set().size() - first);
        rows.push_back(network->features(load_pictures(store, scale, first, count)));
    }
    network->train(was_training);
    return control.stopping_now() || rows.empty() ? torch::Tensor() : torch::cat(rows);
}

std::vector<int> predictions_of(const torch::Tensor& logits) {
    const torch::Tensor predicted = logits.argmax(1).to(torch::kInt).contiguous();
    const int* first = predicted.data_ptr<int>();
    return {first, first + predicted.numel()};
}

Confusion confusion_of(const torch::Tensor& logits, const std::vector<int>& labels) {
    const auto classes = static_cast<std::size_t>(logits.size(1));
    Confusion confusion(classes, std::vector<std::int64_t>(classes, 0));
    const std::vector<int> predictions = predictions_of(logits);
    for (std::size_t i = 0; i < labels.size(); ++i) {
        ++confusion[static_cast<std::size_t>(labels[i])][static_cast<std::size_t>(predictions[i])];
    }
    return confusion;
}

std::vector<double> class_accuracies(const Confusion& confusion) {
    std::vector<double> accuracies;
    for (std::size_t label = 0; label < confusion.size(); ++label) {
        const auto total = std::accumulate(confusion[label].begin(), confusion[label].end(), std::int64_t{0});
        accuracies.push_back(total > 0 ? static_cast<double>(confusion[label][label]) / static_cast<double>(total) : std::nan(""));
    }
    return accuracies;
}

double balanced_accuracy(const Confusion& confusion) {
    double sum = 0;
    int present = 0;
    for (const double accuracy : class_accuracies(confusion)) {
        if (std::isnan(accuracy)) continue;
        sum += accuracy;
        ++present;
    }
    return present > 0 ? sum / present : 0.0;
}

}  // namespace tw::learning
