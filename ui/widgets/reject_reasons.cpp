#include "ui/widgets/reject_reasons.h"

#include "ui/bridge/text.h"
#include "ui/models/reasons.h"
#include "ui/widgets/layout.h"

#include <QGridLayout>
#include <QProgressBar>

namespace tw::ui {

RejectReasons::RejectReasons(QWidget* parent) : QWidget(parent), grid_(new QGridLayout(this)) {
    grid_->setContentsMargins(0, 0, 0, 0);
    grid_->setHorizontalSpacing(8);
    grid_->setVerticalSpacing(4);
    grid_->setColumnStretch(2, 1);
    setAccessibleName(tr("Why pictures were rejected"));
    set_counts({});
}

void RejectReasons::clear() {
    while (QLayoutItem* item = grid_->takeAt(0)) {
        delete item->widget();
        delete item;
    }
}

void RejectReasons::add_row(const QString& reason, std::int64_t count, std::int64_t most) {
    const int row = grid_->rowCount();
    auto* bar = new QProgressBar;
    bar->setRange(0, 1000);
    bar->setValue(static_cast<int>(1000 * count / most));
    bar->setTextVisible(false);
    bar->setAccessibleName(tr("%1: %2").arg(reason, number(count)));
    auto* figure = new QLabel(number(count));
    figure->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    grid_->addWidget(new QLabel(reason), row, 0);
    grid_->addWidget(figure, row, 1);
    grid_->addWidget(bar, row, 2);
}

void RejectReasons::set_counts(const std::map<std::string, std::int64_t>& counts) {
    clear();
    std::vector<std::pair<std::int64_t, QString>> rows;
    QStringList spoken;
    for (const auto& [reason, count] : counts) rows.emplace_back(-count, reason_text(reason));
    std::sort(rows.begin(), rows.end());
    for (const auto& [falling, reason] : rows) {
        add_row(reason, -falling, -rows.front().first);
        spoken << tr("%1: %2").arg(reason, number(-falling));
    }
    if (rows.empty()) grid_->addWidget(make_muted(tr("Nothing is rejected yet.")), 0, 0, 1, 3);
    setAccessibleDescription(spoken.join(QStringLiteral(", ")));
}

}  // namespace tw::ui
