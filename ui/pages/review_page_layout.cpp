#include "ui/bridge/text.h"
#include "ui/pages/review_page.h"
#include "ui/pages/review_side.h"
#include "ui/pages/sample_bar.h"
#include "ui/pages/threshold_panel.h"
#include "ui/widgets/layout.h"
#include "ui/widgets/picture_grid.h"
#include "ui/widgets/picture_view.h"
#include "ui/widgets/reject_reasons.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QProgressBar>
#include <QScrollArea>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

namespace tw::ui {

namespace {
constexpr int strip_size = 64;  // px of a thumbnail
constexpr int grid_size = 112;
constexpr int narrowest_choice = 88;  // px
}  // namespace

ReviewPage::ReviewPage(const PageContext& context) : Page(context), learner_(context.session), list_(context.session, learner_) {
    setObjectName("reviewPage");
    const QString folder = qt(project().folder());
    in_grid_ = settings().place(folder, "review/grid").toBool();
    learner_.set_enabled(settings().place(folder, "review/suggestions").isNull() ||
                         settings().place(folder, "review/suggestions").toBool());
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(page_margin, 12, page_margin, 12);
    column->setSpacing(8);
    column->addWidget(make_filter_bar());
    sample_bar_ = new SampleBar(session());
    column->addWidget(sample_bar_);
    auto* row = new QHBoxLayout;
    row->setSpacing(gap);
    stage_ = new QStackedWidget;
    stage_->addWidget(make_stage());
    stage_->addWidget(make_grid());
    stage_->addWidget(make_empty_note());
    row->addWidget(stage_, 1);
    row->addWidget(make_side());
    column->addLayout(row, 1);
    make_verdict_actions();
    make_other_actions();
    column->addWidget(make_verdict_bar());
    strip_ = new PictureGrid("reviewStrip", strip_size, false, true);
    strip_->setAccessibleName(tr("Pictures in this list"));
    strip_->setModel(&list_.model());
    column->addWidget(strip_);
    list_.set_current(settings().place(folder, "review/position").toLongLong());
    connect_parts();
    show_stage();
    setFocusProxy(in_grid_ ? grid_ : nullptr);
}

void ReviewPage::connect_parts() {
    connect(&list_, &ReviewList::current_changed, this, &ReviewPage::show_current);
    connect(&list_, &ReviewList::judged, this, &ReviewPage::note_judged);
    connect(strip_, &QAbstractItemView::clicked, this, [this](const QModelIndex& place) { list_.set_current_row(place.row()); });
    connect(grid_->selectionModel(), &QItemSelectionModel::currentChanged, this, [this](const QModelIndex& place) {
        if (in_grid_ && place.isValid() && grid_->hasFocus()) list_.set_current_row(place.row());
    });
    connect(grid_->selectionModel(), &QItemSelectionModel::selectionChanged, this, &ReviewPage::show_selection);
    connect(grid_, &QAbstractItemView::doubleClicked, this, [this] { show_view(false); });
    connect(&session().pictures(), &PictureLoader::picture_ready, this, [this](qint64 image_id) {
        if (image_id == list_.current() && shown_id_ == 0) show_picture();
        if (image_id == side_->beside_id()) show_beside();
    });
    connect(&session().pictures(), &PictureLoader::failed, this, [this](qint64 image_id, const QString& reason) {
        if (image_id != list_.current() || in_grid_) return;
        // A picture that cannot be read can still be judged: the reason is what is on the screen.
        shown_id_ = image_id;
        picture_->set_message(reason);
    });
    connect(&session(), &ProjectSession::verdicts_moved, this, [this](const std::vector<std::int64_t>& ids) {
        if (list_.loaded()) attempt([&] { list_.bring_back(ids); });
        read_tally();
        side_->thresholds().recount();
        sample_bar_->examine();
        learner_.learn();
    });
    for (const auto& [from, to] : {std::pair(picture_, compared_), std::pair(compared_, picture_)}) {
        connect(from, &PictureView::viewport_changed, to, &PictureView::set_viewport);
    }
    connect(side_, &ReviewSide::beside_changed, this, &ReviewPage::show_beside);
    connect(side_, &ReviewSide::compare_wanted, this, [this] {
        if (!in_grid_ && !compared_->isVisible()) toggle_compare();
    });
    connect(side_, &ReviewSide::suggestions_switched, this, &ReviewPage::switch_suggestions);
    connect(&side_->thresholds(), &ThresholdPanel::verdict_wanted, this, &ReviewPage::judge_side);
    connect(sample_bar_, &SampleBar::drawn, this, [this](const std::vector<std::int64_t>& ids) {
        // The sample is the list now.
        for (QComboBox* box : {class_, verdict_, order_}) box->setEnabled(false);
        list_.load_sample(ids);
        setFocus();
    });
    connect(sample_bar_, &SampleBar::ended, this, &ReviewPage::end_sample);
    connect(sample_bar_, &SampleBar::rest_judged, this, [this](const QString& words) { emit notice(words, true); });
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
    order_->addItem(tr("unsure first"), static_cast<int>(stages::ReviewOrder::unsure));
    const QString folder = qt(project().folder());
    verdict_->setCurrentIndex(settings().place(folder, "review/verdict").toInt());
    order_->setCurrentIndex(settings().place(folder, "review/order").toInt());
    for (QComboBox* box : {class_, verdict_, order_}) {
        box->setFocusPolicy(Qt::TabFocus);
        box->setMinimumWidth(narrowest_choice);
        row->addWidget(box);
    }
    row->addWidget(make_view_switch());
    auto* sample = make_button(tr("By sample…"), "reviewBySample");
    sample->setToolTip(tr("Judge a few at random and decide on the rest"));
    sample->setFocusPolicy(Qt::TabFocus);
    connect(sample, &QPushButton::clicked, this, &ReviewPage::start_sample);
    row->addWidget(sample);
    tally_text_ = make_muted();
    tally_text_->setObjectName("reviewTally");
    tally_text_->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    row->addWidget(tally_text_, 2);
    tally_bar_ = new QProgressBar;
    tally_bar_->setObjectName("reviewTallyBar");
    tally_bar_->setAccessibleName(tr("Progress to the target"));
    tally_bar_->setTextVisible(false);
    tally_bar_->setFixedWidth(80);
    tally_bar_->hide();
    row->addWidget(tally_bar_);
    row->addWidget(make_help_button());
    connect(class_, &QComboBox::currentIndexChanged, this, [this] {
        session().pick_class(class_->currentData().toLongLong());
        load();
        read_tally();
    });
    connect(verdict_, &QComboBox::currentIndexChanged, this, &ReviewPage::load);
    connect(order_, &QComboBox::currentIndexChanged, this, [this] {
        const bool unsure = order_->currentData().toInt() == static_cast<int>(stages::ReviewOrder::unsure);
        if (unsure && !learner_.enabled()) side_->toggle_suggestions();
        load();
    });
    return bar;
}

QWidget* ReviewPage::make_view_switch() {
    auto* box = new QWidget;
    box->setObjectName("viewSwitch");
    auto* row = new QHBoxLayout(box);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    const std::pair<const char*, QString> views[] = {{"viewCulling", tr("One")}, {"viewGrid", tr("Grid")}};
    for (std::size_t i = 0; i < views_.size(); ++i) {
        // No group: in one, only the arrow keys reach the other button, and those are taken by the pictures.
        auto* button = new QToolButton;
        button->setObjectName(views[i].first);
        button->setText(views[i].second);
        button->setAccessibleName(i == 0 ? tr("One picture at a time") : tr("Many pictures in a grid"));
        button->setToolTip(button->accessibleName() + QStringLiteral(" (G)"));
        button->setCheckable(true);
        button->setFocusPolicy(Qt::TabFocus);
        connect(button, &QToolButton::clicked, this, [this, i] { show_view(i == 1); });
        views_[i] = button;
        row->addWidget(button);
    }
    mark_view();
    return box;
}

QWidget* ReviewPage::make_grid() {
    QBoxLayout* card = nullptr;
    QWidget* frame = make_card(card);
    card->setContentsMargins(6, 6, 6, 6);
    grid_ = new PictureGrid("reviewGrid", grid_size);
    grid_->setAccessibleName(tr("Pictures in this list, as a grid"));
    grid_->setSelectionMode(QAbstractItemView::ExtendedSelection);
    grid_->setModel(&list_.model());
    card->addWidget(grid_);
    return frame;
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
    card->addSpacing(gap);
    auto* why = make_heading(tr("Why pictures were rejected"), "section");
    why->setAlignment(Qt::AlignCenter);
    card->addWidget(why);
    reasons_ = new RejectReasons;
    reasons_->setObjectName("reviewReasons");
    reasons_->setFixedWidth(side_width);
    card->addWidget(reasons_, 0, Qt::AlignHCenter);
    card->addStretch(1);
    connect(all, &QPushButton::clicked, this, &ReviewPage::show_all);
    connect(next, &QPushButton::clicked, this, &ReviewPage::next_class);
    return frame;
}

QWidget* ReviewPage::make_side() {
    side_ = new ReviewSide(session(), learner_);
    QScrollArea* scroll = make_side_column(side_, 308);
    scroll->setProperty("card", true);
    return scroll;
}

QWidget* ReviewPage::make_verdict_bar() {
    auto* bar = new QFrame;
    bar->setObjectName("reviewBar");
    auto* row = new QHBoxLayout(bar);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(6);
    selection_ = new QLabel;
    selection_->setObjectName("reviewSelection");
    selection_->setProperty("state", "good");
    selection_->hide();
    row->addStretch(1);
    row->addWidget(selection_);
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
    add_key_action(tr("Full size"), "fullSize", {Qt::Key_Z}, [this] { picture_->toggle_actual_size(); });
    add_key_action(tr("Details"), "details", {Qt::Key_I}, [this] { side_->toggle_details(); });
    add_key_action(tr("Grid or one picture"), "toggleGrid", {Qt::Key_G}, [this] { show_view(!in_grid_); });
    add_key_action(tr("Select all that the filter shows"), "selectAll", {QKeySequence::SelectAll}, [this] { select_all(); });
    add_key_action(tr("Clear the selection"), "clearSelection", {Qt::Key_Escape}, [this] { clear_selection(); });
    add_key_action(tr("Suggestions from your own verdicts"), "toggleSuggestions", {Qt::Key_L}, [this] { side_->toggle_suggestions(); });
    add_key_action(tr("Judge by a random sample"), "bySample", {Qt::Key_B}, [this] { start_sample(); });
}

}  // namespace tw::ui
