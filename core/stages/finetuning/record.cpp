#include "core/stages/finetuning/record.h"

#include "core/base/file.h"
#include "core/base/json.h"
#include "core/stages/finetuning/layout.h"

#include <algorithm>

namespace tw::stages {
namespace {

std::vector<fs::path> samples_in(const fs::path& folder) {
    std::vector<fs::path> samples;
    if (!fs::is_directory(folder)) return samples;
    for (const fs::directory_entry& entry : fs::directory_iterator(folder)) {
        if (entry.path().extension() == ".png") samples.push_back(entry.path());
    }
    std::sort(samples.begin(), samples.end());  // the step leads the name, with leading zeros
    return samples;
}

void read_facts(const fs::path& file, AdapterRecord& record) {
    try {
        const Json json = read_json_file(file);
        record.settings = worker::finetune_settings_from_json(json.at("settings"));
        record.seed = json.at("seed").get<std::uint64_t>();
        record.model_hash = json.value("model_hash", "");
        record.created = json.value("created", "");
        if (json.contains("loss_curve")) record.loss_curve = json.at("loss_curve").get<std::vector<std::pair<int, double>>>();
    } catch (const std::exception& fault) {
        record.trouble = file.string() + ": " + fault.what();
    }
}

}  // namespace

std::vector<AdapterRecord> adapter_records(const fs::path& parent) {
    std::vector<AdapterRecord> records;
    if (!fs::is_directory(parent)) return records;
    for (const fs::directory_entry& entry : fs::directory_iterator(parent)) {
        const bool part = entry.path().extension() == ".part";
        const fs::path facts = entry.path() / (part ? finetuning::request_name : finetuning::description_name);
        if (!fs::is_regular_file(facts)) continue;
        AdapterRecord record;
        record.folder = part ? fs::path(entry.path()).replace_extension() : entry.path();
        record.finished = !part;
        read_facts(facts, record);
        record.samples = samples_in(entry.path() / finetuning::samples_name);
        records.push_back(std::move(record));
    }
    std::sort(records.begin(), records.end(), [](const auto& a, const auto& b) { return a.folder < b.folder; });
    return records;
}

}  // namespace tw::stages
