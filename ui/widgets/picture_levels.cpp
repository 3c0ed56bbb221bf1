#include "ui/widgets/picture_levels.h"

namespace tw::ui {

PictureLevels::PictureLevels(const QImage& image) : levels_{image} {
    while (std::max(levels_.back().width(), levels_.back().height()) > 2 * smallest) {
        const QSize half = levels_.back().size() / 2;
        levels_.push_back(levels_.back().scaled(half.expandedTo({1, 1}), Qt::IgnoreAspectRatio, Qt::SmoothTransformation));
    }
}

const QImage& PictureLevels::at(double scale) const {
    std::size_t level = 0;
    while (level + 1 < levels_.size() && scale <= 0.5) {
        scale *= 2;
        ++level;
    }
    return levels_[level];
}

}  // namespace tw::ui
