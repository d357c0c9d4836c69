#include "dispatcher/site/procedures_file.h"

#include <algorithm>
#include <map>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "config/reader.h"
#include "config/words.h"
#include "dispatcher/site/csv.h"
#include "dispatcher/site/site_words.h"
#include "protocol/frame.h"

namespace motcua::site {
namespace {

const std::vector<std::string> kRequired{"code", "name", "service"};
const std::vector<std::string_view> kOptional{"field", "agency", "handling_time", "papers", "url"};
constexpr std::size_t kCodeSizeMax = 40;
// As the national catalogue has them: names of whole decrees, and a procedure that each of thirty departments handles.
constexpr std::size_t kNameSizeMax = 2000;
constexpr std::size_t kAgencySizeMax = 2500;
constexpr std::size_t kPaperSizeMax = 1000;
constexpr std::size_t kFileSizeMax = std::size_t{64} * 1024 * 1024;
constexpr std::size_t kMistakesMax = 50;
constexpr std::size_t kEnvelopeSizeMax = 16;  // what a message adds to the catalogue in it
constexpr std::string_view kBetweenPapers = " | ";

bool is_header(const CsvRecord& record) {
  const auto& fields = record.fields;
  return fields.size() >= kRequired.size() && std::equal(kRequired.begin(), kRequired.end(), fields.begin());
}

std::vector<std::string_view> split_papers(std::string_view text) {
  std::vector<std::string_view> papers;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(kBetweenPapers), text.size());
    if (end > 0) papers.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + kBetweenPapers.size(), text.size()));
  }
  return papers;
}

bool is_web_address(std::string_view text) {
  const bool web = text.starts_with("https://") || text.starts_with("http://");
  return web && text.find(' ') == std::string_view::npos;
}

class ProcedureReader {
 public:
  ProcedureReader(const std::filesystem::path& file, const hall::Settings& settings, const SynonymList& synonyms)
      : file_(file.string()), settings_(settings) {
    for (const auto& each : synonyms) *catalogue_.add_synonyms() = each;
    for (const auto& service : settings.services) service_keys_.push_back(service.key);
  }

  void read_all(const std::vector<CsvRecord>& records) {
    if (records.empty() || !is_header(records.front())) {
      mistake(1, "another header, expected code,name,service and then any of " +
                     fmt::format("{}", fmt::join(kOptional, ",")));
      return;
    }
    if (records.size() - 1 > kProceduresMax) {
      mistake(records[kProceduresMax + 1].line,
              fmt::format("{} procedures, expected at most {}", records.size() - 1, kProceduresMax));
      return;
    }
    if (!read_header(records.front())) return;
    for (std::size_t i = 1; i < records.size(); ++i) read(records[i]);
    check_size();
  }

  void mistake(int line, std::string_view sentence) {
    if (mistakes_.size() < kMistakesMax) {
      mistakes_.push_back(fmt::format("{}:{}: {}", file_, line, sentence));
    } else if (++more_mistakes_ == 1) {
      first_more_ = line;
    }
  }

  tl::expected<protocol::Catalogue, Mistakes> result() && {
    if (more_mistakes_ > 0) {
      mistakes_.push_back(fmt::format("{}:{}: {} more mistakes from here on", file_, first_more_, more_mistakes_));
    }
    if (!mistakes_.empty()) return tl::unexpected(std::move(mistakes_));
    return std::move(catalogue_);
  }

 private:
  bool read_header(const CsvRecord& header) {
    columns_ = header.fields;
    for (std::size_t i = kRequired.size(); i < columns_.size(); ++i) {
      const std::string& column = columns_[i];
      const auto earlier = columns_.begin() + static_cast<std::ptrdiff_t>(i);
      if (std::find(kOptional.begin(), kOptional.end(), column) == kOptional.end()) {
        mistake(header.line, fmt::format("column {}, expected {}{}", config::in_quotes(column),
                                         config::alternatives(kOptional), config::suggestion(column, kOptional)));
      } else if (std::find(columns_.begin(), earlier, column) != earlier) {
        mistake(header.line, fmt::format("column {} is there twice, expected once", config::in_quotes(column)));
      }
    }
    return mistakes_.empty();
  }

  void read(const CsvRecord& record) {
    if (record.fields.size() != columns_.size()) {
      mistake(record.line, fmt::format("{} fields, expected {}: {}", record.fields.size(), columns_.size(),
                                       fmt::join(columns_, ",")));
      return;
    }
    auto& entry = *catalogue_.add_procedures();
    entry.set_code(record.fields[0]);
    entry.set_name(record.fields[1]);
    entry.set_service(record.fields[2]);
    check_code(record.line, entry.code());
    check_text(record.line, "name", entry.name(), kNameSizeMax);
    check_there(record.line, "name", entry.name());
    check_service(record.line, entry.service());
    for (std::size_t i = kRequired.size(); i < columns_.size(); ++i) {
      read_optional(record.line, columns_[i], record.fields[i], entry);
    }
  }

