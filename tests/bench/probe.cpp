#include "tests/bench/probe.h"

#include "core/base/file.h"
#include "core/base/system.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstring>
#include <fstream>

namespace tw::bench {
namespace {

using Clock = std::chrono::steady_clock;

double ms_since(Clock::time_point start) {
    return std::chrono::duration<double, std::milli>(Clock::now() - start).count();
}

double rounded(double value) {
    return std::round(value * 1000) / 1000;
}

double arithmetic_ms() {
    const auto start = Clock::now();
    volatile double sink = 0;
    double sum = 0;
    for (int i = 1; i < 20'000'000; ++i) sum += 1.0 / i;
    sink = sum;
    static_cast<void>(sink);
    return ms_since(start);
}

double copy_gb_per_s() {
    constexpr std::size_t bytes = std::size_t{256} << 20;
    std::vector<char> from(bytes, 1), to(bytes, 2);
    const auto start = Clock::now();
    std::memcpy(to.data(), from.data(), bytes);
    return 2.0 * static_cast<double>(bytes) / ms_since(start) / 1e6;
}

double sync_ms(const std::filesystem::path& folder) {
    const std::filesystem::path file = folder / "sync-probe";
    const int handle = ::open(file.c_str(), O_CREAT | O_WRONLY, 0600);
    if (handle < 0) return -1;
    const std::vector<char> page(4096, 'x');
    std::vector<double> times;
    for (int i = 0; i < 50; ++i) {
        const auto start = Clock::now();
        if (::pwrite(handle, page.data(), page.size(), i * 4096) != 4096 || ::fdatasync(handle) != 0) break;
        times.push_back(ms_since(start));
    }
    ::close(handle);
    std::filesystem::remove(file);
    return quantile(times, 0.5);
}

void print_lines(const Json& value, const std::string& name) {
    if (value.is_object()) {
        for (const auto& [key, part] : value.items()) print_lines(part, name.empty() ? key : name + "." + key);
    } else {
        std::printf("%-48s %s\n", name.c_str(), value.dump().c_str());
    }
}

}  // namespace

double quantile(std::vector<double> values, double share) {
    if (values.empty()) return 0;
    std::sort(values.begin(), values.end());
    const auto place = static_cast<std::size_t>(std::ceil(share * static_cast<double>(values.size())));
    return values[std::min(values.size() - 1, place == 0 ? 0 : place - 1)];
}

Json spread(std::vector<double> values) {
    return {{"n", values.size()},
            {"p50", rounded(quantile(values, 0.5))},
            {"p99", rounded(quantile(values, 0.99))},
            {"max", rounded(quantile(values, 1))}};
}

Json probe_machine(const std::filesystem::path& folder) {
    double load = 0;
    std::ifstream("/proc/loadavg") >> load;
    return {{"cores", usable_cores()},
            {"load_average", load},
            {"arithmetic_ms", rounded(arithmetic_ms())},
            {"copy_gb_per_s", rounded(copy_gb_per_s())},
            {"sync_4k_ms", rounded(sync_ms(folder))}};
}

double resident_mb() {
    long pages = 0, resident = 0;
    std::ifstream("/proc/self/statm") >> pages >> resident;
    return rounded(static_cast<double>(resident) * static_cast<double>(::sysconf(_SC_PAGESIZE)) / 1e6);
}

void print(const Json& report, bool as_json) {
    if (as_json) {
        std::printf("%s\n", report.dump(2).c_str());
    } else {
        print_lines(report, {});
    }
}

}  // namespace tw::bench
