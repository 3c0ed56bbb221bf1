#include "core/base/error.h"
#include "core/base/file.h"
#include "core/base/json.h"
#include "core/nn/text/tokenizer.h"
#include "tests/support/error_of.h"

#include <QtTest/QTest>

using namespace tw;
using nn::ClipTokenizer;

namespace {

const fs::path source = TW_SOURCE_DIR;

std::string message_of(const fs::path& folder) {
    return test::error_of([&] { ClipTokenizer::load(folder); });
}

}  // namespace

class TestTokenizer : public QObject {
    Q_OBJECT

private slots:
    void tokens_are_those_of_transformers_data() {
        QTest::addColumn<QString>("folder");
        const Json golden = read_json_file(source / "tests/golden/networks/tokens.json");
        for (const auto& [folder, items] : golden.at("folders").items()) {
            QTest::newRow(folder.c_str()) << QString::fromStdString(folder);
        }
    }

    void tokens_are_those_of_transformers() {
        QFETCH(QString, folder);
        const Json golden = read_json_file(source / "tests/golden/networks/tokens.json");
        const ClipTokenizer tokenizer = ClipTokenizer::load(source / folder.toStdString());
        const Json& items = golden.at("folders").at(folder.toStdString());
        QVERIFY(items.size() > 50);
        for (std::size_t i = 0; i < items.size(); ++i) {
            const std::string text = golden.at("texts").at(i).get<std::string>();
            const auto expected = items.at(i).at("ids").get<std::vector<std::int64_t>>();
            const auto ids = tokenizer.encode(text);
            if (ids != expected)
                qWarning().noquote() << text.c_str() << "\n" << to_line(Json(ids)).c_str() << "\n" << to_line(Json(expected)).c_str();
            QCOMPARE(ids, expected);
            QCOMPARE(tokenizer.count(text), items.at(i).at("count").get<int>());
        }
    }

    void broken_utf8_becomes_the_replacement_character() {
        const ClipTokenizer tokenizer = ClipTokenizer::load(source / "resources/models/fashion-mini/tokenizer");
        QCOMPARE(tokenizer.encode("a\xff shoe"), tokenizer.encode("a\xEF\xBF\xBD shoe"));
    }

    void a_long_text_keeps_its_end_mark() {
        const ClipTokenizer tokenizer = ClipTokenizer::load(source / "resources/models/fashion-mini/tokenizer");
        const std::string text(5000, '!');
        const auto ids = tokenizer.encode(text + " 1 2 3");
        QCOMPARE(ids.size(), std::size_t{77});
        QCOMPARE(ids.front(), tokenizer.bos_token_id());
        QCOMPARE(ids.back(), tokenizer.eos_token_id());
    }

    void broken_folders_are_named() {
        const TempDir folder;
        QVERIFY(message_of(folder.path()).find("vocab.json") != std::string::npos);
        const fs::path good = source / "resources/models/fashion-mini/tokenizer";
        const auto restore = [&] { fs::copy(good, folder.path(), fs::copy_options::overwrite_existing | fs::copy_options::recursive); };
        restore();
        QCOMPARE(message_of(folder.path()), std::string());
        write_file_atomic(folder.path() / "vocab.json", "{\"a\": ");
        QVERIFY(message_of(folder.path()).find("vocab.json") != std::string::npos);
        restore();
        write_file_atomic(folder.path() / "merges.txt", "#version: 0.2\none two three\n");
        QVERIFY(message_of(folder.path()).find("one two three") != std::string::npos);
        write_file_atomic(folder.path() / "merges.txt", "#version: 0.2\nqqq zzz\n");
        QVERIFY(message_of(folder.path()).find("qqq") != std::string::npos);
        restore();
        write_file_atomic(folder.path() / "special_tokens_map.json", "{}");
        write_file_atomic(folder.path() / "tokenizer_config.json", "{\"pad_token\": \"<pad>\"}");
        QVERIFY(message_of(folder.path()).find("<pad>") != std::string::npos);
    }
};

QTEST_APPLESS_MAIN(TestTokenizer)
#include "test_tokenizer.moc"
