#include "ui/models/fuzzy.h"

#include <algorithm>
#include <vector>

namespace tw::ui {

namespace {

constexpr int hit = 1, in_a_row = 4, word_begins = 6, text_begins = 3;

bool begins_word(const QString& text, qsizetype place) {
    return place == 0 || (!text[place - 1].isLetterOrNumber() && text[place].isLetterOrNumber());
}

}  // namespace

int fuzzy_score(const QString& wanted, const QString& text) {
    QString letters = wanted.toLower();
    letters.removeIf([](QChar letter) { return letter.isSpace(); });
    const QString lower = text.toLower();
    // best[i]: the best score with the letter before the current one at place i; -1: it cannot be there.
    std::vector<int> best(static_cast<std::size_t>(lower.size()) + 1, -1);
    bool first = true;
    for (const QChar letter : letters) {
        std::vector<int> next(best.size(), -1);
        int reached = first ? 0 : -1;  // the best way to stand anywhere before the current place
        for (qsizetype i = 0; i < lower.size(); ++i) {
            const int row = first ? -1 : best[static_cast<std::size_t>(i)];
            if (lower[i] == letter && reached >= 0) {
                int score = reached + hit + (begins_word(lower, i) ? word_begins : 0) + (i == 0 ? text_begins : 0);
                if (row >= 0) score = std::max(score, row + hit + in_a_row);
                next[static_cast<std::size_t>(i) + 1] = score;
            } else if (lower[i] == letter && row >= 0) {
                next[static_cast<std::size_t>(i) + 1] = row + hit + in_a_row;
            }
            reached = std::max(reached, row);
        }
        best = std::move(next);
        first = false;
    }
    return letters.isEmpty() ? 0 : *std::max_element(best.begin(), best.end());
}

}  // namespace tw::ui
