#include "core/base/error.h"
#include "core/base/file.h"
#include "core/media/encode.h"
#include "core/media/fit.h"
#include "core/media/thumbnail.h"
#include "tests/support/broken_files.h"

#include <QtTest/QTest>

#include <thread>

using namespace tw;
using namespace tw::media;

namespace {

std::vector<std::filesystem::path> files_in(const std::filesystem::path& folder) {
    std::vector<std::filesystem::path> files;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
        if (entry.is_regular_file()) files.push_back(entry.path());
    }
    return files;
}

}  // namespace

class TestThumbnail : public QObject {
    Q_OBJECT

private slots:
    void small_pictures_grow_by_whole_factors_without_smoothing() {
        const Image image = test::noise_image(28, 20, 1, 4);
        write_file_atomic(folder_.path() / "small.png", encode_png(image));
        const Image thumbnail = ThumbnailCache(folder_.path() / "cache1", 160).get({folder_.path() / "small.png", -1});
        QCOMPARE(thumbnail.width, 28 * 5);
        QCOMPARE(thumbnail.height, 20 * 5);
        for (int y = 0; y < thumbnail.height; ++y) {
            for (int x = 0; x < thumbnail.width; ++x) {
                QCOMPARE(thumbnail.pixels[static_cast<std::size_t>(y * thumbnail.width + x)],
                         image.pixels[static_cast<std::size_t>(y / 5 * 28 + x / 5)]);
            }
        }
    }

    void large_pictures_shrink_to_the_longer_side() {
        write_file_atomic(folder_.path() / "large.png", encode_png(test::quarters_image(600, 300)));
        const ThumbnailCache cache(folder_.path() / "cache2", 160);
        const Image thumbnail = cache.get({folder_.path() / "large.png", -1});
        QCOMPARE(thumbnail.width, 160);
        QCOMPARE(thumbnail.height, 80);
    }

    void a_second_call_reads_the_file_and_a_damaged_one_is_made_again() {
        const auto source = folder_.path() / "again.png";
        write_file_atomic(source, encode_png(test::quarters_image(200, 100)));
        const ThumbnailCache cache(folder_.path() / "cache3", 64);
        const Image first = cache.get({source, -1});
        QCOMPARE(files_in(folder_.path() / "cache3").size(), std::size_t{1});
        const auto kept = files_in(folder_.path() / "cache3").front();
        // Seen to be read: another picture in its place is what the next call gives.
        write_file_atomic(kept, encode_png(test::noise_image(5, 5, 3, 1)));
        QCOMPARE(cache.get({source, -1}).width, 5);
        write_file_atomic(kept, "damaged");
        QCOMPARE(cache.get({source, -1}).pixels, first.pixels);
        write_file_atomic(source, encode_png(test::quarters_image(100, 200)));
        QCOMPARE(cache.get({source, -1}).width, 32);
    }

    void a_cache_that_cannot_be_written_is_no_error() {
        const auto source = folder_.path() / "plain.png";
        write_file_atomic(source, encode_png(test::quarters_image(80, 80)));
        write_file_atomic(folder_.path() / "in_the_way", "a file where the cache's folder should be");
        QCOMPARE(ThumbnailCache(folder_.path() / "in_the_way", 40).get({source, -1}).width, 40);
        QVERIFY_THROWS_EXCEPTION(Error, ThumbnailCache(folder_.path() / "cache4").get({folder_.path() / "absent.png", -1}));
    }

    void a_small_picture_is_not_kept_a_second_time() {
        write_file_atomic(folder_.path() / "tiny.png", encode_png(test::quarters_image(20, 20)));
        const ThumbnailCache cache(folder_.path() / "cache6", 64);
        QCOMPARE(cache.get({folder_.path() / "tiny.png", -1}).width, 60);
        QCOMPARE(cache.use().files, std::int64_t{0});
    }

    void a_large_jpeg_is_decoded_at_a_fraction_and_looks_the_same() {
        const Image large = resize(test::noise_image(50, 40, 3, 9), 1600, 1280);
        write_file_atomic(folder_.path() / "large.jpg", encode_jpeg(large, 95));
        const Image thumbnail = ThumbnailCache(folder_.path() / "cache7", 160).get({folder_.path() / "large.jpg", -1});
        const Image expected = resize(large, 160, 128);
        QCOMPARE(thumbnail.width, expected.width);
        QCOMPARE(thumbnail.height, expected.height);
        double difference = 0;
        for (std::size_t i = 0; i < expected.pixels.size(); ++i) difference += std::abs(thumbnail.pixels[i] - expected.pixels[i]);
        QVERIFY(difference / static_cast<double>(expected.pixels.size()) < 4);
    }

    void beyond_the_limit_the_longest_unused_go() {
        const auto make = [&](int number) {
            const auto file = folder_.path() / ("limit" + std::to_string(number) + ".png");
            if (!std::filesystem::exists(file)) write_file_atomic(file, encode_png(test::noise_image(200, 200, 3, number)));
            return Locator{file, -1};
        };
        const auto folder = folder_.path() / "cache8";
        const ThumbnailCache roomy(folder, 160);
        for (int i = 0; i < 6; ++i) roomy.get(make(i));
        const ThumbnailCache::Use before = roomy.use();
        QCOMPARE(before.files, std::int64_t{6});
        const auto long_ago = std::filesystem::file_time_type::clock::now() - std::chrono::hours(240);
        for (const auto& file : files_in(folder)) std::filesystem::last_write_time(file, long_ago);
        roomy.get(make(2));  // used now
        const ThumbnailCache tight(folder, 160, before.bytes / 2);
        tight.get(make(6));  // whoever keeps one more looks whether there is room
        const ThumbnailCache::Use after = tight.use();
        QVERIFY(after.bytes <= before.bytes / 2);
        QVERIFY(after.files >= 1);
        // The one that was used and the new one are still there: no file is written for them.
        roomy.get(make(2));
        roomy.get(make(6));
        QCOMPARE(roomy.use().files, after.files);
        roomy.clear();
        QCOMPARE(roomy.use().files, std::int64_t{0});
    }

    void threads_share_one_cache() {
        const auto source = folder_.path() / "shared.png";
        write_file_atomic(source, encode_png(test::noise_image(500, 400, 3, 1)));
        const ThumbnailCache cache(folder_.path() / "cache5", 100);
        std::atomic<int> wrong{0};
        std::vector<std::thread> threads;
        for (int t = 0; t < 4; ++t) {
            threads.emplace_back([&] {
                for (int i = 0; i < 10; ++i) {
                    if (cache.get({source, -1}).width != 100) ++wrong;
                }
            });
        }
        for (std::thread& thread : threads) thread.join();
        QCOMPARE(wrong.load(), 0);
        QCOMPARE(files_in(folder_.path() / "cache5").size(), std::size_t{1});
    }

private:
    TempDir folder_;
};

QTEST_APPLESS_MAIN(TestThumbnail)
#include "test_thumbnail.moc"
