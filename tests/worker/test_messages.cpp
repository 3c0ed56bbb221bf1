#include "core/base/error.h"
#include "core/base/text.h"
#include "core/worker/messages/embedding.h"
#include "core/worker/messages/finetuning.h"
#include "core/worker/messages/sampling.h"
#include "core/worker/messages/training.h"
#include "tests/support/error_of.h"

#include <QtTest>

#include <cmath>
#include <limits>

using namespace tw;
using namespace tw::worker;
using tw::test::error_of;

namespace {

GenerateRequest sample_request() {
    GenerateRequest request;
    request.model = "models/some model";
    request.adapters = {{{"a lora.safetensors", -0.5}, {"b:1.safetensors", 1.0}}, {"token.safetensors"}};
    request.prompt = "a photo of a \"shirt\", größer";
    request.negative_prompt = "a photo of a coat";
    request.sampling.scheduler = "ddim";
    request.sampling.rule = "ccfg";
    request.sampling.num_inference_steps = 7;
    request.sampling.guidance_scale = 1.25;
    request.sampling.negative_scale = 0.5;
    request.sampling.tau = 0.3;
    request.sampling.strength = 0.75;
    request.sampling.cads = {0.1, 0.5, 0.8, 0.9, "executed"};
    request.items = {{std::numeric_limits<std::uint64_t>::max(), media::Locator{"train#3.gz", 17}},
                     {1, media::Locator{"folder/a#1.png", -1}}};
    request.batch_size = 3;
    request.preview_every = 4;
    request.fit = media::FitRule::pad;
    request.width = 28;
    request.height = 30;
    request.channels = 1;
    return request;
}

}  // namespace

class TestMessages : public QObject {
    Q_OBJECT

private slots:
    void a_finetune_request_survives_the_wire() {
        FinetuneRequest sent;
        sent.model = "models/some model";
        sent.settings = {4, 100, 2, 1e-4, 2e-4, 0.0, 2.0, false, "class_name", "on", 10, 20, 3};
        sent.seed = 7;
        sent.classes = {{"<class_0>", "a photo of a <class_0>", "boot", {media::Locator{"train.gz", 3}}},
                        {"<class_1>", "a photo of a <class_1>", "größe", {media::Locator{"a.png", -1}, media::Locator{"b.png", -1}}}};
        sent.fit = media::FitRule::pad;
        sent.sampling.num_inference_steps = 3;
        sent.folder = "out";
        QVERIFY(to_json(finetune_request_from_json(Json::parse(to_line(to_json(sent))))) == to_json(sent));
        sent.classes[0].images.clear();
        const std::string reason = error_of([&] { finetune_request_from_json(to_json(sent)); });
        QVERIFY2(reason.find("boot") != std::string::npos && reason.find("cannot be learnt") != std::string::npos, reason.c_str());
    }

    void a_strength_of_zero_is_refused() {
        const std::string reason = error_of([] { sampling_from_json({{"strength", 0.0}}); });
        QVERIFY2(reason.find("strength is 0.0") != std::string::npos && reason.find("above 0") != std::string::npos, reason.c_str());
    }

    void a_lora_and_its_weight_are_told_apart() {
        QCOMPARE(LoraChoice::parse("a.safetensors").file.string(), std::string("a.safetensors"));
        QCOMPARE(LoraChoice::parse("a.safetensors:0.25").file.string(), std::string("a.safetensors"));
        QCOMPARE(LoraChoice::parse("a.safetensors:-0.25").weight, -0.25);
        QCOMPARE(LoraChoice::parse("C:b.safetensors").file.string(), std::string("C:b.safetensors"));
        QCOMPARE(LoraChoice::parse("a:").file.string(), std::string("a:"));
        QVERIFY(!error_of([] { LoraChoice::parse(":0.5"); }).empty());
    }

    void a_generate_request_survives_the_wire() {
        const GenerateRequest sent = sample_request();
        const GenerateRequest got = generate_request_from_json(Json::parse(to_line(to_json(sent))));
        QVERIFY(to_json(got) == to_json(sent));
        QCOMPARE(got.items.at(0).seed, std::numeric_limits<std::uint64_t>::max());
        QVERIFY(got.items.at(0).source == sent.items.at(0).source);
        QVERIFY(got.items.at(1).source == sent.items.at(1).source);
        QCOMPARE(got.sampling.cads.clock, std::string("executed"));
        QVERIFY(got.fit == media::FitRule::pad);
    }

