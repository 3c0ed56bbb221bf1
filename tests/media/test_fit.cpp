#include "core/base/error.h"
#include "core/media/fit.h"
#include "core/media/similarity.h"
#include "tests/support/broken_files.h"

#include <QtTest/QTest>

#include <cmath>

using namespace tw;
using namespace tw::media;

namespace {

Image plain(int width, int height, std::uint8_t value) {
    return {width, height, 1, std::vector<std::uint8_t>(static_cast<std::size_t>(width) * static_cast<std::size_t>(height), value)};
}

}  // namespace

class TestFit : public QObject {
    Q_OBJECT

private slots:
    void padding_there_and_back_changes_no_pixel() {
        for (const auto& [width, height, channels] : {std::tuple{28, 28, 1}, {27, 31, 3}, {32, 32, 1}, {1, 1, 3}}) {
            const Image image = test::noise_image(width, height, channels, 3);
            const Image network = fit_to_network(image, 32, 32, FitRule::pad);
            QCOMPARE(network.width, 32);
            QCOMPARE(network.channels, 3);
            const Image back = fit_from_network(network, width, height, channels, FitRule::pad);
            QCOMPARE(back.pixels, image.pixels);
        }
        const Image network = fit_to_network(plain(28, 28, 200), 32, 32, FitRule::pad);
        QCOMPARE(int{network.pixels[0]}, 0);
        QCOMPARE(int{network.pixels[(2 * 32 + 2) * 3]}, 200);
    }

    void every_rule_gives_the_size_asked_for() {
        for (const FitRule rule : {FitRule::pad, FitRule::resize, FitRule::stretch}) {
            for (const auto& [width, height] : {std::pair{100, 37}, {7, 90}, {64, 64}, {1, 300}}) {
                const Image network = fit_to_network(test::noise_image(width, height, 3, 1), 64, 48, rule);
                QCOMPARE(network.width, 64);
                QCOMPARE(network.height, 48);
                QCOMPARE(network.pixels.size(), std::size_t{64 * 48 * 3});
                const Image back = fit_from_network(network, width, height, 1, rule);
                QCOMPARE(back.width, width);
                QCOMPARE(back.height, height);
                QCOMPARE(back.channels, 1);
            }
            QCOMPARE(parse_fit_rule(to_string(rule)), rule);
        }
        QVERIFY_THROWS_EXCEPTION(Error, parse_fit_rule("squeeze"));
    }

    void resizing_crops_the_centre_of_the_longer_side() {
        // Three squares side by side: only the middle one is left.
        Image image = plain(90, 30, 0);
        for (int y = 0; y < 30; ++y) {
            for (int x = 30; x < 60; ++x) image.pixels[static_cast<std::size_t>(y * 90 + x)] = 200;
        }
        const Image network = fit_to_network(image, 30, 30, FitRule::resize);
        QVERIFY(std::all_of(network.pixels.begin(), network.pixels.end(), [](std::uint8_t v) { return v == 200; }));
    }

    void grey_is_the_mean_of_the_channels() {
        const Image rgb{1, 1, 3, {10, 20, 60}};
        QCOMPARE(int{to_channels(rgb, 1).pixels[0]}, 30);
        const Image grey{1, 1, 1, {10}};
        QCOMPARE(to_channels(grey, 3).pixels, (std::vector<std::uint8_t>{10, 10, 10}));
        QVERIFY_THROWS_EXCEPTION(Error, to_channels(rgb, 4));
    }

    void the_hash_says_left_darker_than_right_row_by_row() {
        Image image = plain(9, 8, 0);
        for (std::size_t i = 0; i < image.pixels.size(); ++i) image.pixels[i] = static_cast<std::uint8_t>(i % 9 * 20);
        QCOMPARE(difference_hash(image), ~std::uint64_t{0});
        std::reverse(image.pixels.begin(), image.pixels.end());
        QCOMPARE(difference_hash(image), std::uint64_t{0});
        image.pixels[0] = 0;  // now its right neighbour is brighter: the first bit
        QCOMPARE(difference_hash(image), std::uint64_t{1} << 63);
        QCOMPARE(hamming_distance(0b1011, 0b0010), 2);
    }

    void the_hash_survives_scaling_and_tells_noise_apart() {
        const Image image = test::quarters_image(64, 64);
        QVERIFY(hamming_distance(difference_hash(image), difference_hash(resize(image, 200, 150))) <= 2);
        QVERIFY(hamming_distance(difference_hash(test::noise_image(64, 64, 1, 1)), difference_hash(test::noise_image(64, 64, 1, 2))) > 10);
    }

    void pixel_distance_is_the_root_mean_square_of_grey() {
        QCOMPARE(pixel_distance(plain(28, 28, 50), plain(28, 28, 50)), 0.0);
        QVERIFY(std::abs(pixel_distance(plain(28, 28, 0), plain(28, 28, 255)) - 1.0) < 1e-12);
        Image half = plain(10, 10, 0);
        std::fill_n(half.pixels.begin(), 50, std::uint8_t{51});
        QVERIFY(std::abs(pixel_distance(half, plain(10, 10, 0)) - std::sqrt(0.5 * 0.04)) < 1e-12);
        const Image large = test::quarters_image(400, 400);
        QVERIFY(pixel_distance(large, resize(large, 64, 64)) < 0.01);
    }

    void contrast_is_the_standard_deviation_of_grey() {
        QCOMPARE(contrast(plain(9, 9, 130)), 0.0);
        Image half = plain(10, 10, 0);
        std::fill_n(half.pixels.begin(), 50, std::uint8_t{255});
        QVERIFY(std::abs(contrast(half) - 0.5) < 1e-9);
    }
};

QTEST_APPLESS_MAIN(TestFit)
#include "test_fit.moc"
