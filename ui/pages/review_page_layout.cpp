#include "ui/bridge/text.h"
#include "ui/pages/review_page.h"
#include "ui/widgets/layout.h"
#include "ui/widgets/picture_grid.h"
#include "ui/widgets/picture_view.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QProgressBar>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

namespace tw::ui {

ReviewPage::ReviewPage(const PageContext& context)
    : Page(context), list_(context.session), neighbours_(context.session, PictureModel::Kind::real) {
    setObjectName("reviewPage");
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(page_margin, 12, page_margin, 12);
    column->setSpacing(8);
    column->addWidget(make_filter_bar());
    auto* row = new QHBoxLayout;
    row->setSpacing(gap);
    stage_ = new QStackedWidget;
    stage_->addWidget(make_stage());
    stage_->addWidget(make_empty_note());
    row->addWidget(stage_, 1);
    row->addWidget(make_side());
    column->addLayout(row, 1);
    make_verdict_actions();
    make_other_actions();
    column->addWidget(make_verdict_bar());
    strip_ = new PictureGrid("reviewStrip", 64, false, true);
    strip_->setAccessibleName(tr("Pictures in this list"));
    strip_->setModel(&list_.model());
    column->addWidget(strip_);
    list_.set_current(settings().place(qt(project().folder()), "review/position").toLongLong());

    connect(&list_, &ReviewList::current_changed, this, &ReviewPage::show_current);
    connect(strip_, &QAbstractItemView::clicked, this,
            [this](const QModelIndex& place) { list_.set_current(place.data(PictureModel::id_role).toLongLong()); });
    connect(&session().pictures(), &PictureLoader::picture_ready, this, [this](qint64 image_id) {
        if (image_id == list_.current() && shown_id_ == 0) show_picture();
        if (image_id == nearest_id_ && compared_->isVisible()) compared_->set_image(session().pictures().picture(image_id));
    });
    connect(&session().pictures(), &PictureLoader::failed, this, [this](qint64 image_id, const QString& reason) {
        if (image_id != list_.current()) return;
        // A picture that cannot be read can still be judged: the reason is what is on the screen.
        shown_id_ = image_id;
        picture_->set_message(reason);
    });
    connect(&session(), &ProjectSession::verdicts_moved, this, [this](const std::vector<std::int64_t>& ids) {
        if (list_.loaded()) attempt([&] { list_.bring_back(ids); });
        read_tally();
    });
}

QWidget* ReviewPage::make_filter_bar() {
    auto* bar = new QWidget;
    auto* row = new QHBoxLayout(bar);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(make_heading(title(), "page"));
    row->addSpacing(gap);
    class_ = new QComboBox;
    class_->setObjectName("reviewClass");
    class_->setAccessibleName(tr("Class"));
    class_->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    class_->addItem(tr("all classes"), 0);
    verdict_ = new QComboBox;
    verdict_->setObjectName("reviewVerdict");
    verdict_->setAccessibleName(tr("Verdict"));
    verdict_->addItem(tr("to judge"), "unjudged");
    verdict_->addItem(tr("accepted"), "accepted");
    verdict_->addItem(tr("rejected"), "rejected");
    verdict_->addItem(tr("all"), QString());
    order_ = new QComboBox;
    order_->setObjectName("reviewOrder");
    order_->setAccessibleName(tr("Order"));
    order_->addItem(tr("oldest first"), static_cast<int>(stages::ReviewOrder::time));
    order_->addItem(tr("by margin"), static_cast<int>(stages::ReviewOrder::margin));
    order_->addItem(tr("by novelty"), static_cast<int>(stages::ReviewOrder::novelty));
    const QString folder = qt(project().folder());
    verdict_->setCurrentIndex(settings().place(folder, "review/verdict").toInt());
    order_->setCurrentIndex(settings().place(folder, "review/order").toInt());
    for (QComboBox* box : {class_, verdict_, order_}) row->addWidget(box);
    row->addStretch(1);
    tally_ = make_muted();
    tally_->setObjectName("reviewTally");
    tally_->setWordWrap(false);
    row->addWidget(tally_);
    tally_bar_ = new QProgressBar;
    tally_bar_->setObjectName("reviewTallyBar");
    tally_bar_->setAccessibleName(tr("Progress to the target"));
    tally_bar_->setTextVisible(false);
    tally_bar_->setFixedWidth(80);
    tally_bar_->hide();
    row->addWidget(tally_bar_);
    connect(class_, &QComboBox::currentIndexChanged, this, [this] {
        session().pick_class(class_->currentData().toLongLong());
        load();
        read_tally();
    });
    connect(verdict_, &QComboBox::currentIndexChanged, this, &ReviewPage::load);
    connect(order_, &QComboBox::currentIndexChanged, this, &ReviewPage::load);
    return bar;
}

QWidget* ReviewPage::make_stage() {
    QBoxLayout* card = nullptr;
    QWidget* frame = make_card(card);
    auto* row = new QHBoxLayout;
    picture_ = new PictureView;
    picture_->setObjectName("reviewPicture");
    picture_->set_message(tr("Reading…"));
    compared_ = new PictureView;
    compared_->setObjectName("reviewCompared");
    compared_->setAccessibleName(tr("Nearest real picture"));
    compared_->hide();
    row->addWidget(picture_, 1);
    row->addWidget(compared_, 1);
    card->addLayout(row, 1);
    return frame;
}

QWidget* ReviewPage::make_empty_note() {
    QBoxLayout* card = nullptr;
    QWidget* frame = make_card(card);
    card->addStretch(1);
    empty_ = make_heading({}, "section");
    empty_->setObjectName("reviewEmpty");
    empty_->setAlignment(Qt::AlignCenter);
    card->addWidget(empty_);
    auto* row = new QHBoxLayout;
    row->addStretch(1);
    auto* all = make_button(tr("Show all"), "reviewShowAll");
    auto* next = make_button(tr("Next class"), "reviewNextClass", true);
    row->addWidget(all);
    row->addWidget(next);
    row->addStretch(1);
    card->addLayout(row);
    card->addStretch(1);
    connect(all, &QPushButton::clicked, this, &ReviewPage::show_all);
    connect(next, &QPushButton::clicked, this, &ReviewPage::next_class);
    return frame;
}

QWidget* ReviewPage::make_side() {
    QBoxLayout* card = nullptr;
    QWidget* frame = make_card(card);
    frame->setFixedWidth(300);
    card->addWidget(make_heading(tr("Nearest real pictures"), "section"));
    neighbour_grid_ = new PictureGrid("reviewNeighbours", 76, true);
    neighbour_grid_->setAccessibleName(tr("Nearest real pictures, with pixel distance"));
    neighbour_grid_->setModel(&neighbours_);
    neighbour_grid_->setFocusPolicy(Qt::NoFocus);
    neighbour_grid_->setSelectionMode(QAbstractItemView::NoSelection);
    neighbour_grid_->setFixedHeight(2 * (76 + 8 + 18) + 6);
    neighbour_grid_->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    card->addWidget(neighbour_grid_);
    card->addWidget(make_heading(tr("Scores"), "section"));
    scores_ = new QLabel;
    scores_->setObjectName("reviewScores");
    scores_->setWordWrap(true);
    card->addWidget(scores_);
    details_ = make_muted();
    details_->setObjectName("reviewDetails");
    details_->setTextInteractionFlags(Qt::TextSelectableByMouse);
    card->addWidget(details_);
    card->addStretch(1);
    return frame;
}

QWidget* ReviewPage::make_verdict_bar() {
    auto* bar = new QFrame;
    bar->setObjectName("reviewBar");
    auto* row = new QHBoxLayout(bar);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(6);
    row->addStretch(1);
    for (QAction* action : actions_) {
        if (!action->property("verdict").toBool()) continue;
        auto* button = new QToolButton;
        button->setDefaultAction(action);
        button->setText(QStringLiteral("%1  %2").arg(action->shortcut().toString(), action->text()));
        button->setAccessibleName(action->text());
        button->setToolButtonStyle(Qt::ToolButtonTextOnly);
        button->setObjectName(action->objectName() + "Button");
        button->setFocusPolicy(Qt::NoFocus);
        row->addWidget(button);
    }
    row->addStretch(1);
    return bar;
}

QAction* ReviewPage::add_key_action(const QString& text, const char* name, const QList<QKeySequence>& keys, std::function<void()> run) {
    auto* action = new QAction(text, this);
    action->setObjectName(name);
    action->setShortcuts(keys);
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    connect(action, &QAction::triggered, this, std::move(run));
    addAction(action);
    actions_.append(action);
    return action;
}

void ReviewPage::add_verdict_action(const QString& text, const char* name, const QList<QKeySequence>& keys, const char* verdict,
                                    const char* reason) {
    QAction* action = add_key_action(text, name, keys, [this, verdict, reason, text] { judge(verdict, reason, text); });
    // A key that is held down must not judge pictures that nobody has looked at.
    action->setAutoRepeat(false);
    action->setProperty("verdict", true);
    action->setEnabled(!session().read_only());
}

void ReviewPage::make_verdict_actions() {
    add_verdict_action(tr("Accept"), "accept", {Qt::Key_P, Qt::Key_A}, "accepted", "");
    add_verdict_action(tr("Reject"), "reject", {Qt::Key_X}, "rejected", "");
    add_verdict_action(tr("Wrong class"), "rejectWrongClass", {Qt::Key_1}, "rejected", "wrong_class");
    add_verdict_action(tr("Artefact"), "rejectArtefact", {Qt::Key_2}, "rejected", "artefact");
    add_verdict_action(tr("Too like real"), "rejectTooLikeReal", {Qt::Key_3}, "rejected", "too_like_real");
    add_verdict_action(tr("Off style"), "rejectOffStyle", {Qt::Key_4}, "rejected", "off_style");
    add_verdict_action(tr("Clear verdict"), "clearVerdict", {Qt::Key_U}, "unjudged", "");
}

void ReviewPage::make_other_actions() {
    add_key_action(tr("Next"), "nextSample", {Qt::Key_Space, Qt::Key_Right, Qt::Key_PageDown}, [this] { list_.next(); });
    add_key_action(tr("Previous"), "previousSample", {Qt::Key_Backspace, Qt::Key_Left, Qt::Key_PageUp}, [this] { list_.previous(); });
    add_key_action(tr("Compare with the nearest real picture"), "compare", {Qt::Key_C}, [this] { toggle_compare(); });
    add_key_action(tr("Full size"), "fullSize", {Qt::Key_Z}, [this] { picture_->set_actual_size(!picture_->actual_size()); });
    add_key_action(tr("Details"), "details", {Qt::Key_I}, [this] { toggle_details(); });
}

}  // namespace tw::ui
