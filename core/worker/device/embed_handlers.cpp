#include "core/worker/device/server.h"

#include "core/base/error.h"
#include "core/media/decode.h"
#include "core/nn/clip.h"
#include "core/nn/clip_image_processor.h"
#include "core/nn/text/tokenizer.h"
#include "core/worker/device/unit_rows.h"
#include "core/worker/messages/embedding.h"

#include <ATen/Parallel.h>

#include <algorithm>
#include <memory>
#include <optional>

namespace tw::worker {
namespace {

namespace fs = std::filesystem;

/// The newest change of a file of the folder: a model that was replaced is loaded again.
fs::file_time_type newest_change(const fs::path& folder) {
    fs::file_time_type newest = fs::file_time_type::min();
    std::error_code ignored;
    for (const fs::directory_entry& entry : fs::directory_iterator(folder, ignored)) {
        newest = std::max(newest, entry.last_write_time(ignored));
    }
    return newest;
}

/// CLIP with all that belongs to it, kept between requests.
class LoadedClip {
public:
    void load(const fs::path& folder) {
        const fs::file_time_type changed = newest_change(folder);
        if (model_ && folder == folder_ && changed == changed_) return;
        model_.reset();
        processor_.emplace(nn::ClipImageProcessor::load(folder));
        tokenizer_.emplace(nn::ClipTokenizer::load(folder));
        model_.emplace(nn::ClipModel::load(folder));
        folder_ = folder;
        changed_ = changed;
    }
    const nn::ClipModel& model() const { return *model_; }
    const nn::ClipTokenizer& tokenizer() const { return *tokenizer_; }

    /// (1, 3, height, width). CLIP's own resizing is used for FitRule::resize, the data set's rule before it otherwise.
    torch::Tensor pixels(const media::Locator& locator, media::FitRule fit) const {
        media::Image image = media::load_image(locator);
        if (fit != media::FitRule::resize) {
            image = media::fit_to_network(image, processor_->width(), processor_->height(), fit);
        }
        return processor_->preprocess(image);
    }

private:
    fs::path folder_;
    fs::file_time_type changed_;
    std::optional<nn::ClipImageProcessor> processor_;
    std::optional<nn::ClipTokenizer> tokenizer_;
    std::optional<nn::ClipModel> model_;
};

/// Pictures are decoded by all threads together.
torch::Tensor load_batch(const LoadedClip& clip, const EmbedImagesRequest& request, std::size_t from, std::size_t to) {
    std::vector<torch::Tensor> pixels(to - from);
    at::parallel_for(0, static_cast<std::int64_t>(pixels.size()), 1, [&](std::int64_t begin, std::int64_t end) {
        for (auto i = static_cast<std::size_t>(begin); i < static_cast<std::size_t>(end); ++i) {
            pixels[i] = clip.pixels(request.images[from + i], request.fit);
        }
    });
    return torch::cat(pixels);
}

Json embed_images(LoadedClip& clip, const Json& params, const Call& call) {
    const torch::InferenceMode no_gradients;
    const EmbedImagesRequest request = embed_images_request_from_json(params);
    clip.load(request.model);
    Embeddings embeddings;
    embeddings.width = static_cast<int>(clip.model().projection_dim());
    const std::size_t total = request.images.size();
    for (std::size_t from = 0; from < total; from += static_cast<std::size_t>(request.batch_size)) {
        call.control().wait_while_paused();
        if (call.control().stopping()) return {{"stopped", true}};
        const std::size_t to = std::min(total, from + static_cast<std::size_t>(request.batch_size));
        append_unit_rows(clip.model().image_features(load_batch(clip, request, from, to)), embeddings);
        call.emit("embedded", {{"done", to}, {"total", total}});
    }
    return to_json(embeddings);
}

Json embed_texts(LoadedClip& clip, const Json& params, const Call& call) {
    const torch::InferenceMode no_gradients;
    const EmbedTextsRequest request = embed_texts_request_from_json(params);
    clip.load(request.model);
    Embeddings embeddings;
    embeddings.width = static_cast<int>(clip.model().projection_dim());
    Json tokens = Json::array();
    for (const std::string& text : request.texts) {
        if (call.control().stopping()) return {{"stopped", true}};
        const torch::Tensor ids = torch::tensor(clip.tokenizer().encode(text), torch::kInt64).unsqueeze(0);
        append_unit_rows(clip.model().text_features(ids), embeddings);
        tokens.push_back(clip.tokenizer().count(text));
    }
    Json result = to_json(embeddings);
    result["tokens"] = std::move(tokens);
    return result;
}

}  // namespace

void add_embed_handlers(Server& server) {
    const auto clip = std::make_shared<LoadedClip>();
    server.add("embed_images", [clip](const Json& params, const Call& call) { return embed_images(*clip, params, call); });
    server.add("embed_texts", [clip](const Json& params, const Call& call) { return embed_texts(*clip, params, call); });
}

}  // namespace tw::worker
