#include "text/fold.hpp"

#include "support/catch.hpp"

namespace papers::text_fold_test {

TEST_CASE("words are equal without case, accents and compatibility forms", "[text]") {
  CHECK(text::fold_word("Naïve") == "naive");
  CHECK(text::fold_word("nai\u0308ve") == "naive");
  CHECK(text::fold_word("ﬁne") == "fine");
  CHECK(text::fold_word("ＧＰＴ４") == "gpt4");
  CHECK(text::fold_word("STRASSE") == text::fold_word("straße"));
  CHECK(text::fold_word("ガ") != text::fold_word("カ"));
  CHECK(text::fold_word("हिन्दी") != text::fold_word("हनद"));
}

TEST_CASE("a title is the same work in every spelling that pages use", "[text]") {
  const std::string plain = text::fold_title("α-Flow: Scaling to 256×256 Images");
  CHECK(text::fold_title("alpha-Flow: Scaling to 256times256 Images") == plain);
  CHECK(text::fold_title("$\\alpha$-Flow:  Scaling to $256\\times256$ images") == plain);
  CHECK(text::fold_title("\\textbf{$\\alpha$-Flow}: scaling to 256 × 256 images.") == plain);
  CHECK(text::fold_title("<i>α</i>-Flow — Scaling to 256<sup></sup>×256 Images") == plain);
  CHECK(text::fold_title("B\\'ezier {GAN}s") == text::fold_title("Bézier GANs"));
}

TEST_CASE("titles that differ in a letter or digit stay apart", "[text]") {
  CHECK(text::fold_title("LLaMA 2") != text::fold_title("LLaMA 3"));
  CHECK(text::fold_title("論文検索") != text::fold_title("論文"));
  CHECK(text::fold_title("a < b and c > d") == "abandcd");
}

TEST_CASE("a title without letters or digits has no identity", "[text]") {
  CHECK(text::fold_title(" -- !? $$ ").empty());
  CHECK(text::fold_title("").empty());
}

}  // namespace papers::text_fold_test
