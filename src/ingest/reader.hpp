// From bytes to records: the interface of every input format, and the registry that picks one.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.hpp"
#include "paper/record.hpp"

namespace papers::ingest {

/// Where a document's bytes come from: up to `size` bytes into `buffer`, 0 at the end. Throws Error
/// that names the file on a failed read.
using ReadBytes = std::function<std::size_t(char* buffer, std::size_t size)>;

/// What is known of a document besides its bytes; of a pipe nothing.
struct DocumentFacts {
  std::optional<std::uint64_t> size_bytes;
  std::optional<Day> modified;  ///< the day it was last written
};

/// A document being read once from front to back in bounded memory, as UTF-8 whatever it is stored
/// in (decoding/text_decoder.hpp): what follows counts unpacked and converted bytes, but for the
/// SHA-256, which is of the document as it is stored.
class Input {
 public:
  Input(std::string name, ReadBytes read, const DocumentFacts& facts = {});
  /// A document that is already in memory; `bytes` must outlive the Input.
  Input(std::string name, std::string_view bytes);
  ~Input();
  Input(const Input&) = delete;
  Input& operator=(const Input&) = delete;

  [[nodiscard]] const std::string& name() const { return name_; }
  [[nodiscard]] const DocumentFacts& facts() const { return facts_; }

  /// The next bytes without consuming them, as many as there are up to `size`. The view lives until
  /// the next call of anything but name().
  std::string_view peek(std::size_t size);

  struct Line {
    std::string_view text;     ///< raw bytes without the line end (LF, CRLF or CR)
    std::uint64_t number = 0;  ///< 1-based
    bool cut = false;          ///< longer than limits::record_size_bytes; the rest was passed over
  };
  /// The next line, or nullopt at the end. The view lives until the next call.
  std::optional<Line> next_line(std::size_t limit_bytes);
  std::optional<Line> next_line();

  /// The next raw bytes, empty at the end; for parsers that take chunks. The view lives until the
  /// next call.
  std::string_view next_chunk();

  /// The whole rest, for formats that need the document at once (HTML). Throws Error naming the
  /// document when it is larger than `limit_bytes`.
  std::string rest(std::size_t limit_bytes);

  /// What was done to the bytes that a person should know, as far as the document is read: "read as
  /// GBK (by its bytes) and kept as UTF-8".
  [[nodiscard]] const std::vector<std::string>& remarks() const;

  /// Bytes consumed so far.
  [[nodiscard]] std::uint64_t bytes_read() const;
  /// Hex SHA-256 of the whole document; consumes what is left first.
  std::string sha256();

 private:
  struct State;
  std::string name_;
  DocumentFacts facts_;
  State* state_;
};

/// What a stretch of lines was taken for.
enum class LineKind { title, abstract, date, field, chrome, blank, skipped };
std::string_view to_string(LineKind kind);

/// Every line of a document is accounted for exactly once, in order. For row-based documents the
/// numbers are rows.
struct Account {
  std::uint64_t first = 0, last = 0;
  LineKind kind = LineKind::skipped;
  std::string_view why;  ///< for skipped lines and chrome: what it was taken for, or the reason
};

/// What a reader tells while it reads. What these throw is no fault of the document: a reader lets
/// it pass.
class Sink {
 public:
  virtual ~Sink() = default;
  /// A complete record; the callee may move from it.
  virtual void record(Record& record) = 0;
  virtual void account(const Account& account) = 0;
  /// A fact about the document: its stated day applies to every later record without one.
  virtual void document_day(const StatedDay& day) = 0;
  /// What a person should know though nothing was skipped: "a comma is missing before 'author'; …".
  /// `line` 0: of the document as a whole.
  virtual void remark(std::uint64_t line, std::string_view text) { (void)line, (void)text; }
};

/// A document that could be read but holds no papers. In a folder nobody asked for it by name.
class NoPapers : public Error {
 public:
  using Error::Error;
};

struct Format;

/// Why a format was chosen; 0 = not this format, 100 = certain.
struct Evidence {
  int score = 0;
  std::string reason;  ///< for --report: "an array whose rows have paper.id"
};

/// What a document is from its first byte on, whatever stands in its strings: an abstract that
/// quotes a BibTeX entry makes no bibliography of the JSON it is in.
enum class Container { text, json, markup };

/// One input format: one file in src/ingest/ and one line in formats.def.
struct Format {
  const char* name;     ///< for --as and reports: "page", "html", "api", "arxiv-atom", …
  const char* summary;  ///< one line of help
  bool lists_papers;    ///< false for bibliographies and snapshots: no appearances
  bool in_batches;      ///< true when whole batches may land before the end (snapshots)
  /// Judges the first bytes (up to 64 KiB) of a document.
  Evidence (*sniff)(std::string_view head, std::string_view name);
  /// Reads the document to its end; to be called through ingest::read. Throws Error (with
  /// name:line) only when nothing can be read from here on, NoPapers when the document is of
  /// another kind; damaged records are accounted for as skipped.
  void (*read)(Input& input, Sink& sink);
  /// The highest score that `sniff` gives; it is not asked where another format is surer.
  int highest_score = 100;
  /// What it stands in; only documents of text may be of every format.
  Container container = Container::text;
};

/// Reads `input` to its end as `format` says. What the sink throws ends the reading and comes out
/// of here, whatever the reader made of it; the sink is told nothing after it.
void read(const Format& format, Input& input, Sink& sink);

/// All formats, in the order of formats.def.
std::span<const Format* const> formats();

/// The format called `name`, or nullptr.
const Format* find_format(std::string_view name);

struct Choice {
  const Format* format = nullptr;  ///< nullptr: none recognises the document
  std::string reason;
};
/// The best format for `input` by its first bytes. Throws NoPapers, with what it is and which way
/// its papers could come in, for a document that is known to be of another kind (other_kinds.hpp).
Choice choose_format(Input& input);

}  // namespace papers::ingest
