#include "core/base/error.h"
#include "core/base/file.h"
#include "core/base/hash.h"
#include "core/media/decode.h"
#include "core/media/encode.h"
#include "tests/support/broken_files.h"
#include "tests/support/error_of.h"

#include <opencv2/imgcodecs.hpp>

#include <QtTest/QTest>

#include <cstdlib>
#include <thread>

using namespace tw;
using namespace tw::media;
using tw::test::error_of;

namespace {

bool has(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

std::array<int, 3> pixel(const Image& image, int x, int y) {
    const auto at = static_cast<std::size_t>(y * image.width + x) * static_cast<std::size_t>(image.channels);
    if (image.channels == 1) return {image.pixels[at], image.pixels[at], image.pixels[at]};
    return {image.pixels[at], image.pixels[at + 1], image.pixels[at + 2]};
}

bool near(std::array<int, 3> a, std::array<int, 3> b, int tolerance) {
    for (std::size_t i = 0; i < 3; ++i) {
        if (std::abs(a[i] - b[i]) > tolerance) return false;
    }
    return true;
}

/// Encoded by OpenCV, which is not what decodes png and jpeg here.
std::string encoded(const std::string& extension, const cv::Mat& mat) {
    std::vector<std::uint8_t> bytes;
    cv::imencode(extension, mat, bytes);
    return {bytes.begin(), bytes.end()};
}

cv::Mat bgr_quarters() {
    const Image image = test::quarters_image(40, 24);
    cv::Mat mat(image.height, image.width, CV_8UC3);
    for (std::size_t i = 0; i < image.pixels.size(); i += 3) {
        for (std::size_t c = 0; c < 3; ++c) mat.data[i + c] = image.pixels[i + 2 - c];
    }
    return mat;
}

}  // namespace

class TestDecode : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { test::write_broken_files(folder_.path()); }

    void unreadable_files_are_named_with_the_reason_data() {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QString>("reason");
        QTest::newRow("text") << "no_image.png"
                              << "is not an image of a known format";
        QTest::newRow("png") << "truncated.png"
                             << "cut off";
        QTest::newRow("jpeg") << "truncated.jpg"
                              << "cut off";
        QTest::newRow("empty") << "empty.png"
                               << "is empty";
        QTest::newRow("huge") << "huge_header.png"
                              << "is 40000 x 40000 pixels, more than the limit of 200 million pixels";
        QTest::newRow("absent") << "absent.png"
                                << "cannot be opened";
    }

    void unreadable_files_are_named_with_the_reason() {
        QFETCH(QString, file);
        QFETCH(QString, reason);
        const auto path = folder_.path() / file.toStdString();
        const std::string message = error_of([&] { decode({path, -1}); });
        QVERIFY2(has(message, path.string()) && has(message, reason.toStdString()), message.c_str());
        QCOMPARE(std::count(message.begin(), message.end(), '\n'), 0);
    }

    void a_cut_anywhere_is_an_error_data() {
        QTest::addColumn<QString>("extension");
        for (const char* extension : {".png", ".jpg", ".webp", ".bmp", ".tiff"}) QTest::newRow(extension) << extension;
        QTest::newRow("gif") << ".gif";
    }

    void a_cut_anywhere_is_an_error() {
        QFETCH(QString, extension);
        const std::string bytes =
            extension == ".gif" ? read_file(folder_.path() / "animated.gif") : encoded(extension.toStdString(), bgr_quarters());
        QCOMPARE(decode_bytes(bytes, "whole").image.channels, 3);
        for (const double share : {0.05, 0.3, 0.6, 0.9, 0.97}) {
            const auto size = static_cast<std::size_t>(static_cast<double>(bytes.size()) * share);
            const std::string message = error_of([&] { decode_bytes(bytes.substr(0, size), "part"); });
            QVERIFY2(message.starts_with("part "), std::to_string(share).c_str());
        }
    }

    void a_progressive_jpeg_that_is_cut_is_an_error() {
        std::vector<std::uint8_t> bytes;
        cv::imencode(".jpg", bgr_quarters(), bytes, {cv::IMWRITE_JPEG_PROGRESSIVE, 1});
        const std::string whole(bytes.begin(), bytes.end());
        QCOMPARE(decode_bytes(whole, "whole").image.width, 40);
        QVERIFY(!error_of([&] { decode_bytes(whole.substr(0, whole.size() * 8 / 10), "part"); }).empty());
    }

