#include "ui/bridge/picture_loader.h"

#include "core/base/error.h"
#include "core/base/system.h"
#include "core/media/decode.h"
#include "core/project/images.h"
#include "ui/bridge/settings.h"
#include "ui/bridge/text.h"

#include <cstring>
#include <exception>
#include <utility>

namespace tw::ui {

namespace {

constexpr int thumbnail_size = 160;              // pixels of the longer side
constexpr int thumbnail_cost_limit = 96 * 1024;  // KiB
constexpr int picture_cost_limit = 256 * 1024;   // KiB
constexpr int picture_threads = 2;
constexpr std::size_t most_prefetched = 4, most_urgent = 4, most_single_thumbnails = 1000;

std::uintmax_t thumbnail_bytes() {
    return static_cast<std::uintmax_t>(Settings().thumbnail_limit()) * 1'000'000;
}

int cost(const QImage& image) {
    return static_cast<int>(image.sizeInBytes() / 1024) + 1;
}

}  // namespace

QImage to_qimage(const media::Image& image) {
    if (image.empty()) return {};
    const bool grey = image.channels == 1;
    QImage out(image.width, image.height, grey ? QImage::Format_Grayscale8 : QImage::Format_RGB32);
    const std::uint8_t* from = image.pixels.data();
    for (int y = 0; y < image.height; ++y) {
        if (grey) {
            std::memcpy(out.scanLine(y), from, static_cast<std::size_t>(image.width));
            from += image.width;
            continue;
        }
        auto* to = reinterpret_cast<QRgb*>(out.scanLine(y));
        for (int x = 0; x < image.width; ++x, from += 3) to[x] = qRgb(from[0], from[1], from[2]);
    }
    return out;
}

PictureLoader::PictureLoader(const project::Project& project, QObject* parent)
    : QObject(parent),
      places_(project.reopen()),
      thumbnail_files_(project.cache_dir() / "thumbnails", thumbnail_size, thumbnail_bytes()),
      thumbnails_(thumbnail_cost_limit),
      pictures_(picture_cost_limit) {
    const int threads = Settings().threads();
    for (int i = 0; i < (threads > 0 ? threads : usable_cores()); ++i) {
        threads_.emplace_back([this] {
            lower_thread_priority();
            work(Size::thumbnail);
        });
    }
    for (int i = 0; i < picture_threads; ++i) threads_.emplace_back([this] { work(Size::full); });
}

PictureLoader::~PictureLoader() {
    {
        const std::lock_guard lock(places_mutex_);
        ending_ = true;
    }
    places_opened_.notify_all();
    thumbnail_queue_.close();
    picture_queue_.close();
    for (std::thread& thread : threads_) thread.join();
}

void PictureLoader::want_thumbnails(const QObject* viewer, const std::vector<std::int64_t>& image_ids) {
    LoadQueue::Ids missing;
    for (const std::int64_t id : image_ids) {
        if (!thumbnails_.contains(id) && !broken_.contains(id)) missing.push_back(id);
    }
    thumbnail_queue_.set(viewer, std::move(missing));
}

QImage PictureLoader::thumbnail_at_hand(std::int64_t image_id) const {
    const QImage* image = thumbnails_.object(image_id);
    return image ? *image : QImage();
}

QImage PictureLoader::thumbnail(std::int64_t image_id) {
    const QImage image = thumbnail_at_hand(image_id);
    if (image.isNull() && !broken_.contains(image_id)) thumbnail_queue_.add(this, image_id, most_single_thumbnails);
    return image;
}

QImage PictureLoader::picture(std::int64_t image_id) {
    if (const QImage* image = pictures_.object(image_id)) return *image;
    if (broken_.contains(image_id)) return {};
    std::erase(urgent_, image_id);
    urgent_.push_front(image_id);
    if (urgent_.size() > most_urgent) urgent_.pop_back();
    picture_queue_.set(this, urgent_);
    return {};
}

void PictureLoader::prefetch(std::int64_t image_id) {
    if (!pictures_.contains(image_id) && !broken_.contains(image_id)) picture_queue_.add(&pictures_, image_id, most_prefetched);
}

void PictureLoader::work(Size size) {
    LoadQueue& queue = size == Size::full ? picture_queue_ : thumbnail_queue_;
    while (const std::optional<std::int64_t> id = queue.take()) hand_over(load(*id, size));
}

PictureLoader::Loaded PictureLoader::load(std::int64_t image_id, Size size) {
    try {
        const media::Locator place = place_of(image_id);
        return {image_id, size, to_qimage(size == Size::full ? media::load_image(place) : thumbnail_files_.get(place)), {}};
    } catch (const std::exception& error) {
        return {image_id, size, {}, qt(std::string(error.what()))};
    }
}

void PictureLoader::close() {
    const std::lock_guard lock(places_mutex_);
    places_.reset();
}

void PictureLoader::open(const project::Project& project) {
    {
        const std::lock_guard lock(places_mutex_);
        places_.emplace(project.reopen());
    }
    places_opened_.notify_all();
    broken_.clear();
}

media::Locator PictureLoader::place_of(std::int64_t image_id) {
    std::unique_lock lock(places_mutex_);
    places_opened_.wait(lock, [this] { return ending_ || places_; });
    if (!places_) throw Error("the project is closed");
    const project::ImageRepository images(*places_);
    const project::ImageRow row = images.get(image_id);
    return {images.absolute_path(row), row.idx};
}

void PictureLoader::hand_over(Loaded loaded) {
    const std::lock_guard lock(loaded_mutex_);
    loaded_.push_back(std::move(loaded));
    // One event for all that come before the window's thread takes them.
    if (loaded_.size() == 1) QMetaObject::invokeMethod(this, qOverload<>(&PictureLoader::deliver), Qt::QueuedConnection);
}

void PictureLoader::deliver() {
    std::vector<Loaded> arrived;
    {
        const std::lock_guard lock(loaded_mutex_);
        arrived.swap(loaded_);
    }
    for (const Loaded& loaded : arrived) deliver(loaded);
}

void PictureLoader::deliver(const Loaded& loaded) {
    const bool full = loaded.size == Size::full;
    const std::int64_t id = loaded.image_id;
    (full ? picture_queue_ : thumbnail_queue_).done(id);
    if (full) std::erase(urgent_, id);
    if (loaded.image.isNull()) {
        broken_.insert(id);
        emit failed(id, loaded.reason);
    } else if (full) {
        pictures_.insert(id, new QImage(loaded.image), cost(loaded.image));
        emit picture_ready(id);
    } else {
        thumbnails_.insert(id, new QImage(loaded.image), cost(loaded.image));
        emit thumbnail_ready(id);
    }
}

}  // namespace tw::ui
