// Links in text, in every notation in which tools write them: `[t](u)`, `[t][n]`, `[[u][t]]` of
// org, `[u t]` of wikis, `<u>`, `<a href="u">t</a>`; and the marks that say nothing.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace papers::ingest::page {

/// A stretch of a text that is markup, and what of it is read.
struct Span {
  enum class Kind {
    link,
    number,   ///< "[t][12]": the target stands in a list
    address,  ///< "<https://…>": a link without a text of its own
    picture,  ///< "![t](u)"
    tag       ///< "</span>"
  };
  Kind kind = Kind::link;
  std::size_t begin = 0, end = 0;
  std::size_t label_begin = 0, label_end = 0;
  std::string_view url;
  unsigned number = 0;
};

/// The spans of `text` in order, none inside another; `tags`: HTML among them. Linear in its size.
/// The views are of `text`.
std::vector<Span> find_spans(std::string_view text, bool tags);

/// How many "[" of `text` are open at its end; an estimate that costs one pass. `depth` of them
/// were open before.
std::size_t open_brackets(std::string_view text, std::size_t depth);

/// "[12]" at the start of `text`, a link whose text follows: the number and its size in bytes, 0
/// for none. "[2024](url)" and "[40][20]" are links whose label is a number.
struct LinkNumber {
  std::size_t size = 0;
  unsigned number = 0;
};
LinkNumber read_link_number(std::string_view text);

/// What stands for a picture, a box or a button at the start of `text` ("[IMG]", "[ ]",
/// "[1cc9a4d5fb]", "[x.svg]", "(BUTTON)"): its length, 0 if there is none.
std::size_t picture_size(std::string_view text);

}  // namespace papers::ingest::page
