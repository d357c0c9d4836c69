#include "cli/row_source.h"

#include <fmt/format.h>
#include <zmq.hpp>

#include "dispatcher/service/record_feed.h"
#include "protocol/transport/command_client.h"

namespace motcua::cli {
namespace {

constexpr std::size_t kRowsAtOnce = 2'000;
constexpr std::size_t kBytesAtOnce = 4U * 1024 * 1024;

class FileSource final : public RowSource {
 public:
  explicit FileSource(std::filesystem::path file) : file_(std::move(file)) {}
  std::string name() const override { return file_.string(); }
  tl::expected<journal::RowsAfter, std::string> after(std::uint64_t seq) override {
    auto rows = journal::read_rows_after(file_, seq, kRowsAtOnce, kBytesAtOnce);
    if (!rows) return tl::unexpected(std::move(rows.error().message));
    return std::move(*rows);
  }

 private:
  std::filesystem::path file_;
};

class DispatcherSource final : public RowSource {
 public:
  DispatcherSource(boost::asio::io_context& io, const LinkOptions& link, transport::ClientCurve curve,
                   std::function<bool()> stopped)
      : io_(io), link_(link), stopped_(std::move(stopped)) {
    transport::CommandClientOptions options;
    options.endpoint = link.command_endpoint;
    options.curve = std::move(curve);
    options.software = "motcua follow";
    client_ = std::make_unique<transport::CommandClient>(io_, context_, std::move(options));
    client_->start();
  }
  ~DispatcherSource() override {
    client_->stop();
    io_.restart();
    io_.poll();
  }

  std::string name() const override { return link_.command_endpoint; }
  tl::expected<journal::RowsAfter, std::string> after(std::uint64_t seq) override;

 private:
  void run_until(const std::function<bool()>& done) {
    const auto until = std::chrono::steady_clock::now() + link_.patience();
    while (!done() && !stopped_() && std::chrono::steady_clock::now() < until) {
      io_.restart();
      io_.run_one_until(until);
    }
  }

  boost::asio::io_context& io_;
  const LinkOptions& link_;
  std::function<bool()> stopped_;
  zmq::context_t context_{1};
  std::unique_ptr<transport::CommandClient> client_;
};

tl::expected<journal::RowsAfter, std::string> DispatcherSource::after(std::uint64_t seq) {
  run_until([&] { return client_->connection().connected; });
  const auto no_answer = [&] {
    const auto& trouble = client_->connection().trouble;
    return tl::unexpected(fmt::format("no records from {}: {}", link_.command_endpoint,
                                      trouble.empty() ? "the dispatcher does not answer" : trouble));
  };
  if (!client_->connection().connected) return no_answer();
  struct Reply {
    bool came = false;
    std::shared_ptr<const protocol::Records> records;
  };
  const auto reply = std::make_shared<Reply>();
  client_->fetch_records(seq, link_.patience(), [reply](std::shared_ptr<const protocol::Records> records) {
    *reply = {true, std::move(records)};
  });
  run_until([&] { return reply->came; });
  if (!reply->records) return no_answer();
  return service::rows_of(*reply->records);
}

}  // namespace

std::unique_ptr<RowSource> file_source(std::filesystem::path file) {
  return std::make_unique<FileSource>(std::move(file));
}

std::unique_ptr<RowSource> dispatcher_source(boost::asio::io_context& io, const LinkOptions& link,
                                             transport::ClientCurve curve, std::function<bool()> stopped) {
  return std::make_unique<DispatcherSource>(io, link, std::move(curve), std::move(stopped));
}

}  // namespace motcua::cli
