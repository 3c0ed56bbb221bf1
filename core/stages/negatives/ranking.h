#pragma once

#include "core/evidence/prototypes.h"
#include "core/project/classes.h"

#include <string>
#include <vector>

namespace tw::stages {

struct LookAlike {
    std::size_t index = 0;
    double cosine = 0;
};

/// Classes other than `own` by cosine to the centroid, most alike first, at most `count`; equal ones in the order of the classes.
std::vector<LookAlike> rank_look_alikes(const evidence::Prototypes& prototypes, const evidence::Vector& centroid, std::size_t own,
                                        int count);

/// Rows of `embeddings` by cosine to `towards`, most alike first, at most `count`.
std::vector<LookAlike> most_alike(const evidence::Prototypes& prototypes, const worker::Embeddings& embeddings,
                                  const evidence::Vector& towards, int count);

/// Whether the prompt names the class as whole words, not as a part of another class's longer name ("boot" in "ankle boot").
bool names_class(const std::string& prompt, const std::string& name, const std::vector<project::Class>& classes);

}  // namespace tw::stages
