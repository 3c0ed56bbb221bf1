#pragma once

#include "core/base/json.h"
#include "tests/bench/event_clock.h"

#include <QString>

#include <filesystem>

namespace tw::bench {

/// From open_project() on the page to the first thumbnail, and to all that are visible, on the screen; and the memory then.
Json measure_open(EventClock& clock, const std::filesystem::path& project, const QString& page);

/// The review page's list in the order of `order` (a row of its combo box): until it is loaded; then `count` verdict keys, each pressed
/// when the sample before it has left the screen: how long the key and the events between keys held the window.
Json measure_keys(EventClock& clock, const std::filesystem::path& project, int order, int count);

/// The data page's grid: page by page, and the handle of the scroll bar dragged through the whole list; frames over 16.7 ms, and
/// statements that the window's own connection ran meanwhile.
Json measure_scrolling(EventClock& clock, const std::filesystem::path& project, int steps);

/// To and fro among pictures of 4000 x 3000 pixels: which were at hand when the key came, and how long the events were.
Json measure_large_pictures(EventClock& clock, const std::filesystem::path& project, int count);

/// Thumbnails a second of a camera's and a screen's size on all cores: made, and read again from the cache.
Json measure_thumbnails(const std::filesystem::path& folder);

/// A project of a dozen pictures of 4000 x 3000 pixels.
void make_large_picture_project(const std::filesystem::path& folder);

}  // namespace tw::bench
