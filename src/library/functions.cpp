#include "library/functions.hpp"

#include "library/bm25f.hpp"

namespace papers::library {

void register_functions(sqlite3* connection) { register_bm25f(connection); }

}  // namespace papers::library
