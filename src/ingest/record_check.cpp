#include "ingest/record_check.hpp"

#include "base/limits.hpp"
#include "text/utf8.hpp"

namespace papers::ingest {

std::string_view check_record(Record& record) {
  record.title = text::squeeze(record.title);
  if (record.title.empty()) return "no title";
  if (record.title.size() > limits::title_size_bytes) return "the title is longer than 2000 bytes";
  if (record.authors.size() > limits::authors_per_paper) {
    record.authors.resize(limits::authors_per_paper);
  }
  if (record.keywords.size() > limits::keywords_per_paper) {
    record.keywords.resize(limits::keywords_per_paper);
  }
  if (record.links.size() > limits::links_per_paper) record.links.resize(limits::links_per_paper);
  return {};
}

void set_abstract(Record& record, std::string_view text, AbstractKind kind) {
  std::string folded = text::squeeze(text);
  if (folded.empty()) return;
  record.abstract = std::move(folded);
  record.abstract_kind = kind;
}

AbstractKind full_unless_cut(std::string_view text) {
  text = text::trim(text);
  const bool cut = text.ends_with("...") || text.ends_with("\xE2\x80\xA6");
  return cut ? AbstractKind::truncated : AbstractKind::full;
}

}  // namespace papers::ingest
