#pragma once

#include "ui/models/summary.h"

#include <QAbstractButton>
#include <QMap>
#include <QWidget>

class QVBoxLayout;

namespace tw::ui {

/// One step of the rail: icon and title, and below them its state as icon, word and count, so that colour tells nothing alone.
class StageButton : public QAbstractButton {
    Q_OBJECT

public:
    StageButton(const QString& key, const QString& title, QWidget* parent = nullptr);
    void set_note(const StageNote& note);
    const StageNote& note() const { return note_; }
    /// The line below the title; empty for the overview.
    QString note_text() const;
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void paint_ground(QPainter& painter) const;
    void paint_note(QPainter& painter, const QRect& place) const;
    QFont note_font() const;

    QString key_;
    StageNote note_;
    bool has_note_ = false;
};

/// The steps in the order of the flow, each with its state and count.
class StageRail : public QWidget {
    Q_OBJECT

public:
    explicit StageRail(QWidget* parent = nullptr);
    void add(const QString& key, const QString& title);
    void clear();
    void set_current(const QString& key);
    void set_notes(const QMap<QString, StageNote>& notes);
    StageButton* button(const QString& key) const { return buttons_.value(key); }

signals:
    void chosen(const QString& key);

protected:
    void changeEvent(QEvent* event) override;

private:
    void fit_width();

    QVBoxLayout* layout_ = nullptr;
    QMap<QString, StageButton*> buttons_;
};

}  // namespace tw::ui
