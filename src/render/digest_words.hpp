// The words of a digest, chosen once: its text, Markdown, HTML and mail parts say the same.
#pragma once

#include <string>
#include <vector>

#include "digest/digest.hpp"

namespace papers::render {

/// "50 of 59 papers, listed Mar 10, 2026 to Mar 12, 2026."
std::string digest_lead(const digest::Digest& digest);

/// Words at the end of a digest and the command they announce.
struct FootNote {
  std::string words;
  std::string command;
};

/// "9 papers were left out. To see all:" with its command; none when nothing was left out.
std::vector<FootNote> left_out_note(const digest::Digest& digest);

/// The title, visible() and cut where it is no title any more.
std::string entry_title(const digest::Entry& entry);

/// Listed day, votes, stars, other topics: short texts in order, all visible().
std::vector<std::string> entry_facts(const digest::Entry& entry);

/// What is linked below an entry besides its title: the title's link is first in text formats.
struct NamedLink {
  std::string name;  ///< "arXiv", "code", "project", "data", "page"
  std::string url;
};
std::vector<NamedLink> entry_links(const digest::Entry& entry);
/// The same where titles are links: without the title's, unless that is the code.
std::vector<NamedLink> links_besides_title(const digest::Entry& entry);

/// Papers in all groups.
std::uint64_t papers_shown(const digest::Digest& digest);

/// What a contents list names; nothing for fewer than two groups. Many topics with one paper each
/// are gathered: a column of ones tells little and pushes the papers out of sight.
struct Contents {
  std::vector<const digest::Group*> rows;
  std::vector<const digest::Group*> singles;
  [[nodiscard]] bool empty() const { return rows.empty() && singles.empty(); }
};
Contents contents_of(const digest::Digest& digest);
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
