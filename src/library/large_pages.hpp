// Pages of 16 KB, of which rows of some KB leave less unused than of those of 4 KB: a tenth of a
// file. A library that never takes in more than small documents stays as small as it is.
#pragma once

namespace papers::library {

class Database;

/// What the next VACUUM writes has large pages.
void choose_large_pages(Database& database);

/// Whether the library is of a size from which on they are worth it.
bool deserves_large_pages(Database& database);

}  // namespace papers::library
