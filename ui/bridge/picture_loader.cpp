#include "ui/bridge/picture_loader.h"

#include "core/base/error.h"
#include "core/media/decode.h"
#include "core/project/images.h"
#include "ui/bridge/text.h"

#include <cstring>
#include <exception>

namespace tw::ui {

namespace {

constexpr int thumbnail_size = 160;              // pixels of the longer side
constexpr int thumbnail_cost_limit = 96 * 1024;  // KiB
constexpr int picture_cost_limit = 256 * 1024;   // KiB

int cost(const QImage& image) {
    return static_cast<int>(image.sizeInBytes() / 1024) + 1;
}

}  // namespace

QImage to_qimage(const media::Image& image) {
    if (image.empty()) return {};
    const bool grey = image.channels == 1;
    QImage out(image.width, image.height, grey ? QImage::Format_Grayscale8 : QImage::Format_RGB888);
    const std::size_t row = static_cast<std::size_t>(image.width) * static_cast<std::size_t>(image.channels);
    for (int y = 0; y < image.height; ++y) {
        std::memcpy(out.scanLine(y), image.pixels.data() + static_cast<std::size_t>(y) * row, row);
    }
    return out;
}

PictureLoader::PictureLoader(const project::Project& project, QObject* parent)
    : QObject(parent),
      project_(project),
      thumbnail_files_(std::make_shared<media::ThumbnailCache>(project.cache_dir() / "thumbnails", thumbnail_size)),
      thumbnails_(thumbnail_cost_limit),
      pictures_(picture_cost_limit) {}

PictureLoader::~PictureLoader() {
    pool_.clear();
    pool_.waitForDone();
}

QImage PictureLoader::thumbnail(std::int64_t image_id) {
    if (const QImage* image = thumbnails_.object(image_id)) return *image;
    load(image_id, Size::thumbnail);
    return {};
}

QImage PictureLoader::picture(std::int64_t image_id) {
    if (const QImage* image = pictures_.object(image_id)) return *image;
    load(image_id, Size::full);
    return {};
}

void PictureLoader::prefetch(std::int64_t image_id) {
    if (!pictures_.contains(image_id)) load(image_id, Size::full);
}

void PictureLoader::load(std::int64_t image_id, Size size) {
    QSet<qint64>& loading = size == Size::full ? loading_pictures_ : loading_thumbnails_;
    if (loading.contains(image_id) || broken_.contains(image_id)) return;
    media::Locator locator;
    try {
        const project::ImageRepository images(project_);
        const project::ImageRow row = images.get(image_id);
        locator = {images.absolute_path(row), row.idx};
    } catch (const std::exception& error) {
        broken_.insert(image_id);
        emit failed(image_id, qt(std::string(error.what())));
        return;
    }
    loading.insert(image_id);
    // A picture on the screen goes before thumbnails.
    const int priority = size == Size::full ? 1 : 0;
    pool_.start(
        [this, image_id, size, locator, files = thumbnail_files_] {
            QImage image;
            QString reason;
            try {
                image = to_qimage(size == Size::full ? media::load_image(locator) : files->get(locator));
            } catch (const std::exception& error) {
                reason = qt(std::string(error.what()));
            }
            QMetaObject::invokeMethod(
                this, [this, image_id, size, image, reason] { deliver(image_id, size, image, reason); }, Qt::QueuedConnection);
        },
        priority);
}

void PictureLoader::deliver(std::int64_t image_id, Size size, const QImage& image, const QString& reason) {
    (size == Size::full ? loading_pictures_ : loading_thumbnails_).remove(image_id);
    if (image.isNull()) {
        broken_.insert(image_id);
        emit failed(image_id, reason);
        return;
    }
    if (size == Size::full) {
        pictures_.insert(image_id, new QImage(image), cost(image));
        emit picture_ready(image_id);
    } else {
        thumbnails_.insert(image_id, new QImage(image), cost(image));
        emit thumbnail_ready(image_id);
    }
}

}  // namespace tw::ui
