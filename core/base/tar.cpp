#include "core/base/tar.h"

#include "core/base/error.h"
#include "core/base/hash.h"

#include <array>
#include <charconv>
#include <cstring>
#include <fstream>

namespace tw {
namespace {

constexpr std::size_t block = 512, buffer_size = 1u << 18;
constexpr std::uint64_t largest_octal = 077777777777;  // what the size field of a header holds

/// Places and lengths of the fields of a ustar header.
struct Field {
    std::size_t at, length;
};
constexpr Field name_field{0, 100}, mode_field{100, 8}, uid_field{108, 8}, gid_field{116, 8}, size_field{124, 12}, time_field{136, 12},
    checksum_field{148, 8}, magic_field{257, 8}, prefix_field{345, 155};
constexpr std::size_t type_at = 156;

using Header = std::array<char, block>;

void put_octal(Header& header, Field field, std::uint64_t value) {
    for (std::size_t i = field.length - 1; i-- > 0; value /= 8) header[field.at + i] = static_cast<char>('0' + value % 8);
}

std::uint64_t checksum(const Header& header) {
    std::uint64_t sum = 0;
    for (std::size_t i = 0; i < block; ++i) {
        const bool is_field = i >= checksum_field.at && i < checksum_field.at + checksum_field.length;
        sum += is_field ? ' ' : static_cast<unsigned char>(header[i]);
    }
    return sum;
}

std::uint64_t get_octal(const Header& header, Field field) {
    std::uint64_t value = 0;
    for (std::size_t i = 0; i < field.length; ++i) {
        const char c = header[field.at + i];
        if (c >= '0' && c <= '7') value = value * 8 + static_cast<std::uint64_t>(c - '0');
    }
    return value;
}

std::string get_text(const Header& header, Field field) {
    const char* text = header.data() + field.at;
    return {text, ::strnlen(text, field.length)};
}

Header header_of(const std::string& name, std::uint64_t size, char type) {
    Header header{};
    std::memcpy(header.data() + name_field.at, name.data(), std::min(name.size(), name_field.length));
    put_octal(header, mode_field, 0644);
    put_octal(header, uid_field, 0);
    put_octal(header, gid_field, 0);
    put_octal(header, size_field, std::min(size, largest_octal));
    put_octal(header, time_field, 0);
    header[type_at] = type;
    std::memcpy(header.data() + magic_field.at, "ustar\00000", magic_field.length);
    put_octal(header, {checksum_field.at, checksum_field.length - 1}, checksum(header));
    header[checksum_field.at + checksum_field.length - 1] = ' ';
    return header;
}

/// "length key=value\n", where the length counts itself.
std::string pax_record(const std::string& key, const std::string& value) {
    const std::string rest = " " + key + "=" + value + "\n";
    std::size_t length = rest.size() + 1;
    while (std::to_string(length).size() + rest.size() != length) length = std::to_string(length).size() + rest.size();
    return std::to_string(length) + rest;
}

}  // namespace

struct TarWriter::State {
    fs::path path;
    std::ofstream out;
    std::uintmax_t written = 0;

    void write(std::string_view bytes) {
        errno = 0;
        written += bytes.size();
        if (out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()))) return;
        throw Error(path.string() + " cannot be written: " + (errno != 0 ? std::strerror(errno) : "the disk refuses it"));
    }

    void begin(const std::string& name, std::uint64_t size) {
        std::string pax;
        if (name.size() > name_field.length) pax += pax_record("path", name);
        if (size > largest_octal) pax += pax_record("size", std::to_string(size));
        if (!pax.empty()) {
            const Header header = header_of("pax_header", pax.size(), 'x');
            write({header.data(), block});
            write(pax);
            pad(pax.size());
        }
        const Header header = header_of(name, size, '0');
        write({header.data(), block});
    }

    void pad(std::uint64_t size) { write(std::string((block - size % block) % block, '\0')); }
};

TarWriter::TarWriter(const fs::path& path) : state_(std::make_unique<State>()) {
    if (fs::exists(path)) throw Error(path.string() + " exists already and is not overwritten");
    state_->path = path;
    errno = 0;
    state_->out.open(path, std::ios::binary);
    if (!state_->out) throw Error(path.string() + " cannot be created: " + std::strerror(errno));
}

TarWriter::~TarWriter() = default;

void TarWriter::add(const std::string& name, std::string_view bytes) {
    state_->begin(name, bytes.size());
    state_->write(bytes);
    state_->pad(bytes.size());
}

