#pragma once

#include "core/worker/messages/embedding.h"

#include <cstddef>
#include <vector>

namespace tw::evidence {

using Vector = std::vector<float>;

/// Unit length; a vector shorter than 1e-12 becomes zero, so that "no evidence" is alike to nothing.
Vector normalised(Vector vector);
/// Dot product; the cosine of unit vectors.
double dot(const Vector& a, const Vector& b);

/// What is known of a class before the two kinds of evidence are joined.
struct ClassMean {
    Vector mean;            // of unit image embeddings; empty without images
    std::size_t count = 0;  // images behind the mean

    void add(const float* embedding, int width);
    /// The mean without one of its images; used for leave one out.
    ClassMean without(const float* embedding) const;
};

/// One unit vector a class, joined from its images and its prompt. CLIP's image and text embeddings lie in two separate cones (the modality
/// gap; Liang et al. 2022), so each kind is centred on its own mean over the classes first; adding them as they come would let the gap
/// decide. prototype = w * image + (1 - w) * text with w = image_share * n / (n + k): the mean of few images is shrunk towards the text.
class Prototypes {
public:
    static constexpr double shrinkage = 8;  // k: as many images weigh as much as the prompt does

    /// `texts` holds one row a class; `image_share` (0..1) is the weight of the images of a class with very many of them.
    Prototypes(std::vector<ClassMean> classes, const worker::Embeddings& texts, double image_share);

    std::size_t size() const { return classes_.size(); }
    const Vector& of(std::size_t index) const { return prototypes_[index]; }

    /// An image embedding as a unit vector seen from the centre of the classes.
    Vector centred(const float* embedding) const;
    /// The prototype that a set of images with this prompt would have among the classes.
    Vector prototype(const ClassMean& images, std::size_t text_index) const;
    /// Cosine to each class's prototype.
    std::vector<double> cosines(const float* embedding) const;
    /// The same for an image that is itself part of class `own`: that class is judged without it.
    std::vector<double> cosines_without(const float* embedding, std::size_t own) const;

private:
    int width_ = 0;
    double image_share_ = 1;
    std::vector<ClassMean> classes_;
    Vector image_centre_;
    std::vector<Vector> texts_;  // centred, unit length
    std::vector<Vector> prototypes_;
};

}  // namespace tw::evidence
