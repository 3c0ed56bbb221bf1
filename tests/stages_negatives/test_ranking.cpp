#include "core/stages/negatives/ranking.h"

#include <QtTest/QTest>

using namespace tw;
using namespace tw::stages;

namespace {

worker::Embeddings rows(const std::vector<evidence::Vector>& vectors) {
    worker::Embeddings result;
    result.width = static_cast<int>(vectors.front().size());
    for (const auto& vector : vectors) result.values.insert(result.values.end(), vector.begin(), vector.end());
    return result;
}

}  // namespace

class TestRanking : public QObject {
    Q_OBJECT

private slots:
    void the_nearest_other_class_comes_first_and_the_class_itself_never() {
        const std::vector<evidence::Vector> directions = {{1, 0, 0, 0}, {0.9f, 0.4f, 0, 0}, {0, 0, 1, 0}, {0, 0, 0, 1}};
        std::vector<evidence::ClassMean> means(4);
        std::vector<evidence::Vector> texts;
        for (std::size_t i = 0; i < 4; ++i) {
            texts.push_back(evidence::normalised(directions[i]));
            for (int n = 0; n < 20; ++n) means[i].add(texts.back().data(), 4);
        }
        const evidence::Prototypes prototypes(means, rows(texts), 1.0);
        const auto like = rank_look_alikes(prototypes, prototypes.of(0), 0, 2);
        QCOMPARE(like.size(), std::size_t{2});
        QCOMPARE(like[0].index, std::size_t{1});
        QVERIFY(like[0].cosine > like[1].cosine);
        QCOMPARE(rank_look_alikes(prototypes, prototypes.of(2), 2, 99).size(), std::size_t{3});

        const auto pictures = most_alike(prototypes, rows(texts), prototypes.of(3), 2);
        QCOMPARE(pictures.front().index, std::size_t{3});
    }

    void a_class_is_found_by_whole_words_only() {
        const std::vector<project::Class> classes = {
            {1, "shirt", 0}, {2, "t-shirt", 1}, {3, "boot", 2}, {4, "ankle_boot", 3}, {5, "café", 4}};
        QVERIFY(names_class("A photo of a Shirt.", "shirt", classes));
        QVERIFY(!names_class("a photo of a t-shirt", "shirt", classes));
        QVERIFY(!names_class("a photo of shirts", "shirt", classes));
        QVERIFY(!names_class("an ankle boot, worn", "boot", classes));
        QVERIFY(names_class("a boot beside an ankle boot", "boot", classes));
        QVERIFY(names_class("an ankle boot, worn", "ankle_boot", classes));
        QVERIFY(names_class("un café", "café", classes));
        QVERIFY(!names_class("", "shirt", classes));
    }
};

QTEST_APPLESS_MAIN(TestRanking)
#include "test_ranking.moc"
