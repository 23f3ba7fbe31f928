// A written file appears whole or not at all.
#include <etch/io/file.hpp>

#include <sys/resource.h>

#include <boost/test/unit_test.hpp>
#include <csignal>

#include "temporary.hpp"

BOOST_AUTO_TEST_SUITE(files)

namespace fs = std::filesystem;

std::size_t files_in(const fs::path& folder) {
  return static_cast<std::size_t>(std::distance(fs::directory_iterator(folder), fs::directory_iterator()));
}

BOOST_AUTO_TEST_CASE(nothing_shows_before_commit_and_all_after) {
  const temporary_folder folder;
  const auto path = folder / "a";
  put(path, "old");
  {
    etch::atomic_file file(path);
    file.write("new and longer");
    BOOST_TEST(content(path) == "old");
    file.commit();
    BOOST_TEST(content(path) == "new and longer");
  }
  BOOST_TEST(files_in(folder.path) == 1u);
  { etch::atomic_file(path).write("never"); }
  BOOST_TEST(content(path) == "new and longer");
  BOOST_TEST(files_in(folder.path) == 1u);
}

BOOST_AUTO_TEST_CASE(permissions_and_links_stay) {
  const temporary_folder folder;
  put(folder / "real", "old");
  fs::permissions(folder / "real", fs::perms::owner_read | fs::perms::owner_write);
  fs::create_symlink("real", folder / "link");
  etch::atomic_file file(folder / "link");
  file.write("new");
  file.commit();
  BOOST_TEST(fs::is_symlink(folder / "link"));
  BOOST_TEST(content(folder / "real") == "new");
  BOOST_TEST((fs::status(folder / "real").permissions() == (fs::perms::owner_read | fs::perms::owner_write)));
}

BOOST_AUTO_TEST_CASE(what_cannot_be_written_is_an_error_with_the_reason) {
  const temporary_folder folder;
  const auto says = [](const char* text) {
    return [text](const etch::save_error& error) { return std::string(error.what()).find(text) != std::string::npos; };
  };
  BOOST_CHECK_EXCEPTION(etch::atomic_file(folder / "none/a"), etch::save_error, says("No such file or directory"));
  BOOST_CHECK_EXCEPTION(etch::atomic_file(folder.path), etch::save_error, says("regular file"));
  BOOST_CHECK_EXCEPTION(etch::atomic_file("/dev/null"), etch::save_error, says("regular file"));
  BOOST_CHECK_EXCEPTION(etch::atomic_file(""), etch::save_error, says("save ''"));
}

BOOST_AUTO_TEST_CASE(a_write_that_fails_leaves_the_old_file) {
  const temporary_folder folder;
  put(folder / "a", "old");
  rlimit limit{};
  ::getrlimit(RLIMIT_FSIZE, &limit);
  const rlimit small{100, limit.rlim_max};
  const auto handler = std::signal(SIGXFSZ, SIG_IGN);
  ::setrlimit(RLIMIT_FSIZE, &small);
  std::string reason;
  try {
    etch::atomic_file file(folder / "a");
    file.write(std::string(1000, 'x'));
    file.commit();
  } catch (const etch::save_error& error) {
    reason = error.what();
  }
  ::setrlimit(RLIMIT_FSIZE, &limit);
  std::signal(SIGXFSZ, handler);
  BOOST_TEST(reason.find("File too large") != std::string::npos);
  BOOST_TEST(content(folder / "a") == "old");
  BOOST_TEST(files_in(folder.path) == 1u);
}

BOOST_AUTO_TEST_SUITE_END()
