#pragma once

#include "core/project/project.h"

#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace tw::stages {

/// Where the pictures of a data set's classes may be seen, and what must not be in them: a JSON file with exactly these fields, of which
/// class_negative_words may be missing (Context-guided augmentation, Islam and Akhtar, arXiv 2503.10687).
struct ContextList {
    std::string superclass;                                                // used when the data set names none
    std::vector<std::string> context_prompts;                              // with {class} and perhaps {superclass}; at least one
    std::vector<std::string> negative_words;                               // of every class
    std::map<std::string, std::vector<std::string>> class_negative_words;  // by class name
};

/// Names of the lists that come with the program.
std::vector<std::string> shipped_context_lists();

/// The project's own copy of a list, <project>/contexts/NAME.json, which a person may change; made from the shipped one when it is not
/// there yet. Throws Error naming the known lists.
std::filesystem::path context_file(const project::Project& project, const std::string& name);

/// Throws Error naming the file and the field that is missing, unknown or of the wrong kind, or a prompt without {class}.
ContextList read_context_list(const std::filesystem::path& file);

/// Writes what read_context_list reads. Throws Error for a list that it would refuse, and leaves the file as it was.
void write_context_list(const std::filesystem::path& file, const ContextList& list);

/// What a class's picture in one context shall not show: the list's words without those that the prompt itself says.
struct ContextNegatives {
    std::string prompt;                      // the words that are left, separated by commas; may be empty
    std::vector<std::string> contradicting;  // the words left out
};
ContextNegatives negatives_in_context(const ContextList& list, const std::string& class_name, const std::string& prompt);

/// One sentence for each word of the list that contradicts a class, or a context of it.
std::vector<std::string> contradictions(const ContextList& list, const std::vector<std::string>& class_names,
                                        const std::string& superclass);

}  // namespace tw::stages
