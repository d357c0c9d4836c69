#include "kiosk/finder.h"

#include <algorithm>
#include <utility>

namespace motcua::kiosk {

void Finder::hold(SharedProcedures procedures, bool preparing) {
  preparing_ = preparing && !procedures;
  if (procedures == procedures_) return;
  procedures_ = std::move(procedures);
  filter_ = {};
  page_ = 0;
  look();
}

void Finder::type(char32_t character) {
  if (!entry_.type(character)) return;
  page_ = 0;
  look();
}

void Finder::type_telex(char32_t key) {
  if (!entry_.type_telex(key)) return;
  page_ = 0;
  look();
}

void Finder::erase() {
  entry_.erase();
  page_ = 0;
  look();
}

void Finder::clear() {
  entry_.clear();
  page_ = 0;
  look();
}

void Finder::reset() {
  filter_ = {};
  clear();
}

std::optional<std::size_t> Finder::choose(std::size_t row_on_page) {
  const std::size_t at = page_ * kRowsPerPage + row_on_page;
  if (row_on_page >= kRowsPerPage || at >= rows_.size()) return std::nullopt;
  const Row row = rows_[at];
  if (row.kind == Row::Kind::kProcedure) return row.position;
  if (row.kind == Row::Kind::kAgency) filter_.agency = row.name;
  if (row.kind == Row::Kind::kField) filter_.field = row.name;
  if (row.kind == Row::Kind::kService) filter_.service = row.name;
  page_ = 0;
  look();
  return std::nullopt;
}

bool Finder::widen() {
  if (filter_ == catalogue::Filter{}) return false;
  for (auto* narrowing : {&filter_.service, &filter_.field, &filter_.agency}) {
    if (narrowing->empty()) continue;
    narrowing->clear();
    break;
  }
  clear();
  return true;
}

void Finder::next_page() {
  if (page_ + 1 < pages()) ++page_;
}

void Finder::previous_page() {
  if (page_ > 0) --page_;
}

bool Finder::is_unknown_code() const {
  const std::string& text = entry_.text();
  const bool digit = text.find_first_of("0123456789") != std::string::npos;
  return rows_.empty() && digit && text.find(' ') == std::string::npos;
}

// The service comes last: mostly a field has one, and then nobody is asked for it.
bool Finder::list_groups() {
  const catalogue::Index& index = procedures_->index;
  if (filter_.agency.empty() && list(index.agencies(filter_), Row::Kind::kAgency)) return true;
  if (filter_.field.empty() && list(index.fields(filter_), Row::Kind::kField)) return true;
  return filter_.service.empty() && list(index.services(filter_), Row::Kind::kService);
}

// One group would be a page with nothing to choose.
bool Finder::list(const std::vector<catalogue::Group>& groups, Row::Kind kind) {
  if (groups.size() < 2) return false;
  for (const auto& group : groups) rows_.push_back({kind, group.name, group.count, 0});
  return true;
}

void Finder::look() {
  rows_.clear();
  if (!procedures_) return;
  if (entry_.empty() && list_groups()) return;
  for (const std::size_t position :
       procedures_->index.search_either(entry_.text(), entry_.keys(), filter_, kFoundMax)) {
    rows_.push_back({Row::Kind::kProcedure, "", 0, position});
  }
}

}  // namespace motcua::kiosk
