// Save then load is the identity; every file that breaks a rule is refused and changes nothing.
#include <etch/io/safetensors.hpp>

#include <boost/test/unit_test.hpp>
#include <cmath>
#include <cstdint>
#include <limits>

#include "temporary.hpp"

BOOST_AUTO_TEST_SUITE(safetensors)

std::string file_of(const std::string& header, const std::string& data = "") {
  std::string bytes;
  for (int shift = 0; shift < 64; shift += 8) bytes += static_cast<char>((header.size() >> shift) & 0xff);
  return bytes + header + data;
}

etch::tensor_file opened(const std::string& bytes) {
  return etch::tensor_file::view(std::as_bytes(std::span(bytes)), "x.safetensors");
}

std::string refusal(const std::string& bytes) {
  try {
    opened(bytes);
    return "taken";
  } catch (const etch::load_error& error) {
    return error.what();
  }
}

struct two_layers {
  std::vector<float> weight = std::vector<float>(17 * 13), bias = std::vector<float>(17);
  std::vector<double> scale = std::vector<double>(3);
  std::int64_t step = 0;

  void number(float first) {
    for (float& value : weight) value = first++;
    for (float& value : bias) value = first++;
    for (double& value : scale) value = static_cast<double>(first++);
    step = static_cast<std::int64_t>(first);
  }
  std::vector<etch::source_tensor> sources() const {
    return {etch::dense_source("0.weight", {17, 13}, weight.data()), etch::dense_source("0.bias", {17}, bias.data()),
            etch::dense_source("1.scale", {3}, scale.data()), etch::dense_source("etch.step", {}, &step)};
  }
  std::vector<etch::target_tensor> targets() {
    return {etch::dense_target("0.weight", {17, 13}, weight.data()), etch::dense_target("0.bias", {17}, bias.data()),
            etch::dense_target("1.scale", {3}, scale.data()), etch::dense_target("etch.step", {}, &step)};
  }
  bool operator==(const two_layers&) const = default;
};

std::string saved(const two_layers& layers) {
  const temporary_folder folder;
  etch::save_tensors(folder / "a", layers.sources());
  return content(folder / "a");
}

BOOST_AUTO_TEST_CASE(save_then_load_is_the_identity) {
  const temporary_folder folder;
  two_layers a, b;
  a.number(1);
  a.weight[3] = -0.0f;
  a.weight[4] = std::numeric_limits<float>::denorm_min();
  etch::save_tensors(folder / "a.safetensors", a.sources(), {{"etch_network", "Dense<13, 17, \"Tanh\">\n"}});
  etch::load_tensors(folder / "a.safetensors", b.targets());
  BOOST_TEST((a == b));
  BOOST_TEST(std::signbit(b.weight[3]));
  const auto file = etch::tensor_file::open(folder / "a.safetensors");
  BOOST_TEST(file.metadata("etch_network") == "Dense<13, 17, \"Tanh\">\n");
  BOOST_TEST(file.metadata("format") == "pt");
  BOOST_TEST(file.metadata("etch_version") == "0.1.0");
  BOOST_TEST(file.metadata("none") == "");
}

BOOST_AUTO_TEST_CASE(the_bytes_are_those_of_the_format) {
  const temporary_folder folder;
  const float weight[] = {1.0f, -2.0f};
  const double wide = 0.5;
  etch::save_tensors(folder / "a",
                     std::vector{etch::dense_source("w", {1, 2}, weight), etch::dense_source("d", {}, &wide)});
  std::string header =
      R"({"__metadata__":{"format":"pt","etch_version":"0.1.0"},)"
      R"("d":{"dtype":"F64","shape":[],"data_offsets":[0,8]},"w":{"dtype":"F32","shape":[1,2],"data_offsets":[8,16]}})";
  header.append(184 - header.size(), ' ');
  BOOST_TEST(content(folder / "a") == file_of(header, std::string("\0\0\0\0\0\0\xe0\x3f\0\0\x80\x3f\0\0\0\xc0", 16)));
  BOOST_TEST((8 + header.size()) % 64 == 0u);
}

