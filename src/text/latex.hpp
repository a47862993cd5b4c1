// LaTeX and flattened-math remnants in scraped text, made readable for people.
#pragma once

#include <string>
#include <string_view>

namespace papers::text {

/// `text` as a person would like to read it: `{\em x}` is x, `$10\times$` is 10×, `256times256` is
/// 256×256, `sim7B` is ~7B, `\'e` is é, `\ie` is i.e., `--` is –. What is not recognised stays as
/// it is; braces of unknown commands go, their contents stay. Stored text is never changed by this.
std::string readable(std::string_view text);

}  // namespace papers::text
