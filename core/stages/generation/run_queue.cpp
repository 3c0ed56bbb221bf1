#include "core/base/error.h"
#include "core/base/file.h"
#include "core/base/text.h"
#include "core/project/classes.h"
#include "core/project/split.h"
#include "core/stages/generation/generate.h"
#include "core/stages/generation/keeper.h"

#include <algorithm>
#include <chrono>
#include <set>

namespace tw::stages {
namespace {

using Clock = std::chrono::steady_clock;

double seconds_since(Clock::time_point start) {
    return std::chrono::duration<double>(Clock::now() - start).count();
}

/// A PNG is never much larger than its pixels; the rest is its chunks and rows.
constexpr std::uintmax_t bytes_beside_pixels = 64 * 1024;
/// Left free, so that the project file itself can always say what happened.
constexpr std::uintmax_t spare_bytes = 4 * 1024 * 1024;

std::uintmax_t bytes_needed(const worker::GenerateRequest& request) {
    const std::uintmax_t pixels = std::uintmax_t(request.width) * std::uintmax_t(request.height) * std::uintmax_t(request.channels);
    return spare_bytes + request.items.size() * (pixels + bytes_beside_pixels);
}

/// The real training image that a request names by its place.
std::optional<project::ImageRow> source_at(const project::Project& project, const std::optional<media::Locator>& place) {
    if (!place) return std::nullopt;
    const auto row = project::ImageRepository(project).by_path(place->path.string(), place->index);
    if (row && row->kind == "real" && row->partition == "train") return row;
    throw Error(place->text() + " is no real training image any more");
}

class QueueRunner {
public:
    QueueRunner(project::Project& project, worker::Client& client, const jobs::Control& control, const jobs::ProgressFn& report,
                const GenerationEvents& events, GenerationReport& result)
        : project_(project),
          client_(client),
          control_(control),
          events_(events),
          result_(result),
          queue_(project),
          runs_(project),
          classes_(project),
          meter_("Generating", 0, report) {}

    jobs::Outcome run();

private:
    enum class Next { go_on, stop };

    void count_waiting();
    Next draw(const project::QueueItem& item);
    void ask_worker(const project::QueueItem& item, const worker::GenerateRequest& request);
    void take_picture(const worker::GenerateRequest& request, const Json& data);
    void keep_finished(const project::QueueItem& item);
    void set_model_hash(const std::string& hash);
    void settle(std::int64_t id, const std::string& state, const std::string& failure = {}, const std::string& reason = {});
    void put_back(std::int64_t id, const std::string& failure = {}, const std::string& reason = {});
    void worker_died(const project::QueueItem& item, const std::string& reason);
    void fail(std::int64_t id, const std::string& failure, const std::string& reason);
    Next storage_failed(std::int64_t id, const std::string& reason);
    void remember_rate();

    project::Project& project_;
    worker::Client& client_;
    const jobs::Control& control_;
    const GenerationEvents& events_;
    GenerationReport& result_;
    project::QueueRepository queue_;
    project::RunRepository runs_;
    project::ClassRepository classes_;
    jobs::ProgressMeter meter_;

    std::optional<Keeper> keeper_;
    // of the item that is being drawn
    project::GenerationRun run_;
    std::string class_name_;
    std::set<std::uint64_t> missing_;
    std::vector<Finished> finished_;                  // handed over by the worker, not yet in the project
    std::optional<Clock::time_point> drawing_since_;  // first step: loading the model is no part of the rate

