#include "core/evidence/embeddings.h"

#include "core/base/file.h"
#include "core/base/hash.h"
#include "core/evidence/vector_cache.h"
#include "core/project/classes.h"
#include "core/project/dataset.h"

#include <algorithm>
#include <set>

namespace tw::evidence {
namespace {

/// Images a request: the cache grows and a stop is heard after each.
constexpr std::size_t chunk = 512;

std::string hash_model(const fs::path& folder) {
    if (!fs::is_directory(folder)) throw Error("the CLIP model folder " + folder.string() + " does not exist");
    std::set<fs::path> files;
    for (const auto& entry : fs::directory_iterator(folder)) {
        const std::string extension = entry.path().extension();
        if (entry.is_regular_file() && (extension == ".safetensors" || extension == ".json")) files.insert(entry.path());
    }
    Sha256 hash;
    for (const fs::path& file : files) hash.add(file.filename().string() + " " + sha256_file(file) + "\n");
    return hash.hex();
}

fs::path vector_folder(const project::Project& project) {
    return project.cache_dir() / "embeddings";
}

std::string vector_file_end(const project::DatasetSettings& settings) {
    return "-" + settings.fit + ".vectors";
}

}  // namespace

std::optional<fs::path> remembered_vectors(const project::Project& project) {
    if (!fs::is_directory(vector_folder(project))) return std::nullopt;
    const std::string end = vector_file_end(project::dataset_settings(project));
    std::optional<fs::path> newest;
    for (const auto& entry : fs::directory_iterator(vector_folder(project))) {
        if (!entry.path().string().ends_with(end)) continue;
        if (!newest || fs::last_write_time(entry.path()) > fs::last_write_time(*newest)) newest = entry.path();
    }
    return newest;
}

struct EmbeddingSource::State {
    State(const project::Project& p, worker::Client& c)
        : project(p),
          client(c),
          settings(project::dataset_settings(p)),
          model(project::clip_model_path(settings)),
          hash(hash_model(model)),
          cache(vector_folder(p) / (hash.substr(0, 16) + vector_file_end(settings))) {}

    const project::Project& project;
    worker::Client& client;
    project::DatasetSettings settings;
    fs::path model;
    std::string hash;
    VectorCache cache;

    bool embed(const std::vector<const project::ImageRow*>& rows, const jobs::Control& control);
};

bool EmbeddingSource::State::embed(const std::vector<const project::ImageRow*>& rows, const jobs::Control& control) {
    const project::ImageRepository images(project);
    worker::EmbedImagesRequest request;
    request.model = model;
    request.fit = media::parse_fit_rule(settings.fit);
    for (const project::ImageRow* row : rows) request.images.push_back({images.absolute_path(*row), row->idx});
    const worker::Embeddings result = client.embed_images(request, {}, control);
    std::vector<std::pair<std::string, std::vector<float>>> vectors;
    for (std::size_t i = 0; i < std::min(result.count(), rows.size()); ++i) {
        vectors.emplace_back(rows[i]->sha256, std::vector<float>(result.row(i), result.row(i) + result.width));
    }
    cache.add(vectors);
    return result.count() == rows.size();
}

EmbeddingSource::EmbeddingSource(const project::Project& project, worker::Client& client)
    : state_(std::make_unique<State>(project, client)) {}
EmbeddingSource::~EmbeddingSource() = default;

const std::string& EmbeddingSource::model_hash() const {
    return state_->hash;
}

std::optional<worker::Embeddings> EmbeddingSource::images(const std::vector<project::ImageRow>& rows, const jobs::Control& control,
                                                          jobs::ProgressMeter* meter) {
    std::vector<const project::ImageRow*> missing;
    std::set<std::string> asked;
    for (const project::ImageRow& row : rows) {
        if (!state_->cache.find(row.sha256) && asked.insert(row.sha256).second) missing.push_back(&row);
    }
    if (meter && rows.size() > missing.size()) meter->advance(static_cast<std::int64_t>(rows.size() - missing.size()));
    for (std::size_t begin = 0; begin < missing.size(); begin += chunk) {
        control.wait_while_paused();
        if (control.stopping()) return std::nullopt;
        const std::size_t end = std::min(missing.size(), begin + chunk);
        const std::vector<const project::ImageRow*> part(missing.begin() + static_cast<std::ptrdiff_t>(begin),
                                                         missing.begin() + static_cast<std::ptrdiff_t>(end));
        if (!state_->embed(part, control)) return std::nullopt;
        if (meter) meter->advance(static_cast<std::int64_t>(part.size()));
    }
    worker::Embeddings result;
    result.width = state_->cache.width();
    for (const project::ImageRow& row : rows) {
        const std::vector<float>& vector = *state_->cache.find(row.sha256);
        result.values.insert(result.values.end(), vector.begin(), vector.end());
    }
    return result;
}

worker::Embeddings EmbeddingSource::texts(std::vector<std::string> texts, const jobs::Control& control) {
    worker::EmbedTextsRequest request;
    request.model = state_->model;
    request.texts = std::move(texts);
    return state_->client.embed_texts(request, control);
}

worker::Embeddings EmbeddingSource::class_prompts(const jobs::Control& control) {
    std::vector<std::string> prompts;
    for (const project::Class& entry : project::ClassRepository(state_->project).all()) {
        prompts.push_back(project::prompt_for(state_->settings, entry.name));
    }
    return texts(std::move(prompts), control);
}

}  // namespace tw::evidence
