#include "core/base/file.h"
#include "core/base/hash.h"
#include "core/base/random.h"
#include "core/evidence/prototypes.h"
#include "core/evidence/vector_cache.h"

#include <QtTest/QTest>

#include <cmath>

using namespace tw;
using evidence::ClassMean;
using evidence::Prototypes;
using evidence::Vector;

namespace {

constexpr int width = 12;

/// Unit vectors around a direction of their own for each class, all pushed into one cone by a common offset.
Vector drawn(Random& random, int direction, double offset) {
    Vector vector(width);
    for (int i = 0; i < width; ++i) vector[static_cast<std::size_t>(i)] = static_cast<float>(0.15 * random.normal());
    vector[static_cast<std::size_t>(direction)] += 1.0f;
    vector[width - 1] += static_cast<float>(offset);
    return evidence::normalised(vector);
}

worker::Embeddings rows_of(const std::vector<Vector>& vectors) {
    worker::Embeddings rows;
    rows.width = width;
    for (const Vector& vector : vectors) rows.values.insert(rows.values.end(), vector.begin(), vector.end());
    return rows;
}

}  // namespace

class TestEvidence : public QObject {
    Q_OBJECT

private slots:
    void a_mean_without_one_of_its_images_is_the_mean_of_the_others() {
        Random random(1);
        ClassMean all, others;
        std::vector<Vector> vectors;
        for (int i = 0; i < 7; ++i) vectors.push_back(drawn(random, 0, 1));
        for (const Vector& vector : vectors) all.add(vector.data(), width);
        for (std::size_t i = 1; i < vectors.size(); ++i) others.add(vectors[i].data(), width);
        const ClassMean rest = all.without(vectors[0].data());
        QCOMPARE(rest.count, std::size_t{6});
        for (std::size_t i = 0; i < rest.mean.size(); ++i) QVERIFY(std::abs(rest.mean[i] - others.mean[i]) < 1e-5);
        ClassMean single;
        single.add(vectors[0].data(), width);
        QCOMPARE(single.without(vectors[0].data()).count, std::size_t{0});
    }

    void few_images_lean_on_the_text_and_many_on_themselves() {
        Random random(2);
        // The text of class 0 says direction 3, its images say direction 0.
        const worker::Embeddings texts = rows_of({drawn(random, 3, -2), drawn(random, 1, -2), drawn(random, 2, -2)});
        const auto alike = [&](std::size_t images) {
            std::vector<ClassMean> means(3);
            for (std::size_t i = 0; i < images; ++i) means[0].add(drawn(random, 0, 2).data(), width);
            for (int c : {1, 2}) {
                for (int i = 0; i < 40; ++i) means[static_cast<std::size_t>(c)].add(drawn(random, c, 2).data(), width);
            }
            const Prototypes prototypes(means, texts, 1.0);
            const Vector image = prototypes.centred(drawn(random, 0, 2).data());
            return evidence::dot(prototypes.of(0), image);
        };
        const double none = alike(0), some = alike(3), many = alike(300);
        QVERIFY2(none < some && some < many, qPrintable(QString("%1 %2 %3").arg(none).arg(some).arg(many)));
    }

    void the_gap_between_the_cones_of_images_and_texts_does_not_decide() {
        Random random(3);
        std::vector<Vector> texts;
        std::vector<ClassMean> means(4);
        for (int c = 0; c < 4; ++c) {
            texts.push_back(drawn(random, c, -4));
            // One class has a single image: as it comes, its prototype would sit in the cone of the texts.
            for (int i = 0; i < (c == 0 ? 1 : 50); ++i) means[static_cast<std::size_t>(c)].add(drawn(random, c, 4).data(), width);
        }
        const Prototypes prototypes(means, rows_of(texts), 1.0);
        int right = 0;
        for (int i = 0; i < 100; ++i) {
            const auto cosines = prototypes.cosines(drawn(random, i % 4, 4).data());
            right += std::max_element(cosines.begin(), cosines.end()) - cosines.begin() == i % 4 ? 1 : 0;
        }
        QVERIFY2(right >= 95, qPrintable(QString::number(right)));
    }

    void leaving_an_image_out_lowers_only_its_own_class() {
        Random random(4);
        std::vector<ClassMean> means(2);
        std::vector<Vector> own;
        for (int i = 0; i < 3; ++i) {
            own.push_back(drawn(random, 0, 1));
            means[0].add(own.back().data(), width);
            means[1].add(drawn(random, 1, 1).data(), width);
        }
        const Prototypes prototypes(means, rows_of({drawn(random, 0, -1), drawn(random, 1, -1)}), 1.0);
        const auto with = prototypes.cosines(own[0].data()), without = prototypes.cosines_without(own[0].data(), 0);
        QVERIFY(without[0] < with[0]);
        QCOMPARE(without[1], with[1]);
    }

    void a_class_without_images_is_its_text() {
        Random random(5);
        std::vector<ClassMean> means(2);
        means[1].add(drawn(random, 1, 1).data(), width);
        const Prototypes prototypes(means, rows_of({drawn(random, 0, -1), drawn(random, 1, -1)}), 0.5);
        QVERIFY(std::abs(evidence::dot(prototypes.of(0), prototypes.of(0)) - 1) < 1e-5);
        for (const double cosine : prototypes.cosines(drawn(random, 0, 1).data())) QVERIFY(std::isfinite(cosine));
    }

    void the_cache_remembers_and_survives_damage() {
        const TempDir folder;
        const fs::path file = folder.path() / "deep" / "a.vectors";
        const std::string one = sha256("one"), two = sha256("two");
        evidence::VectorCache(file).add({{one, {1, 2, 3}}, {two, {4, 5, 6}}});
        evidence::VectorCache again(file);
        QCOMPARE(again.size(), std::size_t{2});
        QCOMPARE(*again.find(two), (std::vector<float>{4, 5, 6}));
        QVERIFY(again.find(sha256("three")) == nullptr);

        fs::resize_file(file, fs::file_size(file) - 5);  // half a record
        evidence::VectorCache cut(file);
        QCOMPARE(cut.size(), std::size_t{1});
        cut.add({{two, {7, 8, 9}}});
        QCOMPARE(*evidence::VectorCache(file).find(two), (std::vector<float>{7, 8, 9}));

        write_file_atomic(file, "something else entirely");
        QCOMPARE(evidence::VectorCache(file).size(), std::size_t{0});
        fs::remove_all(folder.path() / "deep");
        again.add({{one, {1, 2, 3}}});
        QCOMPARE(evidence::VectorCache(file).size(), std::size_t{1});
    }
};

QTEST_APPLESS_MAIN(TestEvidence)
#include "test_evidence.moc"
