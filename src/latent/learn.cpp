#include "latent/learn.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <new>
#include <string>

#include "base/error.hpp"
#include "base/interrupt.hpp"
#include "latent/space.hpp"
#include "latent/subspace.hpp"
#include "latent/weighting.hpp"
#include "library/sqlite.hpp"

namespace papers::latent {
namespace {

constexpr std::int64_t most_papers_read = 5000;
constexpr std::uint64_t small_share = 100;  // of a library: not worth learning anew for
constexpr double weight_unit = 1 << 20;     // of a stem's weight as an integer
constexpr double most_in_byte = 127;
constexpr std::uint32_t fewest_papers_of_stem = 2;

std::size_t dimensions_for(std::int64_t papers) {
  if (papers < 400) return 0;
  if (papers <= 1000) return 16;
  return papers <= 4000 ? 32 : 64;
}

std::int64_t papers_in(library::Database& database) {
  return database.integer("SELECT count(*) FROM paper");
}

// Papers as counted stems, and in how many of them each stem is.
struct Sample {
  Stems stems;
  std::vector<std::vector<StemCount>> papers;
  std::vector<std::uint32_t> having;  ///< by stem
};

void read(library::Database& database, std::int64_t papers, Sample& sample) {
  const std::int64_t wanted = std::min(papers, most_papers_read);
  auto row = database.prepare("SELECT title, abstract FROM paper ORDER BY id");
  for (std::int64_t i = 0; row.step(); ++i) {
    // Evenly spread over the library.
    if (i * wanted / papers == (i + 1) * wanted / papers) continue;
    throw_if_interrupted();
    sample.papers.push_back(sample.stems.count(row.text(0), row.text(1)));
    sample.having.resize(sample.stems.names().size());
    for (const StemCount& entry : sample.papers.back()) ++sample.having[entry.stem];
  }
}

// A stem that only one paper has relates it to no other.
struct Columns {
  std::vector<std::uint32_t> of_stem;  ///< StringTable::none: left out
  std::vector<std::uint32_t> stems;
  std::vector<double> rarity;
};

Columns columns_of(const Sample& sample) {
  Columns columns;
  columns.of_stem.assign(sample.having.size(), StringTable::none);
  for (std::uint32_t stem = 0; stem < sample.having.size(); ++stem) {
    if (sample.having[stem] < fewest_papers_of_stem) continue;
    columns.of_stem[stem] = static_cast<std::uint32_t>(columns.stems.size());
    columns.stems.push_back(stem);
    columns.rarity.push_back(rarity(sample.papers.size(), sample.having[stem]));
  }
  return columns;
}

// A row of length 1 for each paper.
SparseMatrix matrix_of(const Sample& sample, const Columns& columns) {
  SparseMatrix matrix;
  matrix.columns = columns.stems.size();
  for (const auto& paper : sample.papers) {
    const std::size_t begin = matrix.entries.size();
    double square = 0;
    for (const StemCount& entry : paper) {
      const std::uint32_t column = columns.of_stem[entry.stem];
      if (column == StringTable::none) continue;
      const double value = damped(entry.count) * columns.rarity[column];
      square += value * value;
      matrix.entries.push_back({column, value});
    }
    const double length = std::sqrt(square);
    for (std::size_t i = begin; i < matrix.entries.size(); ++i) matrix.entries[i].value /= length;
    matrix.ends.push_back(matrix.entries.size());
  }
  return matrix;
}

void store(library::Database& database, const Sample& sample, const Columns& columns,
           const std::vector<double>& directions, std::size_t dimensions) {
  auto insert =
      database.prepare("INSERT INTO latent_stem(stem, weight, vector) VALUES (?1, ?2, ?3)");
  for (std::size_t column = 0; column < columns.stems.size(); ++column) {
    const double* const row = directions.data() + column * dimensions;
    double most = 0;
    for (std::size_t i = 0; i < dimensions; ++i) most = std::max(most, std::abs(row[i]));
    const double weight = std::round(most * columns.rarity[column] * weight_unit);
    if (weight < 1) continue;
    std::string bytes;
    for (std::size_t i = 0; i < dimensions; ++i) {
      bytes +=
          static_cast<char>(static_cast<std::int8_t>(std::round(row[i] / most * most_in_byte)));
    }
    insert.bind(1, sample.stems.names().text(columns.stems[column]))
        .bind(2, static_cast<std::int64_t>(weight))
        .bind_blob(3, bytes)
        .run();
  }
}

void learn_stems(library::Database& database, std::int64_t papers, std::size_t dimensions) {
  Sample sample;
  read(database, papers, sample);
  const Columns columns = columns_of(sample);
  const auto directions = strongest_directions(matrix_of(sample, columns), dimensions);
  store(database, sample, columns, directions, dimensions);
}

void place_all(library::Database& database) {
  Space space(database);
  auto row = database.prepare("SELECT id, title, abstract FROM paper ORDER BY id");
  while (row.step()) {
    throw_if_interrupted();
    space.fold_in(row.integer(0), row.text(1), row.text(2));
  }
}

// How many papers the library had when its space was learned; 0: never.
std::int64_t papers_then(library::Database& database) {
  return database.integer("SELECT value FROM setting WHERE name = 'latent_papers'");
}

}  // namespace

void learn(library::Library& library) {
  library::Database& database = library.database();
  library::Transaction transaction(database);
  database.run("DELETE FROM latent_stem");
  database.run("DELETE FROM latent_paper");
  const std::int64_t papers = papers_in(database);
  const std::size_t dimensions = dimensions_for(papers);
  if (dimensions > 0) {
    learn_stems(database, papers, dimensions);
    place_all(database);
  }
  database.prepare("INSERT OR REPLACE INTO setting(name, value) VALUES ('latent_papers', ?1)")
      .bind(1, std::to_string(dimensions > 0 ? papers : 0))
      .run();
  transaction.commit();
}

bool is_due(library::Library& library) {
  const std::int64_t now = papers_in(library.database());
  return dimensions_for(now) > 0 && now >= 2 * papers_then(library.database());
}

void keep_up(library::Library& library, std::uint64_t papers) {
  // What was taken in is stored by now, so nothing may fail that says it is not: whatever this
  // meets (a lock, a full disk, no memory, an interrupt), it can wait for the next document.
  try {
    // Counting would cost a page's document more than the page.
    const std::int64_t newest = library.database().integer("SELECT max(id) FROM paper");
    if (papers * small_share >= static_cast<std::uint64_t>(newest) && is_due(library)) {
      learn(library);
    }
  } catch (const Error&) {
  } catch (const std::bad_alloc&) {
  }
}

std::vector<library::Damage> check(library::Library& library) {
  library::Database& database = library.database();
  if (database.integer("SELECT count(*) FROM sqlite_schema WHERE name = 'latent_paper'") == 0)
    return {};
  Space space(database);
  std::int64_t wrong = 0;
  auto row = database.prepare("SELECT id, title, abstract FROM paper ORDER BY id");
  while (row.step()) {
    throw_if_interrupted();
    const std::int64_t paper = row.integer(0);
    if (space.of_paper(paper) != space.of_text(row.text(1), row.text(2))) ++wrong;
  }
  if (!space.exists()) wrong = database.integer("SELECT count(*) FROM latent_paper");
  if (wrong == 0) return {};
  return {{fmt::format("{} papers have vectors that do not match their words", wrong), true}};
}

}  // namespace papers::latent
