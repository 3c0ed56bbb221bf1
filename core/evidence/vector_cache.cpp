#include "core/evidence/vector_cache.h"

#include "core/base/error.h"
#include "core/base/file.h"

#include <cstring>
#include <fstream>

namespace tw::evidence {
namespace {

constexpr char magic[8] = {'T', 'W', 'V', 'E', 'C', '0', '0', '1'};
constexpr std::size_t key_size = 64;
constexpr std::size_t header_size = sizeof magic + sizeof(std::int32_t);
constexpr std::int32_t max_width = 1 << 16;

std::size_t record_size(int width) {
    return key_size + static_cast<std::size_t>(width) * sizeof(float);
}

}  // namespace

bool read_vectors(const std::filesystem::path& file, const std::function<void(const std::string&, const float*, int)>& take) {
    std::ifstream in(file, std::ios::binary);
    char found[sizeof magic];
    std::int32_t width = 0;
    in.read(found, sizeof found);
    in.read(reinterpret_cast<char*>(&width), sizeof width);
    if (!in || std::memcmp(found, magic, sizeof magic) != 0 || width < 1 || width > max_width) return false;
    std::string key(key_size, '\0');
    std::vector<float> vector(static_cast<std::size_t>(width));
    while (in.read(key.data(), key_size) &&
           in.read(reinterpret_cast<char*>(vector.data()), static_cast<std::streamsize>(vector.size() * sizeof(float)))) {
        take(key, vector.data(), width);
    }
    return true;
}

VectorCache::VectorCache(std::filesystem::path file) : file_(std::move(file)) {
    load();
}

void VectorCache::load() {
    if (!fs::exists(file_)) return;
    std::uintmax_t records = 0;
    const bool ours = read_vectors(file_, [&](const std::string& key, const float* vector, int width) {
        width_ = width;
        vectors_.insert_or_assign(key, std::vector<float>(vector, vector + width));
        ++records;
    });
    if (!ours || width_ == 0) {
        fs::remove(file_);
        return;
    }
    const std::uintmax_t whole = header_size + records * record_size(width_);
    if (whole != fs::file_size(file_)) fs::resize_file(file_, whole);
}

const std::vector<float>* VectorCache::find(const std::string& key) const {
    const auto found = vectors_.find(key);
    return found == vectors_.end() ? nullptr : &found->second;
}

void VectorCache::begin(int width) {
    vectors_.clear();
    width_ = width;
    fs::create_directories(file_.parent_path());
    std::string header(magic, sizeof magic);
    const std::int32_t stored = width;
    header.append(reinterpret_cast<const char*>(&stored), sizeof stored);
    write_file_atomic(file_, header);
}

void VectorCache::add(const std::vector<std::pair<std::string, std::vector<float>>>& vectors) {
    if (vectors.empty()) return;
    const auto width = static_cast<int>(vectors.front().second.size());
    if (width != width_ || !fs::exists(file_)) begin(width);
    std::string bytes;
    for (const auto& [key, vector] : vectors) {
        if (key.size() != key_size || static_cast<int>(vector.size()) != width_) continue;
        bytes += key;
        bytes.append(reinterpret_cast<const char*>(vector.data()), vector.size() * sizeof(float));
        vectors_.insert_or_assign(key, vector);
    }
    std::ofstream out(file_, std::ios::binary | std::ios::app);
    out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    out.close();
    if (!out) throw Error("cannot write the cache " + file_.string() + ": the disk may be full");
}

}  // namespace tw::evidence
