// The unit in which a page is read, whatever it was saved as: a line of text, a paragraph of HTML,
// or a whole link, with what its markup said. Adapters make blocks (text_blocks for text and
// Markdown, html_blocks for HTML); nothing after them knows markup.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace papers::ingest::page {

/// What a link leads to, as far as a page of papers cares.
enum class LinkTo {
  nothing,
  paper,     ///< huggingface.co/papers/ID, arXiv's abs, pdf and html pages, alphaXiv
  login,     ///< the button for votes
  comments,  ///< a paper's discussion: "…#community"
  code,      ///< a repository
  project,   ///< a page of the authors' own, or data
  profile,   ///< a user or an organisation of the site
  site,      ///< any other page of the site: its frame
  elsewhere,
  numbered  ///< not known yet: the document lists its links by number, mostly at its end
};

struct BlockLink {
  LinkTo to = LinkTo::nothing;
  std::string url;  ///< absolute; empty for nothing and numbered
  std::string id;   ///< the arXiv id that `url` names, also inside a login's "?next="
  unsigned number = 0;
  /// Which part of the link the block is. Text dumps mark but one of its ends.
  enum class Extent { whole, opens, inside, closes };
  Extent extent = Extent::whole;
};

/// `url` without the parameters that mailers and translators add: "?utm_source=…", "?_x_tr_sl=en".
std::string without_tracking(std::string_view url);

/// The link that `url` is, absolute or as the site writes it ("/papers/2412.15115");
/// LinkTo::nothing for what is no address of the web.
BlockLink link_to(std::string_view url);

struct Entry;

/// Why what is too large for one record or line was left out.
inline constexpr std::string_view too_long = "longer than 1 MiB";

struct Block {
  /// What is read: clean UTF-8, one line, no blanks at its ends, marks of headings, bullets,
  /// emphasis round all of it, pictures and the markup of `link` taken off. Empty where only a mark
  /// or a picture stood: such a block states nothing but that its lines were seen, as `why`.
  std::string text;
  std::string_view why;     ///< a literal: "a picture", "a rule", "code"
  bool is_address = false;  ///< nothing but a URL of the site stood there: `link`
  bool skipped = false;     ///< with `why`: content that was left out, not a mark
  BlockLink link;
  std::uint64_t first = 0, last = 0;  ///< lines of the document, 1-based; never decreasing
  unsigned blanks_before =
      0;                    ///< blank lines above; HTML: 1 where an element like p, div, li begins
  bool same_line = false;   ///< begins on the line (HTML: in the element) of the block before
  bool emphasised = false;  ///< all of it was
  bool separated = false;   ///< "·" or the like stands between the block before and this one
  unsigned indent = 0;      ///< columns
  std::size_t width = 0;    ///< of the last line as it was written, in columns; 0: of `text`
  unsigned heading = 0;     ///< level 1 to 6, 0: none
  std::shared_ptr<Entry>
      entry;           ///< of a row or an item that states all of a paper; `text`: its title
  std::string bullet;  ///< "- ", "* ", "12. ": given back where the block is running text
};

}  // namespace papers::ingest::page
