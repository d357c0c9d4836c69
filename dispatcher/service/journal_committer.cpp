#include "dispatcher/service/journal_committer.h"

namespace motcua::service {

JournalCommitter::JournalCommitter(journal::Store& store, journal::Writer::Post post)
    : writer_(store, std::move(post)) {}

void JournalCommitter::append(std::vector<journal::EncodedRecord> batch, Done done) {
  writer_.append(std::move(batch), std::move(done));
}

void JournalCommitter::snapshot(std::uint64_t seq, std::string bytes, Done done) {
  writer_.snapshot(seq, std::move(bytes), std::move(done));
}

}  // namespace motcua::service
