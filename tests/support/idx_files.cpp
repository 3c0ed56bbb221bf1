#include "tests/support/idx_files.h"

#include "core/base/error.h"
#include "core/base/file.h"

#include <zlib.h>

namespace tw::test {

std::string idx_bytes(const std::vector<std::uint32_t>& sizes, const std::string& data) {
    std::string bytes{'\0', '\0', '\x08', static_cast<char>(sizes.size())};
    for (const std::uint32_t size : sizes) {
        for (const int shift : {24, 16, 8, 0}) bytes += static_cast<char>(size >> shift);
    }
    return bytes + data;
}

std::string gzip(const std::string& bytes) {
    constexpr int with_gzip_header = 15 + 16;
    z_stream stream{};
    deflateInit2(&stream, Z_BEST_SPEED, Z_DEFLATED, with_gzip_header, 8, Z_DEFAULT_STRATEGY);
    std::string out(deflateBound(&stream, static_cast<uLong>(bytes.size())), '\0');
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
    stream.avail_in = static_cast<uInt>(bytes.size());
    stream.next_out = reinterpret_cast<Bytef*>(out.data());
    stream.avail_out = static_cast<uInt>(out.size());
    const int result = deflate(&stream, Z_FINISH);
    out.resize(stream.total_out);
    deflateEnd(&stream);
    if (result != Z_STREAM_END) throw Error("zlib could not pack the bytes of a test");
    return out;
}

void write_idx(const std::filesystem::path& path, const std::vector<std::uint32_t>& sizes, const std::string& data) {
    const std::string bytes = idx_bytes(sizes, data);
    write_file_atomic(path, path.extension() == ".gz" ? gzip(bytes) : bytes);
}

}  // namespace tw::test
