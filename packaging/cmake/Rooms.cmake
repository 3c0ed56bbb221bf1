file(WRITE ${CMAKE_BINARY_DIR}/pch_anchor.cpp "// anchors the shared precompiled headers\n")

# tw_room(NAME [TORCH] [USES target...]): one static library tw_NAME from all sources of the current folder.
# The dependency list is the border of the room; tests/house checks that no #include steps over it.
function(tw_room name)
  cmake_parse_arguments(ROOM "TORCH" "" "USES" ${ARGN})
  file(GLOB sources CONFIGURE_DEPENDS *.cpp *.h)
  if(NOT sources MATCHES "\\.cpp")
    list(APPEND sources ${CMAKE_BINARY_DIR}/pch_anchor.cpp)
  endif()
  add_library(tw_${name} STATIC ${sources})
  set_target_properties(tw_${name} PROPERTIES LINKER_LANGUAGE CXX)
  target_link_libraries(tw_${name} PUBLIC tw_flags ${ROOM_USES})
  if(ROOM_TORCH)
    target_link_libraries(tw_${name} PUBLIC tw_torch)
    tw_use_torch_headers(tw_${name})
  else()
    tw_use_common_headers(tw_${name})
  endif()
endfunction()

# Precompiled headers: each family is compiled once and shared by all rooms with the same flags.
add_library(tw_pch_common STATIC ${CMAKE_BINARY_DIR}/pch_anchor.cpp)
target_link_libraries(tw_pch_common PUBLIC tw_flags nlohmann_json::nlohmann_json)
target_precompile_headers(tw_pch_common PRIVATE
  <algorithm> <array> <chrono> <cstdint> <filesystem> <functional> <map> <memory> <mutex> <optional> <set> <span>
  <sstream> <string> <string_view> <thread> <unordered_map> <utility> <variant> <vector> <nlohmann/json.hpp>)

add_library(tw_pch_torch STATIC ${CMAKE_BINARY_DIR}/pch_anchor.cpp)
target_link_libraries(tw_pch_torch PUBLIC tw_flags tw_torch nlohmann_json::nlohmann_json)
target_precompile_headers(tw_pch_torch PRIVATE <nlohmann/json.hpp> <torch/torch.h>)

function(tw_use_common_headers target)
  target_link_libraries(${target} PUBLIC nlohmann_json::nlohmann_json)
  target_precompile_headers(${target} REUSE_FROM tw_pch_common)
endfunction()

function(tw_use_torch_headers target)
  target_link_libraries(${target} PUBLIC nlohmann_json::nlohmann_json)
  target_precompile_headers(${target} REUSE_FROM tw_pch_torch)
endfunction()

# tw_test(NAME SOURCES file... [USES target...] [TORCH]): one Qt Test program, registered with CTest.
function(tw_test name)
  cmake_parse_arguments(TEST "TORCH" "TIMEOUT" "SOURCES;USES" ${ARGN})
  add_executable(test_${name} ${TEST_SOURCES})
  set_target_properties(test_${name} PROPERTIES AUTOMOC ON RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/tests)
  target_compile_definitions(test_${name} PRIVATE
    TW_SOURCE_DIR="${CMAKE_SOURCE_DIR}" TW_BINARY_DIR="${CMAKE_BINARY_DIR}" TW_BIN_DIR="${CMAKE_RUNTIME_OUTPUT_DIRECTORY}")
  target_link_libraries(test_${name} PRIVATE tw_flags Qt6::Test ${TEST_USES})
  if(TEST_TORCH)
    # Torch's headers and Qt's keyword macros do not mix.
    target_compile_definitions(test_${name} PRIVATE QT_NO_KEYWORDS)
  endif()
  add_test(NAME ${name} COMMAND test_${name})
  if(NOT TEST_TIMEOUT)
    set(TEST_TIMEOUT 300)
  endif()
  set_tests_properties(${name} PROPERTIES TIMEOUT ${TEST_TIMEOUT}
    # CTest alone watches the time: Qt Test's own watchdog ends a slow function after five minutes.
    ENVIRONMENT "QT_QPA_PLATFORM=offscreen;QTEST_FUNCTION_TIMEOUT=1800000")
endfunction()
