// Whatever bytes a document of the format $PAPERS_FUZZ_FORMAT is made of, reading it ends and tells
// clean text only.
#include "ingest/reader.hpp"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "base/error.hpp"
#include "base/limits.hpp"
#include "text/utf8.hpp"

using namespace papers;

namespace {

void require(bool holds) {
  if (!holds) std::abort();
}

class CheckingSink : public ingest::Sink {
 public:
  void record(Record& record) override {
    require(!record.title.empty() && record.title.size() <= limits::title_size_bytes);
    require(record.title.find('\n') == std::string::npos);
    require(record.authors.size() <= limits::authors_per_paper);
    require(record.links.size() <= limits::links_per_paper);
    require(record.abstract.empty() == (record.abstract_kind == AbstractKind::none));
    for (const std::string* text : {&record.title, &record.abstract, &record.arxiv_id, &record.doi,
                                    &record.url, &record.published, &record.venue}) {
      require(text::is_clean(*text));
    }
    for (const std::string& author : record.authors) require(text::is_clean(author));
    for (const std::string& keyword : record.keywords) require(text::is_clean(keyword));
    for (const Link& link : record.links) require(text::is_clean(link.url));
  }
  void account(const ingest::Account& account) override {
    require(account.first >= 1 && account.first <= account.last);
    require(account.why.find('\n') == std::string_view::npos);
  }
  void remark(std::uint64_t, std::string_view text) override {
    require(text.find('\n') == std::string_view::npos && text::is_clean(text));
  }
  void document_day(const StatedDay& day) override { require(day.month >= 1 && day.month <= 12); }
};

const ingest::Format& format() {
  const char* const name = std::getenv("PAPERS_FUZZ_FORMAT");
  const ingest::Format* const found = ingest::find_format(name == nullptr ? "" : name);
  require(found != nullptr);
  return *found;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  ingest::Input judged("fuzz", bytes);
  ingest::Input input("fuzz", bytes);
  CheckingSink sink;
  try {
    ingest::choose_format(judged);
  } catch (const Error&) {
    // Known to be of another kind, or damaged.
  }
  try {
    ingest::read(format(), input, sink);
  } catch (const Error&) {
    // Refused as no document of this format: an answer like any other.
  }
  return 0;
}
