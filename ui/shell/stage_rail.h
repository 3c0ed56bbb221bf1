#pragma once

#include <QMap>
#include <QWidget>

class QButtonGroup;
class QLabel;
class QToolButton;
class QVBoxLayout;

namespace tw::ui {

/// The steps in the order of the flow, each with its state as a short count.
class StageRail : public QWidget {
    Q_OBJECT

public:
    explicit StageRail(QWidget* parent = nullptr);
    void add(const QString& key, const QString& title);
    void clear();
    void set_current(const QString& key);
    void set_notes(const QMap<QString, QString>& notes);

signals:
    void chosen(const QString& key);

private:
    struct Entry {
        QToolButton* button = nullptr;
        QLabel* note = nullptr;
    };

    QVBoxLayout* layout_ = nullptr;
    QMap<QString, Entry> entries_;
};

}  // namespace tw::ui
