#pragma once

#include "core/base/json.h"
#include "core/project/project.h"

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Exception.h>
#include <SQLiteCpp/Statement.h>

#include <concepts>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <variant>
#include <vector>

// For the .cpp files of this room only.
namespace tw::project {

/// The one sentence for a fault of SQLite: which file, and why in words.
[[noreturn]] void throw_sql_error(const std::filesystem::path& folder, const SQLite::Exception& fault);

/// A WHERE that grows: every mixture of conditions is a statement of its own, so that each can use its index.
class Where {
public:
    Where& also(const std::string& condition) {
        text_ += (text_.empty() ? " WHERE " : " AND ") + condition;
        return *this;
    }
    template <typename... Values>
    requires(sizeof...(Values) > 0) Where& also(const std::string& condition, Values... values) {
        (values_.emplace_back(std::move(values)), ...);
        return also(condition);
    }

private:
    friend class Query;
    std::string text_;
    std::vector<std::variant<std::int64_t, double, std::string>> values_;
};

class StatementCache {
public:
    explicit StatementCache(SQLite::Database& db) : db_(db) {}
    /// A statement nobody else is stepping: two queries of the same text may be open at once.
    std::unique_ptr<SQLite::Statement> take(const std::string& sql);
    void give_back(const std::string& sql, std::unique_ptr<SQLite::Statement> statement);

private:
    SQLite::Database& db_;
    std::unordered_map<std::string, std::vector<std::unique_ptr<SQLite::Statement>>> idle_;
};

/// One execution of a cached statement; columns and parameters are numbered from 0 and 1 as SQLite does. Throws Error only.
class Query {
public:
    template <typename... Values>
    explicit Query(const Project& project, std::string sql, const Values&... values) : Query(Prepared{}, project, std::move(sql)) {
        int parameter = 0;
        (bind(++parameter, values), ...);
    }
    /// select + where + tail
    Query(const Project& project, const Where& where, const std::string& select, const std::string& tail = {});
    ~Query();
    Query(const Query&) = delete;
    Query& operator=(const Query&) = delete;

    bool next();
    /// Runs to the end; for statements without rows.
    void run();

    std::int64_t integer(int column) const;
    std::uint64_t bits(int column) const { return static_cast<std::uint64_t>(integer(column)); }
    int number(int column) const { return static_cast<int>(integer(column)); }
    double real(int column) const;
    bool is_null(int column) const;
    std::string text(int column) const;
    Json json(int column) const;
    std::optional<std::int64_t> maybe_integer(int column) const;
    std::optional<double> maybe_real(int column) const;

private:
    struct Prepared {};
    Query(Prepared, const Project& project, std::string sql);

    void bind(int parameter, std::nullopt_t);
    void bind(int parameter, double value);
    void bind(int parameter, const std::string& value);
    void bind(int parameter, const char* value) { bind(parameter, std::string(value)); }
    void bind(int parameter, const Json& value) { bind(parameter, to_line(value)); }
    void bind_integer(int parameter, std::int64_t value);
    template <std::integral Integer>
    void bind(int parameter, Integer value) {
        bind_integer(parameter, static_cast<std::int64_t>(value));
    }
    template <typename Value>
    void bind(int parameter, const std::optional<Value>& value) {
        value ? bind(parameter, *value) : bind(parameter, std::nullopt);
    }

    const Project& project_;
    std::string sql_;
    std::unique_ptr<SQLite::Statement> statement_;
};

/// A statement without rows.
template <typename... Values>
void execute(const Project& project, std::string sql, const Values&... values) {
    project.require_in_place();
    Query(project, std::move(sql), values...).run();
}

/// INSERT; the new row's id.
template <typename... Values>
std::int64_t insert(const Project& project, std::string sql, const Values&... values) {
    execute(project, std::move(sql), values...);
    return project.db().getLastInsertRowid();
}

/// First column of all rows.
template <typename... Values>
std::vector<std::int64_t> query_ids(const Project& project, std::string sql, const Values&... values) {
    std::vector<std::int64_t> ids;
    Query query(project, std::move(sql), values...);
    while (query.next()) ids.push_back(query.integer(0));
    return ids;
}

/// "id -> n" of all rows.
template <typename... Values>
std::map<std::int64_t, std::int64_t> query_counts(const Project& project, std::string sql, const Values&... values) {
    std::map<std::int64_t, std::int64_t> counts;
    Query query(project, std::move(sql), values...);
    while (query.next()) counts[query.integer(0)] = query.integer(1);
    return counts;
}

/// A list bound as one parameter, read by "IN (SELECT value FROM json_each(?))": the text of the statement stays the same
/// whatever the length.
inline std::string id_list(const std::vector<std::int64_t>& ids) {
    return Json(ids).dump();
}

}  // namespace tw::project
