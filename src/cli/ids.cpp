#include "cli/ids.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <unordered_set>

#include "base/limits.hpp"
#include "cli/files.hpp"
#include "paper/identity.hpp"

namespace papers::cli {
namespace {

constexpr std::string_view line_ends("\n\r\0", 3);

/// 0 when no paper is called so.
std::int64_t unique_paper(const Context& context, const std::string& word) {
  const std::vector<std::int64_t> papers = context.library->resolve(word);
  if (papers.size() <= 1) return papers.empty() ? 0 : papers.front();
  std::string candidates;
  for (const std::int64_t paper : papers) {
    if (!candidates.empty()) candidates += ", ";
    candidates += std::to_string(paper);
    if (candidates.size() > 60) {
      candidates += ", …";
      break;
    }
  }
  throw UsageError(fmt::format("'{}' names {} papers: {}", word, papers.size(), candidates));
}

/// The first word of a line of a result; of a line of ids alone, "3 4", all.
void add_ids(std::string_view line, std::vector<std::string>& words) {
  std::vector<std::string_view> found;
  bool only_ids = line.find("  ") == line.npos;
  for (;;) {
    line.remove_prefix(std::min(line.find_first_not_of(" \t"), line.size()));
    if (line.empty()) break;
    found.push_back(line.substr(0, line.find_first_of(" \t")));
    line.remove_prefix(found.back().size());
    only_ids = only_ids && looks_like_id(found.back());
  }
  if (!only_ids && !found.empty()) found.resize(1);
  words.insert(words.end(), found.begin(), found.end());
}

}  // namespace

std::vector<std::string> first_words(std::string_view text) {
  std::vector<std::string> words;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find_first_of(line_ends), text.size());
    std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    add_ids(line, words);
  }
  return words;
}

bool looks_like_id(std::string_view word) {
  if (word.starts_with("key:")) return true;
  const bool digits = word.find_first_not_of("0123456789") == std::string_view::npos;
  const bool hex = word.size() >= 4 && word.size() <= 16 &&
                   word.find_first_not_of("0123456789abcdefABCDEF") == std::string_view::npos;
  const bool has_digit = word.find_first_of("0123456789") != std::string_view::npos;
  return digits || (hex && has_digit) || !normalize_arxiv_id(word).empty() ||
         !normalize_doi(word).empty();
}

ResolvedIds resolve_ids(const Context& context, const std::vector<std::string>& words) {
  std::vector<std::string> ids;
  for (const std::string& word : words) {
    if (word != "-") {
      ids.push_back(word);
      continue;
    }
    const std::vector<std::string> more = first_words(read_whole_file("-", limits::ids_size_bytes));
    if (more.empty()) context.remark("no id on stdin");
    ids.insert(ids.end(), more.begin(), more.end());
  }
  ResolvedIds result;
  std::unordered_set<std::int64_t> known;
  for (const std::string& id : ids) {
    const std::int64_t paper = unique_paper(context, id);
    if (paper == 0) {
      result.all_known = false;
      context.remark(fmt::format("no paper is called '{}'", id));
    } else if (known.insert(paper).second) {
      result.papers.push_back(paper);
    }
  }
  return result;
}

std::int64_t resolve_id(const Context& context, const std::string& word) {
  const std::int64_t paper = unique_paper(context, word);
  if (paper == 0) throw Error(fmt::format("no paper is called '{}'", word), ExitCode::nothing);
  return paper;
}

}  // namespace papers::cli
