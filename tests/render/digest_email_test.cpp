#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "base/error.hpp"
#include "render/fixture.hpp"
#include "render/mime.hpp"
#include "support/catch.hpp"

namespace papers::render_digest_email_test {

using namespace papers::test;

namespace {

std::vector<std::string> mail_lines(std::string_view text) {
  std::vector<std::string> lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    lines.emplace_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

render::MailFields fields() {
  render::MailFields mail;
  mail.to = "Ada <ada@example.org>";
  mail.from = "Papers <papers@example.org>";
  mail.date = "2026-11-24T08:00:00Z";
  return mail;
}

int hex_value(std::string_view digits) {
  int value = 0;
  for (const char c : digits) value = value * 16 + (c <= '9' ? c - '0' : c - 'A' + 10);
  return value;
}

/// The reverse of quoted_printable, strict.
std::string decoded(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] != '=') {
      out += text[at];
    } else if (text.at(at + 1) == '\n') {
      ++at;
    } else {
      const std::string hex(text.substr(at + 1, 2));
      out += static_cast<char>(hex_value(hex));
      at += 2;
    }
  }
  return out;
}

}  // namespace

TEST_CASE("a title with line ends and headers in it adds no header to a mail", "[render]") {
  render::MailFields mail = fields();
  mail.subject = "Hello\r\nBcc: victim@evil.example\r\n\r\nbody\x1b[2J 论文";
  const std::string out = digested("email", mail);
  std::set<std::string> names;
  for (const std::string& line : mail_lines(out.substr(0, out.find("\n\n")))) {
    if (line.front() == ' ') continue;
    CHECK(names.insert(line.substr(0, line.find(':'))).second);
  }
  CHECK(names == std::set<std::string>{"Auto-Submitted", "Content-Type", "Date", "From",
                                       "MIME-Version", "Message-ID", "Subject", "To"});
}

TEST_CASE("every line of a mail is printable ASCII of at most 78 columns", "[render]") {
  render::MailFields mail = fields();
  for (const char* subject : {"", "论文检索论文检索论文检索论文检索论文检索论文检索论文检索 🚀🚀🚀",
                              "a b", "=?utf-8?q?no?="}) {
    mail.subject = subject;
    for (const std::string& line : mail_lines(digested("email", mail))) {
      CHECK(line.size() <= 78);
      for (const char c : line) CHECK((c >= 0x20 && c < 0x7F));
    }
  }
  mail.subject = std::string(500, 'x');
  for (const std::string& line : mail_lines(digested("email", mail))) CHECK(line.size() <= 78);
}

TEST_CASE("the same digest gives the same mail, with CRLF the same but for the line ends",
          "[render]") {
  const render::MailFields mail = fields();
  const std::string once = digested("email", mail);
  CHECK(once == digested("email", mail));
  const std::string crlf = render::with_crlf(once);
  std::string without;
  for (const char c : crlf) {
    if (c != '\r') without += c;
  }
  CHECK(without == once);
  CHECK(std::count(crlf.begin(), crlf.end(), '\r') == std::count(once.begin(), once.end(), '\n'));
}

TEST_CASE("quoted-printable gives back any text and shields it from mail programs", "[render]") {
  for (const std::string text :
       {"", ".", "a\n.\nFrom me\n", "ends in blank \nand tab\t", "= é 论文",
        "a line that is longer than the seventy-six characters a line of mail may have, much"}) {
    INFO(text);
    const std::string encoded = render::quoted_printable(text);
    CHECK(decoded(encoded) == text);
    for (const std::string& line : mail_lines(encoded)) {
      CHECK(line.size() <= 76);
      CHECK(line != ".");
      CHECK(line.rfind("From ", 0) != 0);
      CHECK((line.empty() || (line.back() != ' ' && line.back() != '\t')));
    }
  }
  std::string all;
  for (int seed = 1; seed < 4000; ++seed) all += static_cast<char>((seed * 7919 >> 3) & 0xFF);
  CHECK(decoded(render::quoted_printable(all)) == all);
}

TEST_CASE("a mail stays below what clients show, whatever its titles and addresses", "[render]") {
  const std::string ands = "a& ";
  std::string title, url = "https://example.org/?";
  for (int i = 0; i < 600; ++i) title += ands;
  for (int i = 0; i < 400; ++i) url += "a&";
  const auto size_of = [](const std::string& its_title, const std::string& its_url) {
    digest::Digest digest = test::fixture_digest();
    digest::Entry entry = digest.groups[1].entries[0];
    entry.paper.title = its_title;
    entry.paper.url = its_url;
    digest.groups = {{"All", "all", std::vector<digest::Entry>(100, entry)}};
    const std::string mail = render::find_digest_format("email")->render(digest, {}, {});
    const std::size_t page = mail.find("\n\n", mail.find("text/html"));
    return decoded(mail.substr(page, mail.find("\n--=_papers_", page) - page)).size();
  };
  constexpr std::size_t hidden_by_clients_bytes = 100'000;
  CHECK(size_of(title, url) < hidden_by_clients_bytes);
  CHECK(size_of(title, "") < hidden_by_clients_bytes);
  CHECK(size_of("Short", url) < hidden_by_clients_bytes);
  std::string wide;
  for (int i = 0; i < 600; ++i) wide += "模型";
  CHECK(size_of(wide, "") < hidden_by_clients_bytes);
}

TEST_CASE("addresses that are none are refused by the name of their option", "[render]") {
  for (const char* bad : {"", "a b@c", "a@b\nBcc: x@y", "a@", "@b", "a@b..c", "a@b,", "<a@b",
                          "A <a@b> x", "a@b; rm", "A\nBcc: x@y <a@b.org>", "A\t<a@b.org>"}) {
    INFO(bad);
    CHECK_THROWS_AS(render::address_list("--to", bad), UsageError);
    try {
      render::address_list("--to", bad);
    } catch (const UsageError& error) {
      CHECK(std::string(error.what()).rfind("--to", 0) == 0);
      CHECK(std::string(error.what()).find('\n') == std::string::npos);
    }
  }
  CHECK(render::address_list("--to", "a@b, Ada Lovelace <ada@example.org>") ==
        "a@b, Ada Lovelace <ada@example.org>");
  CHECK(render::address_list("--to", "\"Lovelace, A.\" <a@b.org>") == "\"Lovelace, A.\" <a@b.org>");
  CHECK(render::address_list("--to", R"("a\" <x@y.org>, <e@x.org>" <z@z.org>)") ==
        R"("a\" <x@y.org>, <e@x.org>" <z@z.org>)");
  CHECK(render::address_list("--to", "Ada \"the\" \\ Lovelace <a@b.org>") ==
        R"("Ada \"the\" \\ Lovelace" <a@b.org>)");
  CHECK(render::address_list("--to", "Émile <e@b.org>") == "=?utf-8?q?=C3=89mile?= <e@b.org>");
}

TEST_CASE("dates are those of RFC 5322 in English", "[render]") {
  CHECK(render::mail_date("2026-11-24T08:00:00Z") == "Tue, 24 Nov 2026 08:00:00 +0000");
  CHECK(render::mail_date("2026-03-01") == "Sun, 1 Mar 2026 00:00:00 +0000");
}

}  // namespace papers::render_digest_email_test
