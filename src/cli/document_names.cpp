#include "cli/document_names.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <system_error>
#include <utility>

namespace papers::cli {
namespace {

namespace fs = std::filesystem;

// Together they weigh no more than the largest document that is read in one go by itself, so the
// lock is held no longer than for that one. Each time some land, the rows of all words in them are
// written, most of which the next ones have too.
constexpr std::size_t together_documents = 512;
constexpr std::uintmax_t together_bytes = std::uintmax_t{8} << 20;
constexpr std::uintmax_t small_bytes = std::uintmax_t{256} << 10;

/// Appends the documents in `folder`; returns why it cannot be walked, else nothing.
std::string add_folder(const std::string& folder, std::vector<DocumentName>& documents) {
  std::vector<std::string> found;
  std::error_code failure;
  fs::recursive_directory_iterator at(folder, failure), end;
  while (!failure && at != end) {
    const bool hidden = at->path().filename().native().starts_with('.');
    std::error_code unknown;
    if (hidden && at->is_directory(unknown)) at.disable_recursion_pending();
    if (!hidden && at->is_regular_file(unknown)) found.push_back(at->path().native());
    at.increment(failure);
  }
  if (failure) return fmt::format("{}: {}", folder, failure.message());
  std::sort(found.begin(), found.end());
  for (std::string& file : found) documents.push_back({std::move(file), true});
  return {};
}

/// Its size; more than any small document where it is no file or cannot be asked.
std::uintmax_t size_of(const DocumentName& document) {
  std::error_code unknown;
  if (!fs::is_regular_file(document.file, unknown)) return small_bytes + 1;
  const std::uintmax_t size_bytes = fs::file_size(document.file, unknown);
  return unknown ? small_bytes + 1 : size_bytes;
}

}  // namespace

DocumentNames document_names(const std::vector<std::string>& words) {
  DocumentNames names;
  for (const std::string& word : words) {
    std::error_code unknown;
    if (word == "-" || !fs::is_directory(word, unknown)) {
      names.documents.push_back({word, false});
    } else if (std::string failure = add_folder(word, names.documents); !failure.empty()) {
      names.failures.push_back(std::move(failure));
    }
  }
  return names;
}

std::size_t small_documents(std::span<const DocumentName> documents) {
  std::size_t count = 0;
  std::uintmax_t sum_bytes = 0;
  while (count < std::min(documents.size(), together_documents)) {
    const std::uintmax_t size_bytes = size_of(documents[count]);
    sum_bytes += size_bytes;
    if (size_bytes > small_bytes || sum_bytes > together_bytes) break;
    ++count;
  }
  return std::max<std::size_t>(count, 1);
}

}  // namespace papers::cli
