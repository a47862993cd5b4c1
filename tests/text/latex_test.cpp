#include "text/latex.hpp"

#include <iterator>
#include <random>

#include "support/catch.hpp"
#include "text/utf8.hpp"

namespace papers::text_latex_test {

TEST_CASE("LaTeX in a scraped abstract reads as text", "[text]") {
  const auto readable = [](const char* source) { return text::readable(source); };
  CHECK(readable("{\\em x} and {\\bf bold} text") == "x and bold text");
  CHECK(readable("a $10\\times$ speedup, 54.6\\% less") == "a 10× speedup, 54.6% less");
  CHECK(readable("\\textbf{R\\textsuperscript{2}} \\foo{kept} \\ours") == "R2 kept \\ours");
  CHECK(readable("(\\\"Ust\\\"un, Bj\\\"{o}rn, Caf\\'e, \\c{C}a, na\\\"{\\i}ve)") ==
        "(Üstün, Björn, Café, Ça, naïve)");
  CHECK(readable("\\ie, \\eg, \\etal. and \\etc.") == "i.e., e.g., et al. and etc.");
  CHECK(readable("``quoted'' -- and pages 3--7") == "“quoted” – and pages 3–7");
  CHECK(readable("$x^2 + y_{10}$ and $\\frac{1}{2}$") == "x² + y₁₀ and 1/2");
  CHECK(readable("G_{stack} at 256^3, Fig.~2") == "G_stack at 256³, Fig. 2");
  CHECK(readable("as shown \\cite{smith2020}.") == "as shown .");
}

TEST_CASE("math that lost its markup on the way is mended", "[text]") {
  CHECK(text::readable("256times256 pixels, 2.4times faster") == "256×256 pixels, 2.4× faster");
  CHECK(text::readable("8 times 8 blocks") == "8 × 8 blocks");
  CHECK(text::readable("small (sim7B) models") == "small (~7B) models");
  CHECK(text::readable("R^textbf{2AI}") == "R^2AI");
}

TEST_CASE("what only resembles LaTeX stays as it is", "[text]") {
  for (const char* source :
       {"costs $5 and earns $10", "from $5-$10 (USD)", "four times faster, at all times",
        "https://x.org/~user/a_b--c_{d}", "run it with --use-cache", "about ~145 words",
        "a set {1, 2, 3} of ids", "snake_case and f''(x)", "simulation, similar", "C:\\", "{", "}",
        "training times for 8 GPUs", "1.5~2.8"}) {
    INFO(source);
    CHECK(text::readable(source) == source);
  }
  CHECK(text::readable("he said \\\"oh no\\\" twice") == "he said \"oh no\" twice");
}

TEST_CASE("any nesting of markup gives valid text", "[text]") {
  std::mt19937 random(5);
  const char* pieces[] = {"{",  "}",       "\\",       "$",  "^",  "_",     "\\frac{", "\\em ",
                          "\"", "\\cite{", "\\'{",     "``", "''", "times", "8",       "é",
                          "--", "~",       "\\textbf", "$$", " ",  "sim",   "\\\\",    "论"};
  for (int round = 0; round < 3000; ++round) {
    std::string source;
    for (auto n = random() % 30; n > 0; --n) source += pieces[random() % std::size(pieces)];
    INFO("round " << round << " of seed 5: " << source);
    CHECK(text::is_clean(text::readable(source)));
  }
}

}  // namespace papers::text_latex_test
