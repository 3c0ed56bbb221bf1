#include "core/base/error.h"
#include "core/learning/batches.h"
#include "core/learning/labels.h"

#include <QtTest/QTest>

#include <cmath>
#include <map>
#include <numeric>

using namespace tw;
using namespace tw::learning;

namespace {

constexpr int classes = 3;

TrainingOptions plain_options(int batch_size) {
    TrainingOptions options;
    options.batch_size = batch_size;
    options.image_size = 8;
    options.crop_padding = 0;
    options.horizontal_flip = false;
    return options;
}

/// 60, 30 and 10 real pictures; then 5 generated ones of class 1 from class 0, and 20 of class 2 from class 1, of strength 0.49.
/// Every byte of a picture is its number.
PictureSet mixed_pictures() {
    PictureSet set;
    const auto add = [&](int count, int label, Origin origin) {
        set.labels.insert(set.labels.end(), static_cast<std::size_t>(count), label);
        set.origins.insert(set.origins.end(), static_cast<std::size_t>(count), origin);
    };
    add(60, 0, {});
    add(30, 1, {});
    add(10, 2, {});
    add(5, 1, {true, 0, 0.49});
    add(20, 2, {true, 1, 0.49});
    set.read = [](std::size_t index, std::span<std::uint8_t> planes) {
        std::fill(planes.begin(), planes.end(), static_cast<std::uint8_t>(index));
    };
    return set;
}

PictureSet real_pictures() {
    PictureSet set = mixed_pictures();
    set.labels.resize(100);
    set.origins.clear();
    return set;
}

/// Share of each class among `draws` drawn pictures' labels.
std::vector<double> drawn_shares(const PictureSet& set, const TrainingOptions& options, int draws) {
    TrainingSampler sampler(set, options, classes);
    Random random(7);
    std::vector<float> row(classes);
    for (int i = 0; i < draws; ++i) add_label(set, sampler.next(random), options, 1.0, row);
    const double sum = std::accumulate(row.begin(), row.end(), 0.0);
    std::vector<double> shares;
    for (const float value : row) shares.push_back(value / sum);
    return shares;
}

bool alike(const std::vector<double>& a, const std::vector<double>& b, double tolerance) {
    for (std::size_t i = 0; i < a.size(); ++i) {
        if (std::abs(a[i] - b[i]) > tolerance) return false;
    }
    return a.size() == b.size();
}

int number_of(float input) {
    return static_cast<int>(std::lround((input + 1) * 127.5f));
}

}  // namespace

