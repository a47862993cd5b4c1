#include "cli/document_names.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <system_error>
#include <utility>

#include "base/told_time.hpp"
#include "render/visible.hpp"

namespace papers::cli {
namespace {

namespace fs = std::filesystem;

// Together they weigh no more than the largest document that is read in one go by itself, so the
// lock is held no longer than for that one. Each time some land, the rows of all words in them are
// written, most of which the next ones have too.
constexpr std::size_t together_documents = 512;
constexpr std::uintmax_t together_bytes = std::uintmax_t{8} << 20;
constexpr std::uintmax_t small_bytes = std::uintmax_t{256} << 10;

/// Whether `file`, once all links are followed, stands below `folder`, which has none. An unpacked
/// archive may hold a link to a file that nobody meant to give.
bool stands_below(const fs::path& file, const fs::path& folder) {
  std::error_code failure;
  const fs::path real = fs::canonical(file, failure);
  return !failure && std::mismatch(folder.begin(), folder.end(), real.begin(), real.end()).first ==
                         folder.end();
}

/// Adds the documents in `folder` and below, and why a folder among them cannot be read. Links are
/// followed to files that stand in it too.
void add_folder(const std::string& folder, DocumentNames& names) {
  std::vector<std::string> found;
  std::vector<fs::path> left = {folder};
  const std::size_t failures = names.failures.size();
  std::error_code nowhere;
  const fs::path top = fs::canonical(folder, nowhere);
  while (!left.empty()) {
    const fs::path here = std::move(left.back());
    left.pop_back();
    std::error_code failure, unknown;
    for (fs::directory_iterator at(here, failure), end; !failure && at != end;
         at.increment(failure)) {
      if (at->path().filename().native().starts_with('.')) continue;
      if (at->is_regular_file(unknown) &&
          (!at->is_symlink(unknown) || stands_below(at->path(), top))) {
        found.push_back(at->path().native());
      }
      if (at->is_directory(unknown) && !at->is_symlink(unknown)) left.push_back(at->path());
    }
    if (failure) names.failures.push_back(fmt::format("{}: {}", here.native(), failure.message()));
  }
  if (found.empty() && names.failures.size() == failures) names.empty_folders.push_back(folder);
  std::sort(found.begin(), found.end());
  for (std::string& file : found) names.documents.push_back({std::move(file), true});
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
    } else {
      add_folder(word, names);
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

std::string document_told(const library::IngestedDocument& document) {
  return fmt::format("{}{}, ingested {}",
                     document.listed_on ? "listed " + format_day(*document.listed_on) + ", " : "",
                     render::counted(document.papers, "paper"), local_minute(document.ingested_at));
}

}  // namespace papers::cli
