// Bytes of any kind a document comes in, as UTF-8: the one place before all readers.
#pragma once

#include <string>
#include <vector>

#include "ingest/reader.hpp"

namespace papers::ingest {

/// What `read` gives, unpacked and converted to UTF-8 without a byte order mark and the codes of a
/// terminal; plain UTF-8 as it
/// is, damaged bytes in it included. What was done is added to `remarks`, which must live as long,
/// for a person to read. It throws Error that names the document `name` when the text is in an
/// encoding that papers does not read or the data are damaged.
ReadBytes decoded(ReadBytes read, std::string name, std::vector<std::string>& remarks);

/// Whether decoded() would give `bytes` as they are.
bool is_plain_utf8(std::string_view bytes);

}  // namespace papers::ingest
