#include "ui/pages/validation_card.h"

#include "ui/models/arms_model.h"
#include "ui/widgets/confusion_matrix.h"
#include "ui/widgets/layout.h"

#include <QLabel>
#include <QVBoxLayout>

#include <algorithm>
#include <set>

namespace tw::ui {

namespace {

constexpr std::size_t most_classes = 8;

}  // namespace

ValidationCard::ValidationCard(QWidget* parent) : QWidget(parent) {
    auto* whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    QBoxLayout* card = nullptr;
    whole->addWidget(make_card(card));
    QLabel* title = make_heading(tr("Confused in validation"), "section");
    title->setWordWrap(true);
    card->addWidget(title);
    note_ = make_muted();
    card->addWidget(note_);
    matrix_ = new ConfusionMatrix;
    matrix_->setObjectName("validationConfusion");
    matrix_->setAccessibleName(tr("Confusion matrix on validation"));
    card->addWidget(matrix_, 1);
    hide();
    connect(matrix_, &ConfusionMatrix::picked, this, [this](int row, int column) {
        const int label = shown_[static_cast<std::size_t>(row)], predicted = shown_[static_cast<std::size_t>(column)];
        emit other_picked(label == own_ ? predicted : label);
    });
}

void ValidationCard::set_confusion(const stages::ValidationConfusion& confusion) {
    shares_ = row_shares(confusion.counts);
    note_->setText(tr("%1, %n training(s); percent of each row", nullptr, confusion.seeds).arg(arm_text(confusion.arm)));
    setVisible(confusion.seeds > 0);
}

void ValidationCard::show_class(int own, const std::vector<int>& look_alikes, int other, const QStringList& names) {
    const auto classes = static_cast<int>(shares_.size());
    own_ = own;
    std::vector<int> wanted = {own};
    wanted.insert(wanted.end(), look_alikes.begin(), look_alikes.end());
    for (const Confused& pair : most_confused(shares_, shares_.size() * shares_.size())) {
        if (pair.label == own) wanted.push_back(pair.predicted);
        if (pair.predicted == own) wanted.push_back(pair.label);
    }
    std::set<int> shown;
    for (const int ordinal : wanted) {
        if (ordinal >= 0 && ordinal < classes && shown.size() < most_classes) shown.insert(ordinal);
    }
    shown_.assign(shown.begin(), shown.end());
    QStringList shown_names;
    for (const int ordinal : shown_) shown_names << names.value(ordinal);
    matrix_->set_shares(shown_names, part_of(shares_, shown_));
    const auto place = [this](int ordinal) {
        const auto found = std::find(shown_.begin(), shown_.end(), ordinal);
        return found == shown_.end() ? -1 : static_cast<int>(found - shown_.begin());
    };
    matrix_->pick(place(own), place(other < 0 ? own : other));
}

}  // namespace tw::ui
