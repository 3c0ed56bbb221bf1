#include "core/base/error.h"
#include "core/learning/augmentation.h"
#include "core/learning/batches.h"

#include <QtTest/QTest>

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>

using namespace tw;
using namespace tw::learning;

namespace {

const std::vector<double> usual_scale = {0.08, 1.0}, usual_ratio = {3.0 / 4, 4.0 / 3};

/// torchvision's RandomResizedCrop.get_params, line by line, for a square picture.
Box transcribed_crop(int size, const std::vector<double>& scale, const std::vector<double>& ratio, Random& random) {
    const auto uniform = [&](double low, double high) { return low + (high - low) * random.uniform(); };
    const auto round_half_even = [](double x) {
        const double down = std::floor(x);
        if (x - down != 0.5) return static_cast<int>(std::floor(x + 0.5));
        return static_cast<int>(std::fmod(down, 2) == 0 ? down : down + 1);
    };
    const int height = size, width = size, area = height * width;
    for (int i = 0; i < 10; ++i) {
        const double target_area = area * uniform(scale[0], scale[1]);
        const double aspect_ratio = std::exp(uniform(std::log(ratio[0]), std::log(ratio[1])));
        const int w = round_half_even(std::sqrt(target_area * aspect_ratio)), h = round_half_even(std::sqrt(target_area / aspect_ratio));
        if (0 < w && w <= width && 0 < h && h <= height) {
            const int top = static_cast<int>(random.below(static_cast<std::uint64_t>(height - h + 1)));
            const int left = static_cast<int>(random.below(static_cast<std::uint64_t>(width - w + 1)));
            return {left, top, left + w, top + h};
        }
    }
    const double in_ratio = static_cast<double>(width) / height;
    int w = width, h = height;
    if (in_ratio < ratio[0]) h = round_half_even(w / ratio[0]);
    if (in_ratio > ratio[1]) w = round_half_even(h * ratio[1]);
    return {(width - w) / 2, (height - h) / 2, (width - w) / 2 + w, (height - h) / 2 + h};
}

bool same(const Box& a, const Box& b) {
    return a.x0 == b.x0 && a.y0 == b.y0 && a.x1 == b.x1 && a.y1 == b.y1;
}

/// One pixel after another, as torchvision's functional tensors do it, in double precision.
std::vector<std::uint8_t> transcribed_colours(const ColourChange& change, int channels, const std::vector<std::uint8_t>& planes) {
    const std::size_t count = planes.size() / static_cast<std::size_t>(channels);
    std::vector<std::vector<double>> pixels(count, std::vector<double>(static_cast<std::size_t>(channels)));
    for (std::size_t i = 0; i < count; ++i) {
        for (std::size_t c = 0; c < pixels[i].size(); ++c) pixels[i][c] = planes[c * count + i];
    }
    const auto luma = [](const std::vector<double>& p) { return p.size() == 1 ? p[0] : 0.2989 * p[0] + 0.587 * p[1] + 0.114 * p[2]; };
    const auto clip = [](double value) { return std::min(255.0, std::max(0.0, value)); };
    for (const ColourChange::Kind kind : change.order) {
        double mean = 0;
        for (const auto& pixel : pixels) mean += luma(pixel) / static_cast<double>(count);
        for (auto& pixel : pixels) {
            const double own = luma(pixel);
            for (double& value : pixel) {
                if (kind == ColourChange::Kind::brightness) value = clip(change.brightness * value);
                if (kind == ColourChange::Kind::contrast) value = clip(change.contrast * value + (1 - change.contrast) * mean);
                if (kind == ColourChange::Kind::saturation && channels == 3) {
                    value = clip(change.saturation * value + (1 - change.saturation) * own);
                }
            }
        }
    }
    std::vector<std::uint8_t> result(planes.size());
    for (std::size_t i = 0; i < count; ++i) {
        for (std::size_t c = 0; c < pixels[i].size(); ++c) result[c * count + i] = static_cast<std::uint8_t>(std::lround(pixels[i][c]));
    }
    return result;
}

std::vector<std::uint8_t> random_planes(int channels, int size, std::uint64_t seed) {
    Random random(seed);
    std::vector<std::uint8_t> planes(static_cast<std::size_t>(channels * size * size));
    for (std::uint8_t& value : planes) value = static_cast<std::uint8_t>(random.below(256));
    return planes;
}

TrainingOptions options_with(int image_size) {
    TrainingOptions options;
    options.batch_size = 4;
    options.image_size = image_size;
    return options;
}

}  // namespace

