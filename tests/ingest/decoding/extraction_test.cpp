// Pages as editors, note keepers and crawlers hold them: what stands in them comes in as it would
// by itself.
#include "ingest/decoding/extraction.hpp"

#include <functional>
#include <random>
#include <string>
#include <vector>

#include "ingest/reader.hpp"
#include "support/catch.hpp"
#include "support/collecting_sink.hpp"
#include "support/sample_page.hpp"
#include "text/escape.hpp"
#include "text/utf8.hpp"

namespace papers::ingest_decoding_extraction_test {

using namespace papers::test;

namespace {

struct Part {
  std::string title, url, abstract;
};

std::vector<Part> parts_of_page() {
  std::vector<Part> parts;
  for (const SamplePaper& paper : sample_page()) {
    parts.push_back({paper.title + " – «Ω» \U0001D53C {a\\b} & <c>",
                     "https://huggingface.co/papers/2601.000" + std::to_string(10 + parts.size()),
                     paper.abstract});
  }
  return parts;
}

/// How a document of one kind is written: what is round all of it, and a paper.
struct Writer {
  std::string begin;
  std::function<std::string(const Part&)> paper;
  std::string end;
};

std::string written(const Writer& writer, const std::vector<Part>& parts) {
  std::string document = writer.begin;
  for (const Part& part : parts) document += writer.paper(part);
  return document + writer.end;
}

/// As RTF writes it: in ASCII, with UTF-16's units as numbers; `fallback` stands behind each.
std::string rtf_text(std::string_view text, const std::string& fallback) {
  std::string rtf;
  const auto unit = [&](char32_t value) {
    const auto number = static_cast<std::int16_t>(static_cast<std::uint16_t>(value));
    rtf += "\\u" + std::to_string(number) + (fallback.empty() ? " " : fallback);
  };
  while (!text.empty()) {
    const char32_t c = text::next_codepoint(text);
    if (c == '{' || c == '}' || c == '\\') rtf += '\\';
    if (c < 0x80) {
      rtf += static_cast<char>(c);
    } else if (c < 0x10000) {
      unit(c);
    } else {
      unit(0xD800 + ((c - 0x10000) >> 10U));
      unit(0xDC00 + ((c - 0x10000) & 0x3FFU));
    }
  }
  return rtf;
}

/// RTF as editors write it: paragraphs in groups or one after the other.
std::vector<Writer> rtf_writers() {
  std::vector<Writer> writers;
  for (const std::string fallback : {"?", "\\'3f", ""}) {
    const std::string begin =
        "{\\rtf1\\ansi\\ansicpg1252\\uc" + std::to_string(fallback.empty() ? 0 : 1) +
        "{\\fonttbl{\\f0\\fswiss Helvetica;}}{\\stylesheet{\\s3\\outlinelevel2 heading 3;}}"
        "{\\*\\generator Editor 1.0;}{\\info{\\title Daily Papers}}\n";
    const auto link = [fallback](const Part& part) {
      return "{\\field{\\*\\fldinst{HYPERLINK \"" + part.url + "\"}}{\\fldrslt{\\ul\n" +
             rtf_text(part.title, fallback) + "\n}}}";
    };
    writers.push_back({begin,
                       [=](const Part& part) {
                         return "{\\pard\\ql\\outlinelevel2\\b\\fs28 " + link(part) +
                                "\n\\par}\n{\\pard {\\pict\\pngblip 8950}\\par}{\\pard\\ql\\f0 " +
                                rtf_text(part.abstract, fallback) + "\\par}\n";
                       },
                       "}"});
    writers.push_back({begin + "\\pard\\plain ",
                       [=](const Part& part) {
                         return link(part) + "\\\n" + rtf_text(part.abstract, fallback) + "\\\n";
                       },
                       "}"});
  }
  return writers;
}

std::string note_in_xml(const Part& part) {
  return "<?xml version=\"1.0\"?><!DOCTYPE en-note SYSTEM \"enml2.dtd\"><en-note><div><a href=\"" +
         part.url + "\">" + text::escape_html(part.title) +
         "</a></div><en-media hash=\"a\"/><div>" + text::escape_html(part.abstract) +
         "</div></en-note>";
}

std::vector<Writer> xml_writers() {
  const std::string xml = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
  const auto escaped = [](const std::string& text) { return text::escape_html(text); };
  std::vector<Writer> writers;
  writers.push_back({xml + "<!DOCTYPE en-export SYSTEM \"export4.dtd\">\n<en-export>",
                     [=](const Part& part) {
                       return "<note><title>" + escaped(part.title) +
                              "</title><created>20260127T100000Z</created><content><![CDATA[" +
                              note_in_xml(part) +
                              "]]></content><resource><data>iVBOR</data></resource></note>\n";
                     },
                     "</en-export>"});
  writers.push_back({xml + "<opml version=\"2.0\"><head><title>Papers</title></head><body>\n",
                     [=](const Part& part) {
                       return "<outline text=\"" +
                              escaped("<a href=\"" + part.url + "\">" + escaped(part.title) +
                                      "</a>") +
                              "\" _note=\"" + escaped(escaped(part.abstract)) + "\"/>\n";
                     },
                     "</body></opml>"});
  writers.push_back(
      {xml + "<!DOCTYPE article PUBLIC \"-//OASIS//DTD DocBook XML V4.5//EN\">\n<article>",
       [=](const Part& part) {
         return "<section><title><ulink url=\"" + part.url + "\">" + escaped(part.title) +
                "</ulink></title><para>" + escaped(part.abstract) + "</para></section>\n";
       },
       "</article>"});
  writers.push_back({xml + "<office:document><office:body><office:text>",
                     [=](const Part& part) {
                       return "<text:h text:outline-level=\"3\"><text:a xlink:href=\"" + part.url +
                              "\">" + escaped(part.title) + "</text:a></text:h><text:p>" +
                              escaped(part.abstract) + "</text:p>\n";
                     },
                     "</office:text></office:body></office:document>"});
  return writers;
}

std::string json_string(std::string_view text) {
  std::string json;
  for (const char c : text) {
    if (c == '"' || c == '\\') json += '\\';
    json += c == '\n' ? std::string("\\n") : std::string(1, c);
  }
  return json;
}

std::vector<Writer> json_writers() {
  std::vector<Writer> writers;
  for (const std::string name : {"markdown", "content", "text", "raw_content", "of any name"}) {
    writers.push_back(
        {"{\"success\": true, \"data\": {\"url\": \"https://huggingface.co/papers\", "
         "\"tags\": [\"a\", \"b\"], \"" +
             name + "\": \"",
         [](const Part& part) {
           return json_string("### [" + part.title + "](" + part.url + ")\n\n" + part.abstract +
                              "\n\n");
         },
         "\", \"metadata\": {\"statusCode\": 200}}}\n"});
  }
  writers.push_back({"[\"Daily Papers\", \"\"",
                     [](const Part& part) {
                       return ", \"### [" + json_string(part.title) + "](" + part.url +
                              ")\", \"\", \"" + json_string(part.abstract) + "\", \"\"";
                     },
                     "]\n"});
  return writers;
}

/// A notebook's cells: a text in lines, and what code printed or showed.
std::vector<Writer> notebook_writers() {
  const std::string begin =
      "{\n \"cells\": [{\"cell_type\": \"markdown\", \"metadata\": {}, \"source\": []}";
  const auto lines = [](const Part& part) {
    return "[\"### [" + json_string(part.title) + "](" + part.url + ")\\n\", \"\\n\", \"" +
           json_string(part.abstract) + "\\n\"]";
  };
  const std::string end = "], \"metadata\": {}, \"nbformat\": 4, \"nbformat_minor\": 5}\n";
  std::vector<Writer> writers;
  for (const auto& [before, behind] :
       {std::pair("{\"cell_type\": \"markdown\", \"source\": ", "}"),
        std::pair("{\"cell_type\": \"code\", \"source\": [\"print(page)\"], \"outputs\": "
                  "[{\"output_type\": \"stream\", \"name\": \"stdout\", \"text\": ",
                  "}]}"),
        std::pair("{\"cell_type\": \"code\", \"source\": \"page\", \"outputs\": [{\"data\": "
                  "{\"text/plain\": \"<Page>\", \"text/markdown\": ",
                  "}}]}")}) {
    writers.push_back({begin,
                       [=, before = before, behind = behind](const Part& part) {
                         return std::string(",\n") + before + lines(part) + behind;
                       },
                       end});
  }
  return writers;
}

std::vector<Writer> all_writers() {
  std::vector<Writer> all = rtf_writers();
  for (Writer& writer : notebook_writers()) all.push_back(std::move(writer));
  for (Writer& writer : xml_writers()) all.push_back(std::move(writer));
  for (Writer& writer : json_writers()) all.push_back(std::move(writer));
  return all;
}

CollectingSink read_any(const std::string& document) {
  ingest::Input input("document", document);
  const ingest::Choice choice = ingest::choose_format(input);
  CollectingSink found;
  REQUIRE(choice.format != nullptr);
  ingest::read(*choice.format, input, found);
  return found;
}

}  // namespace

TEST_CASE("a page that an editor, a note keeper or a crawler holds comes in", "[ingest]") {
  const std::vector<Part> parts = parts_of_page();
  for (const Writer& writer : all_writers()) {
    const std::string document = written(writer, parts);
    INFO(document.substr(0, 900));
    const CollectingSink found = read_any(document);
    REQUIRE(found.records.size() == parts.size());
    CHECK(found.in_order);
    for (std::size_t i = 0; i < parts.size(); ++i) {
      CHECK(found.records[i].title == parts[i].title);
      CHECK(found.records[i].abstract == parts[i].abstract);
      CHECK(found.records[i].arxiv_id == parts[i].url.substr(parts[i].url.rfind('/') + 1));
    }
  }
}

TEST_CASE("a document that holds a page may be cut and damaged anywhere", "[ingest]") {
  std::vector<Part> parts = parts_of_page();
  parts.resize(2);
  std::mt19937 random(11);
  for (const Writer& writer : all_writers()) {
    const std::string whole = written(writer, parts);
    const ingest::Extraction* const kind = ingest::extraction_of(written(writer, parts_of_page()));
    REQUIRE(kind != nullptr);
    for (std::size_t size = 0; size < whole.size(); size += 5) {
      std::string cut = whole.substr(0, size);
      (void)kind->text(cut);
      for (int i = 0; i < 3 && !cut.empty(); ++i) {
        cut[random() % cut.size()] = "{}\\\"<>&'u0"[random() % 10];
      }
      (void)kind->text(cut);
    }
  }
}

TEST_CASE("a document that only looks as if it held a page is read as it is", "[ingest]") {
  std::string lines;
  for (int i = 0; i < 40; ++i) lines += "a line\\n";
  for (const std::string& text : std::vector<std::string>{
           "<opml><body><outline text=\"Feed\" xmlUrl=\"https://example.org/feed\"/></body></opml>",
           "{\"title\": \"A Paper\", \"abstract\": \"Short.\", \"text\": \"" + lines + "\"}",
           "{\"title\": \"A Paper\", \"text\": \"one line\"}", "{\\rt is no control word of ours}",
           "<article><front><article-meta/></front></article>"}) {
    INFO(text);
    CHECK(ingest::extraction_of(text) == nullptr);
  }
}

}  // namespace papers::ingest_decoding_extraction_test
