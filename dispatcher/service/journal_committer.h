// The committer of the real dispatcher: the journal's writer thread.
#pragma once

#include "dispatcher/journal/writer.h"
#include "dispatcher/service/committer.h"

namespace motcua::service {

class JournalCommitter final : public Committer {
 public:
  // `post` brings a completion to the service's thread.
  JournalCommitter(journal::Store& store, journal::Writer::Post post);
  void append(std::vector<journal::EncodedRecord> batch, Done done) override;
  void snapshot(std::uint64_t seq, std::string bytes, Done done) override;

 private:
  journal::Writer writer_;
};

}  // namespace motcua::service
