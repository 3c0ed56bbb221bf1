#include "core/stages/negatives/ranking.h"

#include "core/base/text.h"

#include <algorithm>

namespace tw::stages {
namespace {

std::vector<LookAlike> best(std::vector<LookAlike> all, int count) {
    std::stable_sort(all.begin(), all.end(), [](const LookAlike& a, const LookAlike& b) { return a.cosine > b.cosine; });
    if (all.size() > static_cast<std::size_t>(count)) all.resize(static_cast<std::size_t>(count));
    return all;
}

/// Lower case, everything but letters, digits and '-' as one blank, a blank at both ends: " a photo of a t-shirt ".
std::string words(const std::string& text) {
    std::string result = " ";
    for (const char character : lower_ascii(text)) {
        const auto byte = static_cast<unsigned char>(character);
        const bool inside = std::isalnum(byte) != 0 || byte >= 0x80 || character == '-';
        if (inside) {
            result += character;
        } else if (result.back() != ' ') {
            result += ' ';
        }
    }
    if (result.back() != ' ') result += ' ';
    return result;
}

}  // namespace

std::vector<LookAlike> rank_look_alikes(const evidence::Prototypes& prototypes, const evidence::Vector& centroid, std::size_t own,
                                        int count) {
    std::vector<LookAlike> all;
    for (std::size_t i = 0; i < prototypes.size(); ++i) {
        if (i != own) all.push_back({i, evidence::dot(centroid, prototypes.of(i))});
    }
    return best(std::move(all), count);
}

std::vector<LookAlike> most_alike(const evidence::Prototypes& prototypes, const worker::Embeddings& embeddings,
                                  const evidence::Vector& towards, int count) {
    std::vector<LookAlike> all;
    for (std::size_t i = 0; i < embeddings.count(); ++i) {
        all.push_back({i, evidence::dot(prototypes.centred(embeddings.row(i)), towards)});
    }
    return best(std::move(all), count);
}

bool names_class(const std::string& prompt, const std::string& name, const std::vector<project::Class>& classes) {
    std::string text = words(prompt);
    const std::string own = words(name);
    for (const project::Class& other : classes) {
        const std::string longer = words(other.name);
        if (longer != own && longer.find(own) != std::string::npos) text = replace_all(text, longer, " ");
    }
    return text.find(own) != std::string::npos;
}

}  // namespace tw::stages
