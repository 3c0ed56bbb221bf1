#include "ui/pages/generation_page.h"

#include "core/project/classes.h"
#include "core/project/dataset.h"
#include "core/project/samples.h"
#include "core/stages/review/review.h"
#include "core/workflow/fill.h"
#include "ui/bridge/text.h"
#include "ui/models/picture_model.h"
#include "ui/models/queue_model.h"
#include "ui/pages/review_page.h"
#include "ui/widgets/picture_view.h"
#include "ui/widgets/sampling_form.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QSpinBox>
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

}  // namespace

void GenerationPage::activate() {
    if (run_name_->text().isEmpty()) use_method();
    read_queue();
    read_runs();
    read_latest();
    read_reasons();
}

void GenerationPage::refresh(const Tables& tables) {
    if (tables.contains("queue_item") || tables.contains("sample")) read_queue();
    if (tables.contains("generation_run")) read_runs();
    if (tables.contains("sample") || tables.contains("image")) read_latest(), read_reasons();
}

void GenerationPage::use_method() {
    const std::string method = method_->currentData().toString().toStdString();
    // Fails for a model folder that cannot be read.
    guard([&] {
        const stages::GenerationRequest defaults = stages::GenerationRequest::defaults(method, project());
        sampling_->set_settings(defaults.sampling);
        batch_->setValue(defaults.batch_size);
        from_real_->setChecked(defaults.from_real_images);
        run_name_->setText(qt(method));
    });
}

stages::GenerationRequest GenerationPage::request(bool first) const {
    stages::GenerationRequest request = stages::GenerationRequest::defaults(method_->currentData().toString().toStdString(), project());
    request.run_name = run_name_->text().trimmed().toStdString();
    request.sampling = sampling_->settings();
    request.batch_size = batch_->value();
    request.seed = static_cast<std::uint64_t>(seed_->value());
    request.from_real_images = from_real_->isChecked();
    request.first = first;
    return request;
}

void GenerationPage::enqueue(bool first) {
    stages::GenerationRequest wanted;
    if (!guard([&] { wanted = request(first); })) return;
    if (for_classes_->currentData().toBool()) {
        if (session().picked_class() == 0) {
            emit trouble(tr("No class is picked; click one in the histogram of the tail plan."));
            return;
        }
        wanted.images[session().picked_class()] = count_->value();
    }
    const bool queued = attempt([&] {
        const project::GenerationRun run = stages::enqueue(project(), wanted);
        // Exactly this run counts from now on, so that two methods do not mix unseen.
        project::RunRepository(project()).choose({run.id});
    });
    if (queued) emit notice(tr("Added to the queue; run “%1” counts from now on").arg(qt(wanted.run_name)), false);
    activate();
}

void GenerationPage::run_queue() {
    const QPointer<GenerationPage> page(this);
    const auto on_preview = [page](const media::Image& image, int step, int steps) {
        QMetaObject::invokeMethod(
            qApp,
            [page, picture = to_qimage(image), step, steps] {
                if (page) page->show_preview(picture, step, steps);
            },
            Qt::QueuedConnection);
    };
    session().start({tr("Generating pictures"),
                     [on_preview](JobTools& tools) {
                         stages::GenerationEvents events;
                         events.preview = on_preview;
                         stages::GenerationReport report;
                         return stages::run_queue(tools.project, tools.client, tools.control, tools.report, events, report);
                     },
                     [page](const jobs::Outcome&) {
                         if (!page) return;
                         page->preview_->set_message(tr("Nothing is being drawn."));
                         page->step_->clear();
                     }});
}

