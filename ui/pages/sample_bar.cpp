#include "ui/pages/sample_bar.h"

#include "ui/bridge/text.h"
#include "ui/widgets/layout.h"

#include <QHBoxLayout>
#include <QRandomGenerator>
#include <QSpinBox>

#include <cmath>

namespace tw::ui {

SampleBar::SampleBar(ProjectSession& session, QWidget* parent) : QFrame(parent), session_(session) {
    setObjectName("sampleBar");
    setProperty("card", true);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(12, 6, 8, 6);
    row->setSpacing(8);
    text_ = new QLabel;
    text_->setObjectName("sampleText");
    text_->setWordWrap(true);
    row->addWidget(text_, 1);
    within_ = new QSpinBox;
    within_->setObjectName("sampleWithin");
    within_->setAccessibleName(tr("How exact the share of good ones in the rest is to be known"));
    within_->setPrefix(tr("± "));
    within_->setSuffix(tr(" %"));
    within_->setRange(3, 30);
    within_->setValue(10);
    row->addWidget(within_);
    count_ = new QSpinBox;
    count_->setObjectName("sampleCount");
    count_->setAccessibleName(tr("Pictures to judge"));
    count_->setMinimum(1);
    row->addWidget(count_);
    draw_ = make_button(tr("Draw them"), "sampleDraw", true);
    accept_ = make_button({}, "sampleAccept", true);
    reject_ = make_button({}, "sampleReject");
    stop_ = make_button({}, "sampleStop");
    for (QPushButton* button : {draw_, accept_, reject_, stop_}) row->addWidget(button);
    connect(within_, &QSpinBox::valueChanged, this, &SampleBar::propose);
    connect(draw_, &QPushButton::clicked, this, &SampleBar::draw);
    connect(accept_, &QPushButton::clicked, this, [this] { judge_rest("accepted"); });
    connect(reject_, &QPushButton::clicked, this, [this] { judge_rest("rejected"); });
    connect(stop_, &QPushButton::clicked, this, &SampleBar::stop);
    connect(&session_, &ProjectSession::writing_changed, this, &SampleBar::enable_buttons);
    hide();
}

void SampleBar::show_step(bool setting_up, bool decided) {
    for (QWidget* widget : std::initializer_list<QWidget*>{within_, count_, draw_}) widget->setVisible(setting_up);
    accept_->setVisible(decided);
    reject_->setVisible(decided);
    stop_->setText(setting_up ? tr("Close") : decided ? tr("Go on by hand") : tr("Stop"));
    show();
}

void SampleBar::enable_buttons() {
    const bool can_write = !session_.read_only() && !session_.writing();
    draw_->setEnabled(can_write && waiting_ > 0);
    accept_->setEnabled(can_write);
    reject_->setEnabled(can_write);
}

void SampleBar::offer(std::int64_t class_id, const QString& name) {
    if (active()) return;
    class_id_ = class_id;
    waiting_ = 0;
    show_step(true, false);
    enable_buttons();
    session_.reader().ask(
        this, "waiting",
        [class_id](project::Project& project) {
            return project::SampleRepository(project).count({{}, class_id, "unjudged"});
        },
        [this, name](std::int64_t waiting) {
            waiting_ = waiting;
            text_->setText(tr("Judge a random sample of the %1 that wait in %2; the share of good ones in the rest is then known within:")
                               .arg(number(waiting), name));
            count_->setMaximum(static_cast<int>(std::max<std::int64_t>(1, waiting)));
            enable_buttons();
            propose();
        });
}

void SampleBar::propose() {
    session_.reader().ask(
        this, "proposal",
        [waiting = waiting_, width = 2 * within_->value() / 100.0](project::Project&) { return stages::proposed_sample(waiting, width); },
        [this](std::int64_t count) { count_->setValue(static_cast<int>(count)); });
}

void SampleBar::draw() {
    const std::uint64_t seed = QRandomGenerator::system()->generate();
    const auto drawn_sample = std::make_shared<stages::DrawnSample>();
    session_.write(
        this,
        [drawn_sample, class_id = class_id_, count = count_->value(), seed](project::Project& project) {
            *drawn_sample = stages::draw_sample(project, class_id, count, seed);
            stages::keep_sample(project, *drawn_sample);
        },
        [this, drawn_sample] {
            sample_ = *drawn_sample;
            emit drawn(sample_->ids);
            examine();
        });
}

void SampleBar::resume() {
    session_.reader().ask(
        this, "kept sample", [](project::Project& project) { return stages::kept_sample(project); },
        [this](std::optional<stages::DrawnSample> kept) {
            if (!kept || active()) return;
            sample_ = std::move(kept);
            emit drawn(sample_->ids);
            examine();
        });
}

void SampleBar::examine() {
    if (!sample_) return;
    session_.reader().ask(
        this, "finding", [sample = *sample_](project::Project& project) { return stages::examine_sample(project, sample); },
        [this](const stages::SampleFinding& finding) {
            if (sample_) show_finding(finding);
        });
}

void SampleBar::show_finding(const stages::SampleFinding& finding) {
    const auto drawn_count = static_cast<std::int64_t>(sample_->ids.size());
    const bool decided = finding.judged == drawn_count;
    show_step(false, decided && finding.rest > 0);
    if (!decided) {
        text_->setText(
            tr("Random sample: %1 of %2 judged, %3 good.").arg(number(finding.judged), number(drawn_count), number(finding.good)));
        return;
    }
    if (finding.rest == 0) {
        text_->setText(tr("%1 of %2 are good; nothing else waits.").arg(number(finding.good), number(drawn_count)));
        return;
    }
    text_->setText(tr("%1 of %2 are good. Of the other %3, between %4 % and %5 % are good (95 % sure).")
                       .arg(number(finding.good), number(drawn_count), number(finding.rest), number(std::floor(100 * finding.share.low), 0),
                            number(std::ceil(100 * finding.share.high), 0)));
    accept_->setText(tr("Accept the other %1").arg(number(finding.rest)));
    reject_->setText(tr("Reject the other %1").arg(number(finding.rest)));
    enable_buttons();
}

void SampleBar::judge_rest(const char* verdict) {
    const auto count = std::make_shared<std::int64_t>(0);
    const bool accepts = std::string(verdict) == "accepted";
    session_.write(
        this,
        [count, sample = *sample_, verdict = std::string(verdict)](project::Project& project) {
            *count = stages::judge_rest(project, sample, verdict);
            stages::drop_sample(project);
        },
        [this, count, accepts] {
            sample_.reset();
            hide();
            emit ended();
            emit rest_judged((accepts ? tr("%1 accepted by the sample") : tr("%1 rejected by the sample")).arg(number(*count)));
        });
}

void SampleBar::stop() {
    hide();
    if (!std::exchange(sample_, std::nullopt)) return;
    if (!session_.read_only()) {
        session_.write(
            this, [](project::Project& project) { stages::drop_sample(project); }, [] {});
    }
    emit ended();
}

}  // namespace tw::ui
