#include "core/base/system.h"
#include "core/media/encode.h"
#include "core/media/fit.h"
#include "core/media/thumbnail.h"
#include "tests/bench/window/phases.h"
#include "tests/support/bulk_project.h"
#include "tests/support/synthetic_project.h"

#include <atomic>
#include <chrono>
#include <fstream>
#include <thread>

namespace tw::bench {
namespace {

namespace fs = std::filesystem;

/// Neither flat nor pure noise, so that the decoder has as much to do as with a photograph.
std::string photograph(int ordinal, int width, int height) {
    return media::encode_jpeg(media::resize(test::synthetic_picture(ordinal, 1, width / 4, height / 4, 3), width, height));
}

double per_second(const media::ThumbnailCache& cache, const std::vector<fs::path>& files) {
    std::atomic<std::size_t> next{0};
    const auto start = std::chrono::steady_clock::now();
    std::vector<std::thread> threads;
    for (int t = 0; t < usable_cores(); ++t) {
        threads.emplace_back([&] {
            for (std::size_t i = next++; i < files.size(); i = next++) cache.get({files[i], -1});
        });
    }
    for (std::thread& thread : threads) thread.join();
    return static_cast<double>(files.size()) / std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

Json thumbnails_of(const fs::path& folder, const std::string& name, const std::string& jpeg, int count) {
    std::vector<fs::path> files;
    fs::create_directories(folder / name);
    for (int i = 0; i < count; ++i) {
        files.push_back(folder / name / (std::to_string(i) + ".jpg"));
        std::ofstream(files.back(), std::ios::binary) << jpeg;
    }
    const media::ThumbnailCache cache(folder / (name + "-cache"));
    const double made = per_second(cache, files);
    return {{"made_per_s", made}, {"from_cache_per_s", per_second(cache, files)}, {"file_kb", jpeg.size() / 1000}};
}

}  // namespace

Json measure_thumbnails(const fs::path& folder) {
    return {{"4000x3000", thumbnails_of(folder, "camera", photograph(1, 4000, 3000), 60)},
            {"1024x768", thumbnails_of(folder, "screen", photograph(2, 1024, 768), 1000)},
            {"128x128", thumbnails_of(folder, "small", photograph(3, 128, 128), 4000)}};
}

void make_large_picture_project(const fs::path& folder) {
    test::BulkOptions options;
    options.real = options.samples = options.distinct = 12;
    options.classes = 2;
    test::make_bulk_project(folder, options);
    for (int i = 0; i < options.distinct; ++i) {
        std::ofstream(folder / "images/run_1/pool" / (std::to_string(i) + ".png"), std::ios::binary) << photograph(i, 4000, 3000);
    }
}

}  // namespace tw::bench
