#pragma once

#include <QImage>
#include <QWidget>

namespace tw::ui {

/// One picture, as large as the place allows. Small pictures are enlarged by whole factors without smoothing, so that
/// every pixel stays what it is; large ones are scaled down smoothly, or shown pixel by pixel with `actual_size`.
class PictureView : public QWidget {
    Q_OBJECT

public:
    explicit PictureView(QWidget* parent = nullptr);
    void set_image(const QImage& image);
    const QImage& image() const { return image_; }
    /// Shown instead of a picture.
    void set_message(const QString& message);
    void set_actual_size(bool actual);
    bool actual_size() const { return actual_size_; }
    /// A coloured frame with a word in the corner ("accepted"); an empty word removes both.
    void set_badge(const QString& word, const QColor& colour);
    QSize sizeHint() const override { return {320, 320}; }

signals:
    void clicked();

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;

private:
    QRectF target() const;

    QImage image_;
    QString message_;
    QString badge_;
    QColor badge_colour_;
    bool actual_size_ = false;
};

}  // namespace tw::ui
