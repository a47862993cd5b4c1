// Topics of papers as they come in: judged from their words alone, then stored.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "library/library.hpp"

namespace papers::topics {

/// What a paper says, as views; the caller keeps the text alive.
struct PaperText {
  std::string_view title, keywords, abstract;
};

/// A topic of a paper, as it is stored.
struct Assignment {
  std::uint32_t topic = 0;  ///< its place in the taxonomy
  double score = 0;
  std::string evidence;  ///< JSON: the words and what each gave
};

/// Judges texts by the taxonomy, weights and lessons of the moment it is made. Making the first one
/// takes milliseconds.
class Judge {
 public:
  /// Throws Error naming file and line when a file of the user's is wrong.
  Judge();
  ~Judge();
  Judge(const Judge&) = delete;
  Judge& operator=(const Judge&) = delete;

  /// The topics of a text, strongest first. Threads wait for each other.
  std::vector<Assignment> topics_of(const PaperText& text);

 private:
  friend class Assigner;
  struct State;
  std::unique_ptr<State> state_;
};

/// Gives papers their topics, inside the caller's transaction.
class Assigner {
 public:
  /// An outdated() library has all its papers assigned again first.
  Assigner(library::Library& library, Judge& judge);
  ~Assigner();
  Assigner(const Assigner&) = delete;
  Assigner& operator=(const Assigner&) = delete;

  /// Judges a stored paper by its words, and replaces the topics it has.
  void assign(std::int64_t paper);
  /// Stores the topics of a paper that has none yet.
  void store(std::int64_t paper, const std::vector<Assignment>& topics);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace papers::topics
