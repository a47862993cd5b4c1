// The text page of a digest: a format of its own, and the text part of a mail.
#pragma once

#include <string>
#include <vector>

#include "render/digest_words.hpp"
#include "render/render.hpp"

namespace papers::render {

/// At most 72 columns wide, less when the style says so; notes after a "-- " line.
std::string text_page(const digest::Digest& digest, const Style& style,
                      const std::vector<FootNote>& notes);

}  // namespace papers::render