BOOST_AUTO_TEST_CASE(no_tensor_and_empty_tensors) {
  const temporary_folder folder;
  etch::save_tensors(folder / "none", {});
  BOOST_TEST(etch::tensor_file::open(folder / "none").entries().empty());
  float unused = 0;
  etch::save_tensors(folder / "empty",
                     std::vector{etch::dense_source("a", {0, 7}, &unused), etch::dense_source("b", {1}, &unused),
                                 etch::dense_source("c", {2, 0}, &unused)});
  etch::load_tensors(folder / "empty",
                     std::vector{etch::dense_target("a", {0, 7}, &unused), etch::dense_target("b", {1}, &unused),
                                 etch::dense_target("c", {2, 0}, &unused)});
  BOOST_TEST(opened(file_of("{}")).entries().empty());
}

BOOST_AUTO_TEST_CASE(every_truncation_is_refused) {
  two_layers a;
  a.number(1);
  const std::string bytes = saved(a);
  for (std::size_t length = 0; length < bytes.size(); ++length) {
    const std::string part = bytes.substr(0, length);
    BOOST_CHECK_THROW(opened(part), etch::load_error);
  }
  BOOST_CHECK_THROW(opened(bytes + '\0'), etch::load_error);
  BOOST_TEST(refusal(bytes.substr(0, bytes.size() - 1)) ==
             "load 'x.safetensors': expected 984 bytes of data, found 983");
}

// A flipped bit may give another valid file (a letter of a name, a digit of the metadata), but never a crash, and never
// a changed target when the load is refused.
BOOST_AUTO_TEST_CASE(every_flipped_bit_of_the_header_is_refused_or_harmless) {
  two_layers a;
  a.number(1);
  const std::string bytes = saved(a);
  const std::size_t header_end = bytes.find("  ");
  std::size_t refused = 0, taken = 0;
  for (std::size_t at = 0; at < header_end; ++at)
    for (int bit = 0; bit < 8; ++bit) {
      std::string flipped = bytes;
      flipped[at] = static_cast<char>(flipped[at] ^ (1 << bit));
      two_layers b;
      try {
        const std::unique_ptr<char[]> exact(new char[flipped.size()]);  // so that the sanitizer sees one byte too far
        std::copy(flipped.begin(), flipped.end(), exact.get());
        etch::load_tensors(etch::tensor_file::view(std::as_bytes(std::span(exact.get(), flipped.size()))), b.targets());
        BOOST_TEST((a == b));
        ++taken;
      } catch (const etch::load_error&) {
        BOOST_TEST((b == two_layers{}));
        ++refused;
      }
    }
  BOOST_TEST(refused > 9 * taken);
}

BOOST_AUTO_TEST_CASE(random_edits_never_crash) {
  two_layers a;
  a.number(1);
  const std::string bytes = saved(a);
  std::uint64_t state = 7;
  const auto random = [&](std::size_t below) {
    state = state * 6364136223846793005u + 1442695040888963407u;
    return static_cast<std::size_t>(state >> 33) % below;
  };
  const std::string alphabet = "{}[]\":,0123456789 \\u\xff";
  for (int round = 0; round < 20000; ++round) {
    std::string text = bytes;
    for (std::size_t edits = 1 + random(4); edits-- > 0;) {
      const std::size_t at = 8 + random(400);
      if (random(3) == 0)
        text.erase(at, 1 + random(9));
      else if (random(2) == 0)
        text.insert(at, 1, alphabet[random(alphabet.size())]);
      else
        text[at] = alphabet[random(alphabet.size())];
    }
    const std::size_t padding = text.size() - bytes.size() + 376;
    if (random(2) == 0) text[0] = static_cast<char>(padding & 0xff), text[1] = static_cast<char>(padding >> 8);
    two_layers b;
    try {
      const std::unique_ptr<char[]> exact(new char[text.size()]);
      std::copy(text.begin(), text.end(), exact.get());
      etch::load_tensors(etch::tensor_file::view(std::as_bytes(std::span(exact.get(), text.size()))), b.targets());
    } catch (const etch::load_error&) {
      BOOST_TEST((b == two_layers{}));
    }
  }
}

