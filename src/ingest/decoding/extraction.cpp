#include "ingest/decoding/extraction.hpp"

#include <algorithm>
#include <iterator>

#include "ingest/decoding/json_text.hpp"
#include "ingest/decoding/mail_body.hpp"
#include "ingest/decoding/notebook.hpp"
#include "ingest/decoding/rtf.hpp"
#include "ingest/decoding/xml_as_html.hpp"

namespace papers::ingest {
namespace {

constexpr Extraction extractions[] = {
    {"a message (MIME)", is_message, message_text},
    {"rich text (RTF)", is_rtf, rtf_as_html},
    {"an editor's XML", is_document_xml, xml_as_html},
    {"a notebook (Jupyter)", is_notebook, notebook_text},
    {"a page in JSON", holds_text_in_json, text_in_json},
};

}  // namespace

const Extraction* extraction_of(std::string_view head) {
  const auto* const found =
      std::find_if(std::begin(extractions), std::end(extractions),
                   [head](const Extraction& kind) { return kind.holds_text(head); });
  return found == std::end(extractions) ? nullptr : found;
}

}  // namespace papers::ingest
