#include "core/media/generator_metadata.h"

#include "core/base/text.h"
#include "core/media/encode.h"
#include "core/media/header.h"

#include <zlib.h>

#include <charconv>
#include <regex>

namespace tw::media {
namespace {

Json number_or_text(const std::string& text) {
    std::int64_t whole = 0;
    const char* end = text.data() + text.size();
    if (const auto [rest, fault] = std::from_chars(text.data(), end, whole); fault == std::errc() && rest == end) return whole;
    double real = 0;
    if (const auto [rest, fault] = std::from_chars(text.data(), end, real); fault == std::errc() && rest == end) return real;
    return text;
}

/// "prompt\nNegative prompt: ...\nSteps: 20, Sampler: Euler a, CFG scale: 7, Seed: 1, Size: 512x512, Model hash: abc, Model: name"
Json read_parameters(const std::string& text) {
    static const std::map<std::string, std::string> names = {
        {"Steps", "steps"}, {"Sampler", "scheduler"},     {"CFG scale", "guidance_scale"},   {"Seed", "seed"},
        {"Model", "model"}, {"Model hash", "model_hash"}, {"Denoising strength", "strength"}};
    Json record = {{"generator", "parameters"}};
    const std::size_t settings = text.rfind("Steps: ");
    const std::string words = trim(text.substr(0, settings));
    const std::size_t negative = words.find("Negative prompt: ");
    record["prompt"] = trim(words.substr(0, negative));
    if (negative != std::string::npos) record["negative_prompt"] = trim(words.substr(negative + 17));
    if (settings == std::string::npos) return record;
    for (const std::string& field : split(text.substr(settings), ',')) {
        const std::size_t colon = field.find(':');
        if (colon == std::string::npos) continue;
        const std::string name = trim(field.substr(0, colon)), value = trim(field.substr(colon + 1));
        if (const auto known = names.find(name); known != names.end()) record[known->second] = number_or_text(value);
        if (const std::size_t cross = value.find('x'); name == "Size" && cross != std::string::npos) {
            record["width"] = number_or_text(value.substr(0, cross));
            record["height"] = number_or_text(value.substr(cross + 1));
        }
    }
    return record;
}

/// Fields of `from` under our names, where they are there and of a simple kind.
Json renamed(const Json& from, const char* generator, const std::vector<std::pair<const char*, const char*>>& names) {
    Json record = {{"generator", generator}};
    for (const auto& [theirs, ours] : names) {
        const auto found = from.is_object() ? from.find(theirs) : from.end();
        if (found != from.end() && found->is_primitive() && !found->is_null()) record[ours] = *found;
    }
    return record;
}

Json read_swarm(const Json& json) {
    return renamed(json.at("sui_image_params"), "SwarmUI",
                   {{"prompt", "prompt"},
                    {"negativeprompt", "negative_prompt"},
                    {"seed", "seed"},
                    {"steps", "steps"},
                    {"cfgscale", "guidance_scale"},
                    {"sampler", "scheduler"},
                    {"model", "model"},
                    {"width", "width"},
                    {"height", "height"}});
}

Json read_invoke(const Json& json) {
    Json record = renamed(json, "InvokeAI",
                          {{"positive_prompt", "prompt"},
                           {"negative_prompt", "negative_prompt"},
                           {"seed", "seed"},
                           {"steps", "steps"},
                           {"cfg_scale", "guidance_scale"},
                           {"scheduler", "scheduler"},
                           {"strength", "strength"},
                           {"width", "width"},
                           {"height", "height"}});
    if (json.contains("model") && json["model"].is_object()) {
        for (const char* key : {"model_name", "name"}) {
            if (json["model"].contains(key) && json["model"][key].is_string()) record["model"] = json["model"][key];
        }
    }
    return record;
}

/// A graph of nodes: the sampler's numbers, the checkpoint, and the texts that its positive and negative inputs come from.
Json read_comfy(const Json& graph) {
    Json record = {{"generator", "ComfyUI"}};
    const auto text_of = [&](const Json& link) -> std::string {
        if (!link.is_array() || link.empty() || !link[0].is_string()) return {};
        const auto node = graph.find(link[0].get<std::string>());
        if (node == graph.end() || !node->is_object()) return {};
        const Json inputs = node->value("inputs", Json::object());
        return inputs.is_object() && inputs.contains("text") && inputs["text"].is_string() ? inputs["text"].get<std::string>()
                                                                                           : std::string();
    };
    for (const auto& [id, node] : graph.items()) {
        if (!node.is_object() || !node.contains("inputs") || !node["inputs"].is_object()) continue;
        const Json& inputs = node["inputs"];
        if (inputs.contains("ckpt_name") && inputs["ckpt_name"].is_string()) record["model"] = inputs["ckpt_name"];
        if (!inputs.contains("positive")) continue;
        if (const std::string text = text_of(inputs["positive"]); !text.empty()) record["prompt"] = text;
        if (const std::string text = text_of(inputs.value("negative", Json())); !text.empty()) record["negative_prompt"] = text;
        record.update(renamed(inputs, "ComfyUI",
                              {{"seed", "seed"},
                               {"noise_seed", "seed"},
                               {"steps", "steps"},
                               {"cfg", "guidance_scale"},
                               {"sampler_name", "scheduler"},
                               {"denoise", "strength"}}));
    }
    return record;
}

bool is_comfy_graph(const Json& json) {
    return json.is_object() &&
           std::any_of(json.begin(), json.end(), [](const Json& node) { return node.is_object() && node.contains("class_type"); });
}

/// "Iptc4xmpExt:DigitalSourceType" with one of the values for what a trained model made.
bool is_marked_synthetic(std::string_view xmp) {
    return xmp.find("DigitalSourceType") != std::string_view::npos &&
           (xmp.find("trainedAlgorithmicMedia") != std::string_view::npos || xmp.find("TrainedAlgorithmicMedia") != std::string_view::npos);
}

std::optional<Json> record_of(const std::string& keyword, const std::string& text) {
    const Json json = Json::parse(text, nullptr, false);
    if (keyword == "tailwright" && json.is_object()) return json;
    if (keyword == "parameters" && json.is_object() && json.contains("sui_image_params")) return read_swarm(json);
    if (keyword == "parameters" && json.is_discarded()) return read_parameters(text);
    if ((keyword == "invokeai_metadata" || keyword == "sd-metadata") && json.is_object()) return read_invoke(json);
    if (keyword == "prompt" && is_comfy_graph(json)) return read_comfy(json);
    if (keyword == "XML:com.adobe.xmp" && is_marked_synthetic(text)) return Json{{"generator", "DigitalSourceType"}};
    return std::nullopt;
}

std::string inflated(std::string_view packed) {
    constexpr std::size_t limit = 16u << 20;
    std::string out(limit, '\0');
    uLongf size = limit;
    const int fault =
        ::uncompress(reinterpret_cast<Bytef*>(out.data()), &size, reinterpret_cast<const Bytef*>(packed.data()), packed.size());
    out.resize(fault == Z_OK ? size : 0);
    return out;
}

/// PNG 1.2, 4.2.3: "keyword\0" and the text, packed or not, with languages in iTXt.
std::optional<PngText> text_chunk(std::string_view type, std::string_view data) {
    const std::size_t end = data.find('\0');
    if (end == std::string_view::npos) return std::nullopt;
    PngText text{std::string(data.substr(0, end)), {}, type == "iTXt"};
    std::string_view rest = data.substr(end + 1);
    if (type == "tEXt") {
        text.text = rest;
    } else if (type == "zTXt") {
        text.text = inflated(rest.substr(std::min<std::size_t>(1, rest.size())));
    } else {
        if (rest.size() < 2) return std::nullopt;
        const bool packed = rest[0] != 0;
        rest.remove_prefix(2);
        for (int skipped = 0; skipped < 2; ++skipped) {
            const std::size_t zero = rest.find('\0');
            if (zero == std::string_view::npos) return std::nullopt;
            rest.remove_prefix(zero + 1);
        }
        text.text = packed ? inflated(rest) : std::string(rest);
    }
    return text;
}

/// The chunks before and behind the pixels, without decoding these.
std::vector<PngText> png_text_chunks(std::string_view bytes) {
    constexpr std::size_t signature = 8, around = 12;  // length, type and checksum of a chunk
    const ByteView view(bytes);
    std::vector<PngText> texts;
    for (std::size_t at = signature; at + around <= bytes.size();) {
        const std::size_t size = view.be32(at);
        const std::string_view type = view.part(at + 4, 4);
        if (type == "tEXt" || type == "zTXt" || type == "iTXt") {
            if (auto text = text_chunk(type, view.part(at + 8, size))) texts.push_back(std::move(*text));
        }
        if (type == "IEND") break;
        at += around + size;
    }
    return texts;
}

/// EXIF UserComment as AUTOMATIC1111 and others write it: "UNICODE\0" and UTF-16. Where it stands is not followed: its head is
/// unmistakable.
std::string user_comment(std::string_view bytes) {
    constexpr std::string_view head("UNICODE\0", 8);
    const std::size_t at = bytes.find(head);
    if (at == std::string_view::npos) return {};
    const std::string_view units = bytes.substr(at + head.size(), 1u << 20);
    const bool big_endian = units.size() >= 2 && units[0] == 0;
    std::string text;
    for (std::size_t i = 0; i + 1 < units.size(); i += 2) {
        const unsigned code = big_endian ? static_cast<unsigned char>(units[i]) << 8 | static_cast<unsigned char>(units[i + 1])
                                         : static_cast<unsigned char>(units[i + 1]) << 8 | static_cast<unsigned char>(units[i]);
        const bool is_text = code == '\n' || code == '\r' || code == '\t' || code >= 0x20;
        if (!is_text || code >= 0xfff0) break;
        if (code < 0x80) {
            text += static_cast<char>(code);
        } else {
            text += '?';  // only the prompt's fields are read from it
        }
    }
    return text;
}

}  // namespace

std::optional<Json> generation_record(const std::vector<PngText>& texts) {
    std::optional<Json> best;
    for (const PngText& text : texts) {
        std::optional<Json> record = record_of(text.keyword, text.text);
        if (record && text.keyword == "tailwright") return record;
        // Of several the one that says most.
        if (record && (!best || record->size() > best->size())) best = std::move(record);
    }
    return best;
}

std::optional<Json> generation_record_of(std::string_view file_bytes) {
    try {
        const std::string format = format_of(file_bytes);
        if (format == "png") return generation_record(png_text_chunks(file_bytes));
        if (format != "jpeg" && format != "webp") return std::nullopt;
        const std::string comment = user_comment(file_bytes);
        if (comment.find("Steps: ") != std::string::npos) return read_parameters(comment);
        if (comment.find("sui_image_params") != std::string::npos) return record_of("parameters", comment);
        constexpr std::size_t head_size = 1u << 17;
        if (is_marked_synthetic(file_bytes.substr(0, head_size))) return Json{{"generator", "DigitalSourceType"}};
    } catch (const std::exception&) {
    } catch (const HeaderEnds&) {
    }
    return std::nullopt;
}

}  // namespace tw::media
