#include "core/base/file.h"
#include "core/base/random.h"
#include "core/media/decode.h"
#include "core/media/encode.h"
#include "core/media/fit.h"
#include "core/project/split.h"
#include "core/stages/generation/copy_test.h"
#include "tests/stages_generation/fashion_project.h"

#include <QtTest>

using namespace tw;

namespace {

constexpr int per_class = 150;

media::Image with_noise(media::Image picture, double grey_levels, std::uint64_t seed) {
    Random random(seed);
    for (std::uint8_t& value : picture.pixels) {
        value = static_cast<std::uint8_t>(std::clamp(std::lround(value + grey_levels * random.normal()), 0L, 255L));
    }
    return picture;
}

media::Image as_jpeg(const media::Image& picture, int quality) {
    return media::decode_bytes(media::encode_jpeg(picture, quality), "copy").image;
}

}  // namespace

class TestCopies : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() {
        folder_ = std::make_unique<TempDir>();
        project_.emplace(test::fashion_project(folder_->path() / "p", per_class));
        distance_ = stages::copy_distance(*project_);
    }

    void a_copy_of_a_validation_image_is_found_data() {
        QTest::addColumn<int>("kind");
        QTest::newRow("the same pixels") << 0;
        QTest::newRow("JPEG of quality 95") << 1;
        QTest::newRow("JPEG of quality 85") << 2;
        QTest::newRow("noise of 3 grey levels") << 3;
        QTest::newRow("saved in colour") << 4;
    }
    void a_copy_of_a_validation_image_is_found() {
        QFETCH(int, kind);
        stages::CopyTest test(*project_, distance_);
        stages::PictureCache pictures(*project_);
        const auto ids = project::ImageRepository(*project_).ids("real", "validation");
        int found = 0, right = 0;
        for (const std::int64_t id : ids) {
            media::Image copy = pictures.get(id);
            if (kind == 1) copy = as_jpeg(copy, 95);
            if (kind == 2) copy = as_jpeg(copy, 85);
            if (kind == 3) copy = with_noise(copy, 3, static_cast<std::uint64_t>(id));
            if (kind == 4) copy = media::to_channels(copy, 3);
            const auto likeness = test.find(copy);
            found += likeness ? 1 : 0;
            right += likeness && likeness->image_id == id ? 1 : 0;
        }
        QVERIFY2(found * 100 >= static_cast<int>(ids.size()) * 98, qPrintable(QString::number(found)));
        QCOMPARE(right, found);
    }

    void real_different_images_are_let_through() {
        stages::CopyTest test(*project_, distance_);
        stages::PictureCache pictures(*project_);
        int refused = 0;
        const auto ids = project::ImageRepository(*project_).ids("real", "train");
        for (const std::int64_t id : ids) refused += test.find(pictures.get(id)) ? 1 : 0;
        QVERIFY2(refused * 200 <= static_cast<int>(ids.size()), qPrintable(QString::number(refused)));
    }

    void training_images_are_no_copies_of_held_back_ones() {
        // Only validation and test are looked at: the same pixels in train alone do not matter.
        const TempDir other;
        auto project = test::fashion_project(other.path() / "p", 5);
        const auto validation = project::ImageRepository(project).ids("real", "validation");
        project::ImageRepository(project).set_partition(validation, "train");
        stages::CopyTest test(project, distance_);
        stages::PictureCache pictures(project);
        for (const std::int64_t id : validation) QVERIFY(!test.find(pictures.get(id)));
    }

    void the_distance_is_kept_with_its_split() {
        const Json kept = project_->setting("copy_distance");
        QCOMPARE(kept.at("distance").get<double>(), distance_);
        QCOMPARE(kept.at("split").get<std::string>(), project::SplitRepository(*project_).current()->sha256);
        // A kept value serves as long as the split is the same, and no longer.
        project_->set_setting("copy_distance", {{"distance", 0.5}, {"split", kept.at("split")}});
        QCOMPARE(stages::copy_distance(*project_), 0.5);
        project_->set_setting("copy_distance", {{"distance", 0.5}, {"split", "another"}});
        QCOMPARE(stages::copy_distance(*project_), distance_);
    }

    void a_set_too_small_to_calibrate_on_gets_the_usual_distance() {
        const TempDir other;
        auto project = test::fashion_project(other.path() / "p", 2);
        const double distance = stages::copy_distance(project);
        QVERIFY(distance > 0.01 && distance < 0.06);
    }

private:
    std::unique_ptr<TempDir> folder_;
    std::optional<project::Project> project_;
    double distance_ = 0;
};

QTEST_GUILESS_MAIN(TestCopies)
#include "test_copies.moc"
