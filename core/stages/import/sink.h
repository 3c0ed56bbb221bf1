#pragma once

#include "core/jobs/job.h"
#include "core/project/classes.h"
#include "core/project/images.h"
#include "core/project/imports.h"
#include "core/project/source_files.h"
#include "core/stages/import/examine.h"
#include "core/stages/import/synthetic_intake.h"

#include <map>
#include <string>

namespace tw::stages {

/// Where all sources end: pictures are examined on every core, and one writer puts them into the project in the listing's order, so
/// that the same source always gives the same rows.
class ImportSink {
public:
    ImportSink(project::Project& project, const ImportRequest& request);
    enum class IfNoneReadable { fail, list_them };
    /// Throws Error when no picture can be read, unless those shall only be listed.
    ImportReport run(const Listing& listing, const jobs::Control& control, const jobs::ProgressFn& report,
                     IfNoneReadable if_none_readable = IfNoneReadable::fail);

private:
    void report_clashing_names(const std::vector<std::string>& classes);
    void ensure_classes(const std::vector<std::string>& classes);
    /// Indices of what has to be read: pictures that the project has, from files that did not change since, are counted and left out.
    std::vector<std::size_t> to_read(const Listing& listing, jobs::ProgressMeter& meter);
    void remember(const std::string& path, const project::FileStamp& stamp);
    void write(const Candidate& candidate, const Examined& examined);
    void take_generated(const Candidate& candidate, const Examined& examined);
    void add_image(const Candidate& candidate, const Examined& examined);
    void refuse(const Candidate& candidate, const std::string& kind, const std::string& reason);
    void note_oddities(const Candidate& candidate, const Examined& examined);
    void report_known();
    void report_conversions();
    void report_small_classes(const std::vector<std::string>& classes);
    void add_issue(const std::string& path, const std::string& kind, const std::string& reason);
    std::string duplicate_of(const Candidate& candidate, const Examined& examined) const;

    struct Conversion {
        std::string first_path;
        std::int64_t count = 0;
    };

    project::Project& project_;
    const ImportRequest& request_;
    project::ClassRepository classes_;
    project::ImageRepository images_;
    project::ImportRepository imports_;
    project::SourceFileRepository files_;
    SyntheticIntake generated_;
    std::string remembered_;  // the file whose stamp was kept last
    std::map<std::string, std::int64_t> class_ids_;
    std::map<std::string, Conversion> conversions_;
    ImportReport report_;
    std::int64_t known_ = 0;  // in the project already, unchanged
    bool any_readable_ = false;
    std::string first_refusal_;
};

}  // namespace tw::stages
