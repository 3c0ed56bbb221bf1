#pragma once

#include <QImage>
#include <QWidget>

#include <memory>

namespace tw::ui {

class PictureLevels;

/// What part of a picture is looked at, so that pictures of different sizes can be looked at alike.
struct Viewport {
    double zoom = 1;           // 1: the whole picture as large as the place allows
    QPointF centre{0.5, 0.5};  // in shares of the picture
    bool operator==(const Viewport&) const = default;
};

/// One picture, as large as the place allows; the wheel zooms at the cursor, dragging moves it. Small pictures are enlarged
/// by whole factors without smoothing, so that every pixel stays what it is; large ones are drawn from halves made ahead.
class PictureView : public QWidget {
    Q_OBJECT

public:
    explicit PictureView(QWidget* parent = nullptr);
    ~PictureView() override;
    /// The viewport stays, so that one picture after another can be looked at in the same place.
    void set_image(const QImage& image);
    const QImage& image() const { return image_; }
    /// Shown instead of a picture.
    void set_message(const QString& message);
    QString message() const { return message_; }
    /// A coloured frame with a word in the corner ("accepted"); an empty word removes both.
    void set_badge(const QString& word, const QColor& colour);
    QString badge() const { return badge_; }

    const Viewport& viewport() const { return viewport_; }
    /// Does not emit viewport_changed, so that two views can follow each other.
    void set_viewport(const Viewport& viewport);
    /// Between the whole picture and one screen pixel for each of the picture's.
    void toggle_actual_size();
    /// Screen pixels for one of the picture's.
    double scale() const;
    QSize sizeHint() const override { return {320, 320}; }

signals:
    void clicked();
    /// By a person, in this view.
    void viewport_changed(const tw::ui::Viewport& viewport);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;

private:
    double fit_scale() const;
    QRectF place() const;
    void move_to(Viewport viewport);
    void zoom_at(QPointF position, double factor);
    void make_levels();
    void draw_picture(QPainter& painter) const;
    void draw_badge(QPainter& painter) const;

    QImage image_;
    std::shared_ptr<const PictureLevels> levels_;  // null until they are made
    QString message_;
    QString badge_;
    QColor badge_colour_;
    Viewport viewport_;
    QPointF pressed_, dragged_;
    bool moved_ = false;
};

}  // namespace tw::ui
