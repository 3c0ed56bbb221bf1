#pragma once

#include "core/base/json.h"

#include <filesystem>
#include <string>
#include <vector>

namespace tw::bench {

/// What the machine does right now, beside which every time must be read: a fixed sum of floating-point work in milliseconds (one
/// thread), memory copied in GB/s, and the median of syncing 4 KiB to the disk of `folder` in milliseconds.
Json probe_machine(const std::filesystem::path& folder);

/// {"n", "p50", "p99", "max"} of milliseconds.
Json spread(std::vector<double> values);
double quantile(std::vector<double> values, double share);

/// Resident memory of this process now, in MB.
double resident_mb();

/// One line a figure ("open.review_first_ms: 812"), or the whole as JSON.
void print(const Json& report, bool as_json);

}  // namespace tw::bench
