// The HTML part of a digest mail: what mail clients show, which is less than what browsers do.
#pragma once

#include <string>
#include <vector>

#include "render/digest_words.hpp"
#include "render/render.hpp"

namespace papers::render {

/// A whole document with the words, papers and links of text_page() in the same order.
std::string mail_html(const digest::Digest& digest, const std::vector<FootNote>& notes);

}  // namespace papers::render
