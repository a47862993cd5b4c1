#include "render/render.hpp"

namespace papers::render {

#define PAPERS_LIST_FORMAT(name) extern const ListFormat name##_list_format;
#define PAPERS_DIGEST_FORMAT(name) extern const DigestFormat name##_digest_format;
#include "render/formats.def"
#undef PAPERS_LIST_FORMAT
#undef PAPERS_DIGEST_FORMAT

namespace {

constexpr const ListFormat* all_list_formats[] = {
#define PAPERS_LIST_FORMAT(name) &name##_list_format,
#define PAPERS_DIGEST_FORMAT(name)
#include "render/formats.def"
#undef PAPERS_LIST_FORMAT
#undef PAPERS_DIGEST_FORMAT
};

constexpr const DigestFormat* all_digest_formats[] = {
#define PAPERS_LIST_FORMAT(name)
#define PAPERS_DIGEST_FORMAT(name) &name##_digest_format,
#include "render/formats.def"
#undef PAPERS_LIST_FORMAT
#undef PAPERS_DIGEST_FORMAT
};

template <typename Format>
const Format* find(std::span<const Format* const> formats, std::string_view name) {
  for (const Format* format : formats) {
    if (format->name == name) return format;
  }
  return nullptr;
}

}  // namespace

std::span<const ListFormat* const> list_formats() { return all_list_formats; }
const ListFormat* find_list_format(std::string_view name) { return find(list_formats(), name); }

std::span<const DigestFormat* const> digest_formats() { return all_digest_formats; }
const DigestFormat* find_digest_format(std::string_view name) {
  return find(digest_formats(), name);
}

}  // namespace papers::render
