#include "support/page_layouts.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <random>

namespace papers::test {
namespace {

std::size_t columns_of(const std::string& text) {
  std::size_t count = 0;
  for (const char c : text) count += (static_cast<unsigned char>(c) & 0xC0U) != 0x80U ? 1 : 0;
  return count;
}

/// Writes one page; the links that it numbers are listed at its end.
class Writer {
 public:
  explicit Writer(const PageLayout& layout) : layout_(layout) {}

  std::string page(const std::vector<PagePaper>& papers) {
    if (layout_.front_matter) front_matter();
    if (layout_.header) header();
    for (const PagePaper& paper : papers) {
      write_paper(paper);
      if (layout_.twice) write_paper(paper);
    }
    if (!links_.empty()) list_links();
    return std::move(out_);
  }

 private:
  void line(const std::string& text) {
    out_ += std::string(layout_.indent, ' ') + text;
    if (layout_.trailing_blanks) out_ += "  ";
    out_ += layout_.line_end;
  }

  void gap() {
    if (layout_.blank_between) out_ += layout_.line_end;
  }

  void block(const std::string& text) {
    if (layout_.columns == 0) return line(text);
    for (const std::string& part : wrap(text, layout_.columns - layout_.indent)) line(part);
  }

  void front_matter() {
    line("---");
    line(R"(title: "Daily Papers - Hugging Face")");
    line(R"(source: "https://huggingface.co/papers")");
    line("tags:");
    line("  - clippings");
    line("---");
  }

  void header() {
    if (layout_.trending) {
      line(layout_.title == PageLayout::Title::heading ? "## Trending Papers" : "Trending Papers");
      gap();
      line("by AK and the research community");
      gap();
      return;
    }
    for (const char* text : {"new", "Get trending papers in your email inbox!", "Subscribe",
                             "byAK and the research community", "Mar 12"}) {
      line(text);
      gap();
    }
  }

  std::string url(const PagePaper& paper) {
    return "https://huggingface.co/papers/" + paper.arxiv_id;
  }

  std::string numbered(const std::string& label, const std::string& target) {
    links_.push_back(target);
    return fmt::format("[{}]{}", links_.size(), label);
  }

  std::string linked(const std::string& label, const std::string& target) {
    switch (layout_.title) {
      case PageLayout::Title::heading:
      case PageLayout::Title::heading_link:
      case PageLayout::Title::link:
        return fmt::format("[{}]({})", label, target);
      case PageLayout::Title::numbered_link:
        return numbered(label, target);
      default:
        return label;
    }
  }

  void title(const PagePaper& paper) {
    std::string text = paper.title;
    switch (layout_.title) {
      case PageLayout::Title::plain:
        break;
      case PageLayout::Title::heading:
        text = "### " + text;
        break;
      case PageLayout::Title::heading_link:
        text = fmt::format("### [{}](/papers/{})", text, paper.arxiv_id);
        break;
      case PageLayout::Title::link:
        text = fmt::format("[{}]({})", text, url(paper));
        break;
      case PageLayout::Title::numbered_link:
        text = numbered(text, url(paper));
        break;
      case PageLayout::Title::angle_link:
        text = fmt::format("{} <{}>", text, url(paper));
        break;
    }
    if (layout_.title_in_two_lines && layout_.columns == 0) {
      bool first = true;
      for (const std::string& part : wrap(text, 72)) {
        line(first ? part : "  " + part);
        first = false;
      }
    } else {
      block(text);
    }
    if (layout_.blank_after_title) gap();
  }

  void statement(const std::string& text) {
    block(layout_.bullets ? "- " + text : text);
    gap();
  }

  std::string people(const PagePaper& paper) {
    if (layout_.organisations && !paper.organisation.empty()) return paper.organisation;
    if (layout_.people == PageLayout::People::names && !paper.author_names.empty()) {
      return fmt::format("{}", fmt::join(paper.author_names, ", "));
    }
    const std::size_t count = paper.author_names.size();
    return fmt::format("{} author{}", count, count == 1 ? "" : "s");
  }

  std::string day(const PagePaper& paper) {
    std::string day = paper.published;
    if (layout_.year_left_out) day.resize(day.find(','));
    return layout_.trending ? "Published on " + day : day;
  }

  void print(const PagePaper& paper) {
    if (layout_.print == PageLayout::Print::in_one_line) {
      std::string all = people(paper) + " \xC2\xB7 " + day(paper);
      if (paper.comments) all += fmt::format(" \xC2\xB7 {}", *paper.comments);
      return statement(all);
    }
    statement(people(paper));
    if (layout_.people == PageLayout::People::count) {
      line("\xC2\xB7");
      gap();
    }
    statement(day(paper));
    if (!paper.comments || layout_.print == PageLayout::Print::before_abstract) return;
    line("\xC2\xB7");
    gap();
    statement(std::to_string(*paper.comments));
  }

  void labels(const PagePaper& paper) {
    statement(linked("View arXiv page", "https://arxiv.org/abs/" + paper.arxiv_id));
    statement(linked("View PDF", "https://arxiv.org/pdf/" + paper.arxiv_id));
    statement("Add to collection");
  }

  void write_paper(const PagePaper& paper) {
    using Print = PageLayout::Print;
    if (layout_.submitter) {
      statement(layout_.submitter_inline ? "Submitted by taesiri" : "Submitted by");
      if (!layout_.submitter_inline) statement("taesiri");
    }
    if (layout_.votes == PageLayout::Votes::before) {
      line(paper.votes ? std::to_string(*paper.votes) : "-");
      gap();
    }
    title(paper);
    if (layout_.print == Print::before_abstract) print(paper);
    block(layout_.linked_abstract ? fmt::format("[{}]({})", paper.abstract, url(paper))
                                  : paper.abstract);
    gap();
    if (layout_.print == Print::after_abstract || layout_.print == Print::in_one_line) print(paper);
    if (layout_.votes == PageLayout::Votes::labelled_after) {
      statement("Upvote");
      statement(paper.votes ? std::to_string(*paper.votes) : "-");
    }
    if (layout_.github && !paper.github.empty()) {
      statement(linked("GitHub " + abbreviated(paper.stars.value_or(0)), paper.github));
      statement(linked("arXiv Page", "https://arxiv.org/abs/" + paper.arxiv_id));
    }
    if (layout_.labels) labels(paper);
  }

  void list_links() {
    line("References");
    gap();
    for (std::size_t i = 0; i < links_.size(); ++i) {
      line(fmt::format("{}. {}", i + 1, links_[i]));
    }
  }

  const PageLayout& layout_;
  std::string out_;
  std::vector<std::string> links_;
};

}  // namespace

std::vector<std::string> wrap(const std::string& text, std::size_t columns) {
  std::vector<std::string> lines;
  std::string line;
  std::size_t at = 0;
  while (at < text.size()) {
    const std::size_t end = std::min(text.find(' ', at), text.size());
    const std::string word = text.substr(at, end - at);
    at = end + 1;
    if (!line.empty() && columns_of(line) + 1 + columns_of(word) > columns) {
      lines.push_back(std::move(line));
      line.clear();
    }
    if (!line.empty()) line += ' ';
    line += word;
  }
  lines.push_back(std::move(line));
  return lines;
}

std::string abbreviated(std::int64_t number) {
  if (number < 1000) return std::to_string(number);
  const double thousands = static_cast<double>(number) / 1000;
  return fmt::format("{:.3g}k", thousands);
}

PageLayout random_layout(std::uint32_t seed) {
  std::mt19937 random(seed);
  const auto chance = [&random](unsigned in) { return random() % in == 0; };
  PageLayout layout;
  layout.title = static_cast<PageLayout::Title>(random() % 6);
  layout.votes = static_cast<PageLayout::Votes>(random() % 3);
  layout.print = static_cast<PageLayout::Print>(random() % 4);
  layout.header = !chance(4);
  layout.trending = layout.votes == PageLayout::Votes::labelled_after;
  layout.github = chance(2);
  layout.submitter = chance(4);
  layout.twice = chance(4);
  layout.linked_abstract = layout.title == PageLayout::Title::heading_link && chance(2);
  layout.bullets = chance(4);
  layout.front_matter = chance(8);
  layout.blank_after_title = !chance(4);
  layout.blank_between = !chance(4);
  layout.trailing_blanks = chance(4);
  layout.indent = chance(4) ? 3 : 0;
  layout.line_end = chance(3) ? "\r\n" : "\n";
  constexpr std::size_t widths[] = {0, 0, 72, 80, 100};
  layout.columns = widths[random() % 5];
  layout.title_in_two_lines = chance(2);
  layout.people = chance(4) ? PageLayout::People::names : PageLayout::People::count;
  layout.organisations = !chance(4);
  layout.labels = chance(8);
  layout.year_left_out = chance(4);
  layout.submitter_inline = chance(2);
  return layout;
}

std::string render_page(const std::vector<PagePaper>& papers, const PageLayout& layout) {
  return Writer(layout).page(papers);
}

std::string describe(const PageLayout& layout) {
  constexpr const char* titles[] = {"plain", "heading",       "heading_link",
                                    "link",  "numbered_link", "angle_link"};
  constexpr const char* votes[] = {"no votes", "votes before", "votes after"};
  constexpr const char* prints[] = {"no print", "print after", "print before", "print in a line"};
  std::string description =
      fmt::format("{}, {}, {}", titles[static_cast<int>(layout.title)],
                  votes[static_cast<int>(layout.votes)], prints[static_cast<int>(layout.print)]);
  const auto add = [&description](bool has, const char* word) {
    if (has) description += std::string(", ") + word;
  };
  add(layout.header, "header");
  add(layout.trending, "trending");
  add(layout.github, "github");
  add(layout.labels, "labels");
  add(layout.people == PageLayout::People::names, "names");
  add(!layout.organisations, "no organisations");
  add(layout.year_left_out, "no years");
  add(layout.submitter, layout.submitter_inline ? "submitted by NAME" : "submitter");
  add(layout.twice, "twice");
  add(layout.linked_abstract, "linked abstract");
  add(layout.bullets, "bullets");
  add(layout.front_matter, "front matter");
  add(!layout.blank_between, "dense");
  add(!layout.blank_after_title, "no blank after title");
  add(layout.title_in_two_lines, "titles in two lines");
  add(layout.trailing_blanks, "trailing blanks");
  add(std::string_view(layout.line_end) == "\r\n", "CRLF");
  return description + fmt::format(", columns {}, indent {}", layout.columns, layout.indent);
}

}  // namespace papers::test
