// What the program tells the shell. Scripts rely on the numbers.
#pragma once

namespace motcua::cli {

enum class ExitCode : int {
  kDone = 0,
  kRejected = 1,      // the dispatcher said no; or a file has mistakes
  kUsage = 2,         // the command line cannot be understood
  kNoConnection = 3,  // nothing was sent
  kUnconfirmed = 4,   // sent and not answered: it may have had its effect
};

}  // namespace motcua::cli