    double drawing_seconds_ = 0;
    std::string first_failure_;  // why an item failed
    std::string storage_fault_;
};

jobs::Outcome QueueRunner::run() {
    if (project::SplitRepository(project_).current()) project::SplitRepository(project_).verify();
    // One program writes at a time and one runner at a time draws, so what is marked as running was left by a crash.
    queue_.recover_after_crash();
    const Clock::time_point started = Clock::now();
    count_waiting();
    Next next = Next::go_on;
    while (next == Next::go_on) {
        control_.wait_while_paused();
        if (control_.stopping()) break;
        const std::optional<project::QueueItem> item = queue_.next_waiting();
        if (!item) break;
        next = draw(*item);
    }
    result_.seconds += seconds_since(started);
    remember_rate();
    if (!storage_fault_.empty()) return jobs::Outcome::failed(storage_fault_);
    if (control_.stopping()) return jobs::Outcome::stopped();
    if (result_.items_done == 0 && !first_failure_.empty()) return jobs::Outcome::failed(first_failure_);
    return {};
}

void QueueRunner::count_waiting() {
    std::int64_t images = 0;
    for (const project::QueueItem& item : queue_.all()) {
        if (item.state != "waiting") continue;
        images += item.images - static_cast<std::int64_t>(queue_.finished_seeds(item.id).size());
    }
    meter_.set_total(images);
}

QueueRunner::Next QueueRunner::draw(const project::QueueItem& item) {
    try {
        worker::GenerateRequest request = worker::generate_request_from_json(item.request);
        const std::vector<std::uint64_t> finished = queue_.finished_seeds(item.id);
        std::erase_if(request.items, [&](const worker::SamplingItem& one) {
            return std::find(finished.begin(), finished.end(), one.seed) != finished.end();
        });
        missing_.clear();
        for (const worker::SamplingItem& one : request.items) missing_.insert(one.seed);
        if (!missing_.empty()) {
            const std::uintmax_t available = free_bytes(project_.folder());
            if (available < bytes_needed(request)) {
                throw StorageFault(project_.folder().string() + " has only " + human_bytes(available) +
                                   " of free space; the next pictures need " + human_bytes(bytes_needed(request)));
            }
            ask_worker(item, request);
        }
        if (missing_.empty()) {
            settle(item.id, "done");
            ++result_.items_done;
        } else {
            put_back(item.id);
        }
    } catch (const StorageFault& fault) {
        return storage_failed(item.id, fault.what());
    } catch (const worker::WorkerDied& death) {
        worker_died(item, death.what());
    } catch (const OutOfMemory& fault) {
        fail(item.id, "out_of_memory", fault.what());
    } catch (const std::exception& fault) {
        fail(item.id, "bad_input", fault.what());
    }
    return Next::go_on;
}

void QueueRunner::ask_worker(const project::QueueItem& item, const worker::GenerateRequest& full_request) {
    worker::GenerateRequest request = full_request;
    // Four previews a picture: decoding one costs as much as a few steps.
    if (events_.preview) request.preview_every = std::max(1, request.sampling.num_inference_steps / 4);
    run_ = runs_.get(item.run_id);
    class_name_ = classes_.get(item.class_id).name;
    if (!keeper_) keeper_.emplace(project_);
    drawing_since_.reset();
    queue_.mark_running(item.id);
    if (events_.item_changed) events_.item_changed(queue_.get(item.id));
    meter_.set(meter_.progress().done, class_name_);

    const auto on_event = [&](const std::string& event, const Json& data) {
        if (event == "warning") {
            if (events_.warning) events_.warning(data.at("message").get<std::string>());
            return;
        }
        if (!drawing_since_) drawing_since_ = Clock::now();
        if (event == "image") {
            take_picture(request, data);
            if (data.at("ends_batch").get<bool>()) keep_finished(item);
        }
        if (event == "step" && events_.preview && data.contains("preview")) {
            events_.preview(worker::image_from_json(data.at("preview")), data.at("step").get<int>(), data.at("steps").get<int>());
        }
    };
    finished_.clear();
    Json result;
    try {
        result = client_.generate(request, on_event, control_);
    } catch (const worker::WorkerDied&) {
        keep_finished(item);  // of a batch that was being handed over
        throw;
    }
    if (drawing_since_) drawing_seconds_ += seconds_since(*drawing_since_);
    if (!missing_.empty() && !result.value("stopped", false)) {
        throw Error("the worker left out " + std::to_string(missing_.size()) + " of " + std::to_string(request.items.size()) + " pictures");
    }
}

void QueueRunner::take_picture(const worker::GenerateRequest& request, const Json& data) {
    const auto seed = data.at("seed").get<std::uint64_t>();
    const auto asked =
        std::find_if(request.items.begin(), request.items.end(), [&](const worker::SamplingItem& one) { return one.seed == seed; });
    if (asked == request.items.end() || missing_.erase(seed) == 0) {
        throw Error("the worker drew a picture nobody asked for (seed " + std::to_string(seed) + ")");
    }
    set_model_hash(data.at("model_hash").get<std::string>());
    const std::optional<project::ImageRow> source = source_at(project_, asked->source);
    const std::string source_class = source ? classes_.get(source->class_id).name : std::string();
    const Origin origin{run_, class_name_, request, *asked, source, source_class};
    finished_.push_back({origin, worker::image_from_json(data.at("picture"))});
}

void QueueRunner::keep_finished(const project::QueueItem& item) {
    if (finished_.empty()) return;
    const std::vector<Finished> batch = std::move(finished_);
    finished_.clear();
    for (const std::optional<std::int64_t>& image_id : keeper_->keep(batch, item.id, item.class_id)) {
        meter_.advance(1, class_name_);
        if (!image_id) {
            ++result_.refused;
            continue;
        }
        ++result_.drawn;
        if (events_.sample_added) events_.sample_added(*image_id);
    }
}

/// One run, one model: pictures of a model that was replaced in the meantime would be counted as the same method's.
void QueueRunner::set_model_hash(const std::string& hash) {
    if (run_.model_hash == hash) return;
    if (!run_.model_hash.empty()) {
        throw Error(run_.model + " changed since run '" + run_.name + "' began; give the new run another name");
    }
    run_.model_hash = hash;
    runs_.set_model_hash(run_.id, hash);
}

void QueueRunner::settle(std::int64_t id, const std::string& state, const std::string& failure, const std::string& reason) {
    queue_.mark(id, state, failure, reason);
    if (events_.item_changed) events_.item_changed(queue_.get(id));
}

/// Waiting again as if it had never been begun: a stop or a full disk is no crash and must not count as an attempt.
void QueueRunner::put_back(std::int64_t id, const std::string& failure, const std::string& reason) {
    project::Transaction transaction(project_);
    queue_.mark(id, "cancelled");
    queue_.retry(id);
    if (!failure.empty()) queue_.mark(id, "waiting", failure, reason);
    transaction.commit();
    if (events_.item_changed) events_.item_changed(queue_.get(id));
}

void QueueRunner::worker_died(const project::QueueItem& item, const std::string& reason) {
    if (item.failure != "crash") {
        settle(item.id, "waiting", "crash", reason);
        return;
    }
    settle(item.id, "suspect", "crash", "killed the worker twice; the second time " + reason);
    ++result_.items_suspect;
    if (first_failure_.empty()) first_failure_ = reason;
}

void QueueRunner::fail(std::int64_t id, const std::string& failure, const std::string& reason) {
    settle(id, "failed", failure, reason);
    ++result_.items_failed;
    if (first_failure_.empty()) first_failure_ = reason;
}

QueueRunner::Next QueueRunner::storage_failed(std::int64_t id, const std::string& reason) {
    storage_fault_ = "drawing stopped, what was finished is kept: " + reason;
    try {
        put_back(id, "disk", reason);
    } catch (const std::exception&) {
        // The disk does not even take this row: the item stays marked as running, and the next start puts it back.
    }
    return Next::stop;
}

void QueueRunner::remember_rate() {
    const std::int64_t pictures = result_.drawn + result_.refused;
    if (pictures == 0 || drawing_seconds_ <= 0 || !storage_fault_.empty()) return;
    project_.set_setting("measured.images_per_second", static_cast<double>(pictures) / drawing_seconds_);
}

}  // namespace

jobs::Outcome run_queue(project::Project& project, worker::Client& client, const jobs::Control& control, const jobs::ProgressFn& report,
                        const GenerationEvents& events, GenerationReport& result) {
    return QueueRunner(project, client, control, report, events, result).run();
}

}  // namespace tw::stages
