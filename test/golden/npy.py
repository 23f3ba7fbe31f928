# SPDX-FileCopyrightText: 2026 The Etch authors
# SPDX-License-Identifier: BSL-1.0
# Prints test/data/golden_npy.hpp: files as NumPy writes them, byte by byte.
#   python3 test/golden/npy.py > test/data/golden_npy.hpp        (made with NumPy 1.24.2)
import io

import numpy as np


def emit(name, array, version=None):
    out = io.BytesIO()
    np.lib.format.write_array(out, array, version)
    data = out.getvalue()
    print(f"inline const std::string {name}{{")
    for start in range(0, len(data), 24):
        text = "".join(f"\\x{byte:02x}" for byte in data[start:start + 24])
        print(f'    "{text}"')
    print(f"    , {len(data)}}};\n")


print("""// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// Files as NumPy writes them; written by test/golden/npy.py.
// clang-format off
#pragma once

#include <string>

namespace golden {
""")
rows = np.array([[1.5, -2, 3], [0.25, 5, -6]])
for kind in ("f2", "f4", "f8"):
    emit(f"rows_{kind}", rows.astype("<" + kind))
    emit(f"rows_big_{kind}", rows.astype(">" + kind))
emit("rows_fortran", np.asfortranarray(rows))
emit("rows_version_2", rows, (2, 0))
emit("rows_version_3", rows, (3, 0))
whole = np.array([[1, -2, 3], [100, 5, -6]])
for kind in ("i1", "<i2", ">i2", "<i4", ">i4", "<i8", ">i8"):
    emit("rows_" + kind.replace("<", "").replace(">", "big_"), whole.astype(kind))
emit("images", np.arange(12, dtype="<f4").reshape(2, 3, 2))
emit("images_fortran", np.asfortranarray(np.arange(12, dtype="<f4").reshape(2, 3, 2)))
emit("labels_u1", np.array([3, 0], "u1"))
emit("labels_u2", np.array([3, 0], "<u2"))
emit("labels_u4", np.array([3, 0], ">u4"))
emit("labels_u8", np.array([3, 0], "<u8"))
emit("labels_i8", np.array([[3], [0]], "<i8"))
emit("labels_f4", np.array([3, 0], "<f4"))
emit("labels_b1", np.array([True, False]))
emit("labels_negative", np.array([3, -1], "<i8"))
emit("labels_half", np.array([3, 0.5], "<f8"))
emit("labels_nan", np.array([3, np.nan], "<f8"))
emit("no_rows", np.zeros((0, 3), "<f4"))
emit("no_labels", np.zeros((0,), "u1"))
emit("scalar", np.array(3.0))
emit("complex_rows", rows.astype("<c8"))
emit("half_range", np.array([[65504, 6e-8, -np.inf]], "<f2"))
print("}  // namespace golden")