class TestLoader : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void a_soft_label_is_diff_mixs_formula() {
        const PictureSet set = mixed_pictures();
        TrainingOptions options;
        options.label_gamma = 0.5;
        options.label_scale = 0.9;
        std::vector<float> row(classes);
        add_label(set, 124, options, 1.0, row);  // class 2 from class 1, s^gamma = 0.7
        QVERIFY(std::abs(row[0]) < 1e-6 && std::abs(row[1] - 0.9 * 0.3) < 1e-6 && std::abs(row[2] - 0.9 * 0.7) < 1e-6);
        options.soft_labels = false;
        std::fill(row.begin(), row.end(), 0.0f);
        add_label(set, 124, options, 0.25, row);
        QCOMPARE(row, (std::vector<float>{0, 0, 0.25f}));
        add_label(set, 0, options, 1.0, row);
        QCOMPARE(row, (std::vector<float>{1, 0, 0.25f}));
    }

    void samplers_draw_classes_by_the_power_of_their_counts() {
        const PictureSet set = real_pictures();
        TrainingOptions options;
        for (const auto& [name, exponent] :
             std::map<std::string, double>{{"instance", 1.0}, {"square_root", 0.5}, {"class_balanced", 0.0}}) {
            options.sampler = name;
            std::vector<double> wanted = {std::pow(60, exponent), std::pow(30, exponent), std::pow(10, exponent)};
            const double sum = wanted[0] + wanted[1] + wanted[2];
            for (double& share : wanted) share /= sum;
            QVERIFY2(alike(class_shares(set, options, classes), wanted, 1e-9), name.c_str());
            QVERIFY2(alike(drawn_shares(set, options, 20'000), wanted, 0.015), name.c_str());
        }
    }

    void a_group_uses_its_pictures_equally_often() {
        GroupSampler sampler({{1, 2, 3}, {}, {7, 8}}, {0.8, 5.0, 0.2});
        Random random(3);
        std::map<std::size_t, int> seen;
        for (int i = 0; i < 3000; ++i) ++seen[sampler.next(random)];
        QCOMPARE(seen.size(), std::size_t{5});
        QVERIFY(std::abs(seen[1] - seen[3]) <= 1 && std::abs(seen[7] - seen[8]) <= 1);
        QVERIFY(std::abs((seen[1] + seen[2] + seen[3]) / 3000.0 - 0.8) < 0.03);
        QVERIFY_THROWS_EXCEPTION(Error, GroupSampler({{}, {}}, {1, 1}));
    }

    void generated_pictures_replace_real_ones_with_their_probability() {
        const PictureSet set = mixed_pictures();
        TrainingOptions options;
        options.synthetic_probability = 0.3;
        for (const bool weighted : {false, true}) {
            options.synthetic_weighted = weighted;
            TrainingSampler sampler(set, options, classes);
            Random random(11);
            std::vector<double> generated(classes, 0.0);
            for (int i = 0; i < 20'000; ++i) {
                const std::size_t index = sampler.next(random);
                if (set.is_synthetic(index)) ++generated[static_cast<std::size_t>(set.labels[index])];
            }
            const double all = generated[0] + generated[1] + generated[2];
            QVERIFY(std::abs(all / 20'000 - 0.3) < 0.015);
            // 1 / (30 + 1) and 1 / (10 + 1), or 5 and 20 pictures.
            const double first = weighted ? (1.0 / 31) / (1.0 / 31 + 1.0 / 11) : 0.2;
            QVERIFY(alike({generated[1] / all, generated[2] / all}, {first, 1 - first}, 0.02));
        }
    }

    void the_prior_is_that_of_the_labels_as_they_are_drawn() {
        const PictureSet set = mixed_pictures();
        TrainingOptions options;
        QVERIFY(alike(class_shares(set, options, classes), drawn_shares(set, options, 12'500), 0.001));
        for (const double probability : {0.3, 1.0}) {
            for (const bool weighted : {false, true}) {
                options.synthetic_probability = probability;
                options.synthetic_weighted = weighted;
                QVERIFY(alike(class_shares(set, options, classes), drawn_shares(set, options, 20'000), 0.015));
            }
        }
        options.class_prior = "real";
        QVERIFY(alike(class_shares(set, options, classes), {0.6, 0.3, 0.1}, 1e-9));
    }

    void replacing_without_generated_pictures_is_refused() {
        TrainingOptions options;
        options.synthetic_probability = 0.3;
        QVERIFY_THROWS_EXCEPTION(Error, TrainingSampler(real_pictures(), options, classes));
    }

    void a_counterpart_is_of_the_same_class_and_the_other_kind() {
        const PictureSet set = mixed_pictures();
        const TrainingSampler sampler(set, {}, classes);
        Random random(5);
        QVERIFY(!sampler.counterpart(0, random));  // no generated one of class 0
        for (int i = 0; i < 50; ++i) {
            const std::size_t generated = sampler.counterpart(65, random).value(), real = sampler.counterpart(124, random).value();
            QVERIFY(set.is_synthetic(generated) && set.labels[generated] == 1);
            QVERIFY(!set.is_synthetic(real) && set.labels[real] == 2);
        }
    }

    void a_box_is_cutmixs_own() {
        const int size = 32;
        for (const double lambda : {0.0, 0.2, 0.75, 1.0}) {
            Random random(9), same(9);
            for (int i = 0; i < 100; ++i) {
                const Box box = draw_box(lambda, size, random);
                // rand_bbox of the authors' code.
                const double r = std::sqrt(1 - lambda);
                const int cut = static_cast<int>(size * r);
                const int cx = static_cast<int>(same.below(size)), cy = static_cast<int>(same.below(size));
                QCOMPARE(box.x0, std::clamp(cx - cut / 2, 0, size));
                QCOMPARE(box.y0, std::clamp(cy - cut / 2, 0, size));
                QCOMPARE(box.x1, std::clamp(cx + cut / 2, 0, size));
                QCOMPARE(box.y1, std::clamp(cy + cut / 2, 0, size));
            }
        }
        Random random(1);
        for (int i = 0; i < 100; ++i) {
            const Mix mix = draw_patch_mix(1.0, size, random);
            QCOMPARE(mix.share, 1 - mix.box.area() / static_cast<double>(size * size));
        }
    }

    void a_blend_is_the_formula_for_pixels_and_a_box_for_patches() {
        const PictureShape shape{2, 4};
        std::vector<float> mine(shape.bytes()), other(shape.bytes());
        std::iota(mine.begin(), mine.end(), 0.0f);
        std::iota(other.begin(), other.end(), 100.0f);
        std::vector<float> picture = mine;
        blend({Mix::Kind::pixel, 0.3, {}}, shape, other.data(), picture.data());
        for (std::size_t i = 0; i < picture.size(); ++i) QVERIFY(std::abs(picture[i] - (0.3f * mine[i] + 0.7f * other[i])) < 1e-4f);
        picture = mine;
        blend({Mix::Kind::patch, 0.0, {1, 2, 4, 3}}, shape, other.data(), picture.data());
        for (std::size_t i = 0; i < picture.size(); ++i) {
            const std::size_t x = i % 4, row = i / 4 % 4;
            QCOMPARE(picture[i], row == 2 && x >= 1 ? other[i] : mine[i]);
        }
    }

    void a_label_says_what_a_mixed_picture_is_made_of_data() {
        QTest::addColumn<QString>("mixing");
        for (const char* mixing : {"mixup", "cutmix", "cmo", "real_generated"}) QTest::newRow(mixing) << mixing;
    }
    void a_label_says_what_a_mixed_picture_is_made_of() {
        QFETCH(QString, mixing);
        PictureSet set = mixed_pictures();
        // A picture of class k is black but for channel k, so that the channels' means are the label.
        set.read = [&set](std::size_t index, std::span<std::uint8_t> planes) {
            std::fill(planes.begin(), planes.end(), std::uint8_t{0});
            std::fill_n(planes.begin() + 64 * set.labels[index], 64, std::uint8_t{255});
        };
        TrainingOptions options = plain_options(32);
        options.mixing = mixing.toStdString();
        options.mixing_probability = 0.7;
        options.soft_labels = false;
        const PictureStore store(set, {3, 8}, 1 << 20);
        const InputScale scale;
        BatchStream stream(store, options, scale, classes, 4);
        int mixed = 0;
        for (int i = 0; i < 10; ++i) {
            const Batch batch = stream.next();
            QVERIFY(torch::allclose(batch.targets.sum(1), torch::ones(32)));
            QVERIFY(torch::allclose((batch.pictures.mean({2, 3}) + 1) / 2, batch.targets, 1e-4, 1e-4));
            mixed += (batch.targets.amax(1) < 0.999).sum().item<int>();
        }
        // Counterparts share the class, so that a label stays as it is.
        QCOMPARE(mixed > 0, mixing != "real_generated");
    }

    void only_a_class_with_counterparts_is_mixed_with_them() {
        const PictureSet set = mixed_pictures();
        TrainingOptions options = plain_options(64);
        options.mixing = "real_generated";
        options.mixing_probability = 0.5;
        RecipeStream recipes(set, options, {1, 8}, classes, 2);
        int pixel = 0, patch = 0, could = 0;
        for (int i = 0; i < 40; ++i) {
            const Recipe recipe = recipes.next();
            for (std::size_t j = 0; j < 64; ++j) {
                const std::size_t picture = recipe.draws[j].picture;
                const Recipe::Mixed& mixed = recipe.mixes[j];
                could += set.labels[picture] != 0;
                pixel += mixed.mix.kind == Mix::Kind::pixel;
                patch += mixed.mix.kind == Mix::Kind::patch;
                if (mixed.mix.kind == Mix::Kind::none) continue;
                const std::size_t partner = recipe.draws[mixed.partner].picture;
                QCOMPARE(set.labels[partner], set.labels[picture]);
                QVERIFY(set.is_synthetic(partner) != set.is_synthetic(picture));
            }
        }
        QVERIFY(std::abs(static_cast<double>(pixel + patch) / could - 0.5) < 0.06);
        QVERIFY(std::abs(static_cast<double>(pixel) / (pixel + patch) - 0.5) < 0.06);
    }

    void cmo_takes_foregrounds_of_every_class_alike_and_rests_at_both_ends() {
        const PictureSet set = real_pictures();
        TrainingOptions options = plain_options(16);
        options.mixing = "cmo";
        options.mixing_probability = 0.5;
        options.mixing_from = 0.1;
        options.mixing_until = 0.9;
        options.steps = 400;
        RecipeStream recipes(set, options, {1, 8}, classes, 6);
        std::vector<double> foregrounds(classes, 0.0);
        int mixed = 0;
        for (int step = 0; step < 400; ++step) {
            const Recipe recipe = recipes.next();
            if (recipe.mixes.empty()) continue;
            ++mixed;
            QVERIFY(step >= 40 && step < 360);
            for (const Recipe::Mixed& each : recipe.mixes) {
                ++foregrounds[static_cast<std::size_t>(set.labels[recipe.draws[each.partner].picture])];
            }
        }
        QVERIFY(std::abs(mixed / 320.0 - 0.5) < 0.1);
        const double sum = foregrounds[0] + foregrounds[1] + foregrounds[2];
        QVERIFY(alike({foregrounds[0] / sum, foregrounds[1] / sum, foregrounds[2] / sum}, {1.0 / 3, 1.0 / 3, 1.0 / 3}, 0.03));
    }

    void an_epoch_uses_every_picture_once_and_all_batches_are_full() {
        const PictureSet set = real_pictures();
        const TrainingOptions options = plain_options(40);
        const PictureStore store(set, {1, 8}, 1 << 20);
        const InputScale scale;
        BatchStream stream(store, options, scale, classes, 1);
        std::vector<int> seen(100, 0);
        for (int i = 0; i < 5; ++i) {  // two epochs
            const Batch batch = stream.next();
            QCOMPARE(batch.pictures.size(0), 40);
            for (int j = 0; j < 40; ++j) {
                const int number = number_of(batch.pictures[j][0][0][0].item<float>());
                ++seen[static_cast<std::size_t>(number)];
                QCOMPARE(batch.targets[j].argmax().item<int>(), set.labels[static_cast<std::size_t>(number)]);
            }
        }
        QCOMPARE(seen, std::vector<int>(100, 2));
    }

    void loader_threads_give_the_batches_that_memory_gives() {
        const PictureSet set = mixed_pictures();
        TrainingOptions options = plain_options(8);
        options.crop_padding = 2;
        options.horizontal_flip = true;
        options.mixing = "cmo";
        options.mixing_probability = 0.5;
        const PictureStore held(set, {3, 8}, 1 << 20, 3), read(set, {3, 8}, 100);
        QVERIFY(held.in_memory() && !read.in_memory());
        const InputScale scale;
        for (const int threads : {1, 4}) {
            TrainingOptions threaded = options;
            threaded.loader_threads = threads;
            BatchStream inline_(held, options, scale, classes, 9), from_threads(read, threaded, scale, classes, 9),
                other(held, options, scale, classes, 10);
            bool differs = false;
            for (int i = 0; i < 25; ++i) {
                const Batch a = inline_.next(), b = from_threads.next();
                QVERIFY(torch::equal(a.pictures, b.pictures));
                QVERIFY(torch::equal(a.targets, b.targets));
                differs = differs || !torch::equal(a.pictures, other.next().pictures);
            }
            QVERIFY(differs);
        }
    }

    void a_picture_that_cannot_be_read_fails_the_loader_by_name() {
        PictureSet set = real_pictures();
        set.read = [](std::size_t index, std::span<std::uint8_t>) {
            if (index == 77) throw Error("broken.png: no image");
        };
        const TrainingOptions options = plain_options(8);
        const PictureStore store(set, {1, 8}, 1);
        const InputScale scale;
        BatchStream stream(store, options, scale, classes, 1);
        QVERIFY_THROWS_EXCEPTION(Error, for (int i = 0; i < 100; ++i) stream.next());
        QVERIFY_THROWS_EXCEPTION(Error, PictureStore(set, {1, 8}, 1 << 20, 2));
    }

    void a_picture_is_shifted_mirrored_and_filled_with_black() {
        const std::vector<std::uint8_t> planes = {10, 20, 30, 40};  // 2 x 2
        const InputScale scale;
        std::vector<float> out(4);
        const auto is = [&](std::vector<int> bytes) {
            for (std::size_t i = 0; i < 4; ++i) {
                if (out[i] != scale.of_channel(0)[bytes[i]]) return false;
            }
            return true;
        };
        const auto place = [&](Placing placing) { place_picture(planes, {1, 2}, scale, placing, out.data()); };
        place({0, 0, false});
        QVERIFY(is({10, 20, 30, 40}));
        place({0, 0, true});
        QVERIFY(is({20, 10, 40, 30}));
        place({1, 0, false});
        QVERIFY(is({0, 10, 0, 30}));
        place({0, -1, false});
        QVERIFY(is({30, 40, 0, 0}));
    }

    void bytes_become_inputs_channel_by_channel() {
        QCOMPARE(InputScale().of_channel(0)[0], -1.0f);
        QCOMPARE(InputScale().of_channel(2)[255], 1.0f);
        const InputScale imagenet = InputScale::imagenet();
        QVERIFY(std::abs(imagenet.of_channel(0)[255] - (1 - 0.485f) / 0.229f) < 1e-5f);
        QVERIFY(std::abs(imagenet.of_channel(2)[51] - (0.2f - 0.406f) / 0.225f) < 1e-5f);
    }
};

QTEST_APPLESS_MAIN(TestLoader)
#include "test_loader.moc"
