#pragma once

#include "core/stages/training/train.h"
#include "ui/models/confusion.h"

#include <QStringList>
#include <QWidget>

#include <optional>
#include <vector>

class QComboBox;
class QLabel;

namespace tw::ui {

class ConfusionMatrix;
class PictureModel;
class ProjectSession;

/// What the classifiers of an arm still confuse on test, beside those of real images alone, with the pictures of the pair that is picked.
class ConfusionPanel : public QWidget {
    Q_OBJECT

public:
    explicit ConfusionPanel(ProjectSession& session, QWidget* parent = nullptr);
    /// `before` is left out when it is the same arm. `names` by ordinal.
    void show_arms(const std::optional<stages::ArmResult>& before, const stages::ArmResult& after, const QStringList& names);

private:
    struct Side {
        QWidget* box = nullptr;
        QLabel* title = nullptr;
        ConfusionMatrix* matrix = nullptr;
        ConfusionTable shares;  // of all classes
    };
    Side make_side(const char* name);
    void fill_side(Side& side, const stages::ArmResult& arm);
    QWidget* make_pictures();
    void fill_pairs();
    /// Ordinals.
    void pick(int label, int predicted);
    void show_pictures(int label, int predicted);

    ProjectSession& session_;
    Side before_, after_;
    QLabel* part_ = nullptr;  // that not all classes are shown
    QComboBox* pairs_ = nullptr;
    QLabel* count_ = nullptr;
    PictureModel* pictures_ = nullptr;
    std::string arm_;
    QStringList names_;
    std::vector<int> shown_;  // ordinals
};

}  // namespace tw::ui
