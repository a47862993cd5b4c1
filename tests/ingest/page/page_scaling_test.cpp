// Reading twice as much of anything takes twice the work: no marks that open and never close, no
// line of any length, no number of links or attributes makes it more. Work is counted in bytes
// asked for; a search that starts over at every mark asks for none, but would not come to an end
// with these sizes.
#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <string>
#include <vector>

#include "base/error.hpp"
#include "support/catch.hpp"
#include "support/collected.hpp"
#include "support/work.hpp"

namespace papers::ingest_page_page_scaling_test {

namespace {

/// Text of at least `size` bytes, made of what `unit` gives for 0, 1, 2, …
std::string filled(const std::function<std::string(std::size_t)>& unit, std::size_t size) {
  std::string text;
  for (std::size_t n = 0; text.size() < size; ++n) text += unit(n);
  return text;
}

std::size_t work_of_reading(const char* format, const std::string& text) {
  return test::bytes_allocated_by([&] {
    try {
      test::collect(format, text);
    } catch (const Error&) {
      // Most of this is no page of papers; that takes reading as well.
    }
  });
}

void check_linear(const char* format, const std::string& begin,
                  const std::function<std::string(std::size_t)>& unit) {
  constexpr std::size_t size_bytes = std::size_t{8} << 10;
  const std::size_t once = work_of_reading(format, begin + filled(unit, size_bytes));
  const std::size_t twice = work_of_reading(format, begin + filled(unit, 2 * size_bytes));
  // Buffers double, so that one of them may ask for up to twice what it needs.
  constexpr std::size_t fixed_bytes = std::size_t{256} << 10;
  INFO(format << ": " << begin << unit(0) << unit(1) << "…: " << once << ", then " << twice);
  CHECK(twice <= 3 * once + fixed_bytes);
}

}  // namespace

TEST_CASE("the work of reading a page grows with its size, whatever stands in it", "[ingest]") {
  for (const char* unit : {"[",
                           "(",
                           "<",
                           "*",
                           "_",
                           "`",
                           "\\",
                           "![",
                           "[[",
                           "](",
                           "[a](",
                           "[1]",
                           "[x][",
                           "<a ",
                           "<h",
                           "<a href=\"",
                           "**a ",
                           "~~",
                           "|",
                           "{",
                           "#",
                           "·",
                           " · ",
                           "- ",
                           "1. ",
                           "12 ",
                           "May 4 ",
                           "https://a.b/",
                           "a [b](c) ",
                           "a b\\\n",
                           "[\n",
                           "(\n",
                           "<\n",
                           "[a\n\n",
                           "# [a\n",
                           "- [a](\n",
                           "[a](https://huggingface.co/papers/2412.15115)",
                           "<https://a.b/c>\n"}) {
    check_linear("page", "", [&](std::size_t) { return unit; });
    check_linear("page", "Daily Papers\n\n### ", [&](std::size_t) { return unit; });
  }
  for (const char* unit :
       {"<td>Lantern Routing", "<td>", "<table>", "</tr><tr>", "</tr><tr><td>a"}) {
    check_linear("page", "# P\n\n<table><tr><th>Title</th><th>Authors</th></tr><tr>",
                 [&](std::size_t) { return unit; });
  }
  constexpr std::size_t line_bytes = std::size_t{1} << 17;
  for (const char* unit : {"[a]: ", "[1]"}) {
    work_of_reading("page", filled([&](std::size_t) { return unit; }, line_bytes));
  }
  check_linear("page", "One line: ", [](std::size_t n) { return fmt::format("word{} ", n); });
  check_linear("page", "", [](std::size_t n) {
    return fmt::format("### [Title {}][{}]\n\n[4][{}]\n\nWe show it. It works.\n\n", n, n, n);
  });
}

TEST_CASE("the work of reading HTML grows with its size, whatever stands in it", "[ingest]") {
  for (const char* unit : {"<p>", "<li>a", "<a href='/papers/2412.15115'>", "<h3>",
                           "<h3><a href='/login'>a</a>", "<br>a", "<!--", "<td>", "a&amp;",
                           "<span>a</span>", "</p>", "</b>", "<pre>a\n", "<time>May 4</time>"}) {
    check_linear("html", "<!doctype html><body>", [&](std::size_t) { return unit; });
  }
  const auto attribute = [](std::size_t n) { return fmt::format(" a{}='{}'", n, n); };
  check_linear("html", "<!doctype html><body><p", attribute);
  check_linear("html", "<!doctype html><body>", [&](std::size_t n) {
    return fmt::format("<p{}>", filled(attribute, 4096 + n % 2));
  });
}

}  // namespace papers::ingest_page_page_scaling_test
