// A paper's texts and links as people see them: LaTeX remnants made readable, one line, nothing
// that a terminal or a mail would act on. Every format for people takes its texts from here.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "paper/paper.hpp"

namespace papers::render {

/// Readable, on one line, without match marks.
std::string visible(std::string_view text);

/// The same with the match marks of Hit::title and Hit::snippet left in place.
std::string visible_with_marks(std::string_view text);

/// `text` with match marks replaced; nothing else changes.
std::string mark_matches(std::string_view text, std::string_view begin, std::string_view end);

/// Where a title leads: the paper's own page, else arXiv, its DOI, a link that is not its code;
/// empty when there is none that is_web_url.
std::string best_link(const Paper& paper);

/// The first code link; empty when there is none.
std::string code_link(const Paper& paper);

/// "A. Author, B. Author and 12 more": at most `shown` names.
std::string short_authors(const Paper& paper, std::size_t shown);

/// `items` through visible(), joined.
std::string join_visible(const std::vector<std::string>& items, std::string_view separator);

/// Names of its topics in order of strength.
std::vector<std::string> topic_names(const Paper& paper);

/// 1234567 as "1,234,567", whatever the locale is.
std::string grouped_digits(std::uint64_t number);

/// "1 paper", "59 papers".
std::string counted(std::uint64_t number, std::string_view singular);

}  // namespace papers::render