std::string TarWriter::add_file(const std::string& name, const fs::path& file) {
    std::ifstream in(file, std::ios::binary | std::ios::ate);
    if (!in) throw Error(file.string() + " cannot be opened: " + std::strerror(errno));
    const auto size = static_cast<std::uint64_t>(in.tellg());
    in.seekg(0);
    state_->begin(name, size);
    Sha256 hash;
    std::string buffer(buffer_size, '\0');
    for (std::uint64_t left = size; left > 0;) {
        const std::uint64_t wanted = std::min<std::uint64_t>(left, buffer.size());
        if (!in.read(buffer.data(), static_cast<std::streamsize>(wanted))) throw Error(file.string() + " became shorter while it was read");
        const std::string_view bytes(buffer.data(), wanted);
        hash.add(bytes);
        state_->write(bytes);
        left -= wanted;
    }
    state_->pad(size);
    return hash.hex();
}

std::uintmax_t TarWriter::bytes() const {
    return state_->written;
}

void TarWriter::finish() {
    state_->write(std::string(2 * block, '\0'));
    errno = 0;
    state_->out.close();
    if (!state_->out) throw Error(state_->path.string() + " cannot be written: " + std::strerror(errno));
    sync_path(state_->path);
}

namespace {

class Reader : public TarEntry {
public:
    explicit Reader(const fs::path& path) : path_(path), in_(path, std::ios::binary) {
        if (!in_) throw Error(path.string() + " cannot be opened: " + std::strerror(errno));
    }

    /// False at the end of the archive.
    bool open_next() {
        skip_rest();
        std::string long_name;
        std::uint64_t long_size = 0;
        for (;;) {
            Header header;
            read(header.data(), block);
            if (std::all_of(header.begin(), header.end(), [](char c) { return c == '\0'; })) return false;
            if (get_octal(header, checksum_field) != checksum(header)) fail("is damaged, or no tar archive");
            const std::string prefix = get_text(header, prefix_field), name = get_text(header, name_field);
            name_ = prefix.empty() ? name : prefix + "/" + name;
            size_ = left_ = get_octal(header, size_field);
            padding_ = (block - size_ % block) % block;
            if (header[type_at] == 'x') {
                read_pax(long_name, long_size);
                continue;
            }
            if (!long_name.empty()) name_ = long_name;
            if (long_size > 0) {
                size_ = left_ = long_size;
                padding_ = (block - size_ % block) % block;
            }
            if (header[type_at] == '0' || header[type_at] == '\0') return true;
            skip_rest();
            long_name.clear();
            long_size = 0;
        }
    }

    const std::string& name() const override { return name_; }
    std::uint64_t size() const override { return size_; }

    std::string_view next() override {
        const std::uint64_t wanted = std::min<std::uint64_t>(left_, buffer_.size());
        read(buffer_.data(), wanted);
        left_ -= wanted;
        return {buffer_.data(), wanted};
    }

private:
    [[noreturn]] void fail(const std::string& reason) const { throw Error(path_.string() + " " + reason); }

    void read(char* to, std::uint64_t size) {
        if (size > 0 && !in_.read(to, static_cast<std::streamsize>(size))) fail("is cut off");
    }

    void skip_rest() {
        while (left_ > 0) next();
        std::array<char, block> rest;
        read(rest.data(), padding_);
        padding_ = 0;
    }

    void read_pax(std::string& long_name, std::uint64_t& long_size) {
        constexpr std::uint64_t limit = 1u << 20;
        if (size_ > limit) fail("is damaged: a header of it is too long");
        std::string records;
        while (left_ > 0) records += next();
        skip_rest();
        for (std::size_t at = 0; at < records.size();) {
            std::size_t length = 0;
            std::from_chars(records.data() + at, records.data() + records.size(), length);
            if (length == 0 || length > records.size() - at) fail("is damaged: a header of it cannot be read");
            const std::string record = records.substr(at, length - 1);
            const std::size_t blank = record.find(' '), sign = record.find('=');
            if (blank == std::string::npos || sign == std::string::npos || sign < blank) fail("is damaged: a header of it cannot be read");
            const std::string key = record.substr(blank + 1, sign - blank - 1), value = record.substr(sign + 1);
            if (key == "path") long_name = value;
            if (key == "size") std::from_chars(value.data(), value.data() + value.size(), long_size);
            at += length;
        }
    }

    fs::path path_;
    std::ifstream in_;
    std::string buffer_ = std::string(buffer_size, '\0');
    std::string name_;
    std::uint64_t size_ = 0, left_ = 0, padding_ = 0;
};

}  // namespace

void read_tar(const fs::path& path, const std::function<bool(TarEntry&)>& take) {
    Reader reader(path);
    while (reader.open_next()) {
        if (!take(reader)) return;
    }
}

}  // namespace tw
