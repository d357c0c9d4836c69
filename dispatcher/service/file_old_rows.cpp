#include "dispatcher/service/file_old_rows.h"

#include <boost/asio/post.hpp>

namespace motcua::service {
namespace {

constexpr std::size_t kRowsAtOnce = 5'000;

}  // namespace

// SQLite alone touches the file: a descriptor of our own, closed, would drop the dispatcher's locks on it.
journal::StoreResult<journal::RowsAfter> FileOldRows::read(std::uint64_t after, std::size_t bytes_max) {
  if (!reader_) {
    auto opened = journal::RowReader::open(file_);
    if (!opened) return tl::unexpected(std::move(opened.error()));
    reader_ = std::move(*opened);
  }
  return journal::rows_after(*reader_, after, kRowsAtOnce, bytes_max);
}

void FileOldRows::read_after(std::uint64_t after, std::size_t bytes_max, Done done) {
  boost::asio::post(pool_, [this, after, bytes_max, done = std::move(done)] {
    post_([done, found = read(after, bytes_max)] { done(found); });
  });
}

}  // namespace motcua::service
