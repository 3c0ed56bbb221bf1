#include "core/base/error.h"
#include "core/base/file.h"
#include "core/base/hash.h"
#include "core/media/decode.h"
#include "core/media/idx.h"
#include "tests/support/error_of.h"
#include "tests/support/idx_files.h"

#include <QtTest/QTest>

using namespace tw;
using namespace tw::media;

namespace {

std::string error_of(const std::filesystem::path& path) {
    return test::error_of([&] { IdxFile::open(path); });
}

}  // namespace

class TestIdx : public QObject {
    Q_OBJECT

private slots:
    void pictures_and_labels_come_back_plain_and_packed() {
        for (const char* name : {"images", "images.gz"}) {
            const auto path = folder_.path() / name;
            std::string pixels(3 * 2 * 4, '\0');
            for (std::size_t i = 0; i < pixels.size(); ++i) pixels[i] = static_cast<char>(i + 200);
            test::write_idx(path, {3, 2, 4}, pixels);
            const auto file = IdxFile::open(path);
            QCOMPARE(file->count(), std::int64_t{3});
            const Image second = file->image(1);
            QCOMPARE(second.width, 4);
            QCOMPARE(second.height, 2);
            QCOMPARE(second.channels, 1);
            for (std::size_t i = 0; i < 8; ++i) QCOMPARE(int{second.pixels[i]}, static_cast<int>((8 + i + 200) % 256));
            QCOMPARE(content_sha256({path, 1}), sha256(pixels.substr(8, 8)));
            QCOMPARE(decode({path, 1}).source.format, std::string("idx"));
            QVERIFY_THROWS_EXCEPTION(Error, file->image(3));
            QVERIFY_THROWS_EXCEPTION(Error, file->label(0));
        }
        test::write_idx(folder_.path() / "labels", {3}, std::string("\x00\x09\xff", 3));
        QCOMPARE(IdxFile::open(folder_.path() / "labels")->label(2), 255);
        QVERIFY_THROWS_EXCEPTION(Error, IdxFile::open(folder_.path() / "labels")->image(0));
    }

    void what_is_wrong_is_said() {
        const auto path = folder_.path() / "odd";
        const auto message_of = [&](const std::string& bytes) {
            write_file_atomic(path, bytes);
            const std::string message = error_of(path);
            return message.starts_with(path.string()) ? message.substr(path.string().size() + 1) : std::string();
        };
        const std::string header = test::idx_bytes({2, 2, 2}, {});
        QVERIFY(message_of("hello there, no idx").starts_with("is not an idx file"));
        QVERIFY(message_of("").starts_with("is not an idx file"));
        QVERIFY(message_of(std::string("\0\0\x0d\x01", 4)).starts_with("is an idx file of type 13"));
        QVERIFY(message_of(header.substr(0, 9)).starts_with("ends inside its idx header"));
        QCOMPARE(message_of(header + "1234567"), std::string("holds 7 bytes of data where its header says 8"));
        QCOMPARE(message_of(header + "123456789"), std::string("holds more data than the 8 bytes its header says"));
        QVERIFY(message_of(test::idx_bytes({0x7fffffff, 0x7fffffff, 3}, {})).starts_with("says that it holds more than 8 GiB"));
        const std::string packed = test::gzip(header + "12345678");
        QCOMPARE(message_of(packed.substr(0, packed.size() - 9)), std::string("is a gzip file that ends too early"));
        QVERIFY(message_of("\x1f\x8b\x08 nonsense behind a gzip magic").find("cannot be unpacked") != std::string::npos);
        QVERIFY(error_of(folder_.path() / "absent").find("cannot be opened") != std::string::npos);
        QVERIFY(error_of(folder_.path()).find("is a folder") != std::string::npos);
    }

    void a_file_is_read_once_and_again_when_it_changed() {
        const auto path = folder_.path() / "shared";
        test::write_idx(path, {1}, "a");
        const auto first = IdxFile::open(path);
        QCOMPARE(IdxFile::open(path).get(), first.get());
        test::write_idx(path, {2}, "bc");
        QCOMPARE(IdxFile::open(path)->label(1), int{'c'});
        QCOMPARE(first->label(0), int{'a'});
    }

private:
    TempDir folder_;
};

QTEST_APPLESS_MAIN(TestIdx)
#include "test_idx.moc"
