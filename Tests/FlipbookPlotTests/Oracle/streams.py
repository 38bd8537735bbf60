"""The stream lines that matplotlib finds: where each begins and ends, and how long it is.

    venv/bin/python streams.py [SEED] > streams.json

The field is u = cos(a x + b y) + c y, v = sin(d x y) + e x - f.
"""
import json, sys
import matplotlib
matplotlib.use("Agg")
import matplotlib.pyplot as plt
import numpy as np

rng = np.random.default_rng(int(sys.argv[1]) if len(sys.argv) > 1 else 1)
num = lambda a: [float(v) for v in np.ravel(a)]
cases = []
for k in range(12):
    columns, rows = (int(v) for v in rng.integers(2, 90, 2))
    left, bottom = rng.uniform(-5, 1, 2)
    x = np.linspace(left, left + rng.uniform(1, 6), columns)
    y = np.linspace(bottom, bottom + rng.uniform(1, 6), rows)
    a, b, c, d, e, f = numbers = rng.uniform(-2, 2, 6)
    xx, yy = np.meshgrid(x, y)
    u, v = np.cos(a * xx + b * yy) + c * yy, np.sin(d * xx * yy) + e * xx - f
    holes = [int(i) for i in rng.integers(0, columns * rows, 5)] if k % 3 == 2 else []
    u.flat[holes] = np.nan
    starts = np.column_stack([rng.uniform(x[0], x[-1], 9), rng.uniform(y[0], y[-1], 9)]) if k % 4 == 1 else None
    options = {"density": num(rng.uniform(.3, 1.6, 2)), "minlength": float(rng.uniform(0, .3)),
               "maxlength": float(rng.uniform(.5, 5)), "broken_streamlines": k % 5 != 3,
               "integration_direction": "backward" if k % 6 == 4 else "both"}
    figure, axes = plt.subplots()
    stream = axes.streamplot(x, y, u, v, start_points=starts, **options)
    lines = [num([line[0], line[-1]]) + [float(np.hypot(*np.diff(line, axis=0).T).sum())]
             for line in stream.lines.get_segments()]
    plt.close(figure)
    cases.append({"x": num(x), "y": num(y), "field": num(numbers), "holes": holes, "options": options,
                  "starts": None if starts is None else starts.tolist(), "lines": lines})
json.dump({"matplotlib": matplotlib.__version__, "streams": cases}, sys.stdout)
