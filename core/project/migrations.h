#pragma once

#include <string>
#include <vector>

namespace tw::project {

struct Migration {
    int number = 0;    // user_version after it ran
    std::string name;  // "0001_initial"
    std::string sql;
};

/// All of schema/*.sql in order, compiled in.
std::vector<Migration> embedded_migrations();

/// "TWRI": what `file project.db` and our own open check look at.
inline constexpr int application_id = 0x54575249;

/// Newest schema this program knows.
int current_schema();

}  // namespace tw::project
