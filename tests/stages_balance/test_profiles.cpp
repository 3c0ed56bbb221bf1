#include "core/base/error.h"
#include "core/base/file.h"
#include "core/base/hash.h"
#include "core/project/images.h"
#include "core/project/split.h"
#include "core/stages/balance/balance.h"
#include "tests/support/error_of.h"
#include "tests/support/synthetic_project.h"

#include <QtTest/QTest>

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <numeric>
#include <set>

using namespace tw;
using namespace tw::stages;
using project::ImageRepository;
using tw::test::error_of;

namespace {

using Counts = std::vector<std::int64_t>;

/// Of classes that are large enough for anything.
Counts counts_of(const std::string& profile, std::int64_t max_count, double imbalance_factor, std::size_t classes) {
    LongTailRequest request = LongTailRequest::defaults(profile);
    request.max_count = max_count;
    request.imbalance_factor = imbalance_factor;
    return profile_counts(request, Counts(classes, 100'000));
}

/// Diff-Mix takes the mean of what there is; `total` images shared out as evenly as may be, the larger classes first.
Counts diff_mix_counts(std::int64_t total, std::int64_t classes, double imbalance_factor) {
    Counts available(static_cast<std::size_t>(classes), total / classes);
    for (std::int64_t i = 0; i < total % classes; ++i) ++available[static_cast<std::size_t>(i)];
    LongTailRequest request = LongTailRequest::defaults("diff_mix");
    request.imbalance_factor = imbalance_factor;
    return profile_counts(request, available);
}

std::int64_t sum(const Counts& counts) {
    return std::accumulate(counts.begin(), counts.end(), std::int64_t{0});
}

Counts train_counts(test::SyntheticProject& synthetic) {
    Counts counts;
    const auto real = ImageRepository(synthetic.project()).real_counts("train");
    for (const project::Class& of : synthetic.classes()) counts.push_back(real.contains(of.id) ? real.at(of.id) : 0);
    return counts;
}

}  // namespace

class TestProfiles : public QObject {
    Q_OBJECT

private slots:
    void the_exponential_profile_gives_the_published_totals() {
        // CIFAR-100-LT, n_max 500: Cao et al. 2019, imbalance_cifar.py
        const std::map<double, std::int64_t> totals{{10, 19'573}, {50, 12'608}, {100, 10'847}, {200, 9'502}};
        for (const auto& [factor, total] : totals) QCOMPARE(sum(counts_of("exponential", 500, factor, 100)), total);
        QCOMPARE(counts_of("exponential", 300, 100, 10).front(), std::int64_t{300});
        QCOMPARE(counts_of("exponential", 300, 100, 10).back(), std::int64_t{3});
        QCOMPARE(counts_of("exponential", 5, 100, 3), (Counts{5, 1, 1}));  // never an empty class
        QCOMPARE(counts_of("exponential", 7, 100, 1), (Counts{7}));
        QCOMPARE(counts_of("exponential", 9, 1, 3), (Counts{9, 9, 9}));
    }

    void diff_mix_gives_its_sets_totals_and_groups() {
        struct Row {
            std::int64_t images, classes;
            double imbalance_factor;
            std::int64_t largest, smallest, total, many, few;
            std::int64_t many_above, few_below;
        };
        // CUB-LT of 5,994 training images, Flower-LT of 4,070; "4070 to 1532 with 0.1" is the code's own print
        for (const Row& row : {Row{5994, 200, 100, 29, 1, 1242, 16, 123, 20, 5}, Row{5994, 200, 50, 29, 1, 1427, 19, 109, 20, 5},
                               Row{5994, 200, 10, 29, 2, 2238, 31, 46, 20, 5}, Row{4070, 102, 100, 39, 1, 847, 6, 71, 30, 10},
                               Row{4070, 102, 50, 39, 1, 976, 7, 66, 30, 10}, Row{4070, 102, 10, 39, 3, 1532, 11, 41, 30, 10}}) {
            const Counts counts = diff_mix_counts(row.images, row.classes, row.imbalance_factor);
            QCOMPARE(sum(counts), row.total);
            QCOMPARE(counts.front(), row.largest);
            QCOMPARE(counts.back(), row.smallest);
            const auto many = std::count_if(counts.begin(), counts.end(), [&](std::int64_t n) { return n > row.many_above; });
            const auto few = std::count_if(counts.begin(), counts.end(), [&](std::int64_t n) { return n < row.few_below; });
            QCOMPARE(std::int64_t{many}, row.many);
            QCOMPARE(std::int64_t{few}, row.few);
        }
    }

    void food101_lt_gives_its_total_and_its_head() {
        const LongTailRequest request = LongTailRequest::defaults("food101_lt");
        const Counts counts = profile_counts(request, Counts(101, 750));
        QCOMPARE(sum(counts), std::int64_t{15'244});
        QCOMPARE(counts.front(), std::int64_t{750});
        QCOMPARE(counts.back(), std::int64_t{5});
        // head: more than the mean count
        const auto head = std::count_if(counts.begin(), counts.end(), [&](std::int64_t n) { return n * 101 > sum(counts); });
        QCOMPARE(std::int64_t{head}, std::int64_t{33});
    }

    void a_step_has_two_levels() {
        QCOMPARE(counts_of("step", 500, 10, 5), (Counts{500, 500, 50, 50, 50}));
        QCOMPARE(counts_of("step", 5, 100, 2), (Counts{5, 1}));
    }

    void pareto_falls_from_the_largest_to_the_smallest() {
        const Counts counts = counts_of("pareto", 1280, 256, 1000);
        QCOMPARE(counts.front(), std::int64_t{1280});
        QCOMPARE(counts.back(), std::int64_t{5});
        QVERIFY(std::is_sorted(counts.rbegin(), counts.rend()));
        // The quantile of the class in the middle, written out: ((500.5 / 1000)^(-1/6) - 1) / ((0.5 / 1000)^(-1/6) - 1) of 1280
        const double middle = 1280 * (std::pow(0.5005, -1.0 / 6) - 1) / (std::pow(0.0005, -1.0 / 6) - 1);
        QCOMPARE(counts[500], static_cast<std::int64_t>(middle));
        LongTailRequest heavier = LongTailRequest::defaults("pareto");
        heavier.pareto_alpha = 1;
        LongTailRequest lighter = heavier;
        lighter.pareto_alpha = 20;
        const Counts available(50, 1000);
        QVERIFY(sum(profile_counts(heavier, available)) < sum(profile_counts(lighter, available)));
    }

    void what_is_out_of_range_is_named() {
        QVERIFY(error_of([] { counts_of("exponential", 0, 10, 3); }).find("max_count") != std::string::npos);
        QVERIFY(error_of([] { counts_of("step", 9, 0.01, 3); }).find("imbalance_factor") != std::string::npos);
        QVERIFY_THROWS_EXCEPTION(Error, counts_of("exponential", 9, std::numeric_limits<double>::quiet_NaN(), 3));
        QVERIFY(error_of([] { counts_of("diff_mix", 9, 10, 2); }).find("3 classes") != std::string::npos);
        QVERIFY(error_of([] { LongTailRequest::defaults("zipf"); }).find("zipf") != std::string::npos);
        LongTailRequest request = LongTailRequest::defaults("pareto");
        request.pareto_alpha = 0;
        QVERIFY(error_of([&] { profile_counts(request, {10, 10}); }).find("pareto_alpha") != std::string::npos);
    }

    void diff_mix_puts_the_larger_classes_first() {
        test::SyntheticProject synthetic({.train = {6, 30, 12}, .validation = 0, .samples = 0});
        LongTailRequest request = LongTailRequest::defaults("diff_mix");
        request.imbalance_factor = 4;
        request.validation_per_class = 0;
        build_long_tail(synthetic.project(), request);
        QCOMPARE(train_counts(synthetic), (Counts{1, 16, 4}));  // mean 16, C - 2 = 1 step: 16, 4, 1
        const project::SplitManifest split = project::SplitRepository(synthetic.project()).current().value();
        QVERIFY(split.spec["class_order"] == Json({"class_1", "class_2", "class_0"}));
    }

    void food101_lt_shuffles_the_classes_by_the_seed() {
        test::SyntheticProject synthetic({.train = {20, 20, 20, 20, 20, 20}, .samples = 0});
        LongTailRequest request = LongTailRequest::defaults("food101_lt");
        request.max_count = 18;
        request.imbalance_factor = 18;
        request.validation_per_class = 1;
        std::set<Counts> seen;
        for (std::uint64_t seed = 0; seed < 4; ++seed) {
            request.seed = seed;
            build_long_tail(synthetic.project(), request);
            Counts counts = train_counts(synthetic);
            seen.insert(counts);
            std::sort(counts.rbegin(), counts.rend());
            QCOMPARE(counts, (Counts{18, 10, 6, 3, 2, 1}));
        }
        QVERIFY(seen.size() > 1);
        request.class_order = {"class_5", "class_4", "class_3", "class_2", "class_1", "class_0"};
        build_long_tail(synthetic.project(), request);
        QCOMPARE(train_counts(synthetic), (Counts{1, 2, 3, 6, 10, 18}));
    }

    void counts_come_from_a_list() {
        test::SyntheticProject synthetic({.train = {20, 20, 20}, .samples = 0});
        const TempDir folder;
        LongTailRequest request = LongTailRequest::defaults("counts");
        request.validation_per_class = 2;
        request.list = folder.path() / "counts.csv";
        const auto build = [&](const std::string& text) {
            write_file_atomic(request.list, text);
            return error_of([&] { build_long_tail(synthetic.project(), request); });
        };
        QCOMPARE(build("class,count\n# a comment\nclass_0,3\nclass_2,11\r\n\nclass_1\t7\n"), std::string());
        QCOMPARE(train_counts(synthetic), (Counts{3, 7, 11}));
        const project::SplitManifest split = project::SplitRepository(synthetic.project()).current().value();
        QVERIFY(split.spec["list_sha256"] == sha256_file(request.list));
        QVERIFY(build("class_0,3\nclass_1,many\nclass_2,1\n").find("counts.csv line 2") != std::string::npos);
        QVERIFY(build("class_0,3\nclass_0,4\n").find("twice") != std::string::npos);
        QVERIFY(build("class_0,3\nclass_1,4\n").find("'class_2'") != std::string::npos);
        QVERIFY(build("class_0,3\nclass_1,4\nclass_2,1\nshirt,9\n").find("'shirt'") != std::string::npos);
        QVERIFY(build("class_0,22\nclass_1,4\nclass_2,1\n").find("'class_0'") != std::string::npos);
        QCOMPARE(train_counts(synthetic), (Counts{3, 7, 11}));
    }

    void pictures_come_from_a_list() {
        test::SyntheticProject synthetic({.train = {8, 8}, .samples = 0});
        const project::Project& project = synthetic.project();
        const TempDir folder;
        LongTailRequest request = LongTailRequest::defaults("pictures");
        request.validation_per_class = 2;
        request.list = folder.path() / "train.txt";
        std::set<std::int64_t> listed;
        std::string lines;
        for (const project::Class& of : synthetic.classes()) {
            const auto rows = ImageRepository(project).list("real", "train", of.id);
            for (std::size_t i = 1; i < (of.ordinal == 0 ? 6u : 3u); ++i) {
                const std::filesystem::path path(rows[i].path);
                const std::string name = rows[i].idx >= 0 ? path.filename().string() + "#" + std::to_string(rows[i].idx)
                                                          : (path.parent_path().filename() / path.stem()).string();
                lines += "images/" + name + " " + std::to_string(of.ordinal) + "\n";
                listed.insert(rows[i].id);
            }
        }
        write_file_atomic(request.list, lines);
        build_long_tail(synthetic.project(), request);
        const auto ids = ImageRepository(project).ids("real", "train");
        QCOMPARE(std::set(ids.begin(), ids.end()), listed);
        QCOMPARE(ImageRepository(project).ids("real", "validation").size(), std::size_t{4});
        write_file_atomic(request.list, lines + "images/nobody/knows 1\n");
        const std::string reason = error_of([&] { build_long_tail(synthetic.project(), request); });
        QVERIFY2(reason.find("train.txt line 8") != std::string::npos && reason.find("nobody/knows") != std::string::npos, reason.c_str());
        request.list.clear();
        QVERIFY(error_of([&] { build_long_tail(synthetic.project(), request); }).find("list") != std::string::npos);
    }
};

QTEST_APPLESS_MAIN(TestProfiles)
#include "test_profiles.moc"
