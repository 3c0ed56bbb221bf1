#include "core/stages/import/synthetic_intake.h"

namespace tw::stages {
namespace {

constexpr std::size_t files_a_flush = 64;
constexpr const char* imported_method = "imported";

std::uint64_t seed_of(const Json& record) {
    const auto found = record.find("seed");
    return found != record.end() && found->is_number_integer() ? found->get<std::uint64_t>() : 0;
}

}  // namespace

SyntheticIntake::~SyntheticIntake() {
    const project::ImageRepository images(project_);
    for (const fs::path& file : written_) {
        try {
            if (!images.by_path(fs::relative(file, project_.folder()).string(), -1)) fs::remove(file);
        } catch (const std::exception&) {
            // Repair finds it at the next start.
        }
    }
}

void SyntheticIntake::ensure_run() {
    if (run_.id != 0) return;
    const project::RunRepository runs(project_);
    const std::string base = "imported " + request_.path.filename().string();
    std::string name = base;
    for (int n = 2; const auto known = runs.by_name(name); ++n) {
        if (known->method == imported_method && known->settings.value("path", "") == request_.path.string()) {
            run_ = *known;
            return;
        }
        name = base + " " + std::to_string(n);
    }
    run_.name = name;
    run_.method = imported_method;
    run_.settings = {{"path", request_.path.string()}};
    run_.model = "not known";
    run_ = project::RunRepository(project_).add(run_);
}

bool SyntheticIntake::add(const Candidate& candidate, const Examined& examined, std::int64_t class_id, std::int64_t import_id) {
    if (waiting_.contains(examined.sha256) || project::ImageRepository(project_).by_sha256(examined.sha256)) return false;
    ensure_run();
    project::Sample sample;
    sample.seed = seed_of(*examined.generated);
    sample.provenance = *examined.generated;
    sample.provenance["is_synthetic"] = true;
    sample.provenance["class"] = candidate.class_name;
    sample.provenance["run"] = run_.name;
    sample.provenance["method"] = imported_method;
    sample.provenance["imported_from"] = candidate.locator.text();
    project::ImageRow& image = sample.image;
    image.class_id = class_id;
    image.kind = "synthetic";
    image.path = "images/" + safe_file_name(run_.name) + "/" + safe_file_name(candidate.class_name) + "/" +
                 safe_file_name(candidate.locator.path.stem().string()) + "-" + examined.sha256.substr(0, 12) + ".png";
    image.width = examined.width;
    image.height = examined.height;
    image.channels = examined.channels;
    image.source = examined.source;
    image.sha256 = examined.sha256;
    image.dhash = examined.dhash;
    image.import_id = import_id;
    image.run_id = run_.id;
    files_.push_back({project_.folder() / image.path, examined.png});
    samples_.push_back(std::move(sample));
    waiting_.insert(examined.sha256);
    if (files_.size() >= files_a_flush) flush();
    return true;
}

void SyntheticIntake::flush() {
    if (files_.empty()) return;
    write_files_atomic(files_);
    for (const NewFile& file : files_) written_.push_back(file.path);
    project::SampleRepository repository(project_);
    for (project::Sample& sample : samples_) repository.add(sample);
    files_.clear();
    samples_.clear();
    waiting_.clear();
}

}  // namespace tw::stages
