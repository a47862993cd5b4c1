// How a digest is made and written: the options that `digest` and `subscribe` share.
#pragma once

#include <optional>
#include <string>

#include "cli/command.hpp"
#include "digest/digest.hpp"
#include "render/render.hpp"

namespace papers::cli {

class DigestOptions {
 public:
  void declare(Arguments& arguments);

  /// Null unless --format was given.
  [[nodiscard]] const render::DigestFormat* given_format() const;
  [[nodiscard]] digest::GroupBy by() const;
  [[nodiscard]] digest::SummaryKind summary() const;
  /// To, From and Subject as given; From from the settings when it was not. Throws UsageError that
  /// names the option when one is no address.
  [[nodiscard]] render::MailFields mail(const Context& context) const;

 private:
  std::optional<std::string> format_, to_, from_, subject_;
  std::string by_ = "area", summary_ = "sentence";
};

}  // namespace papers::cli