std::string one(const std::string& fields, const std::string& data = std::string(8, '\0')) {
  return refusal(file_of("{\"a\":{" + fields + "}}", data));
}

BOOST_AUTO_TEST_CASE(each_rule_of_the_format_is_held) {
  const std::string good = R"("dtype":"F32","shape":[2],"data_offsets":[0,8])";
  BOOST_TEST(one(good) == "taken");
  BOOST_TEST(refusal(file_of("{\"a\":{" + good + "}}  \n", std::string(8, '\0'))) == "taken");
  const auto refused = [](const std::string& what, const char* says) {
    BOOST_TEST(what != "taken");
    BOOST_TEST(what.find(says) != std::string::npos, what << " lacks: " << says);
  };
  refused(one(good, std::string(9, '\0')), "expected 8 bytes of data, found 9");
  refused(one(R"("dtype":"F32","shape":[2],"data_offsets":[0,4])"),
          "expected 8 bytes for F32 [2], found offsets [0, 4]");
  refused(one(R"("dtype":"F32","shape":[3],"data_offsets":[0,8])"), "expected 12 bytes for F32 [3]");
  refused(one(R"("dtype":"F32","shape":[0],"data_offsets":[8,0])"), "offsets [8, 0]");
  refused(one(R"("dtype":"F99","shape":[2],"data_offsets":[0,8])"), "expected a known dtype, found 'F99'");
  refused(one(R"("dtype":"f32","shape":[2],"data_offsets":[0,8])"), "expected a known dtype");
  refused(one(R"("dtype":"F4","shape":[15],"data_offsets":[0,8])"), "expected whole bytes, found 60 bits");
  BOOST_TEST(one(R"("dtype":"F4","shape":[16],"data_offsets":[0,8])") == "taken");
  refused(one(R"("dtype":"F32","shape":[-2],"data_offsets":[0,8])"), "expected a whole number");
  refused(one(R"("dtype":"F32","shape":[2.0],"data_offsets":[0,8])"), "expected a whole number");
  refused(one(R"("dtype":"F32","shape":["2"],"data_offsets":[0,8])"), "expected a whole number");
  refused(one(R"("dtype":"F32","shape":2,"data_offsets":[0,8])"), "expected '['");
  refused(one(R"("dtype":"F32","shape":[2],"data_offsets":[0])"), "two offsets");
  refused(one(R"("dtype":"F32","shape":[2],"data_offsets":[0,8,8])"), "two offsets");
  refused(one(R"("dtype":"F32","shape":[2])"), "'data_offsets'");
  refused(one(R"("dtype":"F32","dtype":"F32","shape":[2],"data_offsets":[0,8])"), "no key twice");
  refused(one(good + R"(,"more":1)"), "'dtype', 'shape' or 'data_offsets'");
  refused(one(R"("dtype":"F32","shape":[4294967296,4294967296],"data_offsets":[0,8])"), "a size below 2^64");
  refused(one(R"("dtype":"F32","shape":[4611686018427387906],"data_offsets":[0,8])"), "a size below 2^64");
  refused(one(R"("dtype":"F32","shape":[18446744073709551616],"data_offsets":[0,8])"), "a number below 2^64");
  refused(one(R"("dtype":"F32","shape":[18446744073709551615,18446744073709551615,0],"data_offsets":[0,8])"), "2^64");

  const auto two = [](const char* first, const char* second, std::size_t size) {
    return refusal(file_of(std::string(R"({"a":{"dtype":"F32","shape":[2],"data_offsets":)") + first +
                               R"(},"b":{"dtype":"F32","shape":[2],"data_offsets":)" + second + "}}",
                           std::string(size, '\0')));
  };
  BOOST_TEST(two("[8,16]", "[0,8]", 16) == "taken");
  refused(two("[0,8]", "[4,12]", 12), "tensor 'b': expected data from byte 8, found data from byte 4");
  refused(two("[0,8]", "[0,8]", 8), "expected data from byte 8, found data from byte 0");
  refused(two("[0,8]", "[12,20]", 20), "expected data from byte 8, found data from byte 12");
  refused(two("[4,12]", "[12,20]", 20), "expected data from byte 0, found data from byte 4");
  refused(two("[18446744073709551612,4]", "[0,8]", 8), "offsets [18446744073709551612, 4]");

  const std::string entry = "\"a\":{" + good + "}";
  refused(refusal(file_of("{" + entry + "," + entry + "}", std::string(8, '\0'))), "found data from byte 0");
  const std::string empty = R"(:{"dtype":"F32","shape":[0],"data_offsets":[0,0]})";
  refused(refusal(file_of("{\"a\"" + empty + ",\"\\u0061\"" + empty + "}")),
          "tensor 'a': expected one such name, found two");
  refused(refusal(file_of(R"({"__metadata__":{"a":"1","\u0061":"2"}})")), "no key twice in the metadata");
  refused(refusal(file_of(R"({"__metadata__":{},"__metadata__":{}})")), "no key twice");
  refused(refusal(file_of(R"({"__metadata__":{"a":1}})")), "expected '\"'");
  refused(refusal(file_of(R"({"__metadata__":"a"})")), "expected '{'");
  refused(refusal(file_of("{\"__metadata__\":{\"a\":\"\xff\"}}")), "UTF-8");
  refused(refusal(file_of(" {}")), "expected '{' at byte 0");
  refused(refusal(file_of("[]")), "expected '{' at byte 0");
  refused(refusal(file_of("")), "expected '{' at byte 0");
  refused(refusal(file_of("{} {}")), "nothing after the object");
  refused(refusal(file_of(std::string("{}\0", 3))), "nothing after the object");
  refused(refusal(file_of("{\"a\":" + std::string(100000, '['))), "expected '{'");
}

