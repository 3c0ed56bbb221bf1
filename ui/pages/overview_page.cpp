#include "ui/pages/overview_page.h"

#include "ui/bridge/text.h"
#include "ui/widgets/class_histogram.h"
#include "ui/widgets/layout.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QVBoxLayout>

namespace tw::ui {

OverviewPage::OverviewPage(const PageContext& context) : Page(context) {
    Frame frame = make_frame(tr("Where this project stands, and what comes next."));
    auto* grid = new QGridLayout;
    grid->setSpacing(gap);
    images_ = add_figure(grid, 0, tr("Real training images"), "figureImages");
    plan_ = add_figure(grid, 1, tr("Still to make"), "figureToMake");
    accepted_ = add_figure(grid, 2, tr("Accepted pictures"), "figureAccepted");
    trained_ = add_figure(grid, 3, tr("Classifiers trained"), "figureTrained");
    frame.body->addLayout(grid);

    QBoxLayout* card = nullptr;
    frame.body->addWidget(make_card(card));
    auto* row = new QHBoxLayout;
    auto* words = new QVBoxLayout;
    next_heading_ = make_heading({}, "section");
    words->addWidget(next_heading_);
    next_reason_ = make_muted();
    next_reason_->setObjectName("nextStepReason");
    words->addWidget(next_reason_);
    row->addLayout(words, 1);
    next_ = make_button({}, "nextStepButton", true);
    row->addWidget(next_);
    card->addLayout(row);
    connect(next_, &QPushButton::clicked, this, [this] { emit go_to(is_watching() ? session().jobs().page() : next_step_.page); });
    connect(&session().jobs(), &JobRunner::state_changed, this, &OverviewPage::show_next);
    connect(&session().jobs(), &JobRunner::progressed, this, &OverviewPage::show_next);

    QBoxLayout* chart = nullptr;
    chart_ = make_card(chart);
    // The room is the chart's, and nobody's while it is hidden.
    frame.body->addWidget(chart_, 1000);
    frame.body->addStretch(1);
    chart->addWidget(make_heading(tr("Training images per class"), "section"));
    histogram_ = new ClassHistogram;
    histogram_->setObjectName("overviewHistogram");
    chart->addWidget(histogram_, 1);
    connect(histogram_, &ClassHistogram::class_clicked, this, [this](qint64 class_id) { session().toggle_class(class_id); });
    connect(histogram_, &ClassHistogram::classes_swept, this, [this](const auto& class_ids) { session().toggle_classes(class_ids); });
}

OverviewPage::Figure OverviewPage::add_figure(QGridLayout* grid, int place, const QString& title, const char* name) {
    Figure figure;
    QBoxLayout* card = nullptr;
    grid->addWidget(make_card(card), 0, place);
    grid->setColumnStretch(place, 1);
    card->setSpacing(2);
    card->addWidget(make_muted(title));
    figure.value = new QLabel(QStringLiteral("–"));
    figure.value->setProperty("figure", true);
    figure.value->setObjectName(name);
    figure.value->setAccessibleName(title);
    card->addWidget(figure.value);
    figure.note = make_muted();
    card->addWidget(figure.note);
    card->addStretch(1);
    return figure;
}

void OverviewPage::activate() {
    session().reader().ask(
        this, "summary", [](project::Project& project) { return summarize(project); },
        [this](const Summary& summary) { show_summary(summary); });
}

void OverviewPage::refresh(const Tables&) {
    activate();
}

void OverviewPage::show_class(std::int64_t) {
    histogram_->set_picked(session().picked_classes());
}

void OverviewPage::show_summary(const Summary& s) {
    images_.value->setText(number(s.real_of("train")));
    images_.note->setText(tr("in %1 classes; %2 for validation, %3 for test")
                              .arg(number(s.classes), number(s.real_of("validation")), number(s.real_of("test"))));
    plan_.value->setText(number(s.to_make));
    plan_.note->setText(s.filled_classes == 0 ? tr("no class has a target yet")
                                              : tr("%1 classes are to be filled").arg(number(s.filled_classes)));
    accepted_.value->setText(number(s.accepted));
    accepted_.note->setText(tr("of %1 drawn; %2 rejected, %3 to judge").arg(number(s.samples), number(s.rejected), number(s.unjudged)));
    trained_.value->setText(number(s.trainings));
    trained_.note->setText(s.exports == 0   ? tr("not exported yet")
                           : s.exports == 1 ? tr("exported once")
                                            : tr("exported %1 times").arg(number(s.exports)));
    next_step_ = next_step(s);
    show_next();
    chart_->setVisible(s.classes > 0);
    histogram_->set_classes(s.plan.classes);
    histogram_->set_picked(session().picked_classes());
}

bool OverviewPage::is_watching() const {
    const JobRunner& jobs = session().jobs();
    return jobs.busy() && !jobs.page().isEmpty() && jobs.page() != key();
}

/// What runs now does the next step, or holds it up.
void OverviewPage::show_next() {
    const bool watching = is_watching();
    next_heading_->setText(watching ? tr("Running now") : tr("Next step"));
    next_->setText(watching ? tr("Watch it") : next_step_.action);
    next_reason_->setText(!watching ? next_step_.reason : tr("%1: %2").arg(session().jobs().title(), qt(session().jobs().progress().step)));
}

}  // namespace tw::ui
