#include "recommend/recommend.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <deque>
#include <unordered_set>

#include "base/error.hpp"
#include "base/interrupt.hpp"
#include "library/snapshot.hpp"
#include "search/parser.hpp"
#include "search/query_text.hpp"
#include "search/search.hpp"

namespace papers::recommend {
namespace {

constexpr std::size_t most_read = 700;       // papers whose texts are read for a short list
constexpr std::size_t short_list = 100;      // a limit up to here is one
constexpr double near_copy = 0.6;            // cosine
constexpr std::size_t looked_back = 4;       // of those before, so many ...
constexpr std::size_t most_near_copies = 2;  // ... may be near copies of the next

template <typename Is>
bool has_field(const search::Node& node, const Is& is) {
  if (node.field != nullptr && is(*node.field)) return true;
  return std::any_of(node.children.begin(), node.children.end(),
                     [&is](const search::Node& child) { return has_field(child, is); });
}

bool says_days(const search::Field& field) { return field.kind == search::FieldKind::day; }

std::string new_since(library::Database& database) {
  auto& row = database.cached("SELECT date(max(listed_on), ?1) FROM listing");
  row.bind(1, fmt::format("-{} days", new_for_days));
  std::string out;
  if (row.step()) out = row.text(0);
  row.reset();
  return out;
}

struct Scored {
  std::int64_t paper;
  double standing;
  Vector vector;
};

void best_first(std::vector<Scored>& scored) {
  std::sort(scored.begin(), scored.end(), [](const Scored& a, const Scored& b) {
    return a.standing != b.standing ? a.standing > b.standing : a.paper > b.paper;
  });
}

// Those that stand best in the latent space.
std::vector<std::int64_t> shortened(Taste& taste, std::span<const std::int64_t> papers) {
  std::vector<Scored> scored;
  for (const std::int64_t paper : papers)
    scored.push_back({paper, taste.latent_standing(paper), {}});
  best_first(scored);
  scored.resize(most_read);
  std::vector<std::int64_t> out;
  for (const Scored& one : scored) out.push_back(one.paper);
  return out;
}

// Those that get a stored score, by row id.
std::vector<std::int64_t> new_papers(library::Library& library, const Marks& marks, Day today) {
  search::Request request;
  request.as_set = true;
  return candidates(library, std::move(request), marks, today);
}

// Takes the best that is no near copy of too many before it; the best of all when every one is.
class Spreader {
 public:
  explicit Spreader(std::vector<Scored>& scored) : waiting_(scored.begin(), scored.end()) {}

  Scored next() {
    constexpr std::size_t looked_ahead = 50;
    auto chosen = waiting_.begin();
    for (std::size_t i = 0; i < std::min(looked_ahead, waiting_.size()); ++i) {
      if (copies_before(waiting_[i].vector) >= most_near_copies) continue;
      chosen = waiting_.begin() + static_cast<std::ptrdiff_t>(i);
      break;
    }
    Scored out = std::move(*chosen);
    waiting_.erase(chosen);
    std::vector<double> dense;
    add_to(dense, out.vector, 1 / std::sqrt(std::max(1e-9, square(out.vector))));
    before_.push_front(std::move(dense));
    if (before_.size() > looked_back) before_.pop_back();
    return out;
  }

 private:
  [[nodiscard]] std::size_t copies_before(const Vector& vector) const {
    const double least = near_copy * std::sqrt(square(vector));
    return static_cast<std::size_t>(
        std::count_if(before_.begin(), before_.end(),
                      [&](const auto& dense) { return product(vector, dense) > least; }));
  }

