#pragma once

#include <QFrame>
#include <QPointer>

#include <vector>

class QLabel;
class QPushButton;

namespace tw::ui {

struct TourStep {
    QString page;    // shown first
    QString target;  // object name of the widget that the mark stands beside
    QString title, text;
};

/// A few marks beside the real widgets, one after the other. The window stays usable meanwhile; Esc or Skip ends it.
class Tour : public QFrame {
    Q_OBJECT

public:
    /// At most five steps; a child of `window`.
    Tour(std::vector<TourStep> steps, QWidget* window);
    ~Tour() override;
    void start();
    int step() const { return step_; }

signals:
    void page_wanted(const QString& page);
    /// Walked through or skipped.
    void ended();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void show_step(int step);
    void place();
    void end();

    std::vector<TourStep> steps_;
    int step_ = 0;
    QPointer<QWidget> target_;
    QWidget* ring_ = nullptr;
    QLabel* title_ = nullptr;
    QLabel* text_ = nullptr;
    QLabel* count_ = nullptr;
    QPushButton* back_ = nullptr;
    QPushButton* next_ = nullptr;
};

}  // namespace tw::ui
