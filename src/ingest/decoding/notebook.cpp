#include "ingest/decoding/notebook.hpp"

#include <nlohmann/json.hpp>

namespace papers::ingest {
namespace {

using Json = nlohmann::json;

/// `object[name]`, null where there is none.
Json member(const Json& object, const char* name) {
  return object.is_object() ? object.value(name, Json()) : Json();
}

/// A text stands whole, or as a list of lines that have their ends.
std::string joined(const Json& text) {
  if (text.is_string()) return text.get<std::string>();
  std::string lines;
  if (!text.is_array()) return lines;
  for (const Json& line : text) {
    if (line.is_string()) lines += line.get_ref<const std::string&>();
  }
  return lines;
}

/// What one output shows: printed lines, or the richest of its texts.
std::string output_text(const Json& output) {
  if (std::string printed = joined(member(output, "text")); !printed.empty()) return printed;
  const Json forms = member(output, "data");
  for (const char* const type : {"text/markdown", "text/html", "text/plain"}) {
    if (std::string text = joined(member(forms, type)); !text.empty()) return text;
  }
  return {};
}

}  // namespace

bool is_notebook(std::string_view head) {
  const std::size_t first = head.find_first_not_of(" \t\r\n");
  return first != head.npos && head[first] == '{' && head.find("\"cells\"") != head.npos &&
         (head.find("\"cell_type\"") != head.npos || head.find("\"nbformat\"") != head.npos);
}

std::string notebook_text(std::string_view document) {
  const Json notebook = Json::parse(document, nullptr, false);
  std::string text;
  for (const Json& cell : member(notebook, "cells")) {
    if (member(cell, "cell_type") != "code") {
      text.append(joined(member(cell, "source"))).append("\n\n");
      continue;
    }
    for (const Json& output : member(cell, "outputs")) {
      text.append(output_text(output)).append("\n\n");
    }
  }
  return text;
}

}  // namespace papers::ingest