void GenerationPage::fill_by_rule() {
    workflow::FillRequest fill;
    if (!guard([&] { fill.generation = request(false); })) return;
    session().start({tr("Filling to the targets"),
                     [fill](JobTools& tools) {
                         workflow::FillReport report;
                         const jobs::Outcome outcome =
                             workflow::fill_run(tools.project, tools.client, fill, tools.control, tools.report, report);
                         if (report.run_id != 0) project::RunRepository(tools.project).choose({report.run_id});
                         return outcome;
                     },
                     {}});
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

void GenerationPage::cancel() {
    const int row = queue_table_->currentIndex().row();
    if (row < 0) return;
    attempt([&] { project::QueueRepository(project()).mark(queue_->item(row).id, "cancelled"); });
    read_queue();
}

void GenerationPage::choose_runs() {
    std::vector<std::int64_t> ids;
    for (int i = 0; i < runs_->count(); ++i) {
        if (runs_->item(i)->checkState() == Qt::Checked) ids.push_back(runs_->item(i)->data(Qt::UserRole).toLongLong());
    }
    attempt([&] { project::RunRepository(project()).choose(ids); });
}

void GenerationPage::save_prompt_template() {
    project::DatasetSettings settings = project::dataset_settings(project());
    const std::string text = prompt_->text().trimmed().toStdString();
    if (text == settings.prompt_template) return;
    if (text.find("{class}") == std::string::npos) {
        emit trouble(tr("The prompt template must hold {class}, or every class would get the same prompt."));
        prompt_->setText(qt(settings.prompt_template));
        return;
    }
    settings.prompt_template = text;
    attempt([&] { project::set_dataset_settings(project(), settings); });
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
            // What still matters first: working, waiting, then what went wrong; done ones at the end.
            const auto rank = [](const project::QueueItem& item) {
                if (item.state == "running") return 0;
                if (item.state == "waiting") return 1;
                return item.state == "done" || item.state == "cancelled" ? 3 : 2;
            };
            std::stable_sort(answer.items.begin(), answer.items.end(), [&](const auto& a, const auto& b) { return rank(a) < rank(b); });
            for (const project::Class& row : project::ClassRepository(project).all()) answer.classes[row.id] = readable(row.name);
            for (const project::GenerationRun& run : project::RunRepository(project).all()) answer.runs[run.id] = qt(run.name);
            return answer;
        },
        [this](Answer answer) {
            queue_->set_items(std::move(answer.items), std::move(answer.classes), std::move(answer.runs));
            update_buttons();
        });
}

void GenerationPage::read_runs() {
    session().reader().ask(
        this, "runs", [](project::Project& project) { return project::RunRepository(project).all(); },
        [this](const std::vector<project::GenerationRun>& runs) {
            const QSignalBlocker quiet(runs_);
            runs_->clear();
            for (const project::GenerationRun& run : runs) {
                if (run.method == "reference") continue;
                auto* item = new QListWidgetItem(tr("%1 (%2), %3").arg(qt(run.name), readable(run.method), qt(run.created)), runs_);
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

void GenerationPage::read_reasons() {
    session().reader().ask(
        this, "reasons", [](project::Project& project) { return stages::reject_reasons(project, 0); },
        [this](const std::map<std::string, std::int64_t>& reasons) {
            QStringList lines;
            for (const auto& [reason, count] : reasons) lines << tr("%1 × %2").arg(number(count), reason_text(reason));
            reasons_->setText(lines.isEmpty() ? tr("Nothing is rejected yet.") : lines.join(QLatin1Char('\n')));
        });
}

void GenerationPage::show_preview(const QImage& image, int step, int steps) {
    preview_->set_image(image);
    step_->setText(tr("step %1 of %2").arg(step).arg(steps));
}

void GenerationPage::update_buttons() {
    const bool free = !session().jobs().busy() && !session().read_only();
    generate_->setEnabled(free);
    fill_->setEnabled(free);
    enqueue_->setEnabled(!session().read_only());
    const int row = queue_table_->currentIndex().row();
    const std::string state = row < 0 || row >= queue_->rowCount() ? "" : queue_->item(row).state;
    const bool stuck = state == "failed" || state == "suspect" || state == "cancelled";
    retry_->setEnabled(stuck);
    retry_smaller_->setEnabled(state == "failed" || state == "suspect");
    cancel_->setEnabled(state == "waiting" || state == "failed" || state == "suspect");
}

}  // namespace tw::ui
