// Documents that were compressed: gzip, zstd and xz, told by their first bytes.
#pragma once

#include <string>
#include <string_view>

#include "ingest/reader.hpp"

namespace papers::ingest {

/// "gzip", "zstd", "xz"; "" for what is not compressed.
std::string_view packing_of(std::string_view head);

/// What `read` gives, unpacked in bounded memory. It throws Error that names the document `name`
/// when the data are damaged, end too early or unpack to far more than documents do.
ReadBytes unpacked(std::string_view packing, ReadBytes read, std::string name);

}  // namespace papers::ingest
