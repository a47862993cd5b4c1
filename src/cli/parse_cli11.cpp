// The one file that includes CLI11: it costs fifteen seconds to compile and is asked only for the
// options of the command that runs.
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>

#include "cli/arguments.hpp"

namespace papers::cli {
namespace {

/// Stores the collected values of one option. CLI11 hands over every occurrence.
struct Store {
  const Option& option;
  const std::string& name;
  const CLI::results_t& values;

  void operator()(bool* target) const { *target = true; }
  void operator()(std::string* target) const { *target = values.back(); }
  void operator()(std::optional<std::string>* target) const { *target = values.back(); }
  void operator()(std::optional<std::int64_t>* target) const {
    *target = whole_number(name, values.back());
  }
  void operator()(std::vector<std::string>* target) const { *target = values; }
};

void declare(CLI::App& app, const Option& option) {
  const std::string name = long_name(option);
  const auto store = [&option, name](const CLI::results_t& values) {
    for (const std::string& value : values) check_value(option, name, value);
    std::visit(Store{option, name, values}, option.target);
    return true;
  };
  if (option.value.empty()) {
    app.add_flag_callback(option.names, [store] { store({"true"}); });
  } else {
    app.add_option(option.names, store)
        ->expected(1)
        ->allow_extra_args(false)
        ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
  }
}

/// Whether `words` may give `option`: by its long name, as split_words() writes it, or in a row of
/// short ones that it left as it is. To declare an option costs as much as to find a paper.
bool may_give(const std::vector<std::string>& words, const Option& option) {
  const std::string name = long_name(option);
  return std::any_of(words.begin(), words.end(), [&name](std::string_view word) {
    return word.substr(0, word.find('=')) == name ||
           (word.size() > 1 && word[0] == '-' && word[1] != '-');
  });
}

}  // namespace

void parse_options(const Arguments& arguments, const std::vector<std::string>& words) {
  if (words.empty()) return;
  CLI::App app;
  app.set_help_flag();
  for (const Option& option : arguments.options) {
    if (may_give(words, option)) declare(app, option);
  }
  try {
    app.parse(std::vector<std::string>(words.rbegin(), words.rend()));
  } catch (const CLI::ExtrasError&) {
    const std::string word = app.remaining().front();
    const std::string name = word.substr(0, word.find('='));
    throw UsageError(
        fmt::format("unknown option '{}'{}", name, suggestion_for_option(name, arguments)));
  } catch (const CLI::ArgumentMismatch& mismatch) {
    throw UsageError(fmt::format(
        "{} needs a value",
        std::string(mismatch.what()).substr(0, std::string_view(mismatch.what()).find(':'))));
  } catch (const CLI::ParseError& error) {
    throw UsageError(error.what());
  }
}

}  // namespace papers::cli