    void all_formats_give_the_same_picture_data() {
        QTest::addColumn<QString>("extension");
        QTest::addColumn<QString>("format");
        QTest::addColumn<int>("tolerance");
        QTest::newRow("png") << ".png"
                             << "png" << 0;
        QTest::newRow("bmp") << ".bmp"
                             << "bmp" << 0;
        QTest::newRow("tiff") << ".tiff"
                              << "tiff" << 0;
        QTest::newRow("jpeg") << ".jpg"
                              << "jpeg" << 12;
        QTest::newRow("webp") << ".webp"
                              << "webp" << 12;
    }

    void all_formats_give_the_same_picture() {
        QFETCH(QString, extension);
        QFETCH(QString, format);
        QFETCH(int, tolerance);
        const Image expected = test::quarters_image(40, 24);
        const std::string bytes = encoded(extension.toStdString(), bgr_quarters());
        const auto path = folder_.path() / ("quarters" + extension.toStdString());
        write_file_atomic(path, bytes);
        for (const Decoded& decoded : {decode_bytes(bytes, "memory"), decode({path, -1})}) {
            QCOMPARE(decoded.source.format, format.toStdString());
            QCOMPARE(decoded.image.width, 40);
            QCOMPARE(decoded.image.height, 24);
            for (const auto& [x, y] : {std::pair{4, 4}, {35, 4}, {4, 20}, {35, 20}}) {
                QVERIFY(near(pixel(decoded.image, x, y), pixel(expected, x, y), tolerance));
            }
        }
        QCOMPARE(probe({path, -1}).width, 40);
        QCOMPARE(probe({path, -1}).format, format.toStdString());
    }

    void exif_orientation_is_applied_once_as_opencv_does_it() {
        const std::string jpeg = encode_jpeg(test::quarters_image(48, 32), 95);
        for (int orientation = 1; orientation <= 8; ++orientation) {
            const std::string turned = test::with_exif_orientation(jpeg, orientation);
            const Decoded ours = decode_bytes(turned, "turned");
            const std::vector<std::uint8_t> raw(turned.begin(), turned.end());
            const cv::Mat theirs = cv::imdecode(raw, cv::IMREAD_COLOR);
            QCOMPARE(ours.source.exif_orientation, orientation);
            QCOMPARE(ours.image.width, theirs.cols);
            QCOMPARE(ours.image.height, theirs.rows);
            for (int y = 2; y < theirs.rows; y += 7) {
                for (int x = 2; x < theirs.cols; x += 7) {
                    const auto bgr = theirs.at<cv::Vec3b>(y, x);
                    QVERIFY(near(pixel(ours.image, x, y), {bgr[2], bgr[1], bgr[0]}, 4));
                }
            }
        }
        const SourceFormat probed = probe({folder_.path() / "rotated.jpg", -1});
        QCOMPARE(probed.width, 32);
        QCOMPARE(probed.height, 48);
        QCOMPARE(probed.exif_orientation, 6);
    }

    void odd_files_are_read_and_recorded() {
        const Decoded cmyk = decode({folder_.path() / "cmyk.jpg", -1});
        QVERIFY(cmyk.source.is_cmyk);
        QCOMPARE(cmyk.image.channels, 3);
        QVERIFY(near(pixel(cmyk.image, 3, 3), {0, 255, 255}, 6));

        const Decoded deep = decode({folder_.path() / "grey16.png", -1});
        QCOMPARE(deep.source.bit_depth, 16);
        QCOMPARE(deep.image.channels, 1);
        QCOMPARE(int{deep.image.pixels[0]}, 128);

        const Decoded clear = decode({folder_.path() / "alpha.png", -1});
        QVERIFY(clear.source.had_alpha);
        QCOMPARE(clear.source.channels, 4);
        QCOMPARE(clear.image.channels, 3);
        QVERIFY(near(pixel(clear.image, 0, 0), {227, 127, 127}, 1));  // half of 200 0 0 on white

        const Decoded moving = decode({folder_.path() / "animated.gif", -1});
        QCOMPARE(moving.source.frames, 2);
        QVERIFY(near(pixel(moving.image, 0, 0), {0, 0, 255}, 0));
        QVERIFY(near(pixel(moving.image, 1, 0), {255, 0, 0}, 0));
        QVERIFY(near(pixel(moving.image, 7, 5), {250, 250, 10}, 0));

        const Decoded misnamed = decode({folder_.path() / "wrong_extension.jpg", -1});
        QCOMPARE(misnamed.source.format, std::string("png"));
    }

