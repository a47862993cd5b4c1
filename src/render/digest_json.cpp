#include "render/digest_words.hpp"
#include "render/fields.hpp"
#include "render/paper_json.hpp"
#include "render/render.hpp"

namespace papers::render {
namespace {

std::string_view measure_name(digest::Measure measure) {
  switch (measure) {
    case digest::Measure::score:
      return "recommended";
    case digest::Measure::votes:
      return "upvotes";
    case digest::Measure::stars:
      return "github_stars";
    case digest::Measure::position:
      return "position";
    case digest::Measure::none:
      break;
  }
  return {};
}

void append_json_entry(std::string& out, const digest::Digest& digest, const digest::Entry& entry) {
  out += '\n';
  Hit hit;
  hit.paper = entry.paper;
  JsonObject object(out);
  append_paper_fields(object, hit);
  object.text_or_null("text", entry.text);
  append_json_array(object.key("also"), entry.also, append_json_string);
  object.number("recommended", entry.score);
  object.text_or_null("reason", entry.reason);
  object.text_or_null("subheading", entry.subheading);
  const Address address = entry_address(digest, entry);
  object.text_or_null("search_url", address.is_search ? address.url : "");
}

void append_json_group(std::string& out, const digest::Digest& digest, const digest::Group& group) {
  out += '\n';
  JsonObject object(out);
  object.text_or_null("name", group.name);
  object.text("slug", group.slug);
  append_json_array(object.key("papers"), group.entries,
                    [&digest](std::string& to, const digest::Entry& entry) {
                      append_json_entry(to, digest, entry);
                    });
}

std::string render_json(const digest::Digest& digest, const Style&, const MailFields&) {
  std::string out;
  {
    JsonObject object(out);
    object.number("schema", json_schema_version);
    object.text("title", digest.title);
    object.text_or_null("first_day", day_or_empty(digest.first_day));
    object.text_or_null("last_day", day_or_empty(digest.last_day));
    object.number("total", static_cast<std::int64_t>(digest.total));
    object.number("left_out", static_cast<std::int64_t>(digest.left_out));
    object.text_or_null("more_command", digest.more_command);
    object.text_or_null("query_command", digest.query_command);
    append_json_array(object.key("days"), digest.days,
                      [](std::string& to, const digest::DayCount& count) {
                        JsonObject day(to);
                        day.text("day", format_day(count.day));
                        day.number("papers", static_cast<std::int64_t>(count.papers));
                      });
    object.text("by", digest::groupings[static_cast<std::size_t>(digest.by)].second);
    object.text_or_null("ranked_by", measure_name(digest.measure));
    append_json_array(object.key("groups"), digest.groups,
                      [&digest](std::string& to, const digest::Group& group) {
                        append_json_group(to, digest, group);
                      });
  }
  return out + '\n';
}

}  // namespace

extern const DigestFormat json_digest_format;
const DigestFormat json_digest_format{"json", "one object (docs/json.md)", render_json};

}  // namespace papers::render
