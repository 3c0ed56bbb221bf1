#include "core/base/error.h"
#include "core/base/file.h"
#include "core/base/text.h"
#include "core/media/decode.h"
#include "core/media/generator_metadata.h"
#include "core/stages/import/source.h"

#include <iterator>

namespace tw::stages {
namespace {

namespace fs = std::filesystem;

constexpr int looked_at = 8;  // pictures, to tell a folder by

std::vector<fs::path> pictures_in(const fs::path& root, std::size_t most = SIZE_MAX) {
    std::vector<fs::path> files;
    std::error_code error;
    for (fs::recursive_directory_iterator it(root, error), end; !error && it != end && files.size() < most; it.increment(error)) {
        const bool hidden = it->path().filename().string().starts_with('.');
        if (hidden && it->is_directory(error)) it.disable_recursion_pending();
        if (!hidden && it->is_regular_file(error) && has_image_extension(it->path())) files.push_back(it->path());
    }
    std::sort(files.begin(), files.end());
    return files;
}

std::optional<Json> record_of(const fs::path& file) {
    try {
        return media::generation_record_of(read_file(file, media::DecodeLimits{}.max_file_bytes));
    } catch (const Error&) {
        return std::nullopt;
    }
}

/// Lower case, with single blanks for all that is no letter or digit, and one around: " a photo of a shiba inu ".
std::string words(const std::string& text) {
    std::string out = " ";
    for (const char c : lower_ascii(text)) {
        const bool is_word = std::isalnum(static_cast<unsigned char>(c)) != 0 || static_cast<unsigned char>(c) >= 0x80;
        if (is_word) out += c;
        if (!is_word && out.back() != ' ') out += ' ';
    }
    return out.back() == ' ' ? out : out + " ";
}

/// The class whose name the prompt says; of several the longest, unless one is no part of it ("dog" and "hot dog" is one, "dog and cat"
/// two).
std::optional<std::string> named_in(const std::string& prompt, const std::vector<std::string>& names) {
    std::string text = words(prompt);
    std::vector<std::string> by_length = names;
    std::stable_sort(by_length.begin(), by_length.end(), [](const auto& a, const auto& b) { return a.size() > b.size(); });
    std::optional<std::string> found;
    for (const std::string& name : by_length) {
        const std::string wanted = words(name);
        if (wanted.size() < 3 || text.find(wanted) == std::string::npos) continue;
        if (found) return std::nullopt;
        found = name;
        text = replace_all(text, wanted, " ");
    }
    return found;
}

}  // namespace

bool is_generated(const fs::path& path) {
    if (!fs::is_directory(path)) return false;
    const std::vector<fs::path> files = pictures_in(path, looked_at);
    return !files.empty() && std::all_of(files.begin(), files.end(), [](const fs::path& file) { return record_of(file).has_value(); });
}

Listing list_generated(const ImportRequest& request) {
    const fs::path root = fs::absolute(request.path).lexically_normal();
    if (!fs::is_directory(root)) throw Error(request.path.string() + " is not a folder");
    Listing listing;
    std::set<std::string> seen;
    const auto refuse = [&](const fs::path& file, const std::string& reason) {
        ++listing.skipped;
        listing.issues.push_back({file.string(), "mislabelled", reason});
    };
    for (const fs::path& file : pictures_in(root)) {
        const std::optional<Json> record = record_of(file);
        if (!record) {
            refuse(file, "holds no settings of a generator; import it as a real picture if it is one");
            continue;
        }
        const std::string folder = fs::relative(file, root).begin()->string();
        std::optional<std::string> class_name;
        const auto& names = request.class_names;
        if (std::find(names.begin(), names.end(), folder) != names.end()) class_name = folder;
        if (!class_name && names.size() == 1) class_name = names.front();
        const auto prompt = record->find("prompt");
        if (!class_name && prompt != record->end() && prompt->is_string()) class_name = named_in(prompt->get<std::string>(), names);
        if (!class_name && names.empty() && file.parent_path() != root) class_name = folder;
        if (!class_name) {
            refuse(file, "is of no known class: neither its folder nor its prompt names exactly one");
            continue;
        }
        seen.insert(*class_name);
        listing.candidates.push_back({{file, -1}, *class_name, request.partition, true});
    }
    listing.classes.assign(seen.begin(), seen.end());
    if (listing.candidates.empty()) {
        const std::string why =
            listing.issues.empty() ? "it holds no picture" : listing.issues.front().path + " " + listing.issues.front().reason;
        throw Error("no generated picture could be taken from " + request.path.string() + ": " + why);
    }
    return listing;
}

}  // namespace tw::stages