    void sixteen_bit_tiff_and_grey_stay_what_they_are() {
        const Decoded deep = decode_bytes(encoded(".tiff", cv::Mat(4, 5, CV_16UC3, cv::Scalar(0x1010, 0x8080, 0xffff))), "deep");
        QCOMPARE(deep.source.bit_depth, 16);
        QVERIFY(near(pixel(deep.image, 0, 0), {255, 128, 16}, 1));
        const Decoded grey = decode_bytes(encoded(".jpg", cv::Mat(8, 8, CV_8UC1, cv::Scalar(77))), "grey");
        QCOMPARE(grey.image.channels, 1);
        QCOMPARE(int{grey.image.pixels[10]}, 77);
    }

    void limits_hold_for_pixels_and_bytes() {
        const auto path = folder_.path() / "wrong_extension.jpg";
        DecodeLimits limits;
        limits.max_pixels = 64 * 48 - 1;
        QVERIFY_THROWS_EXCEPTION(TooLarge, decode({path, -1}, limits));
        QVERIFY_THROWS_EXCEPTION(TooLarge, probe({path, -1}, limits));
        limits = {};
        limits.max_file_bytes = 100;
        QVERIFY_THROWS_EXCEPTION(TooLarge, decode({path, -1}, limits));
    }

    void damaged_bytes_never_do_harm() {
        for (const char* name : {"wrong_extension.jpg", "cmyk.jpg", "rotated.jpg", "animated.gif", "alpha.png"}) {
            const std::string whole = read_file(folder_.path() / name);
            for (std::size_t at = 0; at < std::min<std::size_t>(whole.size(), 300); ++at) {
                std::string damaged = whole;
                damaged[at] = static_cast<char>(damaged[at] ^ 0x5a);
                const std::string message = error_of([&] {
                    const Image image = decode_bytes(damaged, name).image;
                    const auto expected = static_cast<std::size_t>(image.width) * static_cast<std::size_t>(image.height) *
                                          static_cast<std::size_t>(image.channels);
                    QCOMPARE(image.pixels.size(), expected);
                });
                QVERIFY(message.empty() || message.starts_with(name));
            }
        }
    }

    void many_threads_decode_at_once() {
        const Image expected = load_image({folder_.path() / "rotated.jpg", -1});
        std::atomic<int> wrong{0};
        std::vector<std::thread> threads;
        for (int t = 0; t < 4; ++t) {
            threads.emplace_back([&] {
                for (int i = 0; i < 20; ++i) {
                    if (load_image({folder_.path() / "rotated.jpg", -1}).pixels != expected.pixels) ++wrong;
                    if (error_of([&] { decode({folder_.path() / "truncated.jpg", -1}); }).empty()) ++wrong;
                }
            });
        }
        for (std::thread& thread : threads) thread.join();
        QCOMPARE(wrong.load(), 0);
    }

    void a_jpeg_is_reduced_no_further_than_wanted() {
        const std::string jpeg = encode_jpeg(test::quarters_image(400, 300));
        const Decoded reduced = decode_reduced(jpeg, "quarters.jpg", 100);
        QVERIFY(reduced.image.width == 100 && reduced.image.height == 75);
        QVERIFY(reduced.source.width == 400 && reduced.source.height == 300);
        QVERIFY(near(pixel(reduced.image, 20, 20), {250, 20, 20}, 12));
        QCOMPARE(decode_reduced(jpeg, "quarters.jpg", 101).image.width, 200);
        QCOMPARE(decode_reduced(jpeg, "quarters.jpg", 1000).image.width, 400);
        const Decoded turned = decode_reduced(test::with_exif_orientation(jpeg, 6), "turned.jpg", 100);
        QVERIFY(turned.image.width == 75 && turned.image.height == 100);
        QVERIFY(turned.source.width == 300 && turned.source.height == 400);
        // Every byte is looked at all the same.
        QVERIFY(
            has(error_of([&] { decode_reduced(jpeg.substr(0, jpeg.size() * 2 / 3), "cut.jpg", 100); }), "cut.jpg is damaged or cut off"));
    }

    void locators_go_there_and_back() {
        for (const Locator& locator : {Locator{"/a/b.gz", 12}, Locator{"/a/b.png", -1}, Locator{"/a/b#2x.png", -1}}) {
            QVERIFY(Locator::parse(locator.text()) == locator);
        }
    }

    void the_content_hash_is_that_of_the_file() {
        const auto path = folder_.path() / "cmyk.jpg";
        QCOMPARE(content_sha256({path, -1}), sha256(read_file(path)));
    }

private:
    TempDir folder_;
};

QTEST_APPLESS_MAIN(TestDecode)
#include "test_decode.moc"