BOOST_AUTO_TEST_CASE(a_header_size_is_checked_before_it_is_believed) {
  for (std::uint64_t size : {UINT64_MAX, UINT64_MAX - 7, std::uint64_t{1} << 63, std::uint64_t{100'000'001}}) {
    std::string bytes(16, ' ');
    std::memcpy(bytes.data(), &size, 8);
    BOOST_TEST(refusal(bytes).find("expected a header of at most 100000000 bytes") != std::string::npos);
  }
  std::string bytes(16, ' ');
  bytes[0] = 9;
  std::fill(bytes.begin() + 1, bytes.begin() + 8, '\0');
  BOOST_TEST(refusal(bytes) == "load 'x.safetensors': expected a header of 9 bytes, found 8 bytes after its length");
}

std::string mismatch(const two_layers& from, std::vector<etch::target_tensor> targets,
                     etch::load_options options = {}) {
  const std::string bytes = saved(from);
  try {
    etch::load_tensors(opened(bytes), targets, options);
    return "taken";
  } catch (const etch::load_error& error) {
    return error.what();
  }
}

BOOST_AUTO_TEST_CASE(a_tensor_that_does_not_fit_changes_nothing) {
  two_layers a;
  a.number(1);
  std::vector<float> big(19 * 13, -1);
  two_layers b;
  const two_layers untouched = b;
  auto targets = b.targets();

  targets.back() = etch::dense_target("0.weight", {19, 13}, big.data());
  std::swap(targets.back(), targets.front());
  targets.back().required = false;
  BOOST_TEST(mismatch(a, targets) ==
             "load 'x.safetensors': tensor '0.weight': expected shape [19, 13], found [17, 13]");
  BOOST_TEST((b == untouched));
  BOOST_TEST(big == std::vector<float>(19 * 13, -1), boost::test_tools::per_element());

  targets = b.targets();
  targets[0].shape = {13, 17};
  BOOST_TEST(mismatch(a, targets).find("expected shape [13, 17], found [17, 13]") != std::string::npos);
  targets[0].shape = {17, 13, 1};
  BOOST_TEST(mismatch(a, targets).find("expected shape [17, 13, 1], found [17, 13]") != std::string::npos);

  targets = b.targets();
  targets.push_back(etch::dense_target("2.bias", {1}, big.data()));
  BOOST_TEST(mismatch(a, targets) == "load 'x.safetensors': tensor '2.bias': expected F32 [1], found no such tensor");
  BOOST_TEST((b == untouched));
  BOOST_TEST(mismatch(a, targets, {.allow_missing = true}) == "taken");
  BOOST_TEST((b == a));

  targets = b.targets();
  targets.erase(targets.begin() + 1);
  b = untouched;
  BOOST_TEST(mismatch(a, targets) == "load 'x.safetensors': tensor '0.bias': expected no such tensor, found F32 [17]");
  BOOST_TEST((b == untouched));
  BOOST_TEST(mismatch(a, targets, {.allow_unknown = true}) == "taken");
  BOOST_TEST(b.bias == untouched.bias, boost::test_tools::per_element());
  BOOST_TEST(b.weight == a.weight, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(an_error_carries_its_parts) {
  try {
    two_layers a;
    auto targets = a.targets();
    targets[1].shape = {18};
    const std::string bytes = saved(a);
    etch::load_tensors(opened(bytes), targets);
    BOOST_FAIL("taken");
  } catch (const etch::load_error& error) {
    BOOST_TEST(error.file() == "x.safetensors");
    BOOST_TEST(error.tensor() == "0.bias");
    BOOST_TEST(error.expected() == "shape [18]");
    BOOST_TEST(error.found() == "[17]");
  }
}

BOOST_AUTO_TEST_CASE(a_checkpoint_loads_where_only_weights_are_wanted) {
  two_layers a, b;
  a.number(1);
  auto targets = b.targets();
  targets.pop_back();
  BOOST_TEST(mismatch(a, targets) == "taken");
  BOOST_TEST(b.scale == a.scale, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(numbers_that_are_not_finite) {
  for (const float bad : {std::numeric_limits<float>::infinity(), std::numeric_limits<float>::quiet_NaN()}) {
    two_layers a, b;
    a.weight[13 * 4 + 7] = bad;
    BOOST_TEST(mismatch(a, b.targets()) ==
               std::string("load 'x.safetensors': tensor '0.weight': expected finite numbers, found ") +
                   (std::isnan(bad) ? "nan" : "infinity") + " at [4, 7]");
    BOOST_TEST((b == two_layers{}));
    BOOST_TEST(mismatch(a, b.targets(), {.allow_not_finite = true}) == "taken");
  }
  two_layers a;
  a.scale[1] = 1e300;  // finite in the file, not in float
  float narrow[3] = {};
  std::vector<etch::target_tensor> targets = {etch::dense_target("1.scale", {3}, narrow)};
  BOOST_TEST(mismatch(a, targets, {.allow_unknown = true}).find("infinity at [1]") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(every_float_type_is_taken_and_no_other) {
  const auto load = [](const char* dtype, const std::string& data, auto& number) {
    const std::string bytes = file_of(std::string(R"({"a":{"dtype":")") + dtype + R"(","shape":[],"data_offsets":[0,)" +
                                          std::to_string(data.size()) + "]}}",
                                      data);
    etch::load_tensors(opened(bytes), std::vector{etch::dense_target("a", {}, &number)});
  };
  const std::string f16("\x00\x3e", 2), bf16("\xc0\x3f", 2), f32("\0\0\xc0\x3f", 4), f64("\0\0\0\0\0\0\xf8\x3f", 8);
  for (const auto& [dtype, data] : {std::pair("F16", f16), {"BF16", bf16}, {"F32", f32}, {"F64", f64}}) {
    float narrow = 0;
    double wide = 0;
    std::int64_t whole = 0;
    load(dtype, data, narrow);
    load(dtype, data, wide);
    BOOST_TEST(narrow == 1.5f);
    BOOST_TEST(wide == 1.5);
    BOOST_CHECK_THROW(load(dtype, data, whole), etch::load_error);
  }
  float number = 3;
  std::int64_t whole = 0;
  const std::string eight("\7\0\0\0\0\0\0\0", 8);
  load("I64", eight, whole);
  BOOST_TEST(whole == 7);
  for (const char* dtype : {"I64", "U64", "C64"}) BOOST_CHECK_THROW(load(dtype, eight, number), etch::load_error);
  BOOST_CHECK_THROW(load("U64", eight, whole), etch::load_error);
  BOOST_TEST(number == 3.0f);
}

BOOST_AUTO_TEST_CASE(prefixes_of_wrappers_do_not_matter) {
  BOOST_TEST(etch::detail::plain_name("_orig_mod.0.weight") == "0.weight");
  BOOST_TEST(etch::detail::plain_name("module.0.weight") == "0.weight");
  BOOST_TEST(etch::detail::plain_name("module._orig_mod.0.weight") == "0.weight");
  BOOST_TEST(etch::detail::plain_name("_orig_mod.module.0._orig_mod.weight") == "0.weight");
  BOOST_TEST(etch::detail::plain_name("0.module.weight") == "0.module.weight");
  BOOST_TEST(etch::detail::plain_name("module") == "module");
  BOOST_TEST(etch::detail::plain_name("a..b.") == "a..b.");

  const auto load = [](const std::vector<std::string>& names, const std::string& wanted) {
    const temporary_folder folder;
    std::vector<float> numbers(names.size());
    std::vector<etch::source_tensor> tensors;
    for (std::size_t i = 0; i < names.size(); ++i) {
      numbers[i] = static_cast<float>(i + 1);
      tensors.push_back(etch::dense_source(names[i], {}, &numbers[i]));
    }
    etch::save_tensors(folder / "a", tensors);
    float number = 0;
    etch::load_tensors(folder / "a", std::vector{etch::dense_target(wanted, {}, &number)}, {.allow_unknown = true});
    return number;
  };
  BOOST_TEST(load({"_orig_mod.0.weight"}, "0.weight") == 1.0f);
  BOOST_TEST(load({"module.0.weight", "0.weight"}, "0.weight") == 2.0f);
  BOOST_TEST(load({"module.0.weight", "0.weight"}, "module.0.weight") == 1.0f);
  BOOST_CHECK_THROW(load({"module.0.weight", "_orig_mod.0.weight"}, "0.weight"), etch::load_error);
}

BOOST_AUTO_TEST_CASE(a_target_is_given_aligned_numbers_wherever_the_file_has_them) {
  const std::string head = R"({"a":{"dtype":"U8","shape":[1],"data_offsets":[0,1]},)"
                           R"("b":{"dtype":"F32","shape":[1],"data_offsets":[1,5]}})";
  const std::string bytes = file_of(head, std::string("\0\0\0\xc0\x3f", 5));
  float number = 0;
  etch::target_tensor target = etch::dense_target("b", {}, &number);
  target.shape = {1};
  target.write = [](const etch::target_tensor& self, const void* numbers) {
    BOOST_TEST(reinterpret_cast<std::uintptr_t>(numbers) % sizeof(float) == 0u);
    std::memcpy(self.context, numbers, sizeof(float));
  };
  for (std::size_t shift = 0; shift < 4; ++shift) {
    number = 0;
    const std::string shifted = std::string(shift, 'x') + bytes;
    const auto view = std::as_bytes(std::span(shifted)).subspan(shift);
    etch::load_tensors(etch::tensor_file::view(view), std::vector{target}, {.allow_unknown = true});
    BOOST_TEST(number == 1.5f);
  }
}

BOOST_AUTO_TEST_CASE(batch_counters_may_stay_unused) {
  const temporary_folder folder;
  const std::int64_t count = 9;
  float number = 0;
  etch::save_tensors(folder / "a", std::vector{etch::dense_source("1.num_batches_tracked", {}, &count),
                                               etch::dense_source("1.weight", {}, &number)});
  etch::load_tensors(folder / "a", std::vector{etch::dense_target("1.weight", {}, &number)});
  std::int64_t read = 0;
  etch::load_tensors(folder / "a", std::vector{etch::dense_target("1.weight", {}, &number),
                                               etch::dense_target("1.num_batches_tracked", {}, &read)});
  BOOST_TEST(read == 9);
}

BOOST_AUTO_TEST_CASE(what_cannot_be_saved_leaves_no_file) {
  const temporary_folder folder;
  const float number = 0;
  const auto save = [&](const std::vector<etch::source_tensor>& tensors, etch::file_metadata metadata = {}) {
    etch::save_tensors(folder / "a", tensors, metadata);
  };
  const auto fine = etch::dense_source("a", {}, &number);
  BOOST_CHECK_THROW(save({fine, fine}), etch::save_error);
  BOOST_CHECK_THROW(save({etch::dense_source("__metadata__", {}, &number)}), etch::save_error);
  BOOST_CHECK_THROW(save({etch::dense_source("\xff", {}, &number)}), etch::save_error);
  BOOST_CHECK_THROW(save({fine}, {{"a", "\x80"}}), etch::save_error);
  BOOST_CHECK_THROW(save({fine}, {{"format", "np"}}), etch::save_error);
  BOOST_TEST(std::filesystem::is_empty(folder.path));
}

BOOST_AUTO_TEST_CASE(names_of_any_kind_come_back) {
  const temporary_folder folder;
  const float number = 4;
  float read = 0;
  for (const char* name : {"", "a\"b\\c", "line\nbreak", "\xc3\xa9", "a.b.c", "{", " "}) {
    etch::save_tensors(folder / "a", std::vector{etch::dense_source(name, {}, &number)});
    read = 0;
    etch::load_tensors(folder / "a", std::vector{etch::dense_target(name, {}, &read)});
    BOOST_TEST(read == 4.0f);
  }
}

BOOST_AUTO_TEST_CASE(what_is_no_file_is_explained) {
  const temporary_folder folder;
  const auto says = [](const char* text) {
    return [text](const etch::load_error& error) { return std::string(error.what()).find(text) != std::string::npos; };
  };
  BOOST_CHECK_EXCEPTION(etch::tensor_file::open(folder / "none"), etch::load_error, says("No such file or directory"));
  BOOST_CHECK_EXCEPTION(etch::tensor_file::open(folder.path), etch::load_error, says("regular file"));
  BOOST_CHECK_EXCEPTION(etch::tensor_file::open("/dev/zero"), etch::load_error, says("regular file"));
  put(folder / "short", "abc");
  BOOST_CHECK_EXCEPTION(etch::tensor_file::open(folder / "short"), etch::load_error, says("at least 8 bytes, found 3"));
}

BOOST_AUTO_TEST_CASE(values_of_a_shape_that_only_the_file_knows) {
  const temporary_folder folder;
  const std::vector<double> losses{0.5, 0.25, 0.125};
  etch::save_tensors(folder / "a", std::vector{etch::dense_source("etch.loss", {3}, losses.data())});
  const auto file = etch::tensor_file::open(folder / "a");
  BOOST_TEST(file.values<double>("etch.loss") == losses, boost::test_tools::per_element());
  BOOST_CHECK_THROW(file.values<double>("none"), etch::load_error);
  BOOST_CHECK_THROW(file.values<std::int64_t>("etch.loss"), etch::load_error);
}

BOOST_AUTO_TEST_SUITE_END()
