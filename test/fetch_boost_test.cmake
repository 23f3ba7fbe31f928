# Boost.Test where it is not installed: from Boost's own CMake release.
message(STATUS "Boost.Test not found: fetching Boost 1.84.0 (-DETCH_FETCH_DEPENDENCIES=OFF to refuse)")
include(FetchContent)
set(BOOST_INCLUDE_LIBRARIES test)
set(BUILD_SHARED_LIBS ON)
FetchContent_Declare(boost_test URL https://github.com/boostorg/boost/releases/download/boost-1.84.0/boost-1.84.0.tar.xz
  URL_HASH SHA256=2e64e5d79a738d0fa6fb546c6e5c2bd28f88d268a2a080546f74e5ff98f29d0e)
FetchContent_MakeAvailable(boost_test)
