#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <system_error>
#include <utility>

#include "base/limits.hpp"
#include "cli/files.hpp"
#include "cli/filters.hpp"
#include "cli/ids.hpp"
#include "cli/output.hpp"
#include "cli/shell_command.hpp"
#include "library/marks.hpp"
#include "text/utf8.hpp"

namespace papers::cli {
namespace {

/// A file of its own that only the user can read; removed unless it was left().
class EditedFile {
 public:
  explicit EditedFile(std::string text) : text_(std::move(text)) {
    const char* const named = std::getenv("TMPDIR");
    const std::filesystem::path folder = named == nullptr || *named == '\0' ? "/tmp" : named;
    name_ = (folder / "papers-note-XXXXXX").string();
    const int file = ::mkstemp(name_.data());
    if (file < 0) {
      throw Error(fmt::format("{}: cannot be made: {}", name_, std::strerror(errno)));
    }
    try {
      write_all(file, text_);
    } catch (...) {
      ::close(file);
      ::unlink(name_.c_str());
      throw;
    }
    ::close(file);
  }
  ~EditedFile() {
    if (!left_) ::unlink(name_.c_str());
  }
  EditedFile(const EditedFile&) = delete;
  EditedFile& operator=(const EditedFile&) = delete;

  [[nodiscard]] const std::string& name() const { return name_; }
  /// Whether something else stands in it by now; asked after signals too, so it reads by itself.
  [[nodiscard]] bool is_changed() const {
    const int file = ::open(name_.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (file < 0) return false;
    if (struct stat status = {}; ::fstat(file, &status) != 0 || !S_ISREG(status.st_mode)) {
      ::close(file);
      return false;
    }
    std::string now(text_.size() + 1, '\0');
    const ssize_t got = ::pread(file, now.data(), now.size(), 0);
    ::close(file);
    return got < 0 || std::string_view(now).substr(0, static_cast<std::size_t>(got)) != text_;
  }
  /// Keeps the file, for what could not be stored.
  const std::string& leave() {
    left_ = true;
    return name_;
  }

 private:
  std::string text_, name_;
  bool left_ = false;
};

std::string editor_command() {
  for (const char* const name : {"VISUAL", "EDITOR"}) {
    const char* const command = std::getenv(name);
    if (command != nullptr && *command != '\0') return command;
  }
  return "vi";
}

class NoteCommand : public Command {
 public:
  void declare(Arguments& arguments) override {
    arguments.positionals = {
        {"ID", "the paper", &id_, /*required=*/true, /*repeated=*/false},
        {"TEXT", "added to the note; - reads it from stdin; without: show the note", &words_}};
    arguments.options.insert(arguments.options.end(),
                             {{"--edit", "", "change the note in $VISUAL or $EDITOR", &edit_},
                              only_typed({"--clear", "", "remove the note", &clear_})});
  }

  [[nodiscard]] Needs needs(Needs declared) const override {
    return words_.empty() && !edit_ && !clear_ ? Needs::library_to_read : declared;
  }

  ExitCode run(Context& context) override {
    const int actions =
        static_cast<int>(!words_.empty()) + static_cast<int>(edit_) + static_cast<int>(clear_);
    if (actions > 1) throw UsageError("only one of TEXT, --edit and --clear");
    const std::int64_t paper = resolve_id(context, id_.front());
    if (edit_) return edit(context, paper);
    if (clear_) {
      context.library->set_note(paper, "");
      return ExitCode::done;
    }
    return words_.empty() ? print(context, paper) : add(context, paper);
  }

 private:
  static std::string note_on(const Context& context, std::int64_t id) {
    const auto paper = context.library->paper(id);
    return paper ? text::clean(paper->note) : std::string();
  }

  ExitCode print(const Context& context, std::int64_t paper) const {
    const std::string note = note_on(context, paper);
    if (note.empty()) {
      context.remark(fmt::format("no note on paper {0}; papers note {0} TEXT adds one", paper));
      return ExitCode::nothing;
    }
    context.write(note + "\n");
    return ExitCode::done;
  }

  ExitCode add(const Context& context, std::int64_t paper) const {
    const bool from_stdin = words_.size() == 1 && words_.front() == "-";
    const std::string text =
        from_stdin ? read_whole_file("-", limits::note_size_bytes) : join_query(words_);
    if (text::trim(text::clean(text)).empty()) {
      throw UsageError("nothing to add to the note; --clear removes it");
    }
    library::add_to_note(*context.library, paper, text);
    return ExitCode::done;
  }

  /// Whatever fails after the editor was started, what was written in it is not lost.
  static ExitCode edit(const Context& context, std::int64_t paper) {
    const std::string before = note_on(context, paper);
    EditedFile file(before.empty() ? before : before + "\n");
    try {
      store_edited(context, paper, before, file.name());
    } catch (const Error& error) {
      if (!file.is_changed()) throw;
      throw Error(fmt::format("{}; what you wrote is in {}", error.what(), file.leave()),
                  error.code());
    } catch (...) {
      if (file.is_changed()) file.leave();
      throw;
    }
    return ExitCode::done;
  }

  static void store_edited(const Context& context, std::int64_t paper, const std::string& before,
                           const std::string& file) {
    const std::string editor = editor_command();
    if (const int code = run_in_foreground(editor, {file}); code != 0) {
      throw Error(fmt::format("'{}' ended with {}: the note is as it was", editor, code));
    }
    // Whoever opens a pipe waits for its writer.
    if (std::error_code unknown; !std::filesystem::is_regular_file(file, unknown)) {
      throw Error(fmt::format("'{}' left no file: the note is as it was", editor));
    }
    const std::string after = read_whole_file(file, limits::note_size_bytes);
    if (note_on(context, paper) != before) throw Error("the note was changed meanwhile");
    context.library->set_note(paper, after);
  }

  std::vector<std::string> id_, words_;
  bool edit_ = false, clear_ = false;
};

}  // namespace

extern const CommandInfo note_command;
const CommandInfo note_command = {
    .name = "note",
    .group = "Your marks",
    .summary = "add to your note on a paper, or read it",
    .examples =
        "papers note 12 'compare with our baseline'\n"
        "papers note 12\n"
        "papers list note:baseline\n"
        "papers note 12 --edit",
    .needs = Needs::library_to_write,
    .dash_words = true,
    .make = make_command<NoteCommand>,
    .undo = "papers note ID --clear",
    .other_names = "comment annotate edit",
};

}  // namespace papers::cli
