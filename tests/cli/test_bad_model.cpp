#include "core/base/file.h"
#include "core/base/json.h"
#include "tests/cli/cli.h"

#include <functional>

using namespace tw;
using test::cli;
using test::text;

namespace {

const fs::path source = fs::path(TW_SOURCE_DIR) / "resources/models/fashion-mini";
const char* unet_weights = "unet/diffusion_pytorch_model.safetensors";

std::uint64_t header_size(const std::string& bytes) {
    std::uint64_t size = 0;
    for (int i = 7; i >= 0; --i) size = size << 8 | static_cast<unsigned char>(bytes[static_cast<std::size_t>(i)]);
    return size;
}

std::string with_header_size(std::string bytes, std::uint64_t size) {
    for (std::size_t i = 0; i < 8; ++i) bytes[i] = static_cast<char>(size >> (8 * i) & 255);
    return bytes;
}

/// Renames one tensor in the header (same length), so that the wanted one is missing.
std::string without_tensor(std::string bytes, const std::string& name) {
    const std::size_t at = bytes.find("\"" + name + "\"");
    bytes[at + 1] = 'X';
    return bytes;
}

std::string with_changed_shape(std::string bytes) {
    // conv_in is (64,8,3,3): the same number of elements in another shape
    const std::size_t at = bytes.find("[64,8,3,3]");
    return bytes.replace(at, 10, "[8,64,3,3]");
}

}  // namespace

class TestBadModel : public QObject {
    Q_OBJECT

private slots:
    void init() {
        folder_ = std::make_unique<TempDir>();
        model_ = folder_->path() / "model";
        fs::copy(source, model_, fs::copy_options::recursive);
    }

    void the_untouched_model_draws() {
        const auto result = draw();
        QVERIFY2(result.exit_code == 0, qPrintable(result.errors));
        QVERIFY(fs::file_size(output()) > 100);
    }

    void a_missing_tensor_is_named() {
        change(unet_weights, [](const std::string& bytes) { return without_tensor(bytes, "conv_in.weight"); });
        refused("conv_in.weight", "");
    }

    void a_misshapen_tensor_is_named_with_both_shapes() {
        change(unet_weights, with_changed_shape);
        refused("conv_in.weight", "64");
    }

    void a_truncated_file_is_named() {
        change(unet_weights, [](const std::string& bytes) { return bytes.substr(0, bytes.size() / 2); });
        refused("diffusion_pytorch_model.safetensors", "");
    }

    void a_header_length_that_lies_is_named_data() {
        QTest::addColumn<quint64>("size");
        const std::uint64_t real = header_size(read_file(source / unet_weights));
        QTest::newRow("longer than the file") << (quint64{1} << 40);
        QTest::newRow("over the limit") << ~quint64{0};
        QTest::newRow("a little short") << quint64{real - 8};
        QTest::newRow("zero") << quint64{0};
    }

    void a_header_length_that_lies_is_named() {
        QFETCH(quint64, size);
        change(unet_weights, [&](const std::string& bytes) { return with_header_size(bytes, size); });
        refused("diffusion_pytorch_model.safetensors", "header");
    }

    void a_pickle_is_never_read() {
        fs::rename(model_ / unet_weights, model_ / "unet/diffusion_pytorch_model.bin");
        refused("unet", "safetensors");
    }

    void a_broken_config_is_named() {
        change("unet/config.json", [](const std::string& text) { return text.substr(0, text.size() / 2); });
        refused("config.json", "");
    }

    void an_unknown_block_is_named() {
        change("unet/config.json",
               [](std::string text) { return text.replace(text.find("CrossAttnDownBlock2D"), 20, "SimpleCrossAttnBlock"); });
        refused("SimpleCrossAttnBlock", "");
    }

    void an_unknown_scheduler_is_named() {
        change("scheduler/scheduler_config.json",
               [](std::string text) { return text.replace(text.find("DDIMScheduler"), 13, "MagicScheduler"); });
        refused("MagicScheduler", "");
    }

    void a_missing_part_is_named() {
        fs::remove_all(model_ / "vae");
        refused("vae", "");
    }

private:
    fs::path output() const { return folder_->path() / "out.png"; }

    void change(const char* file, const std::function<std::string(const std::string&)>& edit) {
        write_file_atomic(model_ / file, edit(read_file(model_ / file)));
    }

    test::ProgramResult draw() {
        return cli({"txt2img", "--model", text(model_), "--prompt", "a photo of a coat", "--steps", "2", "--guidance-scale", "2", "--seed",
                    "1", "--output", text(output())});
    }

    void refused(const QString& name, const QString& reason) {
        test::verify_refused(draw(), name, reason);
        QVERIFY2(!fs::exists(output()), "a half-written picture was left");
        QCOMPARE(std::distance(fs::directory_iterator(folder_->path()), {}), 1);
    }

    std::unique_ptr<TempDir> folder_;
    fs::path model_;
};

QTEST_GUILESS_MAIN(TestBadModel)
#include "test_bad_model.moc"
