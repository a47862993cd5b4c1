// Which documents the words of a command line name, and how ingested ones are told apart.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "library/remove.hpp"

namespace papers::cli {

struct DocumentName {
  std::string file;      ///< "-" for stdin
  bool found_in_folder;  ///< nobody asked for just this one: what is no document is passed over
};

struct DocumentNames {
  std::vector<DocumentName> documents;  ///< in the order of the words, those of a folder sorted
  std::vector<std::string> failures;    ///< folders that cannot be read: one line each
  std::vector<std::string> empty_folders;
};

/// Folders are walked to the bottom; what is hidden is not looked at.
DocumentNames document_names(const std::vector<std::string>& words);

/// How many of the first documents are small files, few enough to be held in memory together; at
/// least 1.
std::size_t small_documents(std::span<const DocumentName> documents);

/// "listed 2026-03-12, 59 papers, ingested 2026-11-30 13:01".
std::string document_told(const library::IngestedDocument& document);

}  // namespace papers::cli
