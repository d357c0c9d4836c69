// The report as an Excel workbook. Nothing in it says when or where it was made, so that its bytes are those of the
// figures.
#include <sys/mman.h>
#include <unistd.h>

#include <fstream>
#include <iterator>

#include <fmt/format.h>
#include <xlsxwriter.h>

#include "dispatcher/reports/columns.h"
#include "dispatcher/reports/formats.h"

namespace motcua::reports {
namespace {

constexpr std::time_t kCreated = 946'684'800;  // 2000-01-01: a fixed date, of no meaning
constexpr std::int64_t kDayMs = hall::kDayMs;

struct Formats {
  lxw_format* heading = nullptr;
  lxw_format* bold = nullptr;
  lxw_format* text = nullptr;
  lxw_format* count = nullptr;
  lxw_format* duration = nullptr;
  lxw_format* percent = nullptr;
  lxw_format* hundredths = nullptr;
};

lxw_format* with(lxw_workbook* book, const char* number_format) {
  lxw_format* format = workbook_add_format(book);
  format_set_num_format(format, number_format);
  return format;
}

Formats formats_of(lxw_workbook* book) {
  Formats formats{workbook_add_format(book), workbook_add_format(book), workbook_add_format(book), with(book, "0"),
                  with(book, "[h]:mm:ss"),   with(book, "0.00%"),       with(book, "0.00")};
  format_set_bold(formats.heading);
  format_set_text_wrap(formats.heading);
  format_set_bottom(formats.heading, LXW_BORDER_THIN);
  format_set_bold(formats.bold);
  return formats;
}

class Sheet {
 public:
  Sheet(lxw_worksheet* sheet, const Formats& formats) : sheet_(sheet), formats_(formats) {}

  void text(lxw_row_t row, std::size_t column, const std::string& text, lxw_format* format) {
    worksheet_write_string(sheet_, row, static_cast<lxw_col_t>(column), text.c_str(), format);
  }
  // The figure is whole; only Excel's own units (days, shares of one) are fractions of it.
  void figure(lxw_row_t row, std::size_t column, Unit unit, std::optional<std::int64_t> value) {
    if (!value) return;
    const auto write = [&](double number, lxw_format* format) {
      worksheet_write_number(sheet_, row, static_cast<lxw_col_t>(column), number, format);
    };
    const auto number = static_cast<double>(*value);
    if (unit == Unit::kCount) return write(number, formats_.count);
    if (unit == Unit::kMilliseconds) return write(number / static_cast<double>(kDayMs), formats_.duration);
    if (unit == Unit::kPercentHundredths) return write(number / 10'000, formats_.percent);
    write(number / 100, formats_.hundredths);
  }

 private:
  lxw_worksheet* sheet_;
  const Formats& formats_;
};

// The library writes files only; this one is never on a disk.
class MemoryFile {
 public:
  MemoryFile() : descriptor_(::memfd_create("motcua-report", MFD_CLOEXEC)) {}
  ~MemoryFile() {
    if (descriptor_ >= 0) ::close(descriptor_);
  }
  MemoryFile(const MemoryFile&) = delete;
  MemoryFile& operator=(const MemoryFile&) = delete;

  // Empty: there is no memory for it.
  std::string name() const { return descriptor_ < 0 ? std::string() : fmt::format("/proc/self/fd/{}", descriptor_); }

 private:
  int descriptor_;
};

void fill(Sheet& sheet, const Report& report, const text::Catalogue& words, const Formats& formats) {
  const auto columns = columns_of(report);
  constexpr std::size_t kFirstFigure = 2;
  sheet.text(0, 0, words.get("report.by." + std::string(word_of(report.by))), formats.heading);
  sheet.text(0, 1, words.get("report.name"), formats.heading);
  for (std::size_t i = 0; i < columns.size(); ++i) {
    sheet.text(0, kFirstFigure + i, heading(columns[i], words), formats.heading);
  }
  lxw_row_t line = 1;
  const auto add = [&](const std::string& key, const Row& row, lxw_format* format) {
    sheet.text(line, 0, key, format);
    sheet.text(line, 1, name_in(row.name, words), format);
    for (std::size_t i = 0; i < columns.size(); ++i) {
      sheet.figure(line, kFirstFigure + i, columns[i].unit, columns[i].value(row.figures));
    }
    ++line;
  };
  for (const auto& row : report.rows) add(row.key, row, formats.text);
  add(words.get("report.total"), report.total, formats.bold);
}

void set_properties(lxw_workbook* book, const Report& report, const text::Catalogue& words) {
  std::string title = words.format("report.title_empty",
                                   {{"from", to_string(report.period.from)}, {"to", to_string(report.period.to)}});
  lxw_doc_properties properties{};
  properties.title = title.data();
  properties.created = kCreated;
  workbook_set_properties(book, &properties);
}

}  // namespace

tl::expected<std::string, std::string> to_xlsx(const Report& report, const text::Catalogue& words) {
  MemoryFile memory;
  lxw_workbook* book = memory.name().empty() ? nullptr : workbook_new(memory.name().c_str());
  if (book == nullptr) return tl::unexpected(std::string("the workbook cannot be made: out of memory"));
  lxw_worksheet* page = workbook_add_worksheet(book, nullptr);
  set_properties(book, report, words);
  const Formats formats = formats_of(book);
  Sheet sheet(page, formats);
  fill(sheet, report, words, formats);
  worksheet_freeze_panes(page, 1, 2);
  worksheet_set_column(page, 0, 1, 24, nullptr);
  const lxw_error error = workbook_close(book);
  if (error != LXW_NO_ERROR) return tl::unexpected(fmt::format("the workbook cannot be made: {}", lxw_strerror(error)));
  std::ifstream in(memory.name(), std::ios::binary);
  std::string bytes(std::istreambuf_iterator<char>(in), {});
  if (!in.good() && !in.eof()) return tl::unexpected(std::string("the workbook cannot be read back"));
  return bytes;
}

}  // namespace motcua::reports
