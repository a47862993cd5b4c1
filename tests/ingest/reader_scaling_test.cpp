// Twice the input is about twice the work, for every format and for texts made to be otherwise.
#include <functional>
#include <string>
#include <vector>

#include "base/error.hpp"
#include "base/limits.hpp"
#include "ingest/reader.hpp"
#include "paper/links.hpp"
#include "support/catch.hpp"
#include "support/collected.hpp"
#include "support/exchange_text.hpp"
#include "support/work.hpp"

namespace papers::ingest_reader_scaling_test {

using papers::test::bytes_allocated_by;

namespace {

/// What grows beside the input (buffers that double, a table of formats) is not what is looked for.
constexpr double most_growth = 2.6;
constexpr std::size_t fixed_bytes = 200'000;

/// Holds `work` to growing no faster than its argument.
void check_linear(std::size_t size, const std::function<void(std::size_t)>& work) {
  work(size / 8);  // what is made once
  const std::size_t one = bytes_allocated_by([&] { work(size); });
  const std::size_t two = bytes_allocated_by([&] { work(2 * size); });
  CAPTURE(size, one, two);
  CHECK(static_cast<double>(two) <= most_growth * static_cast<double>(one) + fixed_bytes);
}

std::string filled(std::string_view piece, std::size_t size_bytes) {
  std::string text;
  while (text.size() < size_bytes) text += piece;
  return text;
}

void read_as(const ingest::Format& format, const std::string& bytes) {
  try {
    static_cast<void>(test::collect(format.name, bytes));
  } catch (const Error&) {
    // What is no document of this format.
  }
}

}  // namespace

TEST_CASE("the addresses of a text cost what its length says", "[ingest]") {
  for (const char* const piece :
       {"https://a.org/b ", "https://a.org/)", "arxiv.org/)", "github.com/a)b/", "http://a.b/,http",
        "a\\_b.github.io/", "www.a.b/[", "://", "///", "a.b.c.d/"}) {
    CAPTURE(piece);
    check_linear(20'000,
                 [&](std::size_t size) { static_cast<void>(urls_in(filled(piece, size))); });
  }
}

TEST_CASE("the links of a record cost what their number says", "[ingest]") {
  check_linear(4000, [](std::size_t links) {
    Record record;
    for (std::size_t i = 0; i < links; ++i) {
      record.abstract += "https://example.org/" + std::to_string(i) + " ";
    }
    complete_links(record);
    CHECK(record.links.size() == limits::links_per_paper);
  });
}

TEST_CASE("reading twice as many records is twice the work", "[ingest]") {
  using Write = std::string (*)(const std::vector<Record>&);
  struct Document {
    const char* format;
    Write write;
  };
  for (const Document& document :
       {Document{"arxiv-atom", test::as_atom}, Document{"arxiv-snapshot", test::as_snapshot},
        Document{"bibtex", test::as_bibtex}, Document{"ris", test::as_ris},
        Document{"markdown-table", test::as_table}, Document{"html", test::as_markup_page}}) {
    CAPTURE(document.format);
    check_linear(100, [&](std::size_t count) {
      const auto read =
          test::collect(document.format, document.write(test::random_records(7, count)));
      CHECK(read.records.size() > count / 2);
    });
  }
}

TEST_CASE("no text is made so that reading it takes more than its length", "[ingest]") {
  for (const char* const piece : {"[",
                                  "[a](",
                                  "](",
                                  "![",
                                  "<a>",
                                  "<a ",
                                  "<",
                                  "</",
                                  "<!--",
                                  "&amp;",
                                  "&",
                                  "(",
                                  ")",
                                  "*",
                                  "_",
                                  "`",
                                  "{",
                                  "}",
                                  "\"",
                                  "\\",
                                  "$",
                                  "|",
                                  "- ",
                                  "1. ",
                                  "#",
                                  "\n",
                                  "\n\n",
                                  " ",
                                  "ab ",
                                  "a\n",
                                  "://",
                                  "github.com/a)",
                                  "@article{a,",
                                  "@a{b, author = {c and ",
                                  "TY  - A\n",
                                  "ER  - \n",
                                  "{\"a\":",
                                  "[{",
                                  "{\"title\": \"a\"}\n",
                                  "<entry>",
                                  "Mar 12\n",
                                  "· ",
                                  "\xc2\xa0",
                                  "\xcc\x81"}) {
    for (const ingest::Format* const format : ingest::formats()) {
      CAPTURE(piece, format->name);
      check_linear(4'000, [&](std::size_t size) { read_as(*format, filled(piece, size)); });
    }
  }
}

}  // namespace papers::ingest_reader_scaling_test
