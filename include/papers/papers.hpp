// papers for programs that embed it: documents into a library file, answers and digests out of it.
// The file is the one that the program `papers` keeps; both may use it at the same time.
//
// Every function throws std::runtime_error with one line for people when something fails, and then
// leaves the library as it was. Texts are UTF-8, days "2026-03-12". An object is used by one thread
// at a time.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace papers {

struct IngestOptions {
  std::string format = {};  ///< "page", "bibtex" …; empty: told by the content
  std::string date = {};    ///< the day on which it listed its papers; empty: told by it
};

struct Ingested {
  std::string format;
  std::uint64_t added = 0, updated = 0, unchanged = 0;  ///< papers
  std::uint64_t skipped_lines = 0;                      ///< lines that could not be read
};

struct FoundPaper {
  std::int64_t id = 0;  ///< of the library, never reused
  std::string title, abstract, summary;
  std::vector<std::string> authors, topics;  ///< topics by their slugs, strongest first
  std::string arxiv_id, doi, url, published;
  double score = 0;  ///< higher is better
};

struct Found {
  std::vector<FoundPaper> papers;    ///< best first
  std::uint64_t total = 0;           ///< before the limit
  std::vector<std::string> remarks;  ///< for people: what was relaxed, what may have been meant
};

struct DigestOptions {
  std::string query = {};       ///< empty: the newest listed day
  std::string format = "text";  ///< "text", "markdown", "html", "email", "json" or "atom"
  std::string title = {};       ///< empty: made from the query and its days
};

class Library {
 public:
  /// Opens the file; makes it when there is none.
  explicit Library(const std::filesystem::path& file);
  ~Library();
  Library(Library&&) noexcept;
  Library& operator=(Library&&) noexcept;

  /// Takes in a document, whole or not at all. `name` is what the library calls it.
  Ingested ingest(const std::string& name, std::string_view bytes,
                  const IngestOptions& options = {});
  Ingested ingest_file(const std::filesystem::path& file, const IngestOptions& options = {});

  /// Papers that match a query (docs/query.md). `limit` 0: all of them.
  Found search(const std::string& query, std::int64_t limit = 20);

  /// A digest in its format; empty when no paper matches.
  std::string digest(const DigestOptions& options = {});

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace papers
