#include "core/base/system.h"
#include "core/project/classes.h"
#include "core/project/samples.h"
#include "core/stages/balance/balance.h"
#include "ui/bridge/text.h"
#include "ui/models/picture_model.h"
#include "ui/models/progress_model.h"
#include "ui/models/queue_model.h"
#include "ui/pages/generation_page.h"
#include "ui/widgets/layout.h"
#include "ui/widgets/picture_view.h"

#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QTableView>

namespace tw::ui {

namespace {

constexpr std::size_t latest_count = 200;

/// The same pictures, less those that are drawn already, in batches of half the size.
project::QueueItem smaller(const project::QueueRepository& queue, project::QueueItem item) {
    worker::GenerateRequest request = worker::generate_request_from_json(item.request);
    const std::vector<std::uint64_t> finished = queue.finished_seeds(item.id);
    std::erase_if(request.items,
                  [&](const worker::SamplingItem& one) { return std::find(finished.begin(), finished.end(), one.seed) != finished.end(); });
    request.batch_size = std::max(1, std::min<int>(request.batch_size, item.images) / 2);
    item.request = worker::to_json(request);
    item.images = static_cast<int>(request.items.size());
    item.id = 0;
    item.state = "waiting";
    item.attempts = 0;
    item.failure.clear();
    item.reason.clear();
    return item;
}

bool went_wrong(const project::QueueItem& item) {
    return item.state == "failed" || item.state == "suspect";
}

/// What still matters first: working, then what went wrong, then waiting; done ones at the end.
int rank(const project::QueueItem& item) {
    if (item.state == "running") return 0;
    if (went_wrong(item)) return 1;
    return item.state == "waiting" ? 2 : 3;
}

/// To a page's function, from the job's thread.
template <typename Function>
void post(const QPointer<GenerationPage>& page, Function function) {
    QMetaObject::invokeMethod(
        qApp,
        [page, function] {
            if (page) function(*page);
        },
        Qt::QueuedConnection);
}

}  // namespace

void GenerationPage::run_queue() {
    const QPointer<GenerationPage> page(this);
    const auto work = [page](JobTools& tools) {
        const auto report = [page, &tools](const jobs::Progress& progress) {
            tools.report(progress);
            const std::uint64_t bytes = rss_bytes(tools.client.pid());
            post(page, [progress, bytes](GenerationPage& of) { of.watch(progress, bytes); });
        };
        stages::GenerationReport result;
        return stages::run_queue(tools.project, tools.client, tools.control, report, tools.drawing, result);
    };
    session().start({tr("Generating pictures"), work, {}});
}

void GenerationPage::watch(const jobs::Progress& progress, std::uint64_t worker_bytes) {
    QStringList facts;
    if (progress.rate > 0) facts << tr("%1 pictures a second").arg(number(progress.rate, 2));
    if (worker_bytes > 0) facts << tr("the worker holds %1").arg(bytes(worker_bytes));
    if (progress.seconds_left >= 0) facts << tr("%1 left").arg(duration(progress.seconds_left));
    facts_->setText(facts.join(QStringLiteral("  ·  ")));
}

void GenerationPage::retry(bool smaller_batches) {
    const int row = queue_table_->currentIndex().row();
    if (row < 0) return;
    const project::QueueItem item = queue_->item(row);
    attempt([&] {
        project::QueueRepository queue(project());
        if (!smaller_batches) {
            queue.retry(item.id);
            return;
        }
        project::Transaction whole(project());
        const project::QueueItem again = smaller(queue, item);
        queue.mark(item.id, "cancelled", item.failure, item.reason);
        if (again.images > 0) queue.enqueue(again, true);
        whole.commit();
    });
    read_queue();
}

void GenerationPage::retry_all() {
    attempt([&] {
        project::QueueRepository queue(project());
        project::Transaction whole(project());
        for (int row = 0; row < queue_->rowCount(); ++row) {
            if (went_wrong(queue_->item(row))) queue.retry(queue_->item(row).id);
        }
        whole.commit();
    });
    read_queue();
}

void GenerationPage::cancel() {
    const std::int64_t id = selected_item();
    if (id == 0) return;
    attempt([&] { project::QueueRepository(project()).mark(id, "cancelled"); });
    read_queue();
}

void GenerationPage::move(qint64 item_id, qint64 other_id) {
    attempt([&] { project::QueueRepository(project()).move_before(item_id, other_id); });
    read_queue();
}

void GenerationPage::move_by(int places) {
    const int row = queue_table_->currentIndex().row();
    if (row < 0 || queue_->item(row).state != "waiting" || queue_->waiting_neighbour(row, places) == 0) return;
    // Down by one is before the second one below.
    move(selected_item(), queue_->waiting_neighbour(row, places > 0 ? places + 1 : places));
}

void GenerationPage::move_first() {
    const int row = queue_table_->currentIndex().row();
    if (row >= 0 && queue_->item(row).state == "waiting") move(selected_item(), queue_->first_waiting());
}

void GenerationPage::choose_runs() {
    std::vector<std::int64_t> ids;
    for (int i = 0; i < runs_->count(); ++i) {
        if (runs_->item(i)->checkState() == Qt::Checked) ids.push_back(runs_->item(i)->data(Qt::UserRole).toLongLong());
    }
    attempt([&] { project::RunRepository(project()).choose(ids); });
}

void GenerationPage::read_queue() {
    struct Answer {
        std::vector<project::QueueItem> items;
        QueueModel::Names classes, runs;
    };
    session().reader().ask(
        this, "queue",
        [](project::Project& project) {
            Answer answer;
            answer.items = project::QueueRepository(project).all();
            std::stable_sort(answer.items.begin(), answer.items.end(), [](const auto& a, const auto& b) { return rank(a) < rank(b); });
            for (const project::Class& row : project::ClassRepository(project).all()) answer.classes[row.id] = readable(row.name);
            for (const project::GenerationRun& run : project::RunRepository(project).all()) answer.runs[run.id] = qt(run.name);
            return answer;
        },
        [this](Answer answer) {
            const std::int64_t selected = selected_item();
            const auto wrong = std::count_if(answer.items.begin(), answer.items.end(), went_wrong);
            queue_->set_items(std::move(answer.items), std::move(answer.classes), std::move(answer.runs));
            set_state(failures_,
                      wrong == 0 ? QString() : tr("%n batches went wrong; the reason is in their line.", "", static_cast<int>(wrong)),
                      "bad");
            failures_->setVisible(wrong > 0);
            retry_all_->setVisible(wrong > 1);
            select_item(selected);
            update_buttons();
        });
}

void GenerationPage::read_progress() {
    using Answer = std::pair<std::vector<stages::ClassPlan>, std::map<std::int64_t, std::int64_t>>;
    session().reader().ask(
        this, "progress",
        [](project::Project& project) {
            Answer answer{stages::tail_plan(project).classes, {}};
            for (const project::QueueItem& item : project::QueueRepository(project).all()) {
                if (item.state == "waiting" || item.state == "running") answer.second[item.class_id] += item.images;
            }
            return answer;
        },
        [this](const Answer& answer) { progress_->set_classes(answer.first, answer.second); });
}

void GenerationPage::read_runs() {
    session().reader().ask(
        this, "runs", [](project::Project& project) { return project::RunRepository(project).all(); },
        [this](const std::vector<project::GenerationRun>& runs) {
            const QSignalBlocker quiet(runs_);
            runs_->clear();
            for (const project::GenerationRun& run : runs) {
                if (run.method == "reference") continue;
                auto* item = new QListWidgetItem(tr("%1 (%2), %3").arg(qt(run.name), readable(run.method), moment(run.created)), runs_);
                item->setFlags(item->flags() | Qt::ItemIsUserCheckable);
                item->setCheckState(run.chosen ? Qt::Checked : Qt::Unchecked);
                item->setData(Qt::UserRole, static_cast<qlonglong>(run.id));
            }
        });
}

void GenerationPage::read_latest() {
    session().reader().ask(
        this, "latest",
        [](project::Project& project) {
            std::vector<std::int64_t> ids = project::SampleRepository(project).ids({});
            std::reverse(ids.begin(), ids.end());
            if (ids.size() > latest_count) ids.resize(latest_count);
            return ids;
        },
        [this](std::vector<std::int64_t> ids) { latest_->set_ids(std::move(ids)); });
}

/// Of any job that draws: the queue, the demo, a fill.
void GenerationPage::show_preview(const QImage& image, int step, int steps) {
    drawing_step_ = qt(session().jobs().progress().step);
    preview_->set_image(image);
    step_->setText(tr("step %1 of %2").arg(step).arg(steps));
}

void GenerationPage::end_preview() {
    preview_->set_message(tr("Nothing is being drawn."));
    step_->clear();
}

std::int64_t GenerationPage::selected_item() const {
    const int row = queue_table_->currentIndex().row();
    return row < 0 || row >= queue_->rowCount() ? 0 : queue_->item(row).id;
}

void GenerationPage::select_item(std::int64_t item_id) {
    const int row = item_id == 0 ? -1 : queue_->row_of(item_id);
    if (row >= 0 && row != queue_table_->currentIndex().row()) queue_table_->setCurrentIndex(queue_->index(row, 0));
}

void GenerationPage::update_buttons() {
    const bool free = !session().jobs().busy() && !session().read_only();
    generate_->setEnabled(free);
    fill_->setEnabled(free);
    enqueue_->setEnabled(!session().read_only());
    const int row = queue_table_->currentIndex().row();
    const std::string state = row < 0 || row >= queue_->rowCount() ? "" : queue_->item(row).state;
    const bool wrong = state == "failed" || state == "suspect";
    retry_->setEnabled(wrong || state == "cancelled");
    retry_smaller_->setEnabled(wrong);
    cancel_->setEnabled(wrong || state == "waiting");
    const bool waiting = state == "waiting";
    up_->setEnabled(waiting && queue_->waiting_neighbour(row, -1) != 0);
    first_->setEnabled(up_->isEnabled());
    down_->setEnabled(waiting && queue_->waiting_neighbour(row, 1) != 0);
}

}  // namespace tw::ui
