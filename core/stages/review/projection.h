#pragma once

#include <cstddef>
#include <vector>

namespace tw::stages {

/// The directions in which a set of vectors varies most, found by orthogonal iteration (Golub and Van Loan, Matrix Computations, 8.2.4)
/// from a fixed start, so the same vectors give the same projection.
class Projection {
public:
    /// `rows`: rows.size() / width vectors, already centred. At most `count` directions; none without rows.
    Projection(const std::vector<float>& rows, int width, int count);

    int count() const { return count_; }
    /// count() values. Half whitened: the first direction has deviation 1 over the rows, the others the square root of what is left of it,
    /// since what a person minds is often not what varies most.
    void apply(const float* vector, float* out) const;

private:
    int width_ = 0, count_ = 0;
    std::vector<float> directions_;  // count_ x width_, scaled
};

}  // namespace tw::stages
