// Older rows out of the record's file, on a thread of its own.
#pragma once

#include <filesystem>
#include <memory>

#include <boost/asio/thread_pool.hpp>

#include "dispatcher/service/record_feed.h"

namespace motcua::service {

class FileOldRows final : public OldRows {
 public:
  using Post = std::function<void(std::function<void()>)>;  // onto the service's thread; any thread may call it
  FileOldRows(std::filesystem::path file, Post post) : file_(std::move(file)), post_(std::move(post)) {}
  ~FileOldRows() override { pool_.join(); }
  void read_after(std::uint64_t after, std::size_t bytes_max, Done done) override;

 private:
  journal::StoreResult<journal::RowsAfter> read(std::uint64_t after, std::size_t bytes_max);

  std::filesystem::path file_;
  Post post_;
  std::unique_ptr<journal::RowReader> reader_;  // the pool's thread only
  boost::asio::thread_pool pool_{1};            // last: it ends before what it uses
};

}  // namespace motcua::service
