#pragma once

#include "core/media/image.h"
#include "core/media/thumbnail.h"
#include "core/project/project.h"

#include <QCache>
#include <QImage>
#include <QObject>
#include <QSet>
#include <QThreadPool>

#include <cstdint>
#include <memory>

namespace tw::ui {

/// A copy as Qt holds it: grey or RGB.
QImage to_qimage(const media::Image& image);

/// Decodes pictures and thumbnails off the window's thread, on all cores, and keeps the last ones.
class PictureLoader : public QObject {
    Q_OBJECT

public:
    /// `project` must outlive the loader; it is asked for places of pictures on the window's thread only.
    explicit PictureLoader(const project::Project& project, QObject* parent = nullptr);
    ~PictureLoader() override;

    /// What is at hand; a null image means that thumbnail_ready(id) follows.
    QImage thumbnail(std::int64_t image_id);
    /// Full size; a null image means that picture_ready(id) follows.
    QImage picture(std::int64_t image_id);
    /// Decoded ahead, so that picture() has it at hand.
    void prefetch(std::int64_t image_id);

signals:
    void thumbnail_ready(qint64 image_id);
    void picture_ready(qint64 image_id);
    /// The picture cannot be shown; one sentence naming the file.
    void failed(qint64 image_id, const QString& reason);

private:
    enum class Size { thumbnail, full };
    void load(std::int64_t image_id, Size size);
    void deliver(std::int64_t image_id, Size size, const QImage& image, const QString& reason);

    const project::Project& project_;
    std::shared_ptr<media::ThumbnailCache> thumbnail_files_;
    QCache<qint64, QImage> thumbnails_;
    QCache<qint64, QImage> pictures_;
    QSet<qint64> loading_thumbnails_, loading_pictures_;
    QSet<qint64> broken_;
    QThreadPool pool_;
};

}  // namespace tw::ui
