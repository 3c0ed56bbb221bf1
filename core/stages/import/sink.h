#pragma once

#include "core/jobs/job.h"
#include "core/project/classes.h"
#include "core/project/images.h"
#include "core/project/imports.h"
#include "core/stages/import/examine.h"

#include <map>
#include <string>

namespace tw::stages {

/// Where all sources end: pictures are examined on every core, and one writer puts them into the project in the listing's order, so
/// that the same source always gives the same rows.
class ImportSink {
public:
    ImportSink(project::Project& project, const ImportRequest& request);
    ImportReport run(const Listing& listing, const jobs::Control& control, const jobs::ProgressFn& report);

private:
    void report_clashing_names(const std::vector<std::string>& classes);
    void ensure_classes(const std::vector<std::string>& classes);
    void write(const Candidate& candidate, const Examined& examined);
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
    std::map<std::string, std::int64_t> class_ids_;
    std::map<std::string, Conversion> conversions_;
    ImportReport report_;
    std::int64_t known_ = 0;  // in the project already, unchanged
    bool any_readable_ = false;
    std::string first_refusal_;
};

}  // namespace tw::stages
