#include "core/worker/messages/adapters.h"

#include "core/worker/messages/fields.h"

#include <charconv>

namespace tw::worker {
namespace {

constexpr double largest_weight = 100;

LoraChoice lora_from_json(const Json& json) {
    Fields fields(json, "lora");
    LoraChoice choice;
    std::string file;
    fields.required("file", file);
    fields.optional("weight", choice.weight);
    fields.finish();
    fields.check_range("weight", choice.weight, -largest_weight, largest_weight);
    choice.file = file;
    return choice;
}

}  // namespace

LoraChoice LoraChoice::parse(const std::string& text) {
    LoraChoice choice{text};
    const std::size_t colon = text.rfind(':');
    if (colon != std::string::npos && colon + 1 < text.size()) {
        double weight = 0;
        const char* end = text.data() + text.size();
        const auto read = std::from_chars(text.data() + colon + 1, end, weight);
        if (read.ec == std::errc() && read.ptr == end) choice = {text.substr(0, colon), weight};
    }
    if (choice.file.empty()) throw Error("'" + text + "' names no LoRA file");
    return choice;
}

void add_fields(Json& request, const Adapters& adapters) {
    request["lora"] = Json::array();
    for (const LoraChoice& choice : adapters.lora) request["lora"].push_back({{"file", choice.file.string()}, {"weight", choice.weight}});
    request["embeddings"] = Json::array();
    for (const auto& file : adapters.embeddings) request["embeddings"].push_back(file.string());
}

Adapters adapters_from_fields(Fields& fields) {
    Adapters adapters;
    for (const Json& choice : fields.list("lora")) adapters.lora.push_back(lora_from_json(choice));
    for (const Json& file : fields.list("embeddings")) {
        if (!file.is_string()) fields.reject("embeddings", "must hold file names only");
        adapters.embeddings.emplace_back(file.get<std::string>());
    }
    return adapters;
}

}  // namespace tw::worker
