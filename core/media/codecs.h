#pragma once

#include "core/media/header.h"

#include <string>
#include <string_view>
#include <vector>

namespace tw::media {

/// Pixels as a codec gives them: 8 bits, 1 = grey, 2 = grey and alpha, 3 = RGB, 4 = RGB and alpha.
struct Raster {
    int width = 0;
    int height = 0;
    int channels = 0;
    int frames = 1;
    bool is_upright = false;  // the codec has applied the orientation already
    std::vector<std::uint8_t> pixels;

    void allocate();
};

/// Throws TooLarge naming the size and the limit.
void check_limits(const Header& header, const std::string& name, const DecodeLimits& limits);

// One codec a format. Each throws Error with the reason alone ("is cut off …"), to which the caller puts the file's name.
Raster decode_png(std::string_view bytes);
/// `longer_side` > 0: decoded at 1/2, 1/4 or 1/8 where the longer side is then still at least that.
Raster decode_jpeg(std::string_view bytes, const Header& header, int longer_side = 0);
Raster decode_gif(std::string_view bytes);
/// webp, tiff, bmp
Raster decode_with_opencv(std::string_view bytes, const Header& header);

}  // namespace tw::media
