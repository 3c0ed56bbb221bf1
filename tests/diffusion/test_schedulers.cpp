#include "core/base/error.h"
#include "core/base/file.h"
#include "core/diffusion/schedulers/scheduler.h"
#include "core/nn/safetensors.h"

#include <QtTest/QTest>

#include <algorithm>
#include <cmath>

using namespace tw;
using diffusion::Scheduler;

namespace {

const std::string golden = TW_SOURCE_DIR "/tests/golden/schedulers/";

/// The network of make_schedulers.py.
torch::Tensor formula(const torch::Tensor& x, std::int64_t t) {
    return 0.3 * std::cos(static_cast<double>(t) / 300.0) * x + 0.2 * torch::sin(x);
}

torch::Tensor run(Scheduler& scheduler, int steps, int first, torch::Tensor sample, const torch::Tensor& noise) {
    scheduler.set_timesteps(steps);
    if (first > 0) sample = scheduler.add_noise(sample, noise[-1], first);
    for (int index = first; index < static_cast<int>(scheduler.timesteps().size()); ++index) {
        const torch::Tensor output = formula(sample, scheduler.timesteps()[index]);
        const torch::Tensor draw = scheduler.needs_noise(index) ? noise[index - first] : torch::Tensor();
        sample = scheduler.step(output, index, sample, draw);
    }
    return sample;
}

std::string refusal(const Json& config, const std::string& name = {}) {
    try {
        diffusion::make_scheduler(config, "the file", name);
    } catch (const Error& error) {
        return error.what();
    }
    return "accepted";
}

}  // namespace

