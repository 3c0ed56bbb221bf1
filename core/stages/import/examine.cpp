#include "core/stages/import/examine.h"

#include "core/base/error.h"
#include "core/base/hash.h"
#include "core/base/text.h"
#include "core/media/generator_metadata.h"
#include "core/media/provenance.h"
#include "core/media/similarity.h"

#include <map>

namespace tw::stages {
namespace {

std::vector<std::string> conversions(const media::SourceFormat& source) {
    std::vector<std::string> done;
    if (source.exif_orientation != 1) done.push_back("EXIF orientation applied");
    if (source.had_alpha) done.push_back("transparency put on white");
    if (source.bit_depth > 8) done.push_back(std::to_string(source.bit_depth) + " bits a channel scaled to 8");
    if (source.is_cmyk) done.push_back("CMYK turned into RGB");
    if (source.frames > 1) done.push_back("only the first of several frames taken");
    return done;
}

Json source_json(const media::SourceFormat& source, const std::vector<std::string>& converted) {
    Json json = {{"format", source.format}, {"channels", source.channels}, {"bit_depth", source.bit_depth}};
    if (source.exif_orientation != 1) json["exif_orientation"] = source.exif_orientation;
    if (source.had_alpha) json["had_alpha"] = true;
    if (source.is_cmyk) json["is_cmyk"] = true;
    if (source.frames > 1) json["frames"] = source.frames;
    if (!converted.empty()) json["converted"] = converted;
    return json;
}

/// The reason alone: the path has its own column.
std::string without_name(const std::string& message, const std::string& name) {
    return message.starts_with(name) ? trim(message.substr(name.size())) : message;
}

/// The same form as what is drawn here, whatever it came in.
void keep_as_png(const media::Image& image, Examined& examined) {
    (*examined.generated)["width"] = image.width;
    (*examined.generated)["height"] = image.height;
    examined.png = media::encode_png(image, media::provenance_texts(*examined.generated, false));
    examined.sha256 = sha256(examined.png);
}

Examined refused(const Candidate& candidate, const std::string& kind, const std::exception& error) {
    Examined examined;
    examined.stamp = project::stamp_of(candidate.locator.path).value_or(project::FileStamp{});
    examined.refusal_kind = kind;
    examined.refusal = without_name(error.what(), candidate.locator.text());
    return examined;
}

/// A picture that is only looked at comes as small as its hash allows. Every byte of it is decoded all the same, so that a damaged one is
/// found.
media::Decoded decode(const media::Locator& locator, const std::string& bytes, bool whole) {
    constexpr int longer_side = 256;
    if (locator.index >= 0) return media::decode(locator);
    return whole ? media::decode_bytes(bytes, locator.text()) : media::decode_reduced(bytes, locator.text(), longer_side);
}

}  // namespace

Examined examine(const Candidate& candidate) {
    try {
        Examined examined;
        examined.stamp = project::stamp_of(candidate.locator.path).value_or(project::FileStamp{});
        const bool is_packed = candidate.locator.index >= 0;
        const std::string bytes = is_packed ? std::string() : media::read_picture_file(candidate.locator.path);
        if (!is_packed) examined.generated = media::generation_record_of(bytes);
        if (candidate.is_synthetic && !examined.generated) examined.generated = Json{{"generator", "not known"}};
        const media::Decoded decoded = decode(candidate.locator, bytes, examined.generated.has_value());
        examined.width = decoded.source.width;
        examined.height = decoded.source.height;
        examined.channels = decoded.image.channels;
        examined.format = decoded.source.format;
        examined.sha256 = is_packed ? media::content_sha256(candidate.locator) : sha256(bytes);
        examined.dhash = media::difference_hash(decoded.image);
        examined.converted = conversions(decoded.source);
        examined.source = source_json(decoded.source, examined.converted);
        if (examined.generated) keep_as_png(decoded.image, examined);
        return examined;
    } catch (const media::TooLarge& error) {
        return refused(candidate, "too_large", error);
    } catch (const OutOfMemory& error) {
        return refused(candidate, "too_large", error);
    } catch (const std::exception& error) {
        return refused(candidate, "broken", error);
    }
}

bool is_misnamed(const std::filesystem::path& path, const std::string& format) {
    static const std::map<std::string, std::string> formats = {
        {".png", "png"},   {".jpg", "jpeg"}, {".jpeg", "jpeg"}, {".jpe", "jpeg"}, {".jfif", "jpeg"},
        {".webp", "webp"}, {".tif", "tiff"}, {".tiff", "tiff"}, {".bmp", "bmp"},  {".gif", "gif"},
    };
    const auto found = formats.find(lower_ascii(path.extension().string()));
    return found != formats.end() && found->second != format;
}

}  // namespace tw::stages
