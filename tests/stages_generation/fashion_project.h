#pragma once

#include "core/project/project.h"
#include "core/stages/generation/generate.h"

#include <cstdint>
#include <filesystem>
#include <set>
#include <string>
#include <vector>

namespace tw::test {

/// A project with real photographs of Fashion-MNIST: the classes t-shirt, trouser and pullover with `per_class` images each in
/// train and in validation, the split frozen, the embedded models.
project::Project fashion_project(const std::filesystem::path& folder, int per_class = 12);

std::int64_t class_id(const project::Project& project, const std::string& name);

/// Three steps, no classifier would like the pictures: what happens to them is tested, not what they show.
stages::GenerationRequest quick_request(const project::Project& project, const std::string& run,
                                        const std::map<std::string, std::int64_t>& images);

/// An item of the run with `images` pictures that the worker draws in batches of two.
std::int64_t enqueue_in_pairs(project::Project& project, const std::string& run, const std::string& class_name, int images, int steps = 3);

/// A folder with learnt tokens "<class_0>" ... for the embedded model's text encoder, and no LoRA.
std::filesystem::path learnt_tokens(const std::filesystem::path& folder, int tokens);

worker::Client::Options real_worker();

/// What the queue's items ask the worker for, in their order.
std::vector<worker::GenerateRequest> requests(const project::Project& project);

/// The run's drawn seeds, checked: every row has its file with the hash that the row says, and no file lies beside them.
std::set<std::uint64_t> drawn_seeds(const project::Project& project, const std::string& run);

}  // namespace tw::test
