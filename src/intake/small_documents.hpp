// Small documents into a library, several to a transaction.
#pragma once

#include "intake/paper_writer.hpp"
#include "intake/take_in.hpp"
#include "library/import_batch.hpp"

namespace papers::intake {

/// Takes in one document after the other; all of them are stored when land() returns, and none
/// before. Library and judge outlive it.
class SmallDocuments {
 public:
  SmallDocuments(library::Library& library, topics::Judge& judge)
      : library_(library), judge_(judge), batch_(library) {}

  /// As intake::take_in(), but holds all records of the document, which is read to its end before
  /// anything of it is stored. What throws while it is read leaves the others as they are; what
  /// throws later, or a document that unpacks to more than is to be held, makes all of them
  /// broken().
  Outcome take_in(ingest::Input& input, const Options& options, Observer& observer);

  /// True when nothing can be landed any more.
  [[nodiscard]] bool broken() const { return too_large_ || batch_.broken(); }
  /// Throws Error when they are broken, or when the library cannot be written. keep_up() is left to
  /// who lands the last ones.
  void land();

 private:
  library::Library& library_;
  topics::Judge& judge_;
  library::ImportBatch batch_;
  WriterTools tools_;
  bool too_large_ = false;
};

}  // namespace papers::intake
