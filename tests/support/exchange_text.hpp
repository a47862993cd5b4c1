// Records written in the formats that other programs hand around, for reading them back. Written
// independently of the product's own exporters, so that a shared mistake cannot hide.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "paper/record.hpp"

namespace papers::test {

/// Records that a seed determines: titles, abstracts and names with mathematics, accents, CJK,
/// quotes and the characters that the formats reserve.
std::vector<Record> random_records(unsigned seed, std::size_t count);

/// A saved page whose list stands as JSON in an attribute; `rows` is a JSON array.
std::string as_props_page(std::string_view rows);
/// The page's markup alone: articles with votes, heading, paragraph, authors and day, framework
/// comments between, titles broken over lines.
std::string as_markup_page(const std::vector<Record>& records);
std::string as_atom(const std::vector<Record>& records);
std::string as_snapshot(const std::vector<Record>& records);
std::string as_bibtex(const std::vector<Record>& records);
std::string as_ris(const std::vector<Record>& records);
std::string as_table(const std::vector<Record>& records);

}  // namespace papers::test
