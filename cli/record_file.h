// What the words that read the record share: which file, which language, and how they say what went wrong. One thread.
#pragma once

#include <filesystem>
#include <memory>
#include <string>

#include <CLI/CLI.hpp>
#include <tl/expected.hpp>

#include "dispatcher/journal/reader.h"
#include "ui/text/catalogue.h"

namespace motcua::cli {

struct RecordFile {
  std::string journal;  // the record itself, or
  std::string config;   // the dispatcher's configuration, which names it
};

void add_record_options(CLI::App& word, RecordFile& file);

// The record's file as it is named.
tl::expected<std::filesystem::path, std::string> journal_of(const RecordFile& file);

// Only to read, also while the dispatcher runs. Errors name the file.
tl::expected<std::unique_ptr<journal::RecordReader>, std::string> open_record(const RecordFile& file);

// As named; else by the first configuration that is there: $MOTCUA_CONFIG, dispatcher.toml in the working folder,
// /etc/motcua/dispatcher.toml. For words that only read. Where there is none: a sentence.
tl::expected<RecordFile, std::string> named_or_usual(const RecordFile& file);

// Empty when the record is named one way or the other; else a sentence.
std::string check_named(const RecordFile& file);

// "vi" or "en"; empty: Vietnamese where the environment is, English otherwise.
const text::Catalogue& words_in(const text::Catalogues& all, const std::string& language);

// On standard error, after the program's name.
void complain(const std::string& sentence);

}  // namespace motcua::cli
