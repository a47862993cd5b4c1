#include "render/markdown.hpp"

#include <string>

#include "support/catch.hpp"

namespace papers::render_markdown_test {

using namespace papers::render;

TEST_CASE("a link's address ends where it should, whatever brackets it has", "[render]") {
  CHECK(markdown_link("Title", "https://x.org/a_(b)") == "[Title](https://x.org/a_%28b%29)");
  CHECK(markdown_link("T](https://evil.org) [x", "https://x.org/)") ==
        "[T\\](https\\://evil.org) \\[x](https://x.org/%29)");
  CHECK(markdown_link("Title", "https://x.org/a\\b") == "[Title](https://x.org/a%5Cb)");
}

TEST_CASE("a text that looks like a list's first line stays text", "[render]") {
  CHECK(markdown_text("1. First") == "1\\. First");
  CHECK(markdown_text("1) First") == "1\\) First");
}

TEST_CASE("a tag in a text is shown and does nothing", "[render]") {
  CHECK(markdown_text("a <script> b") == "a &lt;script&gt; b");
}

}  // namespace papers::render_markdown_test
