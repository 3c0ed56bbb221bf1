#include "core/stages/import/sink.h"

#include "core/base/error.h"
#include "core/base/system.h"
#include "core/base/text.h"
#include "core/stages/import/ordered.h"

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

/// Commits every so many writes: one commit a picture would wait for the disk each time, one in all would lose everything at a crash.
class GroupCommit {
public:
    explicit GroupCommit(const project::Project& project)
        : project_(project), transaction_(std::make_unique<project::Transaction>(project)) {}

    void count_one() {
        constexpr int writes_per_commit = 1000;
        if (++writes_ % writes_per_commit != 0) return;
        commit();
        transaction_ = std::make_unique<project::Transaction>(project_);
    }

    void commit() {
        transaction_->commit();
        transaction_.reset();
    }

private:
    const project::Project& project_;
    std::unique_ptr<project::Transaction> transaction_;
    std::int64_t writes_ = 0;
};

}  // namespace

ImportSink::ImportSink(project::Project& project, const ImportRequest& request)
    : project_(project), request_(request), classes_(project), images_(project), imports_(project) {}

ImportReport ImportSink::run(const Listing& listing, const jobs::Control& control, const jobs::ProgressFn& report) {
    GroupCommit writes(project_);
    report_.import_id = imports_.begin(request_.format, request_.path.string());
    report_.skipped = listing.skipped;
    for (const project::ImportIssue& issue : listing.issues) add_issue(issue.path, issue.kind, issue.reason);
    report_clashing_names(listing.classes);
    ensure_classes(listing.classes);

    jobs::ProgressMeter meter("Importing", static_cast<std::int64_t>(listing.candidates.size()), report);
    constexpr std::size_t waiting_results = 256;
    OrderedWork<Examined>::run(
        listing.candidates.size(), usable_cores(), waiting_results, [&](std::size_t i) { return examine(listing.candidates[i]); },
        [&](std::size_t i, Examined examined) {
            control.wait_while_paused();
            if (control.stopping()) return false;
            write(listing.candidates[i], examined);
            writes.count_one();
            meter.advance(1, listing.candidates[i].class_name);
            return true;
        });

    report_known();
    report_conversions();
    if (!control.stopping()) {
        if (!any_readable_) throw Error("no image could be imported from " + request_.path.string() + ": " + first_refusal_);
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

void ImportSink::write(const Candidate& candidate, const Examined& examined) {
    if (!examined.refusal_kind.empty()) {
        refuse(candidate, examined.refusal_kind, examined.refusal);
        return;
    }
    any_readable_ = true;
    const auto known = images_.by_path(candidate.locator.path.string(), candidate.locator.index);
    if (known && known->sha256 == examined.sha256) {
        ++report_.skipped;
        ++known_;
        return;
    }
    if (known) {
        refuse(candidate, "duplicate", "is in the project already, with other content than it has now");
        return;
    }
    if (const std::string reason = duplicate_of(candidate, examined); !reason.empty()) {
        refuse(candidate, "duplicate", reason);
        return;
    }
    note_oddities(candidate, examined);
    add_image(candidate, examined);
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
