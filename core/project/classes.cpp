#include "core/project/classes.h"

#include "core/base/error.h"
#include "core/project/sql.h"

namespace tw::project {
namespace {

Class read_class(const Query& query) {
    return {query.integer(0), query.text(1), query.number(2)};
}

}  // namespace

std::vector<Class> ClassRepository::all() const {
    std::vector<Class> classes;
    Query query(project_, "SELECT id, name, ordinal FROM class ORDER BY ordinal");
    while (query.next()) classes.push_back(read_class(query));
    return classes;
}

std::optional<Class> ClassRepository::by_name(const std::string& name) const {
    Query query(project_, "SELECT id, name, ordinal FROM class WHERE name = ?", name);
    return query.next() ? std::optional(read_class(query)) : std::nullopt;
}

Class ClassRepository::get(std::int64_t id) const {
    Query query(project_, "SELECT id, name, ordinal FROM class WHERE id = ?", id);
    if (!query.next()) throw Error("the project has no class " + std::to_string(id));
    return read_class(query);
}

Class ClassRepository::ensure(const std::string& name) {
    if (const std::optional<Class> known = by_name(name)) return *known;
    const std::int64_t id = insert(project_, "INSERT INTO class (name, ordinal) SELECT ?, COALESCE(MAX(ordinal) + 1, 0) FROM class", name);
    project_.announce("class", {id});
    return get(id);
}

}  // namespace tw::project
