// What the words of rows and items say: kinds of documents, days, venues, numbers; and references,
// "One, A., & Two, B. (2017). Title. Venue, 2(1)."
#include <algorithm>
#include <utility>

#include "ingest/bibliography/field_text.hpp"
#include "ingest/page/entry_facts.hpp"
#include "ingest/page/page_names.hpp"
#include "ingest/page/page_words.hpp"
#include "ingest/page/statement.hpp"
#include "paper/identity.hpp"
#include "text/escape.hpp"
#include "text/fold.hpp"
#include "text/utf8.hpp"

namespace papers::ingest::page {

namespace {

std::optional<int> year_in(std::string_view text) {
  if (text.size() != 4 || (!text.starts_with("19") && !text.starts_with("20"))) return std::nullopt;
  if (!is_digit(text[2]) || !is_digit(text[3])) return std::nullopt;
  return (text[0] - '0') * 1000 + (text[1] - '0') * 100 + (text[2] - '0') * 10 + text[3] - '0';
}

/// "50 minute read", "5-min read"
bool is_reading_time(std::string_view text) {
  const std::size_t digits = std::min(text.find_first_not_of("0123456789"), text.size());
  std::string_view unit = text.substr(digits);
  if (unit.starts_with(' ') || unit.starts_with('-')) unit.remove_prefix(1);
  return digits > 0 && starts_with_folded(unit, "min") && equals_folded(last_word(unit), "read");
}

}  // namespace

bool is_link_label(std::string_view text) {
  constexpr std::string_view labels =
      "paper|papers|pdf|arxiv|code|github|link|project|page|website|web|demo|data|blog|dataset|"
      "datasets|model|models|html|video|abs|abstract|doi|here|hf|slides|repo|homepage|"
      "huggingface|poster|tweet|twitter|x|thread|post|reddit|colab|bibtex|citation|cite|site|"
      "webpage|talk|youtube|weights|checkpoint|checkpoints|openreview|supp|acl|alphaxiv|"
      "discussion|notes|source|fulltext|preprint|publication|official|implementation|readmore|"
      "more|url|title|论文|代码|项目|主页|链接|原文|论文链接|项目主页|数据集|论文地址|代码地址|"
      "論文|コード|논문|코드|lien|artikel|articulo|enlace|quelle|artigo";
  std::string folded = text::fold_title(text);
  if (is_one_of(folded, labels)) return true;
  for (const std::string_view end : {"page", "link", "pdf", "paper", "abs", "version"}) {
    if (folded.size() > end.size() && folded.size() < 18 && folded.ends_with(end) &&
        is_link_label(folded.substr(0, folded.size() - end.size()))) {
      return true;
    }
  }
  if (folded.empty() || text::is_web_url(text)) return true;
  return !normalize_arxiv_id(text).empty() && text.find(' ') == std::string_view::npos;
}

bool is_kind_of_document(std::string_view text) {
  constexpr std::size_t longest_bytes = 24;
  return text.size() <= longest_bytes && !text::fold_title(text).empty() &&
         text.find_first_of("0123456789") == std::string_view::npos && is_link_label(text);
}

bool is_paper_url(std::string_view url) {
  if (!text::is_web_url(url)) return false;
  if (!normalize_arxiv_id(url).empty() || !normalize_doi(url).empty()) return true;
  constexpr std::string_view known =
      "huggingface.co/papers/|hf.co/papers/|openreview.net/forum|openreview.net/pdf|"
      "openreview.net/attachment|openreview.net/references|aclanthology.org/|proceedings.|"
      "openaccess.thecvf.com|papers.nips.cc|semanticscholar.org/|dl.acm.org/doi|"
      "ieeexplore.ieee.org|alphaxiv.org/abs/|biorxiv.org/content|nature.com/articles|"
      "usenix.org/conference|eprint.iacr.org/|jmlr.org/papers|link.springer.com/|"
      "sciencedirect.com/science/article|paperswithcode.com/paper/|ecva.net/papers|"
      "isca-archive.org/|ojs.aaai.org/|ijcai.org/proceedings";
  return url.ends_with(".pdf") ||
         any_of_names(known, [url](auto place) { return url.find(place) != url.npos; });
}

std::string published_from(std::string_view text) {
  text = text::trim(text);
  const std::string iso = normalize_iso_date(text);
  return iso.empty() ? date_alone(text) : iso;
}

bool is_venue(std::string_view text) {
  constexpr std::size_t longest_bytes = 60;
  constexpr std::size_t most_words = 7;
  text = text::trim(text);
  if (text.size() > longest_bytes || text.size() < 5) return false;
  if (std::count(text.begin(), text.end(), ',') > 1 || text.starts_with("by ") ||
      text.find(": ") != text.npos)
    return false;
  std::size_t words = 0;
  bool year = false;
  bool name = false;
  while (!text.empty()) {
    std::string_view word = first_word(text);
    text = text::trim(text.substr(word.size()));
    if (++words > most_words) return false;
    while (!word.empty() && std::string_view("(),.[]").find(word.back()) != word.npos) {
      word.remove_suffix(1);
    }
    while (word.starts_with('(') || word.starts_with('[')) word.remove_prefix(1);
    // "CVPR'24", "ICLR2025"
    const std::size_t apostrophe = std::min(word.find('\''), word.find("\u2019"));
    const bool dressed = word.size() > 4 && year_in(word.substr(word.size() - 4));
    const bool month = word.size() == 7 && !date_alone(word).empty();  // "arXiv 2026.02"
    const std::size_t digits =
        word.size() - std::min(word.find_last_not_of("0123456789") + 1, word.size());
    const bool shortened = apostrophe != word.npos && digits == 2 &&
                           word.size() <= apostrophe + 5 && is_digit(word.back()) &&
                           is_digit(word[word.size() - 2]);
    year = year || year_in(word) || month || dressed || shortened;
    const bool capital =
        !word.empty() && (is_upper(word.front()) || word == "arXiv" || dressed || shortened);
    name = name || (capital && !year_in(word));
    const bool plain = word.empty() || capital || year_in(word) || is_function_word(word) ||
                       is_digit(word.front()) || word == "&" ||
                       is_one_of(word, "preprint|oral|spotlight|poster|workshop|highlight");
    if (!plain) return false;
  }
  return year && name;
}

std::string year_of_venue(std::string_view venue) {
  constexpr std::size_t year_size = 4;
  while (!venue.empty()) {
    std::string_view word = first_word(venue);
    venue = text::trim(venue.substr(word.size()));
    while (!word.empty() && !is_digit(word.back())) word.remove_suffix(1);
    while (!word.empty() && !is_alphanumeric(word.front())) word.remove_prefix(1);
    std::string date = published_from(word);
    if (!date.empty()) return date;
    if (word.size() > year_size) date = published_from(word.substr(word.size() - year_size));
    if (!date.empty()) return date;
  }
  return {};
}

void take_counts_behind(std::string& title, Listing& listing) {
  constexpr std::size_t longest_bytes = 40;
  const char last = title.empty() ? ' ' : title.back();
  if (last != ')' && last != ']') return;
  const std::size_t open = title.rfind(last == ')' ? '(' : '[');
  if (open == std::string::npos || open == 0 || title.size() - open > longest_bytes) return;
  const std::string inside(
      text::trim(std::string_view(title).substr(open + 1, title.size() - open - 2)));
  const std::vector<Statement> said =
      is_reading_time(inside) ? std::vector<Statement>() : read_statements(inside);
  const bool counts = std::all_of(said.begin(), said.end(), [](const Statement& one) {
    return one.value >= 0 &&
           (one.form == Form::votes || one.form == Form::stars || one.form == Form::comments);
  });
  if (!counts) return;
  for (const Statement& one : said) {
    (one.form == Form::votes   ? listing.upvotes
     : one.form == Form::stars ? listing.github_stars
                               : listing.comments) = one.value;
  }
  title = std::string(text::trim(std::string_view(title).substr(0, open)));
}

std::optional<StatedDay> day_in_heading(std::string_view heading) {
  constexpr std::size_t most_words = 12;
  const auto without_marks = [](std::string_view part) {
    part = text::trim(part);
    while (part.starts_with('(') || part.starts_with('[')) part.remove_prefix(1);
    while (part.ends_with(')') || part.ends_with(']') || part.ends_with(':')) part.remove_suffix(1);
    return part;
  };
  std::string_view tail = heading;
  for (std::size_t words = 0; words < most_words && !tail.empty(); ++words) {
    if (const auto day = parse_stated_day(without_marks(tail))) return day;
    tail = text::trim(tail.substr(first_word(tail).size()));
  }
  std::size_t end = 0;
  for (int words = 1; words <= 3 && end < heading.size(); ++words) {
    end = std::min(heading.find(' ', end + 1), heading.size());
    if (const auto day = parse_stated_day(without_marks(heading.substr(0, end)))) return day;
  }
  return std::nullopt;
}

void EntryFacts::take_front_day(std::string_view& text) {
  std::size_t end = 0;
  for (int words = 1; words <= 3 && end < text.size(); ++words) {
    end = std::min(text.find(' ', end + 1), text.size());
    std::string_view day = text.substr(0, end);
    while (day.ends_with(':') || day.ends_with(',') || day.ends_with('|')) day.remove_suffix(1);
    constexpr std::size_t shortest_bytes = 6;  // "2024" may begin a title
    const bool dated = day.size() >= shortest_bytes && take_day(day);
    // "3 Jan, *Title*": of which year, only what it heads says.
    if (!dated && (day.size() == end || !parse_stated_day(day))) continue;
    text = text::trim(text.substr(end));
    return;
  }
}

bool EntryFacts::take_reference(std::string& text, bool title_follows) {
  NamesInFront front = read_names_in_front(text, title_follows);
  if (front.names.empty()) return false;
  constexpr std::size_t year_digits = 4;
  std::string_view rest = front.rest;
  std::string_view day = rest.substr(0, year_digits);
  if (const std::size_t group = group_size(rest); group > 0) {
    day = rest.substr(1, group - 2);
    if (!take_day(day) && !take_day(day.substr(0, year_digits))) return false;
    rest = text::trim(rest.substr(group));
    if (!rest.empty() && is_lower(rest[0])) return false;  // "One and Two (2024) keep this list."
    rest = without_joints(rest);
  } else if (rest.substr(day.size()).starts_with(". ") && take_day(day)) {
    rest = without_joints(rest.substr(day.size()));
  }
  const bool is_mark = rest.empty() || rest == "\"" || rest == "\u201C";
  if (count_words(rest).count < 2 && !(is_mark && title_follows)) return false;
  // "Sparse Gardens, Ann One, Bob Two. ICML Workshop 2020." begins with its title.
  if (is_venue(without_end_joints(rest.substr(0, sentence_size(rest))))) return false;
  entry_.record.authors = std::move(front.names);
  entry_.record.authors_cut = front.cut;
  text = std::string(rest);
  return true;
}

std::string_view EntryFacts::take_publication(std::string_view text) {
  constexpr std::size_t longest_bytes = 400, longest_venue_bytes = 160;
  constexpr std::string_view ends = "\"\u201D,.; \n";
  text.remove_prefix(std::min(text.find_first_not_of(ends), text.size()));
  for (const std::string_view word : {"in: ", "in "}) {
    if (starts_with_folded(text, word)) text = text::trim(text.substr(word.size()));
  }
  const std::string_view line = text.substr(0, longest_bytes).substr(0, text.find('\n'));
  Record& record = entry_.record;
  // A volume, a year: where the venue ends. "28th" is a word of it.
  std::size_t venue_end = line.npos, year = line.npos, at = 0;
  for (; at < line.size(); ++at) {
    if (!is_digit(line[at]) || (at > 0 && is_alphanumeric(line[at - 1]))) continue;
    const std::size_t end = std::min(line.find_first_not_of("0123456789", at), line.size());
    const bool is_word = end < line.size() && is_alphanumeric(line[end]);
    if (!is_word && at > 0 && venue_end == line.npos) venue_end = at;
    const std::string date = is_word ? std::string() : published_from(line.substr(at, end - at));
    const bool bracketed = at > 0 && line[at - 1] == '(';
    if (!date.empty() && (year == line.npos || bracketed)) year = at;
    at = end;
  }
  if (record.arxiv_id.empty()) record.arxiv_id = stated_arxiv_id(line);
  if (record.doi.empty())
    record.doi = stated_doi(line.substr(std::min(line.find("10."), line.size())));
  constexpr std::size_t year_digits = 4;
  if (year != line.npos && record.published.empty()) take_day(line.substr(year, year_digits));
  if (venue_end == line.npos) venue_end = sentence_size(line);
  const std::string_view before = line.substr(0, venue_end);
  const std::string_view venue = without_end_joints(before.substr(0, before.find(", vol")));
  const bool is_named = venue.size() > 1 && venue.size() <= longest_venue_bytes &&
                        is_upper(venue[0]) && !starts_with_folded(venue, "arxiv");
  if (is_named && record.venue.empty()) record.venue = std::string(venue);
  const std::size_t last = std::min(std::max(venue_end, year == line.npos ? 0 : year), line.size());
  const std::size_t stop = line.find(". ", last);
  return text.substr(stop == line.npos ? line.size() : stop + 2);
}

}  // namespace papers::ingest::page
