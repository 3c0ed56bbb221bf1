#include "ui/shell/command_palette.h"

#include "ui/shell/palette_model.h"
#include "ui/widgets/layout.h"
#include "ui/widgets/theme.h"

#include <QKeyEvent>
#include <QLineEdit>
#include <QListView>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

namespace tw::ui {

namespace {

/// Group and words at the left, keys or what stands in the way at the right.
class PaletteDelegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex&) const override {
        return {option.fontMetrics.averageCharWidth() * 40, option.fontMetrics.height() + 14};
    }

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override {
        painter->save();
        if (option.state & QStyle::State_Selected) painter->fillRect(option.rect, theme().selected);
        const QRect room = option.rect.adjusted(12, 0, -12, 0);
        const QString why = index.data(PaletteModel::obstacle_role).toString();
        const QString right = why.isEmpty() ? index.data(PaletteModel::keys_role).toString() : why;
        const int right_width = std::min(option.fontMetrics.horizontalAdvance(right), room.width() / 2);
        painter->setPen(theme().muted);
        painter->drawText(room, Qt::AlignRight | Qt::AlignVCenter, option.fontMetrics.elidedText(right, Qt::ElideRight, right_width));
        const QString group = index.data(PaletteModel::group_role).toString() + QStringLiteral("  ›  ");
        painter->drawText(room, Qt::AlignLeft | Qt::AlignVCenter, group);
        const QRect words = room.adjusted(option.fontMetrics.horizontalAdvance(group), 0, -right_width - 12, 0);
        painter->setPen(why.isEmpty() ? theme().text : theme().muted);
        painter->drawText(words, Qt::AlignLeft | Qt::AlignVCenter,
                          option.fontMetrics.elidedText(index.data().toString(), Qt::ElideRight, words.width()));
        painter->restore();
    }
};

}  // namespace

CommandPalette::CommandPalette(Commands& commands, const QStringList& recent, QWidget* parent) : QDialog(parent), commands_(commands) {
    setObjectName("commandPalette");
    setWindowTitle(tr("Commands"));
    setAttribute(Qt::WA_DeleteOnClose);
    resize(640, 420);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(gap, gap, gap, gap);
    column->setSpacing(8);
    wanted_ = new QLineEdit;
    wanted_->setObjectName("paletteWanted");
    wanted_->setAccessibleName(tr("Command to find"));
    wanted_->setPlaceholderText(tr("A few letters of a command"));
    wanted_->addAction(icon("search", theme().muted), QLineEdit::LeadingPosition);
    wanted_->installEventFilter(this);
    model_ = new PaletteModel(commands, recent, this);
    list_ = new QListView;
    list_->setObjectName("paletteList");
    list_->setAccessibleName(tr("Commands"));
    list_->setModel(model_);
    list_->setItemDelegate(new PaletteDelegate(list_));
    list_->setUniformItemSizes(true);
    list_->setFocusPolicy(Qt::NoFocus);
    none_ = make_empty_note(tr("No command has these letters."));
    none_->setObjectName("paletteNone");
    column->addWidget(wanted_);
    column->addWidget(list_, 1);
    column->addWidget(none_, 1);
    connect(wanted_, &QLineEdit::textChanged, this, &CommandPalette::filter);
    connect(list_, &QListView::clicked, this, &CommandPalette::run_current);
    filter({});
}

void CommandPalette::filter(const QString& wanted) {
    model_->filter(wanted);
    const bool found = model_->rowCount() > 0;
    list_->setVisible(found);
    none_->setVisible(!found);
    list_->setCurrentIndex(model_->index(0));
}

void CommandPalette::run_current() {
    const QModelIndex place = list_->currentIndex();
    if (!place.isValid()) return;
    const Command command = model_->command(place.row());
    if (!Commands::obstacle(command).isEmpty()) return;
    // Closed first: the command may open a window of its own.
    Commands& commands = commands_;
    close();
    commands.run(command);
}

bool CommandPalette::eventFilter(QObject*, QEvent* event) {
    if (event->type() != QEvent::KeyPress) return false;
    const int key = static_cast<QKeyEvent*>(event)->key();
    if (key == Qt::Key_Return || key == Qt::Key_Enter) {
        run_current();
        return true;
    }
    const bool page = key == Qt::Key_PageDown || key == Qt::Key_PageUp;
    if (key != Qt::Key_Down && key != Qt::Key_Up && !page) return false;
    const int step = (page ? 8 : 1) * (key == Qt::Key_Down || key == Qt::Key_PageDown ? 1 : -1);
    const int row = std::clamp(list_->currentIndex().row() + step, 0, std::max(0, model_->rowCount() - 1));
    list_->setCurrentIndex(model_->index(row));
    return true;
}

}  // namespace tw::ui
