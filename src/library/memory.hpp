// Memory for SQLite.
#pragma once

namespace papers::library {

/// Has SQLite take its small blocks from chunks instead of one by one from malloc: opening a
/// library makes some thousand of them, which would be a fifth of what a small command does. They
/// go back to SQLite alone. One thread at a time may use SQLite from then on. To be called before
/// SQLite is used, else without effect; does nothing under AddressSanitizer, which would not see
/// into chunks.
void use_small_blocks();

}  // namespace papers::library
