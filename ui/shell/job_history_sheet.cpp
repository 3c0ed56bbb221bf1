#include "ui/shell/job_history_sheet.h"

#include "ui/models/job_history.h"
#include "ui/widgets/layout.h"
#include "ui/widgets/theme.h"

#include <QHeaderView>
#include <QStyledItemDelegate>
#include <QTableView>
#include <QVBoxLayout>

namespace tw::ui {

namespace {

/// Sign before the word, so that the outcome is told by neither alone.
class OutcomeDelegate : public QStyledItemDelegate {
public:
    OutcomeDelegate(const JobHistory& history, QObject* parent) : QStyledItemDelegate(parent), history_(history) {}

protected:
    void initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const override {
        QStyledItemDelegate::initStyleOption(option, index);
        const jobs::State state = history_.records()[static_cast<std::size_t>(index.row())].state;
        const QColor colour = state == jobs::State::failed ? theme().bad : state == jobs::State::done ? theme().good : theme().muted;
        option->icon = icon(outcome_icon(state), colour);
        option->decorationSize = {14, 14};
        option->features |= QStyleOptionViewItem::HasDecoration;
    }

private:
    const JobHistory& history_;
};

}  // namespace

JobHistorySheet::JobHistorySheet(JobHistory& history, QWidget* parent) : QDialog(parent) {
    setObjectName("jobHistorySheet");
    setWindowTitle(tr("Finished jobs"));
    setAttribute(Qt::WA_DeleteOnClose);
    resize(760, 360);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(page_margin, page_margin, page_margin, page_margin);
    auto* none =
        make_empty_note(tr("No job has ended since this project was opened. What a job finished is kept, also when it is stopped."));
    none->setObjectName("jobHistoryEmpty");
    auto* table = new QTableView;
    set_up_table(table, "jobHistoryTable", tr("Finished jobs"));
    table->setModel(&history);
    table->setItemDelegateForColumn(JobHistory::outcome_column, new OutcomeDelegate(history, table));
    table->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    column->addWidget(none);
    column->addWidget(table, 1);
    const auto show_what_there_is = [none, table, &history] {
        none->setVisible(history.rowCount() == 0);
        table->setVisible(history.rowCount() > 0);
    };
    connect(&history, &QAbstractItemModel::rowsInserted, this, show_what_there_is);
    connect(&history, &QAbstractItemModel::modelReset, this, show_what_there_is);
    show_what_there_is();
}

}  // namespace tw::ui
