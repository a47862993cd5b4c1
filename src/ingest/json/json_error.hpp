// Answers of services that report an error in place of papers.
#pragma once

#include <string>
#include <string_view>

namespace papers::ingest {

/// What `row` says went wrong, when it is an answer that holds an error and no paper; else empty.
std::string error_in(std::string_view row);

/// Whether `row` states an HTTP status of an error, as no paper does.
bool states_error_status(std::string_view row);

}  // namespace papers::ingest