    void missing_sampling_fields_keep_their_defaults() {
        const SamplingSettings settings = sampling_from_json({{"guidance_scale", 2.0}, {"cads", {{"scale", 0.2}}}});
        QCOMPARE(settings.guidance_scale, 2.0);
        QCOMPARE(settings.cads.scale, 0.2);
        QCOMPARE(settings.cads.tau2, CadsSettings().tau2);
        QCOMPARE(settings.num_inference_steps, SamplingSettings().num_inference_steps);
    }

    void a_bad_sampling_value_is_named_data() {
        QTest::addColumn<QString>("field");
        QTest::addColumn<QString>("value");
        for (const auto& [field, value] : std::vector<std::pair<const char*, const char*>>{{"guidance_scale", "-1"},
                                                                                           {"guidance_scale", "\"7\""},
                                                                                           {"num_inference_steps", "0"},
                                                                                           {"num_inference_steps", "1.5"},
                                                                                           {"num_inference_steps", "99999999999"},
                                                                                           {"scheduler", "\"euler\""},
                                                                                           {"rule", "\"perp\""},
                                                                                           {"strength", "0"},
                                                                                           {"strength", "1.01"},
                                                                                           {"tau", "-0.1"},
                                                                                           {"no_such_field", "1"}}) {
            QTest::newRow((std::string(field) + " " + value).c_str()) << field << value;
        }
    }
    void a_bad_sampling_value_is_named() {
        QFETCH(QString, field);
        QFETCH(QString, value);
        const Json json = {{field.toStdString(), Json::parse(value.toStdString())}};
        const std::string reason = error_of([&] { sampling_from_json(json); });
        QVERIFY2(reason.find(field.toStdString()) != std::string::npos, reason.c_str());
    }

    void guidance_modifiers_survive_the_wire_and_are_left_out_where_they_do_nothing() {
        SamplingSettings sent;
        for (const char* name : {"rule_parameters", "guidance_interval", "guidance_rescale"}) QVERIFY(!to_json(sent).contains(name));
        sent.rule = "dng";
        sent.rule_parameters = {{"prior", 0.05}};
        sent.guidance_interval = {0.3, 5.0, 0.1, 0.9};
        sent.guidance_rescale = 0.7;
        const SamplingSettings got = sampling_from_json(Json::parse(to_line(to_json(sent))));
        QVERIFY(got.rule_parameters == sent.rule_parameters && got.guidance_interval == sent.guidance_interval);
        QCOMPARE(got.guidance_rescale, 0.7);
        for (const char* wrong : {R"({"guidance_interval": {"sigma_low": 2, "sigma_high": 1}})", R"({"guidance_interval": {"stop": 1.5}})",
                                  R"({"guidance_rescale": 2})", R"({"rule_parameters": {"prior": "much"}})"}) {
            QVERIFY2(!error_of([&] { sampling_from_json(Json::parse(wrong)); }).empty(), wrong);
        }
    }

    void a_parameter_that_the_rule_has_not_is_refused_with_those_it_has() {
        for (const auto& [rule, known] :
             std::vector<std::pair<const char*, const char*>>{{"dng", "p_min"}, {"sega", "edit_mom_beta"}, {"cfg", "none"}}) {
            GenerateRequest request = sample_request();
            request.sampling.rule = rule;
            request.sampling.rule_parameters = {{"prior_", 0.1}};
            const std::string reason = error_of([&] { generate_request_from_json(to_json(request)); });
            for (const char* said : {rule, "'prior_'", known}) QVERIFY2(reason.find(said) != std::string::npos, reason.c_str());
        }
    }

    void a_negative_prompt_may_carry_a_weight() {
        QCOMPARE(parse_weighted_prompt("a coat:1.5").prompt, std::string("a coat"));
        QCOMPARE(parse_weighted_prompt("a coat:-0.5").weight, -0.5);
        QCOMPARE(parse_weighted_prompt("photo: a coat").prompt, std::string("photo: a coat"));
        QCOMPARE(parse_weighted_prompt("at 12:30:1").prompt, std::string("at 12:30"));
        GenerateRequest request = sample_request();
        request.negative_prompt.clear();
        request.weighted_negatives = {{"a coat", 1.5}, {"a dress", 0.5}};
        QVERIFY(error_of([&] { generate_request_from_json(to_json(request)); }).find("perp_neg") != std::string::npos);
        request.sampling.rule = "perp_neg";
        QCOMPARE(generate_request_from_json(to_json(request)).negatives().at(1).weight, 0.5);
        request.weighted_negatives.front().weight = 0;
        QVERIFY(error_of([&] { generate_request_from_json(to_json(request)); }).find("weight") != std::string::npos);
        request.negative_prompt = "a bag";
        QVERIFY(!error_of([&] { generate_request_from_json(to_json(request)); }).empty());
    }

