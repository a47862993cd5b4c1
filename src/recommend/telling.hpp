// The reasons that are told of one paper: nothing twice, by whatever name.
#pragma once

#include <cstdint>
#include <string>
#include <unordered_set>
#include <vector>

#include "recommend/features.hpp"

namespace papers::recommend {

class Telling {
 public:
  /// `features` outlive it.
  explicit Telling(const Features& features) : features_(features) {}

  /// Unless one of its stems (features) or its acronym is told already.
  void tell(const std::string& phrase, const std::vector<std::uint32_t>& stems);
  /// Unless a word of it that says something is told already, or all its words are.
  void tell_topic(const std::string& name);

  [[nodiscard]] std::size_t size() const { return told_.size(); }
  [[nodiscard]] const std::vector<std::string>& told() const { return told_; }

 private:
  [[nodiscard]] bool is_told(const std::string& name) const;
  [[nodiscard]] bool says_again(const std::string& topic) const;

  const Features& features_;
  std::vector<std::string> told_;
  std::unordered_set<std::uint32_t> stems_;
  std::vector<std::string> initials_;
};

}  // namespace papers::recommend
