#include "core/base/error.h"
#include "core/base/file.h"
#include "core/base/system.h"
#include "core/media/idx.h"
#include "core/worker/client/client.h"

#include <QtTest>

#include <cmath>

using namespace tw;
using jobs::Control;

namespace {

const fs::path data = "/usr/share/datasets/fashion-mnist";
const fs::path pictures = data / "t10k-images-idx3-ubyte.gz";
const std::vector<std::string> classes = {"t-shirt", "trouser", "pullover", "dress", "coat",
                                          "sandal",  "shirt",   "sneaker",  "bag",   "ankle boot"};

worker::Client::Options real_worker() {
    return {TW_BIN_DIR "/tailwright-worker", 0};
}

worker::EmbedImagesRequest first_pictures(int count) {
    worker::EmbedImagesRequest request;
    request.model = resource_dir() / "models/clip-mini";
    request.fit = media::FitRule::pad;
    for (int i = 0; i < count; ++i) request.images.push_back({pictures, i});
    return request;
}

double dot(const float* a, const float* b, int width) {
    double sum = 0;
    for (int i = 0; i < width; ++i) sum += static_cast<double>(a[i]) * b[i];
    return sum;
}

}  // namespace

class TestEmbedding : public QObject {
    Q_OBJECT

private slots:
    void text_and_picture_of_one_class_are_near() {
        constexpr int count = 300;
        worker::Client client(real_worker());
        int told = 0;
        const auto on_event = [&](const std::string& event, const Json& progress) {
            if (event == "embedded") told = progress.at("done").get<int>();
        };
        const worker::Embeddings images = client.embed_images(first_pictures(count), on_event, Control());
        worker::EmbedTextsRequest request{first_pictures(0).model, {}};
        for (const std::string& name : classes) request.texts.push_back("a photo of a " + name);
        const worker::Embeddings texts = client.embed_texts(request, Control());
        QCOMPARE(told, count);
        QCOMPARE(images.count(), std::size_t{count});
        QCOMPARE(texts.count(), classes.size());
        const auto labels = media::IdxFile::open(data / "t10k-labels-idx1-ubyte.gz");
        int right = 0;
        for (std::size_t i = 0; i < images.count(); ++i) {
            QVERIFY(std::abs(dot(images.row(i), images.row(i), images.width) - 1.0) < 1e-5);
            std::size_t best = 0;
            for (std::size_t c = 1; c < texts.count(); ++c) {
                const auto cosine = [&](std::size_t k) { return dot(images.row(i), texts.row(k), images.width); };
                if (cosine(c) > cosine(best)) best = c;
            }
            if (labels->label(static_cast<std::int64_t>(i)) == static_cast<int>(best)) ++right;
        }
        // Guessing gives a tenth; the model's own figure on all test images is 82 %.
        QVERIFY2(right > count * 6 / 10, qPrintable(QString::number(right)));
    }

    void the_batch_size_changes_nothing() {
        worker::Client client(real_worker());
        worker::EmbedImagesRequest request = first_pictures(20);
        const worker::Embeddings together = client.embed_images(request, nullptr, Control());
        request.batch_size = 7;
        const worker::Embeddings apart = client.embed_images(request, nullptr, Control());
        QCOMPARE(apart.values.size(), together.values.size());
        for (std::size_t i = 0; i < apart.values.size(); ++i) {
            QVERIFY(std::abs(apart.values[i] - together.values[i]) < 1e-5f);
        }
    }

    void an_unreadable_picture_is_named_and_the_worker_lives() {
        worker::Client client(real_worker());
        const TempDir folder;
        const fs::path broken = folder.path() / "broken.png";
        write_file_atomic(broken, "no picture");
        worker::EmbedImagesRequest request = first_pictures(3);
        request.images.push_back({broken, -1});
        std::string reason;
        try {
            client.embed_images(request, nullptr, Control());
        } catch (const Error& error) {
            reason = error.what();
        }
        QVERIFY2(reason.find("broken.png") != std::string::npos, reason.c_str());
        QCOMPARE(client.embed_images(first_pictures(2), nullptr, Control()).count(), std::size_t{2});
    }

    void token_counts_come_with_texts() {
        worker::Client client(real_worker());
        worker::EmbedTextsRequest request{first_pictures(0).model, {"a shirt", ""}};
        for (int i = 0; i < 100; ++i) request.texts[1] += "shirt ";
        const Json result = client.call("embed_texts", worker::to_json(request), nullptr, Control());
        QVERIFY(result.at("tokens").at(0).get<int>() >= 4);
        QVERIFY(result.at("tokens").at(1).get<int>() > 77);
    }

    void a_stop_gives_nothing() {
        worker::Client client(real_worker());
        worker::EmbedImagesRequest request = first_pictures(200);
        request.batch_size = 10;
        Control control;
        const auto stop = [&](const std::string&, const Json&) { control.stop_now(); };
        QCOMPARE(client.embed_images(request, stop, control).count(), std::size_t{0});
    }
};

QTEST_GUILESS_MAIN(TestEmbedding)
#include "test_embedding.moc"