  void read_optional(int line, std::string_view column, const std::string& text, protocol::CatalogueEntry& entry) {
    if (column == "papers") {
      for (const std::string_view paper : split_papers(text)) {
        check_text(line, column, paper, kPaperSizeMax);
        entry.add_papers(std::string(paper));
      }
      return;
    }
    check_text(line, column, text, column == "agency" ? kAgencySizeMax : kTextSizeMax);
    if (column == "field") entry.set_field(text);
    if (column == "agency") entry.set_agency(text);
    if (column == "handling_time") entry.set_handling_time(text);
    if (column != "url") return;
    entry.set_url(text);
    if (!text.empty() && !is_web_address(text)) {
      mistake(line, fmt::format("url: {}, expected an address that begins with https://", config::in_quotes(text)));
    }
  }

  void check_service(int line, const std::string& service) {
    if (settings_.find_service(service)) return;
    mistake(line, fmt::format("service: {}, expected the key of a [[service]]{}", config::in_quotes(service),
                              config::suggestion(service, service_keys_)));
  }

  void check_code(int line, const std::string& code) {
    check_text(line, "code", code, kCodeSizeMax);
    check_there(line, "code", code);
    const auto [first, is_new] = line_by_code_.emplace(code, line);
    if (is_new || code.empty()) return;
    mistake(line,
            fmt::format("code: {} is already in line {}, expected another", config::in_quotes(code), first->second));
  }

  void check_text(int line, std::string_view column, std::string_view text, std::size_t bytes_max) {
    if (const auto fault = find_text_fault(text, bytes_max)) mistake(line, fmt::format("{}: {}", column, *fault));
  }

  void check_there(int line, std::string_view column, std::string_view text) {
    if (text.empty()) mistake(line, fmt::format("{}: empty, expected a text", column));
  }

  void check_size() {
    const std::size_t size = catalogue_.ByteSizeLong() + kEnvelopeSizeMax;
    if (size <= protocol::kViewFrameSizeMax) return;
    mistake(1, fmt::format("{} procedures take {} bytes, expected at most {}: shorten names and papers, or leave "
                           "out what this site does not handle",
                           catalogue_.procedures_size(), size, protocol::kViewFrameSizeMax));
  }

  std::string file_;
  const hall::Settings& settings_;
  std::vector<std::string_view> service_keys_;
  std::vector<std::string> columns_;
  std::map<std::string, int> line_by_code_;
  protocol::Catalogue catalogue_;
  Mistakes mistakes_;
  std::size_t more_mistakes_ = 0;
  int first_more_ = 0;
};

tl::expected<protocol::Catalogue, Mistakes> read_table(const std::filesystem::path& file,
                                                       const hall::Settings& settings, const SynonymList& synonyms) {
  const auto text = config::read_file(file, kFileSizeMax);
  if (!text) return tl::unexpected(Mistakes{text.error()});
  ProcedureReader reader(file, settings, synonyms);
  const auto records = parse_csv(*text);
  if (!records) {
    reader.mistake(records.error().line, records.error().sentence);
  } else {
    reader.read_all(*records);
  }
  return std::move(reader).result();
}

// FNV-1a of everything that is shown: the same on every machine. A length before each text keeps them apart.
class Hash {
 public:
  void add(std::string_view text) {
    for (std::size_t left = text.size(); left > 0; left /= 256) add_byte(static_cast<unsigned char>(left % 256));
    add_byte(0);
    for (const char c : text) add_byte(static_cast<unsigned char>(c));
  }
  std::string text() const { return fmt::format("{:016x}", value_); }

 private:
  void add_byte(unsigned char byte) { value_ = (value_ ^ byte) * 1099511628211ULL; }
  std::uint64_t value_ = 14695981039346656037ULL;
};

std::string version_of(const protocol::Catalogue& catalogue) {
  Hash hash;
  for (const auto& entry : catalogue.procedures()) {
    for (const std::string* each : {&entry.code(), &entry.name(), &entry.service(), &entry.field(), &entry.agency(),
                                    &entry.handling_time(), &entry.url()}) {
      hash.add(*each);
    }
    for (const auto& paper : entry.papers()) hash.add(paper);
    hash.add("");  // the end of the papers
  }
  for (const auto& each : catalogue.synonyms()) {
    hash.add(each.words());
    hash.add(each.means());
  }
  return hash.text();
}

}  // namespace

tl::expected<std::vector<hall::Procedure>, Mistakes> load_procedures(const std::filesystem::path& file,
                                                                     const hall::Settings& settings,
                                                                     const SynonymList& synonyms) {
  auto table = read_table(file, settings, synonyms);
  if (!table) return tl::unexpected(std::move(table.error()));
  std::vector<hall::Procedure> procedures;
  procedures.reserve(static_cast<std::size_t>(table->procedures_size()));
  for (const auto& entry : table->procedures()) procedures.push_back({entry.code(), entry.name(), entry.service()});
  return procedures;
}

tl::expected<protocol::Catalogue, Mistakes> load_catalogue(const std::filesystem::path& file,
                                                           const hall::Settings& settings,
                                                           const SynonymList& synonyms) {
  auto table = read_table(file, settings, synonyms);
  if (table) table->set_version(version_of(*table));
  return table;
}

}  // namespace motcua::site
