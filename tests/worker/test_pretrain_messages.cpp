#include "core/base/error.h"
#include "core/worker/messages/pretraining.h"
#include "tests/support/error_of.h"

#include <QtTest>

#include <functional>

using namespace tw;
using namespace tw::worker;

namespace {

PretrainRequest sample_request() {
    PretrainRequest request;
    request.part = "unet";
    request.output = "out";
    request.from = "models/mini";
    request.architecture = "architectures/mini";
    request.tokenizer = "tokenizer";
    request.settings = {12'345, 48, 7e-4, "linear", 17, 0.02, 0.995, 60};
    request.seed = 9;
    request.class_names = {"shirt", "ankle boot"};
    request.templates = {"a photo of a {class}"};
    request.measured_words = false;
    request.train = {{{"train#3.gz", 17}, 1, false}, {{"a.png", -1}, 0, false}};
    request.validation = {{{"b.png", -1}, 0, false}};
    return request;
}

std::string reason_of(const std::function<void(Json&)>& change) {
    Json json = to_json(sample_request());
    change(json);
    return test::error_of([&] { pretrain_request_from_json(json); });
}

}  // namespace

class TestPretrainMessages : public QObject {
    Q_OBJECT

private slots:
    void a_request_survives_the_wire() {
        const PretrainRequest request = sample_request(), back = pretrain_request_from_json(to_json(request));
        QVERIFY(to_json(back) == to_json(request));
        QCOMPARE(back.settings.steps, std::int64_t{12'345});
        QCOMPARE(back.train[0].image.index, std::int64_t{17});
        QCOMPARE(back.train[1].label, 0);
        QCOMPARE(back.class_names[1], std::string("ankle boot"));
    }

    void a_result_survives_the_wire() {
        const PretrainResult result{true, 5, 1.5, 0.25, Json::array({Json::array({5, 0.25})}), "noise_loss", 0.125};
        QVERIFY(to_json(pretrain_result_from_json(to_json(result))) == to_json(result));
    }

    void what_makes_no_sense_is_named() {
        const auto has = [](const std::string& reason, const char* word) { return reason.find(word) != std::string::npos; };
        QVERIFY(has(reason_of([](Json& json) { json["part"] = "decoder"; }), "part"));
        QVERIFY(has(reason_of([](Json& json) { json["settings"]["schedule"] = "stairs"; }), "schedule"));
        QVERIFY(has(reason_of([](Json& json) { json["settings"]["ema_decay"] = 1.5; }), "ema_decay"));
        QVERIFY(has(reason_of([](Json& json) { json["train"][0][1] = 2; }), "train"));
        QVERIFY(has(reason_of([](Json& json) { json["class_names"] = {1}; }), "class_names"));
        QVERIFY(has(reason_of([](Json& json) { json["speed"] = 1; }), "speed"));
        QVERIFY(has(reason_of([](Json& json) { json.erase("output"); }), "output"));
    }
};

QTEST_GUILESS_MAIN(TestPretrainMessages)
#include "test_pretrain_messages.moc"
