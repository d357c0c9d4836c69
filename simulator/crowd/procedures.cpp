#include "simulator/crowd/procedures.h"

#include <algorithm>
#include <map>
#include <set>

#include <fmt/format.h>

#include "dispatcher/site/csv.h"

namespace motcua::crowd {
namespace {

constexpr std::size_t kCodeSizeMax = 40;
constexpr std::size_t kMistakesShown = 10;

std::string on_one_line(std::string text) {
  for (char& c : text) {
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) c = ' ';
  }
  return text;
}

std::string csv_field(const std::string& text) {
  std::string out = "\"";
  for (const char c : text) out += c == '"' ? std::string("\"\"") : std::string(1, c);
  return out + '"';
}

// FNV-1a: the same on every machine.
std::uint64_t hash_of(std::string_view text) {
  std::uint64_t hash = 14695981039346656037ULL;
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211ULL;
  return hash;
}

bool is_header(const std::vector<site::CsvRecord>& records) {
  if (records.empty() || records.front().fields.size() < 3) return false;
  const auto& fields = records.front().fields;
  return fields[0] == "code" && fields[1] == "name" && fields[2] == "field";
}

// Empty where the table has no such column.
std::string value_of(std::string_view column, const std::vector<std::string>& header,
                     const std::vector<std::string>& fields) {
  const auto found = std::find(header.begin(), header.end(), column);
  return found == header.end() ? std::string() : on_one_line(fields[static_cast<std::size_t>(found - header.begin())]);
}

}  // namespace

tl::expected<std::vector<CatalogueEntry>, Mistakes> parse_catalogue(std::string_view text,
                                                                    const std::filesystem::path& file) {
  const auto mistake = [&](int line, std::string_view what) {
    return fmt::format("{}:{}: {}", file.string(), line, what);
  };
  const auto records = site::parse_csv(text);
  if (!records) return tl::unexpected(Mistakes{mistake(records.error().line, records.error().sentence)});
  if (!is_header(*records)) return tl::unexpected(Mistakes{mistake(1, "another header, expected code,name,field,...")});
  const auto& header = records->front().fields;
  std::vector<CatalogueEntry> catalogue;
  Mistakes mistakes;
  for (std::size_t i = 1; i < records->size() && mistakes.size() < kMistakesShown; ++i) {
    const auto& [line, fields] = (*records)[i];
    if (fields.size() != header.size()) {
      mistakes.push_back(mistake(line, fmt::format("{} fields, expected {}", fields.size(), header.size())));
    } else if (fields[0].empty() || fields[0].size() > kCodeSizeMax || fields[1].empty()) {
      mistakes.push_back(mistake(line, fmt::format("code or name missing or too long, expected both")));
    } else {
      catalogue.push_back({on_one_line(fields[0]), on_one_line(fields[1]), on_one_line(fields[2]),
                           value_of("agency", header, fields), value_of("handling_time", header, fields),
                           value_of("papers", header, fields)});
    }
  }
  if (catalogue.empty() && mistakes.empty()) mistakes.push_back(mistake(1, "no procedure, expected at least one"));
  if (!mistakes.empty()) return tl::unexpected(std::move(mistakes));
  return catalogue;
}

std::string procedures_text(const std::vector<CatalogueEntry>& catalogue, const std::vector<std::string>& services) {
  std::string text = "code,name,service,field,agency,handling_time,papers\n";
  std::set<std::string_view> codes;
  for (const auto& entry : catalogue) {
    if (!codes.insert(entry.code).second) continue;  // a catalogue may list one at two levels
    const auto& service = services[hash_of(entry.field) % services.size()];
    text += fmt::format("{},{},{},{},{},{},{}\n", csv_field(entry.code), csv_field(entry.name), service,
                        csv_field(entry.field), csv_field(entry.agency), csv_field(entry.handling_time),
                        csv_field(entry.papers));
  }
  return text;
}

void name_procedures(const hall::Settings& site, std::uint64_t seed, DayPlan& plan) {
  std::map<std::string_view, std::vector<const hall::Procedure*>> offered;
  for (const auto& procedure : site.procedures) offered[procedure.service].push_back(&procedure);
  Random random(seed);
  for (auto& arrival : plan.arrivals) {
    const auto found = offered.find(arrival.service);
    if (found != offered.end()) arrival.procedure = found->second[random.below(found->second.size())]->code;
  }
}

}  // namespace motcua::crowd
