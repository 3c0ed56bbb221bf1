#include "core/base/file.h"
#include "tests/cli/cli.h"

#include <set>
#include <string>

using namespace tw;
using test::cli;
using test::text;

namespace {

const fs::path source = TW_SOURCE_DIR;

}  // namespace

class TestBadAdapter : public QObject {
    Q_OBJECT

private slots:
    void adapters_change_the_picture() {
        const QString one = lora("peft") + ":0.8";
        for (const QStringList& extra : {QStringList{}, QStringList{"--lora", one}, QStringList{"--lora", one, "--embedding", shoe()}}) {
            const auto result = draw("a photo of a <shoe>", extra);
            QVERIFY2(result.exit_code == 0, qPrintable(result.errors));
            pictures_.insert(read_file(output()));
        }
        QCOMPARE(pictures_.size(), std::size_t{3});
    }

    void an_unused_token_is_a_warning() {
        const auto result = draw("a photo of a boot", {"--embedding", shoe()});
        QCOMPARE(result.exit_code, 0);
        QVERIFY2(result.errors.contains("<shoe>") && result.errors.contains("nowhere in the prompt"), qPrintable(result.errors));
    }

    void a_lora_of_another_model_is_refused() {
        fs::remove(output());
        test::verify_refused(draw("a boot", {"--model", text(source / "resources/models/fashion-mini"), "--lora", lora("kohya")}),
                             "kohya.safetensors", "another model");
        QVERIFY(!fs::exists(output()));
    }

    void a_missing_file_is_named() {
        test::verify_refused(draw("a boot", {"--lora", "nowhere.safetensors:0.5"}), "nowhere.safetensors", "");
        test::verify_refused(draw("a boot", {"--embedding", "nowhere.safetensors"}), "nowhere.safetensors", "");
    }

    void a_pickle_is_never_read() {
        const fs::path file = folder_.path() / "pytorch_lora_weights.bin";
        write_file_atomic(file, std::string("\x80\x02}q\x00.", 6));
        test::verify_refused(draw("a boot", {"--lora", text(file)}), "pytorch_lora_weights.bin", "safetensors");
    }

    void a_weight_out_of_range_is_refused() { test::verify_refused(draw("a boot", {"--lora", lora("peft") + ":1000"}), "weight", "100"); }

    void a_strength_of_zero_is_refused() {
        const auto result = cli({"img2img", "--model", text(source / "tests/golden/pipelines/conv_epsilon"), "--prompt", "a boot",
                                 "--image", text(source / "resources/icons"), "--strength", "0", "--output", text(output())});
        test::verify_refused(result, "strength", "above 0");
    }

    /// Said without a worker: the model is not even looked for.
    void a_parameter_that_the_rule_has_not_is_refused_at_once() {
        const QStringList extra{"--model", "nowhere", "--rule", "dng", "--rule-parameter", "priro=0.1"};
        test::verify_refused(draw("a boot", extra), "dng has no parameter 'priro'", "prior, temperature, offset, p_min, p_max");
    }

private:
    fs::path output() const { return folder_.path() / "out.png"; }
    QString lora(const char* name) const { return text(source / "tests/golden/adapters" / (std::string(name) + ".safetensors")); }
    QString shoe() const { return lora("shoe"); }

    test::ProgramResult draw(const QString& prompt, const QStringList& extra) const {
        QStringList arguments{"txt2img", "--prompt", prompt, "--steps", "2", "--seed", "1", "--output", text(output())};
        if (!extra.contains("--model")) arguments << "--model" << text(source / "tests/golden/pipelines/conv_epsilon");
        return cli(arguments + extra);
    }

    TempDir folder_;
    std::set<std::string> pictures_;
};

QTEST_GUILESS_MAIN(TestBadAdapter)
#include "test_bad_adapter.moc"
