// The words of a digest, chosen once: its text, Markdown, HTML and mail parts say the same.
#pragma once

#include <string>
#include <vector>

#include "papers/digest/digest.hpp"

namespace papers::render {

/// "59 papers, Mar 10, 2026 to Mar 12, 2026; the first 50 are here".
std::string digest_lead(const digest::Digest& digest);

/// Words at the end of a digest and the command they announce.
struct FootNote {
  std::string words;
  std::string command;
};

/// "9 papers were left out. To see all:" with its command; none when nothing was left out.
std::vector<FootNote> left_out_note(const digest::Digest& digest);

/// Listed day, votes, stars, other topics: short texts in order, all visible().
std::vector<std::string> entry_facts(const digest::Entry& entry);

/// What is linked below an entry besides its title: the title's link is first in text formats.
struct NamedLink {
  std::string name;  ///< "arXiv", "code", "project", "data", "page"
  std::string url;
};
std::vector<NamedLink> entry_links(const digest::Entry& entry);

/// Papers in all groups.
std::uint64_t papers_shown(const digest::Digest& digest);

/// True when a contents list helps: two groups or more.
bool has_contents(const digest::Digest& digest);

}  // namespace papers::render
