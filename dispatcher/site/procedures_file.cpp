#include "dispatcher/site/procedures_file.h"

#include <map>
#include <tuple>

#include <fmt/format.h>

#include "config/reader.h"
#include "config/words.h"
#include "dispatcher/site/csv.h"
#include "dispatcher/site/site_words.h"

namespace motcua::site {
namespace {

const std::vector<std::string> kHeader{"code", "name", "service"};
constexpr std::size_t kCodeSizeMax = 40;

class ProcedureReader {
 public:
  ProcedureReader(const std::filesystem::path& file, const hall::Settings& settings)
      : file_(file.string()), settings_(settings) {
    for (const auto& service : settings.services) service_keys_.push_back(service.key);
  }

  void read(const CsvRecord& record) {
    if (record.fields.size() != kHeader.size()) {
      mistake(record.line,
              fmt::format("{} fields, expected {}: code,name,service", record.fields.size(), kHeader.size()));
      return;
    }
    const auto& [code, name, service] = std::tie(record.fields[0], record.fields[1], record.fields[2]);
    check_code(record.line, code);
    check_text(record.line, "name", name);
    if (!settings_.find_service(service)) {
      mistake(record.line, fmt::format("service: {}, expected the key of a [[service]]{}", config::in_quotes(service),
                                       config::suggestion(service, service_keys_)));
    }
    procedures_.push_back({code, name, service});
  }

  void mistake(int line, std::string_view sentence) {
    mistakes_.push_back(fmt::format("{}:{}: {}", file_, line, sentence));
  }

  tl::expected<std::vector<hall::Procedure>, Mistakes> result() && {
    if (!mistakes_.empty()) return tl::unexpected(std::move(mistakes_));
    return std::move(procedures_);
  }

 private:
  void check_code(int line, const std::string& code) {
    check_text(line, "code", code);
    if (code.size() > kCodeSizeMax) {
      mistake(line, fmt::format("code: {}, expected at most {} bytes", config::in_quotes(code), kCodeSizeMax));
    }
    const auto [first, is_new] = line_by_code_.emplace(code, line);
    if (is_new || code.empty()) return;
    mistake(line,
            fmt::format("code: {} is already in line {}, expected another", config::in_quotes(code), first->second));
  }

  void check_text(int line, std::string_view column, const std::string& text) {
    if (text.empty()) mistake(line, fmt::format("{}: empty, expected a text", column));
    if (const auto fault = find_text_fault(text)) mistake(line, fmt::format("{}: {}", column, *fault));
  }

  std::string file_;
  const hall::Settings& settings_;
  std::vector<std::string_view> service_keys_;
  std::map<std::string, int> line_by_code_;
  std::vector<hall::Procedure> procedures_;
  Mistakes mistakes_;
};

}  // namespace

tl::expected<std::vector<hall::Procedure>, Mistakes> load_procedures(const std::filesystem::path& file,
                                                                     const hall::Settings& settings) {
  const auto text = config::read_file(file);
  if (!text) return tl::unexpected(Mistakes{text.error()});
  ProcedureReader reader(file, settings);
  const auto records = parse_csv(*text);
  if (!records) {
    reader.mistake(records.error().line, records.error().sentence);
  } else if (records->empty() || records->front().fields != kHeader) {
    reader.mistake(1, "another header, expected code,name,service");
  } else {
    for (std::size_t i = 1; i < records->size(); ++i) reader.read((*records)[i]);
  }
  return std::move(reader).result();
}

}  // namespace motcua::site
