// Makes an open SQLite file ready to be the record: refuses what is not ours, creates what is empty, sets and reads
// back how it is written. Knows what makes a copy of it: a mark in the file (its application_id), in force with the
// transaction that sets it, and part of every copy of the file. One thread. A failure is one sentence with the file's
// name; a foreign file is not changed.
#pragma once

#include <string>

#include "dispatcher/journal/sqlite_connection.h"

namespace motcua::journal {

enum class Takes { kRecordsAlone, kCopiesToo };

// What is refused is not changed.
StoreResult<void> make_ready(const Connection& connection, Takes takes);

// Refuses what is not a record of ours or a copy, or an empty one; changes nothing.
StoreResult<void> check_is_ours(const Connection& connection);

// Of a file that is ours.
StoreResult<bool> is_marked_as_copy(const Connection& connection);
// As durable as everything else that this connection writes.
StoreResult<void> mark_as_copy(const Connection& connection, bool copy);

// What somebody else has put beside the tables, or made of them: "it holds the trigger ...". Empty: nothing.
StoreResult<std::string> find_foreign(const Connection& connection);

}  // namespace motcua::journal
