#pragma once

#include "core/project/project.h"

#include <string>

namespace tw::project {

/// Data-set wide choices, kept as settings of the project and read by every stage.
struct DatasetSettings {
    std::string fit = "resize";                           // media::FitRule by name
    std::string prompt_template = "A photo of {class}.";  // {class}, {superclass}; Koh et al. 2025: "A photo of {class}, a type of food."
    std::string superclass;                               // what all classes are ("food", "bird"); may be empty
    std::string generator_model;                          // diffusers folder; empty: the embedded one
    std::string clip_model;                               // transformers CLIP folder; empty: the embedded one
    int width = 0, height = 0, channels = 0;  // of generated pictures; stored as 0: read as the most frequent one of the real images
    std::int64_t head_min = 101;              // many: n >= head_min (Liu et al. 2019; shown with every result)
    std::int64_t tail_max = 20;               // few: n <= tail_max
};

DatasetSettings dataset_settings(const Project& project);
/// The same without a look at the images: width, height and channels are 0 where they follow them.
DatasetSettings stored_dataset_settings(const Project& project);
void set_dataset_settings(Project& project, const DatasetSettings& settings);
/// These two alone, without a look at the images. Throws Error when head_min is not larger than tail_max.
void set_shot_limits(Project& project, std::int64_t head_min, std::int64_t tail_max);

/// A class's name as a prompt says it ('_' to ' ').
std::string spoken_name(const std::string& class_name);

/// The template with {class} and {superclass} replaced; what an empty superclass leaves over goes too.
std::string fill_in(const std::string& prompt_template, const std::string& name, const std::string& superclass);

/// The data set's template with the class's name in it.
std::string prompt_for(const DatasetSettings& settings, const std::string& class_name);

/// Paths with the embedded models filled in.
std::filesystem::path generator_model_path(const DatasetSettings& settings);
std::filesystem::path clip_model_path(const DatasetSettings& settings);

}  // namespace tw::project
