#include "library/posting_walk.hpp"

#include <string>

namespace papers::library {
namespace {

class PostingWalk : public FtsVisitor {
 public:
  explicit PostingWalk(const std::function<void(const postings::Posting&)>& visit)
      : visit_(visit) {}

  void row(const Fts5ExtensionApi* api, Fts5Context* context) override {
    postings::Posting posting;
    posting.paper = static_cast<std::uint32_t>(api->xRowid(context));
    Fts5PhraseIter at;
    int column = 0;
    int offset = 0;
    if (api->xPhraseFirst(context, 0, &at, &column, &offset) != SQLITE_OK) return;
    for (; column >= 0; api->xPhraseNext(context, &at, &column, &offset)) {
      ++posting.counts[swapped_column(static_cast<std::size_t>(column))];
    }
    visit_(posting);
  }

 private:
  const std::function<void(const postings::Posting&)>& visit_;
};

}  // namespace

void for_each_posting(Database& database, std::string_view phrase, PaperSpan papers,
                      const std::function<void(const postings::Posting&)>& visit) {
  PostingWalk walk(visit);
  walk_matches(database, '"' + std::string(phrase) + '"', papers, walk);
}

}  // namespace papers::library
