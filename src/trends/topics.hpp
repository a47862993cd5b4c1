// The topics of papers, as trends.
#pragma once

#include <cstdint>
#include <map>
#include <vector>

#include "library/library.hpp"
#include "trends/examples.hpp"
#include "trends/listed.hpp"

namespace papers::trends {

class Topics {
 public:
  /// Both outlive it.
  Topics(library::Library& library, const Papers& papers);

  /// One a topic, by name; without examples.
  [[nodiscard]] std::vector<Trend> trends(const Request& request) const;
  /// Papers of the newer span that stand for the trend at `place`.
  [[nodiscard]] std::vector<std::int64_t> examples(std::size_t place, Examples& examples) const;

 private:
  struct Member {
    double score = 0;  ///< how well the topic fits
    std::uint32_t at = 0;
  };
  struct Topic {
    std::string name;
    std::vector<Member> members;
  };

  const Papers& papers_;
  std::vector<Topic> topics_;
};

}  // namespace papers::trends
