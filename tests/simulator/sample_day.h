// A small day in the format of the recorded ones.
#pragma once

#include <string>

namespace motcua::tests {

inline const std::string kDayHeader = "t_s,event,ticket,service,class,counter\n";

// Two services, three counters, one who leaves, one with priority.
inline const std::string kSampleDay = kDayHeader +
                                      "28800,issue,1,A,ordinary,\n"
                                      "28810,call,1,A,ordinary,1\n"
                                      "28900,issue,2,A,priority,\n"
                                      "28930,issue,1,BX,ordinary,\n"
                                      "28990,finish,1,A,ordinary,1\n"
                                      "29000,call,2,A,priority,2\n"
                                      "29010,issue,3,A,ordinary,\n"
                                      "29100,leave,3,A,ordinary,\n"
                                      "29200,call,1,BX,ordinary,3\n"
                                      "29300,finish,2,A,priority,2\n"
                                      "29500,finish,1,BX,ordinary,3\n";

}  // namespace motcua::tests
