#include "ingest/decoding/mail_body.hpp"

#include <string>
#include <vector>

#include "support/catch.hpp"
#include "support/collecting_sink.hpp"

namespace papers::ingest_decoding_mail_body_test {

using namespace papers;
using namespace papers::ingest;
using namespace papers::test;

namespace {

const std::string page_text =
    "### [Lantern Routing of Patches](https://huggingface.co/papers/2605.00001)\n\n"
    "We segment dark street scenes with a few experts for each patch of the image. Our method is "
    "fast \xE2\x80\x93 and the models = small.\n\n6 authors\n";

std::string page_html() {
  return "<!doctype html><html><body><h3><a href=\"https://huggingface.co/papers/2605.00001\">"
         "Lantern Routing of Patches</a></h3><p>We segment dark street scenes with a few experts "
         "for each patch of the image. Our method is fast \xE2\x80\x93 and the models = small.</p>"
         "<p>6 authors</p></body></html>\n";
}

std::string quoted_printable(const std::string& text, const std::string& line_end) {
  static constexpr char digits[] = "0123456789ABCDEF";
  std::string out;
  std::size_t column = 0;
  for (const char c : text) {
    if (c == '\n') {
      out += line_end;
      column = 0;
      continue;
    }
    if (column >= 72) {
      out += "=" + line_end;
      column = 0;
    }
    const auto byte = static_cast<unsigned char>(c);
    const bool plain = byte >= 0x20 && byte < 0x7F && c != '=';
    out += plain ? std::string(1, c) : std::string{'=', digits[byte >> 4U], digits[byte & 15U]};
    column += plain ? 1 : 3;
  }
  return out;
}

std::string base64(const std::string& text, const std::string& line_end) {
  static constexpr char digits[] =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string out;
  std::size_t column = 0;
  for (std::size_t at = 0; at < text.size(); at += 3) {
    unsigned bits = 0;
    for (std::size_t i = 0; i < 3; ++i) {
      bits = bits << 8U | (at + i < text.size() ? static_cast<unsigned char>(text[at + i]) : 0U);
    }
    for (std::size_t i = 0; i < 4; ++i) {
      out += at + i <= text.size() ? digits[bits >> (18 - 6 * i) & 63U] : '=';
    }
    column += 4;
    if (column >= 76) {
      out += line_end;
      column = 0;
    }
  }
  return out + line_end;
}

std::string part(const std::string& type, const std::string& encoding, const std::string& body,
                 const std::string& line_end) {
  std::string encoded = body;
  if (encoding == "quoted-printable") encoded = quoted_printable(body, line_end);
  if (encoding == "base64") encoded = base64(body, line_end);
  return "Content-Type: " + type + ";" + line_end + "\tcharset=\"utf-8\"" + line_end +
         "Content-Transfer-Encoding: " + encoding + line_end + line_end + encoded;
}

std::string in_parts(const std::string& kind, const std::vector<std::string>& parts,
                     const std::string& line_end) {
  std::string all = "Content-Type: multipart/" + kind + ";" + line_end + "  boundary=\"--b_" +
                    kind + "\"" + line_end + line_end + "This is a message in MIME." + line_end;
  for (const std::string& one : parts) {
    all += line_end + "----b_" + kind + line_end;
    all += one;
  }
  return all + line_end + "----b_" + kind + "--" + line_end;
}

void check_paper(const std::string& document) {
  Input input("document", document);
  const Choice choice = choose_format(input);
  INFO(document.substr(0, 800));
  REQUIRE(choice.format != nullptr);
  CollectingSink found;
  papers::ingest::read(*choice.format, input, found);
  REQUIRE(found.records.size() == 1);
  CHECK(found.records[0].title == "Lantern Routing of Patches");
  CHECK(found.records[0].arxiv_id == "2605.00001");
  CHECK(found.records[0].abstract ==
        "We segment dark street scenes with a few experts for each patch of the image. Our method "
        "is fast \xE2\x80\x93 and the models = small.");
}

}  // namespace

TEST_CASE("a page inside a message comes in, however the message holds it", "[ingest]") {
  for (const std::string line_end : {"\n", "\r\n"}) {
    for (const std::string encoding : {"quoted-printable", "base64", "8bit"}) {
      for (const bool html : {true, false}) {
        const std::string header = "From: Ann <ann@example.org>" + line_end +
                                   "Subject: Daily Papers" + line_end + "MIME-Version: 1.0" +
                                   line_end;
        const std::string text = part(html ? "text/html" : "text/plain", encoding,
                                      html ? page_html() : page_text, line_end);
        const std::string note = part("text/plain", "7bit", "See this, please.", line_end);
        const std::string picture = part("image/png", "base64", std::string(9000, 'x'), line_end);
        check_paper(header + in_parts("related", {text, picture}, line_end));
        check_paper(header + in_parts("mixed", {note, text}, line_end));
        check_paper(header + in_parts("mixed",
                                      {in_parts("alternative", {note, text}, line_end), picture},
                                      line_end));
        check_paper("From someone@example.org Mon Jan  5" + line_end + header +
                    in_parts("mixed",
                             {"Content-Type: message/rfc822" + line_end + line_end + header +
                              in_parts("mixed", {text}, line_end)},
                             line_end));
        check_paper(header + text);
        check_paper("Return-Path: <a@example.org>" + line_end + "Received: from b.example.org" +
                    line_end + "\tby c.example.org" + line_end + header + text);
      }
    }
    check_paper(quoted_printable(page_text + page_text + page_text + page_text, line_end));
  }
}

TEST_CASE("every message of a mailbox is read, whatever each is written in", "[ingest]") {
  for (const std::string begin : {"Date: Mon, 2 Mar 2026 10:00:00 +0000\n", "X-GM-THRID: 17\n"}) {
    for (const std::string first : {"8bit", "base64", "quoted-printable"}) {
      for (const std::string second : {"8bit", "base64", "quoted-printable"}) {
        for (const bool html : {true, false}) {
          const std::string from = "From a@example.org Mon Mar  2\n" + begin + "Subject: x\n";
          const std::string document =
              from + part("text/plain", first, "The first of all: a < b.\n", "\n") + "\n" + from +
              part(html ? "text/html" : "text/plain", second, "<p>The second.</p>\n", "\n");
          INFO(document);
          const bool encoded = first != "8bit" || second != "8bit" || html;
          CHECK(is_message(document) == encoded);
          const std::string text = message_text(document);
          CHECK(text.find(html ? "a &lt; b." : "a < b.") != std::string::npos);
          CHECK(text.find("<p>The second.</p>") != std::string::npos);
        }
      }
    }
  }
}

TEST_CASE("a message of which nothing is text says so", "[ingest]") {
  const std::string document =
      "From: a@example.org\nMIME-Version: 1.0\n" +
      in_parts("mixed", {part("application/gzip", "base64", "x", "\n")}, "\n");
  Input input("mail", document);
  CHECK_THROWS_WITH(choose_format(input), test::has_text("save what is attached to it"));
}

TEST_CASE("a message that is cut, or lies about its parts, ends in time", "[ingest]") {
  const std::string whole =
      "From: a@example.org\nMIME-Version: 1.0\n" +
      in_parts("related", {part("text/html", "quoted-printable", page_html(), "\n")}, "\n");
  for (std::size_t size = 0; size < whole.size(); size += 7) {
    (void)ingest::message_text(std::string_view(whole).substr(0, size));
  }
  std::string deep;
  for (int i = 0; i < 2000; ++i) deep += "Content-Type: multipart/mixed; boundary=b\n\n--b\n";
  CHECK(ingest::message_text("From: a@example.org\n" + deep).empty());
}

TEST_CASE("what only looks like a message is left as it is", "[ingest]") {
  for (const std::string text :
       {"From: Ann\nSubject: papers\n\n### Title\n", "Date: 2026-01-27\n\nTitle\n",
        "a = b\nc =\nd = 3D\n",
        "Subject: x\nno field\nContent-Type: multipart/mixed; boundary=b\n"}) {
    CHECK_FALSE(ingest::is_message(text));
  }
}

}  // namespace papers::ingest_decoding_mail_body_test
