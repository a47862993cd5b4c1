#include "ingest/feed/shown_counts.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <string>
#include <utility>
#include <vector>

#include "base/ascii.hpp"

namespace papers::ingest {

namespace {

constexpr std::string_view vote_words =
    " ▲ 👍 ❤️ 🔥 ⬆️ upvotes upvote votes vote likes points score ";
constexpr std::string_view comment_words = " 💬 comments comment ";
constexpr std::string_view star_words = " ⭐ ★ stars star ";

bool is_filler(std::string_view word) {
  return word == "•" || word == "·" || word == "-" || word == "|" || word == "github" ||
         word == "#";
}

/// The next word of `line` in lower case, without a colon behind it; it ends before a number.
std::string take_word(std::string_view& line) {
  const std::size_t end = std::min(line.find_first_of(" ,|0123456789"), line.size());
  std::string word = ascii::lower(line.substr(0, std::max<std::size_t>(end, 1)));
  line.remove_prefix(word.size());
  if (word.ends_with(':')) word.pop_back();
  return word;
}

}  // namespace

std::optional<std::int64_t> take_count(std::string_view& text) {
  constexpr std::size_t most_digits = 12;
  std::string digits;
  std::size_t decimals = 0;
  bool fraction = false;
  std::size_t at = 0;
  for (; at < text.size() && digits.size() < most_digits; ++at) {
    const bool digit_follows = at + 1 < text.size() && ascii::is_digit(text[at + 1]);
    if (ascii::is_digit(text[at])) {
      digits += text[at];
      decimals += fraction ? 1 : 0;
    } else if (text[at] == '.' && !fraction && !digits.empty() && digit_follows) {
      fraction = true;
    } else if (text[at] != ',' || !digit_follows) {
      break;
    }
  }
  const bool thousands = at < text.size() && ascii::lower(text[at]) == 'k';
  if (digits.empty() || decimals > 3 || (fraction && !thousands)) return std::nullopt;
  std::int64_t count = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), count);
  for (std::size_t zeros = thousands ? 3 : 0; zeros > decimals; --zeros) count *= 10;
  text.remove_prefix(thousands ? at + 1 : at);
  return count;
}

Counted counted_by(std::string_view word) {
  const auto is_in = [word = fmt::format(" {} ", word)](std::string_view words) {
    return word != "  " && words.find(word) != words.npos;
  };
  if (is_in(vote_words)) return Counted::votes;
  if (is_in(comment_words)) return Counted::comments;
  if (is_in(star_words)) return Counted::stars;
  return Counted::nothing;
}

void set_count(Counted what, std::int64_t count, Record& record) {
  if (what == Counted::nothing) return;
  if (!record.listing) record.listing.emplace();
  auto& field = what == Counted::votes      ? record.listing->upvotes
                : what == Counted::comments ? record.listing->comments
                                            : record.listing->github_stars;
  if (!field) field = count;
}

bool read_counts(std::string_view line, Record& record) {
  std::vector<std::pair<Counted, std::int64_t>> found;
  std::optional<std::int64_t> number;  // that waits for what it counts
  Counted waiting = Counted::nothing;  // for its number
  for (;;) {
    line.remove_prefix(std::min(line.find_first_not_of(" ,"), line.size()));
    if (line.empty()) break;
    if (const auto count = take_count(line)) {
      if (waiting == Counted::nothing) {
        number = count;
      } else {
        found.emplace_back(std::exchange(waiting, Counted::nothing), *count);
      }
      continue;
    }
    const std::string word = take_word(line);
    const Counted counted = counted_by(word);
    if (counted == Counted::nothing) {
      if (is_filler(word)) continue;
      return false;
    }
    if (number) {
      found.emplace_back(counted, *number);
      number.reset();
    } else {
      waiting = counted;
    }
  }
  for (const auto& [counted, count] : found) set_count(counted, count, record);
  return !found.empty();
}

}  // namespace papers::ingest
