// A notebook (Jupyter's .ipynb) as the text that it shows.
#pragma once

#include <string>
#include <string_view>

namespace papers::ingest {

/// Whether `head`, up to 64 KiB of a document, begins a notebook.
bool is_notebook(std::string_view head);

/// The texts of `document` and what its code printed, in their order, as Markdown; no code. Empty
/// where it is no whole JSON. The format: https://nbformat.readthedocs.io/en/latest/
std::string notebook_text(std::string_view document);

}  // namespace papers::ingest