class TestSchedulers : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void results_are_those_of_diffusers() {
        const Json cases = read_json_file(golden + "cases.json");
        const nn::TensorMap tensors = nn::read_safetensors(golden + "results.safetensors");
        double worst = 0;
        for (std::size_t i = 0; i < cases.size(); ++i) {
            const Json& one = cases[i];
            const auto scheduler = diffusion::make_scheduler(one["config"], "case " + std::to_string(i));
            const torch::Tensor result = run(*scheduler, one["steps"], one["first"], tensors.at("sample"), tensors.at("noise"));
            // QVERIFY: Qt's comparison cannot look into a Json
            QVERIFY(Json(scheduler->timesteps()) == one["timesteps"]);
            const torch::Tensor expected = tensors.at("result." + std::to_string(i));
            const double error = ((result - expected).abs() / expected.abs().clamp_min(1)).max().item<double>();
            if (!(error < 1e-4)) qWarning("case %zu: %s: error %g", i, one["config"].dump().c_str(), error);
            QVERIFY(error < 1e-4);
            worst = std::max(worst, error);
        }
        QVERIFY(cases.size() >= 20);
        qInfo("%zu configurations, largest error relative to max(1, |reference|): %.2g", cases.size(), worst);
    }

    void a_second_walk_is_like_the_first() {
        const torch::Tensor sample = torch::randn({2, 4, 3, 3}), noise = torch::randn({40, 2, 4, 3, 3});
        for (const std::string& name : diffusion::scheduler_names()) {
            const auto scheduler = diffusion::make_scheduler(Json::object(), "none", name);
            const torch::Tensor first = run(*scheduler, 10, 0, sample, noise);
            run(*scheduler, 7, 3, sample, noise);
            QVERIFY2(torch::equal(first, run(*scheduler, 10, 0, sample, noise)), name.c_str());
        }
    }

    void a_named_scheduler_takes_only_the_model_from_the_file() {
        const Json file = {{"_class_name", "PNDMScheduler"},
                           {"beta_schedule", "scaled_linear"},
                           {"beta_start", 0.00085},
                           {"beta_end", 0.012},
                           {"steps_offset", 1},
                           {"clip_sample", false},
                           {"prediction_type", "v_prediction"},
                           {"num_train_timesteps", 500}};
        const auto named = diffusion::make_scheduler(file, "file", "ddim");
        QCOMPARE(named->num_train_timesteps(), 500);
        QVERIFY(named->prediction_type() == diffusion::PredictionType::v_prediction);
        named->set_timesteps(10);
        QCOMPARE(named->timesteps().back(), std::int64_t{0});  // DDIM's own steps_offset, not the file's
        const auto own = diffusion::make_scheduler(file, "file");
        own->set_timesteps(10);
        QCOMPARE(own->timesteps().back(), std::int64_t{1});
        QCOMPARE(own->noise_level(0).alpha, [&] {
            const auto ddim = diffusion::make_scheduler({{"_class_name", "DDIMScheduler"},
                                                         {"beta_schedule", "scaled_linear"},
                                                         {"beta_start", 0.00085},
                                                         {"beta_end", 0.012},
                                                         {"steps_offset", 1},
                                                         {"num_train_timesteps", 500}},
                                                        "file");
            ddim->set_timesteps(10);
            return ddim->noise_level(0).alpha;
        }());
    }

    void strength_leaves_whole_steps() {
        const auto scheduler = diffusion::make_scheduler(Json::object(), "none", "dpmpp-2m");
        scheduler->set_timesteps(25);
        // Diff-Mix: int(25 * strength) steps remain
        for (const auto& [strength, kept] : {std::pair{0.3, 7}, {0.5, 12}, {0.7, 17}, {0.8, 20}, {0.9, 22}, {1.0, 25}}) {
            QCOMPARE(25 - scheduler->first_index(strength), kept);
        }
    }

    void noise_is_added_as_the_schedule_says() {
        const auto scheduler = diffusion::make_scheduler(Json::object(), "none", "ddpm");
        scheduler->set_timesteps(50);
        const diffusion::NoiseLevel level = scheduler->noise_level(20);
        QVERIFY(std::abs(level.alpha * level.alpha + level.sigma * level.sigma - 1) < 1e-12);
        const torch::Tensor one = torch::ones({1, 1, 1, 1});
        QVERIFY(std::abs(scheduler->add_noise(2 * one, 3 * one, 20).item<double>() - (2 * level.alpha + 3 * level.sigma)) < 1e-6);
    }

    void what_is_not_known_is_named() {
        QVERIFY(refusal({{"_class_name", "HeunDiscreteScheduler"}}).find("HeunDiscreteScheduler") != std::string::npos);
        QVERIFY(refusal(Json::object(), "euler").find("\"euler\"") != std::string::npos);
        const auto ddim = [](const std::string& option, const Json& value) {
            return refusal({{"_class_name", "DDIMScheduler"}, {option, value}});
        };
        QVERIFY(ddim("thresholding", true).find("thresholding") != std::string::npos);
        QVERIFY(ddim("beta_schedule", "sigmoid").find("sigmoid") != std::string::npos);
        QVERIFY(ddim("timestep_spacing", "random").find("random") != std::string::npos);
        QVERIFY(ddim("frobnication", 3).find("frobnication") != std::string::npos);
        QVERIFY(ddim("steps_offset", "many").find("steps_offset") != std::string::npos);
        QCOMPARE(ddim("skip_prk_steps", true), std::string("accepted"));  // a related class's option, as diffusers leaves behind
        const Json sde = {{"_class_name", "DPMSolverMultistepScheduler"}, {"algorithm_type", "sde-dpmsolver++"}};
        QVERIFY(refusal(sde).find("sde-dpmsolver++") != std::string::npos);
        const auto pndm = diffusion::make_scheduler(Json::object(), "none", "pndm");
        QVERIFY_THROWS_EXCEPTION(Error, pndm->set_timesteps(1001));
        QVERIFY_THROWS_EXCEPTION(Error, pndm->set_timesteps(0));
    }

    void pure_noise_says_nothing_to_an_epsilon_model() {
        const Json config = {{"_class_name", "DDIMScheduler"}, {"rescale_betas_zero_snr", true}, {"timestep_spacing", "trailing"}};
        const auto scheduler = diffusion::make_scheduler(config, "file");
        scheduler->set_timesteps(5);
        const torch::Tensor sample = torch::randn({1, 1, 2, 2});
        QVERIFY_THROWS_EXCEPTION(Error, scheduler->step(sample, 0, sample, {}));
    }

    void infinity_as_python_writes_it_is_read() {
        const TempDir folder;
        write_file_atomic(folder.path() / "scheduler_config.json",
                          R"({"_class_name": "DPMSolverMultistepScheduler", "lambda_min_clipped": -Infinity})");
        const Json config = diffusion::read_scheduler_config(folder.path() / "scheduler_config.json");
        QCOMPARE(refusal(config), std::string("accepted"));
    }
};

QTEST_APPLESS_MAIN(TestSchedulers)
#include "test_schedulers.moc"
