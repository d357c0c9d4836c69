#include "dispatcher/site/synonyms_file.h"

#include <algorithm>
#include <map>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "config/reader.h"
#include "config/words.h"
#include "dispatcher/site/csv.h"
#include "dispatcher/site/site_words.h"

namespace motcua::site {
namespace {

const std::vector<std::string> kHeader{"words", "means"};
constexpr std::size_t kTextSizeMax = 120;
constexpr std::size_t kMistakesMax = 50;

// Marks and spaces alone can neither be searched for nor be found.
bool has_letter(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte >= 0x80 || (byte >= '0' && byte <= '9') || (byte >= 'A' && byte <= 'Z') || (byte >= 'a' && byte <= 'z');
  });
}

class SynonymReader {
 public:
  explicit SynonymReader(const std::filesystem::path& file) : file_(file.string()) {}

  void read_all(const std::vector<CsvRecord>& records) {
    if (records.empty() || records.front().fields != kHeader) return mistake(1, "another header, expected words,means");
    if (records.size() - 1 > kSynonymsMax) {
      return mistake(records[kSynonymsMax + 1].line,
                     fmt::format("{} synonyms, expected at most {}", records.size() - 1, kSynonymsMax));
    }
    for (std::size_t i = 1; i < records.size(); ++i) read(records[i]);
  }

  void mistake(int line, std::string_view sentence) {
    if (mistakes_.size() < kMistakesMax) mistakes_.push_back(fmt::format("{}:{}: {}", file_, line, sentence));
  }

  tl::expected<SynonymList, Mistakes> result() && {
    if (!mistakes_.empty()) return tl::unexpected(std::move(mistakes_));
    return std::move(synonyms_);
  }

 private:
  void read(const CsvRecord& record) {
    if (record.fields.size() != kHeader.size()) {
      return mistake(record.line, fmt::format("{} fields, expected 2: words,means", record.fields.size()));
    }
    for (std::size_t i = 0; i < kHeader.size(); ++i) check(record.line, kHeader[i], record.fields[i]);
    const std::pair both(record.fields[0], record.fields[1]);
    if (both.first == both.second) mistake(record.line, "means: the same as words, expected other words");
    const auto [first, is_new] = line_by_row_.emplace(both, record.line);
    if (!is_new) mistake(record.line, fmt::format("the same as line {}, expected it once", first->second));
    protocol::Synonym synonym;
    synonym.set_words(both.first);
    synonym.set_means(both.second);
    synonyms_.push_back(std::move(synonym));
  }

  void check(int line, std::string_view column, const std::string& text) {
    if (const auto fault = find_text_fault(text)) return mistake(line, fmt::format("{}: {}", column, *fault));
    if (text.size() > kTextSizeMax) {
      mistake(line, fmt::format("{}: {} bytes, expected at most {}", column, text.size(), kTextSizeMax));
    } else if (!has_letter(text)) {
      mistake(line, fmt::format("{}: {}, expected a word", column, text.empty() ? "empty" : config::in_quotes(text)));
    }
  }

  std::string file_;
  std::map<std::pair<std::string, std::string>, int> line_by_row_;
  SynonymList synonyms_;
  Mistakes mistakes_;
};

}  // namespace

tl::expected<SynonymList, Mistakes> load_synonyms(const std::filesystem::path& file) {
  const auto text = config::read_file(file);
  if (!text) return tl::unexpected(Mistakes{text.error()});
  SynonymReader reader(file);
  const auto records = parse_csv(*text);
  if (!records) {
    reader.mistake(records.error().line, records.error().sentence);
  } else {
    reader.read_all(*records);
  }
  return std::move(reader).result();
}

}  // namespace motcua::site
