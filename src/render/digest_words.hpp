// The words of a digest, chosen once: its text, Markdown, HTML and mail parts say the same.
#pragma once

#include <string>
#include <vector>

#include "digest/digest.hpp"

namespace papers::render {

/// "44 papers on 2 days.", "59 papers; 50 shown."; with the days where the title does not say them.
std::string digest_lead(const digest::Digest& digest);

/// Words at the end of a digest and the command they announce.
struct FootNote {
  std::string words;
  std::string command;
};

/// "9 papers were left out. To see all:" with its command; none when nothing was left out.
std::vector<FootNote> left_out_note(const digest::Digest& digest);

/// "by votes" behind the heading of the best; empty for other groups, and where no number says why.
std::string heading_note(const digest::Digest& digest, const digest::Group& group);

/// The title, visible() and cut where it is no title any more.
std::string entry_title(const digest::Entry& entry);

/// What stands before a title: "124" votes, stars or of 100, "–" where nothing said it; else
/// where the entry stands in the digest, "7.".
std::string entry_mark(const digest::Digest& digest, const digest::Entry& entry, int number);
/// "124 votes": the same in words; empty for a mark that is no count.
std::string entry_count(const digest::Digest& digest, const digest::Entry& entry);

/// Where a title leads: best_link(), or a search for papers of that title, which is no address.
struct Address {
  std::string url;  ///< may be empty
  bool is_search = false;
};
Address entry_address(const digest::Digest& digest, const digest::Entry& entry);

/// The line below an entry: its first authors, topics that no heading says, the day where days
/// differ, other numbers, and whether its address is a search. Short texts, all visible().
std::vector<std::string> entry_facts(const digest::Digest& digest, const digest::Group& group,
                                     const digest::Entry& entry);

/// "Recommended, 78 of 100: ...": a line of its own; empty where nothing was asked for by that.
std::string entry_reason(const digest::Entry& entry);

/// What is linked below an entry besides its title: the title's link is first in text formats.
struct NamedLink {
  std::string name;  ///< "arXiv", "code", "project", "data", "page"
  std::string url;
};
std::vector<NamedLink> entry_links(const digest::Digest& digest, const digest::Entry& entry);
/// The same where titles are links: without the title's, unless that is the code.
std::vector<NamedLink> links_besides_title(const digest::Digest& digest,
                                           const digest::Entry& entry);

/// Papers in all groups.
std::uint64_t papers_shown(const digest::Digest& digest);

/// What a contents list names: groups but the best, when there are two or more. Many topics with
/// one paper each are gathered: a column of ones tells little and pushes the papers out of sight.
struct Contents {
  std::vector<const digest::Group*> rows;
  std::vector<const digest::Group*> singles;
  std::size_t most = 1;  ///< papers in a row
  [[nodiscard]] bool empty() const { return rows.empty() && singles.empty(); }
};
Contents contents_of(const digest::Digest& digest);
/// "Areas by votes, papers in each": what the order and the numbers of a contents list are.
std::string contents_heading(const digest::Digest& digest);
/// "Causality · Optimization".
std::string joined_names(const std::vector<const digest::Group*>& groups);

/// How many papers were listed when: by day, or by month where there are many days. No bars for
/// fewer than three, which the lead says better, and for spans that no page has room for.
struct Timeline {
  struct Bar {
    std::string label;
    std::uint64_t papers;
  };
  std::string unit;  ///< "listed day", "month"
  std::vector<Bar> bars;
  std::uint64_t most = 1;
};
Timeline timeline_of(const digest::Digest& digest);

}  // namespace papers::render
