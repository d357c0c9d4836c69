// Files that must still be there after a power cut: sync a file, sync a folder (the names in it), put one file in the
// place of another. Blocking, any thread. A failure is one sentence with the file's name.
#pragma once

#include <filesystem>
#include <string>

#include "dispatcher/journal/store.h"

namespace motcua::journal {

StoreResult<void> sync_file(const std::filesystem::path& file);
// Makes the names of new files in the folder last.
StoreResult<void> sync_folder_of(const std::filesystem::path& file);
// `from` takes the place of `to` at once and for good: whoever looks sees the one or the other, whole.
StoreResult<void> put_in_place(const std::filesystem::path& from, const std::filesystem::path& to);
// A name beside `file` for something that is not complete yet; of this process alone.
std::filesystem::path name_beside(const std::filesystem::path& file);
// The same sentence with the name that people know instead of the one beside it, which is gone when they read it.
std::string with_known_name(std::string sentence, const std::filesystem::path& beside,
                            const std::filesystem::path& known);

}  // namespace motcua::journal
