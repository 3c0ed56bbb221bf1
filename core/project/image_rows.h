#pragma once

#include "core/project/images.h"
#include "core/project/sql.h"

// For images.cpp and samples.cpp only.
namespace tw::project {

/// In the order that read_image() expects; the table is named or aliased `image`.
inline constexpr const char* image_columns =
    "image.id, image.class_id, image.kind, image.partition, image.path, image.idx, image.width, image.height, image.channels, "
    "image.source, image.sha256, image.dhash, image.import_id, image.run_id";
inline constexpr int image_column_count = 14;

inline ImageRow read_image(const Query& query) {
    ImageRow row;
    row.id = query.integer(0);
    row.class_id = query.integer(1);
    row.kind = query.text(2);
    row.partition = query.text(3);
    row.path = query.text(4);
    row.idx = query.integer(5);
    row.width = query.number(6);
    row.height = query.number(7);
    row.channels = query.number(8);
    row.source = query.json(9);
    row.sha256 = query.text(10);
    row.dhash = query.bits(11);
    row.import_id = query.maybe_integer(12);
    row.run_id = query.maybe_integer(13);
    return row;
}

}  // namespace tw::project
