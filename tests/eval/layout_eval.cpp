// Renders days of the site's API as page text in random layouts, reads the pages back, and counts
// the papers whose title and abstract came back to the letter.
//
//   layout_eval [--seeds N] [--first SEED] [--show CLASS] [--page SEED] FILE.json...
//
// Classes: unwrapped, wrapped, and both without blank lines ("dense"). A record too many counts as
// a paper that failed. --show prints the failures of one class, with their layouts; --page a page.
#include <fmt/format.h>

#include <array>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "base/error.hpp"
#include "paper/identity.hpp"
#include "support/collected.hpp"
#include "support/page_layouts.hpp"
#include "support/page_papers.hpp"

namespace {

using namespace papers;
using namespace papers::test;

constexpr std::array<const char*, 4> class_names = {"unwrapped", "unwrapped-dense", "wrapped",
                                                    "wrapped-dense"};

struct Count {
  std::uint64_t papers = 0, exact = 0, extra = 0, fields = 0;
};

struct Options {
  std::uint32_t seeds = 100;
  std::uint32_t first = 1;
  std::string show;
  std::optional<std::uint32_t> page;
  std::vector<std::string> files;
};

std::size_t class_of(const PageLayout& layout) {
  return (layout.columns > 0 ? 2U : 0U) + (layout.blank_between ? 0U : 1U);
}

/// Whether what the layout states of `paper` is in `record`.
bool fields_right(const Record& record, const PagePaper& paper, const PageLayout& layout) {
  if (layout.votes != PageLayout::Votes::absent && record.listing->upvotes != paper.votes) {
    return false;
  }
  if (layout.print == PageLayout::Print::absent) return true;
  if (!layout.year_left_out && record.published.empty()) return false;
  const bool comments = layout.print != PageLayout::Print::before_abstract;
  if (comments && record.listing->comments != paper.comments) return false;
  const bool names = layout.people == PageLayout::People::names &&
                     !(layout.organisations && !paper.organisation.empty());
  return !names || record.authors == paper.author_names;
}

void measure(const std::vector<PagePaper>& papers, std::uint32_t seed, const Options& options,
             std::array<Count, 4>& counts) {
  const PageLayout layout = random_layout(seed);
  const std::size_t index = class_of(layout);
  Count& count = counts.at(index);
  const std::string page = render_page(papers, layout);
  if (options.page == seed) fmt::print("{}", page);
  std::vector<Record> records;
  try {
    records = collect("page", page).records;
  } catch (const Error& error) {
    fmt::print("{}: {} ({})\n", seed, error.what(), describe(layout));
  }
  const bool show = options.show == class_names.at(index);
  count.papers += papers.size();
  std::set<std::size_t> taken;
  for (const PagePaper& paper : papers) {
    bool found = false;
    for (std::size_t i = 0; i < records.size() && !found; ++i) {
      if (records[i].title != paper.title || records[i].abstract != paper.abstract) continue;
      found = taken.insert(i).second;
      if (!found) continue;
      ++count.exact;
      if (fields_right(records[i], paper, layout)) {
        ++count.fields;
      } else if (options.show == "fields") {
        fmt::print("{} {}\n  FIELDS {}\n", seed, describe(layout), paper.title);
      }
    }
    if (!found && show) {
      fmt::print("{} {}\n  LOST  {}\n    {}\n", seed, describe(layout), paper.title,
                 paper.abstract.substr(0, 100));
    }
  }
  for (std::size_t i = 0; i < records.size(); ++i) {
    if (taken.count(i) != 0) continue;
    ++count.extra;
    if (show) fmt::print("  EXTRA {}\n    {}\n", records[i].title, records[i].abstract);
  }
}

Options parse(int argc, char** argv) {
  Options options;
  for (int i = 1; i < argc; ++i) {
    const std::string word = argv[i];
    const auto value = [&] { return i + 1 < argc ? argv[++i] : ""; };
    if (word == "--seeds") {
      options.seeds = static_cast<std::uint32_t>(std::strtoul(value(), nullptr, 10));
    } else if (word == "--first") {
      options.first = static_cast<std::uint32_t>(std::strtoul(value(), nullptr, 10));
    } else if (word == "--show") {
      options.show = value();
    } else if (word == "--page") {
      options.page = static_cast<std::uint32_t>(std::strtoul(value(), nullptr, 10));
    } else {
      options.files.push_back(word);
    }
  }
  return options;
}

}  // namespace

int main(int argc, char** argv) {
  const Options options = parse(argc, argv);
  std::array<Count, 4> counts{};
  for (std::size_t day = 0; day < options.files.size(); ++day) {
    std::ifstream file(options.files[day], std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(file), {}};
    const std::vector<PagePaper> papers = page_papers(bytes);
    if (papers.empty()) continue;
    for (std::uint32_t i = 0; i < options.seeds; ++i) {
      // Every day has layouts of its own: a seed names one page.
      measure(papers, (options.first + i) * 1000 + static_cast<std::uint32_t>(day), options,
              counts);
    }
  }
  for (std::size_t i = 0; i < counts.size(); ++i) {
    const Count& count = counts.at(i);
    const auto share = [&count](std::uint64_t n) {
      return count.papers == 0 ? 0.0
                               : 100 * static_cast<double>(n) / static_cast<double>(count.papers);
    };
    fmt::print("{:<16} {:>8} papers  exact {:7.3f} %  too many {:6.3f} %  fields {:7.3f} %\n",
               class_names.at(i), count.papers, share(count.exact), share(count.extra),
               share(count.fields));
  }
}
