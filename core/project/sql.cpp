#include "core/project/sql.h"

#include "core/base/error.h"

#include <sqlite3.h>

namespace tw::project {
namespace {

// Less than this is left: SQLite tells a log or its index that cannot grow as an error of reading and writing.
constexpr std::uintmax_t least_free_bytes = 64 * 1024;

bool is_full(const std::filesystem::path& folder) {
    std::error_code unknown;
    const auto space = std::filesystem::space(folder, unknown);
    return !unknown && space.available < least_free_bytes;
}

}  // namespace

void throw_sql_error(const std::filesystem::path& folder, const SQLite::Exception& fault) {
    const std::string file = (folder / "project.db").string();
    const std::string detail = fault.what();
    switch (fault.getErrorCode()) {
        case SQLITE_FULL: throw StorageError(file + " cannot be written: the disk is full");
        case SQLITE_IOERR:
            if (is_full(folder)) throw StorageError(file + " cannot be written: the disk is full");
            throw StorageError(file + " cannot be read or written: " + detail);
        case SQLITE_NOTADB: throw Error(file + " is not a database");
        case SQLITE_CORRUPT: throw Error(file + " is damaged (" + detail + "); earlier copies are in its folder backups/");
        case SQLITE_BUSY:
        case SQLITE_LOCKED: throw StorageError(file + " is being written by another program and did not become free");
        case SQLITE_READONLY: throw StorageError(file + " is open for reading only and cannot be changed");
        case SQLITE_CANTOPEN: throw StorageError(file + " cannot be opened: " + detail);
        case SQLITE_CONSTRAINT: throw Error(file + " refuses the row: " + detail);
        case SQLITE_NOMEM: throw OutOfMemory(file + " cannot be used: memory ran out");
        default: throw Error(file + ": " + detail);
    }
}

std::unique_ptr<SQLite::Statement> StatementCache::take(const std::string& sql) {
    auto& idle = idle_[sql];
    if (idle.empty()) return std::make_unique<SQLite::Statement>(db_, sql);
    std::unique_ptr<SQLite::Statement> statement = std::move(idle.back());
    idle.pop_back();
    return statement;
}

void StatementCache::give_back(const std::string& sql, std::unique_ptr<SQLite::Statement> statement) {
    statement->tryReset();
    statement->clearBindings();
    idle_[sql].push_back(std::move(statement));
}

Query::Query(Prepared, const Project& project, std::string sql) : project_(project), sql_(std::move(sql)) {
    try {
        statement_ = project_.statements().take(sql_);
    } catch (const SQLite::Exception& fault) {
        throw_sql_error(project_.folder(), fault);
    }
}

Query::Query(const Project& project, const Where& where, const std::string& select, const std::string& tail)
    : Query(Prepared{}, project, select + where.text_ + tail) {
    int parameter = 0;
    for (const auto& value : where.values_) {
        std::visit([&](const auto& known) { bind(++parameter, known); }, value);
    }
}

Query::~Query() {
    project_.statements().give_back(sql_, std::move(statement_));
}

bool Query::next() {
    try {
        return statement_->executeStep();
    } catch (const SQLite::Exception& fault) {
        throw_sql_error(project_.folder(), fault);
    }
}

void Query::run() {
    while (next()) {
    }
}

std::int64_t Query::integer(int column) const {
    return statement_->getColumn(column).getInt64();
}

double Query::real(int column) const {
    return statement_->getColumn(column).getDouble();
}

bool Query::is_null(int column) const {
    return statement_->isColumnNull(column);
}

std::string Query::text(int column) const {
    return statement_->getColumn(column).getString();
}

Json Query::json(int column) const {
    const std::string line = text(column);
    Json value = Json::parse(line, nullptr, false);
    if (value.is_discarded()) {
        throw Error((project_.folder() / "project.db").string() + " is damaged: '" + line.substr(0, 40) + "' is not JSON");
    }
    return value;
}

std::optional<std::int64_t> Query::maybe_integer(int column) const {
    return is_null(column) ? std::nullopt : std::optional(integer(column));
}

std::optional<double> Query::maybe_real(int column) const {
    return is_null(column) ? std::nullopt : std::optional(real(column));
}

void Query::bind(int parameter, std::nullopt_t) {
    statement_->bind(parameter);
}

void Query::bind(int parameter, double value) {
    statement_->bind(parameter, value);
}

void Query::bind(int parameter, const std::string& value) {
    statement_->bind(parameter, value);
}

void Query::bind_integer(int parameter, std::int64_t value) {
    statement_->bind(parameter, value);
}

}  // namespace tw::project
