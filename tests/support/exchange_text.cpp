#include "support/exchange_text.hpp"

#include <fmt/format.h>

#include <array>
#include <nlohmann/json.hpp>
#include <random>

namespace papers::test {

namespace {

using nlohmann::json;

constexpr std::array words = {"learning",
                              "with",
                              "GPT-4V",
                              "C++",
                              "naïve",
                              "Müller's",
                              "论文检索",
                              "$10\\times$",
                              "50%",
                              "R&D",
                              "a_b",
                              "#1",
                              "x^2",
                              "~7B",
                              "{braces}",
                              "\\ie",
                              "\"quoted\"",
                              "<b>tag</b>",
                              "state-of-the-art",
                              "p<0.05",
                              "10 & 20",
                              "A*",
                              "f(x)",
                              "[1,2]",
                              "e.g.,",
                              "über-fast",
                              "κ-means",
                              "don't"};
constexpr std::array names = {"Ada Lovelace",  "Jürgen Schmidhuber", "Łukasz Kaiser",
                              "Kaiming He",    "José María Gómez",   "Đặng Văn Ân",
                              "Wei-Lin Chiang"};

std::string sentence(std::mt19937& random, std::size_t length) {
  std::string text = "On";
  for (std::size_t i = 0; i < length; ++i) {
    text += ' ';
    text += words[random() % words.size()];
  }
  return text + " models";
}

/// `text` broken over lines as arXiv breaks it.
std::string wrapped(const std::string& text, std::string_view indent) {
  std::string result;
  std::size_t column = 0;
  for (const char c : text) {
    if (c == ' ' && column > 60) {
      result += '\n';
      result += indent;
      column = 0;
    } else {
      result += c;
      ++column;
    }
  }
  return result;
}

std::string xml(std::string_view text) {
  std::string result;
  for (const char c : text) {
    switch (c) {
      case '&':
        result += "&amp;";
        break;
      case '<':
        result += "&lt;";
        break;
      case '>':
        result += "&gt;";
        break;
      case '"':
        result += "&quot;";
        break;
      default:
        result += c;
    }
  }
  return result;
}

std::string latex(std::string_view text) {
  std::string result;
  for (const char c : text) {
    switch (c) {
      case '&':
      case '%':
      case '$':
      case '#':
      case '_':
        result += '\\';
        result += c;
        break;
      case '\\':
        result += "\\textbackslash{}";
        break;
      case '{':
        result += "\\textbraceleft{}";
        break;
      case '}':
        result += "\\textbraceright{}";
        break;
      case '~':
        result += "\\textasciitilde{}";
        break;
      case '^':
        result += "\\textasciicircum{}";
        break;
      default:
        result += c;
    }
  }
  return result;
}

std::string last_name_first(const std::string& name) {
  const std::size_t blank = name.rfind(' ');
  return name.substr(blank + 1) + ", " + name.substr(0, blank);
}

}  // namespace

std::vector<Record> random_records(unsigned seed, std::size_t count) {
  std::mt19937 random(seed);
  std::vector<Record> records;
  for (std::size_t i = 0; i < count; ++i) {
    Record record;
    record.title = sentence(random, 3 + random() % 12);
    record.abstract = sentence(random, 10 + random() % 80) + ".";
    record.abstract_kind = AbstractKind::full;
    const std::size_t authors = 1 + random() % 5;
    for (std::size_t a = 0; a < authors; ++a) {
      record.authors.emplace_back(names[random() % names.size()]);
    }
    record.arxiv_id = fmt::format("{:02}{:02}.{:05}", 20 + random() % 6, 1 + random() % 12, i);
    record.doi = fmt::format("10.{}/papers.{}", 1000 + random() % 9000, i);
    record.published =
        fmt::format("202{}-{:02}-{:02}", random() % 6, 1 + random() % 12, 1 + random() % 28);
    record.venue = "Journal of " + std::to_string(random() % 90) + " Things";
    record.keywords = {"retrieval", "large language models"};
    record.listing.emplace().upvotes = static_cast<std::int64_t>(random() % 300);
    records.push_back(std::move(record));
  }
  return records;
}

std::string as_props_page(std::string_view rows) {
  const std::string props =
      fmt::format(R"({{"periodType":"day","dailyPapers":{},"dateString":"2025-08-22"}})", rows);
  return fmt::format(
      "<!doctype html>\n<html class=\"\"><head><title>Daily Papers</title></head><body>\n"
      "<div class=\"SVELTE_HYDRATER contents\" data-target=\"MainHeader\" "
      "data-props=\"{{&quot;title&quot;:&quot;Hub&quot;}}\"></div>\n<main><div "
      "class=\"SVELTE_HYDRATER "
      "contents\" data-target=\"DailyPapers\" data-props=\"{}\"><!--[0--><section>…</section></div>"
      "</main></body></html>\n",
      xml(props));
}

std::string as_markup_page(const std::vector<Record>& records) {
  std::string page =
      "<!DOCTYPE html><html><head><link rel=\"canonical\" "
      "href=\"https://huggingface.co/papers/date/2025-03-12\"></head><body><main>";
  for (const Record& record : records) {
    page += fmt::format(
        "<!--[0--><article><a href=\"/papers/{0}\"><img src=\"x.png\"></a><div><a href=\"/login\">"
        "<input type=\"checkbox\"><svg><path d=\"M0\"/></svg><div>{1}</div></a></div><!--]-->"
        "<div><h3 class=\"line-clamp-3\"><!--[--><a href=\"/papers/{0}\">{2}</a></h3>"
        "<p class=\"clamp\">{3}</p><!--[-1--><span>{4} authors</span> · <span>Oct 4, 2024</span>"
        "<a href=\"/papers/{0}#community\"><svg></svg> 7</a>"
        "<a href=\"https://github.com/org/repo{0}\">GitHub 3.29k</a></div></article>\n",
        record.arxiv_id, *record.listing->upvotes, xml(wrapped(record.title, "  ")),
        xml(wrapped(record.abstract, "")), record.authors.size());
  }
  return page + "</main></body></html>";
}

std::string as_atom(const std::vector<Record>& records) {
  std::string feed =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\">\n"
      "  <title type=\"html\">ArXiv Query</title>\n  <id>http://arxiv.org/api/x</id>\n";
  for (const Record& record : records) {
    feed += fmt::format(
        "  <entry>\n    <id>http://arxiv.org/abs/{}v2</id>\n    <updated>2025-01-01T00:00:00Z"
        "</updated>\n    <published>{}T17:59:59Z</published>\n    <title>{}</title>\n"
        "    <summary>  {}\n</summary>\n",
        record.arxiv_id, record.published, xml(wrapped(record.title, "  ")),
        xml(wrapped(record.abstract, "")));
    for (const std::string& author : record.authors) {
      feed += fmt::format("    <author>\n      <name>{}</name>\n    </author>\n", xml(author));
    }
    feed += fmt::format(
        "    <arxiv:doi xmlns:arxiv=\"http://arxiv.org/schemas/atom\">{0}</arxiv:doi>\n"
        "    <link title=\"doi\" href=\"http://dx.doi.org/{0}\" rel=\"related\"/>\n"
        "    <arxiv:comment xmlns:arxiv=\"http://arxiv.org/schemas/atom\">9 pages. Code: "
        "https://github.com/org/repo{1}.</arxiv:comment>\n"
        "    <arxiv:journal_ref xmlns:arxiv=\"http://arxiv.org/schemas/atom\">{2}"
        "</arxiv:journal_ref>\n    <link href=\"http://arxiv.org/abs/{1}v2\" rel=\"alternate\" "
        "type=\"text/html\"/>\n    <category term=\"cs.CL\"/>\n  </entry>\n",
        record.doi, record.arxiv_id, xml(record.venue));
  }
  return feed + "</feed>\n";
}

std::string as_snapshot(const std::vector<Record>& records) {
  std::string lines;
  for (const Record& record : records) {
    json line;
    line["id"] = record.arxiv_id;
    line["submitter"] = "Somebody";
    line["title"] = wrapped(record.title, "  ");
    line["abstract"] = "  " + wrapped(record.abstract, "") + "\n";
    line["comments"] = "12 pages, https://github.com/org/repo" + record.arxiv_id;
    line["journal-ref"] = record.venue;
    line["doi"] = record.doi;
    line["categories"] = "cs.CL cs.LG";
    const std::string& day = record.published;
    constexpr std::array months = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                   "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    const auto month = static_cast<std::size_t>(std::stoi(day.substr(5, 2)) - 1);
    const std::string created = fmt::format("Mon, {} {} {} 19:18:42 GMT", std::stoi(day.substr(8)),
                                            months[month], day.substr(0, 4));
    line["versions"] = {{{"version", "v1"}, {"created", created}},
                        {{"version", "v2"}, {"created", "Tue, 1 Jan 2030 00:00:00 GMT"}}};
    line["update_date"] = "2030-01-01";
    for (const std::string& author : record.authors) {
      const std::size_t blank = author.rfind(' ');
      line["authors_parsed"].push_back({author.substr(blank + 1), author.substr(0, blank), ""});
    }
    lines += line.dump() + "\n";
  }
  return lines;
}

std::string as_bibtex(const std::vector<Record>& records) {
  std::string text = "% a comment with someone@example.org\n@string{ven = {Journal of }}\n\n";
  for (const Record& record : records) {
    std::string authors;
    for (const std::string& author : record.authors) {
      if (!authors.empty()) authors += "\n     and ";
      authors += last_name_first(author);
    }
    text += fmt::format(
        "@article{{key{0},\n  title = {{{{{1}}}}},\n  author = {{{2}}},\n  abstract = {{{3}}},\n"
        "  journal = ven # \"{4}\",\n  doi = {{{5}}},\n  eprint = {{{0}}},\n  archivePrefix = "
        "\"arXiv\",\n  date = {{{6}}},\n  keywords = {{retrieval, large language models}}\n}}\n\n",
        record.arxiv_id, latex(record.title), authors, latex(wrapped(record.abstract, "    ")),
        record.venue.substr(11), record.doi, record.published);
  }
  return text;
}

std::string as_ris(const std::vector<Record>& records) {
  std::string text;
  for (const Record& record : records) {
    text += "TY  - JOUR\r\nTI  - " + record.title + "\r\n";
    for (const std::string& author : record.authors) {
      text += "AU  - " + last_name_first(author) + "\r\n";
    }
    text += "AB  - " + wrapped(record.abstract, "      ") + "\r\n";
    text += fmt::format("T2  - {}\r\nDO  - {}\r\nDA  - {}/{}/{}/\r\nPY  - {}\r\n", record.venue,
                        record.doi, record.published.substr(0, 4), record.published.substr(5, 2),
                        record.published.substr(8), record.published.substr(0, 4));
    for (const std::string& keyword : record.keywords) text += "KW  - " + keyword + "\r\n";
    text += "UR  - https://arxiv.org/abs/" + record.arxiv_id + "\r\nER  - \r\n\r\n";
  }
  return text;
}

std::string as_table(const std::vector<Record>& records) {
  std::string text = "## Papers for 2025-03-12\n\n| Title | Authors | Summary |\n|---|---|---|\n";
  // Titles are Markdown; running text is taken as it stands but for the pipes.
  const auto cell = [](const std::string& plain, std::string_view escaped) {
    std::string result;
    for (const char c : plain) {
      if (escaped.find(c) != std::string_view::npos) result += '\\';
      result += c;
    }
    return result;
  };
  for (const Record& record : records) {
    std::string authors;
    for (const std::string& author : record.authors) {
      if (!authors.empty()) authors += ", ";
      authors += author;
    }
    text += fmt::format(
        "| {} (Read more on [arXiv](https://arxiv.org/abs/{}) or [HuggingFace]"
        "(https://huggingface.co/papers/{}))| {} | {} |\n",
        wrapped(cell(record.title, "\\|*_`<["), "  "), record.arxiv_id, record.arxiv_id, authors,
        cell(record.abstract, "|"));
  }
  return text;
}

}  // namespace papers::test
