// GBK, the encoding of Chinese text before UTF-8: two bytes a character beside ASCII.
#pragma once

#include <string_view>

namespace papers::ingest {

/// The character of two bytes; 0 when they are none.
char32_t gbk_character(unsigned char lead, unsigned char trail);

/// Whether the bytes above ASCII in `text` come in pairs that are common in Chinese: the 3,755
/// characters of GB 2312's first level, and punctuation. The last pair may be cut.
bool looks_like_gbk(std::string_view text);

}  // namespace papers::ingest
