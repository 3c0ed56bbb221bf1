#include "core/learning/evaluation.h"

#include <cmath>
#include <numeric>

namespace tw::learning {
namespace {

constexpr std::size_t evaluation_batch = 512;

torch::Tensor load_pictures(const PictureStore& store, std::size_t first, std::size_t count, int channels, int size) {
    torch::Tensor pictures = torch::empty({static_cast<std::int64_t>(count), channels, size, size});
    std::vector<std::uint8_t> planes(store.picture_bytes());
    float* out = pictures.data_ptr<float>();
    for (std::size_t i = 0; i < count; ++i) {
        store.copy(first + i, planes);
        place_picture(planes, channels, size, 0, 0, false, out + i * planes.size());
    }
    return pictures;
}

}  // namespace

Confusion confusion_of(ResNet& network, const PictureStore& store, const TrainingInput& input, const jobs::Control& control) {
    const torch::NoGradGuard no_grad;
    const bool was_training = network->is_training();
    network->eval();
    Confusion confusion(input.classes, std::vector<std::int64_t>(input.classes, 0));
    const std::vector<int>& labels = store.set().labels;
    for (std::size_t first = 0; first < labels.size(); first += evaluation_batch) {
        control.wait_while_paused();
        if (control.stopping_now()) {
            confusion.clear();
            break;
        }
        const std::size_t count = std::min(evaluation_batch, labels.size() - first);
        const torch::Tensor pictures = load_pictures(store, first, count, input.channels, input.options.image_size);
        const torch::Tensor predicted = network->forward(pictures).argmax(1);
        const auto predictions = predicted.accessor<std::int64_t, 1>();
        for (std::size_t i = 0; i < count; ++i) ++confusion[labels[first + i]][predictions[static_cast<std::int64_t>(i)]];
    }
    network->train(was_training);
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
