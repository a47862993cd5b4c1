// Names of authors in the forms in which spellings of them are compared.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace papers {

/// The family name of an author in the one form in which spellings of it are compared; of a group
/// the whole name.
std::string author_key(std::string_view author);

/// Keys under which others may have the same author: the name turned round ("Wang Yi"), a group's
/// with "The", letters that have an accent of their own ("ø") kept. Such a key finds a work;
/// whether it is the same one, compare_works() sees from the whole names.
std::vector<std::string> other_author_keys(std::string_view author);

/// The words of a name, folded and sorted: equal for a name and the same name turned round.
std::vector<std::string> name_words(std::string_view name);

}  // namespace papers
