#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

namespace tw {

/// SHA-256 as 64 lower-case hexadecimal digits, fed piece by piece.
class Sha256 {
public:
    Sha256();
    ~Sha256();
    Sha256(const Sha256&) = delete;
    Sha256& operator=(const Sha256&) = delete;
    void add(std::string_view bytes);
    /// May be called once.
    std::string hex();

private:
    struct State;
    std::unique_ptr<State> state_;
};

std::string sha256(std::string_view bytes);
/// Throws Error naming the file.
std::string sha256_file(const std::filesystem::path& path);

}  // namespace tw
