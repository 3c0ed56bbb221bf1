#pragma once

#include "core/stages/exporting/selection.h"

#include <filesystem>

namespace tw::stages {

/// The picture's file: an original byte for byte, an idx picture as PNG, a sample as PNG with its full record. Throws Error naming the
/// file, also when an original is not what it was at import.
std::string item_bytes(const project::Project& project, const ExportItem& item);

/// Writes one picture below `folder`, or links to the original; sets item.sha256. Throws as item_bytes().
void write_item(const project::Project& project, ExportItem& item, bool link, const std::filesystem::path& folder);

/// All pictures with their folders; false when stopped before the end.
bool write_pictures(const project::Project& project, Selection& selection, bool link, const std::filesystem::path& root,
                    const jobs::Control& control, const jobs::ProgressFn& report);

/// "<partition>/<file_name>" of all pictures.
std::vector<std::string> picture_files(const Selection& selection);

/// One cell of a CSV file, in quotes where it needs them.
std::string csv_cell(const std::string& text);

/// Throws Error naming the folder.
void make_folder(const std::filesystem::path& folder);

/// Creates the file; its bytes are safe after the whole folder was synced. Throws Error naming it.
void write_file(const std::filesystem::path& path, std::string_view bytes);

/// Bytes that the item will take, without reading more than its size.
std::uintmax_t estimated_bytes(const project::Project& project, const ExportItem& item, bool link);

/// One line of metadata.jsonl. Every line has the same fields of the same types, because readers infer the types of each file from its
/// lines and refuse files that differ: what a real image has not is an empty text, the seed (64 bits unsigned) is a text, scores are JSON
/// in a text.
Json metadata_line(const project::Project& project, const ExportItem& item);

}  // namespace tw::stages