    void cads_bounds_must_be_in_order() {
        const std::string reason = error_of([] { sampling_from_json({{"cads", {{"tau1", 0.8}, {"tau2", 0.7}}}}); });
        QVERIFY2(reason.find("tau2") != std::string::npos, reason.c_str());
    }

    void a_bad_generate_request_is_named_data() {
        QTest::addColumn<QString>("patch");
        QTest::addColumn<QString>("named");
        QTest::newRow("nothing to draw") << R"({"items":[]})"
                                         << "items";
        QTest::newRow("some sources") << R"({"items":[{"seed":1},{"seed":2,"source":"a.png"}]})"
                                      << "items";
        QTest::newRow("negative seed") << R"({"items":[{"seed":-1}]})"
                                       << "seed";
        QTest::newRow("no prompt") << R"({"prompt":null})"
                                   << "prompt";
        QTest::newRow("channels") << R"({"channels":4})"
                                  << "channels";
        QTest::newRow("batch") << R"({"batch_size":0})"
                               << "batch_size";
        QTest::newRow("fit") << R"({"fit":"bend"})"
                             << "bend";
        QTest::newRow("unknown") << R"({"width_in_inches":3})"
                                 << "width_in_inches";
    }
    void a_bad_generate_request_is_named() {
        QFETCH(QString, patch);
        QFETCH(QString, named);
        Json json = to_json(sample_request());
        json.update(Json::parse(patch.toStdString()));
        const std::string reason = error_of([&] { generate_request_from_json(json); });
        QVERIFY2(reason.find(named.toStdString()) != std::string::npos, reason.c_str());
    }

    void a_picture_survives_the_wire() {
        media::Image image{5, 3, 3, {}};
        for (int i = 0; i < 45; ++i) image.pixels.push_back(static_cast<std::uint8_t>(i * 5));
        const media::Image got = image_from_json(Json::parse(to_line(to_json(image))));
        QCOMPARE(got.width, 5);
        QCOMPARE(got.height, 3);
        QVERIFY(got.pixels == image.pixels);
    }

    void a_picture_that_lies_about_its_size_is_refused() {
        const media::Image image{2, 2, 1, {1, 2, 3, 4}};
        Json json = to_json(image);
        json["width"] = 3;
        QVERIFY(error_of([&] { image_from_json(json); }).find("pixels") != std::string::npos);
        json["width"] = 100000000;
        QVERIFY(error_of([&] { image_from_json(json); }).find("width") != std::string::npos);
    }

    void embeddings_survive_bit_for_bit() {
        const Embeddings sent{3, {0.1f, -1e-30f, 1.0f / 3.0f, 1, 2, 3}};
        const Embeddings got = embeddings_from_json(Json::parse(to_line(to_json(sent))));
        QCOMPARE(got.width, 3);
        QCOMPARE(got.count(), std::size_t{2});
        QVERIFY(got.values == sent.values);
    }

    void half_a_row_of_embeddings_is_refused() {
        Json json = to_json(Embeddings{3, {1, 2, 3}});
        json["width"] = 2;
        QVERIFY(!error_of([&] { embeddings_from_json(json); }).empty());
    }

    void embedding_requests_survive_the_wire() {
        const EmbedImagesRequest images{"clip", {{"a.png", -1}, {"b.idx", 4}}, media::FitRule::stretch, 9};
        QVERIFY(to_json(embed_images_request_from_json(to_json(images))) == to_json(images));
        const EmbedTextsRequest texts{"clip", {"one", "two"}};
        QVERIFY(to_json(embed_texts_request_from_json(to_json(texts))) == to_json(texts));
    }

    void a_train_request_survives_the_wire() {
        TrainRequest sent;
        sent.settings.loss = "logit_adjustment";
        sent.settings.horizontal_flip = false;
        sent.seed = 3;
        sent.classes = 2;
        sent.train = {{{"t", 1}, 0, false}, {{"s.png", -1}, 1, true, 0, 0.7}};
        sent.validation = {{{"v", 2}, 1, false}};
        sent.test = {{{"v", 3}, 0, false}};
        const TrainRequest got = train_request_from_json(Json::parse(to_line(to_json(sent))));
        QVERIFY(to_json(got) == to_json(sent));
        QVERIFY(got.train.at(1).synthetic);
        QCOMPARE(got.train.at(1).source_label, 0);
        QCOMPARE(got.train.at(1).strength, 0.7);
        QVERIFY(!got.settings.horizontal_flip);
    }

