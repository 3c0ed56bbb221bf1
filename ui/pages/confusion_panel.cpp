#include "ui/pages/confusion_panel.h"

#include "core/stages/training/mistakes.h"
#include "ui/bridge/project_session.h"
#include "ui/bridge/text.h"
#include "ui/models/arms_model.h"
#include "ui/models/picture_model.h"
#include "ui/widgets/confusion_matrix.h"
#include "ui/widgets/layout.h"
#include "ui/widgets/picture_grid.h"

#include <QAbstractItemView>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

#include <algorithm>

namespace tw::ui {

namespace {

constexpr std::size_t most_classes = 20, most_pairs = 20;
constexpr std::size_t most_mistakes = 20'000, most_pictures = 60;
constexpr int picture_size = 72, least_pictures_width = 176;  // px

double share_of(const ConfusionTable& shares, int label, int predicted) {
    return shares[static_cast<std::size_t>(label)][static_cast<std::size_t>(predicted)];
}

}  // namespace

ConfusionPanel::ConfusionPanel(ProjectSession& session, QWidget* parent) : QWidget(parent), session_(session) {
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 6, 0, 0);
    row->setSpacing(gap);
    before_ = make_side("confusionBefore");
    after_ = make_side("confusionAfter");
    for (const Side* side : {&before_, &after_}) row->addWidget(side->box, 3);
    row->addWidget(make_pictures(), 2);
}

ConfusionPanel::Side ConfusionPanel::make_side(const char* name) {
    Side side;
    side.box = new QWidget;
    auto* column = new QVBoxLayout(side.box);
    column->setContentsMargins(0, 0, 0, 0);
    side.title = make_muted();
    side.title->setToolTip(tr("A row is what the pictures are, a column what they are taken for; percent of the row, mean over seeds."));
    side.matrix = new ConfusionMatrix;
    side.matrix->setObjectName(name);
    column->addWidget(side.title);
    column->addWidget(side.matrix, 1);
    connect(side.matrix, &ConfusionMatrix::picked, this, [this](int label, int predicted) {
        pick(shown_[static_cast<std::size_t>(label)], shown_[static_cast<std::size_t>(predicted)]);
    });
    return side;
}

QWidget* ConfusionPanel::make_pictures() {
    auto* box = new QWidget;
    box->setMinimumWidth(least_pictures_width);
    auto* column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, 0);
    pairs_ = new QComboBox;
    pairs_->setObjectName("confusedPairs");
    pairs_->setAccessibleName(tr("Classes that are confused, the worst first"));
    pairs_->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    column->addWidget(pairs_);
    count_ = make_muted();
    count_->setObjectName("confusedCount");
    column->addWidget(count_);
    pictures_ = new PictureModel(session_, PictureModel::Kind::real, this);
    auto* grid = new PictureGrid("confusedPictures", picture_size, true);
    grid->setAccessibleName(tr("Test pictures that are confused"));
    grid->setModel(pictures_);
    column->addWidget(grid, 1);
    part_ = make_muted();
    column->addWidget(part_);
    connect(pairs_, &QComboBox::activated, this, [this](int place) {
        const QPoint pair = pairs_->itemData(place).toPoint();
        pick(pair.x(), pair.y());
    });
    return box;
}

void ConfusionPanel::show_arms(const std::optional<stages::ArmResult>& before, const stages::ArmResult& after, const QStringList& names) {
    names_ = names;
    arm_ = after.arm;
    shown_ = classes_to_show(row_shares(after.confusion), most_classes);
    before_.box->setVisible(before.has_value());
    if (before) fill_side(before_, *before);
    fill_side(after_, after);
    const bool all = shown_.size() == after.confusion.size();
    part_->setVisible(!all);
    if (!all) {
        part_->setText(tr("The %1 classes that are confused most, of %2")
                           .arg(number(static_cast<std::int64_t>(shown_.size())), number(std::int64_t{names.size()})));
    }
    fill_pairs();
}

void ConfusionPanel::fill_side(Side& side, const stages::ArmResult& arm) {
    side.shares = row_shares(arm.confusion);
    side.title->setText(arm_text(arm.arm));
    side.matrix->setAccessibleName(tr("Confusion matrix of %1").arg(arm_text(arm.arm)));
    QStringList shown;
    for (const int ordinal : shown_) shown << names_.value(ordinal);
    side.matrix->set_shares(shown, part_of(side.shares, shown_));
}

void ConfusionPanel::fill_pairs() {
    const QPoint kept = pairs_->currentData().toPoint();
    const bool was_filled = pairs_->count() > 0;
    pairs_->clear();
    for (const Confused& pair : most_confused(after_.shares, most_pairs)) {
        const QString now = tr("%1 for %2: %3 %").arg(names_.value(pair.label), names_.value(pair.predicted), number(pair.share, 1));
        const bool compared = !before_.box->isHidden();
        const QString then =
            compared ? tr(" (before %1 %)").arg(number(share_of(before_.shares, pair.label, pair.predicted), 1)) : QString();
        pairs_->addItem(now + then, QPoint(pair.label, pair.predicted));
    }
    // What does not fit the box fits the list that it opens.
    pairs_->view()->setMinimumWidth(pairs_->view()->sizeHintForColumn(0) + gap);
    if (pairs_->count() == 0) return pictures_->set_ids(std::vector<std::int64_t>());
    const QPoint first = was_filled && pairs_->findData(kept) >= 0 ? kept : pairs_->itemData(0).toPoint();
    pick(first.x(), first.y());
}

void ConfusionPanel::pick(int label, int predicted) {
    const auto place = [this](int ordinal) {
        const auto found = std::find(shown_.begin(), shown_.end(), ordinal);
        return found == shown_.end() ? -1 : static_cast<int>(found - shown_.begin());
    };
    for (const Side* side : {&before_, &after_}) side->matrix->pick(place(label), place(predicted));
    pairs_->setCurrentIndex(pairs_->findData(QPoint(label, predicted)));
    pairs_->setToolTip(pairs_->currentText());
    show_pictures(label, predicted);
}

void ConfusionPanel::show_pictures(int label, int predicted) {
    const auto mistakes_of = [arm = arm_, label, predicted](const project::Project& project) {
        std::vector<stages::Mistake> mistakes = stages::test_mistakes(project, arm, label, most_mistakes);
        std::erase_if(mistakes, [predicted](const stages::Mistake& one) { return one.predicted != predicted; });
        return mistakes;
    };
    session_.background().ask(this, "mistakes", mistakes_of, [this, label, predicted](const std::vector<stages::Mistake>& mistakes) {
        std::vector<std::int64_t> ids;
        std::unordered_map<std::int64_t, QString> captions;
        for (std::size_t i = 0; i < std::min(mistakes.size(), most_pictures); ++i) {
            ids.push_back(mistakes[i].image_id);
            captions[mistakes[i].image_id] = tr("%1 of %2").arg(mistakes[i].wrong).arg(mistakes[i].seeds);
        }
        count_->setText(label == predicted
                            ? tr("%1 is recognised here; pick another cell.").arg(names_.value(label))
                            : tr("%1 test pictures of %2 taken for %3; below each, in how many trainings")
                                  .arg(number(static_cast<std::int64_t>(mistakes.size())), names_.value(label), names_.value(predicted)));
        pictures_->set_ids(std::move(ids));
        pictures_->set_captions(std::move(captions));
    });
}

}  // namespace tw::ui
