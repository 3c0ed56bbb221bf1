#include "core/base/error.h"
#include "core/base/random.h"
#include "core/media/similarity.h"
#include "core/stages/filtering/measures.h"
#include "core/stages/filtering/superclass.h"

#include <QtTest/QTest>

#include <algorithm>
#include <cmath>

using namespace tw;
using namespace tw::stages;

namespace {

std::vector<Weighted> values(const std::vector<double>& plain) {
    std::vector<Weighted> result;
    for (const double value : plain) result.push_back({value, 1.0});
    return result;
}

media::Image grey(int side, const std::function<int(int, int)>& at) {
    media::Image image{side, side, 1, {}};
    for (int y = 0; y < side; ++y) {
        for (int x = 0; x < side; ++x) image.pixels.push_back(static_cast<std::uint8_t>(at(x, y)));
    }
    return image;
}

}  // namespace

class TestMeasures : public QObject {
    Q_OBJECT

private slots:
    void the_superclass_is_diff_mixs_softmax_over_two_captions() {
        // CLIP's logits are 100 times the cosines; image.softmax(dim=-1)[0] is the first caption's share.
        const std::vector<float> image = {0.6f, 0.8f, 0}, with = {0.28f, 0.96f, 0}, without = {0.36f, 0.92f, 0.156f};
        const auto dot = [](const std::vector<float>& a, const std::vector<float>& b) {
            return static_cast<double>(a[0]) * b[0] + static_cast<double>(a[1]) * b[1] + static_cast<double>(a[2]) * b[2];
        };
        const double first = std::exp(100 * dot(image, with) - 90), second = std::exp(100 * dot(image, without) - 90);
        QVERIFY(std::abs(superclass_probability(image.data(), with.data(), without.data(), 3) - first / (first + second)) < 1e-9);
        QVERIFY(std::abs(superclass_probability(image.data(), with.data(), with.data(), 3) - 0.5) < 1e-12);
        QCOMPARE(superclass_captions("bird").with, std::string("a photo with a bird on it"));
        QCOMPARE(superclass_captions("aircraft").without, std::string("a photo without an aircraft on it"));
        QVERIFY_THROWS_EXCEPTION(Error, superclass_captions(""));
    }

    void a_tenth_of_the_least_likely_is_dropped() {
        for (const std::size_t count : {1u, 9u, 10u, 25u, 100u, 1000u}) {
            Random random(count);
            std::vector<double> probabilities(count);
            for (double& value : probabilities) value = random.uniform();
            std::vector<double> sorted = probabilities;
            std::sort(sorted.begin(), sorted.end());
            const std::vector<double> kept(sorted.begin() + static_cast<std::ptrdiff_t>(0.1 * static_cast<double>(count)), sorted.end());
            QCOMPARE(*superclass_limit(probabilities), kept.front());
        }
        QVERIFY(!superclass_limit({}));
    }

    void the_margin_is_taken_to_the_best_other_class() {
        const Margin margin = margin_of({0.1, 0.7, 0.6, 0.2}, 2);
        QCOMPARE(margin.best_other, std::size_t{1});
        QVERIFY(std::abs(margin.value + 0.1) < 1e-12);
        QCOMPARE(margin_of({0.5, 0.1, 0.2}, 0).best_other, std::size_t{2});
    }

    void hard_cosine_is_the_mean_of_the_highest_three() {
        worker::Embeddings rows;
        rows.width = 2;
        rows.values = {1, 0, 0, 1, 0.6f, 0.8f, 0.8f, 0.6f, -1, 0};
        const float image[2] = {1, 0};
        QVERIFY(std::abs(*hard_cosine(image, rows, {0, 1, 2, 3, 4}) - (1 + 0.8 + 0.6) / 3) < 1e-6);
        QVERIFY(std::abs(*hard_cosine(image, rows, {1, 2}) - 0.3) < 1e-6);
        QVERIFY(!hard_cosine(image, rows, {}));
    }

    void a_limit_cuts_at_most_its_tail() {
        Random random(1);
        std::vector<double> drawn;
        for (int i = 0; i < 237; ++i) drawn.push_back(random.normal());
        for (const double tail : {0.0, 0.01, 0.05, 0.5}) {
            const double low = *lower_limit(values(drawn), tail), high = *upper_limit(values(drawn), tail);
            const auto below = std::count_if(drawn.begin(), drawn.end(), [&](double value) { return value < low; });
            const auto above = std::count_if(drawn.begin(), drawn.end(), [&](double value) { return value > high; });
            QCOMPARE(below, static_cast<std::ptrdiff_t>(tail * 237));
            QCOMPARE(above, static_cast<std::ptrdiff_t>(tail * 237));
        }
        QVERIFY(!lower_limit({}, 0.05));
        QCOMPARE(*lower_limit(values({3.0}), 0.5), 3.0);
    }

    void weights_make_a_small_class_count_like_a_large_one() {
        std::vector<Weighted> pool;
        for (int i = 0; i < 1000; ++i) pool.push_back({1.0 + i, 1.0 / 1000});
        for (int i = 0; i < 4; ++i) pool.push_back({-1.0 - i, 1.0 / 4});
        // A quarter of the whole weight is half of the small class.
        QCOMPARE(*lower_limit(pool, 0.25), -2.0);
    }

    void noise_is_rougher_than_a_ramp() {
        Random random(2);
        const auto noise = grey(32, [&](int, int) { return static_cast<int>(random.below(256)); });
        const auto ramp = grey(32, [](int x, int) { return 8 * x; });
        QVERIFY(roughness(noise) > 0.9);
        QVERIFY(roughness(ramp) < 0.2);
        QCOMPARE(roughness(grey(8, [](int, int) { return 77; })), 0.0);
    }

    void large_pictures_are_made_small_and_grey() {
        const media::Image large{300, 150, 3, std::vector<std::uint8_t>(300 * 150 * 3, 90)};
        const media::Image small = small_grey(large);
        QCOMPARE(small.channels, 1);
        QCOMPARE(small.width, 64);
        QCOMPARE(small.height, 32);
    }

    void the_images_count_less_when_the_text_knows_better() {
        // Two classes: the images of each are mixed up, the texts are right.
        Random random(3);
        const auto unit = [&](double x, double y) {
            return evidence::normalised(
                {static_cast<float>(x + 0.02 * random.normal()), static_cast<float>(y + 0.02 * random.normal()), 1.0f});
        };
        const auto rows = [](const std::vector<evidence::Vector>& vectors) {
            worker::Embeddings result;
            result.width = 3;
            for (const auto& vector : vectors) result.values.insert(result.values.end(), vector.begin(), vector.end());
            return result;
        };
        std::vector<evidence::Vector> first, second;
        for (int i = 0; i < 40; ++i) {
            first.push_back(unit(1, 0));
            second.push_back(unit(0, 1));
        }
        const worker::Embeddings texts = rows({unit(1, 0), unit(0, 1)}), swapped = rows({unit(0, 1), unit(1, 0)});
        const std::vector<worker::Embeddings> classes = {rows(first), rows(second)};
        QCOMPARE(choose_image_share(classes, texts), 0.5);
        QVERIFY(choose_image_share(classes, swapped) > 0.5);
    }
};

QTEST_APPLESS_MAIN(TestMeasures)
#include "test_measures.moc"
