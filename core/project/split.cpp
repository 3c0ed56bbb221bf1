#include "core/project/split.h"

#include "core/base/error.h"
#include "core/base/hash.h"
#include "core/base/text.h"
#include "core/project/sql.h"

namespace tw::project {

std::string SplitRepository::compute_hash() const {
    Sha256 hash;
    Query query(project_,
                "SELECT image.partition, class.name, image.sha256, image.path, image.idx FROM image JOIN class ON class.id = "
                "image.class_id WHERE image.kind = 'real' ORDER BY 1, 2, 3, 4, 5");
    while (query.next()) {
        const std::string place = query.integer(4) < 0 ? "" : "#" + query.text(4);
        hash.add(query.text(0) + " " + query.text(1) + " " + query.text(2) + " " + query.text(3) + place + "\n");
    }
    return hash.hex();
}

SplitManifest SplitRepository::freeze(const Json& spec) {
    Transaction transaction(project_);
    const SplitManifest manifest{compute_hash(), spec, now_utc()};
    execute(project_, "INSERT OR REPLACE INTO split_manifest (id, sha256, spec, created) VALUES (1, ?, ?, ?)", manifest.sha256,
            manifest.spec, manifest.created);
    project_.announce("split_manifest");
    transaction.commit();
    return manifest;
}

std::optional<SplitManifest> SplitRepository::current() const {
    Query query(project_, "SELECT sha256, spec, created FROM split_manifest WHERE id = 1");
    if (!query.next()) return std::nullopt;
    return SplitManifest{query.text(0), query.json(1), query.text(2)};
}

void SplitRepository::verify() const {
    const std::optional<SplitManifest> manifest = current();
    if (!manifest) {
        throw Error("project " + project_.folder().string() + " has no split manifest yet; build the split first");
    }
    if (compute_hash() != manifest->sha256) {
        throw Error("the images of project " + project_.folder().string() +
                    " are no longer divided as its split manifest says; build the split again");
    }
}

bool SplitRepository::holds() const {
    const std::optional<SplitManifest> manifest = current();
    return manifest && compute_hash() == manifest->sha256;
}

void SplitRepository::follow(bool same_pictures) {
    const std::optional<SplitManifest> before = current();
    if (!before) return;
    Transaction transaction(project_);
    const SplitManifest after = freeze(before->spec);
    if (same_pictures) {
        execute(project_, "UPDATE training_run SET split = ? WHERE split = ?", after.sha256, before->sha256);
        project_.announce("training_run");
    }
    transaction.commit();
}

}  // namespace tw::project
