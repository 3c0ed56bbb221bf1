#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <unordered_map>
#include <vector>

namespace tw::evidence {

/// Record by record, whatever the size of the file; `vector` holds `width` values. False when the file is not such a cache.
bool read_vectors(const std::filesystem::path& file,
                  const std::function<void(const std::string& key, const float* vector, int width)>& take);

/// A file of fixed-size records (64 hexadecimal digits, `width` float32 in the machine's order) that only grows. A damaged or
/// foreign file is thrown away, half a record at the end is cut off: it is a cache.
class VectorCache {
public:
    explicit VectorCache(std::filesystem::path file);
    /// nullptr when it is not there.
    const std::vector<float>* find(const std::string& key) const;
    /// Written to disk before it returns. `vectors` must all have one width; a cache of another width is begun anew.
    void add(const std::vector<std::pair<std::string, std::vector<float>>>& vectors);
    int width() const { return width_; }
    std::size_t size() const { return vectors_.size(); }

private:
    void load();
    void begin(int width);
    std::filesystem::path file_;
    int width_ = 0;
    std::unordered_map<std::string, std::vector<float>> vectors_;
};

}  // namespace tw::evidence
