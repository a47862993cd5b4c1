#include "library/import_batch.hpp"

#include <fmt/format.h>

#include "base/error.hpp"

namespace papers::library {

void ImportBatch::land() {
  if (broken_) {
    throw Error(
        fmt::format("{}: a batch with half a document in it does not land", database_.file()));
  }
  if (!transaction_) return;
  settle();
  transaction_->commit();
  transaction_.reset();
}

}  // namespace papers::library
