// The phrases that frame a page of papers, menus of them on one line, and what a browser that has
// translated the page makes of its small print.
#include <algorithm>
#include <array>
#include <iterator>
#include <string>
#include <utility>
#include <vector>

#include "base/ascii.hpp"
#include "ingest/bibliography/field_text.hpp"
#include "ingest/page/page_words.hpp"
#include "ingest/page/statement.hpp"
#include "text/utf8.hpp"

namespace papers::ingest::page {

namespace {

using enum Phrase;

// Menus, buttons and footers of huggingface.co and of what text exports make of them. Words that
// could end a wrapped title are told apart by their place, in label_costs.cpp.
constexpr std::string_view frame_phrases =
    "+ add paper|about|abstract|add a comment|add paper|add this paper to a collection|"
    "add to collection|ai & ml interests|ai-generated summary|all papers|authors|back|"
    "back to top|bibtex|blog|blog articles|brand assets|buckets|changelog|cite|close|"
    "collapse|collections|collections including this paper|comment|comments|comments (0)|"
    "community|company|contact|cookie policy|copied|copy|create organization|daily|dark|"
    "datasets|datasets citing this paper|discord|docs|documentation|enterprise|enterprise hub|"
    "enterprise support|expand|explore|filter|filters|follow|following|forum|full-text search|"
    "get started|get this paper in your agent|go to page|hide|home|hot|hugging face|"
    "hugging face inc.|hugging face pro|hugging face's logo|huggingchat|inbox|"
    "inference endpoints|inference providers|jobs|join|languages|last month|last week|learn|"
    "less|light|like|like this paper|link|linkedin|load more|load more papers|loading|"
    "loading...|log in|log in sign up|log out|login|main navigation|menu|models|"
    "models citing this paper|monthly|more|new collection|new dataset|new model|new paper|"
    "new space|newest|newsletter|next|next day|next page|no comments|notifications|open in app|"
    "open menu|organizations|paper page|papers|papers trending|papers with code|"
    "papers with code - hugging face|posts|press|preview|previous day|pricing|privacy|"
    "privacy policy|profile|publication|read more|read paper|read the paper|recent|"
    "recently published|reply|resources|save|search|see all|service status|settings|share|"
    "show all|show less|show more|sign in|sign up|skip to content|skip to main content|social|"
    "solutions|sort by|sort: recent|sort: trending|spaces|spaces citing this paper|status|"
    "storage buckets|submit|submit a paper|submit paper|submit your paper|submitted|summary|"
    "table of contents|tasks|tasks & libraries|team & enterprise|terms|"
    "terms of service|theme|this month|this week|today|toggle theme|top|trending|twitter|"
    "upvoted by|upvoters|view|view abstract|view all|view all comments|view code|view comments|"
    "view details|view discussion|view more|view on github|view on hugging face|view paper|"
    "view paper page|view project page|visit paper|website|weekly|what is papers with code?|x|"
    "yesterday";

// Those that say more.
constexpr std::pair<Phrase, std::string_view> telling_phrases[] = {
    {header,
     "ak|and the research community|by|by ak|by ak and the research community|byak|"
     "byak and the research community|daily papers|daily papers - hugging face|new|"
     "search by arxiv id or title|search papers|subscribe|subscribe now"},
    {footer, "careers|system theme|tos"},
    {list_end, "hidden links|links|references|visible links"},
    {pages, "previous|previous page"},
    {trending, "trending papers|trending papers - hugging face"}};

constexpr std::size_t longest_phrase = 40;

/// The frame's phrases in order.
const std::vector<std::string_view>& sorted_frame() {
  static const std::vector<std::string_view> sorted = [] {
    std::vector<std::string_view> found;
    any_of_names(frame_phrases, [&](auto phrase) { return found.push_back(phrase), false; });
    std::sort(found.begin(), found.end());
    return found;
  }();
  return sorted;
}

/// `text` in lower case, while the result and its buffer live; empty when it is
/// longer than any.
std::string_view folded_key(std::string_view text, std::array<char, longest_phrase>& buffer) {
  if (text.size() > longest_phrase) return {};
  std::transform(text.begin(), text.end(), buffer.begin(), [](char c) { return ascii::lower(c); });
  return {buffer.data(), text.size()};
}

bool starts_one_of(std::string_view key, std::string_view names) {
  return names.starts_with(key) || names.find("|" + std::string(key)) != names.npos;
}

Phrase find_whole(std::string_view text) {
  while (!text.empty() && (text.back() == ':' || text.back() == '!')) text.remove_suffix(1);
  std::array<char, longest_phrase> buffer{};
  const std::string_view key = folded_key(text, buffer);
  if (key.empty()) return none;
  for (const auto& [phrase, names] : telling_phrases) {
    if (is_one_of(key, names)) return phrase;
  }
  return std::binary_search(sorted_frame().begin(), sorted_frame().end(), key) ? frame : none;
}

}  // namespace

Phrase find_phrase(std::string_view text) {
  constexpr std::size_t longest_invitation_bytes = 120;
  const std::size_t badge = starts_with_folded(text, "new") ? 3 : 0;
  if (starts_with_folded(text::trim(text.substr(badge)), "get trending papers in your email") ||
      (text.size() <= longest_invitation_bytes &&
       text.find("your email") != std::string_view::npos)) {
    return header;
  }
  if (starts_with_folded(text, "search by arxiv id") ||
      starts_with_folded(text, "search any paper")) {
    return header;
  }
  // "by[IMG]AK and the research community": what stands for his portrait
  // differs.
  if (starts_with_folded(text, "by") && text.ends_with(" and the research community")) {
    return header;
  }
  return find_whole(text);
}

bool may_start_phrase(std::string_view word) {
  std::array<char, longest_phrase> buffer{};
  const std::string_view key = folded_key(word, buffer);
  if (key.empty()) return false;
  const std::vector<std::string_view>& frames = sorted_frame();
  const auto found = std::lower_bound(frames.begin(), frames.end(), key);
  return (found != frames.end() && found->starts_with(key)) ||
         std::any_of(std::begin(telling_phrases), std::end(telling_phrases),
                     [key](const auto& known) { return starts_one_of(key, known.second); });
}

namespace {

constexpr std::size_t longest_menu_bytes = 120;
constexpr std::size_t longest_entry_bytes = 40;

/// Whether a menu's entry may end before text[at]: at a blank, or where the next one was put beside
/// it without one.
bool entry_ends(std::string_view text, std::size_t at) {
  if (at >= text.size() || text[at] == ' ') return true;
  if (!is_upper(text[at])) return false;
  return is_lower(text[at - 1]) || (at + 1 < text.size() && is_lower(text[at + 1]));
}

/// The bytes of the longest phrase that `text` starts with; `phrase` is what it says.
std::size_t longest_start(std::string_view text, Phrase& phrase) {
  std::size_t word = 1;
  while (!entry_ends(text, word) && text[word] != ':' && text[word] != '!') ++word;
  if (!may_start_phrase(text.substr(0, word))) return 0;  // most lines are no menu
  std::size_t size = std::min(text.size(), longest_entry_bytes);
  while (size > 0) {
    phrase = entry_ends(text, size) ? find_phrase(text.substr(0, size)) : Phrase::none;
    if (phrase != Phrase::none) break;
    --size;
  }
  return size;
}

}  // namespace

bool is_page_number(std::string_view text) {
  return text == "\xE2\x80\xA6" || text.find_first_not_of("0123456789.") == std::string_view::npos;
}

Phrase find_menu(std::string_view text) {
  if (text.size() > longest_menu_bytes) return Phrase::none;
  Phrase strongest = Phrase::none;
  int entries = 0;
  while (!text.empty()) {
    Phrase phrase = Phrase::none;
    std::size_t size = longest_start(text, phrase);
    if (size > 0) {
      ++entries;
      strongest = std::max(strongest, phrase);
    } else {
      size = std::min(text.find(' '), text.size());
      const std::string_view word = text.substr(0, size);
      const bool box = word.find_first_not_of('_') == std::string_view::npos;  // to search in
      if (!is_page_number(word) && !box) return Phrase::none;
    }
    text.remove_prefix(size);
    text = text::trim(text);
  }
  return entries >= 2 ? strongest : Phrase::none;
}

namespace {

using Translation = std::pair<std::string_view, std::string_view>;

/// What the page says, and how German, French, Spanish, Portuguese, Italian, Russian, Chinese,
/// Japanese and Korean do. A word that begins another stands behind it.
constexpr std::array<Translation, 4> print_words = {
    {{"authors",
      "Autoren|Autor|auteurs|auteur|autores|autori|autore|авторов|автора|автор|位作者|名作者|作者|"
      "人の著者|名の著者|著者|명의 저자|저자"},
     {"submitted by",
      "Eingereicht von|Soumis par|Enviado por|Presentado por|Inviato da|Отправлено|提交者|提交人|"
      "投稿者|제출자"},
     {"published on",
      "Veröffentlicht am|Veröffentlicht|Publié le|Publicado el|Publicado em|Pubblicato il|"
      "Опубликовано|发布于|发表于|公開日|게시일"},
     {"upvote",
      "Positive Bewertung|Positiv bewerten|Stimme abgeben|Hochstimmen|Voter pour|Vote "
      "positif|Votar a favor|"
      "Voto positivo|Voto a favor|Vota a "
      "favore|Проголосовать|Голосовать|点赞|赞成|高評価|賛成票|추천"}}};

/// The name of a month as the page writes it.
std::string_view month_in_english(std::size_t month) {
  constexpr std::string_view names = "jan feb mar apr may jun jul aug sep oct nov dec";
  return names.substr(month * 4 - 4, 3);
}

/// The name of the pair whose words one of starts `text`, which it takes off; empty for none.
std::string_view take_print_word(std::string_view& text) {
  for (const auto& [name, words] : print_words) {
    const auto take = [&text](std::string_view word) {
      const bool there = text.starts_with(word) || starts_with_folded(text, word);
      if (there) text = text::trim(text.substr(word.size()));
      return there;
    };
    if (any_of_names(words, take)) return name;
  }
  return {};
}

std::string_view take_leading_digits(std::string_view& text) {
  const std::size_t size = std::min(text.find_first_not_of("0123456789"), text.size());
  const std::string_view digits = text.substr(0, size);
  text = text::trim(text.substr(size));
  return digits;
}

bool take_mark_of(std::string_view& text, std::string_view part) {
  if (!text.starts_with(part)) return false;
  text = text::trim(text.substr(part.size()));
  return true;
}

/// "26. Januar 2026", "26 de enero de 2026", "2026年1月26日", with or without the year.
std::string day_in_english(std::string_view text) {
  std::string_view first = take_leading_digits(text);
  if (first.empty()) return {};
  std::string_view year;
  if (take_mark_of(text, "年") || take_mark_of(text, "년"))
    year = std::exchange(first, take_leading_digits(text));
  if (take_mark_of(text, "月") || take_mark_of(text, "월")) {
    const std::string_view day = take_leading_digits(text);
    const auto month = static_cast<std::size_t>(first.size() == 2 ? (first[0] - '0') * 10 : 0) +
                       static_cast<std::size_t>(first.empty() ? 0 : first.back() - '0');
    if (day.empty() || month < 1 || month > 12) return {};
    if (!take_mark_of(text, "日") && !take_mark_of(text, "일")) return {};
    const std::string said = std::string(month_in_english(month)) + " " + std::string(day);
    return !text.empty() ? "" : year.empty() ? said : said + ", " + std::string(year);
  }
  take_mark_of(text, ".");
  take_mark_of(text, "de ");
  std::string_view word = first_word(text);
  text = text::trim(text.substr(word.size()));
  if (word.ends_with('.')) word.remove_suffix(1);
  const unsigned month = named_month(word);
  if (month == 0 || !year.empty()) return {};
  take_mark_of(text, "de ");
  if (!text.empty()) year = take_leading_digits(text);
  if (!text.empty() && text != "г.") return {};
  return std::string(first) + " " + std::string(month_in_english(month)) +
         (year.empty() ? "" : " ") + std::string(year);
}

/// One statement of the small print; empty for what is none.
std::string statement_in_english(std::string_view rest) {
  std::string said = day_in_english(rest);
  if (!said.empty()) return said;
  for (const std::string_view word : {"に公開", "に公開されました", "に投稿", "게시", "게시됨"}) {
    if (!rest.ends_with(word)) continue;
    const std::string day = day_in_english(text::trim(rest.substr(0, rest.size() - word.size())));
    return day.empty() ? day : "published on " + day;
  }
  std::string_view number = take_leading_digits(rest);
  const std::string_view word = take_print_word(rest);
  if (word == "authors" && number.empty()) {  // "저자 4명"
    number = take_leading_digits(rest);
    if (!take_mark_of(rest, "名") && !take_mark_of(rest, "人")) take_mark_of(rest, "명");
  }
  if (word.empty() || (!number.empty() && !rest.empty())) return {};
  take_mark_of(rest, ":");
  const std::string day = day_in_english(rest);
  // "Autor des Textes" is no small print.
  const bool named = word == "submitted by";
  std::string_view behind = rest;
  const bool counts = rest == "-" || (take_count(behind, true) && behind.empty());
  if (!rest.empty() && day.empty() && !named && !(counts && word == "upvote")) return {};
  if (word == "authors" && number.empty()) return {};
  if (!number.empty()) said.append(number).append(1, ' ');
  said.append(word);
  if (!rest.empty()) said.append(1, ' ').append(day.empty() ? std::string(rest) : day);
  return said;
}

}  // namespace

std::string in_english(std::string_view text) {
  constexpr std::size_t longest_bytes = 120;
  if (text.empty() || text.size() > longest_bytes) return {};
  std::string said;
  bool foreign = false;
  while (!text.empty()) {
    if (take_separator(text)) {
      said += said.empty() ? "\xC2\xB7 " : " \xC2\xB7 ";
      continue;
    }
    const std::string_view part = text::trim(text.substr(0, find_separator(text)));
    text.remove_prefix(std::min(find_separator(text), text.size()));
    const std::string known = statement_in_english(part);
    foreign = foreign || !known.empty();
    said += known.empty() ? std::string(part) : known;
  }
  return foreign ? said : std::string();
}

}  // namespace papers::ingest::page
