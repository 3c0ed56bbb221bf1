#include "ui/shell/job_panel.h"

#include "ui/bridge/job_runner.h"
#include "ui/bridge/text.h"
#include "ui/widgets/layout.h"
#include "ui/widgets/theme.h"

#include <QHBoxLayout>
#include <QProgressBar>
#include <QToolButton>

namespace tw::ui {

namespace {

constexpr int bar_steps = 1000;

QToolButton* make_tool(const QString& text, const char* icon_name, const char* object_name) {
    auto* button = new QToolButton;
    button->setText(text);
    button->setAccessibleName(text);
    button->setObjectName(object_name);
    button->setIcon(icon(icon_name));
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    return button;
}

}  // namespace

JobPanel::JobPanel(QWidget* parent) : QFrame(parent) {
    setObjectName("jobPanel");
    setAccessibleName(tr("Running job"));
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(16, 8, 12, 8);
    layout->setSpacing(10);
    auto* words = new QVBoxLayout;
    words->setSpacing(4);
    auto* lines = new QHBoxLayout;
    title_ = make_heading({}, "section");
    title_->setObjectName("jobTitle");
    detail_ = new QLabel;
    detail_->setObjectName("jobDetail");
    detail_->setProperty("muted", true);
    lines->addWidget(title_);
    lines->addWidget(detail_, 1);
    bar_ = new QProgressBar;
    bar_->setObjectName("jobProgress");
    bar_->setTextVisible(false);
    bar_->setAccessibleName(tr("Progress"));
    words->addLayout(lines);
    words->addWidget(bar_);
    layout->addLayout(words, 1);
    pause_ = make_tool(tr("Pause"), "pause", "pauseButton");
    stop_after_ = make_tool(tr("Stop after this"), "stop_after", "stopAfterButton");
    stop_now_ = make_tool(tr("Stop now"), "stop", "stopNowButton");
    for (QToolButton* button : {pause_, stop_after_, stop_now_}) layout->addWidget(button);
    connect(pause_, &QToolButton::clicked, this, [this] { runner_->paused() ? runner_->resume() : runner_->pause(); });
    connect(stop_after_, &QToolButton::clicked, this, [this] { runner_->stop_after_current(); });
    connect(stop_now_, &QToolButton::clicked, this, [this] { runner_->stop_now(); });
    hide();
}

void JobPanel::set_runner(JobRunner* runner) {
    runner_ = runner;
    hide();
    if (!runner) return;
    connect(runner, &JobRunner::started, this, [this] {
        show_progress({});
        show();
    });
    connect(runner, &JobRunner::progressed, this, &JobPanel::show_progress);
    connect(runner, &JobRunner::state_changed, this, &JobPanel::show_state);
    connect(runner, &JobRunner::finished, this, &QWidget::hide);
}

void JobPanel::show_progress(const jobs::Progress& progress) {
    title_->setText(progress.step.empty() ? runner_->title() : qt(progress.step));
    QStringList parts;
    if (progress.total > 0) {
        const double percent = 100.0 * static_cast<double>(progress.done) / static_cast<double>(progress.total);
        parts << tr("%1 of %2").arg(number(progress.done), number(progress.total)) << tr("%1 %").arg(number(percent, 0));
    }
    if (progress.rate > 0) {
        parts << (progress.rate >= 1 ? tr("%1 a second").arg(number(progress.rate, progress.rate < 100 ? 1 : 0))
                                     : tr("%1 a minute").arg(number(progress.rate * 60, 1)));
    }
    if (progress.seconds_left >= 0) parts << tr("%1 left").arg(duration(progress.seconds_left));
    if (!progress.detail.empty()) parts << qt(progress.detail);
    detail_->setText(parts.join(QStringLiteral("  ·  ")));
    // Without a known total the bar moves without an end.
    bar_->setRange(0, progress.total > 0 ? bar_steps : 0);
    if (progress.total > 0) bar_->setValue(static_cast<int>(bar_steps * progress.done / progress.total));
}

void JobPanel::show_state() {
    const jobs::Stop stop = runner_->stopping();
    const bool busy = runner_->busy();
    const bool paused = runner_->paused();
    pause_->setText(paused ? tr("Go on") : tr("Pause"));
    pause_->setIcon(icon(paused ? "play" : "pause"));
    pause_->setEnabled(busy && stop == jobs::Stop::none);
    stop_after_->setEnabled(busy && stop == jobs::Stop::none);
    stop_now_->setEnabled(busy && stop != jobs::Stop::now);
    if (stop == jobs::Stop::now) title_->setText(tr("Stopping…"));
    if (stop == jobs::Stop::after_current) title_->setText(tr("Stopping after this one…"));
    if (paused) title_->setText(tr("Paused"));
}

}  // namespace tw::ui
