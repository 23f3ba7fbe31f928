# conan create packaging/conan
import os
import re

from conan import ConanFile
from conan.tools.build import check_min_cppstd
from conan.tools.files import copy, load
from conan.tools.layout import basic_layout

required_conan_version = ">=2.0"


class Etch(ConanFile):
    name = "etch"
    license = "BSL-1.0"
    description = "A compile-time neural-network DSL in C++20"
    topics = ("neural-network", "simd", "header-only", "constexpr")
    package_type = "header-library"
    settings = "os", "arch", "compiler", "build_type"
    options = {"gzip": [True, False], "xsimd": [True, False], "hana": [True, False]}
    default_options = {"gzip": True, "xsimd": False, "hana": False}
    no_copy_source = True

    @property
    def _root(self):
        return os.path.join(self.recipe_folder, "..", "..")

    def set_version(self):
        header = load(self, os.path.join(self._root, "include", "etch", "core", "version.hpp"))
        self.version = ".".join(re.findall(r"define ETCH_VERSION_\w+ (\d+)", header))

    def export_sources(self):
        for pattern in ("LICENSE", "include/*"):
            copy(self, pattern, self._root, self.export_sources_folder)

    def requirements(self):
        if self.options.gzip:
            self.requires("zlib/[>=1.2.11]")
        if self.options.xsimd:
            self.requires("xsimd/[>=8.1]")
        if self.options.hana:
            self.requires("boost/[>=1.74]", options={"header_only": True})

    def validate(self):
        check_min_cppstd(self, 20)

    def layout(self):
        basic_layout(self)

    def package_id(self):
        self.info.clear()

    def package(self):
        copy(self, "LICENSE", self.source_folder, os.path.join(self.package_folder, "licenses"))
        copy(self, "*.hpp", os.path.join(self.source_folder, "include"), os.path.join(self.package_folder, "include"))

    def package_info(self):
        self.cpp_info.bindirs = []
        self.cpp_info.libdirs = []
        self.cpp_info.set_property("cmake_file_name", "etch")
        self.cpp_info.set_property("cmake_target_name", "etch::etch")
        bridges = [name for name in ("xsimd", "hana") if self.options.get_safe(name)]
        self.cpp_info.set_property("cmake_target_aliases", [f"etch::{name}" for name in bridges])
        self.cpp_info.set_property("pkg_config_name", "etch")
