#include "core/evidence/prototypes.h"

#include <cmath>

namespace tw::evidence {
namespace {

Vector minus(const float* values, const Vector& centre) {
    Vector result(centre.size());
    for (std::size_t i = 0; i < centre.size(); ++i) result[i] = values[i] - centre[i];
    return result;
}

Vector mean_of(const std::vector<const float*>& rows, std::size_t width) {
    Vector mean(width, 0.0f);
    for (const float* row : rows) {
        for (std::size_t i = 0; i < width; ++i) mean[i] += row[i] / static_cast<float>(rows.size());
    }
    return mean;
}

}  // namespace

double dot(const Vector& a, const Vector& b) {
    double sum = 0;
    for (std::size_t i = 0; i < a.size(); ++i) sum += static_cast<double>(a[i]) * b[i];
    return sum;
}

Vector normalised(Vector vector) {
    const double length = std::sqrt(dot(vector, vector));
    for (float& value : vector) value = length < 1e-12 ? 0.0f : static_cast<float>(value / length);
    return vector;
}

void ClassMean::add(const float* embedding, int width) {
    if (mean.empty()) mean.assign(static_cast<std::size_t>(width), 0.0f);
    ++count;
    for (std::size_t i = 0; i < mean.size(); ++i) mean[i] += (embedding[i] - mean[i]) / static_cast<float>(count);
}

ClassMean ClassMean::without(const float* embedding) const {
    ClassMean rest;
    if (count < 2) return rest;
    rest.count = count - 1;
    rest.mean.resize(mean.size());
    const auto n = static_cast<float>(count);
    for (std::size_t i = 0; i < mean.size(); ++i) rest.mean[i] = (n * mean[i] - embedding[i]) / (n - 1);
    return rest;
}

Prototypes::Prototypes(std::vector<ClassMean> classes, const worker::Embeddings& texts, double image_share)
    : width_(texts.width), image_share_(image_share), classes_(std::move(classes)) {
    const auto width = static_cast<std::size_t>(width_);
    std::vector<const float*> means, rows;
    for (std::size_t i = 0; i < classes_.size(); ++i) {
        if (classes_[i].count > 0) means.push_back(classes_[i].mean.data());
        rows.push_back(texts.row(i));
    }
    image_centre_ = mean_of(means, width);
    const Vector text_centre = mean_of(rows, width);
    for (const float* row : rows) texts_.push_back(normalised(minus(row, text_centre)));
    for (std::size_t i = 0; i < classes_.size(); ++i) prototypes_.push_back(prototype(classes_[i], i));
}

Vector Prototypes::centred(const float* embedding) const {
    return normalised(minus(embedding, image_centre_));
}

Vector Prototypes::prototype(const ClassMean& images, std::size_t text_index) const {
    const Vector& text = texts_[text_index];
    if (images.count == 0) return text;
    const auto n = static_cast<double>(images.count);
    const double weight = image_share_ * n / (n + shrinkage);
    const Vector image = centred(images.mean.data());
    Vector joined(text.size());
    for (std::size_t i = 0; i < joined.size(); ++i) {
        joined[i] = static_cast<float>(weight * image[i] + (1 - weight) * text[i]);
    }
    return normalised(std::move(joined));
}

std::vector<double> Prototypes::cosines(const float* embedding) const {
    const Vector image = centred(embedding);
    std::vector<double> result;
    for (const Vector& prototype : prototypes_) result.push_back(dot(image, prototype));
    return result;
}

std::vector<double> Prototypes::cosines_without(const float* embedding, std::size_t own) const {
    std::vector<double> result = cosines(embedding);
    result[own] = dot(centred(embedding), prototype(classes_[own].without(embedding), own));
    return result;
}

}  // namespace tw::evidence
