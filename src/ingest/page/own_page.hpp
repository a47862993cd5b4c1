// The page of one paper on the site, as text: title, authors and abstract stand between its id and
// what people say of it.
#pragma once

#include "ingest/page/block.hpp"

namespace papers::ingest::page {

class OwnPage {
 public:
  enum class Part {
    other,  ///< read like any block
    mark,   ///< states nothing further: why() says what it is
    title,  ///< `block` has the paper's link now
    name    ///< of an author
  };
  /// What `block`, with a text and behind those taken before, is on such a page.
  Part take(Block& block);
  /// Of the last mark, a literal.
  [[nodiscard]] std::string_view why() const { return why_; }

 private:
  enum class Place { elsewhere, above_title, below_title, authors, discussion };
  Place place_ = Place::elsewhere;
  BlockLink paper_;
  std::string_view why_;
};

}  // namespace papers::ingest::page
