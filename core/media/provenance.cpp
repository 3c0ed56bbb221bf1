#include "core/media/provenance.h"

#include <map>

namespace tw::media {
namespace {

std::string text_of(const Json& record, const char* key) {
    const auto found = record.find(key);
    if (found == record.end() || found->is_null()) return {};
    return found->is_string() ? found->get<std::string>() : to_line(*found);
}

/// The names that the readers of this text know.
std::string sampler_name(const std::string& scheduler) {
    static const std::map<std::string, std::string> names = {
        {"ddim", "DDIM"}, {"ddpm", "DDPM"}, {"pndm", "PNDM"}, {"dpmpp-2m", "DPM++ 2M"}};
    const auto found = names.find(scheduler);
    return found == names.end() ? scheduler : found->second;
}

}  // namespace

std::string parameters_text(const Json& record) {
    constexpr std::size_t short_hash = 10;  // as the others write it
    std::string size;
    if (record.contains("width") && record.contains("height")) size = text_of(record, "width") + "x" + text_of(record, "height");
    const std::vector<std::pair<std::string, std::string>> fields = {
        {"Steps", text_of(record, "steps")},
        {"Sampler", sampler_name(text_of(record, "scheduler"))},
        {"CFG scale", text_of(record, "guidance_scale")},
        {"Seed", text_of(record, "seed")},
        {"Size", size},
        {"Model hash", text_of(record, "model_hash").substr(0, short_hash)},
        {"Denoising strength", text_of(record, "strength")},
    };
    std::string last_line;
    for (const auto& [name, value] : fields) {
        if (!value.empty()) last_line += (last_line.empty() ? "" : ", ") + name + ": " + value;
    }
    std::string text = text_of(record, "prompt");
    const std::string negative = text_of(record, "negative_prompt");
    if (!negative.empty()) text += "\nNegative prompt: " + negative;
    return text + "\n" + last_line;
}

std::vector<PngText> provenance_texts(const Json& record, bool composite) {
    return {{"parameters", parameters_text(record)},
            {"tailwright", to_line(record)},
            {"XML:com.adobe.xmp", synthetic_xmp_packet(composite), true}};
}

}  // namespace tw::media
