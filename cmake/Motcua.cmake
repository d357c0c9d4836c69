# How every target of ours is built: the standard, the warnings, the sanitizers, where things land.

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/bin)
if(NOT CMAKE_BUILD_TYPE)
  set(CMAKE_BUILD_TYPE RelWithDebInfo)
endif()

find_program(CCACHE_PROGRAM ccache)
if(CCACHE_PROGRAM)
  # Told what it has to know to cache with precompiled headers, and that a build folder's name says nothing.
  set(CMAKE_CXX_COMPILER_LAUNCHER ${CMAKE_COMMAND} -E env CCACHE_SLOPPINESS=pch_defines,time_macros
    CCACHE_BASEDIR=${PROJECT_SOURCE_DIR} CCACHE_NOHASHDIR=1 ${CCACHE_PROGRAM})
  if(MOTCUA_PRECOMPILED)
    add_compile_options("SHELL:-Xclang -fno-pch-timestamp")
  endif()
endif()
find_program(LLD_PROGRAM ld.lld)
if(LLD_PROGRAM)
  add_link_options(-fuse-ld=lld)
endif()
add_link_options(-Wl,--as-needed)

if(MOTCUA_SANITIZE)
  add_compile_options(-fsanitize=${MOTCUA_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=all)
  # At each access to memory: half of the time of a build, for what AddressSanitizer sees as well.
  add_compile_options(-fno-sanitize=null,alignment,object-size,vptr)
  add_link_options(-fsanitize=${MOTCUA_SANITIZE})
  add_compile_definitions(MOTCUA_INSTRUMENTED)  # time and memory say little
  if(MOTCUA_SANITIZE MATCHES "thread")
    add_compile_definitions(MOTCUA_THREAD_SANITIZER)
  endif()
endif()

# Clang reads the headers that most files include once for all libraries and once for all programs and tests. Only to
# build faster: GCC (dev, release) does without, and so sees that every file names what it uses.
function(motcua_precompiled target)
  file(WRITE ${CMAKE_BINARY_DIR}/${target}.cpp "")
  add_library(${target} OBJECT ${CMAKE_BINARY_DIR}/${target}.cpp)
  target_include_directories(${target} PRIVATE ${PROJECT_SOURCE_DIR})
  target_link_libraries(${target} PRIVATE motcua_messages motcua_asio cppzmq tl::expected fmt::fmt spdlog::spdlog)
  target_precompile_headers(${target} PRIVATE
    <algorithm> <array> <chrono> <cstdint> <deque> <filesystem> <fstream> <functional> <map> <memory> <mutex> <optional>
    <set> <span> <sstream> <string> <string_view> <thread> <utility> <vector>
    <boost/asio/io_context.hpp> <boost/asio/post.hpp> <boost/asio/steady_timer.hpp>
    <fmt/format.h> <spdlog/spdlog.h> <tl/expected.hpp> <zmq.hpp> <protocol/messages.pb.h>)
endfunction()

function(motcua_use_precompiled target from)
  if(MOTCUA_PRECOMPILED)
    # The macros it was made with.
    foreach(library motcua_asio fmt::fmt spdlog::spdlog)
      target_compile_definitions(${target} PRIVATE $<TARGET_PROPERTY:${library},INTERFACE_COMPILE_DEFINITIONS>)
    endforeach()
    target_precompile_headers(${target} REUSE_FROM ${from})
  endif()
endfunction()

# Programs' and tests' own files are not where the time goes: without optimisation they are built faster.
function(motcua_quickly_built target)
  target_compile_options(${target} PRIVATE $<$<CONFIG:Debug>:-O0>)
endfunction()

# Warnings for code of ours (generated code is compiled without them). GCC is the compiler that has to be content; Clang
# builds sanitizers and fuzzers only.
function(motcua_warnings target)
  if(NOT CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    return()
  endif()
  target_compile_options(${target} PRIVATE -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Werror)
endfunction()

# motcua_library(NAME SOURCES... LINKS public-targets... PRIVATE_LINKS targets... [PURE])
# Headers are included from the root of the repository: #include "dispatcher/hall/hall.h".
# PURE: sees only the headers it names, in every build.
function(motcua_library name)
  cmake_parse_arguments(ARG "PURE" "" "SOURCES;LINKS;PRIVATE_LINKS" ${ARGN})
  add_library(${name} STATIC ${ARG_SOURCES})
  target_include_directories(${name} PUBLIC ${PROJECT_SOURCE_DIR})
  target_link_libraries(${name} PUBLIC ${ARG_LINKS} PRIVATE ${ARG_PRIVATE_LINKS})
  motcua_warnings(${name})
  if(NOT ARG_PURE)
    motcua_use_precompiled(${name} motcua_library_headers)
  endif()
endfunction()

# motcua_program(NAME SOURCES... LINKS targets...)
function(motcua_program name)
  cmake_parse_arguments(ARG "" "" "SOURCES;LINKS" ${ARGN})
  add_executable(${name} ${ARG_SOURCES})
  target_link_libraries(${name} PRIVATE ${ARG_LINKS})
  target_compile_definitions(${name} PRIVATE MOTCUA_VERSION="${PROJECT_VERSION}")
  motcua_warnings(${name})
  motcua_quickly_built(${name})
  motcua_use_precompiled(${name} motcua_program_headers)
  install(TARGETS ${name} RUNTIME DESTINATION bin)
endfunction()

# motcua_test(NAME SOURCES... LINKS targets... [TIMEOUT seconds] [LABELS ...] [LONG_LOOPS])
# One doctest executable, one ctest entry. Tests link the libraries; they never compile product sources again.
# LONG_LOOPS: the test itself works hard (properties), and is optimised.
function(motcua_test name)
  cmake_parse_arguments(ARG "LONG_LOOPS" "TIMEOUT" "SOURCES;LINKS;LABELS" ${ARGN})
  if(NOT ARG_TIMEOUT)
    set(ARG_TIMEOUT 300)
  endif()
  add_executable(${name} ${ARG_SOURCES})
  target_link_libraries(${name} PRIVATE motcua_test_main ${ARG_LINKS})
  set_target_properties(${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/tests)
  motcua_warnings(${name})
  if(ARG_LONG_LOOPS)
    motcua_use_precompiled(${name} motcua_library_headers)
  else()
    motcua_quickly_built(${name})
    motcua_use_precompiled(${name} motcua_program_headers)
  endif()
  add_test(NAME ${name} COMMAND ${name})
  set_tests_properties(${name} PROPERTIES TIMEOUT ${ARG_TIMEOUT} LABELS "${ARG_LABELS}"
    ENVIRONMENT "TSAN_OPTIONS=suppressions=${PROJECT_SOURCE_DIR}/tests/tsan.supp halt_on_error=1;LSAN_OPTIONS=suppressions=${PROJECT_SOURCE_DIR}/tests/lsan.supp:print_suppressions=0;UBSAN_OPTIONS=print_stacktrace=1")
endfunction()

# motcua_proto(NAME FILE...): a library of generated protobuf code, included as "folder/file.pb.h" from the repository's root.
function(motcua_proto name)
  set(out ${CMAKE_BINARY_DIR}/generated)
  foreach(proto ${ARGN})
    file(RELATIVE_PATH relative ${PROJECT_SOURCE_DIR} ${CMAKE_CURRENT_SOURCE_DIR}/${proto})
    string(REGEX REPLACE "\\.proto$" "" stem ${relative})
    add_custom_command(
      OUTPUT ${out}/${stem}.pb.cc ${out}/${stem}.pb.h
      COMMAND ${CMAKE_COMMAND} -E make_directory ${out}
      COMMAND protobuf::protoc --cpp_out=${out} -I ${PROJECT_SOURCE_DIR} ${PROJECT_SOURCE_DIR}/${relative}
      DEPENDS ${PROJECT_SOURCE_DIR}/${relative} protobuf::protoc
      VERBATIM)
    list(APPEND sources ${out}/${stem}.pb.cc ${out}/${stem}.pb.h)
  endforeach()
  add_library(${name} STATIC ${sources})
  target_include_directories(${name} SYSTEM PUBLIC ${out})
  target_link_libraries(${name} PUBLIC protobuf::libprotobuf)
endfunction()

# motcua_fuzzer(NAME LINKS targets... [LENGTH bytes] [DICTIONARY file])
# tests/fuzz/NAME.cpp as a libFuzzer program; its ctest entry runs the corpus and then a few seconds of new input. A
# find is left in build/.../found.
function(motcua_fuzzer name)
  cmake_parse_arguments(ARG "" "LENGTH;DICTIONARY" "LINKS" ${ARGN})
  if(NOT ARG_LENGTH)
    set(ARG_LENGTH 4096)
  endif()
  set(program fuzz-${name})
  add_executable(${program} ${name}.cpp)
  target_link_libraries(${program} PRIVATE ${ARG_LINKS})
  target_include_directories(${program} PRIVATE ${PROJECT_SOURCE_DIR})
  target_link_options(${program} PRIVATE -fsanitize=fuzzer)
  set_target_properties(${program} PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/fuzzers)
  add_dependencies(motcua-fuzz ${program})
  # entropic: its bookkeeping costs more than our inputs do.
  set(options -max_len=${ARG_LENGTH} -timeout=20 -rss_limit_mb=2048 -entropic=0 -print_funcs=0)
  if(ARG_DICTIONARY)
    list(APPEND options -dict=${CMAKE_CURRENT_SOURCE_DIR}/${ARG_DICTIONARY})
  endif()
  # What scripts/fuzz runs it with.
  string(JOIN " " line ${options})
  file(WRITE ${CMAKE_BINARY_DIR}/fuzzers/${program}.options "${line}\n")
  set(found ${CMAKE_BINARY_DIR}/found/${name})
  file(MAKE_DIRECTORY ${found})
  add_test(NAME fuzz_${name}
    COMMAND ${program} ${options} -max_total_time=${MOTCUA_FUZZ_SECONDS} -verbosity=0 -print_final_stats=1
      -artifact_prefix=${CMAKE_BINARY_DIR}/found/${name}- ${found} ${CMAKE_CURRENT_SOURCE_DIR}/corpus/${name})
  set_tests_properties(fuzz_${name} PROPERTIES TIMEOUT 300
    ENVIRONMENT "UBSAN_OPTIONS=print_stacktrace=1")
endfunction()
