// One paper of a digest from the text that states all of it: a row of a table or an item of a list.
#pragma once

#include <optional>
#include <string_view>

#include "ingest/page/shelf.hpp"

namespace papers::ingest::page {

/// Reads an item of a list: a title in any dress, and around it links, authors, days, venues,
/// numbers, and a sentence or two. `markdown`: its lines, without the bullet. The entry's title is
/// empty where there is none. `cited`: set where it is a reference, whose authors stand in front.
Entry read_item(std::string_view markdown, bool* cited = nullptr);

/// The same of the cell of a table that holds the title: there only dress and line breaks end it.
Entry read_title_cell(std::string_view markdown);

/// Whether it leads to a paper, and not by a label ("arXiv Page", "8 authors") alone, as the small
/// print of a captured page does.
bool is_paper_item(const Entry& entry);

bool leads_nowhere(const Entry& entry);

/// Whether it states a work, be there a link or not: a title, authors and a year.
bool states_work(const Entry& entry);

/// Of an item among papers, whether it may be one: it has a title and leads somewhere else than to
/// code, or states authors, a day or a venue.
bool is_like_papers(const Entry& entry);

/// Takes in where a link of the entry leads; `text` is what it is called.
void add_entry_link(Entry& entry, std::string_view text, std::string_view url);

/// What a digest writes of a paper is a summary, unless it is called an abstract.
void add_summary(Entry& entry, std::string_view text);

}  // namespace papers::ingest::page
