#include "core/base/error.h"
#include "core/base/file.h"
#include "core/base/hash.h"
#include "core/base/json.h"
#include "core/base/random.h"
#include "core/base/system.h"
#include "core/base/text.h"

#include <QtTest/QTest>

#include <set>

using namespace tw;

class TestBase : public QObject {
    Q_OBJECT

private slots:
    void sha256_matches_the_standard() {
        // FIPS 180-2, appendix B.1
        QCOMPARE(sha256("abc"), std::string("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"));
    }

    void base64_goes_there_and_back() {
        for (const std::string text : {"", "f", "fo", "foo", "foob", "\xff\x00\x7f"}) {
            QCOMPARE(base64_decode(base64_encode(text)), text);
        }
        QCOMPARE(base64_encode("foob"), std::string("Zm9vYg=="));
        QVERIFY_THROWS_EXCEPTION(Error, base64_decode("a*b="));
    }

    void texts_are_joined_and_split_alike() {
        QCOMPARE(join({}, ", "), std::string());
        QCOMPARE(join({"a"}, ", "), std::string("a"));
        QCOMPARE(join({"a", "", "c"}, ", "), std::string("a, , c"));
        QCOMPARE(join(split("a,,c", ','), ","), std::string("a,,c"));
    }

    void random_is_repeatable_and_uniform() {
        Random a(7), b(7), c(8);
        QCOMPARE(a.bits(), b.bits());
        QVERIFY(a.bits() != c.bits());
        std::array<int, 6> seen{};
        for (int i = 0; i < 6000; ++i) ++seen[a.below(6)];
        for (const int count : seen) QVERIFY(count > 850 && count < 1150);
    }

    void derived_seeds_differ_by_purpose_and_index() {
        std::set<std::uint64_t> seeds;
        for (const char* purpose : {"plan", "split", "noise"}) {
            for (std::uint64_t i = 0; i < 100; ++i) seeds.insert(derive_seed(42, purpose, i));
        }
        QCOMPARE(seeds.size(), std::size_t{300});
    }

    void a_file_is_replaced_whole_or_not_at_all() {
        const TempDir folder;
        const fs::path file = folder.path() / "a.txt";
        write_file_atomic(file, "old");
        write_file_atomic(file, "new");
        QCOMPARE(read_file(file), std::string("new"));
        QVERIFY_THROWS_EXCEPTION(Error, write_file_atomic(folder.path() / "missing" / "a.txt", "x"));
        QCOMPARE(std::distance(fs::directory_iterator(folder.path()), {}), 1);
    }

    void many_files_are_written_whole_or_not_at_all() {
        const TempDir folder;
        std::vector<NewFile> files;
        for (int i = 0; i < 40; ++i) files.push_back({folder.path() / (i % 2 ? "odd" : "even") / std::to_string(i), std::to_string(i * i)});
        write_files_atomic(files);
        for (const NewFile& file : files) QCOMPARE(read_file(file.path), file.bytes);
        write_files_atomic({});

        const fs::path taken = folder.path() / "new" / "taken";
        fs::create_directories(taken);  // a folder where a file should go
        const std::vector<NewFile> some = {{folder.path() / "new" / "first", "1"}, {taken, "2"}, {folder.path() / "new" / "third", "3"}};
        QVERIFY_THROWS_EXCEPTION(Error, write_files_atomic(some));
        QVERIFY(!fs::exists(some[0].path));
        QVERIFY(!fs::exists(some[2].path));
    }

    void a_missing_file_is_named() {
        try {
            read_file("/nowhere/at/all.json");
            QFAIL("no error");
        } catch (const Error& error) {
            QVERIFY(std::string(error.what()).find("/nowhere/at/all.json") != std::string::npos);
        }
    }

    void latin1_is_told_from_the_rest() {
        QVERIFY(fits_latin1("café"));
        QVERIFY(!fits_latin1("鞄"));
        QVERIFY(!fits_latin1("€"));
    }

    void json_faults_name_the_file() {
        const TempDir folder;
        write_file_atomic(folder.path() / "config.json", "{\"a\": ");
        try {
            read_json_file(folder.path() / "config.json");
            QFAIL("no error");
        } catch (const Error& error) {
            QVERIFY(std::string(error.what()).find("config.json") != std::string::npos);
        }
    }

    void a_network_disk_is_known_by_its_mount() {
        const std::string mounts =
            "22 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw\n"
            "30 22 0:40 / /mnt/nas rw - nfs4 nas:/data rw\n"
            "31 22 0:41 / /mnt/nas/local rw - ext4 /dev/sdb1 rw\n"
            "32 22 0:42 / /home/a\\040b rw shared:3 - fuse.sshfs host: rw\n";
        QCOMPARE(network_file_system("/data/flowers", mounts), std::string());
        QCOMPARE(network_file_system("/mnt/nas/flowers", mounts), std::string("nfs4"));
        QCOMPARE(network_file_system("/mnt/nas/local/flowers", mounts), std::string());
        QCOMPARE(network_file_system("/mnt/nastier", mounts), std::string());
        QCOMPARE(network_file_system("/home/a b/flowers", mounts), std::string("fuse.sshfs"));
    }
};

QTEST_APPLESS_MAIN(TestBase)
#include "test_base.moc"
