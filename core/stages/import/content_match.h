#pragma once

#include "core/jobs/job.h"
#include "core/media/image.h"
#include "core/project/source_files.h"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace tw::stages {

/// SHA-256 of each place on every core, handed to `take` in order; "" for what cannot be read. False: stopped.
bool hash_all(const std::vector<media::Locator>& places, const jobs::Control& control, jobs::ProgressMeter& meter,
              const std::function<void(std::size_t index, const std::string& hash)>& take);

struct ContentMatch {
    std::size_t row = 0, place = 0;
};

/// Which of `places` holds the content of which row. Only places whose file has the size of one of the rows are read, where sizes are
/// known. Of several copies the one that kept its file's name wins. nullopt: stopped.
std::optional<std::vector<ContentMatch>> match_by_content(const std::vector<project::Original>& rows,
                                                          const std::vector<media::Locator>& places, const jobs::Control& control,
                                                          jobs::ProgressMeter& meter);

}  // namespace tw::stages
