#include "app/cli/guidance_options.h"

#include "core/base/error.h"
#include "core/base/text.h"

#include <charconv>

namespace tw::cli {
namespace {

std::optional<double> number(std::string_view text) {
    double value = 0;
    const auto [rest, fault] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (fault != std::errc() || rest != text.data() + text.size() || text.empty()) return std::nullopt;
    return value;
}

void read_interval(const std::string& text, worker::GuidanceIntervalSettings& interval) {
    const std::size_t colon = text.find(':');
    const auto low = number(std::string_view(text).substr(0, colon));
    const auto high = colon == std::string::npos ? std::nullopt : number(std::string_view(text).substr(colon + 1));
    if (!low || !high) throw Error("--guidance-interval " + text + ": must be LO:HI, two numbers");
    interval.sigma_low = *low;
    interval.sigma_high = *high;
}

std::pair<std::string, double> parse_parameter(const std::string& text) {
    const std::size_t sign = text.rfind('=');
    const auto value = sign == std::string::npos ? std::nullopt : number(std::string_view(text).substr(sign + 1));
    if (!value || sign == 0) throw Error("--rule-parameter " + text + ": must be NAME=VALUE with a number as value");
    return {text.substr(0, sign), *value};
}

std::string parameters_help() {
    std::string help = "Of the guidance rule; may be repeated.";
    for (const std::string& rule : worker::guidance_rules()) {
        const std::vector<std::string> names = worker::rule_parameter_names(rule);
        if (!names.empty()) help += " " + rule + ": " + join(names, ", ") + ".";
    }
    return help;
}

}  // namespace

void add_guidance_options(CLI::App& verb, GuidanceOptions& options) {
    verb.add_option("--negative-prompt", options.negative_prompts,
                    "What not to draw; for the rules perp_neg and sega it may be repeated and have a weight (TEXT:WEIGHT, below 0: "
                    "towards it)")
        ->type_name("TEXT[:WEIGHT]");
    verb.add_option("--rule-parameter", options.rule_parameters, parameters_help())->type_name("NAME=VALUE");
    verb.add_option("--guidance-interval", options.interval,
                    "Guidance only where sigma = sqrt((1 - alphas_cumprod) / alphas_cumprod) lies within; elsewhere the prompt alone, "
                    "in one evaluation")
        ->type_name("LO:HI");
    verb.add_option("--guidance-start", options.start, "Guidance from this share of the executed steps on")->check(CLI::Range(0.0, 1.0));
    verb.add_option("--guidance-stop", options.stop, "Guidance before this share of the executed steps")->check(CLI::Range(0.0, 1.0));
    verb.add_option("--guidance-rescale", options.rescale, "Share of CFG rescale (0.7 is usual); 0 switches it off")
        ->check(CLI::Range(0.0, 1.0));
}

void apply(const GuidanceOptions& options, worker::SamplingSettings& sampling) {
    for (const std::string& text : options.rule_parameters) sampling.rule_parameters.insert(parse_parameter(text));
    worker::check_rule_parameters(sampling.rule, sampling.rule_parameters);
    if (!options.interval.empty()) read_interval(options.interval, sampling.guidance_interval);
    if (options.start) sampling.guidance_interval.start = *options.start;
    if (options.stop) sampling.guidance_interval.stop = *options.stop;
    if (options.rescale) sampling.guidance_rescale = *options.rescale;
}

std::vector<worker::WeightedPrompt> negatives_of(const GuidanceOptions& options) {
    std::vector<worker::WeightedPrompt> negatives;
    for (const std::string& text : options.negative_prompts) {
        if (!text.empty()) negatives.push_back(worker::parse_weighted_prompt(text));
    }
    return negatives;
}

}  // namespace tw::cli
