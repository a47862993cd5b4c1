// Links in text, in every notation in which tools write them, and the marks that say nothing.
//
//     [t](u)  [t](u){.c}  [t][n]  [t][label]  [t]      Markdown; the last three with a list of
//     links
//     [[u][t]]  [[u|t]]  [[t>>u]]  [u t]  [t|u]        org and wikis
//     <a href="u">t</a>  <u t>  <u|t>  `t <u>`_  "t":u  u[t]
//                                                HTML, Haddock, Slack, reST, Textile, AsciiDoc
//     <u>  [u]  (u)  [[u]]                             an address: its text stands before or behind
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace papers::ingest::page {

/// A stretch of a text that is markup, and what of it is read.
struct Span {
  enum class Kind {
    link,
    reference,  ///< the target stands in a list, under `key`
    address,    ///< a target without a text of its own
    picture,
    mark  ///< "</span>", "{.flex}"
  };
  Kind kind = Kind::link;
  std::size_t begin = 0, end = 0;
  std::size_t label_begin = 0, label_end = 0;  ///< of link and reference
  std::string_view url;
  unsigned key = 0;
};

/// What a document writes besides links; told from its beginning.
struct Notation {
  bool tags = false;    ///< HTML
  bool labels = false;  ///< "[t]" alone is a link of the list at the end
  bool bbcode = false;  ///< "[url=u]t[/url]", of forums
};

/// The spans of `text` in order, none inside another. Linear in its size. The views are of `text`.
std::vector<Span> find_spans(std::string_view text, const Notation& notation);

/// False where find_spans would find nothing: one pass over the bytes.
bool may_hold_spans(std::string_view text, const Notation& notation);

/// The key under which a list of links has `label`: its number, or a hash above all numbers.
unsigned reference_key(std::string_view label);

/// Whether the document lists its links by numbers as a crawler does, "⟨12⟩ https://…: title".
bool lists_citation_numbers(std::string_view bytes);

/// Writes such a document's "text⟨12⟩" as "[text][12]", and "⟨12⟩ https://…: title" as "[12]: …".
void plain_citation_numbers(std::string& line);

/// Whether `text`, without blanks in it, is where a link leads: an address, absolute or of a site.
bool is_target(std::string_view text);

/// Whether `url` is that of a picture: a link to one is none.
bool is_picture_file(std::string_view url);

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
