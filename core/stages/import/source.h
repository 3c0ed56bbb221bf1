#pragma once

#include "core/media/image.h"
#include "core/project/imports.h"
#include "core/stages/import/import.h"

#include <optional>
#include <string>
#include <vector>

namespace tw::stages {

/// One picture that a source offers; nothing of it has been read yet.
struct Candidate {
    media::Locator locator;
    std::string class_name;
    std::string partition;
};

/// What a source holds, before a pixel is decoded.
struct Listing {
    std::vector<Candidate> candidates;
    std::vector<std::string> classes;          // in the order of their label numbers
    std::vector<project::ImportIssue> issues;  // what is not offered, and why
    std::int64_t skipped = 0;                  // pictures among the issues
};

// One source a file. Each throws Error when it cannot be read at all.
Listing list_idx(const ImportRequest& request);
Listing list_image_folder(const ImportRequest& request);
Listing list_csv(const ImportRequest& request);

/// The project's name of a partition that people call "val", "valid", "dev", "Training" …; nullopt: none that we know.
std::optional<std::string> partition_named(const std::string& name);

/// The class that a source's label means when the user has given a list of names: the name itself or its number in the list. Without
/// a list every name is taken. nullopt: not in the list.
std::optional<std::string> class_named(const std::string& label, const std::vector<std::string>& class_names);

/// True for the files of a folder that idx data sets call their pictures ("train-images-idx3-ubyte.gz").
bool is_idx_images_name(const std::string& file_name);

}  // namespace tw::stages
