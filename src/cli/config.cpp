#include "cli/config.hpp"

#include <fmt/format.h>
#include <toml++/toml.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <memory>

#include "base/limits.hpp"
#include "cli/arguments.hpp"
#include "cli/files.hpp"
#include "render/render.hpp"
#include "text/escape.hpp"

namespace papers::cli {
namespace {

class Reader {
 public:
  Reader(std::string file, const Arguments& arguments, Config& config)
      : file_(std::move(file)), arguments_(arguments), config_(config) {}

  void read(const toml::table& root, std::string_view command) {
    for (const auto& [key, value] : root) {
      const std::string_view name = key.str();
      if (const toml::table* table = value.as_table()) {
        read_table(name, *table, command);
      } else if (!is_for_others(name, value)) {
        read_option(name, value);
      }
    }
  }

 private:
  /// Whether a setting of no section is none that this command takes, but another does.
  [[nodiscard]] bool is_for_others(std::string_view name, const toml::node& value) const {
    if (takes(arguments_, name, value)) return false;
    const auto all = commands();
    return std::any_of(all.begin(), all.end(), [name, &value](const CommandInfo* info) {
      const std::unique_ptr<Command> command = info->make();
      Arguments declared;
      command->declare(declared);
      return takes(declared, name, value);
    });
  }

  static bool takes(const Arguments& arguments, std::string_view name, const toml::node& value) {
    const auto named = [name](const Option& option) { return long_name(option).substr(2) == name; };
    const auto option = std::find_if(arguments.options.begin(), arguments.options.end(), named);
    if (option == arguments.options.end()) return false;
    const std::vector<std::string> choices = option_choices(*option);
    const auto* const text = value.as_string();
    return choices.empty() || text == nullptr ||
           std::find(choices.begin(), choices.end(), **text) != choices.end();
  }

  void read_table(std::string_view name, const toml::table& table, std::string_view command) {
    if (name == "mail") {
      for (const auto& [key, value] : table) {
        read_mail(key.str(), value);
      }
    } else if (name == command) {
      for (const auto& [key, value] : table) read_option(key.str(), value);
    } else if (find_command(name) == nullptr) {
      fail(table,
           fmt::format("no command is called '{}'{}", name, suggestion(name, command_names())));
    }
  }

  void read_mail(std::string_view key, const toml::node& value) {
    if ((key != "from" && key != "unsubscribe") || !value.is_string()) {
      fail(value, "[mail] knows only from = \"…\" and unsubscribe = \"…\"");
    }
    const std::string& text = **value.as_string();
    (key == "from" ? config_.mail.from : config_.mail.unsubscribe) = text;
    if (key == "unsubscribe" && text::is_web_url(text)) return;
    try {
      render::check_addresses(key, text);
    } catch (const UsageError& error) {
      fail(value, error.what());
    }
  }

  void read_option(std::string_view name, const toml::node& value) {
    std::vector<std::string> names;
    for (const Option& option : arguments_.options) {
      names.push_back(long_name(option).substr(2));
      if (names.back() == name) return add(option, name, value);
    }
    fail(value, fmt::format("unknown setting '{}'{}", name, suggestion(name, names)));
  }

  void add(const Option& option, std::string_view name, const toml::node& value) {
    if (option.only_typed) {
      fail(value, fmt::format("'{}' is no setting: type --{} where you mean it", name, name));
    }
    const bool flag = option.value.empty();
    if (const auto* list = value.as_array(); list != nullptr && !flag) {
      for (const toml::node& item : *list) add(option, name, item);
    } else if (flag && value.is_boolean()) {
      if (**value.as_boolean()) config_.option_words.push_back(fmt::format("--{}", name));
    } else if (!flag && value.is_string()) {
      add_value(option, std::string(name), **value.as_string(), value);
    } else if (!flag && value.is_integer()) {
      add_value(option, std::string(name), fmt::format("{}", **value.as_integer()), value);
    } else {
      fail(value, fmt::format("'{}' needs {}", name, flag ? "true or false" : "a text or number"));
    }
  }

  // Refused here, where it is known whence it comes.
  void add_value(const Option& option, const std::string& name, const std::string& text,
                 const toml::node& value) {
    try {
      check_value(option, name, text);
    } catch (const UsageError& error) {
      fail(value, error.what());
    }
    config_.option_words.push_back(fmt::format("--{}={}", name, text));
  }

  [[noreturn]] void fail(const toml::node& node, const std::string& what) const {
    throw Error(fmt::format("{}:{}: {}", file_, node.source().begin.line, what));
  }

  std::string file_;
  const Arguments& arguments_;
  Config& config_;
};

}  // namespace

std::filesystem::path config_folder() {
  const char* folder = std::getenv("XDG_CONFIG_HOME");
  if (folder != nullptr && folder[0] == '/') return std::filesystem::path(folder) / "papers";
  const char* home = std::getenv("HOME");
  if (home == nullptr || home[0] == '\0') return {};
  return std::filesystem::path(home) / ".config" / "papers";
}

Config read_config(const CommandInfo& command, const Arguments& arguments) {
  Config config;
  const std::filesystem::path folder = config_folder();
  if (folder.empty()) return config;
  const std::string file = (folder / "config.toml").string();
  if (::access(file.c_str(), F_OK) != 0) {
    std::error_code unreadable;
    const std::filesystem::path target = std::filesystem::read_symlink(file, unreadable);
    if (unreadable) return config;
    throw Error(fmt::format("{}: is a link to {}, which is not there", file, target.string()));
  }
  // Every command would wait for whoever writes into it.
  if (std::filesystem::is_fifo(file)) throw Error(file + ": is a pipe, not a settings file");
  try {
    const toml::table root = toml::parse(read_whole_file(file, limits::settings_size_bytes), file);
    Reader(file, arguments, config).read(root, command.name);
  } catch (const toml::parse_error& error) {
    throw Error(fmt::format("{}:{}: {}", file, error.source().begin.line, error.description()));
  }
  return config;
}

}  // namespace papers::cli