    void training_settings_survive_the_wire_and_change_one_by_one() {
        TrainingSettings sent;
        sent.loss = "ldam";
        sent.milestones = {0.5, 0.75, 0.9};
        sent.mixing = "cmo";
        sent.synthetic_probability = 0.3;
        sent.precision = "bfloat16";
        sent.random_resized_crop = true;
        sent.crop_scale = {0.5, 0.75};
        sent.saturation = 0.4;
        const TrainingSettings got = training_settings_from_json(Json::parse(to_line(to_json(sent))));
        QVERIFY(to_json(got) == to_json(sent));
        const TrainingSettings changed = training_settings_from_json({{"steps", 7}}, got);
        QCOMPARE(changed.steps, 7);
        QCOMPARE(changed.loss, std::string("ldam"));
        QVERIFY(changed.milestones == sent.milestones);
        QVERIFY(got.random_resized_crop && got.crop_scale == sent.crop_scale && got.saturation == 0.4);
    }

    /// A finished training is known again by its settings.
    void younger_training_settings_are_written_only_where_they_act() {
        const Json usual = to_json(TrainingSettings());
        for (const char* name : {"random_resized_crop", "crop_scale", "crop_ratio", "brightness", "contrast", "saturation"}) {
            QVERIFY2(!usual.contains(name), name);
        }
        TrainingSettings changed;
        changed.brightness = 0.2;
        QCOMPARE(to_json(changed).size(), usual.size() + 1);
    }

    void a_training_setting_that_makes_no_sense_is_named_data() {
        QTest::addColumn<QString>("field");
        QTest::addColumn<QString>("value");
        for (const auto& [field, value] : std::vector<std::pair<const char*, const char*>>{{"network", "\"resnet_huge\""},
                                                                                           {"loss", "\"hinge\""},
                                                                                           {"sampler", "3"},
                                                                                           {"mixing_alpha", "0"},
                                                                                           {"mixing_until", "1.5"},
                                                                                           {"milestones", "[2]"},
                                                                                           {"crop_scale", "[0, 1]"},
                                                                                           {"crop_scale", "[0.8, 0.5]"},
                                                                                           {"crop_scale", "[0.5]"},
                                                                                           {"crop_ratio", "[0, 2]"},
                                                                                           {"brightness", "1.5"},
                                                                                           {"contrast", "-0.1"},
                                                                                           {"milestones", "0.5"},
                                                                                           {"class_weighting_beta", "1"},
                                                                                           {"precision", "\"float16\""},
                                                                                           {"mixup_alpha", "0.2"}}) {
            QTest::newRow((std::string(field) + " " + value).c_str()) << field << value;
        }
    }
    void a_training_setting_that_makes_no_sense_is_named() {
        QFETCH(QString, field);
        QFETCH(QString, value);
        const Json json = {{field.toStdString(), Json::parse(value.toStdString())}};
        const std::string reason = error_of([&] { training_settings_from_json(json); });
        QVERIFY2(reason.find(field.toStdString()) != std::string::npos, reason.c_str());
    }

    void a_label_beyond_the_classes_is_refused() {
        TrainRequest request;
        request.classes = 2;
        request.train = {{{"t", 1}, 2, false}};
        const std::string reason = error_of([&] { train_request_from_json(to_json(request)); });
        QVERIFY2(reason.find("label") != std::string::npos, reason.c_str());
    }

    void a_source_class_beyond_the_classes_and_a_strength_beyond_1_are_refused() {
        for (const auto& [source, strength, named] : {std::tuple{2, 0.5, "source_label"}, std::tuple{1, 1.5, "strength"}}) {
            TrainRequest request;
            request.classes = 2;
            request.train = {{{"t", 1}, 0, true, source, strength}};
            const std::string reason = error_of([&] { train_request_from_json(to_json(request)); });
            QVERIFY2(reason.find(named) != std::string::npos, reason.c_str());
        }
    }

    void an_accuracy_that_does_not_exist_travels() {
        TrainingResult sent;
        sent.class_accuracy = {0.5, std::numeric_limits<double>::quiet_NaN()};
        sent.confusion = {{1, 2}, {3, 4}};
        sent.validation_predictions = {1, 0};
        sent.test_predictions = {0, 1, 1};
        sent.validation_curve = {{10, 0.25}, {20, 0.5}};
        const TrainingResult got = training_result_from_json(Json::parse(to_line(to_json(sent))));
        QCOMPARE(got.class_accuracy.at(0), 0.5);
        QVERIFY(std::isnan(got.class_accuracy.at(1)));
        QVERIFY(got.confusion == sent.confusion);
        QVERIFY(got.validation_predictions == sent.validation_predictions && got.test_predictions == sent.test_predictions);
        QVERIFY(got.validation_curve == sent.validation_curve);
    }
};

QTEST_APPLESS_MAIN(TestMessages)
#include "test_messages.moc"
