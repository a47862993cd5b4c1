// What the words of a digest's rows and items say: kinds of documents, days, venues, numbers.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/day.hpp"
#include "paper/record.hpp"

namespace papers::ingest::page {

/// True for a link text that names a kind of document ("paper", "PDF", "arXiv:2405.00001", an
/// address), not a title.
bool is_link_label(std::string_view text);

/// The same of a word or two on a page, where an address is no name.
bool is_kind_of_document(std::string_view text);

/// A URL at which papers live, whatever else the document links.
bool is_paper_url(std::string_view url);

/// An ISO day, month or year: "2024-09-25", "2024/05", "2024.05", "Sep 25, 2024", "May 2024"; else
/// empty. What may be a number or a version has to have both year and month.
std::string published_from(std::string_view text);

/// "NeurIPS 2024 (Oral)", "CVPR'24", "arXiv 2024": a few words with a year.
bool is_venue(std::string_view text);

/// The year, or year and month, that stands in a venue: "2024" of "CVPR2024"; empty for none.
std::string year_of_venue(std::string_view venue);

/// Takes "(▲ 45)", "(140 ▲)", "[12 upvotes]" and "(5 minute read)" off the end of `title`.
void take_counts_behind(std::string& title, Listing& listing);

/// The day that a heading ends or begins with ("Papers for 2024-09-25", "Mar 12, 2025: papers").
std::optional<StatedDay> day_in_heading(std::string_view heading);

}  // namespace papers::ingest::page
