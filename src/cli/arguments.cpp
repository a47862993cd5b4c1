#include "cli/arguments.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "base/ascii.hpp"
#include "cli/command.hpp"
#include "search/fields.hpp"
#include "search/search.hpp"

namespace papers::cli {
namespace {

bool is_digits(std::string_view text) {
  return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

std::vector<std::string> split(std::string_view text, char separator) {
  std::vector<std::string> parts;
  while (true) {
    const std::size_t end = text.find(separator);
    parts.emplace_back(text.substr(0, end));
    if (end == std::string_view::npos) return parts;
    text.remove_prefix(end + 1);
  }
}

/// How a word stands to the declared options.
struct Recognised {
  std::vector<std::string> words;  ///< as long options, "--limit=5"; empty: it is none
  bool value_follows = false;      ///< the next word is the value of the last of them
};

/// A value glued to a short option counts only where it cannot be the rest of a word: `-n5` is a
/// limit and `-fjson` a format, `-text` is not the topic "ext".
bool is_glued_value(const Option& option, std::string_view value) {
  if (option.value == "N") return is_digits(value);
  const std::vector<std::string> choices = option_choices(option);
  return std::find(choices.begin(), choices.end(), value) != choices.end();
}

const Option* find_option(std::string_view name, const Arguments& arguments) {
  for (const Option& option : arguments.options) {
    for (const std::string& known : option_names(option)) {
      if (name == known) return &option;
    }
  }
  return nullptr;
}

Recognised with_value(const Option& option, std::string_view value) {
  return {{fmt::format("{}={}", long_name(option), value)}, false};
}

/// `--limit`, `--limit=5`, `-n`, `-n=5`.
Recognised recognise_alone(std::string_view word, const Arguments& arguments) {
  const std::size_t equals = word.find('=');
  const Option* option = find_option(word.substr(0, equals), arguments);
  if (option == nullptr) return {};
  const bool flag = option->value.empty();
  if (equals == std::string_view::npos) return {{long_name(*option)}, !flag};
  if (flag) throw UsageError(fmt::format("{} takes no value", word.substr(0, equals)));
  return with_value(*option, word.substr(equals + 1));
}

/// `-n5`, and short options in a row: `-q0`, `-qn5`, `-qn 5`. `next`: the word behind.
Recognised recognise_row(std::string_view word, const std::string& next,
                         const Arguments& arguments) {
  if (word.starts_with("--")) return {};
  Recognised row;
  for (std::string_view rest = word.substr(1); !rest.empty();) {
    const Option* option = find_option(fmt::format("-{}", rest.front()), arguments);
    if (option == nullptr) return {};
    rest.remove_prefix(1);
    row.words.push_back(long_name(*option));
    if (option->value.empty()) continue;
    const std::string_view value = rest.substr(rest.starts_with('=') ? 1 : 0);
    if (!is_glued_value(*option, rest.empty() ? std::string_view(next) : value)) return {};
    row.value_follows = rest.empty();
    if (!rest.empty()) row.words.back() += fmt::format("={}", value);
    break;
  }
  return row;
}

Recognised recognise(std::string_view word, const std::string& next, const Arguments& arguments) {
  if (word.size() < 2 || word.front() != '-') return {};
  Recognised known = recognise_alone(word, arguments);
  return known.words.empty() ? recognise_row(word, next, arguments) : known;
}

/// "--limitt" and "--LIMIT" are slips of the hand, "--" or "--5" or "--a b" is text.
bool looks_like_long_option(std::string_view name) {
  if (!name.starts_with("--") || name.size() < 4) return false;
  return std::all_of(name.begin() + 2, name.end(),
                     [](char c) { return c == '-' || ascii::is_letter(c); });
}

/// Says which command has the option `name`, or one called nearly so; empty: none has.
std::string told_of_other_command(const std::string& name) {
  std::vector<std::string> names;
  std::vector<const CommandInfo*> owners;
  for (const CommandInfo* info : commands()) {
    const std::unique_ptr<Command> command = info->make();
    Arguments declared;
    command->declare(declared);
    for (const Option& option : declared.options) {
      for (std::string& own : option_names(option)) names.push_back(std::move(own));
      owners.resize(names.size(), info);
    }
  }
  auto known = std::find(names.begin(), names.end(), name);
  const bool is_slip = known == names.end();
  if (const auto nearest = search::nearest_word(name, names); is_slip && nearest) {
    known = std::find(names.begin(), names.end(), *nearest);
  }
  if (known == names.end()) return {};
  const CommandInfo* const owner = owners[static_cast<std::size_t>(known - names.begin())];
  return is_slip ? fmt::format(", did you mean '{}' of 'papers {}'?", *known, owner->name)
                 : fmt::format(", which is one of 'papers {}'", owner->name);
}

/// `word`, which is no option of this command, may be text; not if it is one of another command, or
/// nearly one of this.
void refuse_option_in_text(std::string_view word, const Arguments& arguments) {
  const std::string_view typed = word.substr(0, word.find('='));
  if (!looks_like_long_option(typed)) return;
  const std::string name = ascii::lower(typed);
  constexpr std::size_t shortest_slip_bytes = 5;  // "--abc": less is one slip from anything
  std::string hint =
      name.size() < shortest_slip_bytes ? std::string() : suggestion_for_option(name, arguments);
  if (hint.empty()) hint = told_of_other_command(name);
  if (hint.empty()) return;
  throw UsageError(fmt::format("unknown option '{}'{} (as text: put -- before it)", typed, hint));
}

/// What other programs call it, and what it is called here; of options and of their values.
constexpr std::pair<std::string_view, std::string_view> other_words[] = {
    {"--after", "--since"},      {"--before", "--until"},     {"--columns", "--template"},
    {"--count-only", "--count"}, {"--dryrun", "--dry-run"},   {"--fields", "--template"},
    {"--fix", "--repair"},       {"--from", "--since"},       {"--max", "--limit"},
    {"--no-color", "--color"},   {"--num", "--limit"},        {"--number", "--limit"},
    {"--order", "--sort"},       {"--order-by", "--sort"},    {"--print0", "--null"},
    {"--silent", "--quiet"},     {"--simulate", "--dry-run"}, {"--sort-by", "--sort"},
    {"--to", "--until"},         {"--top", "--limit"},        {"-V", "--version"},
    {"best", "relevance"},       {"bib", "bibtex"},           {"date", "listed"},
    {"day", "listed"},           {"latest", "listed"},        {"likes", "votes"},
    {"md", "markdown"},          {"name", "title"},           {"new", "listed"},
    {"newest", "listed"},        {"plain", "text"},           {"points", "votes"},
    {"popular", "votes"},        {"rank", "relevance"},       {"recent", "listed"},
    {"score", "relevance"},      {"table", "line"},           {"top", "votes"},
    {"upvotes", "votes"}};

}  // namespace

void GlobalOptions::declare(Arguments& arguments) {
  arguments.options.insert(
      arguments.options.end(),
      {{"--db", "FILE", "the library file", &db},
       {"--color", "auto|always|never", "colour and links: auto is on a terminal only", &color},
       {"-q,--quiet", "", "no remarks on stderr; of search, list and related the exit code alone",
        &quiet},
       {"--no-pager", "", "never start a pager", &no_pager},
       {"-h,--help", "", "show help", &help},
       {"--version", "", "show the version", &version}});
}

std::vector<std::string> option_names(const Option& option) { return split(option.names, ','); }

std::string long_name(const Option& option) {
  return option.names.substr(option.names.rfind(',') + 1);
}

std::vector<std::string> option_choices(const Option& option) {
  if (option.value.find('|') == std::string::npos) return {};
  return split(option.value, '|');
}

void check_choice(const std::string& name, const std::string& value,
                  const std::vector<std::string>& choices) {
  if (choices.empty() || std::find(choices.begin(), choices.end(), value) != choices.end()) return;
  throw UsageError(fmt::format("{} cannot be '{}'{} ({})", name, value, suggestion(value, choices),
                               fmt::join(choices, ", ")));
}

std::int64_t whole_number(const std::string& name, const std::string& value) {
  std::int64_t number = 0;
  const char* end = value.data() + value.size();
  const auto [parsed, failure] = std::from_chars(value.data(), end, number);
  if (failure != std::errc() || parsed != end || number < 0) {
    throw UsageError(fmt::format("{} needs a whole number, not '{}'", name, value));
  }
  return number;
}

void check_value(const Option& option, const std::string& name, const std::string& value) {
  check_choice(name, value, option_choices(option));
  if (std::holds_alternative<std::optional<std::int64_t>*>(option.target)) {
    whole_number(name, value);
  }
}

std::string suggestion(std::string_view word, const std::vector<std::string>& candidates) {
  for (const auto& [other, meant] : other_words) {
    const bool is_here = std::find(candidates.begin(), candidates.end(), meant) != candidates.end();
    if (other == word && is_here) return fmt::format(", did you mean '{}'?", meant);
  }
  constexpr std::size_t shortest_beginning_bytes = 4;  // "--fo"
  const auto begun = [word](const std::string& name) { return name.starts_with(word); };
  if (word.size() >= shortest_beginning_bytes) {
    const auto first = std::find_if(candidates.begin(), candidates.end(), begun);
    if (first != candidates.end()) return fmt::format(", did you mean '{}'?", *first);
  }
  const auto nearest = search::nearest_word(word, candidates);
  return nearest ? fmt::format(", did you mean '{}'?", *nearest) : std::string();
}

std::string suggestion_for_option(std::string_view name, const Arguments& arguments) {
  std::vector<std::string> names;
  for (const Option& option : arguments.options) {
    for (std::string& own : option_names(option)) names.push_back(std::move(own));
    // "--json" for "--format json"
    for (const std::string& choice : option_choices(option)) {
      if (name.starts_with("--") && name.substr(2) == choice) {
        return fmt::format(", did you mean '{} {}'?", long_name(option), choice);
      }
    }
  }
  const std::string near = suggestion(name, names);
  // "--author" for a query's "author:NAME"
  if (!near.empty() || !name.starts_with("--")) return near;
  const search::Field* const field = search::find_field(name.substr(2));
  return field ? fmt::format(", in a query '{}:' asks for it", field->name) : near;
}

SplitWords split_words(const std::vector<std::string>& words, const Arguments& arguments,
                       bool dash_words) {
  SplitWords result;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::string& word = words[i];
    if (word == "--") {
      result.texts.insert(result.texts.end(), words.begin() + static_cast<std::ptrdiff_t>(i) + 1,
                          words.end());
      break;
    }
    const std::string next = i + 1 < words.size() ? words[i + 1] : std::string();
    const bool dashed = word.size() > 1 && word.front() == '-';
    const Recognised known = recognise(word, next, arguments);
    if (known.words.empty() && (!dashed || dash_words)) {
      if (dashed) refuse_option_in_text(word, arguments);
      result.texts.push_back(word);
      continue;
    }
    for (const std::string& option : known.words) {
      result.typed.push_back(option.substr(0, option.find('=')));
    }
    // What is none is refused by parse_options(), with the nearest one.
    const std::vector<std::string> unknown = {word};
    const auto& taken = known.words.empty() ? unknown : known.words;
    result.options.insert(result.options.end(), taken.begin(), taken.end());
    if (known.value_follows && i + 1 < words.size()) result.options.push_back(words[++i]);
  }
  return result;
}

std::size_t find_command_word(const std::vector<std::string>& words, const Arguments& globals) {
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (words[i].empty() || words[i].front() != '-') return i;
    const std::string next = i + 1 < words.size() ? words[i + 1] : std::string();
    const Recognised known = recognise(words[i], next, globals);
    if (known.value_follows) ++i;
    if (!known.words.empty()) continue;
    // An option of the command may stand before its name: `papers -n 1 list`.
    const auto named = std::find_if(words.begin() + static_cast<std::ptrdiff_t>(i), words.end(),
                                    [](const std::string& word) { return find_command(word); });
    return static_cast<std::size_t>(named - words.begin());
  }
  return words.size();
}

void fill_positionals(const Arguments& arguments, const std::vector<std::string>& texts) {
  std::size_t next = 0;
  for (const Positional& positional : arguments.positionals) {
    if (positional.required && next == texts.size()) {
      throw UsageError(fmt::format("{} is missing", positional.name));
    }
    const std::size_t end = positional.repeated ? texts.size() : std::min(next + 1, texts.size());
    for (; next < end; ++next) {
      check_choice(positional.name, texts[next], positional.choices);
      positional.target->push_back(texts[next]);
    }
  }
  if (next < texts.size()) throw UsageError(fmt::format("unexpected '{}'", texts[next]));
}

}  // namespace papers::cli
