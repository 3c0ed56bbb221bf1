#include "core/base/text.h"
#include "core/stages/import/source.h"

#include <array>
#include <charconv>
#include <map>

namespace tw::stages {

std::optional<std::string> partition_named(const std::string& name) {
    static const std::map<std::string, std::string> names = {
        {"train", "train"},    {"training", "train"}, {"validation", "validation"}, {"val", "validation"},    {"valid", "validation"},
        {"dev", "validation"}, {"test", "test"},      {"testing", "test"},          {"pretrain", "pretrain"}, {"held_out", "held_out"},
    };
    const auto found = names.find(lower_ascii(trim(name)));
    if (found == names.end()) return std::nullopt;
    return found->second;
}

std::optional<std::string> class_named(const std::string& label, const std::vector<std::string>& class_names) {
    if (class_names.empty()) return label;
    if (std::find(class_names.begin(), class_names.end(), label) != class_names.end()) return label;
    std::size_t number = 0;
    const auto [end, error] = std::from_chars(label.data(), label.data() + label.size(), number);
    if (error != std::errc() || end != label.data() + label.size() || number >= class_names.size()) return std::nullopt;
    return class_names[number];
}

bool is_idx_images_name(const std::string& file_name) {
    const std::string name = lower_ascii(file_name);
    return name.find("images") != std::string::npos &&
           (name.find("idx3") != std::string::npos || name.ends_with("-ubyte") || name.ends_with("-ubyte.gz"));
}

bool has_image_extension(const std::filesystem::path& path) {
    static constexpr std::array<std::string_view, 10> extensions = {".png",  ".jpg", ".jpeg", ".jpe", ".jfif",
                                                                    ".webp", ".tif", ".tiff", ".bmp", ".gif"};
    const std::string extension = lower_ascii(path.extension().string());
    return std::find(extensions.begin(), extensions.end(), extension) != extensions.end();
}

}  // namespace tw::stages
