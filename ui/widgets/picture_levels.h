#pragma once

#include <QImage>

#include <vector>

namespace tw::ui {

/// A picture and its halves down to a small one, so that every zoom is drawn smoothly from a level that is hardly larger than what is
/// shown. Costs a third of the picture's memory and some milliseconds a megapixel: make it off the window's thread.
class PictureLevels {
public:
    static constexpr int smallest = 512;  // px of the longer side; pictures up to twice that have one level

    explicit PictureLevels(const QImage& image);
    /// The smallest level that is not enlarged at `scale` (screen pixels for one of the picture's).
    const QImage& at(double scale) const;
    std::size_t count() const { return levels_.size(); }

private:
    std::vector<QImage> levels_;  // each half of the one before it
};

}  // namespace tw::ui
