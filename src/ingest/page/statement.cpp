// Single statements: numbers, days, labels.
#include "ingest/page/statement.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "ingest/page/page_words.hpp"
#include "paper/identity.hpp"
#include "text/utf8.hpp"

namespace papers::ingest::page {
namespace {

/// Takes a word, and the colon behind it.
bool take_folded(std::string_view& text, std::string_view lower) {
  if (!starts_with_folded(text, lower)) return false;
  const std::string_view rest = text.substr(lower.size());
  if (!rest.empty() && (is_alphanumeric(rest.front()) || rest.front() == '-')) return false;
  text = text::trim(rest.starts_with(':') ? rest.substr(1) : rest);
  return true;
}

/// Takes one of `names`, which "|" separates.
bool take_any(std::string_view& text, std::string_view names) {
  return any_of_names(names, [&text](std::string_view one) { return take_folded(text, one); });
}

bool is_dash(std::string_view text) {
  return text == "-" || text == "\\-" || text == "\xE2\x80\x93" || text == "\xE2\x80\x94";
}

/// "140" of ": 140" and of "点赞数：140", what a picture means said again in any language.
std::string_view behind_name_of_count(std::string_view text) {
  constexpr std::size_t longest_name_bytes = 24;
  constexpr std::string_view wide_colon = "\xEF\xBC\x9A";
  const std::size_t colon = std::min(text.find(':'), text.find(wide_colon));
  if (colon > longest_name_bytes) return text;
  const std::string_view rest = text.substr(colon + (text[colon] == ':' ? 1 : wide_colon.size()));
  const std::string_view value = text::trim(rest);
  return colon == 0 || (!value.empty() && is_digit(value.front())) ? value : text;
}

/// A picture of votes, stars or comments at the start of `text`; Form::text for none.
Form take_symbol(std::string_view& text) {
  constexpr std::array<std::pair<Form, std::string_view>, 3> symbols = {
      {{Form::votes, "▲|△|👍|🔺|⬆|↑|❤|🔥|🤗|:arrow_up:|:thumbsup:|:+1:"},
       {Form::stars, "⭐|🌟|★|:star:"},
       {Form::comments, "💬|🗨|:speech_balloon:"}}};
  constexpr std::string_view drawn = "\xEF\xB8\x8F";  // the symbol before is drawn in colour
  const bool may_be = !text.empty() && !is_alphanumeric(text.front());
  for (const auto& [form, known] : symbols) {
    const auto take = [&text](std::string_view symbol) {
      if (!text.starts_with(symbol)) return false;
      text.remove_prefix(symbol.size());
      return true;
    };
    if (!may_be || !any_of_names(known, take)) continue;
    if (text.starts_with(drawn)) text.remove_prefix(drawn.size());
    text = behind_name_of_count(text::trim(text));
    return form;
  }
  return Form::text;
}

bool take_number(std::string_view& text, Statement& found, bool labelled = false) {
  const auto number = take_count(text, labelled);
  if (!number) return false;
  found.value = number->value;
  found.abbreviated = number->abbreviated;
  return true;
}

/// "January 2025": where a number follows a day, months have three letters. "May 2025" may be both,
/// and 25 comments on a 20th are rare.
bool is_month_and_year(std::string_view text, std::size_t digits) {
  constexpr std::size_t longest_abbreviation_bytes = 4;  // "Sept"
  const std::string_view year = text.substr(text.size() - digits);
  const std::string_view month = text.substr(0, text.find(' '));
  const bool whole = month.size() > longest_abbreviation_bytes || equals_folded(month, "may") ||
                     equals_folded(month, "june") || equals_folded(month, "july");
  return digits == 4 && whole && (year.starts_with("19") || year.starts_with("20"));
}

/// How much of `text`, which ends in digits, is a day behind which a number was put without a
/// blank, as for the comments in "Oct 4, 20243" and "May 185": all of it but that number, 0 for
/// none.
std::size_t day_before_number(std::string_view text, std::size_t words) {
  std::size_t digits = 0;
  while (digits < text.size() && is_digit(text[text.size() - 1 - digits])) ++digits;
  const std::size_t before = text.size() - digits;
  if (words == 2 && is_month_and_year(text, digits)) return 0;
  if (words == 3 && digits > 4) return before + 4;
  if (words != 2 || digits < 3 || digits > 5) return 0;
  return before + (text.substr(before, 2) <= "31" ? 2 : 1);
}

/// A day of one to three words at the start of `text`.
bool take_day(std::string_view& text, StatedDay& day) {
  std::array<std::size_t, 3> ends{};
  std::size_t words = 0;
  for (std::size_t at = 0; at < text.size() && words < ends.size();) {
    const std::size_t blank = std::min(text.find(' ', at), text.size());
    ends[words++] = blank;
    at = blank + 1;
  }
  for (; words > 0; --words) {
    const std::string_view whole = text.substr(0, ends[words - 1]);
    if (whole.size() > 24) continue;
    const std::size_t part = day_before_number(whole, words);
    for (const std::string_view candidate : {whole, whole.substr(0, part)}) {
      if (candidate.empty()) continue;
      if (const auto found = parse_stated_day(candidate)) {
        day = *found;
        text = text::trim(text.substr(candidate.size()));
        return true;
      }
    }
  }
  return false;
}

bool take_counted(std::string_view& text, Statement& found) {
  std::string_view rest = text;
  if (!take_number(rest, found)) return false;
  constexpr std::array<std::pair<Form, std::string_view>, 5> nouns = {
      {{Form::filler, "papers"},
       {Form::authors, "authors|author"},
       {Form::comments, "comments|comment|replies"},
       {Form::votes, "upvotes|upvote|votes"},
       {Form::stars, "stars"}}};
  found.form = take_symbol(rest);
  if (found.form == Form::text) found.form = Form::number;
  const auto* const noun = std::find_if(
      nouns.begin(), nouns.end(), [&rest](const auto& one) { return take_any(rest, one.second); });
  if (noun != nouns.end()) found.form = noun->first;
  text = rest;
  return true;
}

bool take_published(std::string_view& text, Statement& found) {
  std::string_view rest = text;
  for (const std::string_view on : {"published on", "published at", "published", "submitted on"}) {
    found.published = found.published || take_folded(rest, on);
  }
  if (!take_day(rest, found.day)) {
    // "Published on" or "Published on Oct": the line was cut inside.
    constexpr std::size_t longest_part_bytes = 12;
    if (!found.published || rest.size() > longest_part_bytes) return false;
    found.form = Form::filler;
    text = {};
    return true;
  }
  found.form = Form::day;
  text = rest;
  return true;
}

/// "Submitted by NAME", the name perhaps glued to it.
bool take_submitted_by(std::string_view& text) {
  constexpr std::string_view words = "submitted by";
  const bool glued = starts_with_folded(text, words) && text.find(' ', words.size()) == text.npos;
  if (!glued) return take_folded(text, words);
  text = text::trim(text.substr(words.size()));
  return true;
}

/// "Upvote 71", "GitHub 3.29k", "arXiv Page", "Submitted by NAME".
bool take_label(std::string_view& text, Statement& found) {
  std::string_view rest = text;
  const Form symbol = take_symbol(rest);
  const bool upvote = symbol == Form::text && take_any(rest, "upvote|upvotes");
  if (symbol != Form::text || upvote) {
    found.form = upvote ? Form::votes : symbol;
    if (found.form == Form::votes && is_dash(rest)) {
      rest = {};
    } else if (!take_number(rest, found)) {
      if (!upvote) return false;
      found.form = Form::upvote;
    }
  } else if (take_any(rest, "github|code")) {
    found.form = Form::stars;
    if (rest.starts_with("http")) {
      rest = text::trim(rest.substr(first_word(rest).size()));
      found.form = Form::label;
    } else {
      take_number(rest, found, true);
    }
  } else if (take_submitted_by(rest)) {
    if (rest.size() > 60) return false;
    found.form = Form::submitted_by;
    found.value = rest.empty() ? 0 : 1;
    rest = {};
  } else {
    if (!take_any(rest,
                  "view arxiv page|view on arxiv|arxiv page|arxiv|view pdf|pdf|project page|"
                  "project|html|paper page|hf page|paper")) {
      return false;
    }
    found.form = Form::label;
  }
  text = rest;
  return true;
}

/// "2408.15237"
bool take_arxiv_id(std::string_view& text, Statement& found) {
  const std::string_view word = first_word(text);
  if (word.empty() || !is_digit(word.front()) || !is_arxiv_id(word)) return false;
  found.form = Form::label;
  text = text::trim(text.substr(word.size()));
  return true;
}

bool take_address(std::string_view& text, Statement& found) {
  std::string_view url = first_word(text);
  const std::size_t size = url.size();
  if (url.starts_with('<') && url.ends_with('>')) url = url.substr(1, url.size() - 2);
  if (!starts_with_folded(url, "http://") && !starts_with_folded(url, "https://")) return false;
  if (url.ends_with(',') || url.ends_with('.')) return false;  // of a sentence
  found.form = Form::address;
  found.text = url;
  text = text::trim(text.substr(size));
  return true;
}

}  // namespace

bool is_arxiv_id(std::string_view text) {
  return text.find_first_of(" /") == text.npos && !normalize_arxiv_id(text).empty();
}

std::size_t find_kind_and_id(std::string_view text) {
  constexpr std::string_view kind = "Paper";
  for (std::size_t at = text.find(kind); at != text.npos; at = text.find(kind, at + 1)) {
    std::string_view rest = text::trim(text.substr(at + kind.size()));
    if (take_separator(rest) && is_arxiv_id(first_word(rest))) return at;
  }
  return text.npos;
}

bool read_statement_row(std::string_view text, std::vector<Statement>& statements) {
  while (!text.empty()) {
    Statement found;
    const std::string_view before = text;
    if (is_dash(text)) {
      found.form = Form::dash;
      text = {};
    } else if (text.front() == '+' && text.size() > 1 && is_digit(text[1])) {
      std::string_view rest = text.substr(1);  // "+12": avatars that did not fit
      if (!take_number(rest, found)) return false;
      found.form = Form::filler;
      text = rest;
    } else if (!take_arxiv_id(text, found) && !take_published(text, found) &&
               !take_counted(text, found) && !take_label(text, found) &&
               !take_address(text, found)) {
      return false;
    }
    if (found.text.empty()) {
      found.text = text::trim(before.substr(0, before.size() - text.size()));
    }
    statements.push_back(found);
  }
  return true;
}

std::optional<std::int64_t> count_from(std::string_view text) {
  Statement found;
  text = text::trim(text);
  return take_number(text, found) && text.empty() ? std::optional(found.value) : std::nullopt;
}

bool ends_inside_day(std::string_view line) {
  constexpr std::string_view separator = "\xC2\xB7";
  constexpr std::size_t longest_part_bytes = 24;
  if (line.size() > longest_part_bytes) {
    line.remove_prefix(line.size() - longest_part_bytes - 1);
    if (line.find(separator) == std::string_view::npos) return false;
  }
  const std::size_t at = line.rfind(separator);
  std::string_view rest =
      at == std::string_view::npos ? line : text::trim(line.substr(at + separator.size()));
  if (rest.size() > longest_part_bytes) return false;
  const bool published = take_any(rest, "published on|published");
  if (rest.empty()) return published || (at != std::string_view::npos && at > 0);
  std::string day(rest);
  if (rest.ends_with(',')) {
    day.pop_back();
  } else if (std::all_of(rest.begin(), rest.end(), [](char c) { return is_alphanumeric(c); })) {
    day += " 1";
  } else {
    return false;
  }
  const auto found = parse_stated_day(day);
  return found && !found->year;
}

}  // namespace papers::ingest::page
