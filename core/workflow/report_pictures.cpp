#include "core/base/text.h"
#include "core/project/classes.h"
#include "core/project/images.h"
#include "core/project/negatives.h"
#include "core/project/runs.h"
#include "core/project/samples.h"
#include "core/project/scores.h"
#include "core/stages/filtering/filter.h"
#include "core/workflow/charts.h"
#include "core/workflow/html.h"
#include "core/workflow/report_parts.h"

#include <algorithm>

namespace tw::workflow {
namespace {

/// Pictures of one kind shown per class.
constexpr std::size_t shown = 10;

std::vector<project::GenerationRun> drawing_runs(const project::Project& project) {
    std::vector<project::GenerationRun> runs = project::RunRepository(project).all();
    std::erase_if(runs, [](const project::GenerationRun& run) { return run.method == "reference"; });
    return runs;
}

std::string evidence_side(const project::Project& project, const project::Negative& negative, const std::string& side,
                          const std::string& heading) {
    std::string out = "<div><h4>" + escape_html(heading) + "</h4><div class=\"pictures\">\n";
    for (const project::NegativeEvidence& entry : negative.evidence) {
        if (entry.side != side) continue;
        const project::ImageRow row = project::ImageRepository(project).get(entry.image_id);
        const std::string value = html::number(entry.cosine, 2);
        out += html::figure(html::picture(project, row, heading + ", cosine " + value), value);
    }
    return out + "</div></div>\n";
}

std::string negative_block(const project::Project& project, const project::Class& of, const project::Negative& negative) {
    const project::Class other = project::ClassRepository(project).get(negative.other_class_id);
    std::string out = "<h3>" + escape_html(of.name) + " – not " + escape_html(other.name);
    out += " <span class=\"soft\">" + (negative.cosine ? "cosine " + html::number(*negative.cosine, 2) + ", " : std::string());
    out += negative.decided_by == "person" ? "chosen by a person" : "chosen by rule";
    out += "</span></h3>\n<p class=\"soft\">Negative prompt: <code>" + escape_html(negative.prompt) + "</code></p>\n";
    if (!negative.evidence.empty()) {
        out += "<div class=\"sides\">" + evidence_side(project, negative, "class", of.name + ", drawn as reference") +
               evidence_side(project, negative, "other", other.name + ", real training images") + "</div>\n";
    }
    return out;
}

/// What came second and third, in one line.
std::string runners_up(const project::Project& project, const std::vector<project::Negative>& negatives) {
    std::string out;
    for (const project::Negative& negative : negatives) {
        if (negative.chosen || !negative.cosine) continue;
        out += (out.empty() ? "" : ", ") + escape_html(project::ClassRepository(project).get(negative.other_class_id).name) + " " +
               html::number(*negative.cosine, 2);
    }
    return out.empty() ? out : "<p class=\"soft\">Not chosen: " + out + ".</p>\n";
}

std::string keep_row(std::int64_t kept, std::int64_t drawn) {
    return html::number(100.0 * static_cast<double>(kept) / static_cast<double>(drawn), 0) + " %";
}

std::string keep_table(const project::Project& project, const project::GenerationRun& run) {
    html::Table table;
    table.caption = "Run " + run.name + (run.chosen ? ", counted" : ", not counted");
    table.head = {"class", "drawn", "kept by the filter", "keep rate", "accepted", "rejected", "unjudged"};
    const project::SampleRepository samples(project);
    std::string warnings;
    std::int64_t drawn = 0, kept = 0;
    for (const stages::KeepRate& rate : stages::keep_rates(project, {run.id})) {
        const std::string name = project::ClassRepository(project).get(rate.class_id).name;
        const auto count = [&](const char* verdict) { return std::to_string(samples.count({{run.id}, rate.class_id, verdict})); };
        table.rows.push_back({escape_html(name), std::to_string(rate.drawn), std::to_string(rate.kept), keep_row(rate.kept, rate.drawn),
                              count("accepted"), count("rejected"), count("unjudged")});
        if (!rate.warning.empty())
            warnings += "<p class=\"note\"><b>" + escape_html(name) + "</b>: " + escape_html(rate.warning) + "</p>\n";
        drawn += rate.drawn;
        kept += rate.kept;
    }
    if (drawn == 0) return {};
    table.rows.push_back({"all", std::to_string(drawn), std::to_string(kept), keep_row(kept, drawn), "", "", ""});
    return html::table(table) + warnings;
}

std::string score_line(const project::Project& project, std::int64_t image_id) {
    const auto scores = project::ScoreRepository(project).get(image_id);
    std::string out;
    for (const auto& [name, label] : {std::pair{"margin", "margin"}, std::pair{"hard_cosine", "cosine"}}) {
        const auto found = scores.find(name);
        if (found != scores.end()) out += (out.empty() ? "" : "<br>") + std::string(label) + " " + html::number(found->second, 2);
    }
    return out;
}

std::string sample_figure(const project::Project& project, const project::Sample& sample, const std::string& class_name) {
    const project::ScoreRepository scores(project);
    const bool rejected = sample.verdict == "rejected";
    std::string alt = class_name + ", " + sample.verdict + " by " + sample.decided_by + ", seed " + std::to_string(sample.seed);
    std::string caption = score_line(project, sample.image.id);
    if (rejected) {
        const auto check = stages::check_sample(scores.get(sample.image.id), scores.thresholds(sample.image.class_id));
        const std::string reason = replace_all(sample.reason.empty() ? "rejected" : sample.reason, "_", " ");
        caption = "<b>" + escape_html(reason) + "</b><br>" + caption;
        if (!check.keep) alt += ": " + check.sentence;
    }
    return html::figure(html::picture(project, sample.image, alt), caption, rejected ? "rejected" : "accepted");
}

std::string some_samples(const project::Project& project, const project::Class& of, const std::string& verdict) {
    const project::SampleRepository samples(project);
    const std::vector<std::int64_t> ids = samples.ids({{}, of.id, verdict});
    if (ids.empty()) return {};
    std::string out = "<h4>" + std::to_string(ids.size()) + " " + verdict +
                      (ids.size() > shown ? ", " + std::to_string(shown) + " of them, evenly picked" : "") +
                      "</h4><div class=\"pictures\">\n";
    const std::size_t count = std::min(shown, ids.size());
    for (std::size_t i = 0; i < count; ++i) out += sample_figure(project, samples.get(ids[i * ids.size() / count]), of.name);
    return out + "</div>\n";
}

std::string reasons_of(const project::Project& project, const project::Class& of) {
    std::map<std::string, int> reasons;
    for (const project::Sample& sample : project::SampleRepository(project).list({{}, of.id, "rejected"})) ++reasons[sample.reason];
    std::string out;
    for (const auto& [reason, count] : reasons) {
        out += ", " + std::to_string(count) + " " + replace_all(reason.empty() ? "without a reason" : reason, "_", " ");
    }
    return out;
}

std::string margin_charts(const project::Project& project) {
    std::string out;
    for (const project::Class& entry : project::ClassRepository(project).all()) {
        const stages::ScoreHistogram histogram = stages::score_histogram(project, "margin", entry.id);
        if (histogram.samples.empty()) continue;
        out += "<div><h4>" + escape_html(entry.name) + "</h4>" +
               charts::scores("Margins of " + entry.name + ", drawn and real, threshold " + html::number(histogram.threshold, 2),
                              histogram.samples, histogram.real, histogram.threshold) +
               "</div>\n";
    }
    if (out.empty()) return out;
    return "<h3>Margins of the counted run</h3>\n<p class=\"soft\">Bars: generated pictures. Line: real training images of the class, each "
           "judged without itself. Dashed: the threshold; what lies left of it is rejected.</p>\n<div class=\"sides\">" +
           out + "</div>\n";
}

}  // namespace

std::string negatives_part(const project::Project& project) {
    const project::NegativeRepository negatives(project);
    std::string out;
    for (const project::Class& entry : project::ClassRepository(project).all()) {
        const std::vector<project::Negative> all = negatives.of_class(entry.id);
        std::string chosen;
        for (const project::Negative& negative : all) {
            if (negative.chosen) chosen += negative_block(project, entry, negative);
        }
        if (chosen.empty() && !all.empty()) chosen = "<h3>" + escape_html(entry.name) + " – no negative</h3>\n";
        if (!all.empty()) out += chosen + runners_up(project, all);
    }
    if (out.empty()) return out;
    return "<p>For each class to be filled a small reference set was drawn from its training images; the class whose real training images "
           "look most like it becomes the negative. Cosines are between CLIP embeddings seen from the centre of all classes.</p>\n" +
           out;
}

std::string filter_part(const project::Project& project) {
    std::string out;
    for (const project::GenerationRun& run : drawing_runs(project)) out += keep_table(project, run);
    if (out.empty()) return out;
    return "<p>Each threshold is drawn against the scores of the real training images themselves; nothing of validation or test was looked "
           "at.</p>\n" +
           out + margin_charts(project);
}

std::string samples_part(const project::Project& project) {
    std::string out;
    for (const project::Class& entry : project::ClassRepository(project).all()) {
        const std::string accepted = some_samples(project, entry, "accepted");
        const std::string rejected = some_samples(project, entry, "rejected");
        if (accepted.empty() && rejected.empty()) continue;
        const project::SampleRepository samples(project);
        out += "<details open><summary>" + escape_html(entry.name) + " <span class=\"soft\">" +
               std::to_string(samples.count({{}, entry.id, "accepted"})) + " accepted" + reasons_of(project, entry) +
               "</span></summary>\n" + accepted + rejected + "</details>\n";
    }
    return out;
}

}  // namespace tw::workflow
