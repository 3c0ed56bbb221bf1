#pragma once

#include "core/media/image.h"

#include <filesystem>
#include <string>
#include <vector>

namespace tw::media {

/// One text of a PNG: written as tEXt where `text` fits ISO 8859-1, else as iTXt (UTF-8); `international` forces iTXt
/// (the XMP packet "XML:com.adobe.xmp" must be iTXt). Never compressed: tools look for plain chunks.
struct PngText {
    std::string keyword;  // 1..79 Latin-1 characters
    std::string text;     // UTF-8
    bool international = false;
};

/// PNG bytes with the texts, in order. Grey stays grey.
std::string encode_png(const Image& image, const std::vector<PngText>& texts = {}, int level = 1);
/// JPEG bytes, quality 1..100.
std::string encode_jpeg(const Image& image, int quality = 90);

/// All tEXt, zTXt and iTXt chunks of a PNG, in order. Throws Error naming the file.
std::vector<PngText> read_png_texts(const std::filesystem::path& path);

/// XMP packet with Iptc4xmpExt:DigitalSourceType; `composite` for image-to-image and mixed pictures.
std::string synthetic_xmp_packet(bool composite);

}  // namespace tw::media
