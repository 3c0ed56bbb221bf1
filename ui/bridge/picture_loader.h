#pragma once

#include "core/media/image.h"
#include "core/media/thumbnail.h"
#include "core/project/project.h"
#include "ui/bridge/load_queue.h"

#include <QCache>
#include <QImage>
#include <QObject>
#include <QSet>

#include <condition_variable>
#include <cstdint>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

namespace tw::ui {

/// A copy as Qt draws it fastest: grey or 32-bit RGB.
QImage to_qimage(const media::Image& image);

/// Finds, reads and decodes pictures and thumbnails on threads of its own and keeps the last ones. Nothing here makes the window's thread
/// wait for the project file, the disk or a decoder.
class PictureLoader : public QObject {
    Q_OBJECT

public:
    explicit PictureLoader(const project::Project& project, QObject* parent = nullptr);
    ~PictureLoader() override;

    /// What a viewer shows, the most urgent first; what it wanted before and wants no longer is not loaded. thumbnail_ready(id) follows for
    /// each that is not at hand.
    void want_thumbnails(const QObject* viewer, const std::vector<std::int64_t>& image_ids);
    /// Null when it is not at hand; asks for nothing, so that painting may call it.
    QImage thumbnail_at_hand(std::int64_t image_id) const;
    /// For a single one: a null image means that thumbnail_ready(id) follows.
    QImage thumbnail(std::int64_t image_id);

    /// Full size; a null image means that picture_ready(id) follows.
    QImage picture(std::int64_t image_id);
    /// Decoded ahead, so that picture() has it at hand; of many calls only the last few count.
    void prefetch(std::int64_t image_id);

    /// Gives the connection back; what is asked for waits for open(), which also tries again what could not be read before: the disk is
    /// back.
    void close();
    void open(const project::Project& project);

    /// What the cache on the disk takes, and its clearing.
    const media::ThumbnailCache& thumbnail_files() const { return thumbnail_files_; }

signals:
    void thumbnail_ready(qint64 image_id);
    void picture_ready(qint64 image_id);
    /// The picture cannot be shown; one sentence naming the file.
    void failed(qint64 image_id, const QString& reason);

private:
    enum class Size { thumbnail, full };
    struct Loaded {
        std::int64_t image_id = 0;
        Size size = Size::thumbnail;
        QImage image;
        QString reason;  // why there is none
    };

    void work(Size size);
    Loaded load(std::int64_t image_id, Size size);
    media::Locator place_of(std::int64_t image_id);
    void hand_over(Loaded loaded);
    void deliver();
    void deliver(const Loaded& loaded);

    std::mutex places_mutex_;
    std::condition_variable places_opened_;
    std::optional<project::Project> places_;  // its own connection, for the loading threads
    bool ending_ = false;
    media::ThumbnailCache thumbnail_files_;

    QCache<qint64, QImage> thumbnails_;
    QCache<qint64, QImage> pictures_;
    QSet<qint64> broken_;
    LoadQueue::Ids urgent_;  // pictures asked for and not yet here, the newest first

    LoadQueue thumbnail_queue_, picture_queue_;
    std::mutex loaded_mutex_;
    std::vector<Loaded> loaded_;  // on the way to the window's thread
    std::vector<std::thread> threads_;
};

}  // namespace tw::ui
