#include <fmt/format.h>

#include <cstdlib>

#include "cli/command.hpp"
#include "cli/ids.hpp"
#include "cli/shell_command.hpp"
#include "render/visible.hpp"
#include "text/escape.hpp"

namespace papers::cli {
namespace {

std::string_view variable(const char* name) {
  const char* const value = std::getenv(name);
  return value == nullptr ? std::string_view() : std::string_view(value);
}

/// What opens an address here: the first command of BROWSER, else xdg-open where there is a
/// display; empty when nothing can.
std::string browser() {
  const std::string_view named = variable("BROWSER");
  if (!named.empty()) return std::string(named.substr(0, named.find(':')));
  const bool display = !variable("DISPLAY").empty() || !variable("WAYLAND_DISPLAY").empty();
  return display ? "xdg-open" : "";
}

std::string pdf_of(const Paper& paper) {
  if (!paper.arxiv_id.empty()) {
    const std::string url = "https://arxiv.org/pdf/" + paper.arxiv_id;
    if (text::is_web_url(url)) return url;
  }
  for (const Link& link : paper.links) {
    if (link.url.ends_with(".pdf") && text::is_web_url(link.url)) return link.url;
  }
  return {};
}

class OpenCommand : public Command {
 public:
  void declare(Arguments& arguments) override {
    arguments.positionals = {{"ID", "the paper", &id_, /*required=*/true, /*repeated=*/false}};
    arguments.options.insert(arguments.options.end(),
                             {{"--pdf", "", "its PDF", &pdf_}, {"--code", "", "its code", &code_}});
  }

  ExitCode run(Context& context) override {
    if (pdf_ && code_) throw UsageError("only one of --pdf and --code");
    const std::int64_t id = resolve_id(context, id_.front());
    const std::string address = address_of(context.library->paper(id).value_or(Paper{}));
    if (address.empty()) {
      throw Error(fmt::format("paper {}: no address of its {} is known", id,
                              pdf_    ? "PDF"
                              : code_ ? "code"
                                      : "page"),
                  ExitCode::nothing);
    }
    const std::string command = browser();
    if (command.empty()) {
      context.write(address + "\n");
      return ExitCode::done;
    }
    if (const int code = run_in_foreground(command, {address}); code != 0) {
      throw Error(fmt::format("'{}' ended with {}; the address is {}", command, code, address));
    }
    return ExitCode::done;
  }

 private:
  [[nodiscard]] std::string address_of(const Paper& paper) const {
    if (pdf_) return pdf_of(paper);
    return code_ ? render::code_link(paper) : render::best_link(paper);
  }

  std::vector<std::string> id_;
  bool pdf_ = false, code_ = false;
};

}  // namespace

extern const CommandInfo open_command;
const CommandInfo open_command = {
    .name = "open",
    .group = "Finding",
    .summary = "open a paper in $BROWSER or the desktop's; print its address where there is none",
    .examples = "papers open 13\npapers open 3 --code",
    .needs = Needs::library_to_read,
    .dash_words = false,
    .make = make_command<OpenCommand>,
    .other_names = "url visit",
};

}  // namespace papers::cli
