// Printing papers: the format options that all commands which list papers share.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "cli/command.hpp"
#include "render/render.hpp"
#include "search/search.hpp"

namespace papers::cli {

/// What a listing is about, beside the papers themselves.
struct ListingSource {
  std::string query;
  std::uint64_t total = 0;  ///< before the limit
  std::size_t count = 0;    ///< papers to print
  /// Row id of the `index`th paper, known without reading the paper. Each is asked for once, in
  /// turn, by this or by hit().
  std::function<std::int64_t(std::size_t index)> id;
  /// The `index`th paper, hydrated.
  std::function<Hit(std::size_t index)> hit;
  /// For what keeps writers from the library as long as it is read: reads the rest at once. Called
  /// when printing takes its time.
  std::function<void()> read_ahead = {};
};

class ListingOptions {
 public:
  /// Offers the formats of that use; `both`: every one there is.
  void declare(Arguments& arguments, render::ListFormat::Use use);
  void set_default_format(std::string name) { default_format_ = std::move(name); }

  /// Text shows all fields.
  void show_whole() { whole_ = true; }

  /// -q silences remarks only: records that a command is there to write are no answer to a
  /// question.
  void print_when_quiet() { prints_when_quiet_ = true; }

  /// Prints the papers as asked for; a number with --count, nothing with -q. Returns `nothing`
  /// when there is none.
  ExitCode print(const Context& context, const ListingSource& source) const;

  [[nodiscard]] const render::ListFormat& format() const;
  /// What it shows of a paper; colour comes with addresses.
  [[nodiscard]] library::Detail detail(const Context& context) const {
    if (!format().brief || whole_) return library::Detail::whole;
    return context.color ? library::Detail::linked : library::Detail::entry;
  }
  /// Only the number was asked for.
  [[nodiscard]] bool counts() const { return count_; }
  /// It is printed, be it alone or with the papers.
  [[nodiscard]] bool shows_total() const { return count_ || format().shows_total; }

 private:
  std::string default_format_ = "text";
  std::optional<std::string> format_, template_;
  bool null_ = false, count_ = false, spreadsheet_ = false, whole_ = false,
       prints_when_quiet_ = false;
};

/// Prints what a search found.
ExitCode print_answer(const Context& context, const ListingOptions& options,
                      const search::Answer& answer, const std::string& query);

/// Prints the papers that `request` asks for, unranked; `query` is what was typed of it.
ExitCode print_matching(Context& context, const ListingOptions& options, search::Request request,
                        const std::string& query);

/// "text|json|…": the formats for `use`, as Option::value takes them.
std::string format_choices(render::ListFormat::Use use);

}  // namespace papers::cli
