#include "core/base/error.h"
#include "core/base/file.h"
#include "core/media/decode.h"
#include "core/media/encode.h"
#include "core/media/provenance.h"
#include "tests/support/broken_files.h"

#include <exiv2/exiv2.hpp>

#include <QtTest/QTest>

using namespace tw;
using namespace tw::media;

namespace {

const PngText* find(const std::vector<PngText>& texts, const std::string& keyword) {
    for (const PngText& text : texts) {
        if (text.keyword == keyword) return &text;
    }
    return nullptr;
}

Json example_record() {
    return {{"prompt", "A photo of a shirt."},
            {"negative_prompt", "pullover, coat"},
            {"steps", 20},
            {"scheduler", "dpmpp-2m"},
            {"guidance_scale", 7.5},
            {"seed", 18446744073709551615ULL},
            {"width", 28},
            {"height", 28},
            {"model_hash", "0123456789abcdef"},
            {"rule", "ccfg"}};
}

}  // namespace

class TestEncode : public QObject {
    Q_OBJECT

private slots:
    void png_gives_back_every_pixel() {
        for (const int channels : {1, 3}) {
            const Image image = test::noise_image(37, 21, channels, 5);
            const Decoded back = decode_bytes(encode_png(image), "memory");
            QCOMPARE(back.image.channels, channels);
            QCOMPARE(back.image.pixels, image.pixels);
        }
    }

    void latin1_is_a_plain_text_chunk_and_all_else_an_international_one() {
        const std::string bytes = encode_png(test::noise_image(8, 8, 1, 1),
                                             {{"parameters", "na\xc3\xafve"}, {"tailwright", "\xe6\x9c\x8d"}, {"note", "a", true}});
        QVERIFY(bytes.find(std::string("tEXtparameters\0na\xefve", 20)) != std::string::npos);
        // keyword, 0, compression flag 0, method 0, empty language, empty translated keyword, UTF-8
        QVERIFY(bytes.find(std::string("iTXttailwright\0\0\0\0\0\xe6\x9c\x8d", 22)) != std::string::npos);
        QVERIFY(bytes.find(std::string("iTXtnote\0\0\0\0\0a", 14)) != std::string::npos);
    }

    void texts_are_read_back_in_order() {
        TempDir folder;
        const std::vector<PngText> texts = {
            {"parameters", "caf\xc3\xa9\nSteps: 2"}, {"tailwright", "{\"a\":\"\xe6\x9c\x8d\"}"}, {"long", std::string(200'000, 'x')}};
        write_file_atomic(folder.path() / "a.png", encode_png(test::noise_image(8, 8, 3, 1), texts));
        const std::vector<PngText> back = read_png_texts(folder.path() / "a.png");
        QCOMPARE(back.size(), texts.size());
        for (std::size_t i = 0; i < texts.size(); ++i) {
            QCOMPARE(back[i].keyword, texts[i].keyword);
            QCOMPARE(back[i].text, texts[i].text);
        }
        write_file_atomic(folder.path() / "b.png", "no png");
        QVERIFY_THROWS_EXCEPTION(Error, read_png_texts(folder.path() / "b.png"));
    }

    void provenance_is_what_the_readers_of_the_field_expect() {
        const std::string expected =
            "A photo of a shirt.\nNegative prompt: pullover, coat\n"
            "Steps: 20, Sampler: DPM++ 2M, CFG scale: 7.5, Seed: 18446744073709551615, Size: 28x28, "
            "Model hash: 0123456789";
        QCOMPARE(parameters_text(example_record()), expected);
        const std::vector<PngText> texts = provenance_texts(example_record(), false);
        QCOMPARE(find(texts, "parameters")->text, expected);
        QVERIFY(Json::parse(find(texts, "tailwright")->text) == example_record());
    }

    void exiv2_finds_the_synthetic_mark() {
        for (const bool composite : {false, true}) {
            const std::string png = encode_png(test::noise_image(8, 8, 3, 1), provenance_texts(example_record(), composite));
            auto image = Exiv2::ImageFactory::open(reinterpret_cast<const Exiv2::byte*>(png.data()), static_cast<long>(png.size()));
            image->readMetadata();
            const std::string type = image->xmpData()["Xmp.iptcExt.DigitalSourceType"].toString();
            QCOMPARE(type, std::string("http://cv.iptc.org/newscodes/digitalsourcetype/") +
                               (composite ? "compositeWithTrainedAlgorithmicMedia" : "trainedAlgorithmicMedia"));
        }
    }

    void jpeg_stays_close_and_keeps_its_mode() {
        const Image image = test::quarters_image(32, 32);
        const Image back = decode_bytes(encode_jpeg(image, 95), "memory").image;
        QCOMPARE(back.channels, 3);
        QVERIFY(std::abs(int{back.pixels[0]} - int{image.pixels[0]}) < 8);
        QCOMPARE(decode_bytes(encode_jpeg(test::noise_image(8, 8, 1, 1)), "memory").image.channels, 1);
        QVERIFY_THROWS_EXCEPTION(Error, encode_jpeg(Image{}));
        QVERIFY_THROWS_EXCEPTION(Error, encode_png(Image{}));
    }
};

QTEST_APPLESS_MAIN(TestEncode)
#include "test_encode.moc"
