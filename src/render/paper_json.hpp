// A paper as docs/json.md describes it: the same object in every JSON that papers prints.
#pragma once

#include <string>

#include "paper/paper.hpp"
#include "render/json_text.hpp"

namespace papers::render {

inline constexpr int json_schema_version = 1;

/// Adds every field of docs/json.md, absent ones as null or [].
void append_paper_fields(JsonObject& object, const Hit& hit);

}  // namespace papers::render
