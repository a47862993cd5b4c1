#include "ingest/page/foreign_words.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "ingest/bibliography/field_text.hpp"
#include "ingest/page/counts.hpp"
#include "ingest/page/page_words.hpp"
#include "ingest/page/statement.hpp"
#include "text/utf8.hpp"

namespace papers::ingest::page {
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
    for (std::string_view rest = words; !rest.empty();) {
      const std::string_view word = rest.substr(0, rest.find('|'));
      rest.remove_prefix(std::min(word.size() + 1, rest.size()));
      const bool there = text.starts_with(word) || starts_with_folded(text, word);
      if (!there) continue;
      text = text::trim(text.substr(word.size()));
      return name;
    }
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
