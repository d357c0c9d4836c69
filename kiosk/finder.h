// The search page: what was typed, which department, field and service were chosen, what is found.
//
// Pure, used by the drawing thread. Searches at once when something changes: an index answers in a few milliseconds.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "catalogue/index.h"
#include "kiosk/procedures.h"
#include "kiosk/text_entry.h"

namespace motcua::kiosk {

inline constexpr std::size_t kRowsPerPage = 6;
inline constexpr std::size_t kFoundMax = 300;  // nobody turns more pages than that

class Finder {
 public:
  struct Row {
    enum class Kind : std::uint8_t { kAgency, kField, kService, kProcedure };
    Kind kind = Kind::kProcedure;
    std::string name;          // of a department or field; of a service its key
    std::size_t count = 0;     // procedures in it
    std::size_t position = 0;  // of a procedure in the catalogue
  };

  // Another catalogue, or none; `preparing`: there will be one soon. What was typed stays.
  void hold(SharedProcedures procedures, bool preparing = false);
  const SharedProcedures& procedures() const { return procedures_; }
  bool preparing() const { return preparing_; }
  // Something can be typed that is or will be searched for.
  bool usable() const { return procedures_ != nullptr || preparing_; }

  void type(char32_t character);
  void type_telex(char32_t key);
  void erase();
  void clear();  // the text only
  void reset();
  // Of the page that is shown. A department, field or service narrows the search; a procedure is the answer.
  std::optional<std::size_t> choose(std::size_t row_on_page);
  // Undoes the last narrowing, and what was typed since; false: there was none.
  bool widen();
  void next_page();
  void previous_page();

  const std::string& text() const { return entry_.text(); }
  const catalogue::Filter& filter() const { return filter_; }
  // All that was found; `page()` of it is shown.
  const std::vector<Row>& rows() const { return rows_; }
  std::size_t page() const { return page_; }
  std::size_t pages() const { return (rows_.size() + kRowsPerPage - 1) / kRowsPerPage; }
  bool at_rest() const { return entry_.empty() && filter_ == catalogue::Filter{} && page_ == 0; }
  // Nothing is called like that, and it looks like the code of something: of an appointment, perhaps.
  bool is_unknown_code() const;

 private:
  void look();
  bool list_groups();
  bool list(const std::vector<catalogue::Group>& groups, Row::Kind kind);

  SharedProcedures procedures_;
  bool preparing_ = false;
  TextEntry entry_{kScannedMax};
  catalogue::Filter filter_;
  std::vector<Row> rows_;
  std::size_t page_ = 0;
};

}  // namespace motcua::kiosk
