#include "core/project/negatives.h"

#include "core/base/error.h"
#include "core/base/text.h"
#include "core/project/sql.h"

namespace tw::project {
namespace {

void refuse_same_class(std::int64_t class_id, std::int64_t other_class_id) {
    if (class_id == other_class_id) throw Error("a class cannot be its own negative");
}

std::optional<std::int64_t> find(const Project& project, std::int64_t class_id, std::int64_t other_class_id) {
    Query query(project, "SELECT id FROM negative WHERE class_id = ? AND other_class_id = ?", class_id, other_class_id);
    return query.next() ? std::optional(query.integer(0)) : std::nullopt;
}

void set_evidence(const Project& project, std::int64_t negative_id, const std::vector<NegativeEvidence>& evidence) {
    execute(project, "DELETE FROM negative_evidence WHERE negative_id = ?", negative_id);
    for (const NegativeEvidence& item : evidence) {
        execute(project, "INSERT INTO negative_evidence (negative_id, image_id, side, cosine) VALUES (?, ?, ?, ?)", negative_id,
                item.image_id, item.side, item.cosine);
    }
}

std::vector<NegativeEvidence> evidence_of(const Project& project, std::int64_t negative_id) {
    std::vector<NegativeEvidence> evidence;
    Query query(project, "SELECT image_id, side, cosine FROM negative_evidence WHERE negative_id = ? ORDER BY side, cosine DESC, image_id",
                negative_id);
    while (query.next()) evidence.push_back({query.integer(0), query.text(1), query.real(2)});
    return evidence;
}

}  // namespace

void NegativeRepository::propose(std::int64_t class_id, const std::vector<Negative>& proposals) {
    Transaction transaction(project_);
    execute(project_, "DELETE FROM negative WHERE class_id = ? AND decided_by = 'rule'", class_id);
    // Where a person has chosen, the rule only shows what it found.
    const bool person_chose =
        Query(project_, "SELECT 1 FROM negative WHERE class_id = ? AND decided_by = 'person' AND chosen = 1", class_id).next();
    for (const Negative& proposal : proposals) {
        refuse_same_class(class_id, proposal.other_class_id);
        std::optional<std::int64_t> id = find(project_, class_id, proposal.other_class_id);
        if (id) {
            execute(project_, "UPDATE negative SET rank = ?, cosine = ? WHERE id = ?", proposal.rank, proposal.cosine, *id);
        } else {
            id = insert(project_,
                        "INSERT INTO negative (class_id, other_class_id, rank, cosine, prompt, chosen, decided_by, decided_at) "
                        "VALUES (?, ?, ?, ?, ?, ?, 'rule', ?)",
                        class_id, proposal.other_class_id, proposal.rank, proposal.cosine, proposal.prompt,
                        proposal.chosen && !person_chose, now_utc());
        }
        set_evidence(project_, *id, proposal.evidence);
    }
    project_.announce("negative");
    transaction.commit();
}

void NegativeRepository::decide(std::int64_t class_id, std::int64_t other_class_id, bool chosen, const std::string& prompt) {
    refuse_same_class(class_id, other_class_id);
    execute(project_,
            "INSERT INTO negative (class_id, other_class_id, rank, prompt, chosen, decided_by, decided_at) "
            "VALUES (?, ?, 0, ?, ?, 'person', ?) ON CONFLICT (class_id, other_class_id) DO UPDATE SET "
            "prompt = excluded.prompt, chosen = excluded.chosen, decided_by = 'person', decided_at = excluded.decided_at",
            class_id, other_class_id, prompt, chosen, now_utc());
    project_.announce("negative");
}

std::vector<Negative> NegativeRepository::of_class(std::int64_t class_id) const {
    std::vector<Negative> negatives;
    Query query(project_,
                "SELECT id, class_id, other_class_id, rank, cosine, prompt, chosen, decided_by, decided_at FROM negative "
                "WHERE class_id = ? ORDER BY rank = 0, rank, id",
                class_id);
    while (query.next()) {
        Negative negative{query.integer(0), query.integer(1),      query.integer(2), query.number(3), query.maybe_real(4),
                          query.text(5),    query.integer(6) != 0, query.text(7),    query.text(8),   {}};
        negative.evidence = evidence_of(project_, negative.id);
        negatives.push_back(std::move(negative));
    }
    return negatives;
}

std::vector<Negative> NegativeRepository::chosen(std::int64_t class_id) const {
    std::vector<Negative> negatives = of_class(class_id);
    std::erase_if(negatives, [](const Negative& negative) { return !negative.chosen; });
    return negatives;
}

}  // namespace tw::project
