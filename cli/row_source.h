// Where `motcua follow` gets rows from. One thread; what waits runs the io_context, so that signals are heard.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <string>

#include <boost/asio/io_context.hpp>

#include "cli/link.h"
#include "dispatcher/journal/record_copy.h"

namespace motcua::cli {

class RowSource {
 public:
  virtual ~RowSource() = default;
  virtual std::string name() const = 0;
  // An error may pass: ask again later.
  virtual tl::expected<journal::RowsAfter, std::string> after(std::uint64_t seq) = 0;
};

std::unique_ptr<RowSource> file_source(std::filesystem::path file);
// `stopped` ends every wait.
std::unique_ptr<RowSource> dispatcher_source(boost::asio::io_context& io, const LinkOptions& link,
                                             transport::ClientCurve curve, std::function<bool()> stopped);

}  // namespace motcua::cli
