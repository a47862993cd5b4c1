// What holds for every format, whatever the papers are.
#include <fmt/format.h>

#include <nlohmann/json.hpp>
#include <set>

#include "render/fixture.hpp"
#include "support/catch.hpp"
#include "text/utf8.hpp"
#include "text/width.hpp"

namespace papers::render_every_format_test {

using namespace papers::test;

namespace {

/// The first byte that a terminal could act on, or npos. CR belongs to CSV and CRLF mail.
std::size_t control_in(std::string_view text) {
  for (std::size_t at = 0; at < text.size(); ++at) {
    const auto byte = static_cast<unsigned char>(text[at]);
    if ((byte < 0x20 && byte != '\n' && byte != '\t' && byte != '\r') || byte == 0x7F) return at;
    if (byte == 0xC2 && at + 1 < text.size() && static_cast<unsigned char>(text[at + 1]) < 0xA0) {
      return at;
    }
  }
  return std::string_view::npos;
}

bool has_bidi_control(std::string_view text) {
  return text.find("\xE2\x80\xAE") != std::string_view::npos;
}

void check_harmless(const std::string& name, const std::string& out) {
  INFO(name);
  CHECK_FALSE(out.empty());
  CHECK(control_in(out) == std::string::npos);
  CHECK_FALSE(has_bidi_control(out));
  std::string clean;
  text::append_clean(clean, out);
  // Only line ends may be cleaned away.
  CHECK(clean.find("\xEF\xBF\xBD\xEF\xBF\xBD") == std::string::npos);
  std::string_view rest = out;
  bool valid = true;
  while (!rest.empty()) {
    const std::string_view before = rest;
    if (text::next_codepoint(rest) == 0xFFFD && before.substr(0, 3) != "\xEF\xBF\xBD")
      valid = false;
  }
  CHECK(valid);
}

}  // namespace

TEST_CASE("no byte of a paper reaches the output unescaped in any list format", "[render]") {
  for (const render::ListFormat* format : render::list_formats()) {
    render::Style style;
    style.templ = "{id}\\t{title}\\t{abstract}\\t{authors}\\t{note}\\t{topics}\\t{links}";
    const std::string out = listed(format->name, style);
    check_harmless(format->name, out);
    if (std::string_view(format->name) != "csv") CHECK(out.find('\r') == std::string::npos);
  }
}

TEST_CASE("no byte of a paper reaches the output unescaped in any digest format", "[render]") {
  for (const render::DigestFormat* format : render::digest_formats()) {
    const std::string out = digested(format->name);
    check_harmless(format->name, out);
    INFO(format->name);
    CHECK(out.find('\r') == std::string::npos);
  }
}

TEST_CASE("formats are found by the names they print in help, each name once", "[render]") {
  std::set<std::string> names;
  for (const render::ListFormat* format : render::list_formats()) {
    CHECK(names.insert(format->name).second);
    CHECK(render::find_list_format(format->name) == format);
    CHECK_FALSE(std::string_view(format->summary).empty());
  }
  CHECK(render::find_list_format("yaml") == nullptr);
  CHECK(render::find_digest_format("yaml") == nullptr);
}

}  // namespace papers::render_every_format_test
