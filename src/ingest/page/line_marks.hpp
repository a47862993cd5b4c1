// What stands in front of the text of a line, or instead of it.
#pragma once

#include <optional>
#include <string_view>

#include "ingest/page/block.hpp"

namespace papers::ingest::page {

/// Marks in front of a line, or of a line inside a link.
struct Prefix {
  unsigned heading = 0;
  std::string_view bullet;
};
/// Takes them off `line`, and what closes a heading off its end.
Prefix take_prefix(std::string_view& line);

/// Takes marks behind a heading off: "###", "===", "{#slug .class}".
void take_heading_end(std::string_view& line);

/// ":tag:", ":a:b:" behind a heading of org.
bool are_org_tags(std::string_view text);

/// The bullet that starts `line`, with its blank; empty for none.
std::string_view bullet_of(std::string_view line);

/// "-----", "===", "* * *": a rule, or the underline of a heading.
bool is_rule(std::string_view line);

/// "Video: 2503.02268.mp4": the file name that stands for a picture.
bool is_media_file(std::string_view line);

/// "12. https://…", "[12]: https://…": an entry of the list of links of a dump.
std::optional<BlockLink> read_definition(std::string_view line);

/// Takes marks round all of `text` off; false where there are none.
bool take_emphasis(std::string_view& text);

/// Takes the "**" before a text or behind it off, whose other half stands elsewhere.
bool take_half_of_strong(std::string_view& text);

/// `label` without what stands for a picture at the start of the text of a link to `to`, in any
/// language: "[Image: no alt text]", "[[logo] Lab". A title keeps its brackets ("[Re] …").
std::string_view without_leading_picture(std::string_view label, LinkTo to);

/// `text` of "Title[12]" without the number that a dump leaves behind a link, which is put out.
std::string_view without_trailing_link_number(std::string_view text, unsigned& number);

}  // namespace papers::ingest::page
