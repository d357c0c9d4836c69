#include "dispatcher/service/record_feed.h"

#include <utility>

#include "dispatcher/service/answers.h"
#include "protocol/frame.h"

namespace motcua::service {
namespace {

void add_row(const journal::Row& row, protocol::Records& records) {
  auto& wire = *records.add_rows();
  wire.set_seq(row.record.seq);
  wire.set_hall_ms(row.record.hall_ms);
  wire.set_wall_ms(row.record.wall_ms);
  wire.set_payload(row.record.payload);
  wire.set_chain(std::string(journal::bytes_of(row.chain)));
}

std::string frame_of(protocol::Records records) {
  protocol::ServerMessage message;
  *message.mutable_records() = std::move(records);
  auto frame = encode(message);
  if (frame.size() <= protocol::kViewFrameSizeMax) return frame;
  return refusal_frame(protocol::RECORDS_NOT_GIVEN, "a record is too large to be sent: copy the file once by hand");
}

// Most rows are small: what holds a row takes more than what is in it.
std::size_t memory_of(const journal::EncodedRecord& record) {
  constexpr std::size_t kHeapBlock = 32;
  return sizeof(journal::Row) + kHeapBlock + record.payload.size();
}

}  // namespace

journal::RowsAfter rows_of(const protocol::Records& records) {
  journal::RowsAfter rows{journal::chain_from(records.after_chain()), {}, records.newest()};
  for (const auto& row : records.rows()) {
    rows.rows.push_back(
        {{row.seq(), row.hall_ms(), row.wall_ms(), row.payload()}, journal::chain_or_zero(row.chain())});
  }
  return rows;
}

void RecordFeed::add(std::vector<journal::EncodedRecord> records) {
  for (auto& record : records) {
    newest_ = {record.seq,
               journal::chain_of(newest_.chain, record.seq, record.hall_ms, record.wall_ms, record.payload)};
    bytes_ += memory_of(record);
    rows_.push_back({std::move(record), newest_.chain});
  }
  while (bytes_ > limits_.kept_bytes) {
    bytes_ -= memory_of(rows_.front().record);
    before_ = {rows_.front().record.seq, rows_.front().chain};
    rows_.pop_front();
  }
}

protocol::Records RecordFeed::from_memory(std::uint64_t after) const {
  protocol::Records records;
  records.set_after(after);
  records.set_newest(newest_.seq);
  if (after > newest_.seq) return records;
  auto at = static_cast<std::size_t>(after - before_.seq);
  records.set_after_chain(std::string(journal::bytes_of(at == 0 ? before_.chain : rows_[at - 1].chain)));
  for (std::size_t bytes = 0; at < rows_.size() && bytes <= limits_.answer_bytes; ++at) {
    add_row(rows_[at], records);
    bytes += rows_[at].record.payload.size();
  }
  return records;
}

// Of what the file holds only what is committed by now.
std::string RecordFeed::answer_of(std::uint64_t after, const journal::RowsAfter& found) const {
  protocol::Records records;
  records.set_after(after);
  records.set_newest(newest_.seq);
  if (found.at) records.set_after_chain(std::string(journal::bytes_of(*found.at)));
  for (const auto& row : found.rows) {
    if (row.record.seq <= newest_.seq) add_row(row, records);
  }
  return frame_of(std::move(records));
}

void RecordFeed::fetch(std::uint64_t after, const Reply& reply) {
  if (after >= before_.seq) return reply(frame_of(from_memory(after)));
  if (old_rows_ == nullptr || reads_ >= limits_.reads_max) {
    return reply(refusal_frame(protocol::RECORDS_NOT_GIVEN, old_rows_ == nullptr
                                                                ? "older records cannot be read here"
                                                                : "too many copies read older records: ask again"));
  }
  ++reads_;
  old_rows_->read_after(after, limits_.answer_bytes, [this, after, reply](const auto& found) {
    --reads_;
    reply(found ? answer_of(after, *found) : refusal_frame(protocol::RECORDS_NOT_GIVEN, found.error().message));
  });
}

}  // namespace motcua::service