class TestAugmentation : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void crops_are_drawn_by_torchvisions_rule() {
        for (const auto& [scale, ratio] : std::vector<std::pair<std::vector<double>, std::vector<double>>>{
                 {usual_scale, usual_ratio}, {{0.3, 0.5}, {1.0, 1.0}}, {{0.9, 1.0}, {1.5, 3.0}}, {{1.0, 1.0}, {0.2, 0.5}}}) {
            Random ours(4), theirs(4);
            for (int i = 0; i < 500; ++i) {
                QVERIFY(same(draw_resized_crop(29, scale, ratio, ours), transcribed_crop(29, scale, ratio, theirs)));
            }
            QCOMPARE(ours.bits(), theirs.bits());
        }
    }

    void a_crop_lies_inside_and_keeps_to_its_limits() {
        Random random(9);
        double smallest = 1, largest = 0;
        for (int i = 0; i < 4000; ++i) {
            const Box part = draw_resized_crop(64, usual_scale, usual_ratio, random);
            QVERIFY(part.x0 >= 0 && part.y0 >= 0 && part.x1 <= 64 && part.y1 <= 64 && part.x0 < part.x1 && part.y0 < part.y1);
            smallest = std::min(smallest, part.area() / 4096.0);
            largest = std::max(largest, part.area() / 4096.0);
        }
        QVERIFY(smallest > 0.07 && smallest < 0.1 && largest > 0.9);
    }

    void a_shape_that_never_fits_falls_back_to_the_centre() {
        Random random(1);
        QVERIFY(same(draw_resized_crop(20, {1, 1}, {4, 4}, random), Box{0, 7, 20, 12}));  // 20 / 4 rows
        QVERIFY(same(draw_resized_crop(20, {1, 1}, {0.5, 0.5}, random), Box{5, 0, 15, 20}));
    }

    void a_part_becomes_the_whole_picture() {
        std::vector<std::uint8_t> planes(2 * 16);
        for (std::size_t i = 0; i < 16; ++i) planes[i] = i % 4 < 2 ? 10 : 90, planes[16 + i] = static_cast<std::uint8_t>(i / 4 * 20);
        std::vector<std::uint8_t> right = planes, whole = planes;
        crop_and_resize({2, 0, 4, 4}, {2, 4}, right);
        QVERIFY(std::all_of(right.begin(), right.begin() + 16, [](std::uint8_t value) { return value == 90; }));
        QVERIFY(std::equal(right.begin() + 16, right.end(), planes.begin() + 16));
        crop_and_resize({0, 0, 4, 4}, {2, 4}, whole);
        QCOMPARE(whole, planes);
        std::vector<std::uint8_t> ramp = {0, 40, 80, 120, 0, 40, 80, 120, 0, 40, 80, 120, 0, 40, 80, 120};
        crop_and_resize({1, 1, 3, 3}, {1, 4}, ramp);  // 40 and 80 with pixel centres in the middle: 40, 50, 70, 80
        QCOMPARE(std::vector<std::uint8_t>(ramp.begin(), ramp.begin() + 4), (std::vector<std::uint8_t>{40, 50, 70, 80}));
    }

    void colours_change_by_torchvisions_formulas_data() {
        QTest::addColumn<int>("channels");
        QTest::newRow("colour") << 3;
        QTest::newRow("grey") << 1;
    }
    void colours_change_by_torchvisions_formulas() {
        QFETCH(int, channels);
        TrainingOptions options;
        options.brightness = 0.4, options.contrast = 0.6, options.saturation = 1.0;
        Random random(3);
        for (std::uint64_t seed = 0; seed < 40; ++seed) {
            const ColourChange change = draw_colour_change(options, random);
            std::vector<std::uint8_t> planes = random_planes(channels, 6, seed);
            const std::vector<std::uint8_t> expected = transcribed_colours(change, channels, planes);
            change_colours(change, {channels, 6}, planes);
            for (std::size_t i = 0; i < planes.size(); ++i) QVERIFY(std::abs(planes[i] - expected[i]) <= 1);  // a float's rounding
        }
    }

    void factors_and_their_order_are_uniform() {
        TrainingOptions options;
        options.brightness = 0.5, options.saturation = 1.0;
        Random random(8);
        std::map<std::array<ColourChange::Kind, 3>, int> orders;
        double brightness = 0, saturation = 0;
        for (int i = 0; i < 6000; ++i) {
            const ColourChange change = draw_colour_change(options, random);
            ++orders[change.order];
            QVERIFY(change.brightness >= 0.5 && change.brightness <= 1.5 && change.saturation >= 0 && change.saturation <= 2);
            QCOMPARE(change.contrast, 1.0);
            brightness += change.brightness / 6000, saturation += change.saturation / 6000;
        }
        QCOMPARE(orders.size(), std::size_t{6});
        for (const auto& [order, seen] : orders) QVERIFY(seen > 850 && seen < 1150);
        QVERIFY(std::abs(brightness - 1) < 0.02 && std::abs(saturation - 1) < 0.04);
    }

    /// Runs that do not use it keep their batches, and those that do have them from the seed alone.
    void a_stream_draws_them_from_its_seed_and_only_when_asked() {
        PictureSet set;
        set.labels = {0, 1, 2};
        set.read = [](std::size_t index, std::span<std::uint8_t> planes) {
            const std::vector<std::uint8_t> random = random_planes(3, 12, index);
            std::copy(random.begin(), random.end(), planes.begin());
        };
        const PictureStore store(set, {3, 12}, 1 << 20);
        const InputScale scale;
        const auto first = [&](const TrainingOptions& options) { return BatchStream(store, options, scale, 3, 5).next().pictures; };
        TrainingOptions plain = options_with(12), changed = options_with(12), coloured = options_with(12);
        plain.crop_scale = {0.5, 0.5};
        QVERIFY(torch::equal(first(plain), first(options_with(12))));
        changed.random_resized_crop = true;
        coloured.brightness = 0.4;
        for (const TrainingOptions& options : {changed, coloured}) {
            QVERIFY(!torch::equal(first(options), first(plain)));
            TrainingOptions threaded = options;
            threaded.loader_threads = 2;
            QVERIFY(torch::equal(first(options), first(threaded)));
        }
    }
};

QTEST_APPLESS_MAIN(TestAugmentation)
#include "test_augmentation.moc"
