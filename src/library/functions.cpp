#include "library/functions.hpp"

namespace papers::library {

void register_functions(sqlite3*) {}

}  // namespace papers::library
