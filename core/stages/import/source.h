#pragma once

#include "core/base/json.h"
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
    bool is_synthetic = false;  // the source says so; the file itself may say it too
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
Listing list_hugging_face(const ImportRequest& request);
Listing list_food101(const ImportRequest& request);
Listing list_cifar(const ImportRequest& request);
Listing list_coco(const ImportRequest& request);
Listing list_generated(const ImportRequest& request);

// What tells a format by itself; each is false for what it cannot look at.
bool is_hugging_face(const std::filesystem::path& path);
bool is_food101(const std::filesystem::path& path);
bool is_cifar(const std::filesystem::path& path);
bool is_coco(const std::filesystem::path& path);
bool is_generated(const std::filesystem::path& path);

/// By its extension, whatever is in it.
bool has_image_extension(const std::filesystem::path& path);

/// The format that fits what is at the path; throws Error when none does.
std::string format_of(const std::filesystem::path& path);

/// By request.format. Throws Error naming the formats there are.
Listing list_source(const ImportRequest& request);

/// What is kept of a request besides format and path, and the request of an earlier import, so that its source can be listed again.
Json stored_request(const ImportRequest& request);
ImportRequest request_of(const project::ImportRow& row);

/// The project's name of a partition that people call "val", "valid", "dev", "Training" …; nullopt: none that we know.
std::optional<std::string> partition_named(const std::string& name);

/// The class that a source's label means when the user has given a list of names: the name itself or its number in the list. Without
/// a list every name is taken. nullopt: not in the list.
std::optional<std::string> class_named(const std::string& label, const std::vector<std::string>& class_names);

/// True for the files of a folder that idx data sets call their pictures ("train-images-idx3-ubyte.gz").
bool is_idx_images_name(const std::string& file_name);

}  // namespace tw::stages