  std::deque<Scored> waiting_;
  std::deque<std::vector<double>> before_;  ///< of length 1, by feature
};

}  // namespace

std::vector<std::int64_t> candidates(library::Library& library, search::Request request,
                                     const Marks& marks, Day today) {
  const auto asked = search::parse_query(request.query, today);
  const bool open = !request.within && !(asked.root && has_field(*asked.root, says_days));
  const std::string since = open ? new_since(library.database()) : "";
  if (!since.empty()) {
    request.query = search::conjoined({fmt::format("listed:{}..", since)}, request.query, today);
  }
  request.limit = 0;
  request.ranked = false;
  request.order = nullptr;
  std::unordered_set<std::int64_t> marked(marks.likes.begin(), marks.likes.end());
  marked.insert(marks.dislikes.begin(), marks.dislikes.end());
  std::vector<std::int64_t> out;
  for (const auto& entry : search::search(library, request, today).entries) {
    if (marked.count(entry.paper) == 0) out.push_back(entry.paper);
  }
  return out;
}

std::vector<Recommendation> recommend(library::Library& library, const Marks& marks,
                                      std::span<const std::int64_t> candidates, std::size_t limit) {
  const library::Snapshot snapshot(library.database());
  Taste taste(library, marks);
  std::vector<std::int64_t> papers(candidates.begin(), candidates.end());
  const bool brief = limit > 0 && limit <= short_list && papers.size() > most_read;
  if (brief && taste.features().has_space()) papers = shortened(taste, papers);
  std::vector<Scored> scored;
  for (const std::int64_t paper : papers) {
    throw_if_interrupted();
    Vector vector = taste.features().of(paper);
    const double standing = taste.standing(paper, vector);
    scored.push_back({paper, standing, std::move(vector)});
  }
  best_first(scored);
  Reasoner reasoner(library, taste);
  Spreader spreader(scored);
  const std::size_t wanted = limit == 0 ? scored.size() : std::min(limit, scored.size());
  std::vector<Recommendation> out;
  while (out.size() < wanted) {
    const Scored next = spreader.next();
    out.push_back({next.paper, next.standing,
                   static_cast<int>(std::lround(taste.chance(next.standing))),
                   reasoner.of(next.paper, next.vector)});
  }
  return out;
}

std::string told(library::Library& library, const Recommendation& one) {
  std::string out = fmt::format("{} of 100", one.score);
  const auto& shared = one.reasons.shared;
  const auto like = library.paper(one.reasons.nearest);
  if (!shared.empty()) out += fmt::format(": {}", fmt::join(shared, " · "));
  if (like) out += fmt::format("; like {} {}", like->id, like->title);
  if (shared.empty() && !like) out += ": no strong tie to what you like";
  return out;
}

bool is_asked_for(const search::Request& request, Day today) {
  constexpr std::string_view name = "recommended";
  if (request.order != nullptr && request.order->name == name) return true;
  const auto query = search::parse_query(request.query, today);
  return query.root &&
         has_field(*query.root, [name](const search::Field& field) { return field.name == name; });
}

void store_scores(library::Library& library, Day today) {
  library::Database& database = library.database();
  library::Transaction transaction(database);
  database.run("DELETE FROM recommended");
  const Marks marks = marks_of(library);
  if (!marks.likes.empty()) {
    Taste taste(library, marks);
    for (const std::int64_t paper : new_papers(library, marks, today)) {
      const double standing = taste.standing(paper, taste.features().of(paper));
      database.cached("INSERT INTO recommended(paper, score) VALUES (?1, ?2)")
          .bind(1, paper)
          .bind(2, static_cast<std::int64_t>(std::lround(taste.chance(standing))))
          .run();
    }
  }
  transaction.commit();
}

void keep_scores_fresh(library::Library& library, Day today) {
  const Marks marks = marks_of(library);
  std::vector<std::int64_t> wanted;
  if (!marks.likes.empty()) wanted = new_papers(library, marks, today);
  std::vector<std::int64_t> stored;
  auto& rows = library.database().cached("SELECT paper FROM recommended ORDER BY paper");
  while (rows.step()) stored.push_back(rows.integer(0));
  if (stored == wanted) return;
  try {
    library::Library writer(library.file(), library::Access::write);
    store_scores(writer, today);
  } catch (const Error&) {
    throw_if_interrupted();
  }
}

}  // namespace papers::recommend
