#include "ui/pages/filter_page.h"

#include "core/project/classes.h"
#include "core/stages/filtering/rules.h"
#include "core/stages/review/review.h"
#include "core/workflow/rules.h"
#include "ui/bridge/text.h"
#include "ui/models/keep_model.h"
#include "ui/widgets/bar_delegate.h"
#include "ui/widgets/layout.h"
#include "ui/widgets/score_histogram.h"
#include "ui/widgets/theme.h"

#include <QComboBox>
#include <QEvent>
#include <QGridLayout>
#include <QHeaderView>
#include <QSpinBox>
#include <QTableView>
#include <QVBoxLayout>

namespace tw::ui {

namespace {
constexpr int chart_columns = 3;
}

FilterPage::FilterPage(const PageContext& context) : Page(context) {
    Frame frame =
        make_frame(tr("Drag a line to move a threshold; nothing is computed again. The curve is the real training "
                      "images' own scores, each left out of its own comparison."));
    score_ = make_button(tr("Score pictures"), "scoreButton", true);
    apply_ = make_button(tr("Judge by these thresholds"), "applyRuleButton");
    apply_->setToolTip(tr("Accepts and rejects what nobody judged yet, no more than the plan needs; one step to undo."));
    frame.actions->addWidget(apply_);
    frame.actions->addWidget(score_);
    auto* row = new QHBoxLayout;
    class_ = new QComboBox;
    class_->setObjectName("filterClass");
    class_->setAccessibleName(tr("Class"));
    class_->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    class_->addItem(tr("all classes"), 0);
    row->addWidget(class_);
    legend_ = new QLabel;
    draw_legend();
    row->addWidget(legend_);
    row->addStretch(1);
    row->addWidget(new QLabel(tr("Keep of the real")));
    keep_share_ = new QSpinBox;
    keep_share_->setObjectName("keepShare");
    keep_share_->setAccessibleName(tr("Share of the real images that the thresholds keep"));
    keep_share_->setRange(50, 100);
    keep_share_->setValue(95);
    keep_share_->setSuffix(QStringLiteral(" %"));
    row->addWidget(keep_share_);
    defaults_ = make_button(tr("Set thresholds"), "defaultThresholdsButton");
    row->addWidget(defaults_);
    frame.body->addLayout(row);
    auto* grid = new QGridLayout;
    grid->setSpacing(gap);
    add_chart(grid, 0, "margin", tr("Margin: own class minus best other"));
    add_chart(grid, 1, "hard_cosine", tr("Cosine to the real images"));
    add_chart(grid, 2, "nearest_real", tr("Pixel distance to the nearest real"));
    add_chart(grid, 3, "contrast", tr("Contrast"));
    add_chart(grid, 4, "roughness", tr("Roughness"));
    grid->addWidget(make_rates(), 1, 2);
    for (int column = 0; column < chart_columns; ++column) grid->setColumnStretch(column, 1);
    frame.body->addLayout(grid, 1);
    connect(score_, &QPushButton::clicked, this, &FilterPage::score);
    connect(apply_, &QPushButton::clicked, this, &FilterPage::apply_rule);
    connect(defaults_, &QPushButton::clicked, this, &FilterPage::set_defaults);
    connect(class_, &QComboBox::currentIndexChanged, this, [this] { session().pick_class(class_->currentData().toLongLong()); });
    connect(&session().jobs(), &JobRunner::state_changed, this, &FilterPage::update_buttons);
    update_buttons();
}

void FilterPage::draw_legend() {
    legend_->setText(QStringLiteral("<span style='color:%1'>■</span> %2 &nbsp; <span style='color:%3'>▁▂▁</span> %4")
                         .arg(theme().accepted.name(), tr("generated"), theme().real.name(), tr("real training images")));
}

void FilterPage::changeEvent(QEvent* event) {
    if (event->type() == QEvent::PaletteChange && legend_) draw_legend();
    Page::changeEvent(event);
}

void FilterPage::add_chart(QGridLayout* grid, int place, const char* score, const QString& title) {
    Chart& chart = charts_[static_cast<std::size_t>(place)];
    chart.score = score;
    const auto rule = std::find_if(stages::filter_rules.begin(), stages::filter_rules.end(),
                                   [&](const stages::FilterRule& one) { return chart.score == one.score; });
    chart.keeps_above = rule == stages::filter_rules.end() || rule->keeps == stages::Keeps::above;
    QBoxLayout* card = nullptr;
    grid->addWidget(make_card(card), place / chart_columns, place % chart_columns);
    card->setSpacing(2);
    QLabel* heading = make_heading(title, "section");
    heading->setWordWrap(true);
    card->addWidget(heading);
    chart.note = make_muted();
    chart.note->setObjectName(QStringLiteral("note_%1").arg(score));
    card->addWidget(chart.note);
    chart.histogram = new ScoreHistogram;
    chart.histogram->setObjectName(QStringLiteral("histogram_%1").arg(score));
    chart.histogram->set_keeps_above(chart.keeps_above);
    chart.histogram->setEnabled(!session().read_only());
    card->addWidget(chart.histogram, 1);
    connect(chart.histogram, &ScoreHistogram::threshold_moving, this, [this, &chart](double value) { show_note(chart, value); });
    connect(chart.histogram, &ScoreHistogram::threshold_moved, this, [this, &chart](double value) { move_threshold(chart, value); });
}

QWidget* FilterPage::make_rates() {
    rates_ = new KeepModel(this);
    rate_table_ = new QTableView;
    set_up_table(rate_table_, "keepTable", tr("Kept by class"));
    rate_table_->setModel(rates_);
    rate_table_->setItemDelegateForColumn(KeepModel::share_column, new BarDelegate(KeepModel::bar_role, this));
    rate_table_->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    rate_table_->horizontalHeader()->setSectionResizeMode(KeepModel::share_column, QHeaderView::Fixed);
    rate_table_->horizontalHeader()->setSectionResizeMode(KeepModel::warning_column, QHeaderView::Stretch);
    rate_table_->setColumnWidth(KeepModel::share_column, 72);
    connect(rate_table_, &QTableView::clicked, this,
            [this](const QModelIndex& place) { session().pick_class(place.data(KeepModel::class_id_role).toLongLong()); });
    return rate_table_;
}

void FilterPage::score() {
    session().start({tr("Scoring pictures"),
                     [share = keep_share_->value() / 100.0](JobTools& tools) {
                         stages::score_samples(tools.project, tools.client, {}, tools.control, tools.report);
                         if (tools.control.stopping()) return jobs::Outcome::stopped();
                         // What a person set stays.
                         stages::set_default_thresholds(tools.project, share);
                         return jobs::Outcome{};
                     },
                     {}});
}

void FilterPage::set_defaults() {
    session().start({tr("Setting thresholds"),
                     [share = keep_share_->value() / 100.0](JobTools& tools) {
                         stages::set_default_thresholds(tools.project, share);
                         return jobs::Outcome{};
                     },
                     {}});
}

void FilterPage::apply_rule() {
    const QPointer<FilterPage> page(this);
    const auto report = std::make_shared<stages::RuleReport>();
    session().start({tr("Judging by the thresholds"),
                     [report](JobTools& tools) {
                         *report = stages::judge_by_rule(tools.project, {}, workflow::filter_rule(tools.project));
                         return jobs::Outcome{};
                     },
                     [page, report](const jobs::Outcome& outcome) {
                         if (!page || !outcome.ok()) return;
                         emit page->notice(tr("%1 accepted, %2 rejected, %3 left to you")
                                               .arg(number(report->accepted), number(report->rejected), number(report->left)),
                                           true);
                     }});
}

void FilterPage::move_threshold(const Chart& chart, double value) {
    const std::int64_t class_id = class_->currentData().toLongLong();
    attempt([&] { stages::set_threshold_by_hand(project(), class_id, chart.score, value); });
    read_rates();
}

void FilterPage::activate() {
    session().reader().ask(
        this, "classes", [](project::Project& project) { return project::ClassRepository(project).all(); },
        [this](const std::vector<project::Class>& classes) {
            const QSignalBlocker quiet(class_);
            class_->clear();
            class_->addItem(tr("all classes"), 0);
            for (const project::Class& row : classes) class_->addItem(readable(row.name), static_cast<qlonglong>(row.id));
            class_->setCurrentIndex(std::max(0, class_->findData(static_cast<qlonglong>(session().picked_class()))));
            read_charts();
        });
    read_rates();
}

void FilterPage::refresh(const Tables& tables) {
    static const Tables shown = {"score", "threshold", "sample", "generation_run"};
    if (!tables.intersects(shown)) return;
    read_charts();
    read_rates();
}

void FilterPage::show_class(std::int64_t class_id) {
    const QSignalBlocker quiet(class_);
    class_->setCurrentIndex(std::max(0, class_->findData(static_cast<qlonglong>(class_id))));
    read_charts();
}

void FilterPage::read_charts() {
    const std::int64_t class_id = class_->currentData().toLongLong();
    for (Chart& chart : charts_) {
        session().reader().ask(
            this, "chart " + chart.score,
            [class_id, score = chart.score](project::Project& project) { return stages::score_histogram(project, score, class_id); },
            [this, &chart](stages::ScoreHistogram histogram) {
                chart.samples = std::move(histogram.samples);
                chart.real = std::move(histogram.real);
                chart.histogram->set_scores(chart.samples, chart.real, histogram.threshold);
                show_note(chart, histogram.threshold);
            });
    }
}

void FilterPage::show_note(const Chart& chart, double threshold) {
    if (chart.samples.empty() && chart.real.empty()) {
        chart.note->setText(tr("No scores yet."));
        return;
    }
    const auto share = [&](const std::vector<double>& values) {
        const auto kept = std::count_if(values.begin(), values.end(),
                                        [&](double value) { return chart.keeps_above ? value >= threshold : value <= threshold; });
        const double percent = 100.0 * static_cast<double>(kept) / static_cast<double>(values.size());
        return values.empty() ? QStringLiteral("–") : QStringLiteral("%1 %").arg(number(percent, 0));
    };
    chart.note->setText(tr("kept: %1 generated, %2 real").arg(share(chart.samples), share(chart.real)));
}

void FilterPage::read_rates() {
    struct Answer {
        std::vector<stages::KeepRate> rates;
        std::map<std::int64_t, QString> names;
    };
    session().reader().ask(
        this, "rates",
        [](project::Project& project) {
            Answer answer;
            answer.rates = stages::keep_rates(project, {});
            for (const project::Class& row : project::ClassRepository(project).all()) answer.names[row.id] = readable(row.name);
            return answer;
        },
        [this](Answer answer) { rates_->set_rates(std::move(answer.rates), std::move(answer.names)); });
}

void FilterPage::update_buttons() {
    const bool free = !session().jobs().busy() && !session().read_only();
    for (QPushButton* button : {score_, defaults_, apply_}) button->setEnabled(free);
}

}  // namespace tw::ui
