// A digest as a feed, so that a feed reader can follow a query.
#include <fmt/format.h>

#include "render/atom_entry.hpp"
#include "render/digest_words.hpp"
#include "render/render.hpp"

namespace papers::render {
namespace {

std::string render_atom(const digest::Digest& digest, const Style&, const MailFields&) {
  std::string out = atom_head(digest.title, "digest " + digest.feed_name, digest.last_day);
  for (const digest::Group& group : digest.groups) {
    for (const digest::Entry& entry : group.entries) {
      const std::string reason = entry_reason(entry);
      const std::string_view between = entry.text.empty() || reason.empty() ? "" : "\n\n";
      out += atom_entry(entry.paper, fmt::format("{}{}{}", entry.text, between, reason));
    }
  }
  return out + std::string(atom_end);
}

}  // namespace

extern const DigestFormat atom_digest_format;
const DigestFormat atom_digest_format{"atom", "a feed for feed readers", render_atom};

}  // namespace papers::render
