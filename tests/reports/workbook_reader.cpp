#include "tests/reports/workbook_reader.h"

#include <zlib.h>

#include <regex>
#include <stdexcept>

namespace motcua::test {
namespace {

std::uint32_t number_at(const std::string& bytes, std::size_t at, int size) {
  std::uint32_t value = 0;
  for (int i = size - 1; i >= 0; --i) {
    value = value << 8 | static_cast<unsigned char>(bytes.at(at + static_cast<std::size_t>(i)));
  }
  return value;
}

std::string inflated(const std::string& packed, std::size_t size) {
  std::string out(size, '\0');
  z_stream stream{};
  if (inflateInit2(&stream, -MAX_WBITS) != Z_OK) throw std::runtime_error("zlib");
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(packed.data()));
  stream.avail_in = static_cast<uInt>(packed.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  const int code = inflate(&stream, Z_FINISH);
  inflateEnd(&stream);
  if (code != Z_STREAM_END) throw std::runtime_error("the workbook cannot be unpacked");
  return out;
}

std::string content(const std::vector<std::pair<std::string, std::string>>& files, const std::string& name) {
  for (const auto& [file, text] : files) {
    if (file == name) return text;
  }
  throw std::runtime_error("no " + name + " in the workbook");
}

std::vector<std::string> matches(const std::string& text, const std::regex& what) {
  std::vector<std::string> found;
  for (std::sregex_iterator at(text.begin(), text.end(), what), end; at != end; ++at) found.push_back((*at)[1]);
  return found;
}

std::size_t column_of(const std::string& reference) {
  std::size_t column = 0;
  for (const char c : reference) {
    if (c < 'A') break;
    column = column * 26 + static_cast<std::size_t>(c - 'A') + 1;
  }
  return column - 1;
}

}  // namespace

std::vector<std::pair<std::string, std::string>> unzip(const std::string& workbook) {
  std::vector<std::pair<std::string, std::string>> files;
  const std::size_t end = workbook.rfind("PK\5\6");
  std::size_t at = number_at(workbook, end + 16, 4);
  for (auto left = number_at(workbook, end + 10, 2); left > 0; --left) {
    const auto packed = number_at(workbook, at + 20, 4), size = number_at(workbook, at + 24, 4);
    const auto name_size = number_at(workbook, at + 28, 2);
    const std::size_t local = number_at(workbook, at + 42, 4);
    const std::size_t data = local + 30 + number_at(workbook, local + 26, 2) + number_at(workbook, local + 28, 2);
    files.emplace_back(workbook.substr(at + 46, name_size), inflated(workbook.substr(data, packed), size));
    at += 46 + name_size + number_at(workbook, at + 30, 2) + number_at(workbook, at + 32, 2);
  }
  return files;
}

std::vector<std::vector<std::string>> cells_of(const std::string& workbook) {
  const auto files = unzip(workbook);
  const auto strings = matches(content(files, "xl/sharedStrings.xml"), std::regex("<t[^>]*>([^<]*)</t>"));
  const std::regex cell("<c r=\"([A-Z]+)[0-9]+\"([^>]*)><v>([^<]*)</v></c>");
  std::vector<std::vector<std::string>> rows;
  for (const auto& row : matches(content(files, "xl/worksheets/sheet1.xml"), std::regex("<row [^>]*>(.*?)</row>"))) {
    auto& cells = rows.emplace_back();
    for (std::sregex_iterator at(row.begin(), row.end(), cell), end; at != end; ++at) {
      const std::size_t column = column_of((*at)[1]);
      if (cells.size() <= column) cells.resize(column + 1);
      const bool shared = (*at)[2].str().find("t=\"s\"") != std::string::npos;
      cells[column] = shared ? strings.at(std::stoul((*at)[3])) : (*at)[3].str();
    }
  }
  return rows;
}

}  // namespace motcua::test
