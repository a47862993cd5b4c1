// Which lines of a text belong together as an item or a paragraph that states a paper.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/page/entry.hpp"

namespace papers::ingest::page {

constexpr std::size_t most_item_lines = 200;

std::size_t indent_of(std::string_view line);

/// What follows the bullet of a list item ("- ", "* ", "12. ", "3) "); nullopt for other lines.
std::optional<std::string_view> item_text(std::string_view line);

/// "**[Title](url)** — a sentence of a newsletter": states as much as an item does.
bool is_paragraph_of_paper(std::string_view line);

std::string joined_item(const std::vector<std::string>& lines);

/// Neither a blank line nor one that begins something else.
bool is_of_paragraph(std::string_view line);

/// "**Title** \\", with lines below it that lead to the paper.
bool begins_paragraph_of_paper(const std::string& title, std::string_view rest);

/// Whether `lines` are a reference, "One, A., & Two, B. (2020). Title. Venue.", or a title's link
/// above its authors.
bool states_reference(const std::vector<std::string>& lines);

/// The lines of `rest` up to the next that is blank or begins something else.
std::vector<std::string> paragraph_of(const std::string& first, std::string_view rest);

/// How many lines, "### 2. Title" included, state a paper in fields, "- **Authors**: …", or by its
/// venue below a heading that leads to it; 0 for other headings, and where text follows that may be
/// an abstract.
std::size_t lines_of_headed_paper(const std::string& heading, std::string_view rest);

/// Of a list without links whether the item may be a work: it states authors, or a venue of a year.
bool is_among_works(const std::vector<std::string>& lines, const Entry& entry);

bool may_link(std::string_view line);

/// "**Papers**", "⭐ **Title** \\", "**Title** :fire:<br>": a heading without its mark.
bool is_all_bold(std::string_view line);

}  // namespace papers::ingest::page
