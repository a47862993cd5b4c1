#include "text/escape.hpp"

#include "support/catch.hpp"

namespace papers::text_escape_test {

TEST_CASE("no text opens a tag or leaves an attribute", "[text]") {
  CHECK(text::escape_html("<a href=\"x\" b='y'>&amp;") ==
        "&lt;a href=&quot;x&quot; b=&#39;y&#39;&gt;&amp;amp;");
}

TEST_CASE("text on one line has no control characters left", "[text]") {
  CHECK(text::single_line(" a\r\n\tb\x1B[2Jc\u2028d ") == "a bc d");
}

TEST_CASE("only plain web addresses may become links", "[text]") {
  for (const char* url :
       {"https://arxiv.org/abs/2412.15115", "HTTP://x.org/a?b=c&d#e", "https://例え.jp/论文"}) {
    INFO(url);
    CHECK(text::is_web_url(url));
  }
  for (const char* url :
       {"javascript:alert(1)", "//x.org", "https://", "https:///x", "ftp://x.org",
        "https://x.org/ a", "https://x.org/\"a", "https://x.org/\x1B\\", "https://x.org/\u00A0a",
        "https://x.org/\u202E", "https://x.org/<b>", "", "data:text/html,x"}) {
    INFO(url);
    CHECK_FALSE(text::is_web_url(url));
  }
}

TEST_CASE("percent-encoding leaves only unreserved characters", "[text]") {
  CHECK(text::escape_url("a b/c?é~") == "a%20b%2Fc%3F%C3%A9~");
}

}  // namespace papers::text_escape_test
