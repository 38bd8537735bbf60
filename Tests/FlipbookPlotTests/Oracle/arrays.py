"""Files that NumPy writes, for tests that read them: python arrays.py > arrays.json

Each entry is a file in base64, with its shape and its numbers in the order of C; those of files that hold something
else than real numbers are missing.
"""

import base64
import io
import itertools
import json
import sys

import numpy as np

cases = []


def add(name, array, version=None, readable=True):
    file = io.BytesIO()
    np.lib.format.write_array(file, array, version=version)
    case = {"name": name, "file": base64.b64encode(file.getvalue()).decode(), "shape": list(array.shape)}
    if readable:
        values = array.astype(float).ravel(order="C")
        case["values"] = [repr(float(value)) for value in values]
    cases.append(case)


numbers = np.arange(24).reshape(2, 3, 4)
types = ["b1", "i1", "u1", "i2", "u2", "i4", "u4", "i8", "u8", "f2", "f4", "f8"]
for kind, byte_order, order in itertools.product(types, "<>", "CF"):
    signed = kind[0] in "if"
    values = (numbers * 5 - (60 if signed else 0)) % (256 if not signed else 1000) if kind != "b1" else numbers % 3 == 0
    array = np.array(values, dtype=byte_order + kind, order=order)
    add(f"{array.dtype.str} {order}", array)
    add(f"{array.dtype.str} {order} plane", np.array(values[1], dtype=byte_order + kind, order=order))
special = [0.0, -0.0, 1.0, -2.5, np.inf, -np.inf, np.nan, 6e-8, 6.1e-5, 65504.0, 0.1, 1 / 3]
for kind in ["f2", "f4", "f8"]:
    add(f"special {kind}", np.array(special, dtype=kind))
for kind in ["i1", "u1", "i2", "u2", "i4", "u4", "i8", "u8"]:
    add(f"ends {kind}", np.array([np.iinfo(kind).min, np.iinfo(kind).max], dtype=kind))
add("a number", np.array(7.5))
add("nothing", np.zeros((0, 3)))
for version in [(1, 0), (2, 0), (3, 0)]:
    add(f"version {version[0]}", np.arange(5.0), version=version)
add("complex", np.ones(3, dtype=complex), readable=False)
add("long double", np.ones(3, dtype=np.longdouble), readable=False)
add("text", np.array(["a", "b"]), readable=False)
add("dates", np.array(["2020-01-01"], dtype="M8[D]"), readable=False)
add("records", np.zeros(2, dtype=[("a", "f4"), ("b", "i2")]), readable=False)
json.dump(cases, sys.stdout, indent=0)
