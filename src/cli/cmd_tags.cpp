#include <fmt/format.h>

#include "cli/command.hpp"
#include "cli/rows.hpp"
#include "library/marks.hpp"
#include "render/json_text.hpp"
#include "render/visible.hpp"

namespace papers::cli {
namespace {

std::string as_json(const std::vector<library::TagCount>& tags) {
  std::string out = "{\"schema\":1,\"tags\":";
  render::append_json_array(out, tags, [](std::string& to, const library::TagCount& tag) {
    render::JsonObject one(to);
    one.text("name", tag.name);
    one.number("papers", static_cast<std::int64_t>(tag.papers));
  });
  return out + "}\n";
}

std::string as_text(const std::vector<library::TagCount>& tags, int width_cols) {
  constexpr int label_cols = 24;
  std::string out;
  for (const library::TagCount& tag : tags) {
    append_labelled(out, render::visible(tag.name), label_cols, fmt::format("{:>6}", tag.papers),
                    width_cols);
  }
  return out;
}

class TagsCommand : public Command {
 public:
  void declare(Arguments& arguments) override {
    arguments.options.push_back({"-f,--format", "text|json|names", "how it is printed", &format_});
  }

  ExitCode run(Context& context) override {
    const std::vector<library::TagCount> tags = library::tag_counts(*context.library);
    if (format_ == "json") {
      context.write(as_json(tags));
    } else if (format_ == "names") {
      for (const library::TagCount& tag : tags) context.write(render::visible(tag.name) + "\n");
    } else {
      context.page();
      context.write(as_text(tags, context.width_cols));
    }
    if (tags.empty()) context.remark("no tag yet; put one on a paper with papers tag +word ID");
    return tags.empty() ? ExitCode::nothing : ExitCode::done;
  }

 private:
  std::string format_ = "text";
};

}  // namespace

extern const CommandInfo tags_command;
const CommandInfo tags_command = {
    .name = "tags",
    .group = "Your marks",
    .summary = "list your tags and how many papers have them",
    .examples = "papers tags\npapers tags -f names",
    .needs = Needs::library_to_read,
    .dash_words = false,
    .make = make_command<TagsCommand>,
    .other_names = "labels",
};

}  // namespace papers::cli
