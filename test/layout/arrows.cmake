# What lies at the top of the repository.
set(top .ci benchmarks cmake docs examples include packaging src test
    .clang-format .clang-tidy .editorconfig .gitignore CHANGELOG.md CMakeLists.txt CMakePresets.json CONTRIBUTING.md
    LICENSE README.md mkdocs.yml run)

# Which folder of include/etch may see which: the table of docs/design.md, one arrow each. What is seen through another
# folder is seen too, so `run` sees `nn` by way of `plan`.
set(folders core expr nn plan kernel run data metric io report interop)
set(sees_core)
set(sees_expr core)
set(sees_nn expr)
set(sees_plan nn)
set(sees_kernel core)
set(sees_run plan kernel data metric io report)
set(sees_data core)
set(sees_metric core)
set(sees_io core)
set(sees_report plan metric core)
set(sees_interop nn)

# The headers above the folders, from small to large; each sees those before it and what is named here.
set(umbrellas declare infer train etch)
set(sees_declare plan)
set(sees_infer run)
set(sees_train run data metric)
set(sees_etch run data metric io report)

# Libraries, by the folders that may include them. The standard library is open to all.
set(library_boost/hana interop)
set(library_xsimd interop)
set(library_immintrin.h kernel)
set(library_arm_neon.h kernel)
set(library_zlib.h io data)
set(library_time.h report io)
set(library_unistd.h io data report)
set(library_signal.h run)
set(library_oneapi run)
set(library_fcntl.h io data)
set(library_sys io data report)
set(library_sys/mman.h core)  # where Linux is

# What the headers that declare and infer never reach: slow to parse, or in need of an operating system.
set(slow_headers iostream random ranges regex filesystem fstream thread future cmath algorithm vector string iterator)
