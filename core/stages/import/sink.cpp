#include "core/stages/import/sink.h"

#include "core/base/error.h"
#include "core/base/system.h"
#include "core/base/text.h"
#include "core/stages/import/ordered.h"

#include <chrono>
#include <memory>

namespace tw::stages {
namespace {

/// Names that a reader would take for the same class.
std::string folded(const std::string& name) {
    std::string key;
    for (const char c : lower_ascii(name)) {
        if (c != ' ' && c != '_' && c != '-' && c != '\t') key += c;
    }
    return key;
}

/// Commits every so many writes, and every so often, so that the first large pictures are seen soon: one commit a picture would wait for
/// the disk each time, one in all would lose everything at a crash.
class GroupCommit {
public:
    explicit GroupCommit(const project::Project& project)
        : project_(project), transaction_(std::make_unique<project::Transaction>(project)) {}

    void count_one() {
        constexpr int most_writes = 1000;
        constexpr auto longest = std::chrono::milliseconds(500);
        if (++writes_ < most_writes && std::chrono::steady_clock::now() - begun_ < longest) return;
        commit();
        transaction_ = std::make_unique<project::Transaction>(project_);
        writes_ = 0;
        begun_ = std::chrono::steady_clock::now();
    }

    void commit() {
        transaction_->commit();
        transaction_.reset();
    }

private:
    const project::Project& project_;
    std::unique_ptr<project::Transaction> transaction_;
    int writes_ = 0;
    std::chrono::steady_clock::time_point begun_ = std::chrono::steady_clock::now();
};

}  // namespace

ImportSink::ImportSink(project::Project& project, const ImportRequest& request)
    : project_(project),
      request_(request),
      classes_(project),
      images_(project),
      imports_(project),
      files_(project),
      generated_(project, request) {}

ImportReport ImportSink::run(const Listing& listing, const jobs::Control& control, const jobs::ProgressFn& report,
                             IfNoneReadable if_none_readable) {
    GroupCommit writes(project_);
    report_.import_id = imports_.begin(request_.format, request_.path.string(), stored_request(request_));
    report_.skipped = listing.skipped;
    for (const project::ImportIssue& issue : listing.issues) add_issue(issue.path, issue.kind, issue.reason);
    report_clashing_names(listing.classes);
    ensure_classes(listing.classes);

    jobs::ProgressMeter meter("Importing", static_cast<std::int64_t>(listing.candidates.size()), report);
    constexpr std::size_t waiting_results = 256;
    const std::vector<std::size_t> unread = to_read(listing, meter);
    OrderedWork<Examined>::run(
        unread.size(), usable_cores(), waiting_results, [&](std::size_t i) { return examine(listing.candidates[unread[i]]); },
        [&](std::size_t i, Examined examined) {
            control.wait_while_paused();
            if (control.stopping()) return false;
            const Candidate& candidate = listing.candidates[unread[i]];
            write(candidate, examined);
            writes.count_one();
            meter.advance(1, candidate.class_name);
            return true;
        });

    generated_.flush();
    report_known();
    report_conversions();
    if (!control.stopping()) {
        if (!any_readable_ && if_none_readable == IfNoneReadable::fail) {
            throw Error("no image could be imported from " + request_.path.string() + ": " + first_refusal_);
        }
        report_small_classes(listing.classes);
        imports_.finish(report_.import_id, report_.imported);
    }
    writes.commit();
    return report_;
}

void ImportSink::report_clashing_names(const std::vector<std::string>& classes) {
    std::map<std::string, std::string> first_names;
    for (const project::Class& existing : classes_.all()) first_names.emplace(folded(existing.name), existing.name);
    for (const std::string& name : classes) {
        const auto [first, added] = first_names.emplace(folded(name), name);
        if (added || first->second == name) continue;
        add_issue(name, "class_name_clash",
                  "differs from the class '" + first->second + "' in case or spacing only; both are kept as classes of their own");
    }
}

void ImportSink::ensure_classes(const std::vector<std::string>& classes) {
    for (const std::string& name : classes) class_ids_[name] = classes_.ensure(name).id;
}

std::vector<std::size_t> ImportSink::to_read(const Listing& listing, jobs::ProgressMeter& meter) {
    std::vector<std::size_t> unread;
    std::string path;  // of the packed file that many pictures are in, looked at once
    bool is_unchanged = false;
    for (std::size_t i = 0; i < listing.candidates.size(); ++i) {
        const media::Locator& place = listing.candidates[i].locator;
        if (path != place.path.string()) {
            path = place.path.string();
            const auto known = files_.get(path);
            is_unchanged = known && known->stamp.bytes >= 0 && project::stamp_of(path) == known->stamp;
        }
        if (!is_unchanged || !images_.by_path(path, place.index)) {
            unread.push_back(i);
            continue;
        }
        ++report_.skipped;
        ++known_;
        any_readable_ = true;
        meter.advance(1, listing.candidates[i].class_name);
    }
    return unread;
}

/// Once for a packed file, however many pictures it holds.
void ImportSink::remember(const std::string& path, const project::FileStamp& stamp) {
    if (path == remembered_) return;
    remembered_ = path;
    files_.remember(path, stamp);
}

void ImportSink::write(const Candidate& candidate, const Examined& examined) {
    const auto known = images_.by_path(candidate.locator.path.string(), candidate.locator.index);
    // A changed original keeps its old stamp: comparing the folder shall find it.
    if (!known || known->sha256 == examined.sha256) remember(candidate.locator.path.string(), examined.stamp);
    if (!examined.refusal_kind.empty()) {
        refuse(candidate, examined.refusal_kind, examined.refusal);
        return;
    }
    any_readable_ = true;
    if (known && known->sha256 == examined.sha256) {
        ++report_.skipped;
        ++known_;
        return;
    }
    if (known) {
        refuse(candidate, "duplicate", "is in the project already, with other content than it has now");
        return;
    }
    if (examined.generated) return take_generated(candidate, examined);
    if (const std::string reason = duplicate_of(candidate, examined); !reason.empty()) {
        refuse(candidate, "duplicate", reason);
        return;
    }
    note_oddities(candidate, examined);
    add_image(candidate, examined);
}

/// Validation and test hold real pictures only.
void ImportSink::take_generated(const Candidate& candidate, const Examined& examined) {
    if (candidate.partition == "validation" || candidate.partition == "test") {
        const std::string generator = examined.generated->value("generator", "a model");
        refuse(candidate, "mislabelled", "was drawn by a model (" + generator + "), so it cannot be a picture of " + candidate.partition);
        return;
    }
    if (!generated_.add(candidate, examined, class_ids_.at(candidate.class_name), report_.import_id)) {
        ++report_.skipped;
        ++known_;
        return;
    }
    ++report_.imported;
    ++report_.synthetic;
}

std::string ImportSink::duplicate_of(const Candidate& candidate, const Examined& examined) const {
    if (const auto first = images_.by_sha256(examined.sha256)) {
        const media::Locator place{images_.absolute_path(*first), first->idx};
        std::string reason = "has the same content as " + place.text();
        const std::string other_class = classes_.get(first->class_id).name;
        if (other_class != candidate.class_name) reason += ", which is of the class '" + other_class + "'";
        return reason;
    }
    return {};
}

/// An import that is repeated or taken up again is no long list of faults.
void ImportSink::report_known() {
    if (known_ == 0) return;
    add_issue(request_.path.string(), "duplicate", std::to_string(known_) + " images of it are in the project already");
}

void ImportSink::add_image(const Candidate& candidate, const Examined& examined) {
    project::ImageRow row;
    row.class_id = class_ids_.at(candidate.class_name);
    row.kind = "real";
    row.partition = candidate.partition;
    row.path = candidate.locator.path.string();
    row.idx = candidate.locator.index;
    row.width = examined.width;
    row.height = examined.height;
    row.channels = examined.channels;
    row.source = examined.source;
    row.sha256 = examined.sha256;
    row.dhash = examined.dhash;
    row.import_id = report_.import_id;
    images_.add(row);
    ++report_.imported;
}

void ImportSink::refuse(const Candidate& candidate, const std::string& kind, const std::string& reason) {
    ++report_.skipped;
    const std::string path = candidate.locator.text();
    if (first_refusal_.empty()) first_refusal_ = path + " " + reason;
    add_issue(path, kind, reason);
}

void ImportSink::note_oddities(const Candidate& candidate, const Examined& examined) {
    const std::string path = candidate.locator.text();
    if (is_misnamed(candidate.locator.path, examined.format)) {
        add_issue(path, "mislabelled", "is a " + examined.format + " file whatever its extension says; imported as such");
    }
    for (const std::string& done : examined.converted) {
        Conversion& conversion = conversions_[done];
        if (conversion.count++ == 0) conversion.first_path = path;
    }
}

/// One row a kind of conversion: each picture's own is in its source record.
void ImportSink::report_conversions() {
    for (const auto& [done, conversion] : conversions_) {
        const std::string others = conversion.count == 1 ? "" : " (and " + std::to_string(conversion.count - 1) + " more)";
        add_issue(conversion.first_path, "converted", done + others);
    }
}

void ImportSink::report_small_classes(const std::vector<std::string>& classes) {
    std::map<std::int64_t, std::int64_t> counts;
    for (const char* partition : {"pretrain", "train", "validation", "test", "held_out"}) {
        for (const auto& [class_id, count] : images_.real_counts(partition)) counts[class_id] += count;
    }
    for (const std::string& name : classes) {
        const std::int64_t count = counts[class_ids_.at(name)];
        if (count == 0) add_issue(name, "small_class", "is a class without any image");
        if (count == 1) add_issue(name, "small_class", "is a class of one image: none is left to validate or test with");
    }
}

void ImportSink::add_issue(const std::string& path, const std::string& kind, const std::string& reason) {
    imports_.add_issue(report_.import_id, {path, kind, reason});
}

}  // namespace tw::stages
