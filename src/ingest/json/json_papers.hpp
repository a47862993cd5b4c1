// Papers in JSON rows, for the formats that are made of them.
#pragma once

#include "ingest/reader.hpp"

namespace papers::ingest {

/// Reads the rows of `input` (json_rows.hpp, json_record.hpp) to its end. With `count_unread`, what
/// no row of field_names.hpp stands for is counted in a remark. A document that is nothing but the
/// report of an error is an Error with its words.
void read_json_papers(Input& input, Sink& sink, bool count_unread);

}  // namespace papers::ingest
