// The second stage of an intake: records into the library, with their topics.
#pragma once

#include <cstdint>
#include <optional>

#include "intake/record_sink.hpp"
#include "latent/space.hpp"
#include "library/library.hpp"
#include "topics/assigner.hpp"

namespace papers::intake {

/// What is made for the first paper, and serves all documents of one transaction.
struct WriterTools {
  std::optional<topics::Assigner> assigner;
  std::optional<latent::Space> space;
};

class PaperWriter {
 public:
  /// All outlive the writer. `in_batches`: commits whole batches before the end.
  PaperWriter(library::Library& library, library::Import& import, topics::Judge& judge,
              WriterTools& tools, Observer& observer, bool in_batches)
      : library_(library),
        import_(import),
        judge_(judge),
        tools_(tools),
        observer_(observer),
        in_batches_(in_batches) {}

  void write(const JudgedRecord& judged);
  /// To be called when the document has ended: papers that changed get their topics again and
  /// their place in the latent space, and topics are counted.
  void settle();

 private:
  topics::Assigner& assigner();
  latent::Space& space();

  library::Library& library_;
  library::Import& import_;
  topics::Judge& judge_;
  WriterTools& tools_;
  Observer& observer_;
  bool in_batches_;
  std::uint64_t written_ = 0;
};

}  // namespace papers::intake
